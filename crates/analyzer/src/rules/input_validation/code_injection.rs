use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// Request data is run as program text.
///
/// ## Why
/// `eval`, `new Function` and `vm` run what they get with the rights of the server.
///
/// ## Not a problem
/// `JSON.parse`, and expressions from a constant.
pub const CODE_INJECTION: Rule = Rule {
    id: "code-injection",
    title: "Request data is run as code",
    examples: include_str!("code_injection.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[95, 94],
    owasp: None,
    check: Check::JavaScript(check),
};
}

const RUNNERS: &[&str] = &[
    "eval",
    "Function",
    "vm.runInNewContext",
    "vm.runInThisContext",
    "vm.runInContext",
    "vm.compileFunction",
    "vm.Script",
    "setTimeout",
    "setInterval",
    "vm.SourceTextModule",
    "vm2.NodeVM().run",
    "vm2.VM().run",
    "vm2.VMScript",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for runner in RUNNERS {
        for call in facts.calls_to(runner) {
            let code = if *runner == "Function" {
                call.arguments().last()
            } else {
                call.argument(0)
            };
            let Some(code) = code else { continue };
            if facts.function(code).is_some() {
                continue;
            }
            let Some(taint) = facts.threat(code, Danger::CODE) else {
                continue;
            };
            if runner.starts_with("set") && !facts.is_built(code) {
                continue;
            }
            report.flow(
                call,
                code,
                &taint,
                format!(
                    "`{}` is run as code, so the caller controls the server",
                    taint.source()
                ),
            );
        }
    }
}
