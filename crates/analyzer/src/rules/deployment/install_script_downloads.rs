use crate::config::{Command, PackageJson};
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// A script that npm runs at install runs downloaded code.
    ///
    /// ## Why
    /// It runs on every machine that installs the package, a developer's and the build's, with the rights and secrets found there. Whoever controls the address controls them.
    ///
    /// ## Not a problem
    /// Scripts that are called by hand, and build steps with what is already installed.
    {
        id: "install-script-downloads",
        title: "Install script runs downloaded code",
        item: "deploy-dependency-audit",
        severity: High,
        confidence: High,
        cwe: [494],
        owasp: Api8,
        examples: "install_script_downloads.md",
        check: PackageJson(check),
    }
}

/// Scripts that npm runs by itself when it installs.
const INSTALL_SCRIPTS: [&str; 7] = [
    "install",
    "postinstall",
    "postprepare",
    "preinstall",
    "prepare",
    "preprepare",
    "prepublish",
];

fn check(package: &PackageJson<'_>, report: &mut Report<'_>) {
    for script in package
        .scripts
        .iter()
        .filter(|script| INSTALL_SCRIPTS.contains(&script.name.as_str()))
    {
        let Some((what, severity)) = script.commands().iter().find_map(downloaded) else {
            continue;
        };
        let message = format!(
            "`{}` runs at install and {what}, so the address decides what runs on this machine",
            script.name
        );
        report
            .finding(package.place(script.name_span), message)
            .severity(severity);
    }
}

fn downloaded(command: &Command) -> Option<(&'static str, Severity)> {
    let has = |text: &str| {
        command
            .arguments()
            .iter()
            .any(|word| word.text.contains(text))
    };
    match command.program()? {
        "curl" | "wget" => Some(("downloads from an address", Severity::High)),
        "sh" | "bash" if has("curl ") || has("wget ") => {
            Some(("downloads from an address", Severity::High))
        }
        "node" if has("http") && command.has_argument(&["-e", "--eval"]) => {
            Some(("downloads from an address", Severity::High))
        }
        "npx" if has("@latest") => Some(("runs the newest release of a package", Severity::Medium)),
        _ => None,
    }
}
