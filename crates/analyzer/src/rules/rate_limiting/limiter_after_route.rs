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
    cwe: &[770, 799, 307],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

fn check<'a>(facts: &Facts<'a>, report: &mut Report) {
    let model = facts.express();
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
        if !mounted.on_app {
            continue;
        }
        let is_limited = |route: &Route<'a>| {
            route
                .before
                .iter()
                .chain(&route.handlers)
                .any(|handler| facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT))
        };
        let in_front = model
            .routes()
            .iter()
            .filter(|route| route.answers_before(mounted) && !is_limited(route) && !is_probe(route))
            .count();
        let behind = model
            .routes()
            .iter()
            .filter(|route| {
                route
                    .before
                    .iter()
                    .any(|one| one.place() == limiter.place())
            })
            .count();
        // Routers that are not visible, told by their path or their name.
        let unseen = |other: &&Mounted<'a>| {
            other.stands_beside(mounted)
                && other.call.file == mounted.call.file
                && mounted.covers(&other.path)
                && other.handlers.iter().any(|handler| {
                    let kinds = facts.middleware_kinds(*handler);
                    let name = facts.text(handler.place()).to_ascii_lowercase();
                    let routes = name.contains("route") || !other.path.trim_matches('/').is_empty();
                    kinds.has(Kind::UNKNOWN) && !kinds.has(Kind::TELLING) && routes
                })
        };
        let (mut unseen_in_front, mut unseen_behind) = (0, 0);
        for other in model.mounted().iter().filter(unseen) {
            if other.call.span.start < mounted.call.span.start {
                unseen_in_front += 1;
            } else {
                unseen_behind += 1;
            }
        }
        let most = in_front > behind || behind == 0;
        if in_front + unseen_in_front > 0 && most && unseen_behind == 0 {
            report.finding(
                limiter.place(),
                "The limiter is mounted behind the routes, which answer before it counts",
            );
        }
    }
}

/// Whether a route only says that the app runs.
fn is_probe(route: &Route<'_>) -> bool {
    let path = route.path.to_ascii_lowercase();
    path.trim_matches('/').is_empty()
        || [
            "health", "ready", "live", "ping", "metrics", "status", "webhook", "robots", "favicon",
        ]
        .iter()
        .any(|word| path.contains(word))
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
