use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// Request data reaches a shell.
///
/// ## Why
/// `; rm -rf /` behind a host name is a second command. `exec` always starts a shell; `spawn` and `execFile` do with `shell: true`.
///
/// ## Not a problem
/// `execFile` or `spawn` with an argument list and no shell.
pub const COMMAND_INJECTION: Rule = Rule {
    id: "command-injection",
    title: "Request data becomes part of a shell command",
    examples: include_str!("command_injection.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[78],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in [
        "exec",
        "execSync",
        "spawn",
        "spawnSync",
        "execFile",
        "execFileSync",
        "fork",
    ] {
        for call in facts.calls_to(&format!("child_process.{name}")) {
            let Some(command) = call.argument(0) else {
                continue;
            };
            let shell = call.arguments().skip(1).any(|argument| {
                facts
                    .object(argument)
                    .and_then(|options| options.get(facts, "shell"))
                    .is_some_and(|shell| facts.boolean(shell) != Some(false))
            });
            let is_shell_program = facts.string(command).is_some_and(|program| {
                matches!(
                    program.rsplit('/').next(),
                    Some("sh" | "bash" | "cmd" | "cmd.exe" | "powershell")
                )
            });
            let mut dangerous = vec![command];
            if shell || is_shell_program {
                dangerous.extend(call.argument(1));
            }
            let taint = dangerous
                .into_iter()
                .find_map(|argument| Some((argument, facts.threat(argument, Danger::SHELL)?)));
            if let Some((argument, taint)) = taint {
                report
                    .finding(argument.place(), format!("`{}` becomes part of a command line, so the caller can run any command on the server", taint.source()))
                    .steps(taint.steps());
            } else if name.starts_with("execFile") && !shell && call.argument_count() > 1 {
                report.control(ITEM, call.place(), "The program is started without a shell");
            }
        }
    }
    for name in ["shelljs.exec", "execa.execaCommand", "execa.command"] {
        for call in facts.calls_to(name) {
            let Some(command) = call.argument(0) else {
                continue;
            };
            if let Some(taint) = facts.threat(command, Danger::SHELL) {
                report
                    .finding(command.place(), format!("`{}` becomes part of a command line, so the caller can run any command on the server", taint.source()))
                    .steps(taint.steps());
            }
        }
    }
}
