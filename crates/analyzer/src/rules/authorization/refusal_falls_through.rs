use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-deny-by-default");

declare_rule! {
/// The code goes on after it has refused.
///
/// ## Why
/// An answer does not end a function. Without `return` the handler does what it just refused, and the caller's 403 hides it.
///
/// ## Not a problem
/// A `return` or `throw` in the branch, the work in the `else`, or a helper that throws.
pub const REFUSAL_FALLS_THROUGH: Rule = Rule {
    id: "refusal-falls-through",
    title: "A refusal is answered and the code goes on",
    examples: include_str!("refusal_falls_through.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[863, 862],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

/// Koa: `ctx.status = 403` in a branch, and `next()` behind it.
fn by_assignment(facts: &Facts<'_>, report: &mut Report) {
    for assignment in facts.index().assignments() {
        let is_status = assignment
            .target
            .as_member_expression()
            .and_then(|target| target.static_property_name())
            .is_some_and(|name| matches!(name, "status" | "statusCode"));
        let status = facts
            .number(assignment.value)
            .filter(|status| is_status && (*status == 401.0 || *status == 403.0));
        let Some(status) = status else { continue };
        let nodes = facts.file(assignment.value.file).semantic.nodes();
        let statement = nodes
            .ancestors(assignment.value.node_id())
            .take(3)
            .find(|node| matches!(node.kind(), oxc_ast::AstKind::ExpressionStatement(_)));
        let Some(behind) =
            statement.and_then(|statement| facts.runs_after(assignment.value.file, statement.id()))
        else {
            continue;
        };
        let next = behind
            .iter()
            .flat_map(|place| facts.calls_within(*place))
            .find(|call| facts.goes_on(*call));
        if let Some(next) = next {
            report
                .finding(
                    assignment.place,
                    format!("{status} is answered and the code goes on: `next` runs all the same"),
                )
                .step(next.callee_place(), "runs after the refusal");
        }
    }
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    by_assignment(facts, report);
    for call in facts.index().calls() {
        let Some(statement) = facts.statement_of(*call) else {
            continue;
        };
        let Some(status @ (401 | 403)) = facts.refused(*call) else {
            continue;
        };
        if call.name() == Some("throw") {
            continue;
        }
        let Some(behind) = facts.runs_after(call.file, statement) else {
            continue;
        };
        let done = behind
            .iter()
            .flat_map(|place| facts.calls_within(*place))
            .find(|next| {
                // What is done inside the answer to the browser or the log is harmless.
                !is_response(facts, *next)
                    && !is_log(facts, *next)
                    && (facts.goes_on(*next)
                        || next.receiver().is_some()
                        || next.argument_count() > 0)
                    && !matches!(
                        next.name(),
                        Some("end" | "String" | "Number" | "now" | "hrtime")
                    )
            });
        if let Some(done) = done {
            report
                .finding(
                    call.head_place(),
                    format!(
                        "{status} is answered and the code goes on: `{}` runs all the same",
                        done.name().unwrap_or("what follows")
                    ),
                )
                .step(done.callee_place(), "runs after the refusal");
        }
    }
}
