use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// A package that promises to run foreign code safely, and does not: `vm2`, `notevil`, `static-eval`, `safe-eval` and their like.
///
/// ## Why
/// Their escapes are public and are not mended: `vm2` was given up by its authors for that reason.
///
/// ## Not a problem
/// `isolated-vm`, a separate process or container without rights, or no foreign code at all.
pub const ABANDONED_EVALUATOR: Rule = Rule {
    id: "abandoned-evaluator",
    title: "A sandbox that is known to leak is used",
    examples: include_str!("abandoned_evaluator.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[1104, 94],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Evaluators with public escapes.
const PACKAGES: &[&str] = &[
    "expression-eval",
    "notevil",
    "safe-eval",
    "safer-eval",
    "sandbox",
    "static-eval",
    "vm2",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (place, module) in facts.modules_used() {
        if !PACKAGES.contains(&module) {
            continue;
        }
        // Where request data is run in it, that is the fault, and reported there.
        let is_fed = facts.index().calls().iter().any(|call| {
            matches!(call.name(), Some("run" | "compile") | None)
                && facts
                    .identity(call.callee())
                    .is_some_and(|identity| identity.starts_with(module))
                && call
                    .argument(0)
                    .is_some_and(|code| facts.threat(code, Danger::CODE).is_some())
        });
        if !is_fed {
            report.finding(place, format!("`{module}` does not hold what it runs: its escapes are public, and nobody mends them"));
        }
    }
}
