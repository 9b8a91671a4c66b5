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
    for name in ["json", "send", "end", "write", "render"] {
        for call in facts
            .index()
            .calls_named(name)
            .filter(|call| is_response(facts, *call))
        {
            for argument in call.arguments() {
                let mut values = vec![argument];
                if let Some(object) = facts.object(argument) {
                    values = object.properties().map(|(_, value)| value).collect();
                    for inner in values.clone() {
                        values.extend(
                            facts
                                .object(inner)
                                .into_iter()
                                .flat_map(|object| object.properties().map(|(_, value)| value)),
                        );
                    }
                }
                for value in values {
                    let text = facts.text(value.place());
                    let guarded = text.contains('?')
                        && (text.contains("NODE_ENV")
                            || text.contains("development")
                            || text.contains("isDev"));
                    if text.ends_with(".stack") && !guarded {
                        report.finding(value.place(), "The stack trace goes to the client and names files, packages and lines");
                    } else if (text.ends_with(".sqlMessage") || text.ends_with(".sql")) && !guarded
                    {
                        report
                            .finding(value.place(), "The database's own words go to the client and show the statement and the tables");
                    }
                }
            }
        }
    }
    for call in facts.calls_to("errorhandler") {
        report.finding(
            call.place(),
            "`errorhandler` shows every error with its stack to whoever caused it",
        );
    }
}
