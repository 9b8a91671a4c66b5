use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-deny-by-default");

declare_rule! {
/// A role check only refuses who has a role.
///
/// ## Why
/// `if (role && role !== 'admin') refuse` lets everybody in whose account has no role, an unknown one, or no account at all.
///
/// ## Not a problem
/// A check in front that refuses when there is nothing to check, or a test that is false without a role.
pub const ROLE_CHECK_PASSES_WITHOUT_ROLE: Rule = Rule {
    id: "role-check-passes-without-role",
    title: "A role check lets pass who has no role",
    examples: include_str!("role_check_passes_without_role.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[285, 862, 863],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

/// Parts of names that are about what somebody may do.
const ROLE_WORDS: &[&str] = &[
    "role",
    "rank",
    "permission",
    "scope",
    "privilege",
    "entitlement",
    "grant",
    "clearance",
    "level",
    "group",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (test, refusal) in facts.refusing_tests().iter().copied() {
        let parts = conjuncts(test);
        let [first, .., last] = parts.as_slice() else {
            continue;
        };
        let Some(held) = existence(facts, *first) else {
            continue;
        };
        let name = facts.text(held.place());
        if !mentions(facts, *last, name) || !is_about_roles(facts, held, *last) {
            continue;
        }
        // What a decorator asks for is missing where nothing is asked.
        let asked = Call::of(facts.resolve(held)).is_some_and(|call| {
            call.name()
                .is_some_and(|name| name.starts_with("getAll") || name == "get")
                && call.receiver().is_some_and(|receiver| {
                    facts
                        .text(receiver.place())
                        .to_ascii_lowercase()
                        .contains("reflector")
                })
        });
        if asked || facts.taint(held).is_some() || !facts.missing_passes(held, test) {
            continue;
        }
        report
            .finding(
                test.place(),
                format!(
                    "Only a `{name}` that is there can be refused: without one the check passes"
                ),
            )
            .step(refusal, "refuses");
    }
    // `if (user.role === 'admin' || 'owner')`, `if (user.isAdmin = true)`
    let going_on = facts
        .index()
        .calls()
        .iter()
        .filter(|call| facts.goes_on(**call))
        .filter_map(|call| facts.tests_around(call.file, call.node).first().copied())
        .map(|(test, _, _)| test);
    let refusing = facts.refusing_tests().iter().map(|(test, _)| *test);
    for test in going_on.chain(refusing) {
        if let Some(part) = always_comes_out(facts, test)
            && !report.has_finding_at(test.place())
        {
            report.finding(
                test.place(),
                format!(
                    "`{}` comes out the same for everybody, so nobody is told apart",
                    facts.text(part.place())
                ),
            );
        }
    }
    // `held.every((role) => allowed.includes(role))` holds for an empty list.
    for call in facts.index().calls_named("every") {
        let Some(receiver) = call.receiver() else {
            continue;
        };
        let lower = facts.text(receiver.place()).to_ascii_lowercase();
        let held = lower.starts_with("req.user")
            || lower.starts_with("user.")
            || lower.starts_with("req.auth");
        let decides = facts.refuses_unless(call);
        let looks_up = call
            .argument(0)
            .and_then(|callback| facts.function(callback))
            .is_some_and(|callback| {
                facts.index().returns(callback).iter().any(|answer| {
                    Call::of(*answer)
                        .is_some_and(|inner| matches!(inner.name(), Some("includes" | "has")))
                })
            });
        if held && decides && looks_up && ROLE_WORDS.iter().any(|word| lower.contains(word)) {
            report.finding(
                call.head_place(),
                format!(
                    "`every` holds for an empty list, so who has no {} passes",
                    ROLE_WORDS
                        .iter()
                        .find(|word| lower.contains(**word))
                        .unwrap_or(&"role")
                ),
            );
        }
    }
}

/// The part of a test that decides it for everybody: a text behind `||`, or an assignment where a comparison was meant.
fn always_comes_out<'a>(facts: &Facts<'a>, test: Expr<'a>) -> Option<Expr<'a>> {
    let mut waiting = vec![test];
    for _ in 0..16 {
        let one = waiting.pop()?;
        match plain(one.node) {
            Expression::LogicalExpression(logical)
                if logical.operator == oxc_ast::ast::LogicalOperator::Or =>
            {
                let right = one.with(plain(&logical.right));
                if matches!(right.node, Expression::StringLiteral(text) if !text.value.is_empty()) {
                    return Some(right);
                }
                waiting.extend([one.with(&logical.left), right]);
            }
            Expression::LogicalExpression(logical) => {
                waiting.extend([one.with(&logical.left), one.with(&logical.right)]);
            }
            Expression::UnaryExpression(unary) => waiting.push(one.with(&unary.argument)),
            Expression::AssignmentExpression(assignment)
                if facts.constant(one.with(&assignment.right)).is_some() =>
            {
                return Some(one);
            }
            _ => {}
        }
    }
    None
}

/// The parts of `a && b && c`.
fn conjuncts<'a>(test: Expr<'a>) -> Vec<Expr<'a>> {
    let mut parts = Vec::new();
    let mut waiting = vec![test];
    while let Some(one) = waiting.pop() {
        match plain(one.node) {
            Expression::LogicalExpression(logical)
                if logical.operator == oxc_ast::ast::LogicalOperator::And && parts.len() < 8 =>
            {
                waiting.push(one.with(&logical.right));
                waiting.push(one.with(&logical.left));
            }
            _ => parts.push(one.with(plain(one.node))),
        }
    }
    parts
}

/// What a test asks to be there: `role` for `role`, `role.length`, `role !== undefined`, `role != null`, `role?.length > 0`.
fn existence<'a>(facts: &Facts<'a>, test: Expr<'a>) -> Option<Expr<'a>> {
    match plain(test.node) {
        Expression::BinaryExpression(binary) => {
            let right = test.with(&binary.right);
            let absent = facts.constant(right) == Some(Constant::Nothing)
                || facts.number(right) == Some(0.0);
            let asks = binary.operator.is_compare()
                || matches!(
                    binary.operator,
                    oxc_ast::ast::BinaryOperator::Inequality
                        | oxc_ast::ast::BinaryOperator::StrictInequality
                );
            (absent && asks).then(|| without_length(test.with(&binary.left)))
        }
        Expression::Identifier(_) => Some(test),
        _ => member(test).map(|_| without_length(test)),
    }
}

fn without_length<'a>(expr: Expr<'a>) -> Expr<'a> {
    match member(expr) {
        Some((object, Some("length" | "size"))) => object,
        _ => expr,
    }
}

/// Whether a test says something of a value, also through a name that was computed from it.
fn mentions<'a>(facts: &Facts<'a>, test: Expr<'a>, name: &str) -> bool {
    let says = |text: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + name.len()..].chars().next();
            let joins = |c: Option<char>| {
                c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
            };
            !joins(before) && !joins(after)
        })
    };
    says(facts.text(test.place())) || says(facts.text(facts.resolve(test).place()))
}

/// Whether the value is a role, or the user whose role is then asked.
fn is_about_roles<'a>(facts: &Facts<'a>, held: Expr<'a>, rest: Expr<'a>) -> bool {
    let about = |text: &str| {
        let lower = text.to_ascii_lowercase();
        ROLE_WORDS.iter().any(|word| lower.contains(word))
    };
    let own = facts.text(held.place());
    let made = facts.text(facts.resolve(held).place());
    let of_user = facts.is_identity(held) && about(facts.text(rest.place()));
    about(own) || (about(made) && made.len() < 120) || of_user
}
