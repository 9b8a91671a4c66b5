use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("errors-internal-logging");

declare_rule! {
/// A `catch` writes the whole error to the console with `console.error(error)` or `console.trace(error)`.
///
/// ## Why
/// The console takes the message, the stack and all properties as they are: statements of the database, addresses with passwords, and line
/// breaks that look like other entries. It knows no levels and no redaction.
///
/// ## Not a problem
/// A logger that serializes and redacts errors, chosen fields of the error, and the console of scripts and of a process that ends.
pub const ERROR_TO_CONSOLE: Rule = Rule {
    id: "error-to-console",
    title: "A whole error is written to the console",
    examples: include_str!("error_to_console.md"),
    item: ITEM,
    severity: Severity::Note,
    confidence: Confidence::Medium,
    cwe: &[209, 532],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["console.error", "console.trace"] {
        for call in facts.calls_to(name) {
            let Some(error) = call.arguments().find(|argument| {
                let whole = match member(*argument) {
                    Some((error, Some("stack"))) => error,
                    _ => *argument,
                };
                matches!(plain(whole.node), Expression::Identifier(_)) && facts.is_caught(whole)
            }) else {
                continue;
            };
            if !facts.stands_in_catch(call.file, call.node)
                || facts.only_in_development(call.file, call.node)
                || ends_process(facts, call)
            {
                continue;
            }
            report.finding(
                call.head_place(),
                format!(
                    "The console gets `{}` with its stack and all that it carries, unredacted",
                    facts.text(error.place())
                ),
            );
        }
    }
}

/// Whether a process that has failed to start says its last words: it ends in the same branch, or nothing is around the `try`.
fn ends_process<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    if facts.enclosing_function(call.file, call.node).is_none() {
        return true;
    }
    let branch = facts.branch_around(call.file, call.node).or_else(|| {
        facts
            .enclosing_function(call.file, call.node)
            .map(|function| function.place())
    });
    branch.is_some_and(|branch| {
        let text = facts.text(branch);
        text.contains("process.exit")
    })
}
