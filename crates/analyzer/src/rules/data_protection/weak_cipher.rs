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

/// Calls that encrypt or decrypt, and the argument that names the cipher.
const CIPHERS: &[(&str, usize)] = &[
    ("crypto.createCipheriv", 0),
    ("crypto.createDecipheriv", 0),
    ("node-forge.cipher.createCipher", 0),
    ("node-forge.cipher.createDecipher", 0),
];

/// Ciphers of `crypto-js` that are broken or have blocks of 64 bits.
const CRYPTO_JS: &[&str] = &["DES", "Rabbit", "RC4", "RC4Drop", "TripleDES"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["crypto.createCipher", "crypto.createDecipher"] {
        for call in facts.calls_to(name) {
            report.finding(call.callee_place(), "This derives the key from the password by MD5 and takes no nonce, so the text is easily recovered");
        }
    }
    for (function, position) in CIPHERS {
        for call in facts.calls_to(function) {
            if let Some(algorithm) = call.argument(*position) {
                judge_algorithm(facts, report, call, algorithm);
            }
        }
    }
    for cipher in CRYPTO_JS {
        for method in ["encrypt", "decrypt"] {
            for call in facts.calls_to(&format!("crypto-js.{cipher}.{method}")) {
                report.finding(
                    call.head_place(),
                    format!("`{cipher}` is broken: what it encrypts can be read"),
                );
            }
        }
    }
    for method in ["encrypt", "decrypt"] {
        for call in facts.calls_to(&format!("crypto-js.AES.{method}")) {
            let Some(mode) = facts.option(call, 2, "mode") else {
                continue;
            };
            if facts
                .identity(mode)
                .is_some_and(|identity| identity.ends_with("mode.ECB"))
            {
                report.finding(
                    call.place_of(mode),
                    "ECB encrypts equal blocks equally, so patterns of the text show",
                );
            }
        }
    }
    for call in facts.calls_to("crypto.createCipheriv") {
        let nonce = call
            .argument(2)
            .filter(|nonce| is_fixed(facts, call, *nonce));
        if let Some(nonce) = nonce {
            report.finding(
                call.place_of(nonce),
                "The nonce is always the same, so two messages under one key reveal each other",
            );
        }
    }
}

fn judge_algorithm<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    algorithm: Expr<'a>,
) {
    let texts = facts.texts(algorithm);
    let weak = texts.iter().find(|text| is_weak(text));
    // Old texts are read in their old form until they are all rewritten; only what is chosen anew must be sound.
    let only_old = call.name().is_some_and(|name| name.contains("Decipher"))
        && !texts.iter().all(|text| is_weak(text));
    match weak.filter(|_| !only_old) {
        Some(weak) => {
            let shown = weak.replace(crate::javascript::HOLE, "…");
            report.finding(
                call.head_place(),
                format!("`{shown}` shows patterns of the text or is broken"),
            );
        }
        None => {
            if let Some(sound) = texts.iter().find(|text| {
                let lower = text.to_ascii_lowercase();
                lower.ends_with("gcm") || lower.contains("poly1305")
            }) {
                report.control(
                    ITEM,
                    call.place(),
                    format!("Data is encrypted with `{sound}`"),
                );
            }
        }
    }
}

fn is_weak(algorithm: &str) -> bool {
    let lower = algorithm.to_ascii_lowercase();
    lower.ends_with("-ecb")
        || [
            "des", "3des", "rc4", "rc2", "bf-", "blowfish", "cast", "idea", "seed-",
        ]
        .iter()
        .any(|broken| lower.starts_with(broken))
}

/// Whether a nonce is the same for every message: written in the code, configured, made of the key, or made once for many messages.
fn is_fixed<'a>(facts: &Facts<'a>, call: Call<'a>, nonce: Expr<'a>) -> bool {
    if !facts.written_texts(nonce).is_empty() || facts.is_blank_buffer(nonce) {
        return true;
    }
    let encrypting = facts.enclosing_function(call.file, call.node);
    let key = call.argument(1).map(|key| facts.text(key.place()));
    facts.origins(nonce).into_iter().any(|origin| {
        let Some(made) = Call::of(origin) else {
            return facts
                .identity(origin)
                .is_some_and(|identity| identity.starts_with("process.env."));
        };
        let identity = facts.identity(made.callee());
        match identity.as_deref() {
            Some("crypto.randomBytes" | "crypto.randomFillSync" | "crypto.getRandomValues") => {
                encrypting.is_some() && facts.is_made_once(origin)
            }
            Some("Buffer.from") => made.argument(0).is_some_and(|source| {
                facts.origins(source).into_iter().any(|source| {
                    facts
                        .identity(source)
                        .is_some_and(|identity| identity.starts_with("process.env."))
                })
            }),
            // `key.subarray(0, 16)`
            _ => {
                matches!(
                    made.name(),
                    Some("slice" | "subarray" | "substring" | "substr")
                ) && made.receiver().map(|receiver| facts.text(receiver.place())) == key
            }
        }
    })
}
