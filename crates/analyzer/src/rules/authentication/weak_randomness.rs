use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// `Math.random` or `crypto.pseudoRandomBytes` makes a token, a code or a password.
///
/// ## Why
/// A few outputs of the generator tell all that follow.
///
/// ## Not a problem
/// `crypto.randomBytes`, `crypto.randomInt`, `crypto.randomUUID`; `Math.random` for colours, jitter and samples.
pub const WEAK_RANDOMNESS: Rule = Rule {
    id: "weak-randomness",
    title: "A secret is made from numbers that can be foretold",
    examples: include_str!("weak_randomness.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[338, 330],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Parts of names of what must not be foretold.
const SECRETS: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "otp",
    "verificationcode",
    "resetcode",
    "confirmationcode",
    "sessionid",
    "nonce",
    "apikey",
    "salt",
    "csrf",
    "invitecode",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("Math.random") {
        if let Some(name) = secret_name(facts, call) {
            report.finding(call.place(), format!("`{name}` is made with `Math.random`, whose next numbers can be told from the last ones"));
        }
    }
    for name in ["crypto.pseudoRandomBytes", "crypto.prng"] {
        for call in facts.calls_to(name) {
            report
                .finding(call.callee_place(), "These bytes are not meant for secrets")
                .severity(Severity::Medium);
        }
    }
}

/// The name of what the number is made into: a variable, a property, or the function around it.
fn secret_name<'a>(facts: &Facts<'a>, call: Call<'a>) -> Option<String> {
    facts
        .names_around(call.file, call.node)
        .into_iter()
        .find(|name| {
            let plain_name = name.to_ascii_lowercase().replace(['_', '-'], "");
            SECRETS.iter().any(|secret| plain_name.contains(secret))
        })
        .map(str::to_owned)
}
