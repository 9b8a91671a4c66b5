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
    "global.eval",
    "globalThis.eval",
    "window.eval",
    "Function",
    "global.Function",
    "globalThis.Function",
    "vm.runInNewContext",
    "vm.runInThisContext",
    "vm.runInContext",
    "vm.compileFunction",
    "vm.Script",
    "setTimeout",
    "setInterval",
    "vm.SourceTextModule",
    "expression-eval.eval",
    "notevil",
    "notevil.FunctionFactory",
    "safe-eval",
    "safer-eval",
    "sandbox().run",
    "static-eval",
    "vm2.NodeVM().run",
    "vm2.VM().run",
    "vm2.VMScript",
];

/// Packages that write the text of a function and evaluate it, and the option that becomes part of the text.
const WRITING: &[(&str, &str)] = &[
    ("thenify", "multiArgs"),
    ("thenify.withCallback", "multiArgs"),
    ("thenify-all", "multiArgs"),
];

/// Sandboxes, and the option whose values the code in them can reach.
const SANDBOXES: &[&str] = &["vm2.NodeVM", "vm2.VM"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for sandbox in SANDBOXES {
        for call in facts.calls_to(sandbox) {
            for value in facts.option_values(call, 0, "sandbox") {
                // Data under names of its own is what a sandbox is for.
                if facts.object(value).is_some() {
                    continue;
                }
                if let Some(taint) = facts.threat(value, Danger::MASS) {
                    report.flow(call, value, &taint, format!("`{}` becomes the globals of code that runs here, so the caller changes what it does", taint.source()));
                }
            }
        }
    }
    for (function, option) in WRITING {
        for call in facts.calls_to(function) {
            for options in call.arguments().skip(1) {
                for value in facts.settings(options, &[option]) {
                    if let Some(taint) = facts.threat(value, Danger::CODE) {
                        report.flow(call, value, &taint, format!("`{}` becomes part of the function that `{function}` writes and evaluates, so the caller controls the server", taint.source()));
                    }
                }
            }
        }
    }
    indirect(facts, report);
    for name in ["toFastProperties"] {
        for call in facts.index().calls_named(name) {
            let is_of_package = facts.identity(call.callee()).is_some_and(|identity| {
                identity.starts_with("bluebird") || identity.starts_with("to-fast-properties")
            });
            if let Some(object) = call.argument(0).filter(|_| is_of_package)
                && let Some(taint) = facts.threat(object, Danger::CODE)
            {
                report.flow(
                    call,
                    object,
                    &taint,
                    format!(
                        "`{}` is handed to `toFastProperties`, which evaluates code to reshape it",
                        taint.source()
                    ),
                );
            }
        }
    }
    for runner in RUNNERS {
        for call in facts.calls_to(runner) {
            let code = if matches!(
                *runner,
                "Function" | "global.Function" | "globalThis.Function"
            ) {
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

/// `(0, eval)(code)`, and functions made by the constructor of another: `Object.getPrototypeOf(async () => {}).constructor`.
fn indirect(facts: &Facts<'_>, report: &mut Report) {
    let constructs = facts.project_mentions(&[".constructor"]);
    for call in facts.index().calls() {
        let callee = call.callee();
        let code = match plain(callee.node) {
            Expression::SequenceExpression(sequence)
                if sequence.expressions.last().is_some_and(|last| {
                    facts.identity(callee.with(last)).as_deref() == Some("eval")
                }) =>
            {
                call.argument(0)
            }
            Expression::Identifier(_) | Expression::StaticMemberExpression(_)
                if constructs && makes_functions(facts, callee) =>
            {
                call.arguments().last()
            }
            _ => None,
        };
        if let Some(code) = code
            && let Some(taint) = facts.threat(code, Danger::CODE)
        {
            report.flow(
                *call,
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

/// Whether an expression is the constructor of a function: `(() => {}).constructor`.
fn makes_functions<'a>(facts: &Facts<'a>, callee: Expr<'a>) -> bool {
    let Some((object, Some("constructor"))) = member(facts.resolve(callee)) else {
        return false;
    };
    FunctionRef::of(object.with(plain(object.node))).is_some()
        || Call::of(object).is_some_and(|call| {
            call.name() == Some("getPrototypeOf")
                && call
                    .argument(0)
                    .is_some_and(|one| FunctionRef::of(one).is_some())
        })
}
