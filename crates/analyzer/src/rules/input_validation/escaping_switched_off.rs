use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-html-sanitization");

declare_rule! {
/// `noEscape`, `autoescape: false`, `SafeString` of request data, or an escape function that gives its argument back.
///
/// ## Why
/// Every value in every template is then HTML as it stands.
///
/// ## Not a problem
/// The defaults; `SafeString` around what was sanitized or is constant.
pub const ESCAPING_SWITCHED_OFF: Rule = Rule {
    id: "escaping-switched-off",
    title: "A template engine is told not to escape",
    examples: include_str!("escaping_switched_off.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[116, 79],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (name, value, off) in [
        ("noEscape", true, "Handlebars"),
        ("autoescape", false, "Nunjucks"),
        ("autoEscape", false, "The engine"),
    ] {
        for option in facts.index().properties(name) {
            if facts.boolean(*option) == Some(value) && !is_for_plain_text(facts, *option) {
                report.finding(
                    option.place(),
                    format!(
                        "{off} no longer escapes, so every value in a template is HTML as it stands"
                    ),
                );
            }
        }
    }
    // `new Handlebars.SafeString(text)`, nunjucks' and hbs' alike; `raw` of hono/html.
    let declared = ["SafeString", "markSafe"]
        .iter()
        .flat_map(|name| facts.index().calls_named(name))
        .chain(facts.calls_to("hono/html.raw"));
    for call in declared {
        if let Some(text) = call.argument(0)
            && let Some(taint) = facts.threat(text, Danger::HTML)
        {
            let message = format!(
                "`{}` is declared safe HTML without being made so",
                taint.source()
            );
            report.flow(call, text, &taint, message);
        }
    }
    for text in facts.index().properties("__html") {
        if let Some(taint) = facts.threat(*text, Danger::HTML) {
            let message = format!(
                "`{}` becomes markup as it stands, so it can bring a script",
                taint.source()
            );
            report.finding(text.place(), message).steps(taint.steps());
        }
    }
    for assignment in facts.index().assignments() {
        let text = facts.text(assignment.place);
        let target = text.split('=').next().unwrap_or_default().trim();
        let off = (target.ends_with(".escapeMarkup")
            && facts.boolean(assignment.value) == Some(false))
            || (target.to_ascii_lowercase().ends_with("mustache.escape")
                && gives_back(facts, assignment.value));
        if off {
            report.finding(
                assignment.place,
                "Escaping is switched off, so every value in a template is HTML as it stands",
            );
        }
    }
}

/// Whether a function makes nothing but text of its argument: `String`, `(v) => v`, `(v) => String(v)`, `(v) => `${v}``, `(v) => v.toString()`.
fn gives_back<'a>(facts: &Facts<'a>, escape: Expr<'a>) -> bool {
    if let Some(function) = facts.function(escape) {
        let returned = facts.index().returns(function);
        return !returned.is_empty()
            && returned.iter().all(|value| {
                let text: String = facts
                    .text(value.place())
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .collect();
                function.parameter_name(0).is_some_and(|name| {
                    [
                        name.to_owned(),
                        format!("String({name})"),
                        format!("`${{{name}}}`"),
                        format!("{name}+''"),
                        format!("{name}+\"\""),
                        format!("''+{name}"),
                        format!("\"\"+{name}"),
                        format!("{name}.toString()"),
                    ]
                    .contains(&text)
                })
            });
    }
    matches!(
        facts.identity(escape).as_deref(),
        Some("String" | "lodash.identity" | "lodash.toString")
    )
}

/// Whether an option belongs to a template of which the text has no markup, or is named as plain text: mails have both.
fn is_for_plain_text<'a>(facts: &Facts<'a>, option: Expr<'a>) -> bool {
    let Some(call) = facts.calls_around(option.file, option.node_id()).next() else {
        return false;
    };
    let Some(template) = call.argument(0) else {
        return false;
    };
    if let Some(text) = facts.string(template) {
        return !text.contains('<') && text.contains("{{");
    }
    let shown = facts.text(template.place()).to_ascii_lowercase();
    [".txt", "text", "plain", "subject", "sms", "markdown", "csv"]
        .iter()
        .any(|word| shown.contains(word))
        && !shown.contains("html")
}
