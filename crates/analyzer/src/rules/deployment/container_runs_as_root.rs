use crate::config::Dockerfile;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-non-root-container");

declare_rule! {
/// The shipped stage of a Dockerfile ends as root.
///
/// ## Why
/// Who breaks into the process owns the container, and with a flaw in the kernel or a mount, the host.
///
/// ## Not a problem
/// An image that is made for another user (distroless `nonroot`, chainguard, bitnami, `*-unprivileged`), and stages that are only built from.
pub const CONTAINER_RUNS_AS_ROOT: Rule = Rule {
    id: "container-runs-as-root",
    title: "The container runs as root",
    examples: include_str!("container_runs_as_root.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[250],
    owasp: Some(Owasp::Api8),
    check: Check::Dockerfile(check),
};
}

const NONROOT: &[&str] = &[
    "nonroot",
    "chainguard",
    "cgr.dev",
    "bitnami",
    "unprivileged",
];

fn check(file: &Dockerfile<'_>, report: &mut Report) {
    let Some(last) = file.stages().last() else {
        return;
    };
    let user = file
        .shipped_instructions()
        .filter(|instruction| instruction.name == "USER")
        .last();
    match user {
        Some(user) => {
            let name = user.arguments.split(':').next().unwrap_or_default().trim();
            if matches!(name, "root" | "0") {
                let drops = file.shipped_instructions().any(|instruction| {
                    ["gosu", "su-exec", "setpriv"]
                        .iter()
                        .any(|tool| instruction.arguments.contains(tool))
                });
                let severity = if drops { Severity::Low } else { Severity::High };
                report.finding(user.place, "The last `USER` is root, so whoever breaks into the process owns the container").severity(severity);
            } else if !name.contains('$') {
                report.control(ITEM, user.place, format!("The container runs as `{name}`"));
            }
        }
        None => {
            let base = file.base_image().map(|(_, image)| image);
            let known = base.is_none_or(|image| NONROOT.iter().any(|mark| image.contains(mark)));
            if !known {
                let elsewhere = file
                    .stages()
                    .iter()
                    .flat_map(|stage| &stage.instructions)
                    .any(|instruction| instruction.name == "USER");
                let message = if elsewhere {
                    "`USER` stands in another stage only; the shipped stage starts anew as root"
                } else {
                    "No `USER` is set, so the process runs as root"
                };
                report.finding(last.from.place, message);
            }
        }
    }
}
