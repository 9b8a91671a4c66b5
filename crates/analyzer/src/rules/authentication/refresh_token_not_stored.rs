use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// A refresh token is accepted by its signature alone.
///
/// ## Why
/// It works for weeks, as often as it is shown. Nothing on the server can take it back, and a stolen one is never noticed:
/// that takes a record per token, used up at each refresh.
///
/// ## Not a problem
/// A token whose id, hash or version is looked up when it comes back. Where the refresh itself is not visible, nothing is reported.
pub const REFRESH_TOKEN_NOT_STORED: Rule = Rule {
    id: "refresh-token-not-stored",
    title: "A refresh token is neither stored nor used up",
    examples: include_str!("refresh_token_not_stored.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Verbs of functions that keep something.
const KEEPING: &[&str] = &[
    "add", "create", "hset", "insert", "persist", "put", "push", "sadd", "save", "set", "setex",
    "store", "update", "upsert",
];

/// What in a text shows that a record belongs to a token.
const RECORDS: &[&str] = &[
    "jti",
    "jwtid",
    "version",
    "family",
    "revoked",
    "blacklist",
    "denylist",
    "blocklist",
    "whitelist",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let accepted = facts
        .calls_to("jsonwebtoken.verify")
        .find(|call| about_refresh(facts, *call) && !looked_up(facts, *call));
    let Some(accepted) = accepted else {
        return;
    };
    let stored = facts.index().calls().iter().any(|call| {
        let Some(name) = call.name() else {
            return false;
        };
        let lower = name.to_ascii_lowercase();
        let keeps = KEEPING.iter().any(|verb| lower.starts_with(verb));
        keeps
            && !is_response(facts, *call)
            && facts
                .text(call.place())
                .to_ascii_lowercase()
                .contains("refresh")
    }) || facts.index().assignments().iter().any(|assignment| {
        let target = assignment.target.as_member_expression();
        target
            .and_then(|target| target.static_property_name())
            .is_some_and(|name| name.to_ascii_lowercase().contains("refreshtoken"))
    });
    if stored {
        return;
    }
    let signed = facts
        .calls_to("jsonwebtoken.sign")
        .find(|call| about_refresh(facts, *call));
    if signed.is_some_and(|call| has_record(&written(facts, call))) {
        return;
    }
    report
        .finding(
            signed.unwrap_or(accepted).head_place(),
            "The refresh token is kept nowhere and accepted by its signature alone, so a stolen one works until it ends by itself",
        )
        .step(accepted.place(), "accepted again and again");
}

/// The text of a call with the objects that its arguments name.
fn written<'a>(facts: &Facts<'a>, call: Call<'a>) -> String {
    let mut text = facts.text(call.place()).to_owned();
    for argument in call.arguments() {
        if let Some(object) = facts.object(argument) {
            text.push_str(facts.text(object.place()));
        }
    }
    text.to_ascii_lowercase()
}

fn has_record(text: &str) -> bool {
    RECORDS.iter().any(|word| text.contains(word))
}

/// Whether a call signs or verifies a refresh token, told by its arguments and the names around it.
fn about_refresh<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let named = facts
        .names_around(call.file, call.node)
        .first()
        .is_some_and(|name| name.to_ascii_lowercase().contains("refresh"));
    named || written(facts, call).contains("refresh")
}

/// Whether the function around a verification looks for a record of the token.
fn looked_up<'a>(facts: &Facts<'a>, verify: Call<'a>) -> bool {
    let Some(function) = facts.enclosing_function(verify.file, verify.node) else {
        return true;
    };
    let function = facts.outermost_function(function);
    // Without a new token this is only a helper of the refresh.
    let issues = facts.calls_within(function.place()).any(|call| {
        let name = call.name().unwrap_or_default().to_ascii_lowercase();
        name.contains("access")
            || name.contains("sign")
            || name.contains("issue")
            || name.contains("token")
    });
    !issues
        || has_record(&facts.text(function.place()).to_ascii_lowercase())
        || facts.calls_within(function.place()).any(|call| {
            let by_token = call.receiver().is_some()
                && call.span != verify.span
                && !is_log(facts, call)
                && !is_response(facts, call)
                && ["token", "session", "refresh", "redis", "cache", "store"]
                    .iter()
                    .any(|word| {
                        let callee = facts.text(call.callee_place()).to_ascii_lowercase();
                        callee.contains(word)
                            && !callee.starts_with("jwt")
                            && !callee.starts_with("jsonwebtoken")
                    });
            let by_argument = call.receiver().is_some()
                && call.span != verify.span
                && [
                    "find", "get", "exists", "consume", "take", "mark", "lookup", "rotate",
                ]
                .iter()
                .any(|verb| call.name().unwrap_or_default().starts_with(verb))
                && facts
                    .text(call.place())
                    .to_ascii_lowercase()
                    .contains("token");
            by_token || by_argument
        })
}
