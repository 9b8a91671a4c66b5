use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-login-rate-limit");

declare_rule! {
/// The login route can be tried without end.
///
/// ## Why
/// Passwords leak by the million and are tried elsewhere by machines. Without a limit by account and by address,
/// each guess costs nothing.
///
/// ## Not a problem
/// A limiter anywhere before the handler, also one mounted on the router or the app. Where middleware comes from code that
/// is not visible, nothing is reported.
pub const LOGIN_WITHOUT_LIMITER: Rule = Rule {
    id: "login-without-limiter",
    title: "A login route has no rate limit",
    examples: include_str!("login_without_limiter.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &[307, 799],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts
        .express()
        .routes()
        .iter()
        .filter(|route| is_login(route))
    {
        let protection = route.protection(facts);
        let consumes = route.handler(facts).is_some_and(|handler| {
            facts
                .calls_within(handler.place())
                .any(|call| matches!(call.name(), Some("consume" | "limit")))
        });
        if protection.has(Kind::RATE_LIMIT) || consumes {
            report.control(
                ITEM,
                route.call.callee_place(),
                format!("`{}` is rate limited", route.path),
            );
        } else if !protection.has(Kind::UNKNOWN) && route.is_rooted {
            report.finding(
                route.call.callee_place(),
                format!("The login route `{}` has no rate limit, so passwords can be guessed without end", route.path),
            );
        }
    }
}
