use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-secrets-management");

declare_rule! {
/// A key, password or token is written in the code, also as a fallback.
///
/// ## Why
/// Code is read by many and copied everywhere; a key in its history stays there. A fallback such as `|| 'dev-secret'` is the real key
/// wherever the variable is missing.
///
/// ## Not a problem
/// Names of variables, placeholders in examples, and values read from the environment or a secrets manager.
pub const HARD_CODED_SECRET: Rule = Rule {
    id: "hard-coded-secret",
    title: "A secret stands in the source code",
    examples: include_str!("hard_coded_secret.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[798],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Calls and the argument that is a key.
const KEYED: &[(&str, usize)] = &[
    ("cookie-parser", 0),
    ("crypto.createCipheriv", 1),
    ("crypto.createHmac", 1),
    ("jsonwebtoken.sign", 1),
    ("jsonwebtoken.verify", 1),
];

/// Last words of names of things about a secret, which are none themselves.
const ABOUT: &[&str] = &[
    "alg",
    "enc",
    "endpoint",
    "expiry",
    "field",
    "header",
    "length",
    "message",
    "method",
    "name",
    "namespace",
    "pattern",
    "pk",
    "prefix",
    "request",
    "response",
    "supported",
    "table",
    "text",
    "type",
    "url",
    "expired",
    "label",
    "path",
    "error",
    "event",
    "title",
    "hint",
    "placeholder",
];

fn names_a_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    crate::config::secrets::names_secret(name) && !ABOUT.iter().any(|word| lower.ends_with(word))
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, position) in KEYED {
        for call in facts.calls_to(function) {
            if let Some(key) = call.argument(*position) {
                judge(facts, report, key, "The key", true);
            }
        }
    }
    for package in [
        "express-session",
        "cookie-session",
        "express-jwt",
        "express-jwt.expressjwt",
    ] {
        for call in facts.calls_to(package) {
            let Some(options) = call.argument(0).and_then(|options| facts.object(options)) else {
                continue;
            };
            for name in ["secret", "keys"] {
                let Some(value) = options.get(facts, name) else {
                    continue;
                };
                for value in facts.elements(value).unwrap_or_else(|| vec![value]) {
                    judge(facts, report, value, "The session secret", true);
                }
            }
        }
    }
    for (name, value) in facts.index().named_properties() {
        if names_a_secret(name) {
            judge(facts, report, value, &format!("`{name}`"), false);
        }
    }
    for file in facts.files() {
        for node in file.semantic.nodes().iter() {
            match node.kind() {
                oxc_ast::AstKind::VariableDeclarator(declarator) => {
                    let (Some(name), Some(init)) =
                        (declarator.id.get_identifier_name(), &declarator.init)
                    else {
                        continue;
                    };
                    if names_a_secret(name.as_str()) {
                        judge(
                            facts,
                            report,
                            Expr {
                                file: file.id,
                                node: init,
                            },
                            &format!("`{name}`"),
                            false,
                        );
                    }
                }
                oxc_ast::AstKind::StringLiteral(literal) => {
                    if let Some(provider) = crate::config::secrets::provider(literal.value.as_str())
                        && !crate::config::secrets::is_placeholder(literal.value.as_str())
                    {
                        let span = crate::source::Span {
                            start: literal.span.start,
                            end: literal.span.end,
                        };
                        report.finding(
                            crate::source::Place {
                                file: file.id,
                                span,
                            },
                            format!(
                                "This is {provider} ({}): revoke it, then move it out of the code",
                                crate::config::secrets::masked(literal.value.as_str())
                            ),
                        );
                    }
                }
                _ => {}
            }
        }
    }
    for call in facts.index().calls() {
        if matches!(
            facts.identity(call.callee()).as_deref(),
            Some("envalid.cleanEnv")
        ) {
            report.control(
                ITEM,
                call.place(),
                "The environment is checked at the start",
            );
        }
    }
    for name in ["JWT_SECRET", "SESSION_SECRET", "DATABASE_URL", "API_KEY"] {
        for assignment in facts.environment(name) {
            report.control(
                ITEM,
                assignment,
                format!("`{name}` comes from the environment"),
            );
        }
    }
}

/// Whether a text names something rather than being a secret: words with separators, an environment variable's name.
fn is_a_name(text: &str) -> bool {
    let words = |separators: &[char]| {
        text.split(separators)
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
    };
    let screaming = text
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        && text.contains('_');
    let camel = text.chars().all(char::is_alphanumeric)
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().any(|c| c.is_ascii_uppercase())
        && !text.chars().any(|c| c.is_ascii_digit());
    let tabled = text.contains('%') || text.starts_with("oauth2");
    screaming
        || camel
        || tabled
        || (words(&['-', '_', '.', ':']) && text.contains(['-', '_', '.', ':']))
}

/// Reports the constants that a value can be. Only keys of known calls may be short words; elsewhere they must look like secrets.
fn judge<'a>(facts: &Facts<'a>, report: &mut Report, value: Expr<'a>, what: &str, is_key: bool) {
    for (place, constant) in facts.possible(value) {
        let Constant::String(text) = constant else {
            continue;
        };
        let fallback = facts.resolve(value).span() != place.span()
            || facts
                .text(facts.resolve(value).place())
                .contains("process.env");
        let plausible = is_key
            || fallback
            || (text.len() >= 8
                && !text.contains(' ')
                && (text.chars().any(|c| c.is_ascii_digit()) || text.len() >= 12)
                && !text.starts_with("http")
                && !text.contains('/')
                && crate::config::secrets::entropy(&text) > 2.5);
        if text.is_empty()
            || (!is_key && !fallback && is_a_name(&text))
            || !plausible
            || crate::config::secrets::provider(&text).is_some()
            || (!is_key && crate::config::secrets::is_placeholder(&text))
        {
            continue;
        }
        let shown = crate::config::secrets::masked(&text);
        let message = if fallback {
            format!(
                "{what} falls back to {shown} in the code, so everyone who reads the code has the key wherever the variable is missing"
            )
        } else {
            format!("{what} is {shown} in the code, so everyone who reads the code has it")
        };
        report.finding(place.place(), message);
    }
}
