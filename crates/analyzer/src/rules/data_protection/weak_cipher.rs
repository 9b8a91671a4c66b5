use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-encryption-at-rest");

declare_rule! {
/// Encryption that shows patterns or can be changed unnoticed.
///
/// ## Why
/// ECB encrypts equal blocks equally; `createCipher` derives the key by MD5; a fixed nonce in GCM reveals data and lets others forge it.
///
/// ## Not a problem
/// AES-256-GCM with 12 fresh random bytes for each message.
pub const WEAK_CIPHER: Rule = Rule {
    id: "weak-cipher",
    title: "Data is encrypted with a weak mode or a fixed nonce",
    examples: include_str!("weak_cipher.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[327, 329],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["crypto.createCipher", "crypto.createDecipher"] {
        for call in facts.calls_to(name) {
            report.finding(call.callee_place(), "This derives the key from the password by MD5 and takes no nonce, so the text is easily recovered");
        }
    }
    for call in facts.calls_to("crypto.createCipheriv") {
        let Some(algorithm) = call
            .argument(0)
            .and_then(|algorithm| facts.string(algorithm))
        else {
            continue;
        };
        let lower = algorithm.to_ascii_lowercase();
        let fixed = call.argument(2).filter(|nonce| {
            facts.string(*nonce).is_some()
                || Call::of(facts.resolve(*nonce)).is_some_and(|made| {
                    matches!(
                        facts.identity(made.callee()).as_deref(),
                        Some("Buffer.alloc" | "Buffer.from")
                    ) && made
                        .arguments()
                        .all(|argument| facts.constant(argument).is_some())
                })
        });
        if lower.ends_with("ecb") || lower.starts_with("des") || lower.starts_with("rc4") {
            report.finding(
                call.place(),
                format!("`{algorithm}` shows patterns of the text or is broken"),
            );
        } else if let Some(nonce) = fixed {
            report.finding(
                nonce.place(),
                "The nonce is always the same, so two messages under one key reveal each other",
            );
        } else if lower.ends_with("gcm") || lower.contains("poly1305") {
            report.control(
                ITEM,
                call.place(),
                format!("Data is encrypted with `{algorithm}`"),
            );
        }
    }
}
