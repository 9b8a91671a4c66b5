use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("cors-vary-origin");

declare_rule! {
/// `Access-Control-Allow-Origin` repeats the origin of the request, and nothing sends `Vary: Origin`.
///
/// ## Why
/// A cache keeps the answer that names one origin and gives it to all others, whose browsers then refuse it, or to the first who asked.
///
/// ## Not a problem
/// `res.vary('Origin')`, a fixed origin, and the package `cors`, which sends `Vary` by itself.
pub const CORS_WITHOUT_VARY: Rule = Rule {
    id: "cors-without-vary",
    title: "The allowed origin depends on the request and caches are not told",
    examples: include_str!("cors_without_vary.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[524],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let varies = facts.index().calls_named("vary").next().is_some()
        || facts
            .header_writes()
            .iter()
            .any(|write| write.name.as_deref() == Some("vary"))
        || facts.project_mentions(&["'Vary'", "\"Vary\"", "'vary'", "Vary:", "vary("]);
    if varies {
        return;
    }
    for write in facts.header_writes() {
        if write.name.as_deref() == Some("access-control-allow-origin")
            && facts.is_origin_header(write.value)
            // An origin that nobody looks at is another fault.
            && facts.threat(write.value, Danger::SSRF).is_none()
        {
            report.finding(write.place, "The allowed origin is that of the request and `Vary: Origin` is not sent, so a cache gives one site's answer to another");
        }
    }
}
