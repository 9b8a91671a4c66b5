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
    "checksum",
    "integrity",
    "license",
    "licence",
    "tamper",
    "verif",
    "auth",
    "csrf",
];

/// Parts of texts that go into a hash and say that it protects something.
const SECRETS: &[&str] = &[
    "secret",
    "token",
    "apikey",
    "api_key",
    "privatekey",
    "pepper",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in [
        "createHash",
        "createHmac",
        "createSign",
        "createVerify",
        "hash",
    ] {
        for call in facts.calls_to(&format!("crypto.{name}")) {
            let Some(algorithm) = call.argument(0) else {
                continue;
            };
            let weak = facts
                .possible(algorithm)
                .into_iter()
                .map(|(_, constant)| constant.to_text())
                .find(|text| is_weak(text, name));
            let Some(weak) = weak else {
                continue;
            };
            let hashed = hashed_text(facts, call);
            let protects = !matches!(name, "createHash" | "hash")
                || SECRETS.iter().any(|word| hashed.contains(word))
                || facts
                    .names_around(call.file, call.node)
                    .iter()
                    .any(|around| {
                        let lower = around.to_ascii_lowercase();
                        !lower.contains("etag")
                            && !lower.contains("cache")
                            && PROTECTING.iter().any(|word| lower.contains(word))
                    });
            let protects = protects || helper_protects(facts, call);
            // A password is the matter of another rule; an interface that is defined over SHA-1 has no choice.
            if protects && !hashed.contains("password") {
                report
                    .finding(
                        algorithm.place(),
                        format!("`{weak}` is broken: another text with the same hash can be made"),
                    )
                    .fix("Use SHA-256", algorithm.span(), "'sha256'");
            }
        }
    }
}

fn is_weak(algorithm: &str, function: &str) -> bool {
    let lower = algorithm.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "md5" | "md4" | "rsa-md5" | "rsa-sha1" | "md5withrsa"
    ) || matches!(lower.as_str(), "sha1" | "sha-1") && function != "createHmac"
}

/// What is put into the hash that a call makes, as written.
fn hashed_text<'a>(facts: &Facts<'a>, call: Call<'a>) -> String {
    let end = facts
        .calls_around(call.file, call.node)
        .take_while(|outer| matches!(outer.name(), Some("update" | "digest" | "copy" | "end")))
        .map(|outer| outer.span.end)
        .max()
        .unwrap_or(call.span.end);
    let place = crate::source::Place {
        file: call.file,
        span: crate::source::Span {
            start: call.span.start,
            end,
        },
    };
    facts.text(place).to_ascii_lowercase()
}

/// Whether a helper that hashes is handed tokens or keys, or gives what is kept as one.
fn helper_protects<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let guards = |name: &str| {
        let lower = name.to_ascii_lowercase();
        [
            "token",
            "secret",
            "apikey",
            "keydigest",
            "keyhash",
            "signature",
        ]
        .iter()
        .any(|word| lower.contains(word))
    };
    let Some(function) = facts.enclosing_function(call.file, call.node) else {
        return false;
    };
    facts.callers(function).iter().take(12).any(|caller| {
        caller.arguments().any(|argument| {
            guards(
                facts
                    .text(argument.place())
                    .rsplit('.')
                    .next()
                    .unwrap_or_default(),
            )
        }) || facts
            .uses(caller.file, caller.node)
            .into_iter()
            .any(|used| match used {
                Use::Named(name) => guards(name),
                Use::Handed(_) => false,
            })
    })
}
