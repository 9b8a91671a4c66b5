use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data is evaluated as a program.
    ///
    /// ## Why
    /// Whoever sends the text decides what the server does: read its secrets, its database, its files.
    ///
    /// ## Not a problem
    /// `JSON.parse`, which reads data only.
    {
        id: "code-injection",
        title: "Request data run as code",
        item: "input-server-side-validation",
        severity: Critical,
        confidence: High,
        cwe: [95],
        owasp: None,
        examples: "code_injection.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Code) {
        let Some(flow) = sink.value().flow(Danger::Code) else {
            continue;
        };
        let message = format!(
            "`{}` is run as code, so a client can make the server do anything",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
