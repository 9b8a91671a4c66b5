use oxc_ast::AstKind;

use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-resource-ownership");

declare_rule! {
/// A check that gives a promise is tested without waiting for it.
///
/// ## Why
/// A promise is always true, whatever it will say: `if (!ownsOrder(…))` refuses nobody, `if (await ownsOrder(…))` asks.
///
/// ## Not a problem
/// `await` in front of the call, or a function that gives no promise.
pub const PROMISE_DECIDES: Rule = Rule {
    id: "promise-decides",
    title: "A promise is tested instead of what it says",
    examples: include_str!("promise_decides.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[863, 639, 287],
    owasp: Some(Owasp::Api1),
    check: Check::JavaScript(check),
};
}

/// Functions of packages that give a promise with a yes or no.
const PROMISED: &[&str] = &[
    "@node-rs/argon2.verify",
    "@node-rs/bcrypt.compare",
    "@node-rs/bcrypt.verify",
    "argon2.verify",
    "bcrypt.compare",
    "bcryptjs.compare",
    "jose.jwtVerify",
    "scrypt-kdf.verify",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls() {
        let Some(place) = tested(facts, *call) else {
            continue;
        };
        let by_package = || {
            facts
                .identity(call.callee())
                .is_some_and(|identity| PROMISED.contains(&&*identity))
                // With a callback nothing is given back.
                && call.arguments().all(|argument| facts.function(argument).is_none())
        };
        let promises = facts
            .function(call.callee())
            .is_some_and(FunctionRef::is_async)
            || by_package();
        if promises {
            let name = call.name().unwrap_or("the call");
            report.finding(
                place,
                format!("`{name}` gives a promise, which is always true: nobody waits for its answer, so it decides nothing"),
            );
        }
    }
}

/// Where the result of a call is tested as it is: in a condition, negated, or as a part of one.
fn tested<'a>(facts: &Facts<'a>, call: Call<'a>) -> Option<Place> {
    let nodes = facts.file(call.file).semantic.nodes();
    let inside = |span: oxc_span::Span| span.start <= call.span.start && call.span.end <= span.end;
    for kind in nodes.ancestor_kinds(call.node).take(8) {
        match kind {
            AstKind::ParenthesizedExpression(_) | AstKind::ChainExpression(_) => {}
            AstKind::UnaryExpression(unary)
                if unary.operator == oxc_ast::ast::UnaryOperator::LogicalNot =>
            {
                return Some(call.head_place());
            }
            AstKind::LogicalExpression(logical)
                if logical.operator != oxc_ast::ast::LogicalOperator::Coalesce
                    && inside(oxc_span::GetSpan::span(&logical.left)) =>
            {
                // `a() && b()` tests `a()` alone.
                return (logical.operator == oxc_ast::ast::LogicalOperator::And)
                    .then(|| call.head_place());
            }
            AstKind::LogicalExpression(_) => {}
            AstKind::IfStatement(statement) => {
                return inside(oxc_span::GetSpan::span(&statement.test)).then(|| call.head_place());
            }
            // `const allowed = mayEdit(…); if (!allowed) …`
            AstKind::VariableDeclarator(declarator) => {
                let oxc_ast::ast::BindingPattern::BindingIdentifier(name) = &declarator.id else {
                    return None;
                };
                return facts.only_tested(call.file, name.symbol_id.get()?);
            }
            AstKind::ConditionalExpression(conditional) => {
                return inside(oxc_span::GetSpan::span(&conditional.test))
                    .then(|| call.head_place());
            }
            _ => return None,
        }
    }
    None
}
