use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `object[name] = value` with a name from the request.
///
/// ## Why
/// `__proto__` changes every object, and other names overwrite what nobody meant to offer.
///
/// ## Not a problem
/// A `Map`, an object made by `Object.create(null)`, or a name from an allow list.
pub const PROPERTY_WRITE_FROM_REQUEST: Rule = Rule {
    id: "property-write-from-request",
    title: "Request data names the property that is written",
    examples: include_str!("property_write_from_request.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[915, 1321],
    owasp: Some(Owasp::Api3),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let copies = facts.keyed_copies();
    for (object, key, value) in facts.index().keyed_writes() {
        // A deep copy is the matter of another rule.
        if copies.contains(&object.place()) {
            continue;
        }
        if makes_room(facts, object, value, 3) {
            continue;
        }
        if facts.has_no_prototype(object) || facts.is_made_here(object) {
            continue;
        }
        // `cache[lang] = require(…)`: what is kept is none of the caller's, and what it is loaded from is told there.
        let loads = facts
            .calls_within(value.place())
            .any(|call| call.receiver().is_none() && matches!(call.name(), Some("require")));
        if loads {
            continue;
        }
        if let Some(taint) = facts.threat(key, Danger::KEY) {
            report
                .finding(key.place(), format!("`{}` names the property that is written, `__proto__` or one that nobody meant to offer", taint.source()))
                .steps(taint.steps());
        }
    }
}

/// Whether a value only makes room for what is written next: `tree[key] = {}`, `tree[key] = tree[key] ?? {}`.
fn makes_room<'a>(facts: &Facts<'a>, object: Expr<'a>, value: Expr<'a>, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let of_object = || {
        facts
            .text(value.place())
            .strip_prefix(facts.text(object.place()))
            .is_some_and(|rest| rest.starts_with('[') && rest.ends_with(']'))
    };
    match plain(value.node) {
        Expression::LogicalExpression(choice) => {
            makes_room(facts, object, value.with(&choice.left), depth)
                && makes_room(facts, object, value.with(&choice.right), depth)
        }
        Expression::ConditionalExpression(choice) => {
            makes_room(facts, object, value.with(&choice.consequent), depth)
                && makes_room(facts, object, value.with(&choice.alternate), depth)
        }
        Expression::ArrayExpression(list) => list.elements.is_empty(),
        _ if of_object() => true,
        _ => {
            facts.has_no_prototype(value)
                || facts.object(value).is_some_and(|made| {
                    made.properties().next().is_none() && made.spreads().next().is_none()
                })
        }
    }
}
