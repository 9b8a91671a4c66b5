use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `new Ajv({ allErrors: true })`.
///
/// ## Why
/// A large document with thousands of errors keeps the server busy; the default stops at the first.
///
/// ## Not a problem
/// The default, or `allErrors` only outside production.
pub const VALIDATOR_REPORTS_ALL: Rule = Rule {
    id: "validator-reports-all",
    title: "A validator collects every error of a document",
    examples: include_str!("validator_reports_all.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[400],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in [
        "ajv",
        "ajv/dist/2019",
        "ajv/dist/2020",
        "ajv/dist/jtd",
        "ajv.Ajv",
    ] {
        for call in facts.calls_to(name) {
            let all = call
                .argument(0)
                .and_then(|options| facts.object(options))
                .and_then(|options| options.get(facts, "allErrors"))
                .filter(|all| facts.boolean(*all) == Some(true));
            if let Some(all) = all {
                report
                    .finding(all.place(), "Every error of a document is collected, so a large one with many keeps the server busy")
                    .fix("Stop at the first", all.span(), "false");
            }
        }
    }
}
