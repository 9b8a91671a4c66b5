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
    for function in facts.index().functions() {
        let error = if function.handles_errors() {
            function.parameter_name(0)
        } else {
            None
        };
        let text = facts.text(function.place());
        let Some(error) = error else { continue };
        let chooses = [
            ".expose",
            "instanceof",
            "isOperational",
            "isPublic",
            ".isJoi",
            "ZodError",
            "AppError",
            "HttpError",
        ]
        .iter()
        .any(|mark| text.contains(mark));
        let mut leaks = false;
        let mut answers = None;
        let mut logs = None;
        for call in facts.calls_within(function.place()) {
            if is_log(facts, call) {
                logs = Some(call);
            }
            if !is_response(facts, call) || !matches!(call.name(), Some("json" | "send" | "end")) {
                continue;
            }
            answers = Some(call);
            let shown = call
                .arguments()
                .map(|argument| (argument, facts.text(argument.place())))
                .collect::<Vec<_>>();
            for (argument, text) in shown {
                let message = text.contains(&format!("{error}.message"))
                    || text.contains(&format!("{error}.code"))
                    || text == error;
                if message && !chooses {
                    leaks = true;
                    report.finding(argument.place(), format!("The message or code of every `{error}` goes to the client, the database's included"));
                }
                leaks = leaks || text.contains(".stack");
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
}
