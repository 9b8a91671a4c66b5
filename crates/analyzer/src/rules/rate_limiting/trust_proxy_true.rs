use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-per-user-and-ip");

declare_rule! {
/// `trust proxy` is `true`.
///
/// ## Why
/// Express then takes the leftmost address of `X-Forwarded-For`, which the caller writes: each request gets a new address, and a
/// limiter by address never stops anybody.
///
/// ## Not a problem
/// The number of proxies in front, or their subnet.
pub const TRUST_PROXY_TRUE: Rule = Rule {
    id: "trust-proxy-true",
    title: "Every proxy is trusted, so addresses can be forged",
    examples: include_str!("trust_proxy_true.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[348],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    // Fastify: `Fastify({ trustProxy: true })`
    for value in facts.index().properties("trustProxy") {
        if facts.boolean(*value) == Some(true)
            && !facts.only_in_development(value.file, value.node_id())
        {
            report.finding(value.place(), "Every proxy is trusted, so the caller forges its address in `X-Forwarded-For` and passes every limit by address");
        }
    }
    for name in ["set", "enable"] {
        for call in facts.index().calls_named(name) {
            if call
                .argument(0)
                .and_then(|key| facts.string(key))
                .as_deref()
                != Some("trust proxy")
            {
                continue;
            }
            let value = call.argument(1);
            if name == "enable" || value.is_some_and(|value| facts.boolean(value) == Some(true)) {
                report.finding(call.place(), "Every proxy is trusted, so the caller forges its address in `X-Forwarded-For` and passes every limit by address");
            } else if value.is_some_and(|value| {
                facts.constant(value).is_some() && facts.boolean(value).is_none()
            }) {
                report.control(
                    ITEM,
                    call.place(),
                    "Only the known proxies are trusted for the caller's address",
                );
            }
        }
    }
}
