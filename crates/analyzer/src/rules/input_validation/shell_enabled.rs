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
            let Some(program) = call.argument(0) else {
                continue;
            };
            let shell = call.arguments().skip(1).find_map(|argument| {
                facts.object(argument)?.get(facts, "shell").filter(|shell| {
                    facts.boolean(*shell) == Some(true) || facts.string(*shell).is_some()
                })
            });
            let is_shell = facts.string(program).is_some_and(|program| {
                matches!(
                    program.rsplit('/').next(),
                    Some("sh" | "bash" | "zsh" | "cmd" | "cmd.exe" | "powershell" | "pwsh")
                )
            });
            let Some(place) = shell
                .map(Expr::place)
                .or(is_shell.then(|| call.callee_place()))
            else {
                continue;
            };
            let list = call
                .argument(1)
                .and_then(|arguments| facts.elements(arguments));
            let fixed = facts.constant(program).is_some()
                && match (&list, call.argument(1)) {
                    (Some(elements), _) => elements
                        .iter()
                        .all(|element| facts.constant(*element).is_some()),
                    (None, Some(second)) => facts.object(second).is_some(),
                    (None, None) => true,
                };
            let tainted = call
                .arguments()
                .chain(list.into_iter().flatten())
                .any(|argument| facts.threat(argument, Danger::SHELL).is_some());
            // Request data in it is command injection, reported there.
            if !fixed && !tainted {
                report.finding(place, "A shell reads this command line, and it is not constant: one unexpected value is a second command");
            }
        }
    }
}
