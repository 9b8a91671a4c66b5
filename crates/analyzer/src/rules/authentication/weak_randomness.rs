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
    "passphrase",
    "otp",
    "verificationcode",
    "resetcode",
    "confirmationcode",
    "accesscode",
    "logincode",
    "pincode",
    "sessionid",
    "genid",
    "nonce",
    "apikey",
    "salt",
    "csrf",
    "invitecode",
    "recoverycode",
    "backupcode",
    "magiclink",
];

/// Functions whose numbers can be told from those before, or that choose by them.
const FORETOLD: &[&str] = &[
    "Math.random",
    "lodash.random",
    "lodash.sample",
    "lodash.sampleSize",
    "lodash.shuffle",
    "nanoid/non-secure.customAlphabet",
    "nanoid/non-secure.nanoid",
    "random-seed",
    "seedrandom",
    "underscore.random",
    "underscore.sample",
    "underscore.shuffle",
    "uniqid",
];

/// Words about a short code that lets somebody in.
const LETTING_IN: &[&str] = &[
    "otp",
    "sms",
    "sign-in",
    "login",
    "verif",
    "2fa",
    "mfa",
    "reset",
    "twofactor",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for function in FORETOLD {
        for call in facts.calls_to(function) {
            if let Some(name) = secret_name(facts, call) {
                report.finding(call.head_place(), format!("{} is made with `{function}`, whose next numbers can be told from the last ones", shown(&name)));
            }
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

fn shown(name: &str) -> String {
    if name.contains('`') {
        let mut letters = name.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
            .unwrap_or_default()
    } else {
        format!("`{name}`")
    }
}

/// The name of what the number is made into: what it is kept in, the functions that give it back and what their callers make of it.
fn secret_name<'a>(facts: &Facts<'a>, call: Call<'a>) -> Option<String> {
    // A delay is spread, and a chance is thrown.
    let is_delay = facts.calls_around(call.file, call.node).any(|outer| {
        matches!(
            outer.name(),
            Some("setTimeout" | "setInterval" | "sleep" | "delay" | "wait" | "pause")
        )
    });
    if is_delay {
        return None;
    }
    let is_secret = |name: &str| {
        let plain_name = name.to_ascii_lowercase().replace(['_', '-'], "");
        SECRETS.iter().any(|secret| plain_name.contains(secret)) && !about(&plain_name)
    };
    let around = facts.names_around(call.file, call.node);
    if let Some(name) = around.iter().find(|name| is_secret(name)) {
        return Some((*name).to_owned());
    }
    let uses = facts.uses(call.file, call.node);
    uses.iter().find_map(|used| match used {
        Use::Named(name) if is_secret(name) => Some((*name).to_owned()),
        // Who hashes it means to keep it secret.
        Use::Handed(name)
            if is_secret(name)
                || matches!(
                    *name,
                    "hashPassword" | "setPassword" | "hashSync" | "signInWith"
                ) =>
        {
            Some((*name).to_owned())
        }
        Use::Handed("hash") => Some("what is hashed".to_owned()),
        Use::Named(name @ ("code" | "pin")) => {
            let lets_in = uses.iter().any(|other| match other {
                Use::Named(other) | Use::Handed(other) => {
                    let lower = other.to_ascii_lowercase();
                    LETTING_IN.iter().any(|word| lower.contains(word))
                }
            }) || facts.kept_with(call, name, LETTING_IN);
            lets_in.then(|| (*name).to_owned())
        }
        _ => None,
    })
}

/// Names that speak about a secret without holding it: `tokenCount`, `passwordLength`.
fn about(name: &str) -> bool {
    [
        "count", "length", "index", "delay", "timeout", "interval", "size", "attempts", "jitter",
        "expiry",
    ]
    .iter()
    .any(|word| name.ends_with(word))
}
