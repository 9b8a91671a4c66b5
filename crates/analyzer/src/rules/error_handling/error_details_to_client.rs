use crate::javascript::{Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// An error's stack or message is sent in a response.
    ///
    /// ## Why
    /// Stacks and messages of databases name files, packages, tables and queries: a map for the next attack.
    ///
    /// ## Not a problem
    /// An error's own code or a fixed text, with the details in the server's log.
    {
        id: "error-details-to-client",
        title: "Error details sent to the client",
        item: "errors-generic-messages",
        severity: Medium,
        confidence: High,
        cwe: [209],
        owasp: Api8,
        examples: "error_details_to_client.md",
        check: JavaScript(check),
    }
}

const SENDING: &[&str] = &["*.end", "*.json", "*.send", "*.write"];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for path in SENDING {
        for call in facts.calls_to("response", path) {
            let Some(sent) = call.argument(0) else {
                continue;
            };
            if let Some((detail, text)) = details(sent) {
                report.finding(
                    detail.place(),
                    format!("`{text}` is sent to the client and shows how the server is built"),
                );
            }
        }
    }
}

fn details(sent: Value<'_>) -> Option<(Value<'_>, &str)> {
    sent.descendants().into_iter().find_map(|value| {
        let (object, property) = value.member()?;
        let name = object.last_name()?;
        let is_error = matches!(name, "e" | "err" | "error" | "ex" | "exception");
        let is_detail = matches!(property, "stack" | "sqlMessage" | "sql")
            || (property == "message" && is_server_error(sent));
        (is_error && is_detail).then(|| (value, value.text()))
    })
}

/// `res.status(500).json(...)`: what went wrong inside, rather than what the client did wrong.
fn is_server_error(sent: Value<'_>) -> bool {
    let Some(call) = sent.parent().and_then(Value::as_call) else {
        return false;
    };
    call.chain().into_iter().any(|link| {
        link.name() == Some("status")
            && link
                .argument(0)
                .and_then(Value::number)
                .is_some_and(|status| status >= 500.0)
    })
}
