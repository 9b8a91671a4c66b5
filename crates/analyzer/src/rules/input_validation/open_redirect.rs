use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The caller chooses where a redirect goes.
///
/// ## Why
/// A link to your host that ends on an attacker's page is the perfect start for phishing, and hands over tokens in the address.
///
/// ## Not a problem
/// A target from a list, or a path on the own host whose beginning is fixed.
pub const OPEN_REDIRECT: Rule = Rule {
    id: "open-redirect",
    title: "Request data chooses where a redirect goes",
    examples: include_str!("open_redirect.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[601],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("redirect") {
        let on_context = call
            .receiver()
            .is_some_and(|receiver| facts.text(receiver.place()) == "ctx");
        if !is_response(facts, call) && !on_context {
            continue;
        }
        let Some(target) = call.arguments().last() else {
            continue;
        };
        let Some(taint) = facts.threat(target, Danger::REDIRECT) else {
            continue;
        };
        report
            .finding(target.place(), format!("`{}` chooses where the reader is sent, so a link to this host can end anywhere", taint.source()))
            .steps(taint.steps());
    }
}
