use crate::javascript::FunctionRef;
use crate::rules::prelude::*;
use oxc_ast::ast::AssignmentTarget;

const ITEM: ItemId = ItemId("data-cookie-flags");

declare_rule! {
/// A sign-in writes who the user is into the session that was there before.
///
/// ## Why
/// Who planted a session id in the user's browser knows it still, and is signed in with it as the user (session fixation).
///
/// ## Not a problem
/// `req.session.regenerate` before anything is written, `req.logIn` of passport, and sessions that are kept in the cookie itself.
pub const SESSION_NOT_RENEWED: Rule = Rule {
    id: "session-not-renewed",
    title: "Signing in keeps the session's id",
    examples: include_str!("session_not_renewed.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[384],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Fields of a session that say who somebody is.
const IDENTITY: &[&str] = &[
    "account",
    "accountId",
    "adminId",
    "authUser",
    "authenticated",
    "currentUser",
    "customerId",
    "identity",
    "isAdmin",
    "isAuthenticated",
    "isLoggedIn",
    "loggedIn",
    "memberId",
    "principal",
    "uid",
    "user",
    "userId",
    "user_id",
    "userid",
    "username",
];
/// Words in names of functions and paths that sign somebody in, lower case.
const SIGNS_IN: &[&str] = &[
    "authenticate",
    "establishsession",
    "login",
    "log-in",
    "opensession",
    "signin",
    "sign-in",
    "startsession",
];
/// Calls that check a password.
const CHECKS: &[&str] = &[
    "argon2.verify",
    "bcrypt.compare",
    "bcrypt.compareSync",
    "bcryptjs.compare",
    "bcryptjs.compareSync",
];
/// Packages that keep the session in the cookie: there is no id to renew.
const IN_COOKIE: &[&str] = &[
    "@fastify/secure-session",
    "client-sessions",
    "cookie-session",
    "iron-session",
    "koa-session",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    if facts
        .modules_used()
        .any(|(_, module)| IN_COOKIE.contains(&module))
    {
        return;
    }
    let mut told: Vec<(u32, u32)> = Vec::new();
    for (place, session, node) in writes(facts) {
        let Some(function) = facts.enclosing_function(session.file, node) else {
            continue;
        };
        let outermost = outermost(facts, function);
        let key = (function.file.0, function.span().start);
        if told.contains(&key)
            || !signs_in(facts, outermost, function)
            || is_renewed(facts, outermost)
        {
            continue;
        }
        told.push(key);
        report.finding(place, "Who signs in is written into the session that was there before, so whoever planted its id is signed in too");
    }
}

/// The places that write an identity into a session.
fn writes<'a>(facts: &Facts<'a>) -> Vec<(crate::source::Place, Expr<'a>, oxc_semantic::NodeId)> {
    let mut found = Vec::new();
    for assignment in facts.index().assignments() {
        if let AssignmentTarget::StaticMemberExpression(target) = assignment.target
            && IDENTITY.contains(&target.property.name.as_str())
            && is_session(facts, assignment.value.with(&target.object))
            && !matches!(
                facts.constant(assignment.value),
                Some(Constant::Nothing | Constant::Boolean(false))
            )
        {
            found.push((assignment.place, assignment.value, target.node_id.get()));
        }
    }
    for call in facts.calls_to("Object.assign") {
        if let Some(session) = call.argument(0)
            && is_session(facts, session)
            && call.argument_count() > 1
        {
            found.push((call.head_place(), session, call.node));
        }
    }
    found.sort_by_key(|(place, _, _)| *place);
    found
}

fn is_session<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> bool {
    member(expr).is_some_and(|(object, name)| name == Some("session") && facts.is_request(object))
}

fn outermost<'a>(facts: &Facts<'a>, function: FunctionRef<'a>) -> FunctionRef<'a> {
    let mut current = function;
    for _ in 0..8 {
        match facts.enclosing_function(current.file, current.node()) {
            // A function that makes handlers is no part of what a handler does.
            Some(outer)
                if !outer.statements().iter().any(|statement| {
                    matches!(statement, oxc_ast::ast::Statement::ReturnStatement(_))
                }) || outer.parameter_count() > 1 =>
            {
                current = outer
            }
            _ => break,
        }
    }
    current
}

/// Whether a function signs somebody in: by the path it answers, its name, or the password that it checks.
fn signs_in<'a>(facts: &Facts<'a>, outermost: FunctionRef<'a>, inner: FunctionRef<'a>) -> bool {
    let says = |text: &str| {
        let text = text.to_ascii_lowercase();
        SIGNS_IN.iter().any(|word| text.contains(word))
    };
    let by_path = facts.express().routes().iter().any(|route| {
        route.handler(facts).is_some_and(|handler| {
            (handler.node() == outermost.node() || handler.node() == inner.node())
                && handler.file == inner.file
        }) && (says(&route.path) || returns_from_provider(&route.path))
    });
    by_path
        || [outermost, inner]
            .iter()
            .any(|function| facts.function_name(*function).is_some_and(says))
        || facts.calls_within(outermost.place()).any(|call| {
            facts
                .identity(call.callee())
                .is_some_and(|identity| CHECKS.contains(&&*identity))
                || call.name().is_some_and(|name| {
                    matches!(
                        name,
                        "verifyPassword" | "checkPassword" | "comparePassword" | "validatePassword"
                    )
                })
        })
}

/// `/callback` of OpenID Connect, SAML and their like.
fn returns_from_provider(path: &str) -> bool {
    path.to_ascii_lowercase()
        .split('/')
        .any(|part| matches!(part, "callback" | "oidc" | "saml" | "sso" | "acs"))
}

/// Whether the session gets a new id: here, or in a function of the project that is called.
fn is_renewed<'a>(facts: &Facts<'a>, function: FunctionRef<'a>) -> bool {
    let renews = |text: &str| {
        let lower = text.to_ascii_lowercase();
        lower.contains("regenerat")
            || lower.contains("renewsession")
            || lower.contains("req.login(")
    };
    renews(facts.text(function.place()))
        || facts
            .calls_within(function.place())
            .filter_map(|call| facts.function(call.callee()))
            .any(|called| renews(facts.text(called.place())))
}
