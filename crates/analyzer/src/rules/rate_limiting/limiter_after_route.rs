use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-per-user-and-ip");

declare_rule! {
/// `app.use(limiter)` comes after the routes.
///
/// ## Why
/// Express runs what is mounted in order: a request that a route has answered never reaches the limiter.
///
/// ## Not a problem
/// The limiter before the routes.
pub const LIMITER_AFTER_ROUTE: Rule = Rule {
    id: "limiter-after-route",
    title: "A limiter stands behind the routes that it should protect",
    examples: include_str!("limiter_after_route.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[770, 799],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    if !model.listens() {
        return;
    }
    for mounted in model.mounted() {
        if let Some(before) = router_before(facts, mounted) {
            report.finding(
                before.call.head_place(),
                format!("`{}` is mounted in front of its limiter, so its routes answer before anything is counted", before.path),
            );
            continue;
        }
        let limiter = mounted
            .handlers
            .iter()
            .find(|handler| facts.middleware_kinds(**handler).has(Kind::RATE_LIMIT));
        let Some(limiter) = limiter else { continue };
        let covered = |route: &Route<'_>| {
            mounted.path.is_empty()
                || mounted.path == "/"
                || route.path.starts_with(mounted.path.trim_end_matches('/'))
        };
        let mut before = 0;
        let mut behind = 0;
        for route in model
            .routes()
            .iter()
            .filter(|route| covered(route) && !own_limiter(facts, route))
        {
            if route.call.file == mounted.call.file
                && route.call.span.start < mounted.call.span.start
            {
                before += 1;
            } else {
                behind += 1;
            }
        }
        let routers_behind = model.mounted().iter().any(|other| {
            other.call.file == mounted.call.file
                && other.call.span.start > mounted.call.span.start
                && other.handlers.iter().any(|handler| {
                    facts.middleware_kinds(*handler).has(Kind::UNKNOWN)
                        || facts
                            .identity(*handler)
                            .is_some_and(|identity| identity.contains("Router()"))
                })
        });
        if before > 0 && behind == 0 && !routers_behind {
            report.finding(
                limiter.place(),
                "The limiter is mounted behind the routes, which answer before it counts",
            );
        }
    }
}

/// The router that stands in front of the limiter for its own path, where no other limiter covers it.
fn router_before<'m, 'a>(facts: &'m Facts<'a>, limiter: &Mounted<'a>) -> Option<&'m Mounted<'a>> {
    let limits = |mounted: &Mounted<'a>| {
        mounted
            .handlers
            .iter()
            .any(|handler| facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT))
    };
    if limiter.path.trim_matches('/').is_empty() || !limits(limiter) {
        return None;
    }
    let model = facts.express();
    let on_the_way = |mounted: &&Mounted<'a>| {
        mounted.router == limiter.router
            && mounted.call.file == limiter.call.file
            && limiter.covers(&mounted.path)
    };
    let routed = |mounted: &&Mounted<'a>| {
        model.routes().iter().any(|route| {
            route
                .mounts
                .iter()
                .any(|mount| mount.span == mounted.call.span && mount.file == mounted.call.file)
        })
    };
    let mut around = model.mounted().iter().filter(on_the_way);
    if around.any(|mounted| mounted.call.span.start > limiter.call.span.start && !limits(mounted)) {
        return None;
    }
    model
        .mounted()
        .iter()
        .filter(on_the_way)
        .filter(|mounted| mounted.call.span.start < limiter.call.span.start)
        .filter(routed)
        .find(|mounted| !limits(mounted))
}

/// Whether a route brings its own limiter.
fn own_limiter<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route
        .handlers
        .iter()
        .any(|handler| facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT))
}
