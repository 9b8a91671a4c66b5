use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The name of a response header, or the value of `Content-Type`, `Content-Security-Policy`, `Set-Cookie` or `X-Accel-Redirect`, comes from the request.
///
/// ## Why
/// The caller switches protections off, has the answer read as HTML, plants a cookie, or has the proxy hand out an internal file.
///
/// ## Not a problem
/// Values of other headers: Node.js refuses line breaks in them.
pub const HEADER_INJECTION: Rule = Rule {
    id: "header-injection",
    title: "Request data names a response header or sets one that decides how the answer is read",
    examples: include_str!("header_injection.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[644, 113],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Headers whose value decides what happens with the answer.
const DECIDING: &[&str] = &[
    "clear-site-data",
    "content-security-policy",
    "content-type",
    "link",
    "refresh",
    "set-cookie",
    "x-accel-redirect",
    "x-sendfile",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["set", "header", "setHeader", "append", "type"] {
        for call in facts.index().calls_named(name) {
            if !is_response(facts, call) {
                continue;
            }
            let Some(first) = call.argument(0) else {
                continue;
            };
            let value = if name == "type" {
                Some(first)
            } else {
                call.argument(1)
            };
            let names_it = (name != "type")
                .then(|| facts.threat(first, Danger::HEADER))
                .flatten();
            if let Some(taint) = names_it {
                let what = if facts.object(first).is_some() || taint.is_whole {
                    "all headers of"
                } else {
                    "the header of"
                };
                report
                    .finding(first.place(), format!("`{}` names {what} the answer, so the caller sets any, a cookie or a policy included", taint.source()))
                    .steps(taint.steps());
                continue;
            }
            let decides = name == "type"
                || facts
                    .string(first)
                    .is_some_and(|header| DECIDING.contains(&header.to_ascii_lowercase().as_str()));
            if let Some(value) = value.filter(|_| decides)
                && let Some(taint) = facts.threat(value, Danger::HEADER)
            {
                report
                    .finding(value.place(), format!("`{}` decides how the answer is read, so the caller can have it read as HTML or switch a protection off", taint.source()))
                    .steps(taint.steps());
            }
        }
    }
}
