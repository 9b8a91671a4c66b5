use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The text of a template, not its values, comes from the request.
///
/// ## Why
/// Template languages can run code: `<%= global.process.mainModule.require(…) %>` is all it takes.
///
/// ## Not a problem
/// A fixed template with the data as values.
pub const TEMPLATE_INJECTION: Rule = Rule {
    id: "template-injection",
    title: "Request data is read as a template",
    examples: include_str!("template_injection.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[1336, 94],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Calls that read their first argument as a template.
const READERS: &[&str] = &[
    "dot.template",
    "ejs.compile",
    "ejs.render",
    "eta.compile",
    "eta.renderString",
    "eta.renderStringAsync",
    "handlebars.compile",
    "handlebars.precompile",
    "hogan.js.compile",
    "jade.compile",
    "jade.render",
    "lodash.template",
    "lodash.template()",
    "mustache.render",
    "nunjucks.compile",
    "nunjucks.renderString",
    "pug.compile",
    "pug.render",
    "squirrelly.compile",
    "squirrelly.render",
    "swig.compile",
    "swig.render",
    "underscore.template",
    "whiskers.render",
    "hamljs.render",
    "liquidjs.Liquid().parseAndRender",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for reader in READERS {
        for call in facts.calls_to(reader) {
            let Some(template) = call.argument(0) else {
                continue;
            };
            if let Some(taint) = facts.threat(template, Danger::CODE) {
                report
                    .finding(
                        template.place(),
                        format!(
                            "`{}` is read as a template, so the caller runs code on the server",
                            taint.source()
                        ),
                    )
                    .steps(taint.steps());
            }
        }
    }
}
