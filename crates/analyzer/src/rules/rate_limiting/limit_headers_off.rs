use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-429-retry-after");

declare_rule! {
/// A limiter sends neither kind of headers.
///
/// ## Why
/// express-rate-limit sends `Retry-After` only when the standard or the legacy headers are on. Without it clients retry at once.
///
/// ## Not a problem
/// `standardHeaders` in any version.
pub const LIMIT_HEADERS_OFF: Rule = Rule {
    id: "limit-headers-off",
    title: "A limiter tells nobody when to come back",
    examples: include_str!("limit_headers_off.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[799],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut reported = Vec::new();
    for package in ["express-rate-limit", "express-rate-limit.rateLimit"] {
        for call in facts.calls_to(package) {
            let Some(options) = call.argument(0).and_then(|options| facts.object(options)) else {
                continue;
            };
            if options.is_open(facts) && !callers_say_nothing(facts, options) {
                continue;
            }
            let standard = options.get(facts, "standardHeaders");
            let legacy = options.get_any(facts, &["legacyHeaders", "headers"]);
            let on = standard.is_some_and(|value| facts.boolean(value) != Some(false));
            let legacy_off = legacy.is_some_and(|value| facts.boolean(value) == Some(false));
            if on || !legacy_off {
                report.control(
                    ITEM,
                    call.place(),
                    "A refused request is told when to retry",
                );
            } else {
                // Options that several limiters share are one place to change.
                let place = standard.map_or(call.callee_place(), |option| option.place());
                if reported.contains(&place) {
                    continue;
                }
                reported.push(place);
                report.finding(place, "The limiter sends no rate limit headers and so no `Retry-After`, and clients do not know when to come back");
            }
        }
    }
    for name in ["set", "setHeader", "header"] {
        for call in facts.index().calls_named(name) {
            if call
                .argument(0)
                .and_then(|key| facts.string(key))
                .is_some_and(|key| key.eq_ignore_ascii_case("retry-after"))
            {
                report.control(ITEM, call.place(), "`Retry-After` is sent");
            }
        }
    }
}

/// Whether all that is spread into options is what a factory is handed, and no call of it hands anything about headers.
fn callers_say_nothing<'a>(facts: &Facts<'a>, options: crate::javascript::Object<'a>) -> bool {
    options.spreads().all(|spread| {
        let handed = facts.handed_objects(spread);
        !handed.is_empty()
            && handed.iter().all(|object| {
                !object.is_open(facts)
                    && object
                        .get_any(facts, &["standardHeaders", "legacyHeaders", "headers"])
                        .is_none()
            })
    })
}
