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
