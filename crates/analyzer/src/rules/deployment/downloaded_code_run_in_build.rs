use crate::config::{Command, Dockerfile};
use crate::{Report, declare_rule};

declare_rule! {
    /// The build downloads code and runs it without checking what it got.
    ///
    /// ## Why
    /// Whoever controls the server, its name or the way to it decides what is in the image, and no audit of the packages sees it.
    ///
    /// ## Not a problem
    /// A download whose check sum or signature is checked in the same RUN.
    {
        id: "downloaded-code-run-in-build",
        title: "Downloaded code run unchecked",
        item: "deploy-dependency-audit",
        severity: Medium,
        confidence: High,
        cwe: [494],
        owasp: Api8,
        examples: "downloaded_code_run_in_build.md",
        check: Dockerfile(check),
    }
}

const INTERPRETERS: [&str; 9] = [
    "ash", "bash", "dash", "node", "perl", "python", "python3", "sh", "zsh",
];
const CHECKERS: [&str; 6] = [
    "cosign",
    "gpg",
    "gpgv",
    "minisign",
    "sha256sum",
    "sha512sum",
];

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for instruction in dockerfile
        .instructions
        .iter()
        .filter(|instruction| instruction.keyword == "RUN")
    {
        let commands = dockerfile.commands(instruction);
        let checked = commands.iter().any(|command| {
            command
                .program()
                .is_some_and(|program| CHECKERS.contains(&program) || program == "shasum")
        });
        if checked {
            continue;
        }
        let piped = commands
            .windows(2)
            .find(|pair| downloads(&pair[0]) && pair[0].ended_by == "|" && interprets(&pair[1]));
        let substituted = commands
            .iter()
            .find(|command| interprets(command) && substitutes_download(command));
        if let Some(command) = piped.map(|pair| &pair[0]).or(substituted) {
            let message = "The build runs what it downloads without a check, so the server decides what is in the image";
            report.finding(dockerfile.place(command.span()), message);
        } else if let Some(command) = saved_and_run(&commands) {
            let message = "The build saves a download and runs it without a check, so the server decides what is in the image";
            report.finding(dockerfile.place(command.span()), message);
        }
    }
}

fn downloads(command: &Command) -> bool {
    matches!(command.program(), Some("curl" | "wget"))
}

fn interprets(command: &Command) -> bool {
    command
        .program()
        .is_some_and(|program| INTERPRETERS.contains(&program))
}

fn substitutes_download(command: &Command) -> bool {
    command.arguments().iter().any(|word| {
        [
            "$(curl ", "$(wget ", "`curl ", "`wget ", "<(curl ", "<(wget ",
        ]
        .iter()
        .any(|opening| word.text.contains(opening))
    })
}

/// The command that runs a file which an earlier one downloaded.
fn saved_and_run(commands: &[Command]) -> Option<&Command> {
    let mut saved: Vec<&str> = Vec::new();
    for command in commands {
        if downloads(command) {
            let words = command.arguments();
            let target = words
                .windows(2)
                .find(|pair| matches!(pair[0].text.as_str(), "-o" | "-O" | "--output"));
            saved.extend(target.map(|pair| pair[1].text.as_str()));
            continue;
        }
        let own = command.program_path().is_some_and(|path| {
            saved.contains(&path) || saved.contains(&path.trim_start_matches("./"))
        });
        let by_shell = interprets(command)
            && command.arguments().iter().any(|word| {
                saved.contains(&word.text.trim_start_matches("./"))
                    || saved.contains(&word.text.as_str())
            });
        if own || by_shell {
            return Some(command);
        }
    }
    None
}
