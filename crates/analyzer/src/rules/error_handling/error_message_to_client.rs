use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("errors-no-database-details");

declare_rule! {
/// The message or code of any error is sent to the client.
///
/// ## Why
/// Messages of drivers and of other services name tables, constraints, hosts and values. `23505` or `E11000` tells which database it is.
///
/// ## Not a problem
/// Errors of your own that are made for clients: decide by `err.expose` or your own class, not by the status.
pub const ERROR_MESSAGE_TO_CLIENT: Rule = Rule {
    id: "error-message-to-client",
    title: "An error's message or code is sent to the client unseen",
    examples: include_str!("error_message_to_client.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[209],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut leaks = Vec::new();
    for sent in facts.sent() {
        let shown: Vec<_> = sent
            .contents
            .iter()
            .filter_map(|content| Some((facts.shown_error(content)?, content)))
            .collect();
        if shown.is_empty() {
            continue;
        }
        leaks.push(sent.place);
        let Some((detail, content)) = shown
            .iter()
            .find(|(detail, _)| *detail == Detail::Driver)
            .or_else(|| shown.iter().find(|(detail, _)| *detail == Detail::Message))
        else {
            continue;
        };
        let error = facts.text(content.root.place());
        let (what, follows) = match (detail, content.key()) {
            (Detail::Driver, Some(key)) => (
                format!("`{key}` of any `{error}`"),
                "which tells the database's tables, constraints or codes",
            ),
            (_, Some(_)) => (
                format!("The message of any `{error}`"),
                "also that of the database or of another service",
            ),
            _ => (
                format!("All of `{error}`"),
                "with whatever the database or another service put into it",
            ),
        };
        report
            .finding(
                content.place_in(sent.body, sent.place),
                format!("{what} goes to the client, {follows}"),
            )
            .step(content.root.place(), format!("`{error}` is not told apart"));
    }
    for function in facts.index().functions() {
        if function.handles_errors() {
            credit(facts, report, *function, &leaks);
        }
    }
}

/// What an error handler without a leak does right.
fn credit<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    function: FunctionRef<'a>,
    leaks: &[crate::source::Place],
) {
    let mut answers = None;
    let mut logs = None;
    for call in facts.calls_within(function.place()) {
        if is_log(facts, call) {
            logs = Some(call);
        }
        if is_response(facts, call) && matches!(call.name(), Some("json" | "send" | "end")) {
            answers = Some(call);
        }
    }
    let leaks = leaks.iter().any(|place| {
        place.file == function.file
            && function.span().start <= place.span.start
            && place.span.end <= function.span().end
    });
    if let Some(answer) = answers.filter(|_| !leaks) {
        for item in [
            "errors-generic-messages",
            "errors-no-database-details",
            "errors-consistent-format",
        ] {
            report.control(
                ItemId(item),
                answer.place(),
                "One error handler answers in one form and without internals",
            );
        }
    }
    if let Some(log) = logs {
        report.control(
            ItemId("errors-internal-logging"),
            log.place(),
            "Errors are logged on the server",
        );
    }
}
