use crate::config::{Dependency, PackageJson};
use crate::{Edit, Report, Severity, declare_rule};

declare_rule! {
    /// A dependency may be any version, also the next incompatible or malicious one.
    ///
    /// ## Why
    /// An install without the lock file, in a new checkout or a tool's cache, takes the newest release there is.
    ///
    /// ## Not a problem
    /// A caret or tilde range together with a committed lock file. Development packages are reported as low.
    {
        id: "dependency-range-unbounded",
        title: "Dependency without an upper bound",
        item: "deploy-dependency-updates",
        severity: Medium,
        confidence: High,
        cwe: [1357],
        owasp: Api8,
        examples: "dependency_range_unbounded.md",
        check: PackageJson(check),
    }
}

fn check(package: &PackageJson<'_>, report: &mut Report<'_>) {
    for dependency in package
        .dependencies
        .iter()
        .filter(|dependency| is_unbounded(&dependency.range))
    {
        let message = match dependency.range.trim() {
            "" => format!(
                "`{}` has no range, so it may be any version",
                dependency.name
            ),
            range => format!(
                "`{}` has the range `{range}`, so it may be any later version",
                dependency.name
            ),
        };
        let severity = if dependency.development {
            Severity::Low
        } else {
            Severity::Medium
        };
        let finding = report
            .finding(package.place(dependency.name_span), message)
            .severity(severity);
        if let Some(text) = bounded(dependency) {
            finding.fix(
                format!("Stay within the major version: {text}"),
                vec![Edit {
                    span: dependency.range_span,
                    text,
                }],
            );
        }
    }
}

fn is_unbounded(range: &str) -> bool {
    range.split("||").any(|part| {
        let part = part.trim();
        matches!(part, "" | "*" | "x" | "X" | "latest" | "next")
            || (part.starts_with('>') && !part.contains('<') && !part.contains(" - "))
    })
}

fn bounded(dependency: &Dependency) -> Option<String> {
    let version = dependency.range.trim().strip_prefix(">=")?.trim();
    let is_version = version.split('.').count() <= 3
        && version.split('.').all(|part| part.parse::<u32>().is_ok());
    is_version.then(|| format!("\"^{version}\""))
}
