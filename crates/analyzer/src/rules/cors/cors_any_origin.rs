use crate::javascript::CorsSetup;
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
    for setup in facts.cors_setups() {
        judge(facts, report, &setup);
    }
    for place in facts.null_origins() {
        report.finding(
            place,
            "The origin `null` belongs to any sandboxed page, so every website can take it",
        );
    }
    for write in facts.header_writes() {
        match write.name.as_deref() {
            Some("access-control-allow-origin") => {
                if let Some(taint) = facts.threat(write.value, Danger::SSRF) {
                    report
                        .finding(
                            write.place,
                            format!(
                                "`{}` is echoed as the allowed origin, so every website is allowed",
                                taint.source()
                            ),
                        )
                        .steps(taint.steps());
                } else if facts
                    .possible(write.value)
                    .iter()
                    .any(|(_, value)| *value == Constant::String("*".to_owned()))
                {
                    let severity = if facts.answers_are_personal(None) {
                        Severity::Low
                    } else {
                        Severity::Note
                    };
                    report
                        .finding(write.place, "`*` names every origin, so every website reads these answers with a token that it has")
                        .severity(severity);
                }
            }
            Some("access-control-max-age") => report.control(
                ItemId("cors-max-age"),
                write.place,
                "Preflight answers may be cached",
            ),
            Some("vary") => {
                report.control(ItemId("cors-vary-origin"), write.place, "`Vary` is sent");
            }
            _ => {}
        }
    }
    for call in facts.index().calls_named("vary") {
        report.control(ItemId("cors-vary-origin"), call.place(), "`Vary` is sent");
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, setup: &CorsSetup<'a>) {
    let options = &setup.options;
    let credentials = options
        .get("credentials")
        .value()
        .and_then(|value| facts.boolean(value))
        == Some(true);
    let without_credentials = || {
        if setup.by_true || facts.answers_are_personal(Some(options)) {
            Severity::Low
        } else {
            Severity::Note
        }
    };
    match options.get("origin") {
        Setting::Absent if credentials => {
            report.finding(setup.place, "Credentials are allowed and no origin is named, so the answer is meant for every website");
        }
        Setting::Absent => {
            report
                .finding(setup.place, "No origin is named, so scripts of every website read the answers, which only suits public data")
                .severity(without_credentials());
        }
        Setting::Unseen => {}
        Setting::Set(origin) => {
            // What compares a part is judged by the rule for patterns.
            if facts.compares_a_part(origin).is_some() {
                return;
            }
            if let Some((place, problem)) = facts.admits_every_origin(setup, origin) {
                let (severity, consequence) = if credentials {
                    (
                        Severity::High,
                        "so any website reads answers as the signed-in user",
                    )
                } else {
                    (without_credentials(), "which only suits public data")
                };
                // A function that is written elsewhere serves others too: here is where it is chosen.
                let named = facts.function(origin).is_some() && FunctionRef::of(origin).is_none();
                let at = if named { setup.place } else { place };
                report
                    .finding(at, format!("{problem}, {consequence}"))
                    .severity(severity)
                    .step(place, "decided here");
            } else {
                report.control(ITEM, setup.place, "Only named origins may read answers");
                report.control(
                    ItemId("cors-vary-origin"),
                    setup.place,
                    "The cors package adds `Vary: Origin` for named origins",
                );
            }
        }
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
            .get(option)
            .value()
            .is_some_and(|value| !facts.text(value.place()).contains("'*'"))
        {
            report.control(ItemId(item), setup.place, message);
        }
    }
}
