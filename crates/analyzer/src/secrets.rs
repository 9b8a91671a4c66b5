//! Secrets in any text: what a credential is called, what it looks like, and how to speak of it without showing it.

use std::ops::Range;

/// A secret known by its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretMatch {
    /// What it is: `GitHub token`.
    pub shape: &'static str,
    /// Where it stands in the text that was searched.
    pub range: Range<usize>,
    /// How sure the form alone makes it.
    pub certainty: Certainty,
}

/// How sure the form alone makes a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The prefix, the length and, where there is one, the check sum fit.
    Certain,
    /// The form fits but the check sum doesn't, or it is a test key.
    Doubtful,
}

/// Which characters a token consists of.
#[derive(Clone, Copy)]
enum Alphabet {
    /// Letters and digits.
    Alphanumeric,
    /// Letters, digits, `-` and `_`.
    UrlSafe,
    /// Capitals and digits.
    Capitals,
    /// Hexadecimal digits.
    Hex,
}

impl Alphabet {
    fn has(self, byte: u8) -> bool {
        match self {
            Self::Alphanumeric => byte.is_ascii_alphanumeric(),
            Self::UrlSafe => byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_',
            Self::Capitals => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Hex => byte.is_ascii_hexdigit(),
        }
    }
}

struct Shape {
    prefix: &'static str,
    name: &'static str,
    alphabet: Alphabet,
    /// The characters after the prefix.
    shortest: usize,
    longest: usize,
    certainty: Certainty,
}

const fn shape(
    prefix: &'static str,
    name: &'static str,
    alphabet: Alphabet,
    shortest: usize,
    longest: usize,
) -> Shape {
    Shape {
        prefix,
        name,
        alphabet,
        shortest,
        longest,
        certainty: Certainty::Certain,
    }
}

/// Token forms, longer prefixes before the shorter ones that begin them.
const SHAPES: &[Shape] = &[
    shape("AIza", "Google API key", Alphabet::UrlSafe, 35, 35),
    shape("AKIA", "AWS access key id", Alphabet::Capitals, 16, 16),
    shape("ASIA", "AWS access key id", Alphabet::Capitals, 16, 16),
    shape("SG.", "SendGrid API key", Alphabet::UrlSafe, 22, 22),
    shape("SK", "Twilio API key", Alphabet::Hex, 32, 32),
    shape("dckr_pat_", "Docker Hub token", Alphabet::UrlSafe, 27, 40),
    shape("dop_v1_", "DigitalOcean token", Alphabet::Hex, 64, 64),
    shape("gho_", "GitHub token", Alphabet::Alphanumeric, 36, 36),
    shape("ghp_", "GitHub token", Alphabet::Alphanumeric, 36, 36),
    shape("ghr_", "GitHub token", Alphabet::Alphanumeric, 36, 36),
    shape("ghs_", "GitHub token", Alphabet::Alphanumeric, 36, 36),
    shape("ghu_", "GitHub token", Alphabet::Alphanumeric, 36, 36),
    shape("github_pat_", "GitHub token", Alphabet::UrlSafe, 60, 120),
    shape("glpat-", "GitLab token", Alphabet::UrlSafe, 20, 60),
    shape("hvs.", "Vault token", Alphabet::UrlSafe, 24, 200),
    shape("npm_", "npm token", Alphabet::Alphanumeric, 36, 36),
    shape("pypi-AgEI", "PyPI token", Alphabet::UrlSafe, 50, 300),
    shape(
        "rk_live_",
        "Stripe live key",
        Alphabet::Alphanumeric,
        16,
        200,
    ),
    shape("shpat_", "Shopify token", Alphabet::Hex, 32, 32),
    shape("sk-ant-", "Anthropic API key", Alphabet::UrlSafe, 40, 200),
    shape("sk-proj-", "OpenAI API key", Alphabet::UrlSafe, 40, 250),
    shape(
        "sk_live_",
        "Stripe live key",
        Alphabet::Alphanumeric,
        16,
        200,
    ),
    Shape {
        prefix: "sk_test_",
        name: "Stripe test key",
        alphabet: Alphabet::Alphanumeric,
        shortest: 16,
        longest: 200,
        certainty: Certainty::Doubtful,
    },
    shape("xoxa-", "Slack token", Alphabet::UrlSafe, 20, 100),
    shape("xoxb-", "Slack token", Alphabet::UrlSafe, 20, 100),
    shape("xoxp-", "Slack token", Alphabet::UrlSafe, 20, 100),
];

/// All secrets in a text that are known by their form, in order and not overlapping. Placeholders are left out.
pub fn shapes_in(text: &str) -> Vec<SecretMatch> {
    let mut found: Vec<SecretMatch> = Vec::new();
    for shape in SHAPES {
        for (start, _) in text.match_indices(shape.prefix) {
            found.extend(token_at(text, start, shape));
        }
    }
    found.extend(private_keys(text));
    found.extend(json_web_tokens(text));
    found.extend(url_passwords(text));
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

fn token_at(text: &str, start: usize, shape: &Shape) -> Option<SecretMatch> {
    let bytes = text.as_bytes();
    let joined = start
        .checked_sub(1)
        .is_some_and(|before| bytes[before].is_ascii_alphanumeric() || bytes[before] == b'_');
    if joined {
        return None;
    }
    let body_start = start + shape.prefix.len();
    let length = bytes[body_start..]
        .iter()
        .take_while(|&&byte| shape.alphabet.has(byte))
        .count();
    let mut end = body_start + length;
    if shape.prefix == "SG." {
        // Two parts: an id of 22 and a secret of 43 characters.
        let rest = bytes.get(end..)?.strip_prefix(b".")?;
        let second = rest
            .iter()
            .take_while(|&&byte| shape.alphabet.has(byte))
            .count();
        if second != 43 {
            return None;
        }
        end += 1 + second;
    }
    if !(shape.shortest..=shape.longest).contains(&length) {
        return None;
    }
    let body = &text[body_start..end];
    if is_placeholder(body) || entropy(body) < 2.0 {
        return None;
    }
    let has_sum = matches!(shape.name, "GitHub token" | "npm token") && shape.longest == 36;
    let certainty = if has_sum && !sum_fits(body) {
        Certainty::Doubtful
    } else {
        shape.certainty
    };
    Some(SecretMatch {
        shape: shape.name,
        range: start..end,
        certainty,
    })
}

/// GitHub's and npm's tokens end with the CRC32 of what is before, in base62 of six digits.
fn sum_fits(body: &str) -> bool {
    let Some((random, sum)) = body.split_at_checked(30) else {
        return false;
    };
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut rest = crc32(random.as_bytes());
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(rest % 62) as usize];
        rest /= 62;
    }
    sum.as_bytes() == digits
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut sum, &byte| {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            };
        }
        sum
    })
}

fn private_keys(text: &str) -> Vec<SecretMatch> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("-----BEGIN ") {
        let rest = &text[start..];
        let Some(head_end) = rest[11..].find("-----").map(|at| at + 16) else {
            continue;
        };
        if head_end > 60 || !rest[..head_end].contains("PRIVATE KEY") {
            continue;
        }
        let body_end = rest[head_end..]
            .find("-----END")
            .map_or(rest.len(), |at| head_end + at);
        let body = &rest[head_end..body_end];
        let letters = body.bytes().filter(u8::is_ascii_alphanumeric).count();
        if letters < 40 || is_placeholder(body.trim()) {
            continue;
        }
        found.push(SecretMatch {
            shape: "private key",
            range: start..start + body_end,
            certainty: Certainty::Certain,
        });
    }
    found
}

fn json_web_tokens(text: &str) -> Vec<SecretMatch> {
    let bytes = text.as_bytes();
    let part = |from: usize| {
        bytes[from.min(bytes.len())..]
            .iter()
            .take_while(|&&byte| Alphabet::UrlSafe.has(byte))
            .count()
    };
    text.match_indices("eyJ")
        .filter_map(|(start, _)| {
            let header = start + part(start);
            if bytes.get(header) != Some(&b'.') || !text[header + 1..].starts_with("eyJ") {
                return None;
            }
            let payload = header + 1 + part(header + 1);
            if bytes.get(payload) != Some(&b'.') || part(payload + 1) < 20 {
                return None;
            }
            let end = payload + 1 + part(payload + 1);
            Some(SecretMatch {
                shape: "signed token (JWT)",
                range: start..end,
                certainty: Certainty::Certain,
            })
        })
        .collect()
}

/// Passwords in `scheme://user:password@host`; the range is the password.
fn url_passwords(text: &str) -> Vec<SecretMatch> {
    text.match_indices("://")
        .filter_map(|(at, _)| {
            let rest = &text[at + 3..];
            let authority = &rest[..rest
                .find(|character: char| {
                    character.is_whitespace() || "/\"'`?#<>".contains(character)
                })
                .unwrap_or(rest.len())];
            let (account, _) = authority.rsplit_once('@')?;
            let (user, password) = account.split_once(':')?;
            let start = at + 3 + user.len() + 1;
            let default = password.eq_ignore_ascii_case(user) || is_weak_word(password);
            (!password.is_empty() && !default && !is_placeholder(password)).then_some(SecretMatch {
                shape: "password in a URL",
                range: start..start + password.len(),
                certainty: Certainty::Certain,
            })
        })
        .collect()
}

/// The words of a name: at `_`, `-`, `.` and where a capital follows a small letter; all in small letters.
pub fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut after_small = false;
    for character in name.chars() {
        if !character.is_alphanumeric() {
            words.push(String::new());
            after_small = false;
            continue;
        }
        if character.is_uppercase() && after_small {
            words.push(String::new());
        }
        after_small = character.is_lowercase() || character.is_ascii_digit();
        if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a name is that of a credential: `JWT_SECRET`, `dbPassword`, `API_KEY`; not `PASSWORD_MIN_LENGTH`, `SECRET_FILE`, `PUBLIC_KEY`.
pub fn credential_name(name: &str) -> bool {
    const PLAIN: [&str; 13] = [
        "secret",
        "secrets",
        "password",
        "passwd",
        "pwd",
        "passphrase",
        "token",
        "apikey",
        "credential",
        "credentials",
        "privatekey",
        "secretkey",
        "pass",
    ];
    const KEYS: [&str; 11] = [
        "api",
        "access",
        "private",
        "secret",
        "encryption",
        "signing",
        "auth",
        "master",
        "session",
        "jwt",
        "cookie",
    ];
    const ABOUT: [&str; 47] = [
        "file",
        "path",
        "dir",
        "name",
        "id",
        "url",
        "uri",
        "endpoint",
        "host",
        "header",
        "expires",
        "expiry",
        "expiration",
        "expire",
        "ttl",
        "lifetime",
        "length",
        "rounds",
        "cost",
        "min",
        "max",
        "algorithm",
        "alg",
        "issuer",
        "audience",
        "type",
        "prefix",
        "user",
        "username",
        "count",
        "limit",
        "enabled",
        "required",
        "policy",
        "days",
        "minutes",
        "seconds",
        "hours",
        "in",
        "age",
        "arn",
        "version",
        "manager",
        "provider",
        "field",
        "regex",
        "pattern",
    ];
    let words = words_of(name);
    let Some(last) = words.last() else {
        return false;
    };
    if ABOUT.contains(&last.as_str())
        || words
            .iter()
            .any(|word| matches!(word.as_str(), "publishable" | "anon"))
    {
        return false;
    }
    let is_plain = words.iter().any(|word| PLAIN.contains(&word.as_str()));
    let is_key = words
        .windows(2)
        .any(|pair| KEYS.contains(&pair[0].as_str()) && matches!(pair[1].as_str(), "key" | "keys"));
    let is_public = words
        .windows(2)
        .any(|pair| pair[0] == "public" && matches!(pair[1].as_str(), "key" | "keys" | "token"));
    (is_plain || is_key) && !is_public
}

/// Whether a value stands for one that is filled in elsewhere or is no secret: `<your key>`, `${TOKEN}`, `changeme`, `xxxx`, a path, `true`.
pub fn is_placeholder(value: &str) -> bool {
    const WORDS: [&str; 19] = [
        "your",
        "example",
        "changeme",
        "change-me",
        "change_me",
        "change-this",
        "change_this",
        "placeholder",
        "dummy",
        "sample",
        "todo",
        "redacted",
        "replace",
        "fixme",
        "insert",
        "fill-in",
        "xxxx",
        "****",
        "generate",
    ];
    let lower = value.trim().to_lowercase();
    if lower.is_empty()
        || matches!(
            lower.as_str(),
            "true" | "false" | "null" | "undefined" | "none" | "yes" | "no" | "..."
        )
    {
        return true;
    }
    let wrapped = [
        ("<", ">"),
        ("${", "}"),
        ("{{", "}}"),
        ("%", "%"),
        ("[", "]"),
    ]
    .iter()
    .any(|(open, close)| lower.starts_with(open) && lower.ends_with(close));
    let path = lower.starts_with('/') || lower.starts_with("./") || lower.starts_with("../");
    let mut characters = lower.chars();
    let first = characters.next();
    let repeated = characters.all(|character| Some(character) == first);
    wrapped
        || path
        || lower.starts_with('$')
        || repeated
        || is_sequence(&lower)
        || WORDS.iter().any(|word| lower.contains(word))
}

fn is_sequence(value: &str) -> bool {
    value.len() >= 4
        && value
            .as_bytes()
            .windows(2)
            .all(|pair| pair[1] == pair[0].wrapping_add(1))
}

/// Whether a value is a word that is tried first when guessing: `secret`, `password123`, `admin`, `dev-secret`.
pub fn is_weak_word(value: &str) -> bool {
    const WEAK: [&str; 32] = [
        "admin",
        "administrator",
        "api",
        "app",
        "auth",
        "changeme",
        "cookie",
        "default",
        "dev",
        "development",
        "guest",
        "jwt",
        "key",
        "letmein",
        "local",
        "localhost",
        "mongo",
        "my",
        "mysql",
        "pass",
        "passw0rd",
        "password",
        "postgres",
        "qwerty",
        "root",
        "secret",
        "session",
        "super",
        "supersecret",
        "test",
        "token",
        "welcome",
    ];
    let lower = value.to_lowercase();
    let trimmed = lower.trim_end_matches(|character: char| {
        character.is_ascii_digit() || "!.?_-$#@".contains(character)
    });
    if trimmed.is_empty() {
        return true;
    }
    trimmed
        .split(['-', '_', '.', ' ', '@'])
        .filter(|word| !word.is_empty())
        .all(|word| WEAK.contains(&word) || is_run_of(word, &WEAK, 4))
}

/// Whether a text is made of nothing but these words, at most `left` of them.
fn is_run_of(text: &str, words: &[&str], left: u32) -> bool {
    text.is_empty()
        || (left > 0
            && words.iter().any(|word| {
                text.strip_prefix(word)
                    .is_some_and(|rest| is_run_of(rest, words, left - 1))
            }))
}

/// Shannon's entropy of a text in bits per byte.
pub fn entropy(text: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let length = text.len() as f64;
    counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|&count| {
            let share = f64::from(count) / length;
            -share * share.log2()
        })
        .sum()
}

/// How many bytes of key a text gives: half its length in hexadecimal, three quarters in base64, else its length.
pub fn key_bytes(value: &str) -> usize {
    let hex = value.len() >= 32
        && value.len().is_multiple_of(2)
        && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hex {
        return value.len() / 2;
    }
    let body = value.trim_end_matches('=');
    let is_base64 = body
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte));
    // Without padding or its own marks it may be a plain text of letters: only long, mixed ones are taken as base64.
    let marked = value.ends_with('=') || body.contains(['+', '/']);
    let mixed = body.bytes().any(|byte| byte.is_ascii_digit())
        && body.bytes().any(|byte| byte.is_ascii_lowercase())
        && body.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_base64 && body.len() >= 22 && (marked || mixed) {
        return body.len() * 3 / 4;
    }
    value.len()
}

/// How to speak of a secret: its first characters where they are only the vendor's prefix, and its length; never the value.
pub fn masked(secret: &SecretMatch, text: &str) -> String {
    let value = &text[secret.range.clone()];
    let length = value.chars().count();
    let has_prefix = SHAPES
        .iter()
        .any(|shape| shape.name == secret.shape && value.starts_with(shape.prefix));
    if has_prefix && length > 8 {
        let prefix: String = value.chars().take(4).collect();
        format!("{} `{prefix}…`, {length} characters", secret.shape)
    } else {
        format!("{}, {length} characters", secret.shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token with a right check sum, put together here so that no whole token stands in this file.
    fn token(prefix: &str) -> String {
        const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let random = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0";
        let mut rest = crc32(random.as_bytes());
        let mut sum = [b'0'; 6];
        for digit in sum.iter_mut().rev() {
            *digit = DIGITS[(rest % 62) as usize];
            rest /= 62;
        }
        format!("{prefix}{random}{}", String::from_utf8_lossy(&sum))
    }

    #[test]
    fn crc32_is_the_common_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn tokens_are_known_by_form_and_check_sum() {
        let text = format!("x={} y", token("ghp_"));
        let found = shapes_in(&text);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].shape, found[0].certainty),
            ("GitHub token", Certainty::Certain)
        );
        let wrong = text.replace("aB3d", "aB3e");
        assert_eq!(shapes_in(&wrong)[0].certainty, Certainty::Doubtful);
        assert!(shapes_in("ghp_short").is_empty());
        assert!(
            shapes_in(&format!("x{}", token("ghp_"))).is_empty(),
            "part of a longer word"
        );
    }

    #[test]
    fn other_forms() {
        let aws = format!("AKIA{}", "Q3EGRWZ5XKTN7VYB");
        assert_eq!(shapes_in(&aws)[0].shape, "AWS access key id");
        assert!(
            shapes_in("AKIAIOSFODNN7EXAMPLE").is_empty(),
            "the vendor's documented example"
        );
        let jwt = format!(
            "eyJhbGciOiJIUzI1NiJ9.{}.{}",
            "eyJzdWIiOiIxIn0", "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"
        );
        assert_eq!(shapes_in(&jwt)[0].shape, "signed token (JWT)");
        let url = "postgres://app:k8Zw2pQx@db:5432/shop";
        let found = shapes_in(url);
        assert_eq!(&url[found[0].range.clone()], "k8Zw2pQx");
        assert!(shapes_in("postgres://app:${PASSWORD}@db/shop").is_empty());
        assert!(shapes_in("https://x.example/a:b@c").is_empty());
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
            "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA"
        );
        assert_eq!(shapes_in(&pem)[0].shape, "private key");
        assert!(shapes_in("-----BEGIN PUBLIC KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAaaa\n-----END PUBLIC KEY-----").is_empty());
    }

    #[test]
    fn no_value_is_ever_shown() {
        let value = token("ghp_");
        let shown = masked(&shapes_in(&value)[0], &value);
        assert_eq!(shown, "GitHub token `ghp_…`, 40 characters");
        let url = "redis://:k8Zw2pQx@cache";
        assert_eq!(
            masked(&shapes_in(url)[0], url),
            "password in a URL, 8 characters"
        );
    }

    #[test]
    fn names_of_credentials() {
        for name in [
            "JWT_SECRET",
            "dbPassword",
            "API_KEY",
            "stripeApiKey",
            "SESSION_KEY",
            "NPM_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "JWT_PRIVATE_KEY",
            "DB_PASS",
        ] {
            assert!(credential_name(name), "{name}");
        }
        for name in [
            "PASSWORD_MIN_LENGTH",
            "SECRET_FILE",
            "PUBLIC_KEY",
            "JWT_PUBLIC_KEY",
            "TOKEN_ISSUER",
            "GOPRIVATE",
            "KEYBOARD",
            "JWT_EXPIRES_IN",
            "MONKEY",
            "token_id",
            "PORT",
            "STRIPE_PUBLISHABLE_KEY",
            "COMPASS",
        ] {
            assert!(!credential_name(name), "{name}");
        }
    }

    #[test]
    fn placeholders_and_weak_words() {
        for value in [
            "<your key>",
            "${TOKEN}",
            "changeme",
            "xxxxxxxx",
            "/run/secrets/key",
            "$TOKEN",
            "aaaaaaaa",
            "12345678",
            "true",
            "YOUR_API_KEY",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
        assert!(!is_placeholder("k8Zw2pQx"));
        for value in [
            "secret",
            "password123",
            "dev-secret",
            "supersecret",
            "MyJwtSecretKey",
            "admin",
            "123456",
        ] {
            assert!(is_weak_word(value), "{value}");
        }
        assert!(!is_weak_word("k8Zw2pQx"));
    }

    #[test]
    fn key_length_counts_what_is_encoded() {
        assert_eq!(key_bytes(&"0f".repeat(32)), 32);
        assert_eq!(
            key_bytes("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="),
            32
        );
        assert_eq!(key_bytes("short"), 5);
        assert_eq!(key_bytes("a sentence with blanks in it"), 28);
    }

    #[test]
    fn entropy_of_extremes() {
        assert!(entropy("aaaa").abs() < 1e-9);
        assert!((entropy("abcd") - 2.0).abs() < 1e-9);
    }
}
