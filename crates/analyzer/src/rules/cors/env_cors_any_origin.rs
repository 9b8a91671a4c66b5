use crate::config::{Dotenv, Purpose};
use crate::secrets::words_of;
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// The setting for CORS admits every origin.
    ///
    /// ## Why
    /// Every website may then read the API's answers in a visitor's browser, and with credentials in the visitor's name.
    ///
    /// ## Not a problem
    /// A public API without cookies or log-in, where every site is meant to read.
    {
        id: "env-cors-any-origin",
        title: "Any origin admitted by a setting",
        item: "cors-exact-origins",
        severity: Medium,
        confidence: High,
        cwe: [942, 346],
        owasp: Api8,
        examples: "env_cors_any_origin.md",
        check: Dotenv(check),
    }
}

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    for entry in dotenv.effective().filter(|entry| names_origins(entry.key)) {
        let place = dotenv.place(entry.key_span);
        let origins: Vec<&str> = entry
            .value
            .split([',', ' ', ';'])
            .map(str::trim)
            .filter(|origin| !origin.is_empty())
            .collect();
        if let Some(open) = origins
            .iter()
            .find(|origin| matches!(**origin, "*" | "null" | "true" | "http://*" | "https://*"))
        {
            let develops = matches!(dotenv.purpose, Purpose::Development | Purpose::Template);
            report
                .finding(
                    place,
                    format!(
                        "`{}` holds `{open}`, so every website can read the API's answers",
                        entry.key
                    ),
                )
                .severity(if develops {
                    Severity::Low
                } else {
                    Severity::Medium
                });
        } else if dotenv.purpose != Purpose::Template
            && !origins.is_empty()
            && origins.iter().all(|origin| is_exact(origin))
        {
            let message = format!(
                "`{}` lists exact origins: {}",
                entry.key,
                origins.join(", ")
            );
            report.control("cors-exact-origins", place, message);
        }
    }
}

fn names_origins(name: &str) -> bool {
    let words = words_of(name);
    let has = |candidates: &[&str]| words.iter().any(|word| candidates.contains(&word.as_str()));
    has(&["origin", "origins", "whitelist", "allowlist"])
        && has(&[
            "cors",
            "allowed",
            "allow",
            "client",
            "whitelist",
            "allowlist",
        ])
}

fn is_exact(origin: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| origin.starts_with(scheme))
        && !origin.contains('*')
}
