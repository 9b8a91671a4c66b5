use crate::config::PackageJson;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-dependency-audit");

declare_rule! {
/// A dependency is known to be unsafe, no longer kept, or taken in any version.
///
/// ## Why
/// Flaws in packages that nobody maintains stay open; a range such as `*` takes whatever is published next.
///
/// ## Not a problem
/// A caret range with a lock file.
pub const PACKAGE_UNSAFE: Rule = Rule {
    id: "package-unsafe",
    title: "A dependency is abandoned, unsafe or without a bound",
    examples: include_str!("package_unsafe.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[1104, 1357, 1395],
    owasp: Some(Owasp::Api8),
    check: Check::PackageJson(check),
};
}

/// Packages with their successor.
const ABANDONED: &[(&str, &str)] = &[
    ("bcrypt-nodejs", "bcrypt or argon2"),
    ("connect-multiparty", "multer 2"),
    ("csurf", "csrf-csrf"),
    ("express-brute", "rate-limiter-flexible"),
    ("node-serialize", "JSON.parse"),
    ("notevil", "an expression parser"),
    ("request", "fetch"),
    ("vm2", "isolated-vm or a separate process"),
    ("xss-clean", "output encoding"),
];
/// Packages and the first major version without known flaws of its own.
const OUTDATED: &[(&str, u32)] = &[
    ("express", 4),
    ("express-jwt", 6),
    ("jsonwebtoken", 9),
    ("multer", 2),
];

fn check(file: &PackageJson<'_>, report: &mut Report) {
    for dependency in file.dependencies() {
        let range = dependency.value.trim();
        if let Some((_, successor)) = ABANDONED.iter().find(|(name, _)| *name == dependency.name) {
            report.finding(
                dependency.whole,
                format!(
                    "`{}` is abandoned or unsafe: use {successor}",
                    dependency.name
                ),
            );
            continue;
        }
        let major = range
            .trim_start_matches(['^', '~', 'v', '='])
            .split('.')
            .next()
            .and_then(|major| major.parse::<u32>().ok());
        if let (Some((_, first)), Some(major)) = (
            OUTDATED.iter().find(|(name, _)| *name == dependency.name),
            major,
        ) && major < *first
        {
            report.finding(
                dependency.place,
                format!(
                    "`{}` {major} has published flaws that {first} does not have",
                    dependency.name
                ),
            );
            continue;
        }
        if matches!(range, "*" | "latest" | "x" | "")
            || range.starts_with(">=") && !range.contains('<')
        {
            report.finding(
                dependency.place,
                format!(
                    "`{}` is taken in any version, so the next release runs unseen",
                    dependency.name
                ),
            );
        } else if range.starts_with("http://") {
            report
                .finding(
                    dependency.place,
                    format!(
                        "`{}` comes over plain HTTP, where it can be replaced on the way",
                        dependency.name
                    ),
                )
                .severity(Severity::High);
        }
    }
    for script in file.section("scripts") {
        let command = script.value.as_str();
        if command.contains("npm audit")
            || command.contains("audit-ci")
            || command.contains("osv-scanner")
        {
            if command.contains("|| true") {
                report.finding(
                    script.place,
                    "The audit cannot fail, so nobody sees what it finds",
                );
            } else {
                report.control(ITEM, script.place, "Dependencies are audited by a script");
            }
        }
        if (command.contains("curl ") || command.contains("wget "))
            && command.contains('|')
            && command.contains("sh")
        {
            report
                .finding(
                    script.place,
                    format!(
                        "`{}` runs code that is downloaded at that moment",
                        script.name
                    ),
                )
                .severity(Severity::High);
        }
        if script.name == "start"
            && (command.contains("nodemon")
                || command.contains("ts-node-dev")
                || command.contains("NODE_ENV=development"))
        {
            report
                .finding(script.place, "`npm start` runs in development mode")
                .severity(Severity::Low);
        }
    }
}
