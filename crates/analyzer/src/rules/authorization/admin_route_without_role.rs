use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-admin-separation");

declare_rule! {
/// An admin route asks for no role.
///
/// ## Why
/// Being signed in is not enough for an admin's actions: every customer is signed in too.
///
/// ## Not a problem
/// A role check on the route, on its router, or on the app before it. Where middleware is not visible, nothing is reported.
pub const ADMIN_ROUTE_WITHOUT_ROLE: Rule = Rule {
    id: "admin-route-without-role",
    title: "An admin route has no role check",
    examples: include_str!("admin_route_without_role.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[285, 862],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts.express().routes() {
        if !is_for_admins(facts, route) || is_login(route) {
            continue;
        }
        if let Some(neighbor) = unnamed_role(facts, route) {
            report.finding(
                route.call.head_place(),
                format!("`{} {}` names no role for the guard to ask for, unlike `{}`, so every user passes it", route.method.to_ascii_uppercase(), route.path, neighbor.path),
            );
            continue;
        }
        let mut protection = route.protection(facts);
        if let Some(handler) = route.handler(facts) {
            let checks = facts.calls_within(handler.place()).any(|call| {
                matches!(call.name(), Some("status" | "sendStatus"))
                    && call.argument(0).and_then(|code| facts.number(code)) == Some(403.0)
            });
            if checks {
                protection = protection.and(Kind::ROLE);
            }
        }
        if protection.has(Kind::ROLE) {
            report.control(
                ITEM,
                route.call.callee_place(),
                format!("`{}` asks for a role", route.path),
            );
            report.control(
                ItemId("authz-central-policy"),
                route.call.callee_place(),
                format!("`{}` is decided by a policy middleware", route.path),
            );
        } else if neighbor_has_role(facts, route)
            || !protection.has(Kind::UNKNOWN) && (route.is_rooted || route.handlers.len() > 1)
        {
            report.finding(
                route.call.head_place(),
                format!(
                    "`{} {}` checks no role, so every user can do what only admins should",
                    route.method.to_ascii_uppercase(),
                    route.path
                ),
            );
        }
    }
}

/// Whether a route is an admin's by its path, or by the name of the router that it changes data on.
fn is_for_admins<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let by_path = route
        .path
        .split('/')
        .any(|part| part.eq_ignore_ascii_case("admin"));
    let by_name = || {
        route.method != "get"
            && route.call.receiver().is_some_and(|router| {
                facts
                    .text(router.place())
                    .to_ascii_lowercase()
                    .starts_with("admin")
            })
            && neighbor_has_role(facts, route)
    };
    by_path || by_name()
}

/// Whether the project shows that what stands in front of a route asks for no role: another route behind the same asks for one itself, or
/// the router asks for it further down.
fn neighbor_has_role<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let own = route
        .handlers
        .split_last()
        .map_or(&[][..], |(_, own)| own)
        .iter()
        .any(|handler| {
            let kinds = facts.middleware_kinds(*handler);
            kinds.has(Kind::UNKNOWN) && !kinds.has(Kind::TELLING)
        });
    let asks = |handler: &Expr<'a>| facts.middleware_kinds(*handler).has(Kind::ROLE);
    let later = || {
        facts.express().mounted().iter().any(|mounted| {
            route.answers_before(mounted)
                && mounted.router == route.router
                && mounted.handlers.iter().any(asks)
        })
    };
    let beside = || {
        facts.express().routes().iter().any(|other| {
            let admin = other
                .path
                .split('/')
                .any(|part| part.eq_ignore_ascii_case("admin"));
            let others = other.handlers.split_last().map_or(&[][..], |(_, own)| own);
            let additional = other.before.iter().filter(|handler| {
                !route
                    .before
                    .iter()
                    .any(|one| one.place() == handler.place())
            });
            (other.router == route.router || admin) && others.iter().chain(additional).any(asks)
        })
    };
    !own && (later() || beside())
}

/// Where a guard asks for the role that a decorator names, and this method has none: the neighbor that has.
fn unnamed_role<'m, 'a>(facts: &'m Facts<'a>, route: &Route<'a>) -> Option<&'m Route<'a>> {
    let kinds = route.protection(facts);
    if !kinds.has(Kind::ROLE)
        || kinds.has(Kind::ROLE_NAMED.and(Kind::PUBLIC))
        || facts.decorators_of(route, &["UseGuards"]).is_none()
    {
        return None;
    }
    facts
        .express()
        .routes()
        .iter()
        .find(|other| other.router == route.router && other.protection(facts).has(Kind::ROLE_NAMED))
}
