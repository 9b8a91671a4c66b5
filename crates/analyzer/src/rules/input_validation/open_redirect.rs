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

/// Functions of frameworks that answer with a redirect.
const FUNCTIONS: &[&str] = &[
    "@remix-run/node.redirect",
    "next/navigation.permanentRedirect",
    "next/navigation.redirect",
    "react-router.redirect",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let methods = ["redirect", "location"]
        .iter()
        .flat_map(|name| facts.index().calls_named(name))
        .filter(|call| {
            call.receiver().is_some_and(|receiver| {
                facts.is_answer(receiver)
                    || facts.is_request(receiver)
                    || matches!(
                        facts.text(receiver.place()),
                        "NextResponse" | "Response" | "ctx" | "h"
                    )
            })
        });
    let functions = FUNCTIONS.iter().flat_map(|name| facts.calls_to(name));
    for call in methods.chain(functions) {
        let reached = call
            .arguments()
            .find_map(|target| Some((target, facts.threat(target, Danger::REDIRECT)?)));
        if let Some((target, taint)) = reached {
            report.flow(call, target, &taint, message(taint.source()));
        }
    }
    for write in facts.header_writes() {
        if write.name.as_deref() == Some("location")
            && let Some(taint) = facts.threat(write.value, Danger::REDIRECT)
        {
            report
                .finding(write.place, message(taint.source()))
                .steps(taint.steps());
        }
    }
    // NestJS: `@Redirect()` goes where the method's answer says.
    for (_, value) in facts.decorated_returns(&["Redirect"]) {
        if let Some(target) = facts.options(Some(value)).get("url").value()
            && let Some(taint) = facts.threat(target, Danger::REDIRECT)
        {
            report
                .finding(value.place(), message(taint.source()))
                .steps(taint.steps());
        }
    }
}

fn message(source: &str) -> String {
    format!("`{source}` chooses where the reader is sent, so a link to this host can end anywhere")
}
