use crate::config::Dotenv;
use crate::secrets::{Certainty, credential_name, shapes_in, words_of};
use crate::{Confidence, Report, Severity, declare_rule};

declare_rule! {
    /// A secret has a name whose prefix puts it into the code that browsers get.
    ///
    /// ## Why
    /// Build tools copy every variable with such a prefix into the page's scripts: everybody who opens the page can read it.
    ///
    /// ## Not a problem
    /// Keys made to be public: of maps, of error reporters, site keys and publishable keys.
    {
        id: "env-public-secret",
        title: "Secret under a public prefix",
        item: "data-secrets-management",
        severity: High,
        confidence: High,
        cwe: [200, 798],
        owasp: None,
        examples: "env_public_secret.md",
        check: Dotenv(check),
    }
}

const PREFIXES: [&str; 8] = [
    "EXPO_PUBLIC_",
    "GATSBY_",
    "NEXT_PUBLIC_",
    "NUXT_PUBLIC_",
    "PUBLIC_",
    "REACT_APP_",
    "VITE_",
    "VUE_APP_",
];

/// Words of keys that are made to be read by everybody.
const MADE_PUBLIC: [&str; 13] = [
    "analytics",
    "anon",
    "captcha",
    "dsn",
    "firebase",
    "maps",
    "mapbox",
    "public",
    "publishable",
    "recaptcha",
    "sentry",
    "site",
    "turnstile",
];

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    for entry in dotenv.effective() {
        let Some((prefix, name)) = PREFIXES
            .iter()
            .find_map(|prefix| Some((prefix, entry.key.strip_prefix(prefix)?)))
        else {
            continue;
        };
        let words = words_of(name);
        if words
            .iter()
            .any(|word| MADE_PUBLIC.contains(&word.as_str()))
        {
            continue;
        }
        let by_form = shapes_in(&entry.value)
            .iter()
            .any(|shape| shape.certainty == Certainty::Certain && shape.shape != "Google API key");
        if !by_form && !credential_name(name) {
            continue;
        }
        let is_plainly_secret = by_form
            || words.iter().any(|word| {
                matches!(
                    word.as_str(),
                    "secret" | "password" | "private" | "passwd" | "credentials"
                )
            });
        let message = format!(
            "`{}` begins with `{prefix}`, so its value is in the scripts that every visitor gets",
            entry.key
        );
        let finding = report.finding(dotenv.place(entry.key_span), message);
        if !is_plainly_secret {
            finding
                .severity(Severity::Medium)
                .confidence(Confidence::Low);
        }
    }
}
