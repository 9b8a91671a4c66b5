use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `new RegExp(…)`, `match` or `search` with a text from the request, or `$regex` in a query.
///
/// ## Why
/// A pattern with nested repetition keeps the only thread busy for minutes, and a `.*` matches everything.
///
/// ## Not a problem
/// `RegExp.escape` or `escapeStringRegexp` around it, `includes` for plain text, RE2.
pub const REGEX_FROM_REQUEST: Rule = Rule {
    id: "regex-from-request",
    title: "Request data is read as a regular expression",
    examples: include_str!("regex_from_request.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[1333, 400],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let made = facts.calls_to("RegExp");
    let used = ["match", "matchAll", "search"]
        .iter()
        .flat_map(|name| facts.index().calls_named(name))
        .filter(|call| call.argument_count() == 1 && call.receiver().is_some())
        .filter(|call| {
            !facts.call_is_request(*call)
                && call
                    .receiver()
                    .is_some_and(|receiver| !facts.looks_like_model(receiver))
                // What is waited for is the search of a service, not of a text.
                && !facts.is_awaited(*call)
        });
    for call in made.chain(used) {
        let Some(pattern) = call.argument(0) else {
            continue;
        };
        let resolved = facts.resolve(pattern);
        if matches!(resolved.node, Expression::RegExpLiteral(_))
            || Call::of(resolved).is_some_and(|made| made.name() == Some("RegExp"))
        {
            continue;
        }
        if let Some(taint) = facts.threat(pattern, Danger::REGEX) {
            report.flow(call, pattern, &taint, format!("`{}` is read as a pattern, so one with nested repetition keeps the server busy for minutes", taint.source()));
        }
    }
}
