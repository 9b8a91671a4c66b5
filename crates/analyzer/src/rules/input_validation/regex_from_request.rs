use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// A regular expression is built from request data.
    ///
    /// ## Why
    /// A pattern such as `(a+)+$` keeps one process busy for minutes: nobody else is served in that time.
    ///
    /// ## Not a problem
    /// Data whose special characters were escaped.
    {
        id: "regex-from-request",
        title: "Regular expression from request data",
        item: "input-server-side-validation",
        severity: Medium,
        confidence: High,
        cwe: [1333],
        owasp: Api4,
        examples: "regex_from_request.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Regex) {
        let Some(flow) = sink.value().flow(Danger::Regex) else {
            continue;
        };
        let message = format!(
            "`{}` becomes a regular expression, so a client can send one that never ends",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
