use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-deny-by-default");

declare_rule! {
/// A route that changes data is reached without signing in, while others of the same app are not.
///
/// ## Why
/// Where protection is an argument of each route, the route where it was forgotten is public. Mounted once for all, it cannot be forgotten.
///
/// ## Not a problem
/// Routes that are public by nature (login, registration, password reset, webhooks), and chains with middleware that is not visible.
pub const ROUTE_WITHOUT_AUTHENTICATION: Rule = Rule {
    id: "route-without-authentication",
    title: "A route that changes data lacks the authentication of its neighbors",
    examples: include_str!("route_without_authentication.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[306, 862],
    owasp: Some(Owasp::Api5),
    check: Check::JavaScript(check),
};
}

const PUBLIC: &[&str] = &[
    "login",
    "signin",
    "sign-in",
    "logout",
    "register",
    "signup",
    "sign-up",
    "refresh",
    "token",
    "forgot",
    "reset",
    "verify",
    "confirm",
    "webhook",
    "callback",
    "health",
    "contact",
    "subscribe",
    "csp",
    "report",
    "session",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let routes = facts.express().routes();
    for mounted in facts.express().mounted() {
        if mounted
            .handlers
            .iter()
            .any(|handler| facts.middleware_kinds(*handler).has(Kind::AUTHENTICATION))
        {
            report.control(
                ITEM,
                mounted.call.place(),
                "Authentication is mounted once for everything behind it",
            );
        }
    }
    if !routes.iter().any(|route| is_protected(facts, route)) {
        return;
    }
    for route in routes {
        let path = route.path.to_ascii_lowercase();
        let changes = matches!(route.method, "post" | "put" | "patch" | "delete");
        let public = PUBLIC.iter().any(|word| path.contains(word));
        let protection = route.protection(facts);
        if !changes
            || public
            || !route.is_rooted
            || is_protected(facts, route)
            || protection.has(Kind::UNKNOWN)
        {
            continue;
        }
        let Some(handler) = route.handler(facts) else {
            continue;
        };
        let text = facts.text(handler.place());
        let asks = [
            "401",
            "req.user",
            "session.",
            "authenticate(",
            "authorize(",
            "isAuth",
            "requireAuth",
            "checkAuth",
            "auth(",
            "auth.",
            "authorization'",
            "headers.authorization",
        ];
        if asks.iter().any(|mark| text.contains(mark)) {
            continue;
        }
        report.finding(
            route.call.callee_place(),
            format!(
                "`{} {}` changes data and asks nobody to sign in, unlike other routes here",
                route.method.to_ascii_uppercase(),
                route.path
            ),
        );
    }
}

fn is_protected<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route
        .protection(facts)
        .has(Kind::AUTHENTICATION.and(Kind::ROLE))
}
