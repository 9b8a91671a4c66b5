use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-deny-by-default");

declare_rule! {
/// Authentication is skipped for every path that has a word in it.
///
/// ## Why
/// `/\/public/` also fits `/orders/7/public`, and `includes('/login')` also fits `/users/login-history`: who adds the word to an address
/// comes in without signing in, wherever the router ignores what it does not know.
///
/// ## Not a problem
/// Whole paths, patterns that begin with `^`, and `startsWith`.
pub const AUTH_EXCEPTION_TOO_WIDE: Rule = Rule {
    id: "auth-exception-too-wide",
    title: "An exception from authentication fits more paths than it should",
    examples: include_str!("auth_exception_too_wide.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[306, 287, 863, 185],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    exceptions_by_option(facts, report);
    for function in facts.index().functions() {
        let passes_on = function.parameter_count() == 3
            || function
                .parameter_name(1)
                .is_some_and(|name| name == "next");
        if !passes_on {
            continue;
        }
        let calls: Vec<Call<'_>> = facts.calls_within(function.place()).take(64).collect();
        let guards = calls
            .iter()
            .any(|call| facts.verifies_credential(*call) || facts.refused(*call) == Some(401));
        if !guards {
            continue;
        }
        for next in calls.iter().filter(|call| facts.goes_on(**call)) {
            let Some((test, _, true)) = facts.tests_around(next.file, next.node).first().copied()
            else {
                continue;
            };
            let wide = facts
                .calls_within(test.place())
                .find(|call| fits_anywhere(facts, *call));
            if let Some(wide) = wide
                && !report.has_finding_at(wide.head_place())
            {
                report.finding(
                    wide.head_place(),
                    "Every path with this in it passes without signing in, also one of a protected route",
                );
            }
        }
    }
}

/// `jwt({ … }).unless({ path: [/\/public/] })` of express-unless and koa-unless.
fn exceptions_by_option(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("unless") {
        let Some(paths) = facts.option(call, 0, "path") else {
            continue;
        };
        let entries = facts.elements(paths).unwrap_or_else(|| vec![paths]);
        let wide = entries.into_iter().find(|entry| {
            let pattern = facts
                .object(*entry)
                .and_then(|entry| entry.get(facts, "url"))
                .unwrap_or(*entry);
            is_unanchored(facts, pattern)
        });
        if let Some(wide) = wide {
            report.finding(
                wide.place(),
                format!(
                    "`{}` fits in the middle of a path too, so other routes are reached without signing in",
                    facts.text(wide.place())
                ),
            );
        }
    }
}

fn is_unanchored<'a>(facts: &Facts<'a>, pattern: Expr<'a>) -> bool {
    match plain(facts.resolve(pattern).node) {
        Expression::RegExpLiteral(literal) => {
            let text = literal.regex.pattern.text.as_str();
            !text.starts_with('^') && !text.starts_with("(?:^") && !text.starts_with("(^")
        }
        _ => false,
    }
}

/// Whether a test of the path holds wherever in it a text stands.
fn fits_anywhere<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let is_path = |expr: Expr<'a>| {
        let text = facts.text(facts.resolve(expr).place());
        [
            "req.path",
            "req.url",
            "req.originalUrl",
            "request.url",
            "request.path",
            "request.originalUrl",
            "ctx.path",
            "ctx.url",
            "ctx.originalUrl",
            "ctx.request.path",
            "ctx.request.url",
            "c.req.path",
            "c.req.url",
            "request.raw.url",
            "req.raw.url",
        ]
        .iter()
        .any(|path| text.trim_end_matches(".toLowerCase()") == *path)
    };
    match call.name() {
        Some("includes" | "indexOf" | "endsWith" | "search" | "match") => {
            let whole = call.name() != Some("match") && call.name() != Some("search")
                || call
                    .argument(0)
                    .is_some_and(|pattern| is_unanchored(facts, pattern));
            whole && call.receiver().is_some_and(is_path)
        }
        Some("test") => {
            call.receiver()
                .is_some_and(|pattern| is_unanchored(facts, pattern))
                && call.argument(0).is_some_and(is_path)
        }
        _ => false,
    }
}
