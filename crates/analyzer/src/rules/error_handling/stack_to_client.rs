use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("errors-generic-messages");

declare_rule! {
/// A stack trace, or the whole error, is part of an answer.
///
/// ## Why
/// It names files, packages and versions: a map for the next attempt.
///
/// ## Not a problem
/// The stack in the log, and a request id in the answer.
pub const STACK_TO_CLIENT: Rule = Rule {
    id: "stack-to-client",
    title: "A stack trace is sent to the client",
    examples: include_str!("stack_to_client.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[209],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (place, value) in facts.sent() {
        let shown = facts.shown_error(value);
        let message = if shown.has(Shown::STACK) {
            "The stack trace goes to the client and names files, packages and lines"
        } else if shown.has(Shown::STATEMENT) {
            "The database's own words go to the client and show the statement and the tables"
        } else {
            continue;
        };
        if !facts.only_in_development(value.file, value.node_id()) {
            report.finding(place, message);
        }
    }
    for call in facts.calls_to("errorhandler") {
        if !facts.only_in_development(call.file, call.node) {
            report.finding(
                call.place(),
                "`errorhandler` shows every error with its stack to whoever caused it",
            );
        }
    }
}
