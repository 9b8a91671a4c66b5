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

/// Functions that make as much as they are told, and the argument that tells.
const MAKERS: &[(&str, usize)] = &[
    ("Array", 0),
    ("Buffer.alloc", 0),
    ("Buffer.allocUnsafe", 0),
    ("crypto.randomBytes", 0),
    ("lodash.range", 0),
    ("lodash.times", 0),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for bound in facts.index().loop_bounds() {
        let bound = *bound;
        let length = match member(facts.resolve(bound)) {
            Some((object, Some("length"))) => Some(object),
            _ => None,
        };
        let (taint, what) = match length {
            // A list as long as the body admits is bounded by its limit; an object with a `length` is not.
            Some(object) => (facts.threat(object, Danger::STRUCTURE), "its length"),
            None => (facts.unbounded_amount(bound), "it"),
        };
        let Some(taint) = taint.filter(|_| !facts.is_bounded(bound)) else {
            continue;
        };
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
    for (maker, position) in MAKERS {
        for call in facts.calls_to(maker) {
            if call.argument_count() > 1 && *maker == "Array" {
                continue;
            }
            if let Some(amount) = call.argument(*position) {
                tell(facts, report, call, amount);
            }
        }
    }
    for call in facts.calls_to("Array.from") {
        if let Some(length) = facts.option(call, 0, "length") {
            tell(facts, report, call, length);
        }
    }
    for call in facts.index().calls_named("repeat") {
        if let Some(amount) = call.argument(0) {
            tell(facts, report, call, amount);
        }
    }
}

fn tell<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, amount: Expr<'a>) {
    // A list or a text that is copied is as long as it is; only a number makes something of nothing.
    let is_number = facts.taint(amount).is_none() || Call::of(facts.resolve(amount)).is_some();
    if let Some(taint) = facts.unbounded_amount(amount).filter(|_| is_number) {
        report
            .finding(
                call.head_place(),
                format!(
                    "`{}` says how much is made here, and it can be any number",
                    taint.source()
                ),
            )
            .steps(taint.steps());
    }
}
