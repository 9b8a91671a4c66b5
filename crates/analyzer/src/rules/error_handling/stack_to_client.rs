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
    cwe: &[209, 489],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for sent in facts.sent() {
        let shown = sent.contents.iter().find_map(|content| {
            let message = match facts.shown_error(content)? {
                Detail::Stack => {
                    "The stack trace goes to the client and names files, packages and lines"
                }
                Detail::Statement => {
                    "The database's own words go to the client and show the statement and the tables"
                }
                _ => return None,
            };
            Some((message, content))
        });
        if let Some((message, content)) = shown {
            let of = format!("of `{}`", facts.text(content.root.place()));
            report
                .finding(content.place_in(sent.body, sent.place), message)
                .step(content.root.place(), of);
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
