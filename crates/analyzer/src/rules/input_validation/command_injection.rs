use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data becomes part of a shell command.
    ///
    /// ## Why
    /// The shell reads `;`, `|`, `$(...)` and backticks in the data as its own language, so a client runs programs on the server.
    ///
    /// ## Not a problem
    /// `execFile` or `spawn` with the data as one element of the argument list, where no shell reads it.
    {
        id: "command-injection",
        title: "Shell command built from request data",
        item: "input-server-side-validation",
        severity: Critical,
        confidence: High,
        cwe: [78],
        owasp: None,
        examples: "command_injection.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Shell) {
        let Some(flow) = sink.value().flow(Danger::Shell) else {
            continue;
        };
        let message = format!(
            "`{}` becomes part of a shell command, so a client can run programs on the server",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
