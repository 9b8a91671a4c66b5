use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `require(…)` or `import(…)` of a name from the request.
///
/// ## Why
/// The caller loads and runs any file of the machine that is a module, uploads included.
///
/// ## Not a problem
/// A table of known modules.
pub const DYNAMIC_MODULE_LOAD: Rule = Rule {
    id: "dynamic-module-load",
    title: "Request data chooses which module is loaded",
    examples: include_str!("dynamic_module_load.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[706, 95],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let required = facts
        .calls_to("require")
        .filter_map(|call| call.argument(0));
    let imported = facts.imports_at_run_time();
    for name in required.chain(imported) {
        if let Some(taint) = facts.threat(name, Danger::PATH) {
            report
                .finding(
                    name.place(),
                    format!(
                        "`{}` chooses the module, so the caller runs any file that can be loaded",
                        taint.source()
                    ),
                )
                .steps(taint.steps());
        }
    }
}
