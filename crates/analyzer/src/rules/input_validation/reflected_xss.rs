use crate::javascript::{Danger, Facts, Sink};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data is sent back as part of a page.
    ///
    /// ## Why
    /// `res.send` and `res.end` of a text is HTML to a browser. A link with a script in it runs that script with the visitor's
    /// session.
    ///
    /// ## Not a problem
    /// JSON, a text with another content type, or data that went through an HTML encoder.
    {
        id: "reflected-xss",
        title: "Request data in an HTML response",
        item: "input-html-sanitization",
        severity: High,
        confidence: High,
        cwe: [79],
        owasp: None,
        examples: "reflected_xss.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Html) {
        if has_another_type(sink) {
            continue;
        }
        let Some(flow) = sink.value().flow(Danger::Html) else {
            continue;
        };
        let message = format!(
            "`{}` is sent as part of an HTML page, so a link can carry a script that runs here",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}

/// `res.type('text/plain').send(x)`: the browser does not read it as a page.
fn has_another_type(sink: Sink<'_>) -> bool {
    sink.call().chain().into_iter().skip(1).any(|call| {
        let sets_type = match call.name() {
            Some("type" | "contentType") => call.argument(0),
            Some("set" | "header" | "setHeader") => call.argument(1),
            _ => None,
        };
        sets_type
            .and_then(|value| value.string())
            .is_some_and(|text| !text.contains("html"))
    })
}
