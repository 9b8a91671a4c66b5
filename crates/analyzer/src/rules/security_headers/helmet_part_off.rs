use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("headers-csp");

declare_rule! {
/// A header that helmet sends by default is switched off.
///
/// ## Why
/// Each part answers an attack of its own; usually one was in the way of something and went as a whole.
///
/// ## Not a problem
/// A part that is configured, and `X-Powered-By` or legacy headers that no browser reads any more.
pub const HELMET_PART_OFF: Rule = Rule {
    id: "helmet-part-off",
    title: "A part of helmet is switched off",
    examples: include_str!("helmet_part_off.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[693, 1021],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

const PARTS: &[(&[&str], &str, &str)] = &[
    (
        &["contentSecurityPolicy"],
        "Content-Security-Policy",
        "headers-csp",
    ),
    (
        &["hsts", "strictTransportSecurity"],
        "Strict-Transport-Security",
        "headers-hsts",
    ),
    (
        &["noSniff", "xContentTypeOptions"],
        "X-Content-Type-Options",
        "headers-nosniff",
    ),
    (
        &["frameguard", "xFrameOptions"],
        "X-Frame-Options",
        "headers-frame-options",
    ),
    (
        &["referrerPolicy"],
        "Referrer-Policy",
        "headers-referrer-policy",
    ),
];
const YEAR: f64 = 31_536_000.0;

/// Parts that are switched off where helmet is a plugin or goes by another name.
fn check_kin(facts: &Facts<'_>, report: &mut Report) {
    let by_call = ["koa-helmet", "hono/secure-headers.secureHeaders"]
        .iter()
        .flat_map(|name| facts.calls_to(name))
        .filter_map(|call| call.argument(0));
    let by_plugin = facts
        .index()
        .calls_named("register")
        .filter(|call| {
            call.argument(0)
                .and_then(|plugin| facts.identity(plugin))
                .is_some_and(|plugin| {
                    matches!(
                        &*plugin,
                        "@fastify/helmet" | "fastify-helmet" | "@fastify/helmet.fastifyHelmet"
                    )
                })
        })
        .filter_map(|call| call.argument(1));
    let given: Vec<Expr<'_>> = by_call.chain(by_plugin).collect();
    for options in given {
        let Some(options) = facts.object(options) else {
            continue;
        };
        for (names, header, item) in PARTS {
            if let Some(value) = options.get_any(facts, names)
                && facts.boolean(value) == Some(false)
            {
                report
                    .finding(
                        value.place(),
                        format!("`{header}` is switched off, so browsers no longer apply it"),
                    )
                    .item(ItemId(item));
            }
        }
    }
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    check_kin(facts, report);
    for call in facts.calls_to("helmet") {
        let known = call
            .argument(0)
            .is_none_or(|options| facts.object(options).is_some() || !facts.is_unseen(options));
        if !known {
            continue;
        }
        for (names, header, item) in PARTS {
            let value = facts.option_any(call, 0, names);
            if let Some(value) = value
                && facts.boolean(value) == Some(false)
            {
                report
                    .finding(
                        value.place(),
                        format!(
                            "helmet's `{header}` is switched off, so browsers no longer apply it"
                        ),
                    )
                    .item(ItemId(item));
            } else {
                report.control(
                    ItemId(item),
                    call.place(),
                    format!("helmet sends `{header}`"),
                );
            }
            if let Some(part) = value.and_then(|value| facts.object(value)) {
                configured(facts, report, part, header, item);
            }
        }
    }
    for (function, header, item) in [
        ("helmet.hsts", "Strict-Transport-Security", "headers-hsts"),
        (
            "helmet.strictTransportSecurity",
            "Strict-Transport-Security",
            "headers-hsts",
        ),
        (
            "helmet.contentSecurityPolicy",
            "Content-Security-Policy",
            "headers-csp",
        ),
        (
            "helmet.noSniff",
            "X-Content-Type-Options",
            "headers-nosniff",
        ),
        (
            "helmet.xContentTypeOptions",
            "X-Content-Type-Options",
            "headers-nosniff",
        ),
        (
            "helmet.frameguard",
            "X-Frame-Options",
            "headers-frame-options",
        ),
        (
            "helmet.xFrameOptions",
            "X-Frame-Options",
            "headers-frame-options",
        ),
        (
            "helmet.referrerPolicy",
            "Referrer-Policy",
            "headers-referrer-policy",
        ),
    ] {
        for call in facts.calls_to(function) {
            report.control(ItemId(item), call.place(), format!("`{header}` is sent"));
            if let Some(options) = call.argument(0).and_then(|options| facts.object(options)) {
                configured(facts, report, options, header, item);
            }
        }
    }
    for name in ["set", "setHeader", "header"] {
        for call in facts.index().calls_named(name) {
            let Some(header) = call.argument(0).and_then(|header| facts.string(header)) else {
                continue;
            };
            let item = match header.to_ascii_lowercase().as_str() {
                "strict-transport-security" => "headers-hsts",
                "content-security-policy" => "headers-csp",
                "x-content-type-options" => "headers-nosniff",
                "x-frame-options" => "headers-frame-options",
                "referrer-policy" => "headers-referrer-policy",
                "permissions-policy" => "headers-permissions-policy",
                _ => continue,
            };
            report.control(ItemId(item), call.place(), format!("`{header}` is sent"));
        }
    }
}

fn configured<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    options: crate::javascript::Object<'a>,
    header: &str,
    item: &'static str,
) {
    if let Some(age) = options
        .get(facts, "maxAge")
        .filter(|_| header.starts_with("Strict"))
        && let Some(seconds) = facts.number(age)
        && seconds < YEAR
    {
        report
            .finding(age.place(), format!("HTTPS is remembered for {seconds} seconds only: `maxAge` counts seconds, and a year has 31536000"))
            .item(ItemId(item))
            .severity(if seconds < YEAR / 2.0 { Severity::Medium } else { Severity::Low })
            .fix("Remember it for a year", facts.resolve(age).span(), "31536000");
    }
    let Some(directives) = options
        .get(facts, "directives")
        .and_then(|directives| facts.object(directives))
    else {
        return;
    };
    let framed = directives
        .get_any(facts, &["frameAncestors", "frame-ancestors"])
        .and_then(|sources| facts.elements(sources));
    for source in framed.into_iter().flatten() {
        if let Some(text) = facts.string(source)
            && matches!(text.as_str(), "*" | "http:" | "https:")
        {
            report
                .finding(source.place(), format!("The policy lets every site by `{text}` show these pages in a frame, so clicks can be stolen"))
                .item(ItemId("headers-frame-options"));
        }
    }
    for names in [["scriptSrc", "script-src"], ["defaultSrc", "default-src"]] {
        let Some(sources) = directives.get_any(facts, &names) else {
            continue;
        };
        for source in facts.elements(sources).unwrap_or_default() {
            let Some(text) = facts.string(source) else {
                continue;
            };
            if matches!(
                text.as_str(),
                "'unsafe-inline'" | "'unsafe-eval'" | "*" | "data:" | "http:" | "https:"
            ) {
                report.finding(source.place(), format!("The policy admits scripts by `{text}`, so an injected script runs in spite of it"));
            }
        }
    }
}
