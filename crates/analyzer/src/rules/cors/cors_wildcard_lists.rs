use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("cors-allowed-headers");

declare_rule! {
/// Methods or request headers are allowed by `*`, or every header is.
///
/// ## Why
/// `*` is taken literally once credentials are sent, and never covers `Authorization`; without credentials it opens more than any client needs.
///
/// ## Not a problem
/// Lists of what the front end uses.
pub const CORS_WILDCARD_LISTS: Rule = Rule {
    id: "cors-wildcard-lists",
    title: "CORS methods or headers are a wildcard",
    examples: include_str!("cors_wildcard_lists.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[942],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for setup in facts.cors_setups() {
        for (option, item) in [
            ("methods", ItemId("cors-methods")),
            ("allowedHeaders", ITEM),
        ] {
            let Some(value) = setup.options.get(option).value() else {
                continue;
            };
            let values = facts.elements(value).unwrap_or_else(|| vec![value]);
            for value in values {
                if facts.string(value).as_deref() == Some("*") {
                    report.finding(value.place(), format!("`{option}` is `*`, which browsers take literally with credentials and which allows more than any client needs without")).item(item);
                }
            }
        }
    }
}
