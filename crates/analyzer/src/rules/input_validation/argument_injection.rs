use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// A program that runs other programs by option gets an argument from the request.
///
/// ## Why
/// No shell is needed: `git clone --upload-pack=…`, `tar --to-command=…` and `curl -o …` do what the caller's argument says.
///
/// ## Not a problem
/// An argument behind `--`, one with a fixed beginning such as `--name=${name}`, or one from an allow list.
pub const ARGUMENT_INJECTION: Rule = Rule {
    id: "argument-injection",
    title: "Request data is passed to a program as an argument that it can read as an option",
    examples: include_str!("argument_injection.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[88],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Programs whose options run commands, write files or change the target.
const PROGRAMS: &[&str] = &[
    "curl",
    "convert",
    "docker",
    "ffmpeg",
    "find",
    "git",
    "gpg",
    "hg",
    "magick",
    "mysqldump",
    "npm",
    "openssl",
    "pg_dump",
    "psql",
    "rsync",
    "scp",
    "ssh",
    "svn",
    "tar",
    "wget",
    "zip",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["spawn", "spawnSync", "execFile", "execFileSync"] {
        for call in facts.calls_to(&format!("child_process.{name}")) {
            let Some(program) = call.argument(0).and_then(|program| facts.string(program)) else {
                continue;
            };
            if !PROGRAMS.contains(&program.rsplit('/').next().unwrap_or_default()) {
                continue;
            }
            let arguments = call
                .argument(1)
                .and_then(|arguments| facts.elements(arguments))
                .unwrap_or_default();
            for argument in arguments {
                if facts.string(argument).as_deref() == Some("--") {
                    break;
                }
                if let Some(taint) = facts.threat(argument, Danger::SHELL)
                    && !taint.is_built
                {
                    report
                        .finding(argument.place(), format!("`{}` can begin with `-`, and `{program}` then reads it as an option that runs a command or writes a file", taint.source()))
                        .steps(taint.steps());
                }
            }
        }
    }
}
