use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// A program is started through a shell although its command line is put together at run time.
///
/// ## Why
/// Every value in the line must be harmless for the shell, now and after every later change. Without a shell none has to be.
///
/// ## Not a problem
/// A constant command line, and `spawn` or `execFile` with an argument list and no shell.
pub const SHELL_ENABLED: Rule = Rule {
    id: "shell-enabled",
    title: "A shell runs a command that is not constant",
    examples: include_str!("shell_enabled.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[78],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["spawn", "spawnSync", "execFile", "execFileSync"] {
        for call in facts.calls_to(&format!("child_process.{name}")) {
            if !facts.runs_a_shell(call) {
                continue;
            }
            let words = facts.shell_words(call);
            // Request data in it is command injection, reported there.
            let tainted = words
                .iter()
                .any(|word| facts.threat(*word, Danger::SHELL).is_some());
            if !tainted && words.iter().any(|word| facts.depends_on_a_caller(*word)) {
                report.finding(call.head_place(), "A shell reads this command line, and what callers hand in becomes part of it: one unexpected value is a second command");
            }
        }
    }
}
