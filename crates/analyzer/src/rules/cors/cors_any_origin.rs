use crate::javascript::{Call, Danger, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// The origin of the caller is allowed whatever it is.
    ///
    /// ## Why
    /// With credentials any site that a signed-in person visits reads their data through their browser. Without them `*` still opens
    /// an API that only the network protects.
    ///
    /// ## Not a problem
    /// A public API without sign-in, or a list of exact origins.
    {
        id: "cors-any-origin",
        title: "Any site may read the answers",
        item: "cors-exact-origins",
        severity: High,
        confidence: High,
        cwe: [942, 346],
        owasp: Api8,
        examples: "cors_any_origin.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts.calls_to("cors", "") {
        judge_options(call, report);
    }
    for path in ["*.header", "*.set", "*.setHeader"] {
        for call in facts.calls_to("response", path) {
            let is_origin = call
                .argument(0)
                .and_then(Value::string)
                .is_some_and(|header| header.eq_ignore_ascii_case("access-control-allow-origin"));
            let Some(value) = call.argument(1).filter(|_| is_origin) else {
                continue;
            };
            if let Some(flow) = value.flow(Danger::Header) {
                report
                    .finding(
                        call.place(),
                        format!(
                            "`{}` is sent back as the allowed origin, so every site is allowed",
                            flow.source_text()
                        ),
                    )
                    .flow(&flow);
            } else if value.is_string("*") {
                report
                    .finding(
                        call.place(),
                        "Every site may read the answers: the allowed origin is `*`",
                    )
                    .severity(crate::Severity::Medium);
            }
        }
    }
}

fn judge_options(call: Call<'_>, report: &mut Report<'_>) {
    let options = call.argument(0);
    if options.is_some_and(|options| !options.is_whole_object()) {
        return;
    }
    let has_credentials = options
        .and_then(|options| options.get("credentials"))
        .is_some_and(Value::is_true);
    let origin = options.and_then(|options| options.get("origin"));
    match origin {
        None => {
            report
                .finding(
                    call.place(),
                    "Without `origin` every site may read the answers",
                )
                .severity(crate::Severity::Medium);
        }
        Some(origin) if origin.is_true() => {
            let also = if has_credentials {
                ", with the visitor's cookies"
            } else {
                ""
            };
            report.finding(
                call.place(),
                format!("`origin: true` allows every site to read the answers{also}"),
            );
        }
        Some(origin) if origin.is_string("*") => {
            report
                .finding(
                    call.place(),
                    "`origin: '*'` allows every site to read the answers",
                )
                .severity(crate::Severity::Medium);
        }
        Some(origin) if origin.strings().is_some() || origin.elements().is_some() => {
            report.control(
                "cors-exact-origins",
                call.place(),
                format!("Allowed origins are {}", origin.resolved().text()),
            );
        }
        Some(_) => {}
    }
}
