use crate::config::{Command, Dockerfile, Word};
use crate::{Edit, Report, Span, declare_rule};

declare_rule! {
    /// The image installs packages without holding to the lock file.
    ///
    /// ## Why
    /// The build takes whatever version is newest within each range, a release that is minutes old and malicious included, and not what was tested.
    ///
    /// ## Not a problem
    /// A tool installed by name or with `-g`: it isn't in the project's lock file.
    {
        id: "install-ignores-lockfile",
        title: "Install that ignores the lock file",
        item: "deploy-dependency-updates",
        severity: Medium,
        confidence: High,
        cwe: [1357],
        owasp: Api8,
        examples: "install_ignores_lockfile.md",
        check: Dockerfile(check),
    }
}

fn check(dockerfile: &Dockerfile<'_>, report: &mut Report<'_>) {
    for instruction in dockerfile
        .instructions
        .iter()
        .filter(|instruction| instruction.keyword == "RUN")
    {
        for command in dockerfile.commands(instruction) {
            let place = dockerfile.place(command.span());
            if let Some(kept) = holds_to_lock_file(&command) {
                report.control(
                    "deploy-dependency-updates",
                    place,
                    format!("`{kept}` installs exactly what the lock file names"),
                );
                continue;
            }
            let Some((program, word)) = free_install(&command) else {
                continue;
            };
            let message = format!(
                "`{program} {}` may take other versions than the lock file names",
                word.text
            );
            let (title, edit) = match program {
                "npm" => (
                    "Use `npm ci`",
                    Edit {
                        span: word.span,
                        text: "ci".to_owned(),
                    },
                ),
                _ => (
                    "Hold to the lock file",
                    Edit {
                        span: Span {
                            start: word.span.end,
                            end: word.span.end,
                        },
                        text: " --frozen-lockfile".to_owned(),
                    },
                ),
            };
            let finding = report.finding(place, message);
            if !instruction.exec_form {
                finding.fix(title, vec![edit]);
            }
        }
    }
}

fn holds_to_lock_file(command: &Command) -> Option<String> {
    let program = command.program()?;
    let subcommand = command.arguments().first()?.text.as_str();
    let kept = match program {
        "npm" => matches!(subcommand, "ci" | "clean-install"),
        "pnpm" | "yarn" | "bun" => command.has_argument(&["--frozen-lockfile", "--immutable"]),
        _ => false,
    };
    kept.then(|| {
        let only_needed = command.has_argument(&["--omit=dev", "--production", "--prod", "-P"]);
        format!(
            "{program} {subcommand}{}",
            if only_needed {
                " without development packages"
            } else {
                ""
            }
        )
    })
}

/// The program and the subcommand of an install of the whole project that may change versions.
fn free_install(command: &Command) -> Option<(&str, &Word)> {
    let program = command
        .program()
        .filter(|program| matches!(*program, "npm" | "pnpm" | "yarn" | "bun"))?;
    let (subcommand, rest) = command.arguments().split_first()?;
    if !matches!(subcommand.text.as_str(), "install" | "i") {
        return None;
    }
    let named = rest
        .iter()
        .any(|word| !word.text.starts_with('-') && !word.text.contains('>'));
    let elsewhere =
        command.has_argument(&["-g", "--global", "--location=global", "--package-lock-only"]);
    (!named && !elsewhere).then_some((program, subcommand))
}
