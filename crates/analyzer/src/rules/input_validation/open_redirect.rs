use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// The target of a redirect comes from the request.
    ///
    /// ## Why
    /// A link to this site leads to any other: people trust the name they see, and codes or tokens in the address go along.
    ///
    /// ## Not a problem
    /// A path on this site with a fixed beginning, or an address whose host is in a list.
    {
        id: "open-redirect",
        title: "Redirect to an address from the request",
        item: "input-server-side-validation",
        severity: Medium,
        confidence: High,
        cwe: [601],
        owasp: None,
        examples: "open_redirect.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Redirect) {
        let Some(flow) = sink.value().flow(Danger::Redirect) else {
            continue;
        };
        let message = format!(
            "`{}` decides where the redirect leads, so a link to this site can lead to any other",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
