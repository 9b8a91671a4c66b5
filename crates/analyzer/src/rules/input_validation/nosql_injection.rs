use crate::javascript::{Danger, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// Request data that may be an object becomes part of a document database's filter.
    ///
    /// ## Why
    /// A JSON body can hold `{"$ne": null}` or `{"$gt": ""}` where a string is expected. The filter then matches other
    /// documents than intended: any user, any reset token.
    ///
    /// ## Not a problem
    /// A value that is a string for certain (route parameters, `String(x)`, a schema), or one compared with `$eq`.
    {
        id: "nosql-injection",
        title: "Query operators from request data",
        item: "input-parameterized-queries",
        severity: High,
        confidence: High,
        cwe: [943],
        owasp: None,
        examples: "nosql_injection.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sink in facts.sinks(Danger::NoSql) {
        let Some(flow) = sink.value().flow(Danger::NoSql) else {
            continue;
        };
        let message = format!(
            "`{}` goes into the filter as it came, so a client can send query operators such as `$ne`",
            flow.source_text()
        );
        report.finding(sink.call().place(), message).flow(&flow);
    }
}
