use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-cookie-flags");

declare_rule! {
/// A route that changes data is registered before the middleware that checks the token against forged requests.
///
/// ## Why
/// Express runs what was registered first: the route answers and the check never runs, so a form on another site changes data with the user's cookie.
///
/// ## Not a problem
/// Routes that bring the check themselves, webhooks, and interfaces for programs, which send no cookie.
pub const CSRF_AFTER_ROUTE: Rule = Rule {
    id: "csrf-after-route",
    title: "A route answers before the token against forged requests is checked",
    examples: include_str!("csrf_after_route.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[352],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Parts of paths that programs call, or that are called before anybody is signed in.
const WITHOUT_COOKIE: &[&str] = &["api", "callback", "graphql", "health", "hook", "webhook", "webhooks", "oauth", "token"];

fn check<'a>(facts: &Facts<'a>, report: &mut Report) {
    let model = facts.express();
    let has_kind = |handlers: &[Expr<'a>], kind| {
        handlers.iter().any(|handler| facts.middleware_kinds(*handler).has(kind))
    };
    for mounted in model.mounted() {
        if !has_kind(&mounted.handlers, Kind::CSRF) {
            continue;
        }
        for route in model.routes() {
            let changes = matches!(route.method, "post" | "put" | "patch" | "delete");
            let open = route.path.split('/').any(|part| WITHOUT_COOKIE.contains(&part));
            let protected = has_kind(&route.before, Kind::CSRF) || has_kind(&route.handlers, Kind::CSRF);
            let by_cookie = route.before.iter().any(|handler| {
                let text = facts.text(handler.place()).to_ascii_lowercase();
                facts.middleware_kinds(*handler).has(Kind::SESSION)
                    || ["session", "cookie", "passport"].iter().any(|word| text.contains(word))
            });
            if changes && !open && !protected && by_cookie && route.answers_before(mounted) {
                report
                    .finding(route.call.head_place(), format!("`{}` answers before the token against forged requests is checked, so a form on another site is accepted", route.path))
                    .step(mounted.call.callee_place(), "checked only from here on");
            }
        }
    }
}
