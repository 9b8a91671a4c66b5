use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// Debug output is switched on for everybody.
///
/// ## Why
/// Queries with their values end up in the log, stack traces and schema details in answers.
///
/// ## Not a problem
/// A switch that depends on the environment.
pub const DEBUG_ON: Rule = Rule {
    id: "debug-on",
    title: "Debugging output is switched on in code",
    examples: include_str!("debug_on.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[489, 215],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("mongoose.set") {
        let debug = call
            .argument(0)
            .and_then(|key| facts.string(key))
            .as_deref()
            == Some("debug");
        if debug
            && call
                .argument(1)
                .is_some_and(|value| facts.boolean(value) == Some(true))
        {
            report.finding(
                call.place(),
                "Mongoose prints every query with its values, personal data included",
            );
        }
    }
    for name in ["introspection", "graphiql", "playground"] {
        for value in facts.index().properties(name) {
            if facts.boolean(*value) == Some(true) {
                report
                    .finding(
                        value.place(),
                        format!("`{name}` is on for everybody and shows the whole schema"),
                    )
                    .severity(Severity::Low);
            }
        }
    }
    for name in ["disable", "set"] {
        for call in facts.index().calls_named(name) {
            if call
                .argument(0)
                .and_then(|key| facts.string(key))
                .as_deref()
                == Some("x-powered-by")
            {
                report.control(ITEM, call.place(), "`X-Powered-By` is off");
            }
        }
    }
    for call in facts.calls_to("helmet") {
        report.control(ITEM, call.place(), "helmet removes `X-Powered-By`");
    }
}
