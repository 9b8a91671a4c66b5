use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-login-rate-limit");

declare_rule! {
/// The login route can be tried without end.
///
/// ## Why
/// Passwords leak by the million and are tried elsewhere by machines. Without a limit by account and by address,
/// each guess costs nothing. Codes of six digits and reset mails need the same limit.
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
    for route in facts.express().routes() {
        let Some(guess) = guessed(route) else {
            continue;
        };
        if let Some(off) = switched_off(facts, route) {
            report.finding(
                off,
                format!(
                    "The limiter is switched off for `{}`, so {guess} without end",
                    route.path
                ),
            );
            continue;
        }
        let protection = route.protection(facts);
        let counts = route
            .handler(facts)
            .is_some_and(|handler| counts_attempts(facts, handler));
        if !counts && let Some((requests, minutes)) = only_general(facts, route) {
            report.finding(
                route.call.head_place(),
                format!("`{}` has only the general limiter of {requests} requests in {minutes} minutes, so {guess} nearly without end", route.path),
            );
            continue;
        }
        if protection.has(Kind::RATE_LIMIT) || counts {
            report.control(
                ITEM,
                route.call.callee_place(),
                format!("`{}` is rate limited", route.path),
            );
            continue;
        }
        if route.may_have(facts, Kind::RATE_LIMIT)
            || limited_later(facts, route)
            || is_composed(facts, route)
        {
            continue;
        }
        if route.is_rooted {
            report.finding(
                route.call.head_place(),
                format!(
                    "The route `{}` has no rate limit, so {guess} without end",
                    route.path
                ),
            );
        } else if is_all_there_is(facts, route) {
            report
                .finding(
                    route.call.head_place(),
                    format!("`{}` has no rate limit, so {guess} without end unless the app limits this router", route.path),
                )
                .confidence(Confidence::Low);
        } else if neighbor_is_limited(facts, route) {
            report.finding(
                route.call.head_place(),
                format!("`{}` has no rate limit, unlike other routes of this file, so {guess} without end unless the app limits this router", route.path),
            );
        }
    }
}

/// What the limiter admits that is mounted for the whole app, where it is the only one and admits a list of passwords. One that is made in
/// its own mount is judged by its numbers.
fn only_general<'a>(facts: &Facts<'a>, route: &Route<'a>) -> Option<(f64, f64)> {
    let own = route.handlers.split_last().map_or(&[][..], |(_, own)| own);
    let limits = |handler: &&Expr<'a>| facts.middleware_kinds(**handler).has(Kind::RATE_LIMIT);
    if own.iter().any(|handler| limits(&handler)) {
        return None;
    }
    let before: Vec<&Expr<'a>> = route.before.iter().filter(limits).collect();
    let mut tightest: Option<(f64, f64)> = None;
    for handler in before {
        let named = !matches!(plain(handler.node), Expression::CallExpression(_));
        let general = facts.express().mounted().iter().any(|mounted| {
            mounted.path.trim_matches('/').is_empty()
                && mounted
                    .handlers
                    .iter()
                    .any(|one| one.place() == handler.place())
        });
        let limit = facts.limit(*handler).filter(|_| named && general)?;
        if tightest
            .is_none_or(|(requests, minutes)| limit.requests / limit.minutes < requests / minutes)
        {
            tightest = Some((limit.requests, limit.minutes));
        }
    }
    tightest.filter(|(requests, minutes)| *requests > 10.0 && requests * 15.0 / minutes > 30.0)
}

/// Where a limiter that holds for the routes around is switched off for this one.
fn switched_off<'a>(facts: &Facts<'a>, route: &Route<'a>) -> Option<Place> {
    if let Some(skip) = facts.decorators_of(route, &["SkipThrottle"]) {
        return Some(skip.callee_place());
    }
    route.handlers.iter().find_map(|handler| {
        let options = facts.object(*handler)?;
        let config = facts.object(options.get(facts, "config")?)?;
        let limit = config.get(facts, "rateLimit")?;
        (facts.boolean(limit) == Some(false)).then(|| limit.place())
    })
}

/// Whether a handler counts by itself, or asks whether the account is locked.
fn counts_attempts<'a>(facts: &Facts<'a>, handler: FunctionRef<'a>) -> bool {
    facts.calls_within(handler.place()).any(|call| {
        call.name().is_some_and(|name| {
            let lower = name.to_ascii_lowercase();
            matches!(name, "consume" | "limit")
                || [
                    "attempt",
                    "ratelimit",
                    "throttle",
                    "lockout",
                    "locked",
                    "toomany",
                ]
                .iter()
                .any(|word| lower.contains(word))
        })
    }) || [
        "429",
        "lockedUntil",
        "failedAttempts",
        "loginAttempts",
        "attemptsLeft",
    ]
    .iter()
    .any(|mark| facts.text(handler.place()).contains(mark))
}

/// Whether a limiter for this path is mounted behind the route, which another rule speaks of.
fn limited_later<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    facts.express().mounted().iter().any(|mounted| {
        mounted.covers(&route.path)
            && mounted
                .handlers
                .iter()
                .any(|handler| facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT))
    })
}

/// Whether another route of the same file has a limiter of its own: then this router is where they are put.
fn neighbor_is_limited<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    facts.express().routes().iter().any(|other| {
        other.call.file == route.call.file && other.own_kinds(facts).has(Kind::RATE_LIMIT)
    })
}

/// Whether nothing is seen but the file of this route: no app that could limit it, and no word of a limiter.
fn is_all_there_is<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    facts.files().count() == 1
        && facts.express().apps().is_empty()
        && is_login(route)
        // A sketch that leaves out where its helpers come from leaves out more.
        && route
            .handler(facts)
            .is_some_and(|handler| !facts.is_sketch(handler))
        && !facts.project_mentions(&["limit", "Limit", "throttl", "Throttl", "brute", "429"])
}

/// `handle(perAddress, form(shape), signIn)`: what a handler is put together from can count too.
fn is_composed<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route.handlers.iter().any(|handler| {
        Call::of(facts.resolve(*handler)).is_some_and(|call| {
            call.argument_count() > 2
                && call
                    .arguments()
                    .filter(|argument| {
                        facts.function(*argument).is_some() || Call::of(*argument).is_some()
                    })
                    .count()
                    > 2
        })
    })
}
