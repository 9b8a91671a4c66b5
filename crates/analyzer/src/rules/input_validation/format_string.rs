use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("logging-request-metadata");

declare_rule! {
/// `console.log(value, …)` and `util.format(value, …)` read `%s` and `%o` in their first argument.
///
/// ## Why
/// The caller rearranges the log line or swallows what follows, which hides an attack.
///
/// ## Not a problem
/// A constant format with the data behind it: `console.log('%s signed in', name)`.
pub const FORMAT_STRING: Rule = Rule {
    id: "format-string",
    title: "Request data is the format of a message",
    examples: include_str!("format_string.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[134],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in [
        "console.log",
        "console.info",
        "console.warn",
        "console.error",
        "console.debug",
        "util.format",
    ] {
        for call in facts.calls_to(name) {
            if call.argument_count() < 2 {
                continue;
            }
            let Some(format) = call.argument(0) else {
                continue;
            };
            if let Some(taint) = facts.threat(format, Danger::FORMAT) {
                report
                    .finding(
                        format.place(),
                        format!(
                            "`{}` is read as a format, so `%s` in it rearranges the line",
                            taint.source()
                        ),
                    )
                    .steps(taint.steps());
            }
        }
    }
}
