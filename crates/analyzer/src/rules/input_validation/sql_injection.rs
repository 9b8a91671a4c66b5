use crate::javascript::{Danger, Facts, Sink};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data becomes part of an SQL statement's text.
    ///
    /// ## Why
    /// The database reads the statement as a whole: a quote in the data ends the string, and what follows is run. Anyone can
    /// read, change or delete other people's rows this way.
    ///
    /// ## Not a problem
    /// Values that are bound as parameters, numbers, and names taken from a fixed list.
    {
        id: "sql-injection",
        title: "SQL built from request data",
        item: "input-parameterized-queries",
        severity: Critical,
        confidence: High,
        cwe: [89],
        owasp: None,
        examples: "sql_injection.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::Sql) {
        if let Some(flow) = sink.value().flow(Danger::Sql) {
            let message = format!(
                "`{}` is put into the text of an SQL statement, so a client can change what it does",
                flow.source_text()
            );
            report.finding(sink.call().place(), message).flow(&flow);
        } else if binds_parameters(sink) {
            report.control(
                "input-parameterized-queries",
                sink.call().place(),
                "The statement binds its values as parameters",
            );
        }
    }
}

/// A constant statement with the values in a separate argument.
fn binds_parameters(sink: Sink<'_>) -> bool {
    let statement = sink.value().string();
    let has_placeholder = statement
        .is_some_and(|text| text.contains('?') || text.contains("$1") || text.contains(':'));
    has_placeholder && sink.call().arguments().len() > 1
}
