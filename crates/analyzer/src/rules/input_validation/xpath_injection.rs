use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `xpath.select` and its like get an expression built from the request.
///
/// ## Why
/// `' or '1'='1` selects every node: a sign-in that looks a user up this way lets everybody in.
///
/// ## Not a problem
/// Variables of the expression, or values checked against a pattern.
pub const XPATH_INJECTION: Rule = Rule {
    id: "xpath-injection",
    title: "Request data becomes part of an XPath expression",
    examples: include_str!("xpath_injection.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[643],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let named = [
        "xpath.select",
        "xpath.select1",
        "xpath.evaluate",
        "xpath.parse",
        "xpath.useNamespaces()",
    ]
    .iter()
    .flat_map(|name| facts.calls_to(name));
    let methods = ["find", "get"].iter().flat_map(|name| {
        facts.index().calls_named(name).filter(|call| {
            call.receiver()
                .and_then(|receiver| facts.identity(receiver))
                .is_some_and(|identity| identity.starts_with("libxmljs"))
        })
    });
    for call in named.chain(methods) {
        let Some(expression) = call.argument(0) else {
            continue;
        };
        if let Some(taint) = facts.threat(expression, Danger::CODE) {
            let message = format!(
                "`{}` becomes part of the XPath expression, so the caller selects other nodes",
                taint.source()
            );
            report.flow(call, expression, &taint, message);
        }
    }
}
