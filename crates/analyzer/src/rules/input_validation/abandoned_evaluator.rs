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

/// Evaluators with public escapes, and the calls that run code in them.
const PACKAGES: &[(&str, &[&str])] = &[
    (
        "expression-eval",
        &["expression-eval.compile", "expression-eval.eval"],
    ),
    ("notevil", &["notevil", "notevil.FunctionFactory"]),
    ("safe-eval", &["safe-eval"]),
    ("safer-eval", &["safer-eval"]),
    ("sandbox", &["sandbox().run"]),
    ("static-eval", &["static-eval"]),
    ("vm2", &["vm2.NodeVM().run", "vm2.VM().run", "vm2.VMScript"]),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (package, runners) in PACKAGES {
        let mut runs = 0;
        let mut faulty = Vec::new();
        for runner in *runners {
            for call in facts.calls_to(runner) {
                runs += 1;
                let code = call.argument(0);
                // Code of one's own does not try to get out, and request data is told of where code is run.
                let is_own = code.is_some_and(|code| {
                    !facts.possible(code).is_empty() || facts.threat(code, Danger::CODE).is_some()
                });
                if !is_own {
                    faulty.push(call.head_place());
                }
            }
        }
        let message = || {
            format!(
                "`{package}` does not hold what it runs: its escapes are public, and nobody mends them"
            )
        };
        if runs > 0 {
            for place in faulty {
                report.finding(place, message());
            }
            continue;
        }
        for (place, module) in facts.modules_used() {
            if module == *package {
                report.finding(place, message());
            }
        }
    }
}
