use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-logout-invalidation");

declare_rule! {
/// A changed password leaves the old sessions signed in.
///
/// ## Why
/// People change their password because somebody else knows it. That somebody stays signed in until the session or refresh token ends by itself.
///
/// ## Not a problem
/// Ending the other sessions, taking back refresh tokens, or raising a version that tokens are checked against. Where nothing in the file
/// keeps sessions, nothing is reported.
pub const PASSWORD_CHANGE_KEEPS_SESSIONS: Rule = Rule {
    id: "password-change-keeps-sessions",
    title: "Other sessions survive a change of the password",
    examples: include_str!("password_change_keeps_sessions.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

const HASHES: &[&str] = &[
    "@node-rs/argon2.hash",
    "@node-rs/bcrypt.hash",
    "argon2.hash",
    "bcrypt.hash",
    "bcrypt.hashSync",
    "bcryptjs.hash",
    "bcryptjs.hashSync",
];

/// Words for what keeps somebody signed in.
const KEEPERS: &[&str] = &[
    "session",
    "refreshtoken",
    "refresh_token",
    "tokens",
    "devices",
];

/// Words for its end, also where the change is only announced.
const ENDS: &[&str] = &[
    "delete",
    "del",
    "destroy",
    "drop",
    "emit",
    "end",
    "expire",
    "invalidate",
    "kill",
    "logout",
    "publish",
    "purge",
    "remove",
    "revoke",
    "signout",
    "terminate",
    "clear",
    "dispatch",
    "enqueue",
    "bump",
    "increment",
    "regenerate",
    "update",
    "rotate",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut judged = Vec::new();
    for name in HASHES {
        for hash in facts.calls_to(name) {
            let Some(function) = facts.enclosing_function(hash.file, hash.node) else {
                continue;
            };
            let function = facts.outermost_function(function);
            if judged.contains(&function.place()) || !changes_password(facts, function) {
                continue;
            }
            judged.push(function.place());
            let text = facts.text(function.place());
            // The file shows that sessions are kept; elsewhere nobody can tell.
            let around = facts
                .class_place(function)
                .map_or(text, |class| facts.text(class))
                .to_ascii_lowercase();
            if !KEEPERS.iter().any(|word| around.contains(word)) {
                continue;
            }
            let versioned = [
                "tokenVersion",
                "sessionVersion",
                "passwordChangedAt",
                "tokensValidFrom",
                "credentialsChangedAt",
                "token_version",
            ]
            .iter()
            .any(|mark| text.contains(mark));
            let ends = facts.calls_within(function.place()).find(|call| {
                if is_log(facts, *call) || is_response(facts, *call) {
                    return false;
                }
                let callee = facts.text(call.callee_place()).to_ascii_lowercase();
                let name = call.name().unwrap_or_default().to_ascii_lowercase();
                let kept = KEEPERS.iter().any(|word| callee.contains(word))
                    || call.arguments().any(|argument| {
                        let text = facts.text(argument.place()).to_ascii_lowercase();
                        KEEPERS.iter().any(|word| text.contains(word))
                    });
                let announces = ["emit", "publish", "dispatch", "enqueue"]
                    .iter()
                    .any(|word| name.contains(word));
                (kept && ENDS.iter().any(|word| name.contains(word)))
                    || announces
                    || name.contains("logouteverywhere")
            });
            match ends {
                Some(call) => report.control(
                    ITEM,
                    call.place(),
                    "A new password ends the sessions of the old one",
                ),
                None if versioned => {}
                None => {
                    let place = facts
                        .calls_around(hash.file, hash.node)
                        .last()
                        .map_or(hash.head_place(), |call| call.head_place());
                    report.finding(place, "The new password is kept and the other sessions stay signed in, those of whoever knew the old one as well");
                }
            }
        }
    }
}

/// Whether a function sets a new password for an account that exists: it checks the present one, or is called so.
fn changes_password<'a>(facts: &Facts<'a>, function: FunctionRef<'a>) -> bool {
    let name = facts
        .given_name(function)
        .unwrap_or_default()
        .to_ascii_lowercase();
    if ["register", "signup", "create", "seed", "rehash"]
        .iter()
        .any(|word| name.contains(word))
    {
        return false;
    }
    let checks = facts
        .calls_within(function.place())
        .any(|call| facts.verifies_password(call));
    let text = facts.text(function.place()).to_ascii_lowercase();
    let changes = (name.contains("password") || name == "change")
        && ["change", "reset", "update", "set"]
            .iter()
            .any(|word| name.contains(word));
    // A login that makes an old hash stronger checks a password and writes one, the same.
    changes
        || (checks
            && ["newpassword", "new_password", "fresh", "nextpassword"]
                .iter()
                .any(|word| text.contains(word)))
}
