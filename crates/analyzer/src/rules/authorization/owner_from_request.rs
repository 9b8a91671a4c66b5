use crate::javascript::is_owner;
use crate::rules::prelude::*;
use rustc_hash::FxHashMap;

const ITEM: ItemId = ItemId("authz-resource-ownership");

declare_rule! {
/// The caller says whose records are meant.
///
/// ## Why
/// The session knows who is signed in. A user or tenant id from the query string or the body is a wish: any other id gives the records of
/// somebody else.
///
/// ## Not a problem
/// The id from the session, or one from the request that is compared with it or handed to a function that decides.
pub const OWNER_FROM_REQUEST: Rule = Rule {
    id: "owner-from-request",
    title: "The owner or tenant of records is taken from the request",
    examples: include_str!("owner_from_request.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[639],
    owasp: Some(Owasp::Api1),
    check: Check::JavaScript(check),
};
}

/// Names of what owns everything of a customer: nobody but the session says which it is.
const TENANTS: &[&str] = &[
    "accountid",
    "companyid",
    "merchantid",
    "organisationid",
    "organizationid",
    "orgid",
    "ownerid",
    "tenant",
    "tenantid",
    "workspaceid",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut judged: Vec<Place> = Vec::new();
    // The same few names stand everywhere.
    let mut owners = FxHashMap::<&str, bool>::default();
    for call in facts.index().calls() {
        let mut values = parts(facts, *call);
        values.retain(|(name, _)| *owners.entry(name).or_insert_with(|| is_owner(name)));
        let Some((name, value)) = values.first() else {
            continue;
        };
        if is_log(facts, *call) || is_response(facts, *call) || facts.is_record_of_event(*call) {
            continue;
        }
        let falls_back = values
            .iter()
            .any(|(_, value)| prefers_caller(facts, *value));
        let named = folded(name);
        let open = falls_back
            || TENANTS.contains(&named.as_str()) && is_callers_alone(facts, *call, *value);
        let Some(function) = facts
            .enclosing_function(call.file, call.node)
            .filter(|_| open)
        else {
            continue;
        };
        let handler = facts.outermost_function(function).place();
        if judged.contains(&handler) {
            continue;
        }
        judged.push(handler);
        report.finding(
            call.head_place(),
            format!("`{name}` is taken from the request although the session knows who is signed in, so each user reaches the records of others"),
        );
    }
}

/// The values that a call is handed, by the names of their properties or their own: arguments, properties and elements.
fn parts<'a>(facts: &Facts<'a>, call: Call<'a>) -> Vec<(&'a str, Expr<'a>)> {
    let mut found = Vec::new();
    for argument in call.arguments().take(6) {
        match plain(argument.node) {
            Expression::ObjectExpression(_) => {
                if let Some(object) = facts.object(argument) {
                    for (name, value) in object.properties() {
                        found.push((name, value));
                        if let Some(inner) = facts.object(value).filter(|_| name == "where") {
                            found.extend(inner.properties());
                        }
                    }
                }
            }
            Expression::ArrayExpression(_) => {
                for element in facts.elements(argument).unwrap_or_default() {
                    found.push((facts.text(element.place()), element));
                }
            }
            Expression::Identifier(name) => found.push((name.name.as_str(), argument)),
            // `String(userId)`, `Number(userId)`
            Expression::CallExpression(_) => {
                let inner = Call::of(argument)
                    .filter(|call| {
                        matches!(
                            call.name(),
                            Some("String" | "Number" | "parseInt" | "BigInt" | "ObjectId")
                        )
                    })
                    .and_then(|call| call.argument(0));
                if let Some(inner) = inner
                    && let Expression::Identifier(name) = plain(inner.node)
                {
                    found.push((name.name.as_str(), inner));
                }
            }
            _ => {}
        }
    }
    found
}

/// `req.query.userId ?? req.user.id`: the caller's wish first.
fn prefers_caller<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    if let Some(default) = default_of(facts, value) {
        // `const { userId = req.user.id } = req.query`
        let wish = facts.whose_own_word(value);
        return wish.has(Whose::QUERY.and(Whose::BODY).and(Whose::HEADERS))
            && facts.is_identity(default)
            && !asks_for_role(facts, value);
    }
    let resolved = facts.resolve(value);
    let Expression::LogicalExpression(choice) = plain(resolved.node) else {
        return false;
    };
    if choice.operator == oxc_ast::ast::LogicalOperator::And {
        return false;
    }
    let wish = facts.whose(resolved.with(&choice.left));
    let sent =
        wish.has(Whose::QUERY.and(Whose::BODY).and(Whose::HEADERS)) && !wish.has(Whose::IDENTITY);
    sent && facts.is_identity(resolved.with(&choice.right)) && !asks_for_role(facts, value)
}

/// What a name in a pattern is where nothing is given.
fn default_of<'a>(facts: &Facts<'a>, value: Expr<'a>) -> Option<Expr<'a>> {
    let Expression::Identifier(name) = plain(value.node) else {
        return None;
    };
    let function = facts.enclosing_function(value.file, value.node_id())?;
    facts
        .index()
        .declared()
        .iter()
        .find(|(declared, default)| {
            *declared == name.name.as_str()
                && facts.is_within(default.place(), function.place())
                && default.span().end <= value.span().start
                && is_in_pattern(facts, *default)
        })
        .map(|(_, default)| *default)
}

fn is_in_pattern<'a>(facts: &Facts<'a>, default: Expr<'a>) -> bool {
    let nodes = facts.file(default.file).semantic.nodes();
    matches!(
        nodes.parent_kind(default.node_id()),
        oxc_ast::AstKind::AssignmentPattern(_)
    )
}

/// Whether a tenant comes from the query or the body alone, in a handler that knows who is signed in and decides nothing by it.
fn is_callers_alone<'a>(facts: &Facts<'a>, call: Call<'a>, value: Expr<'a>) -> bool {
    let looked_up = facts
        .member_of(value)
        .is_some_and(|object| facts.record_query(object).is_some());
    let whose = facts.whose(value);
    if looked_up || whose.has(Whose::IDENTITY) || !whose.has(Whose::QUERY.and(Whose::BODY)) {
        return false;
    }
    let Some(function) = facts.enclosing_function(call.file, call.node) else {
        return false;
    };
    let handler = facts.outermost_function(function);
    let knows = facts
        .calls_within(handler.place())
        .any(|inner| facts.takes_identity(inner));
    let decides = facts.calls_within(handler.place()).any(|inner| {
        facts.takes_identity(inner)
            && !is_log(facts, inner)
            && !is_response(facts, inner)
            && !facts.is_record_of_event(inner)
    }) || facts
        .index()
        .comparisons()
        .iter()
        .any(|(file, comparison)| {
            let side = |node| Expr { file: *file, node };
            *file == handler.file
                && facts.is_within(side(&comparison.left).place(), handler.place())
                && (facts.is_identity(side(&comparison.left))
                    || facts.is_identity(side(&comparison.right)))
        });
    // What only checks the form of the request is no use of it.
    let checks = call.name().is_some_and(|name| {
        name.to_ascii_lowercase().contains("parse") || name.to_ascii_lowercase().contains("valid")
    });
    knows && !decides && !checks && !asks_for_role(facts, value)
}

fn asks_for_role<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    facts
        .enclosing_function(value.file, value.node_id())
        .is_some_and(|function| {
            let text = facts.text(facts.outermost_function(function).place());
            [
                "role",
                "Role",
                "isAdmin",
                "is_admin",
                "admin",
                "permission",
                "scope",
            ]
            .iter()
            .any(|mark| text.contains(mark))
        })
}

fn folded(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}
