use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-log-redaction");

declare_rule! {
/// Credentials are written into the log.
///
/// ## Why
/// Logs are copied, kept for months, and read by more people than the database.
///
/// ## Not a problem
/// Ids, counts and names of events; a logger with redaction for the field.
pub const SENSITIVE_VALUE_LOGGED: Rule = Rule {
    id: "sensitive-value-logged",
    title: "A password, token or whole request is logged",
    examples: include_str!("sensitive_value_logged.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[532],
    owasp: None,
    check: Check::JavaScript(check),
};
}

const SENSITIVE: &[&str] = &[
    "password",
    "passwd",
    "secret",
    "token",
    "apikey",
    "authorization",
    "cookie",
    "creditcard",
    "cardnumber",
    "cvv",
    "ssn",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls() {
        if !is_log(facts, *call) {
            continue;
        }
        // A logger of one's own takes the request to pick from it; `console` and its like write what they get.
        let own = !call
            .receiver()
            .and_then(|receiver| facts.identity(receiver))
            .is_some_and(|identity| {
                ["console", "pino", "winston", "bunyan", "log4js"]
                    .iter()
                    .any(|name| identity.starts_with(name))
            });
        for (position, argument) in call.arguments().enumerate() {
            judge(facts, report, argument, 4, own && position > 0);
            tell_contents(facts, report, *call, argument);
        }
    }
    for property in facts.index().properties("redact") {
        report.control(ITEM, property.place(), "The logger redacts fields");
    }
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    value: Expr<'a>,
    depth: u32,
    is_context: bool,
) {
    use oxc_ast::ast::Expression;
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match value.node {
        Expression::ObjectExpression(_) => {
            if let Some(object) = facts.object(value) {
                for (_, inner) in object.properties() {
                    judge(facts, report, inner, depth, is_context);
                }
            }
        }
        Expression::TemplateLiteral(template) => {
            for part in &template.expressions {
                judge(facts, report, value.with(part), depth, is_context);
            }
        }
        Expression::BinaryExpression(binary) => {
            judge(facts, report, value.with(&binary.left), depth, is_context);
            judge(facts, report, value.with(&binary.right), depth, is_context);
        }
        Expression::Identifier(_)
        | Expression::StaticMemberExpression(_)
        | Expression::ComputedMemberExpression(_) => {
            let text = facts.text(value.place());
            let last = text
                .rsplit(['.', '[', '\'', '"'])
                .find(|part| !part.trim_matches([']', '\'']).is_empty())
                .unwrap_or(text);
            let folded: String = last
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_ascii_lowercase();
            let whole = matches!(
                text,
                "req.body" | "req.headers" | "request.body" | "request.headers" | "req"
            );
            let sensitive = SENSITIVE.iter().any(|word| {
                folded == *word
                    || (folded.ends_with(word)
                        && !folded.starts_with("has")
                        && !folded.starts_with("is"))
            });
            let whole = whole && !(text == "req" && depth == 3 && is_context);
            if sensitive && facts.constant(value).is_none() {
                report.finding(value.place(), format!("`{text}` is written into the log, where it outlives its use and many can read it"));
            } else if whole {
                report.finding(
                    value.place(),
                    format!("All of `{text}` is written into the log, credentials included"),
                );
            }
        }
        _ => {}
    }
}

/// What is logged by a name that says nothing of it: a form or an object with a token in it, or all that the caller sent.
fn tell_contents<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, argument: Expr<'a>) {
    let mut parts = vec![(argument, None)];
    if let Some(object) = facts
        .object(argument)
        .filter(|_| matches!(argument.node, Expression::ObjectExpression(_)))
    {
        parts = object
            .properties()
            .map(|(name, value)| (value, Some(name)))
            .collect();
    }
    if let Expression::TemplateLiteral(template) = argument.node {
        parts = template
            .expressions
            .iter()
            .map(|part| (argument.with(part), None))
            .collect();
    }
    for (value, name) in parts {
        if !matches!(
            plain(value.node),
            Expression::Identifier(_) | Expression::StaticMemberExpression(_)
        ) {
            continue;
        }
        let text = facts.text(value.place());
        if text.starts_with("req") && member(value).is_some() && text.matches('.').count() <= 1 {
            // The other half of the rule judges what is written as `req.…`.
            continue;
        }
        if let Some(secret) = holds_secret(facts, value) {
            report.finding(call.head_place(), format!("`{text}` is logged with `{secret}` in it, where it outlives its use and many can read it"));
            continue;
        }
        let whole = facts.taint(value).filter(|taint| {
            taint.is_whole
                && ["body", "payload", "headers", "cookies"]
                    .iter()
                    .any(|part| taint.source().ends_with(part))
        });
        let Some(taint) = whole else { continue };
        // The sender's password is in it where the code takes one out of it.
        let has_password = facts
            .enclosing_function(call.file, call.node)
            .is_some_and(|function| {
                let around = facts.text(function.place());
                SENSITIVE
                    .iter()
                    .any(|word| around.contains(&format!("{text}.{word}")))
                    || around.lines().any(|line| {
                        line.contains(&format!("= {text}"))
                            && line.contains('{')
                            && SENSITIVE
                                .iter()
                                .any(|word| line.to_ascii_lowercase().contains(word))
                    })
            });
        let redacted = facts.index().properties("redact").iter().any(|paths| {
            let paths = facts.text(paths.place());
            paths.contains("password")
                && name.is_none_or(|name| paths.contains(name) || paths.contains("*."))
        });
        if has_password && !redacted {
            report
                .finding(
                    call.head_place(),
                    format!("All of `{text}` is written into the log, the password in it included"),
                )
                .steps(taint.steps());
        }
    }
}

/// The sensitive field of an object or a form that is made in the project.
fn holds_secret<'a>(facts: &Facts<'a>, value: Expr<'a>) -> Option<&'a str> {
    let made = facts.resolve(value);
    let object = match Call::of(made) {
        Some(call)
            if matches!(
                facts.identity(call.callee()).as_deref(),
                Some(
                    "URLSearchParams"
                        | "FormData"
                        | "querystring.stringify"
                        | "qs.stringify"
                        | "JSON.stringify"
                )
            ) =>
        {
            facts.object(call.argument(0)?)?
        }
        Some(_) => return None,
        None => facts.object(made)?,
    };
    object.properties().find_map(|(name, value)| {
        let folded: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let sensitive = SENSITIVE.iter().any(|word| {
            folded.ends_with(word) && !folded.starts_with("has") && !folded.starts_with("is")
        });
        let is_flag = matches!(facts.constant(value), Some(_))
            || Call::of(value).is_some_and(|call| {
                matches!(
                    call.name(),
                    Some("Boolean" | "hash" | "digest" | "mask" | "redact" | "fingerprint")
                )
            })
            || matches!(
                plain(value.node),
                Expression::UnaryExpression(_) | Expression::BooleanLiteral(_)
            );
        (sensitive && !is_flag).then_some(name)
    })
}
