use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data becomes the text of a template.
    ///
    /// ## Why
    /// Templates are programs: with their own syntax in the data a client reads variables of the server and often runs code.
    ///
    /// ## Not a problem
    /// Data that is given to a fixed template as a value.
    {
        id: "template-injection",
        title: "Template built from request data",
        item: "input-server-side-validation",
        severity: High,
        confidence: High,
        cwe: [1336],
        owasp: None,
        examples: "template_injection.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Template) {
        let Some(flow) = sink.value().flow(Danger::Template) else {
            continue;
        };
        let message = format!(
            "`{}` becomes the text of a template, so a client can run the template language on the server",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
