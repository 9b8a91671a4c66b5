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

/// Functions whose first argument is always read by a shell.
const SHELLS: &[&str] = &[
    "child_process.exec",
    "child_process.execSync",
    "command-exists",
    "execa.command",
    "execa.commandSync",
    "execa.execaCommand",
    "execa.execaCommandSync",
    "shelljs.exec",
    "ssh2.Client().exec",
    "node-cmd.run",
    "node-cmd.runSync",
    "zx.$",
];
/// Functions that start a program, with a shell where their options ask for one.
const PROGRAMS: &[&str] = &[
    "child_process.execFile",
    "child_process.execFileSync",
    "child_process.fork",
    "child_process.spawn",
    "child_process.spawnSync",
    "cross-spawn",
    "cross-spawn.sync",
    "execa",
    "execa.execa",
    "execa.execaSync",
    "execa.sync",
    "node-pty.spawn",
    "Deno.run",
    "Deno.Command",
    "Bun.spawn",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in SHELLS {
        for call in facts.calls_to(name) {
            if let Some(command) = call.argument(0)
                && let Some(taint) = facts.threat(command, Danger::SHELL)
            {
                reports(report, call, command, &taint);
            }
        }
    }
    for name in PROGRAMS {
        for call in facts.calls_to(name) {
            let Some(command) = call.argument(0) else {
                continue;
            };
            let threatened = facts
                .shell_words(call)
                .into_iter()
                .find_map(|word| Some((word, facts.threat(word, Danger::SHELL)?)));
            if let Some((word, taint)) = threatened {
                reports(report, call, word, &taint);
            } else if name.starts_with("child_process.execFile")
                && facts.string(command).is_some()
                && call.argument_count() > 1
                && !facts.runs_a_shell(call)
            {
                report.control(ITEM, call.place(), "The program is started without a shell");
            }
        }
    }
}

fn reports<'a>(
    report: &mut Report,
    call: Call<'a>,
    word: Expr<'a>,
    taint: &crate::javascript::Taint,
) {
    report.flow(
        call,
        word,
        taint,
        format!(
            "`{}` becomes part of a command line, so the caller can run any command on the server",
            taint.source()
        ),
    );
}
