use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The name of a response header, or the value of `Content-Type`, `Content-Security-Policy`, `Set-Cookie` or `X-Accel-Redirect`, comes from the request.
///
/// ## Why
/// The caller switches protections off, has the answer read as HTML, plants a cookie, or has the proxy hand out an internal file.
///
/// ## Not a problem
/// Values of other headers: Node.js refuses line breaks in them. `res.attachment(name)` and `content-disposition` quote a file's name.
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
    "content-disposition",
    "content-security-policy",
    "content-type",
    "link",
    "refresh",
    "set-cookie",
    "x-accel-redirect",
    "x-sendfile",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for write in facts.header_writes() {
        if let Some(name) = write.named_by
            && let Some(taint) = facts.threat(name, Danger::HEADER)
        {
            let message = format!(
                "`{}` names the header of the answer, so the caller sets any, a cookie or a policy included",
                taint.source()
            );
            report
                .finding(write.place, message)
                .steps(taint.steps())
                .step(name.place(), "names a header");
            continue;
        }
        let decides = write
            .name
            .as_deref()
            .is_some_and(|name| DECIDING.contains(&name));
        if decides && let Some(taint) = facts.threat(write.value, Danger::HEADER) {
            report
                .finding(write.place, decided(taint.source()))
                .steps(taint.steps())
                .step(write.value.place(), "decides how the answer is read");
        }
    }
    for write in facts.header_writes() {
        let Some(name) = write.name.as_deref() else {
            continue;
        };
        // Ids of requests are handed back to whoever sent them; cross-origin headers and redirects have rules of their own.
        let own_rule = DECIDING.contains(&name)
            || name == "location"
            || name.starts_with("access-control-")
            || ["request-id", "trace", "correlation"]
                .iter()
                .any(|word| name.contains(word));
        if own_rule {
            continue;
        }
        if let Some(taint) = facts.threat(write.value, Danger::HEADER)
            && ["query", "body", "params"]
                .iter()
                .any(|part| taint.source().contains(part))
        {
            report
                .finding(write.place, format!("`{}` becomes the value of the header `{name}`, so the caller writes what proxies, caches and browsers take for the server's word", taint.source()))
                .severity(Severity::Low)
                .steps(taint.steps());
        }
    }
    for name in ["append", "header", "headers", "set", "writeHead"] {
        for call in facts.index().calls_named(name) {
            let all = call.arguments().next_back();
            if let Some(all) = all.filter(|_| call.argument_count() == 1 || name == "writeHead")
                && is_response(facts, call)
                && let Some(taint) = facts.threat(all, Danger::HEADER)
                && taint.is_whole
            {
                let message = format!(
                    "`{}` names all headers of the answer, so the caller sets any, a cookie or a policy included",
                    taint.source()
                );
                report.flow(call, all, &taint, message);
            }
        }
    }
    for name in ["type", "contentType"] {
        for call in facts.index().calls_named(name) {
            if is_response(facts, call)
                && let Some(value) = call.argument(0)
                && let Some(taint) = facts.threat(value, Danger::HEADER)
            {
                report.flow(call, value, &taint, decided(taint.source()));
            }
        }
    }
}

fn decided(source: &str) -> String {
    format!(
        "`{source}` decides how the answer is read, so the caller can have it read as HTML, saved under another name, or stripped of a protection"
    )
}
