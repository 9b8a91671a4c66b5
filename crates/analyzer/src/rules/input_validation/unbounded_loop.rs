use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `for (…; i < req.body.items.length; …)` or a loop up to a number from the request.
///
/// ## Why
/// `{ length: 1e9 }` is an object with a length too: the loop keeps the only thread busy.
///
/// ## Not a problem
/// A schema with `maxItems`, `Array.isArray` and a limit before the loop, or `for…of`.
pub const UNBOUNDED_LOOP: Rule = Rule {
    id: "unbounded-loop",
    title: "A loop runs as often as the request says",
    examples: include_str!("unbounded_loop.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[400, 606],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for bound in facts.index().loop_bounds() {
        let bound = *bound;
        let (value, what) = match member(bound) {
            Some((object, Some("length"))) => (object, "its length"),
            _ => (bound, "it"),
        };
        let Some(taint) = facts.threat(value, Danger::STRUCTURE) else {
            continue;
        };
        if what == "its length" || facts.constant(bound).is_none() {
            report
                .finding(
                    bound.place(),
                    format!(
                        "The loop runs as often as `{}` says: {what} can be any number",
                        taint.source()
                    ),
                )
                .steps(taint.steps());
        }
    }
}
