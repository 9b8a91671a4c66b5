use crate::config::{Dotenv, Entry, lifetime_seconds};
use crate::secrets::words_of;
use crate::{Edit, Report, Severity, declare_rule};

declare_rule! {
    /// Access tokens stay valid for more than an hour.
    ///
    /// ## Why
    /// A signed token can't be taken back before it ends: whoever steals one has its whole life, also after log-out or a role's withdrawal.
    ///
    /// ## Not a problem
    /// The life of a refresh token that is stored and can be revoked; over 30 days is noted.
    {
        id: "env-token-lifetime-long",
        title: "Token lives too long",
        item: "auth-short-lived-tokens",
        severity: Medium,
        confidence: High,
        cwe: [613],
        owasp: Api2,
        examples: "env_token_lifetime_long.md",
        check: Dotenv(check),
    }
}

const LONGEST_ACCESS: u64 = 60 * 60;
const LONGEST_REFRESH: u64 = 30 * 24 * 60 * 60;

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    for entry in dotenv.effective() {
        let Some(kind) = token_of(entry.key) else {
            continue;
        };
        let Some(seconds) = lifetime_seconds(entry.key, &entry.value) else {
            continue;
        };
        let place = dotenv.place(entry.key_span);
        match kind {
            Token::Access if seconds > LONGEST_ACCESS => {
                let message = format!(
                    "`{}` is {}: a stolen access token works that long",
                    entry.key, entry.value
                );
                let finding = report.finding(place, message);
                if let Some(text) = shorter(entry) {
                    finding.fix(
                        "Let access tokens end after 15 minutes",
                        vec![Edit {
                            span: entry.value_span,
                            text,
                        }],
                    );
                }
            }
            Token::Access => report.control(
                "auth-short-lived-tokens",
                place,
                format!("Access tokens end after {}", entry.value),
            ),
            Token::Refresh if seconds > LONGEST_REFRESH => {
                let message = format!(
                    "`{}` is {}: a stolen refresh token works that long unless it is revoked",
                    entry.key, entry.value
                );
                report.finding(place, message).severity(Severity::Note);
            }
            Token::Refresh => {}
        }
    }
}

enum Token {
    Access,
    Refresh,
}

fn token_of(name: &str) -> Option<Token> {
    let words = words_of(name);
    let has = |candidates: &[&str]| words.iter().any(|word| candidates.contains(&word.as_str()));
    if !has(&[
        "expires",
        "expiry",
        "expiration",
        "expire",
        "ttl",
        "lifetime",
        "exp",
    ]) || has(&["reset", "verification", "cookie", "session"])
    {
        return None;
    }
    if has(&["refresh"]) {
        return Some(Token::Refresh);
    }
    has(&["jwt", "access", "token"]).then_some(Token::Access)
}

/// Fifteen minutes in the form that the entry uses.
fn shorter(entry: &Entry<'_>) -> Option<String> {
    let value = entry.value.trim();
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        let factor = lifetime_seconds(entry.key, "1000")?;
        return match factor {
            1 => Some("900000".to_owned()),
            1_000 => Some("900".to_owned()),
            60_000 => Some("15".to_owned()),
            _ => None,
        };
    }
    Some("15m".to_owned())
}
