use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-https-everywhere");

declare_rule! {
/// TLS certificates are accepted unseen.
///
/// ## Why
/// Anybody on the way can then answer for the other side, read everything and change it.
///
/// ## Not a problem
/// A certificate authority of your own, given as `ca`.
pub const TLS_VERIFICATION_OFF: Rule = Rule {
    id: "tls-verification-off",
    title: "Certificates are not checked",
    examples: include_str!("tls_verification_off.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[295],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for value in facts.index().properties("rejectUnauthorized") {
        match facts.boolean(*value) {
            Some(false) => {
                report
                    .finding(value.place(), "Certificates are accepted unseen, so anybody on the way can read and change what is sent")
                    .fix("Check certificates", value.span(), "true");
            }
            Some(true) => report.control(ITEM, value.place(), "Certificates are checked"),
            None => {}
        }
    }
    for assignment in facts.index().assignments() {
        let target = facts.text(assignment.place);
        if target.starts_with("process.env")
            && target.contains("NODE_TLS_REJECT_UNAUTHORIZED")
            && facts
                .constant(assignment.value)
                .is_some_and(|value| value.to_text() == "0")
        {
            report.finding(assignment.place, "Node.js no longer checks any certificate, so anybody on the way can read and change what is sent");
        }
    }
    for function in facts.index().functions() {
        let text = facts.text(function.place());
        if text.len() < 600
            && text.contains(".secure")
            && text.contains("redirect(")
            && text.contains("https://")
            || text.len() < 600
                && text.contains("req.secure")
                && (text.contains("403") || text.contains("400"))
        {
            report.control(
                ITEM,
                function.place(),
                "Plain HTTP is refused or redirected",
            );
        }
    }
}
