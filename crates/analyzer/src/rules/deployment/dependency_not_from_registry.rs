use crate::config::PackageJson;
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// A dependency comes from an address and not from the registry.
    ///
    /// ## Why
    /// No audit knows such a package, nobody checks that its text stays the same, and over plain HTTP it can be swapped on the way.
    ///
    /// ## Not a problem
    /// Git addresses with a full commit, packages of the same workspace, and local folders.
    {
        id: "dependency-not-from-registry",
        title: "Dependency from an address",
        item: "deploy-dependency-audit",
        severity: High,
        confidence: High,
        cwe: [829, 494],
        owasp: Api8,
        examples: "dependency_not_from_registry.md",
        check: PackageJson(check),
    }
}

fn check(package: &PackageJson<'_>, report: &mut Report<'_>) {
    for dependency in &package.dependencies {
        let range = dependency.range.trim();
        let (what, severity) = if range.starts_with("http://") {
            (
                "is loaded over plain HTTP, so it can be swapped on the way",
                Severity::High,
            )
        } else if range.starts_with("https://") && !range.contains(".git") {
            (
                "is an archive at an address, so its owner can change it and no audit knows it",
                Severity::Medium,
            )
        } else if is_repository(range) && !has_commit(range) {
            (
                "comes from a repository without a commit, so each install may get another text",
                Severity::Medium,
            )
        } else {
            continue;
        };
        let severity = if dependency.development {
            severity.min(Severity::Medium)
        } else {
            severity
        };
        report
            .finding(
                package.place(dependency.name_span),
                format!("`{}` {what}", dependency.name),
            )
            .severity(severity);
    }
}

fn is_repository(range: &str) -> bool {
    const FORMS: [&str; 8] = [
        "git+",
        "git:",
        "git@",
        "github:",
        "gitlab:",
        "bitbucket:",
        "gist:",
        "ssh:",
    ];
    let shorthand = {
        let name = range.split('#').next().unwrap_or(range);
        let mut parts = name.split('/');
        let two = parts.clone().count() == 2 && !name.contains(':');
        two && parts.all(|part| !part.is_empty() && !part.starts_with(['.', '@', '~']))
    };
    FORMS.iter().any(|form| range.starts_with(form))
        || shorthand
        || (range.starts_with("https://") && range.contains(".git"))
}

fn has_commit(range: &str) -> bool {
    range.split_once('#').is_some_and(|(_, commit)| {
        commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
