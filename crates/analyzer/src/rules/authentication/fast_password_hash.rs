use crate::rules::prelude::*;

declare_rule! {
/// A password is hashed with a function made to be fast.
///
/// ## Why
/// MD5 and the SHA family are computed by the billion per second, so weak passwords of a stolen table fall at once.
/// Argon2id, scrypt and bcrypt are slow on purpose.
///
/// ## Not a problem
/// Tokens, file contents and cache keys: they are long and random, or no secret.
pub const FAST_PASSWORD_HASH: Rule = Rule {
    id: "fast-password-hash",
    title: "A password is hashed with a fast hash function",
    examples: include_str!("fast_password_hash.md"),
    item: ItemId("auth-password-hashing"),
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[916, 327],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Functions that hash at once, and the argument that is hashed.
const FAST: &[(&str, usize)] = &[
    ("crypto-js.MD5", 0),
    ("crypto-js.SHA1", 0),
    ("crypto-js.SHA256", 0),
    ("crypto-js.SHA3", 0),
    ("crypto-js.SHA512", 0),
    ("crypto-js/md5", 0),
    ("crypto-js/sha1", 0),
    ("crypto-js/sha256", 0),
    ("crypto-js/sha512", 0),
    ("crypto.createHash().update", 0),
    ("crypto.createHmac().update", 0),
    ("crypto.hash", 1),
    ("crypto.subtle.digest", 1),
    ("hash.js.sha256().update", 0),
    ("js-md5", 0),
    ("js-sha256", 0),
    ("js-sha256.sha256", 0),
    ("js-sha512.sha512", 0),
    ("md5", 0),
    ("sha1", 0),
    ("sha256", 0),
];

/// Functions that hash slowly: what is only shortened for them is no fault.
const SLOW: &[&str] = &["bcrypt", "argon2", "scrypt", "pbkdf2", "hashsync"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, position) in FAST {
        for call in facts.calls_to(function) {
            let Some(hashed) = call.argument(*position) else {
                continue;
            };
            if is_password(facts, hashed) {
                if is_harmless(facts, call) {
                    continue;
                }
                let algorithm = call
                    .receiver()
                    .and_then(|receiver| Call::of(facts.resolve(receiver)))
                    .or(Some(call))
                    .and_then(|create| create.argument(0))
                    .filter(|name| name.span() != hashed.span())
                    .and_then(|name| facts.string(name))
                    .unwrap_or_else(|| "a fast hash".to_owned());
                report.finding(
                    call.place(),
                    format!("A password is hashed with {algorithm}, which an attacker with the stolen hashes tries billions of times per second"),
                );
                continue;
            }
            // A helper hashes what it is given: the password is handed to it elsewhere.
            for helper in facts
                .functions_around(call.file, call.node)
                .into_iter()
                .take(2)
            {
                for caller in facts.helper_calls(helper) {
                    let password = caller
                        .arguments()
                        .find(|argument| is_password(facts, *argument));
                    if password.is_some()
                        && !names_password(facts.text(hashed.place()))
                        && !is_harmless(facts, caller)
                        && !is_harmless(facts, call)
                    {
                        report.finding(
                            caller.head_place(),
                            "A password is handed to a helper that hashes it with a fast hash, which an attacker with the stolen hashes tries billions of times per second",
                        );
                    }
                }
            }
        }
    }
}

fn names_password(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["password", "passwd", "passphrase", "pwd"]
        .iter()
        .any(|word| lower.contains(word))
        || lower
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word == "pass")
}

fn is_password<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    let text = facts.text(value.place());
    // A hash of a password, the reset of one and the like are no password.
    let lower = text.to_ascii_lowercase();
    let about = ["hash", "reset", "token", "changed", "id)"]
        .iter()
        .any(|word| lower.contains(word));
    facts.function(value).is_none()
        && if about {
            lower
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| word == "password")
        } else {
            names_password(text)
        }
}

/// Whether the hash goes into a slow one, into a comparison of two such hashes, or to the interface of known passwords.
fn is_harmless<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let is_slow = |name: &str| {
        let lower = name.to_ascii_lowercase();
        SLOW.iter().any(|slow| lower.contains(slow)) || lower == "timingsafeequal"
    };
    let around = facts
        .calls_around(call.file, call.node)
        .any(|outer| is_slow(facts.text(outer.callee_place())));
    let handed = facts
        .uses(call.file, call.node)
        .into_iter()
        .any(|used| match used {
            Use::Handed(name) => is_slow(name),
            Use::Named(_) => false,
        });
    let text = facts
        .enclosing_function(call.file, call.node)
        .map(|function| facts.text(function.place()))
        .unwrap_or_default();
    let asks_known = [
        "pwnedpasswords",
        "/range/",
        "hibp",
        "slice(0, 5)",
        "substring(0, 5)",
    ]
    .iter()
    .any(|mark| text.contains(mark));
    let slow_near = ["bcrypt.", "argon2.", "scrypt(", "scryptSync(", "pbkdf2"]
        .iter()
        .any(|mark| text.contains(mark));
    around || handed || asks_known || slow_near
}
