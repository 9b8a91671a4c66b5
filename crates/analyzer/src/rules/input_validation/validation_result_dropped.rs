use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-schema-validation");

declare_rule! {
/// Input is checked, and nobody looks at what the check says.
///
/// ## Why
/// `safeParse`, Joi's `validate` and the chains of express-validator only report. If the report is not read, if a rejected promise is not
/// waited for, or if the exception is swallowed, the request goes on with whatever the caller sent.
///
/// ## Not a problem
/// A result that decides whether the handler goes on, or of which only the checked value is used.
pub const VALIDATION_RESULT_DROPPED: Rule = Rule {
    id: "validation-result-dropped",
    title: "The result of a validation is not looked at",
    examples: include_str!("validation_result_dropped.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[20, 252, 754],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls() {
        let Some(check) = facts.check_of(*call) else {
            continue;
        };
        if facts.function(call.callee()).is_some()
            || !facts.is_lost(&check)
            || !facts.holds_request_data(check.data)
        {
            continue;
        }
        report.finding(
            call.place(),
            format!(
                "`{}` is checked here and the result is not looked at, so the handler goes on with values that did not pass",
                facts.text(check.data.place())
            ),
        );
    }
    for route in facts.express().routes() {
        if facts.leaves_result_unread(route) {
            report.finding(
                route.call.head_place(),
                format!(
                    "Nobody asks `validationResult` on `{}`, so its rules only take notes and every value passes",
                    route.path
                ),
            );
        }
    }
}
