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
    let mut mounts: Vec<Call<'_>> = Vec::new();
    roles_nobody_asks_for(facts, report);
    for route in facts.express().routes() {
        if !is_for_admins(&route.path) && !is_on_admin_router(facts, route) || is_login(route) {
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
            || only_signs_in(facts, route)
        {
            // Where the whole router is mounted for administrators, the mount is where the role is missing.
            let mount = route.mounts.iter().find(|mount| {
                mount
                    .argument(0)
                    .and_then(|path| facts.string(path))
                    .is_some_and(|path| is_for_admins(&path))
            });
            if let Some(mount) = mount.filter(|mount| nobody_asks(facts, **mount)) {
                if !mounts
                    .iter()
                    .any(|one| one.span == mount.span && one.file == mount.file)
                {
                    mounts.push(*mount);
                    report.finding(
                        mount.head_place(),
                        format!(
                            "Nothing in front of `{}` or in it checks a role, so every user can do what only admins should",
                            route.path
                        ),
                    );
                }
                continue;
            }
            // Fastify: the options that name what runs before.
            let hooks = route.handlers.iter().find(|handler| {
                matches!(plain(handler.node), Expression::ObjectExpression(_))
                    && facts.object(**handler).is_some_and(|options| {
                        options
                            .get_any(facts, &["onRequest", "preHandler", "preValidation"])
                            .is_some_and(|hook| facts.is_within(hook.place(), handler.place()))
                    })
            });
            report.finding(
                hooks.map_or(route.call.head_place(), |hooks| hooks.place()),
                format!(
                    "`{} {}` checks no role, so every user can do what only admins should",
                    route.method.to_ascii_uppercase(),
                    route.path
                ),
            );
        }
    }
}

/// Whether a route changes data on a router that is an admin's by its name.
fn is_on_admin_router<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route.method != "get"
        && route.call.receiver().is_some_and(|router| {
            facts
                .text(router.place())
                .to_ascii_lowercase()
                .starts_with("admin")
        })
        && neighbor_has_role(facts, route)
}

/// Whether a path is one of administrators.
fn is_for_admins(path: &str) -> bool {
    path.split('/').any(|part| {
        ["admin", "administration", "backoffice", "back-office"]
            .iter()
            .any(|word| part.eq_ignore_ascii_case(word))
    })
}

/// Whether all that stands in front of a route of a visible app signs callers in by its name, and no more.
fn only_signs_in<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    let own = route.handlers.split_last().map_or(&[][..], |(_, own)| own);
    route.is_rooted
        && route.handler(facts).is_some_and(|handler| {
            let text = facts.text(handler.place()).to_ascii_lowercase();
            ![
                "role",
                "isadmin",
                "is_admin",
                "permission",
                "403",
                "forbidden",
                "can(",
                "scope",
            ]
            .iter()
            .any(|mark| text.contains(mark))
        })
        && route.before.iter().chain(own).all(|link| {
            let kinds = facts.middleware_kinds(*link);
            !kinds.has(Kind::ROLE) && (!kinds.has(Kind::UNKNOWN) || kinds.has(Kind::TELLING))
        })
}

/// Whether no route behind a mount is kept for a role.
fn nobody_asks<'a>(facts: &Facts<'a>, mount: Call<'a>) -> bool {
    let mut behind = facts
        .express()
        .routes()
        .iter()
        .filter(|route| {
            route
                .mounts
                .iter()
                .any(|one| one.span == mount.span && one.file == mount.file)
        })
        .peekable();
    behind
        .peek()
        .is_some_and(|route| route.call.file != mount.file)
        && behind.all(|route| !route.protection(facts).has(Kind::ROLE))
}

/// Controllers: roles are named, and of the guards that the controller lists none asks for them.
fn roles_nobody_asks_for(facts: &Facts<'_>, report: &mut Report) {
    for route in facts.express().routes() {
        let kinds = route.own_kinds(facts);
        if !kinds.has(Kind::ROLE_NAMED)
            || kinds.has(Kind::ROLE.and(Kind::UNKNOWN).and(Kind::PUBLIC))
        {
            continue;
        }
        let Some(guards) = facts.decorators_of(route, &["UseGuards"]) else {
            continue;
        };
        // A guard of the project with a telling name can do more than it says.
        let plain_guards = guards.arguments().all(|guard| match Call::of(guard) {
            Some(made) => facts
                .identity(made.callee())
                .is_some_and(|identity| &*identity == "@nestjs/passport.AuthGuard"),
            None => {
                let name = facts.text(guard.place());
                name.starts_with("Jwt")
                    || name.starts_with("Throttler")
                    || name.starts_with("Session")
            }
        });
        let mentions = facts.project_mentions(&["APP_GUARD", "useGlobalGuards"]);
        if plain_guards && !mentions && !report.has_finding_at(guards.head_place()) {
            report.finding(
                guards.head_place(),
                "Roles are named and none of these guards asks for them, so every user passes",
            );
        }
    }
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
