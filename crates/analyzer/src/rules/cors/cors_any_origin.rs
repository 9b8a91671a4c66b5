use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("cors-exact-origins");

declare_rule! {
/// Any origin is admitted together with credentials, or the origin is echoed.
///
/// ## Why
/// Every site that a signed-in person opens can then call this API as that person and read the answers.
///
/// ## Not a problem
/// A list of exact origins. `cors()` without credentials is fine for public data; it is noted, not counted.
pub const CORS_ANY_ORIGIN: Rule = Rule {
    id: "cors-any-origin",
    title: "Any website may read responses with the reader's credentials",
    examples: include_str!("cors_any_origin.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[942, 346],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    // NestJS takes the options of the package `cors`.
    let nest = facts.index().calls_named("enableCors");
    for call in facts.calls_to("cors").chain(nest) {
        let Some(options) = call.argument(0).and_then(|options| facts.object(options)) else {
            if call.argument_count() == 0 {
                report
                    .finding(call.place(), "`cors()` lets scripts of every website read the answers, which only suits public data")
                    .severity(Severity::Note);
            }
            continue;
        };
        let credentials = options
            .get(facts, "credentials")
            .and_then(|value| facts.boolean(value))
            == Some(true);
        let Some(origin) = options.get(facts, "origin") else {
            if credentials {
                report.finding(call.place(), "Credentials are allowed and no origin is named, so the answer is meant for every website");
            }
            continue;
        };
        if let Some(problem) = open(facts, origin) {
            let severity = if credentials {
                Severity::High
            } else {
                Severity::Note
            };
            let consequence = if credentials {
                "so any website reads answers as the signed-in user"
            } else {
                "which only suits public data"
            };
            report
                .finding(origin.place(), format!("{problem}, {consequence}"))
                .severity(severity);
        } else if let Some(weak) = loosely_compared(facts, origin) {
            report.finding(weak.place(), format!("`{}` compares only a part of the origin, so a host such as `https://example.com.evil.test` passes", facts.text(weak.place())));
        } else {
            report.control(ITEM, call.place(), "Only named origins may read answers");
            report.control(
                ItemId("cors-vary-origin"),
                call.place(),
                "The cors package adds `Vary: Origin` for named origins",
            );
        }
        for (option, item, message) in [
            ("methods", "cors-methods", "The methods are listed"),
            (
                "allowedHeaders",
                "cors-allowed-headers",
                "The request headers are listed",
            ),
            ("maxAge", "cors-max-age", "Preflight answers may be cached"),
        ] {
            if options
                .get(facts, option)
                .is_some_and(|value| !facts.text(value.place()).contains("'*'"))
            {
                report.control(ItemId(item), call.place(), message);
            }
        }
    }
    for name in ["set", "setHeader", "header"] {
        for call in facts.index().calls_named(name) {
            let (Some(header), Some(value)) = (
                call.argument(0).and_then(|header| facts.string(header)),
                call.argument(1),
            ) else {
                continue;
            };
            match header.to_ascii_lowercase().as_str() {
                "access-control-allow-origin" => {
                    if let Some(taint) = facts.taint(value) {
                        report.finding(value.place(), format!("`{}` is echoed as the allowed origin, so every website is allowed", taint.source())).steps(taint.steps());
                    }
                }
                "access-control-max-age" => report.control(
                    ItemId("cors-max-age"),
                    call.place(),
                    "Preflight answers may be cached",
                ),
                "vary" => {
                    report.control(ItemId("cors-vary-origin"), call.place(), "`Vary` is sent")
                }
                _ => {}
            }
        }
    }
    for call in facts.index().calls_named("vary") {
        report.control(ItemId("cors-vary-origin"), call.place(), "`Vary` is sent");
    }
}

/// Why an origin option admits everybody.
fn open<'a>(facts: &Facts<'a>, origin: Expr<'a>) -> Option<&'static str> {
    match facts.constant(origin) {
        Some(Constant::Boolean(true)) => return Some("`origin: true` echoes whatever origin asks"),
        Some(Constant::String(text)) if text == "*" => return Some("`*` names every origin"),
        Some(Constant::String(text)) if text == "null" => {
            return Some("The origin `null` belongs to any sandboxed page");
        }
        _ => {}
    }
    let function = facts.function(origin)?;
    let calls: Vec<_> = facts.calls_within(function.place()).collect();
    let callback = function.parameter_name(1)?;
    let admits: Vec<_> = calls
        .iter()
        .filter(|call| {
            call.name() == Some(callback)
                && call.argument(1).is_some_and(|allowed| {
                    facts.boolean(allowed) == Some(true)
                        || facts.text(allowed.place())
                            == function.parameter_name(0).unwrap_or_default()
                })
        })
        .collect();
    let decides =
        facts.text(function.place()).contains("if") || facts.text(function.place()).contains('?');
    (!admits.is_empty() && !decides).then_some("The origin function admits whoever asks")
}

/// The comparison in an origin function that looks at a part of the origin only.
fn loosely_compared<'a>(facts: &Facts<'a>, origin: Expr<'a>) -> Option<Call<'a>> {
    let function = facts.function(origin)?;
    let name = function.parameter_name(0)?;
    facts.calls_within(function.place()).find(|call| {
        matches!(
            call.name(),
            Some("endsWith" | "startsWith" | "includes" | "indexOf" | "match")
        ) && call
            .receiver()
            .is_some_and(|receiver| facts.text(receiver.place()).trim_end_matches('?') == name)
    })
}
