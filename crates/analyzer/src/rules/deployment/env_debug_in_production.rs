use crate::config::{Dotenv, Entry, Purpose};
use crate::{Edit, Report, declare_rule};

declare_rule! {
    /// A production setting switches debugging on.
    ///
    /// ## Why
    /// Express in development mode answers errors with their stack, and debug logs hold queries, headers and tokens.
    ///
    /// ## Not a problem
    /// A `.env` that doesn't say production, and files of tests and development.
    {
        id: "env-debug-in-production",
        title: "Debugging on in production",
        item: "deploy-no-debug",
        severity: Medium,
        confidence: High,
        cwe: [489, 215],
        owasp: Api8,
        examples: "env_debug_in_production.md",
        check: Dotenv(check),
    }
}

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    let states_production = dotenv
        .get("NODE_ENV")
        .is_some_and(|entry| entry.value == "production");
    if states_production && let Some(entry) = dotenv.get("NODE_ENV") {
        report.control(
            "deploy-no-debug",
            dotenv.place(entry.key_span),
            "NODE_ENV is production",
        );
    }
    if dotenv.purpose != Purpose::Production && !states_production {
        return;
    }
    for entry in dotenv.effective() {
        let Some((message, replacement)) = debugging(entry) else {
            continue;
        };
        let edit = Edit {
            span: entry.value_span,
            text: replacement.to_owned(),
        };
        report
            .finding(dotenv.place(entry.key_span), message)
            .fix(format!("Set `{}` for production", entry.key), vec![edit]);
    }
}

/// What a setting does that belongs to development, and the value to use in its place.
fn debugging(entry: &Entry<'_>) -> Option<(String, &'static str)> {
    let value = entry.value.trim().to_ascii_lowercase();
    let is_on = matches!(value.as_str(), "1" | "true" | "on" | "yes");
    match entry.key {
        "NODE_ENV" if matches!(value.as_str(), "development" | "dev") => Some((
            "NODE_ENV is development in a production file, so errors are answered with their stack"
                .to_owned(),
            "production",
        )),
        "DEBUG" if is_on || value.contains('*') => Some((
            "DEBUG is on in production, so packages log what they handle".to_owned(),
            "",
        )),
        "LOG_LEVEL" if matches!(value.as_str(), "debug" | "trace" | "silly" | "verbose") => Some((
            format!(
                "LOG_LEVEL is {value} in production, so the log holds queries, headers and tokens"
            ),
            "info",
        )),
        "SHOW_STACK"
        | "STACK_TRACES"
        | "EXPOSE_ERRORS"
        | "SHOW_ERRORS"
        | "GRAPHQL_INTROSPECTION"
        | "GRAPHQL_PLAYGROUND"
            if is_on =>
        {
            Some((
                format!(
                    "`{}` is on in production, so inner details are shown to everybody",
                    entry.key
                ),
                "false",
            ))
        }
        _ => None,
    }
}
