use crate::javascript::Key;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("cors-vary-origin");

declare_rule! {
/// The allowed origin of an answer depends on who asks, and the answer does not say so.
///
/// ## Why
/// A cache keeps one answer for all. The next site gets the permission that was meant for another, or none, or a cached answer without it.
///
/// ## Not a problem
/// `res.vary('Origin')` on every answer of the route, one fixed origin, and the package cors, which adds it.
pub const CORS_ORIGIN_WITHOUT_VARY: Rule = Rule {
    id: "cors-origin-without-vary",
    title: "An answer that depends on the origin can be cached for all",
    examples: include_str!("cors_origin_without_vary.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[524],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let varies = facts
        .header_writes()
        .iter()
        .any(|write| write.name.as_deref() == Some("vary"))
        || facts.index().calls_named("vary").next().is_some();
    if varies {
        return;
    }
    for write in facts.header_writes() {
        if write.name.as_deref() != Some("access-control-allow-origin")
            // Whoever echoes without a look has a graver fault.
            || facts.taint(write.value).is_some()
        {
            continue;
        }
        let depends = facts.contents(write.value).iter().any(|content| {
            let by_header = facts.is_request(content.root)
                && content
                    .keys
                    .iter()
                    .any(|key| matches!(key, Key::Name("origin" | "Origin")));
            let by_call = Call::of(content.root).is_some_and(|call| {
                matches!(call.name(), Some("get" | "header"))
                    && call
                        .argument(0)
                        .and_then(|name| facts.string(name))
                        .is_some_and(|name| name.eq_ignore_ascii_case("origin"))
            });
            by_header || by_call
        });
        if depends {
            report.finding(
                write.place,
                "The allowed origin is that of the request and no `Vary: Origin` says so, so a cache hands one site's answer to another",
            );
        }
    }
}
