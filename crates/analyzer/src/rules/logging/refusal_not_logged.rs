use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("logging-authz-failures");

declare_rule! {
/// A role check refuses and tells nobody.
///
/// ## Why
/// Somebody who tries one admin path after the other is the clearest sign of an attack; without a log line nobody sees it.
///
/// ## Not a problem
/// A refusal that throws or passes an error on: the error handler can log it.
pub const REFUSAL_NOT_LOGGED: Rule = Rule {
    id: "refusal-not-logged",
    title: "A refusal for lack of rights is not logged",
    examples: include_str!("refusal_not_logged.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[778],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut seen = Vec::new();
    // Who writes no log at all lacks more than this line.
    let logs_elsewhere = facts
        .index()
        .calls()
        .iter()
        .any(|call| is_log(facts, *call));
    for call in facts.index().calls() {
        let refuses = matches!(call.name(), Some("status" | "sendStatus"))
            && is_response(facts, *call)
            && call.argument(0).and_then(|code| facts.number(code)) == Some(403.0);
        // Plain HTTP, or a method that is not served, is nobody's try at a door.
        let by_transport = || {
            facts
                .conditions(call.file, call.node)
                .into_iter()
                .any(|condition| {
                    let test = facts.text(condition.test.place());
                    ["secure", "protocol", "forwarded-proto"]
                        .iter()
                        .any(|word| test.contains(word))
                })
        };
        if !refuses || by_transport() {
            continue;
        }
        let Some(function) = facts.enclosing_function(call.file, call.node) else {
            continue;
        };
        if seen.contains(&function.place()) {
            continue;
        }
        seen.push(function.place());
        if function.parameter_name(2).is_none() && function.parameter_name(1) != Some("next") {
            continue;
        }
        let logged = facts
            .calls_within(function.place())
            .find(|call| is_log(facts, *call));
        let hands_over = facts
            .calls_within(function.place())
            .any(|call| call.name() == Some("next") && call.argument_count() > 0);
        match logged {
            Some(log) => report.control(ITEM, log.place(), "A refusal is logged"),
            None if !hands_over => {
                let finding = report.finding(
                    call.place(),
                    "The refusal is answered and not logged, so nobody notices who tries the doors",
                );
                if !logs_elsewhere {
                    finding.severity(Severity::Note);
                }
            }
            None => {}
        }
    }
}
