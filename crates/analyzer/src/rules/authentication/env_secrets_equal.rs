use crate::config::{Dotenv, Entry, Purpose};
use crate::secrets::{credential_name, is_placeholder};
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// Two credentials have the same value.
    ///
    /// ## Why
    /// A refresh token signed with the access token's key passes as an access token, and one leak opens both doors.
    ///
    /// ## Not a problem
    /// Two names of one thing in a template, and placeholders.
    {
        id: "env-secrets-equal",
        title: "Same secret under two names",
        item: "auth-short-lived-tokens",
        severity: High,
        confidence: High,
        cwe: [323],
        owasp: Api2,
        examples: "env_secrets_equal.md",
        check: Dotenv(check),
    }
}

/// Shorter values are no secrets but settings that happen to be equal.
const SHORTEST_SECRET: usize = 8;

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    if dotenv.purpose == Purpose::Template {
        return;
    }
    let mut seen: Vec<&Entry<'_>> = Vec::new();
    for entry in dotenv.effective().filter(|entry| is_secret(entry)) {
        let Some(first) = seen.iter().find(|first| first.value == entry.value) else {
            seen.push(entry);
            continue;
        };
        let message = format!(
            "`{}` has the same value as `{}`, so one of them opens what the other protects",
            entry.key, first.key
        );
        let severity = if dotenv.purpose == Purpose::Development {
            Severity::Low
        } else {
            Severity::High
        };
        report
            .finding(dotenv.place(entry.key_span), message)
            .severity(severity)
            .step(dotenv.place(first.key_span), "the same value stands here");
    }
}

fn is_secret(entry: &Entry<'_>) -> bool {
    credential_name(entry.key)
        && entry.value.len() >= SHORTEST_SECRET
        && !is_placeholder(&entry.value)
}
