use crate::javascript::{Danger, Facts, Sink};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data decides which file is read, written or sent.
    ///
    /// ## Why
    /// `../` leads out of the folder that was meant: to the source, to `.env`, to other people's files. `path.join` resolves it and
    /// does not stop it.
    ///
    /// ## Not a problem
    /// `path.basename` of the data, a resolved path that is checked to start with the folder, a name looked up in a list, or
    /// `sendFile` with a `root`.
    {
        id: "path-traversal",
        title: "File path from request data",
        item: "input-server-side-validation",
        severity: High,
        confidence: High,
        cwe: [22, 73],
        owasp: None,
        examples: "path_traversal.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Path) {
        if is_rooted(sink) {
            continue;
        }
        let Some(flow) = sink.value().flow(Danger::Path) else {
            continue;
        };
        let message = format!(
            "`{}` decides which file is opened, so `../` leads out of the folder",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}

/// `res.sendFile(name, { root })` refuses names that lead out of the root.
fn is_rooted(sink: Sink<'_>) -> bool {
    let options = sink.call().argument(1);
    sink.call().is_to("response", "*.sendFile")
        && options.is_some_and(|options| options.get("root").is_some())
}
