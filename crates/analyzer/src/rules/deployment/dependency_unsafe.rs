use crate::config::{Dependency, Lowest, PackageJson, lowest_version};
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// A dependency is abandoned, unsafe by design, known as malicious, or older than the release that closed a known hole.
    ///
    /// ## Why
    /// Nobody closes the holes of an abandoned package, and known holes are tried by machines.
    ///
    /// ## Not a problem
    /// Development packages are reported as low. The range is judged by the lowest version it admits: with a lock file the installed one may be newer.
    {
        id: "dependency-unsafe",
        title: "Unsafe or abandoned package",
        item: "deploy-dependency-audit",
        severity: High,
        confidence: High,
        cwe: [1104, 1395],
        owasp: Api8,
        examples: "dependency_unsafe.md",
        check: PackageJson(check),
    }
}

struct Unsafe {
    name: &'static str,
    /// The first release without the fault; `None` where there is none.
    sound_from: Option<Lowest>,
    severity: Severity,
    reason: &'static str,
    successor: &'static str,
}

const fn gone(
    name: &'static str,
    severity: Severity,
    reason: &'static str,
    successor: &'static str,
) -> Unsafe {
    Unsafe {
        name,
        sound_from: None,
        severity,
        reason,
        successor,
    }
}

const fn old(
    name: &'static str,
    sound_from: Lowest,
    reason: &'static str,
    successor: &'static str,
) -> Unsafe {
    Unsafe {
        name,
        sound_from: Some(sound_from),
        severity: Severity::Medium,
        reason,
        successor,
    }
}

/// By name. Facts as of July 2026, from the packages' own notices and advisories.
const PACKAGES: &[Unsafe] = &[
    gone("bcrypt-nodejs", Severity::Medium, "is abandoned", "bcrypt"),
    gone(
        "connect-multiparty",
        Severity::Medium,
        "stores every upload before anything is checked",
        "multer 2",
    ),
    gone(
        "crypto",
        Severity::Medium,
        "is an empty package that shadows Node's own module",
        "node:crypto",
    ),
    gone(
        "csurf",
        Severity::Medium,
        "was archived in 2022",
        "csrf-csrf",
    ),
    old(
        "express",
        Lowest::new(4, 0, 0),
        "is a line without fixes",
        "express 5",
    ),
    gone(
        "express-brute",
        Severity::Medium,
        "is abandoned and lets a limit be passed by",
        "rate-limiter-flexible",
    ),
    old(
        "express-jwt",
        Lowest::new(6, 0, 0),
        "doesn't demand that the algorithms are named",
        "express-jwt 8",
    ),
    gone(
        "fs",
        Severity::Medium,
        "is an empty package that shadows Node's own module",
        "node:fs",
    ),
    old(
        "jsonwebtoken",
        Lowest::new(9, 0, 0),
        "accepts keys and algorithms that don't fit",
        "jsonwebtoken 9",
    ),
    old(
        "multer",
        Lowest::new(2, 0, 0),
        "can be brought down by a malformed upload",
        "multer 2",
    ),
    gone(
        "node-serialize",
        Severity::High,
        "runs code from the data it reads",
        "JSON.parse",
    ),
    gone(
        "notevil",
        Severity::High,
        "runs code that escapes its sandbox",
        "an interpreter in its own process",
    ),
    old(
        "passport",
        Lowest::new(0, 6, 0),
        "keeps the session id at log-in",
        "passport 0.7",
    ),
    gone(
        "request",
        Severity::Medium,
        "has had no fixes since 2020",
        "fetch",
    ),
    gone(
        "safe-eval",
        Severity::High,
        "runs code that escapes its sandbox",
        "an interpreter in its own process",
    ),
    gone(
        "vm2",
        Severity::High,
        "has a sandbox that can be escaped",
        "isolated-vm",
    ),
    gone(
        "xss-clean",
        Severity::Medium,
        "is abandoned and changes data in place of encoding it",
        "encoding at the output",
    ),
];

/// Single releases that carried malicious code.
const MALICIOUS: &[(&str, &str)] = &[
    ("axios", "0.30.4"),
    ("axios", "1.14.1"),
    ("event-stream", "3.3.6"),
    ("node-ipc", "10.1.1"),
    ("ua-parser-js", "0.7.29"),
];

fn check(package: &PackageJson<'_>, report: &mut Report<'_>) {
    for dependency in &package.dependencies {
        check_dependency(package, dependency, report);
    }
    for script in &package.scripts {
        let audits = script.commands().iter().any(|command| {
            let arguments: Vec<&str> = command
                .arguments()
                .iter()
                .map(|word| word.text.as_str())
                .collect();
            match command.program() {
                Some("npm" | "pnpm") => arguments.first() == Some(&"audit"),
                Some("yarn") => {
                    arguments.first() == Some(&"audit") || arguments.starts_with(&["npm", "audit"])
                }
                Some("npx") => matches!(arguments.first(), Some(&"audit-ci" | &"better-npm-audit")),
                Some(program) => matches!(
                    program,
                    "audit-ci" | "better-npm-audit" | "osv-scanner" | "snyk"
                ),
                None => false,
            }
        });
        let can_fail = !script.command.contains("|| true") && !script.command.contains("|| exit 0");
        if audits && can_fail {
            let message = format!("The script `{}` audits the dependencies", script.name);
            report.control(
                "deploy-dependency-audit",
                package.place(script.name_span),
                message,
            );
        }
    }
}

fn check_dependency(package: &PackageJson<'_>, dependency: &Dependency, report: &mut Report<'_>) {
    let place = package.place(dependency.name_span);
    let lower = |severity| {
        if dependency.development {
            Severity::Low
        } else {
            severity
        }
    };
    let exact = dependency.range.trim().trim_start_matches(['=', 'v']);
    if MALICIOUS.contains(&(dependency.name.as_str(), exact)) {
        let message = format!(
            "`{}` {exact} was published with malicious code; treat secrets on machines that installed it as known",
            dependency.name
        );
        report.finding(place, message);
        return;
    }
    let Some(row) = PACKAGES.iter().find(|row| row.name == dependency.name) else {
        return;
    };
    let name = &dependency.name;
    let message = match (row.sound_from, lowest_version(&dependency.range)) {
        (None, _) => format!(
            "`{name}` {}; use {} in its place",
            row.reason, row.successor
        ),
        (Some(sound), Some(lowest)) if lowest < sound => {
            format!(
                "`{name}` before {}.{}.{} {}; use {}",
                sound.major, sound.minor, sound.patch, row.reason, row.successor
            )
        }
        _ => return,
    };
    report.finding(place, message).severity(lower(row.severity));
}
