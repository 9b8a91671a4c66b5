//! Whether a text is a secret, and how it is spoken of without showing it.

/// Words in a name that promise a credential.
const NAMES: &[&str] = &[
    "apikey",
    "credential",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "secret",
    "token",
    "signingkey",
    "jwtkey",
    "sessionkey",
    "hmackey",
    "cookiekey",
    "pepper",
    "encryptionkey",
    "accesskey",
    "authkey",
];

/// Words at the end of a name that speak about a secret without holding it.
const ABOUT: &[&str] = &[
    "file",
    "path",
    "name",
    "id",
    "url",
    "uri",
    "length",
    "ttl",
    "expiry",
    "expires",
    "expiresin",
    "field",
    "header",
    "type",
    "rounds",
    "policy",
    "prefix",
    "cookie",
    "lifetime",
    "maxage",
    "min",
    "max",
    "regex",
    "pattern",
    "label",
    "placeholder",
    "hint",
    "message",
    "error",
    "endpoint",
    "key_id",
    "version",
    "limit",
    "count",
    "digest",
    "algorithm",
    "schema",
    "store",
    "rotation",
    "issuer",
    "audience",
];

/// Beginnings of credentials that providers issue, and who does.
const PREFIXES: &[(&str, usize, &str)] = &[
    ("AIza", 39, "a Google API key"),
    ("AKIA", 20, "an AWS access key id"),
    ("SG.", 60, "a SendGrid key"),
    ("ghp_", 40, "a GitHub token"),
    ("github_pat_", 60, "a GitHub token"),
    ("glpat-", 26, "a GitLab token"),
    ("npm_", 40, "an npm token"),
    ("rk_live_", 30, "a Stripe key"),
    ("sk-ant-", 40, "an Anthropic key"),
    ("sk-proj-", 40, "an OpenAI key"),
    ("sk_live_", 30, "a Stripe key"),
    ("xoxb-", 30, "a Slack token"),
    ("xoxp-", 30, "a Slack token"),
];

/// Who issues credentials of this shape.
pub(crate) fn provider(value: &str) -> Option<&'static str> {
    PREFIXES
        .iter()
        .find(|(prefix, length, _)| value.starts_with(prefix) && value.len() >= *length)
        .map(|(_, _, name)| *name)
        .or_else(|| {
            (value.contains("-----BEGIN") && value.contains("PRIVATE KEY-----"))
                .then_some("a private key")
        })
}

/// Whether a variable or property of this name holds a credential.
pub(crate) fn names_secret(name: &str) -> bool {
    let words = words(name);
    let folded: String = words.concat();
    let about = words
        .last()
        .is_some_and(|last| ABOUT.contains(&last.as_str()) && folded != last.as_str());
    !about
        && !folded.starts_with("public")
        && !folded.starts_with("max")
        && !folded.starts_with("min")
        && NAMES.iter().any(|part| folded.contains(part))
}

/// `JWT_SECRET`, `jwtSecret` and `jwt-secret` as `jwt`, `secret`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut previous_lower = false;
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() {
            words.push(String::new());
            previous_lower = false;
            continue;
        }
        if character.is_ascii_uppercase() && previous_lower {
            words.push(String::new());
        }
        previous_lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        if let Some(word) = words.last_mut() {
            word.push(character.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a value only holds the place of a real one.
pub(crate) fn is_placeholder(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    // Prefixes of the names of cookies, RFC 6265bis 4.1.3.
    if lower.starts_with("__host-") || lower.starts_with("__secure-") {
        return true;
    }
    let words = [
        "your",
        "example",
        "changeme",
        "change-me",
        "change_me",
        "placeholder",
        "dummy",
        "sample",
        "todo",
        "redacted",
        "xxxx",
        "****",
        "<",
        "${",
        "{{",
        "replace",
    ];
    value.is_empty() || words.iter().any(|word| lower.contains(word))
}

/// Whether a value can be guessed: a common word, short, or with little variety.
pub(crate) fn is_weak(value: &str) -> bool {
    value.len() < 32 || is_placeholder(value) || entropy(value) < 3.0
}

/// Shannon entropy in bits per character.
pub(crate) fn entropy(value: &str) -> f64 {
    let mut counts = std::collections::BTreeMap::new();
    for character in value.chars() {
        *counts.entry(character).or_insert(0u32) += 1;
    }
    let length = f64::from(counts.values().sum::<u32>());
    counts
        .values()
        .map(|count| f64::from(*count) / length)
        .map(|share| -share * share.log2())
        .sum()
}

/// A secret spoken of without showing it.
pub(crate) fn masked(value: &str) -> String {
    let length = value.chars().count();
    match PREFIXES
        .iter()
        .find(|(prefix, _, _)| value.starts_with(prefix))
    {
        Some((prefix, _, _)) => {
            format!("{}… ({length} characters)", &prefix[..prefix.len().min(4)])
        }
        None => format!("a value of {length} characters"),
    }
}
