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

fn check(facts: &Facts<'_>, report: &mut Report) {
    for update in facts.calls_to("crypto.createHash().update") {
        let Some(hashed) = update.argument(0) else {
            continue;
        };
        let text = facts.text(hashed.place()).to_ascii_lowercase();
        if !["password", "passwd", "passphrase", "pwd"]
            .iter()
            .any(|word| text.contains(word))
        {
            continue;
        }
        let algorithm = update
            .receiver()
            .and_then(|receiver| Call::of(facts.resolve(receiver)))
            .and_then(|create| create.argument(0))
            .and_then(|name| facts.string(name))
            .unwrap_or_else(|| "a fast hash".to_owned());
        report.finding(
            update.place(),
            format!("A password is hashed with {algorithm}, which an attacker with the stolen hashes tries billions of times per second"),
        );
    }
}
