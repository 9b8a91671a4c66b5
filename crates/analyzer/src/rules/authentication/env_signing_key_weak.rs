use crate::config::{Dotenv, Purpose};
use crate::secrets::{entropy, is_placeholder, is_weak_word, key_bytes, words_of};
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// The key that signs tokens or cookies can be guessed.
    ///
    /// ## Why
    /// Whoever guesses it signs a token for any user and any role. With one token at hand guessing needs no server: billions of tries a second.
    ///
    /// ## Not a problem
    /// Templates such as `.env.example`, values in `<angle brackets>`, references to other variables, and paths of key files.
    {
        id: "env-signing-key-weak",
        title: "Weak signing key",
        item: "auth-short-lived-tokens",
        severity: High,
        confidence: High,
        cwe: [1391, 326],
        owasp: Api2,
        examples: "env_signing_key_weak.md",
        check: Dotenv(check),
    }
}

/// RFC 7518 3.2: a key for HS256 has at least as many bytes as the hash.
const SHORTEST_KEY: usize = 32;

/// Bits per character below which a long text is a phrase or a pattern; random hexadecimal digits have nearly 4.
const LEAST_ENTROPY: f64 = 3.0;

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    if dotenv.purpose == Purpose::Template {
        return;
    }
    for entry in dotenv.effective().filter(|entry| is_signing_key(entry.key)) {
        let value = entry.value.trim();
        let elsewhere = value.is_empty()
            || value.starts_with(['$', '<', '/', '.'])
            || value.starts_with("-----BEGIN");
        if elsewhere {
            continue;
        }
        let place = dotenv.place(entry.key_span);
        let bytes = key_bytes(value);
        let (message, severity) = if is_placeholder(value) || is_weak_word(value) {
            (
                format!(
                    "`{}` is a word that is tried first, so anybody can sign tokens with it",
                    entry.key
                ),
                Severity::High,
            )
        } else if bytes < SHORTEST_KEY {
            let message = format!(
                "`{}` has {bytes} bytes; a key of fewer than {SHORTEST_KEY} can be searched for",
                entry.key
            );
            (message, Severity::High)
        } else if entropy(value) < LEAST_ENTROPY {
            (
                format!(
                    "`{}` is long but repeats itself, so it can be guessed",
                    entry.key
                ),
                Severity::Medium,
            )
        } else {
            let message = format!("`{}` is a key of {bytes} bytes", entry.key);
            report.control("auth-short-lived-tokens", place, message.clone());
            report.control("data-secrets-management", place, message);
            continue;
        };
        let severity = if dotenv.purpose == Purpose::Development {
            Severity::Low
        } else {
            severity
        };
        report.finding(place, message).severity(severity);
    }
}

fn is_signing_key(name: &str) -> bool {
    let words = words_of(name);
    let has = |candidates: &[&str]| words.iter().any(|word| candidates.contains(&word.as_str()));
    let is_key = words
        .last()
        .is_some_and(|word| matches!(word.as_str(), "secret" | "secrets" | "key"));
    let access_key = words
        .windows(2)
        .any(|pair| pair[0] == "access" && pair[1] == "key");
    is_key
        && !access_key
        && has(&[
            "jwt", "session", "cookie", "refresh", "access", "token", "csrf", "signing", "hmac",
        ])
        && !has(&["public", "client", "aws", "id", "private"])
}
