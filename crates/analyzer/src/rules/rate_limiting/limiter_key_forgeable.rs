use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-per-user-and-ip");

declare_rule! {
/// A limiter counts by a header that the caller writes.
///
/// ## Why
/// `X-Forwarded-For` and its kin are ordinary headers: with another value in each request every attempt is the first.
///
/// ## Not a problem
/// `req.ip` with the proxies in front named in `trust proxy`, or the signed-in user.
pub const LIMITER_KEY_FORGEABLE: Rule = Rule {
    id: "limiter-key-forgeable",
    title: "A limiter counts by a header that the caller writes",
    examples: include_str!("limiter_key_forgeable.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[348, 807, 307, 290],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

/// Headers that name an address or a caller and that anybody can send.
const FORGEABLE: &[&str] = &[
    "forwarded",
    "true-client-ip",
    "x-client-id",
    "x-client-ip",
    "x-cluster-client-ip",
    "x-device-id",
    "x-forwarded",
    "x-forwarded-for",
    "x-original-forwarded-for",
    "x-real-ip",
    "x-remote-ip",
    "x-user-id",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for key in facts.index().properties("keyGenerator") {
        judge(facts, report, key.place(), *key);
    }
    for call in facts.calls_to("koa-ratelimit") {
        let key = call
            .argument(0)
            .and_then(|options| facts.object(options)?.get(facts, "id"));
        if let Some(key) = key {
            judge(facts, report, key.place(), key);
        }
    }
    for name in ["consume", "incr", "penalty"] {
        for call in facts.index().calls_named(name) {
            if let Some(key) = call.argument(0).filter(|_| call.receiver().is_some()) {
                judge(facts, report, call.head_place(), key);
            }
        }
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, place: Place, key: Expr<'a>) {
    let parts = match facts.function(key) {
        Some(generator) => facts.index().returns(generator).to_vec(),
        None => vec![key],
    };
    let header = parts
        .into_iter()
        .flat_map(|part| facts.headers_read(part))
        .find(|header| FORGEABLE.contains(&header.as_str()));
    if let Some(header) = header {
        report.finding(
            place,
            format!("The limiter counts by the header `{header}`, which the caller writes: with another value each time nothing is ever refused"),
        );
    }
}
