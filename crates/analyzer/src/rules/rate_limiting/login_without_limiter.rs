use crate::javascript::{Facts, Middleware, MiddlewareKind, Route, Seen};
use crate::{Report, declare_rule};

declare_rule! {
    /// A route that checks a password or code is reached without a rate limit.
    ///
    /// ## Why
    /// Passwords are guessed by the million from lists of leaked ones. Nothing here makes that slow.
    ///
    /// ## Not a problem
    /// A limit in front of the application: a proxy or gateway that this code does not show.
    {
        id: "login-without-limiter",
        title: "Sign-in without a rate limit",
        item: "rate-auth-endpoints",
        severity: High,
        confidence: High,
        cwe: [307, 799],
        owasp: Api2,
        examples: "login_without_limiter.md",
        check: JavaScript(check),
    }
}

/// Ends of paths where secrets are guessed.
const GUESSED: &[&str] = &[
    "authenticate",
    "forgot-password",
    "login",
    "otp",
    "password-reset",
    "reset-password",
    "sign-in",
    "signin",
    "verify-code",
    "verify-otp",
];
/// Twice the upper end of the usual 5 to 10 attempts per 15 minutes, in attempts per minute.
const MANY_PER_MINUTE: f64 = 2.0 * 10.0 / 15.0;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for route in facts.routes().filter(|route| is_guessed(*route)) {
        let chain = route.chain();
        if let Some(limiter) = chain.find(MiddlewareKind::RateLimit) {
            judge_limit(limiter, report);
            continue;
        }
        if chain.has(MiddlewareKind::RateLimit) != Seen::No
            || chain.has(MiddlewareKind::SlowDown) == Seen::Yes
        {
            continue;
        }
        let path = route.full_path().unwrap_or_default();
        let finding = report.finding(
            route.place(),
            format!("`{path}` has no rate limit, so passwords can be guessed without end"),
        );
        if !chain.is_complete() {
            finding.confidence(crate::Confidence::Medium);
        }
    }
}

fn is_guessed(route: Route<'_>) -> bool {
    let Some(path) = route
        .full_path()
        .filter(|_| matches!(route.method(), "post" | "all"))
    else {
        return false;
    };
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    GUESSED.contains(&last.as_str())
}

fn judge_limit(limiter: Middleware<'_>, report: &mut Report<'_>) {
    let Some(options) = limiter.options() else {
        return;
    };
    let limit = options
        .get("limit")
        .or_else(|| options.get("max"))
        .and_then(|value| value.number());
    let window = options
        .get("windowMs")
        .and_then(|value| value.number())
        .unwrap_or(60_000.0);
    let Some(limit) = limit else {
        return;
    };
    let minutes = window / 60_000.0;
    if limit / minutes <= MANY_PER_MINUTE {
        for item in ["rate-auth-endpoints", "auth-login-rate-limit"] {
            report.control(
                item,
                limiter.place(),
                format!("At most {limit} attempts in {minutes} minutes"),
            );
        }
    }
}
