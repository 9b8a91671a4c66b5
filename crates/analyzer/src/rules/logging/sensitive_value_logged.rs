use crate::javascript::{Call, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// A password, token or other secret is written to a log.
    ///
    /// ## Why
    /// Logs are copied, kept long and read by many: whoever reads them signs in as the people in them.
    ///
    /// ## Not a problem
    /// A logger that redacts these fields, or a value that only tells whether one was given.
    {
        id: "sensitive-value-logged",
        title: "Password or token in the log",
        item: "data-log-redaction",
        severity: High,
        confidence: High,
        cwe: [532],
        owasp: None,
        examples: "sensitive_value_logged.md",
        check: JavaScript(check),
    }
}

const LOGGERS: &[&str] = &["global", "logger", "pino", "winston"];
const SECRET: &[&str] = &[
    "accesstoken",
    "apikey",
    "authorization",
    "cvv",
    "newpassword",
    "passwd",
    "password",
    "pin",
    "refreshtoken",
    "secret",
    "token",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for name in ["debug", "error", "info", "log", "warn"] {
        for call in facts.method_calls(name).filter(|call| is_log(*call)) {
            if let Some(secret) = call.arguments().into_iter().find_map(secret_in) {
                report.finding(
                    call.place(),
                    format!(
                        "`{}` is written to the log, where others can read it",
                        secret.text()
                    ),
                );
            }
        }
    }
    for call in facts.calls_to("pino", "") {
        if let Some(redact) = call.argument(0).and_then(|options| options.get("redact")) {
            report.control(
                "data-log-redaction",
                redact.place(),
                "The logger redacts these fields",
            );
        }
    }
}

fn is_log(call: Call<'_>) -> bool {
    call.receiver().and_then(Value::identity).is_some_and(|it| {
        LOGGERS.contains(&it.package()) && (it.package() != "global" || it.path() == "console")
    })
}

/// A secret that is written as it is: in the argument, its properties or a template.
fn secret_in(argument: Value<'_>) -> Option<Value<'_>> {
    let mut candidates = vec![argument];
    candidates.extend(argument.inserted_parts());
    candidates.extend(
        argument
            .properties()
            .into_iter()
            .map(|property| property.value),
    );
    candidates.into_iter().find(|value| {
        let is_read = value.member().is_some() || value.name().is_some();
        is_read
            && value.string().is_none()
            && value
                .last_name()
                .is_some_and(|name| SECRET.contains(&name.to_ascii_lowercase().as_str()))
    })
}
