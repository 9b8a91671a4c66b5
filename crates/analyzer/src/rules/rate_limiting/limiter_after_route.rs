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

/// Whether a route brings its own limiter.
fn own_limiter<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route
        .handlers
        .iter()
        .any(|handler| facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT))
}
