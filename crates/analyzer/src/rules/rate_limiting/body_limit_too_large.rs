use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-per-user-and-ip");

declare_rule! {
/// `limit` of a body parser is many megabytes.
///
/// ## Why
/// A few requests with bodies of that size fill the memory; JSON of 50 MB keeps the only thread busy for seconds.
///
/// ## Not a problem
/// The default of 100 KB, a larger one on the one route that needs it.
pub const BODY_LIMIT_TOO_LARGE: Rule = Rule {
    id: "body-limit-too-large",
    title: "A body of any size is accepted",
    examples: include_str!("body_limit_too_large.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[770, 400],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

/// Calls that make a parser or a server, and their options for the largest body.
const LIMITED: &[(&str, &[&str])] = &[
    (
        "@koa/bodyparser.bodyParser",
        &["jsonLimit", "formLimit", "textLimit", "xmlLimit"],
    ),
    ("fastify", &["bodyLimit"]),
    ("fastify.fastify", &["bodyLimit"]),
    ("hono/body-limit.bodyLimit", &["maxSize"]),
    ("koa-body", &["jsonLimit", "formLimit", "textLimit"]),
    ("koa-body.koaBody", &["jsonLimit", "formLimit", "textLimit"]),
    (
        "koa-bodyparser",
        &["jsonLimit", "formLimit", "textLimit", "xmlLimit"],
    ),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (name, options) in LIMITED {
        for call in facts.calls_to(name) {
            for option in *options {
                let Some(limit) = facts.option(call, 0, option) else {
                    continue;
                };
                let bytes = match facts.constant(limit) {
                    Some(Constant::String(text)) => bytes_of(&text),
                    _ => facts.number(limit),
                };
                if let Some(bytes) = bytes.filter(|bytes| *bytes > 10.0 * 1024.0 * 1024.0) {
                    report.finding(
                        limit.place(),
                        format!(
                            "Bodies of {:.0} MB are read into memory before anything is checked",
                            bytes / 1024.0 / 1024.0
                        ),
                    );
                }
            }
        }
    }
    for name in [
        "express.json",
        "express.urlencoded",
        "express.text",
        "express.raw",
        "body-parser.json",
        "body-parser.urlencoded",
        "body-parser.text",
        "body-parser.raw",
    ] {
        for call in facts.calls_to(name) {
            let Some(limit) = call
                .argument(0)
                .and_then(|options| facts.object(options))
                .and_then(|options| options.get(facts, "limit"))
            else {
                continue;
            };
            let bytes = match facts.constant(limit) {
                Some(Constant::Number(bytes)) => bytes,
                Some(Constant::String(text)) => match bytes_of(&text) {
                    Some(bytes) => bytes,
                    None => continue,
                },
                _ => continue,
            };
            if bytes > 10.0 * 1024.0 * 1024.0 {
                report
                    .finding(
                        limit.place(),
                        format!(
                            "Bodies of {:.0} MB are read into memory before anything is checked",
                            bytes / 1024.0 / 1024.0
                        ),
                    )
                    .fix("Take the default", facts.resolve(limit).span(), "'100kb'");
            }
        }
    }
    for name in [
        "express.bodyParser",
        "connect.bodyParser",
        "express.multipart",
        "connect.multipart",
    ] {
        for call in facts.calls_to(name) {
            report.finding(call.callee_place(), "The old body parser writes uploads of any size to the disk for every route: it was removed in Express 4");
        }
    }
}

/// Bytes of `10mb`, as the package `bytes` reads it.
fn bytes_of(text: &str) -> Option<f64> {
    let lower = text.trim().to_ascii_lowercase();
    let end = lower
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(lower.len());
    let number: f64 = lower[..end].parse().ok()?;
    let factor = match lower[end..].trim() {
        "" | "b" => 1.0,
        "kb" => 1024.0,
        "mb" => 1024.0 * 1024.0,
        "gb" => 1024.0 * 1024.0 * 1024.0,
        _ => return None,
    };
    Some(number * factor)
}
