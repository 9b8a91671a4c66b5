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
                // A missing role is an attempt worth a line in any case.
                let text = facts.text(function.place()).to_ascii_lowercase();
                let by_role = ["role", "admin", "permission", "scope"]
                    .iter()
                    .any(|word| text.contains(word));
                if !logs_elsewhere && !by_role {
                    finding.severity(Severity::Note);
                }
            }
            None => {}
        }
    }
    guards(facts, report);
}

/// Guards of NestJS that have a logger and refuse without it.
fn guards(facts: &Facts<'_>, report: &mut Report) {
    for function in facts.index().functions() {
        if facts.given_name(*function) != Some("canActivate") {
            continue;
        }
        let has_logger = facts.class_place(*function).is_some_and(|class| {
            let text = facts.text(class);
            text.contains("Logger") || text.contains("logger") || text.contains("audit")
        });
        let calls: Vec<_> = facts.calls_within(function.place()).collect();
        let logs = calls.iter().find(|call| {
            (is_log(facts, **call) || facts.is_record_of_event(**call))
                && !matches!(call.name(), Some("debug" | "verbose" | "trace"))
        });
        let refusal = calls
            .iter()
            .rev()
            .find(|call| call.is_new && call.name().is_some_and(|name| name.contains("Forbidden")));
        match (logs, refusal) {
            (Some(log), Some(_)) => report.control(ITEM, log.place(), "A refusal is logged"),
            (None, Some(refusal)) if has_logger => {
                report.finding(
                    refusal.callee_place(),
                    "The guard has a logger and refuses without a word, so nobody notices who tries the doors",
                );
            }
            _ => {}
        }
    }
}
