use crate::javascript::Limit;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-auth-endpoints");

declare_rule! {
/// A login route is limited, but far too loosely.
///
/// ## Why
/// 5 to 10 attempts in 15 minutes leave room for typing errors; hundreds leave room for a list of passwords.
///
/// ## Not a problem
/// The general limiter of the API, as long as the login has a tighter one as well.
pub const LIMITER_TOO_LOOSE: Rule = Rule {
    id: "limiter-too-loose",
    title: "A limiter on a login route admits too many attempts",
    examples: include_str!("limiter_too_loose.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[307, 799],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Attempts in a quarter of an hour above which a list of passwords can be tried.
const ADMITTED: f64 = 30.0;

fn check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    for route in model.routes() {
        if guessed(route).is_none() {
            continue;
        }
        // A limiter of one's own counts in ways that no option says.
        let own_way = route.handlers.iter().any(|handler| {
            facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT)
                && facts.limit(*handler).is_none()
                && !facts.slows_down(*handler)
        });
        if own_way {
            continue;
        }
        let general = route
            .before
            .iter()
            .filter_map(|handler| Some((facts.limit(*handler)?, *handler)));
        let own = route
            .handlers
            .iter()
            .filter_map(|handler| Some((facts.limit(*handler)?, *handler)));
        // The general limiter is right as it is: another rule says that the route lacks a tighter one.
        let is_general = |handler: &Expr<'_>| {
            !matches!(plain(handler.node), Expression::CallExpression(_))
                && model.mounted().iter().any(|mounted| {
                    mounted.path.trim_matches('/').is_empty()
                        && mounted
                            .handlers
                            .iter()
                            .any(|one| one.place() == handler.place())
                })
        };
        let declared = facts
            .decorators_of(route, &["Throttle"])
            .and_then(|call| facts.throttle(call));
        if let Some(limit) = declared {
            judge(report, route, limit);
            continue;
        }
        let tightest = own
            .chain(general)
            .min_by(|(a, _), (b, _)| (a.requests / a.minutes).total_cmp(&(b.requests / b.minutes)));
        let Some((limit, handler)) = tightest else {
            continue;
        };
        if is_general(&handler) {
            continue;
        }
        judge(report, route, limit);
    }
    for package in ["express-rate-limit", "express-rate-limit.rateLimit"] {
        for call in facts.calls_to(package) {
            let Some(options) = call.argument(0).and_then(|options| facts.object(options)) else {
                continue;
            };
            let limit = options
                .get_any(facts, &["limit", "max"])
                .and_then(|limit| facts.number(limit));
            let minutes = options
                .get(facts, "windowMs")
                .and_then(|window| facts.number(window))
                .unwrap_or(60_000.0)
                / 60_000.0;
            if let (Some(admitted), Some(written)) =
                (limit, options.get_any(facts, &["limit", "max"]))
            {
                // A limiter that is handed out goes by its name.
                let for_guesses = facts
                    .names_around(call.file, call.node)
                    .first()
                    .is_some_and(|name| is_for_guesses(name));
                if for_guesses
                    && admitted > 10.0
                    && admitted * 15.0 / minutes > ADMITTED
                    && !report.has_finding_at(written.place())
                {
                    report.finding(
                        written.place(),
                        format!("{admitted} attempts in {} minutes are admitted, which is enough to try a list of passwords: 5 to 10 in 15 minutes are usual", rounded(minutes)),
                    );
                }
            }
            if let Some(limit) = limit {
                let item = if limit * 15.0 / minutes <= 10.0 {
                    ITEM
                } else {
                    ItemId("rate-per-user-and-ip")
                };
                report.control(
                    item,
                    call.place(),
                    format!("A limiter of {limit} in {minutes} minutes"),
                );
            }
            if options.get(facts, "keyGenerator").is_some() {
                let key = options
                    .get(facts, "keyGenerator")
                    .map(|key| facts.text(key.place()).to_ascii_lowercase())
                    .unwrap_or_default();
                if key.contains("apikey") || key.contains("api-key") {
                    report.control(
                        ItemId("rate-per-api-key"),
                        call.place(),
                        "Requests are counted by API key",
                    );
                }
                if key.contains("user") || key.contains("ip") {
                    report.control(
                        ItemId("rate-per-user-and-ip"),
                        call.place(),
                        "Requests are counted by user or address",
                    );
                }
                if key.contains("email") || key.contains("account") || key.contains("username") {
                    report.control(
                        ItemId("auth-login-rate-limit"),
                        call.place(),
                        "Attempts are counted by account",
                    );
                }
            }
        }
    }
    for name in ["express-slow-down", "express-slow-down.slowDown"] {
        for call in facts.calls_to(name) {
            report.control(
                ItemId("rate-graduated-penalties"),
                call.place(),
                "Repeated requests are slowed down",
            );
        }
    }
    for property in facts.index().properties("blockDuration") {
        report.control(
            ItemId("rate-graduated-penalties"),
            property.place(),
            "Who goes on is blocked for a while",
        );
    }
}

/// Whether a limiter is one for logins or codes by its name.
fn is_for_guesses(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [
        "login",
        "signin",
        "otp",
        "passwordreset",
        "resetpassword",
        "bruteforce",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

fn rounded(minutes: f64) -> f64 {
    (minutes * 100.0).round() / 100.0
}

fn judge(report: &mut Report, route: &Route<'_>, limit: Limit) {
    let (requests, minutes) = (limit.requests, rounded(limit.minutes));
    let in_quarter = requests * 15.0 / limit.minutes;
    if in_quarter <= 10.0 {
        report.control(
            ITEM,
            route.call.callee_place(),
            format!(
                "`{}` admits {requests} attempts in {minutes} minutes",
                route.path
            ),
        );
    } else if requests > 10.0 && in_quarter > ADMITTED {
        report.finding(
            limit.place,
            format!("`{}` admits {requests} attempts in {minutes} minutes, which is enough to try a list of passwords: 5 to 10 in 15 minutes are usual", route.path),
        );
    }
}
