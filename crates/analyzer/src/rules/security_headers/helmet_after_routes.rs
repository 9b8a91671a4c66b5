use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("headers-nosniff");

declare_rule! {
/// `helmet()` is mounted behind the routes.
///
/// ## Why
/// Express runs what was registered first: the routes have answered before the headers are set.
///
/// ## Not a problem
/// `helmet()` before all that answers; health checks before it.
pub const HELMET_AFTER_ROUTES: Rule = Rule {
    id: "helmet-after-routes",
    title: "The security headers are set behind the routes",
    examples: include_str!("helmet_after_routes.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[693],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Paths that say nothing to a browser.
const BARE: &[&str] = &[
    "health", "healthz", "live", "livez", "metrics", "ping", "ready", "readyz", "status",
];

fn check<'a>(facts: &Facts<'a>, report: &mut Report) {
    let model = facts.express();
    let is_helmet = |handler: &Expr<'a>| facts.middleware_kinds(*handler).has(Kind::HELMET);
    let is_bare = |path: &str| path.split('/').any(|part| BARE.contains(&part));
    for mounted in model.mounted() {
        // A later one can set one header more.
        let earlier = |other: &&crate::javascript::Mounted<'a>| {
            other.stands_beside(mounted)
                && other.call.file == mounted.call.file
                && other.call.span.start < mounted.call.span.start
        };
        if !mounted.on_app
            || !mounted.path.trim_end_matches('/').is_empty()
            || !mounted.handlers.iter().any(is_helmet)
            || model
                .mounted()
                .iter()
                .filter(earlier)
                .any(|other| other.handlers.iter().any(is_helmet))
        {
            continue;
        }
        let answered = model
            .routes()
            .iter()
            .any(|route| route.answers_before(mounted) && !is_bare(&route.path));
        // A router that is not visible is told by its path and by its name.
        let router = model.mounted().iter().filter(earlier).any(|other| {
            !other.path.is_empty()
                && !is_bare(&other.path)
                && other.handlers.last().is_some_and(|handler| {
                    facts.middleware_kinds(*handler) == Kind::UNKNOWN
                        && Call::of(*handler).is_none_or(|call| call.name() == Some("require"))
                })
        });
        if answered || router {
            report.finding(
                mounted.call.place(),
                "The security headers are set behind the routes, which have answered without them",
            );
        }
    }
}
