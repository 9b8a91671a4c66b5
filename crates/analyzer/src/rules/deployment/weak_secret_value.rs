use crate::config::Dotenv;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// A signing key is short, a known word or a placeholder, or two keys are equal.
///
/// ## Why
/// Whoever guesses the key signs tokens for any user; tools try word lists against one token in seconds. HS256 needs at least 32 random bytes.
///
/// ## Not a problem
/// Placeholders in `.env.example`. A real key in `.env` is where it belongs, as long as the file stays out of git.
pub const WEAK_SECRET_VALUE: Rule = Rule {
    id: "weak-secret-value",
    title: "A signing key can be guessed",
    examples: include_str!("weak_secret_value.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[1391, 326],
    owasp: Some(Owasp::Api2),
    check: Check::Dotenv(check),
};
}

fn check(file: &Dotenv<'_>, report: &mut Report) {
    let mut keys: Vec<(&str, &str)> = Vec::new();
    for variable in file.variables() {
        let name = variable.name.to_ascii_uppercase();
        let signs = (name.contains("SECRET") || name.contains("SIGNING_KEY"))
            && [
                "JWT",
                "SESSION",
                "COOKIE",
                "TOKEN",
                "REFRESH",
                "ACCESS",
                "SIGNING",
                "APP_SECRET",
                "AUTH",
            ]
            .iter()
            .any(|word| name.contains(word))
            && !name.ends_with("_FILE")
            && !name.contains("CLIENT");
        if !signs {
            continue;
        }
        let value = variable.value.as_str();
        if file.is_template() {
            if crate::config::secrets::provider(value).is_some()
                || (!crate::config::secrets::is_placeholder(value)
                    && !crate::config::secrets::is_weak(value))
            {
                report.finding(
                    variable.place,
                    format!(
                        "`{}` holds {} in a template that is committed",
                        variable.name,
                        crate::config::secrets::masked(value)
                    ),
                );
            }
            continue;
        }
        let twin = keys
            .iter()
            .find(|(_, other)| *other == value && !value.is_empty());
        if value.starts_with('$') {
            continue;
        }
        if crate::config::secrets::is_weak(value) {
            let severity = if file.is_local() {
                Severity::Low
            } else {
                Severity::High
            };
            report
                .finding(
                    variable.place,
                    format!(
                        "`{}` is {}, which can be guessed: take 32 random bytes",
                        variable.name,
                        crate::config::secrets::masked(value)
                    ),
                )
                .severity(severity);
        } else if let Some((other, _)) = twin {
            report.finding(
                variable.place,
                format!(
                    "`{}` and `{other}` are the same key, so one kind of token passes as the other",
                    variable.name
                ),
            );
        } else {
            report.control(
                ITEM,
                variable.place,
                format!("`{}` is a long random key", variable.name),
            );
            report.control(
                ItemId("data-secrets-management"),
                variable.place,
                format!("`{}` is kept in the environment", variable.name),
            );
        }
        keys.push((&variable.name, value));
    }
}
