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
    for (place, value) in facts.sent() {
        if !facts
            .shown_error(value)
            .has(Shown::MESSAGE.and(Shown::WHOLE))
            || facts.chosen(value.file, value.node_id())
            || facts.only_in_development(value.file, value.node_id())
        {
            continue;
        }
        report.finding(
            place,
            "The message or code of any error goes to the client, the database's included",
        );
    }
    for function in facts.index().functions() {
        if function.handles_errors() {
            credit(facts, report, *function);
        }
    }
}

/// An error handler that answers without internals, and one that logs.
fn credit<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    function: crate::javascript::FunctionRef<'a>,
) {
    let mut answers = None;
    let mut logs = None;
    let mut leaks = false;
    for call in facts.calls_within(function.place()) {
        if is_log(facts, call) {
            logs = Some(call);
        } else if is_response(facts, call) && matches!(call.name(), Some("json" | "send" | "end")) {
            answers = Some(call);
            leaks = leaks
                || call.arguments().any(|argument| {
                    !facts.shown_error(argument).is_nothing()
                        && !facts.chosen(argument.file, argument.node_id())
                });
        }
    }
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
