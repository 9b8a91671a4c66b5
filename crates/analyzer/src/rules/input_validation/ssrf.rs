use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// The server sends a request to an address that a client chose.
    ///
    /// ## Why
    /// The server reaches what the client can't: the cloud's metadata service with its credentials, databases, admin pages on
    /// the internal network.
    ///
    /// ## Not a problem
    /// A fixed host with data in the path, or an address whose host is in a list.
    {
        id: "ssrf",
        title: "Outgoing request to an address from the client",
        item: "input-server-side-validation",
        severity: High,
        confidence: High,
        cwe: [918],
        owasp: Api7,
        examples: "ssrf.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Ssrf) {
        let Some(flow) = sink.value().flow(Danger::Ssrf) else {
            continue;
        };
        let message = format!(
            "`{}` decides where the server sends its request, so a client reaches hosts inside the network",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
