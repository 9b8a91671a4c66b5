use crate::config::{Dotenv, Entry, Purpose};
use crate::secrets::{
    Certainty, credential_name, entropy, is_placeholder, is_weak_word, masked, shapes_in,
};
use crate::{Confidence, Edit, Report, Severity, declare_rule};

declare_rule! {
    /// A committed template of the environment holds a real secret.
    ///
    /// ## Why
    /// `.env.example` is in the repository, and its history keeps what is removed later. Revoke the secret first, then replace it.
    ///
    /// ## Not a problem
    /// Placeholders, and values that anybody may know.
    {
        id: "env-template-real-secret",
        title: "Real secret in a template",
        item: "data-secrets-management",
        severity: High,
        confidence: High,
        cwe: [798, 540],
        owasp: None,
        examples: "env_template_real_secret.md",
        check: Dotenv(check),
    }
}

/// Random text of this many bits per character and characters is no example.
const LEAST_ENTROPY: f64 = 3.5;
const SHORTEST_SECRET: usize = 20;

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    if dotenv.purpose != Purpose::Template {
        return;
    }
    for entry in dotenv.effective() {
        let shapes = shapes_in(&entry.value);
        let place = dotenv.place(entry.key_span);
        if let Some(shape) = shapes
            .iter()
            .find(|shape| shape.certainty == Certainty::Certain)
        {
            let message = format!(
                "`{}` in a committed template holds a secret ({})",
                entry.key,
                masked(shape, &entry.value)
            );
            report
                .finding(place, message)
                .fix("Put a placeholder in its place", placeholder(entry));
        } else if looks_random(entry) {
            let length = entry.value.chars().count();
            let message = format!(
                "`{}` in a committed template holds {length} random characters",
                entry.key
            );
            report
                .finding(place, message)
                .severity(Severity::Medium)
                .confidence(Confidence::Medium)
                .fix("Put a placeholder in its place", placeholder(entry));
        }
    }
}

fn placeholder(entry: &Entry<'_>) -> Vec<Edit> {
    vec![Edit {
        span: entry.value_span,
        text: "<fill in>".to_owned(),
    }]
}

fn looks_random(entry: &Entry<'_>) -> bool {
    let value = entry.value.trim();
    credential_name(entry.key)
        && value.len() >= SHORTEST_SECRET
        && !is_placeholder(value)
        && !is_weak_word(value)
        && !value.contains([' ', '<', ':'])
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && entropy(value) >= LEAST_ENTROPY
}
