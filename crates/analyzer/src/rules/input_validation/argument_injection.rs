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
/// Programs that read an option such as `--upload-pack` as a command to run, or as a file to write or read.
const PROGRAMS: &[&str] = &[
    "awk",
    "convert",
    "curl",
    "docker",
    "ffmpeg",
    "find",
    "git",
    "gpg",
    "hg",
    "identify",
    "kubectl",
    "magick",
    "mysql",
    "mysqldump",
    "nmap",
    "node",
    "npm",
    "openssl",
    "pg_dump",
    "psql",
    "rsync",
    "scp",
    "sed",
    "ssh",
    "svn",
    "tar",
    "tcpdump",
    "unzip",
    "wget",
    "wkhtmltopdf",
    "xargs",
    "yt-dlp",
    "youtube-dl",
    "zip",
];
const STARTERS: &[&str] = &[
    "child_process.execFile",
    "child_process.execFileSync",
    "child_process.spawn",
    "child_process.spawnSync",
    "cross-spawn",
    "cross-spawn.sync",
    "execa",
    "execa.execa",
    "execa.execaSync",
];

/// Methods of packages that start `git` with what they are given.
const GIT: &[&str] = &[
    "checkout",
    "clone",
    "fetch",
    "listRemote",
    "log",
    "mirror",
    "pull",
    "push",
    "raw",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for package in [
        "simple-git",
        "simple-git.default",
        "simple-git.simpleGit",
        "simple-git/promise",
    ] {
        for method in GIT {
            for call in facts.calls_to(&format!("{package}().{method}")) {
                for argument in call.arguments() {
                    for part in facts.elements(argument).unwrap_or_else(|| vec![argument]) {
                        if let Some(taint) = facts.threat(part, Danger::ARGUMENT) {
                            report.flow(call, part, &taint, format!("`{}` is handed to `git`, which reads what begins with `-` as an option, and an address such as `ext::` as a command", taint.source()));
                        }
                    }
                }
            }
        }
    }
    for name in STARTERS {
        for call in facts.calls_to(name) {
            let Some(program) = call.argument(0).and_then(|program| facts.string(program)) else {
                continue;
            };
            let program = program.rsplit('/').next().unwrap_or_default();
            let Some(arguments) = call.argument(1).filter(|_| PROGRAMS.contains(&program)) else {
                continue;
            };
            if facts.runs_a_shell(call) {
                continue;
            }
            let mut previous = None;
            for argument in facts.list(arguments) {
                let text = facts.string(argument);
                if text.as_deref() == Some("--") {
                    break;
                }
                // What stands behind `-e` or `--branch` is its value, whatever it begins with.
                let is_value = previous.as_deref().is_some_and(|text: &str| {
                    text.starts_with("--") && !text.contains('=')
                        || (text.len() == 2 && text.starts_with('-'))
                });
                previous = text;
                if is_value {
                    continue;
                }
                if let Some(taint) = facts.threat(argument, Danger::ARGUMENT) {
                    report.flow(call, argument, &taint, format!("`{}` can begin with `-`, and `{program}` then reads it as an option that runs a command or writes a file", taint.source()));
                    break;
                }
            }
        }
    }
}
