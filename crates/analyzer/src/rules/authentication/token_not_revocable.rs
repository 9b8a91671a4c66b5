use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-logout-invalidation");

declare_rule! {
/// `express-jwt` is set up without `isRevoked`.
///
/// ## Why
/// A token is then good until it expires, whatever happens: logout, a stolen device, a dismissed employee.
///
/// ## Not a problem
/// `isRevoked`, or a middleware behind it that looks the session or the user up on each request.
pub const TOKEN_NOT_REVOCABLE: Rule = Rule {
    id: "token-not-revocable",
    title: "Tokens are accepted without asking whether they were revoked",
    examples: include_str!("token_not_revocable.md"),
    item: ITEM,
    severity: Severity::Note,
    confidence: Confidence::Medium,
    cwe: &[613, 522],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for package in ["express-jwt", "express-jwt.expressjwt"] {
        for call in facts.calls_to(package) {
            let options = facts.options(call.argument(0));
            match options.get_any(&["isRevoked", "isRevokedCallback"]) {
                Setting::Set(value) => {
                    report.control(ITEM, value.place(), "Revoked tokens are refused");
                }
                Setting::Absent if call.argument_count() > 0 && !looks_up(facts) => {
                    report.finding(call.head_place(), "Nothing asks whether a token was revoked, so a stolen one works until it expires, also after logout");
                }
                _ => {}
            }
        }
    }
}

/// Whether the project keeps a list of tokens or sessions, or asks for the user's state, under a name that says so.
fn looks_up(facts: &Facts<'_>) -> bool {
    facts.project_mentions(&[
        "evoked",
        "denylist",
        "denyList",
        "blacklist",
        "blocklist",
        "blockList",
        "tokenVersion",
        "token_version",
        "tokensValidAfter",
        "sessionVersion",
        "findActive",
    ])
}
