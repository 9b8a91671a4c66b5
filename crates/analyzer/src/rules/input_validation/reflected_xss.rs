use crate::javascript::Displayed;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-html-sanitization");

declare_rule! {
/// Request data is sent back where a browser reads it as HTML.
///
/// ## Why
/// `res.send` of a string is `text/html`: a script in the query string runs with the page's rights.
///
/// ## Not a problem
/// `res.json`, a plain-text type, and text that was escaped or sanitised for HTML.
pub const REFLECTED_XSS: Rule = Rule {
    id: "reflected-xss",
    title: "Request data is sent back as HTML",
    examples: include_str!("reflected_xss.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[79],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for answer in facts.answers() {
        // Objects and lists are sent as JSON.
        if facts.object(answer.body).is_some() || facts.elements(answer.body).is_some() {
            continue;
        }
        if let Some(taint) = facts.threat(answer.body, Danger::HTML)
            && facts.is_read_as_html(&answer)
        {
            report
                .finding(
                    answer.place,
                    format!(
                        "`{}` is sent as HTML, so a link can run a script in the reader's session",
                        taint.source()
                    ),
                )
                .steps(taint.steps())
                .step(answer.body.place(), "sent as HTML");
        } else if facts.constant_parts(answer.body).contains('<')
            && facts.is_read_as_html(&answer)
            && matches!(facts.displayed(answer.body, &[]), Displayed::Stored)
        {
            report
                .finding(answer.place, "A stored value is put into this page as it stands, so a script that somebody saved runs in every reader's browser")
                .severity(Severity::Medium)
                .confidence(Confidence::Medium);
        }
    }
    for cleaner in [
        "escape-html",
        "sanitize-html",
        "isomorphic-dompurify.sanitize",
        "he.encode",
        "he.escape",
        "validator.escape",
        "xss",
    ] {
        for call in facts.calls_to(cleaner) {
            report.control(ITEM, call.place(), "Text is made harmless for HTML");
        }
    }
    for call in facts.index().calls_named("sanitize") {
        if call.receiver().is_some_and(|receiver| {
            facts
                .text(receiver.place())
                .to_ascii_lowercase()
                .contains("purify")
        }) {
            report.control(ITEM, call.place(), "HTML is sanitized");
        }
    }
}
