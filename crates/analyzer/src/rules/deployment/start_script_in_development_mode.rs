use crate::config::{PackageJson, Script};
use crate::{Edit, Report, Span, declare_rule};

declare_rule! {
    /// The start script runs the program in development mode.
    ///
    /// ## Why
    /// Hosts call `npm start`. A reloader or NODE_ENV=development then serves production: errors are answered with their stack and files are watched.
    ///
    /// ## Not a problem
    /// The same in a script named `dev`.
    {
        id: "start-script-in-development-mode",
        title: "Start script in development mode",
        item: "deploy-no-debug",
        severity: Medium,
        confidence: High,
        cwe: [489],
        owasp: Api8,
        examples: "start_script_in_development_mode.md",
        check: PackageJson(check),
    }
}

fn check(package: &PackageJson<'_>, report: &mut Report<'_>) {
    let Some(start) = package.script("start") else {
        return;
    };
    let place = package.place(start.name_span);
    for command in start.commands() {
        if let Some(mode) = command.development_mode() {
            let finding = report.finding(
                place,
                format!("`npm start` runs `{mode}`, which is made for development"),
            );
            if mode == "nodemon"
                && let Some(edit) = replaced(package, start, "nodemon", "node")
            {
                finding.fix("Start with `node`", vec![edit]);
            }
            continue;
        }
        for (name, value, _) in command
            .assignments()
            .filter(|(name, ..)| *name == "NODE_ENV")
        {
            match value {
                "production" => report.control(
                    "deploy-no-debug",
                    place,
                    "`npm start` sets NODE_ENV to production",
                ),
                "development" | "dev" => {
                    let message = format!(
                        "`npm start` sets {name} to {value}, so errors are answered with their stack"
                    );
                    let finding = report.finding(place, message);
                    if let Some(edit) = replaced(
                        package,
                        start,
                        &format!("{name}={value}"),
                        "NODE_ENV=production",
                    ) {
                        finding.fix("Set NODE_ENV to production", vec![edit]);
                    }
                }
                _ => {}
            }
        }
    }
}

fn replaced(package: &PackageJson<'_>, script: &Script, old: &str, new: &str) -> Option<Edit> {
    let start = script.span.start as usize;
    let written = &package.text[start..script.span.end as usize];
    let at = start + written.find(old)?;
    Some(Edit {
        span: Span {
            start: at as u32,
            end: (at + old.len()) as u32,
        },
        text: new.to_owned(),
    })
}
