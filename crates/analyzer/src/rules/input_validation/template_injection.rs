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
/// Functions that read a template, and the position of its text.
const READERS: &[(&str, usize)] = &[
    ("art-template.compile", 0),
    ("art-template.render", 0),
    ("dot.compile", 0),
    ("dot.template", 0),
    ("ejs.compile", 0),
    ("ejs.render", 0),
    ("eta.Eta().compile", 0),
    ("eta.Eta().renderString", 0),
    ("eta.Eta().renderStringAsync", 0),
    ("eta.compile", 0),
    ("eta.render", 0),
    ("eta.renderString", 0),
    ("eta.renderStringAsync", 0),
    ("haml.compile", 0),
    ("haml.render", 0),
    ("hamljs.compile", 0),
    ("hamljs.render", 0),
    ("handlebars.compile", 0),
    ("handlebars.create().compile", 0),
    ("handlebars.precompile", 0),
    ("hogan.js.compile", 0),
    ("jade.compile", 0),
    ("jade.render", 0),
    ("just-template", 0),
    ("liquidjs.Liquid().parse", 0),
    ("liquidjs.Liquid().parseAndRender", 0),
    ("liquidjs.Liquid().parseAndRenderSync", 0),
    ("lodash.template", 0),
    ("lodash/template", 0),
    ("lodash.template", 0),
    ("mustache.parse", 0),
    ("mustache.render", 0),
    ("mustache.render", 2),
    ("nunjucks.Environment().renderString", 0),
    ("nunjucks.Template", 0),
    ("nunjucks.compile", 0),
    ("nunjucks.configure().renderString", 0),
    ("nunjucks.renderString", 0),
    ("pug.compile", 0),
    ("pug.render", 0),
    ("squirrelly.compile", 0),
    ("squirrelly.render", 0),
    ("swig.compile", 0),
    ("swig.render", 0),
    ("twig.twig", 0),
    ("underscore.template", 0),
    ("vash.compile", 0),
    ("velocityjs.render", 0),
    ("whiskers.render", 0),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (reader, position) in READERS {
        for call in facts.calls_to(reader) {
            let Some(template) = call.argument(*position) else {
                continue;
            };
            let text = facts
                .object(template)
                .and_then(|options| options.get_any(facts, &["data", "template"]))
                .unwrap_or(template);
            if let Some(taint) = facts.threat(text, Danger::CODE) {
                report.flow(
                    call,
                    text,
                    &taint,
                    format!(
                        "`{}` is read as a template, so the caller runs code on the server",
                        taint.source()
                    ),
                );
            }
        }
    }
}
