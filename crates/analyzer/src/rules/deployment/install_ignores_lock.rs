use crate::config::Dockerfile;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-dependency-updates");

declare_rule! {
/// Dependencies are installed anew instead of from the lock file.
///
/// ## Why
/// `npm install` may take newer releases than were tested, a freshly poisoned one among them. `npm ci` takes exactly what the lock file names.
///
/// ## Not a problem
/// Global tools, and a single named package.
pub const INSTALL_IGNORES_LOCK: Rule = Rule {
    id: "install-ignores-lock",
    title: "The image is built without the lock file",
    examples: include_str!("install_ignores_lock.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[1357],
    owasp: Some(Owasp::Api8),
    check: Check::Dockerfile(check),
};
}

fn check(file: &Dockerfile<'_>, report: &mut Report) {
    for instruction in file
        .shipped_instructions()
        .chain(file.stages().iter().flat_map(|stage| &stage.instructions))
    {
        if instruction.name != "RUN" {
            continue;
        }
        for command in instruction.arguments.split(['&', ';', '|', '\n']) {
            let words: Vec<&str> = command.split_whitespace().collect();
            let Some(start) = words
                .iter()
                .position(|word| matches!(*word, "npm" | "yarn" | "pnpm"))
            else {
                continue;
            };
            let rest = &words[start + 1..];
            let frozen = rest
                .iter()
                .any(|word| matches!(*word, "ci" | "--frozen-lockfile" | "--immutable"));
            if frozen {
                report.control(
                    ITEM,
                    instruction.place,
                    "Dependencies come from the lock file",
                );
                continue;
            }
            let installs = matches!(rest.first(), Some(&("install" | "i")));
            let names_package = rest.iter().skip(1).any(|word| !word.starts_with('-'));
            if installs
                && !names_package
                && !rest.iter().any(|word| matches!(*word, "-g" | "--global"))
            {
                report.finding(instruction.place, format!("`{}` ignores the lock file, so the image can hold releases that nobody tested", command.trim()));
            }
        }
    }
}
