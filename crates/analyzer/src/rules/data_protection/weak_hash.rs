use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-encryption-at-rest");

declare_rule! {
/// MD5 or SHA-1 for a signature, a token or a key.
///
/// ## Why
/// Two texts with one hash can be made, for MD5 in seconds.
///
/// ## Not a problem
/// SHA-256; MD5 as a cache key or an ETag.
pub const WEAK_HASH: Rule = Rule {
    id: "weak-hash",
    title: "A broken hash protects something",
    examples: include_str!("weak_hash.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[327, 328],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Parts of names that say that the hash protects something.
const PROTECTING: &[&str] = &[
    "signature",
    "sign",
    "token",
    "secret",
    "hmac",
    "session",
    "apikey",
    "integrity",
    "auth",
    "csrf",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["createHash", "createHmac", "createSign", "createVerify"] {
        for call in facts.calls_to(&format!("crypto.{name}")) {
            let Some(algorithm) = call.argument(0) else {
                continue;
            };
            let weak = facts.string(algorithm).is_some_and(|text| {
                let lower = text.to_ascii_lowercase();
                lower == "md5"
                    || lower == "md4"
                    || lower == "sha1" && name != "createHmac"
                    || lower == "rsa-md5"
                    || lower == "rsa-sha1"
            });
            if !weak {
                continue;
            }
            let protects = name != "createHash"
                || facts
                    .names_around(call.file, call.node)
                    .iter()
                    .any(|around| {
                        let lower = around.to_ascii_lowercase();
                        !lower.contains("etag")
                            && !lower.contains("cache")
                            && PROTECTING.iter().any(|word| lower.contains(word))
                    });
            if protects {
                report
                    .finding(
                        algorithm.place(),
                        format!(
                            "`{}` is broken: another text with the same hash can be made",
                            facts.string(algorithm).unwrap_or_default()
                        ),
                    )
                    .fix("Use SHA-256", algorithm.span(), "'sha256'");
            }
        }
    }
}
