use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `object[name](…)` with a name from the request.
///
/// ## Why
/// `constructor`, `__proto__` and every inherited or private method can be called, `eval` among those of the global object.
///
/// ## Not a problem
/// A `Map`, or a check of the own names with `Object.hasOwn` or an allow list before the call.
pub const DYNAMIC_METHOD_CALL: Rule = Rule {
    id: "dynamic-method-call",
    title: "Request data chooses which method is called",
    examples: include_str!("dynamic_method_call.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[470],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls() {
        // `actions[name].call(…)` calls the same method.
        let called = match super::super::prelude::member(call.callee()) {
            Some((method, Some("call" | "apply" | "bind"))) => method,
            _ => call.callee(),
        };
        let Expression::ComputedMemberExpression(member) = plain(called.node) else {
            continue;
        };
        let name = called.with(&member.expression);
        if let Some(taint) = facts.threat(name, Danger::KEY) {
            report.flow(*call, name, &taint, format!("`{}` chooses the method, so the caller can call any that the object has or inherits", taint.source()));
        }
    }
}
