use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("authz-deny-by-default");

declare_rule! {
/// Authentication that fails lets the request go on.
///
/// ## Why
/// The routes behind it take for granted that somebody has signed in. A token that is expired, forged or simply left out reaches them too.
///
/// ## Not a problem
/// Middleware that is optional by its name, or whose routes ask themselves whether somebody is signed in.
pub const AUTHENTICATION_PASSES_ON: Rule = Rule {
    id: "authentication-passes-on",
    title: "Authentication calls next on a path where it has failed",
    examples: include_str!("authentication_passes_on.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[287, 306],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Names of middleware that is meant to let everybody pass.
const OPTIONAL: &[&str] = &[
    "optional",
    "maybe",
    "soft",
    "attach",
    "identify",
    "load",
    "populate",
    "guest",
    "anonymous",
    "try",
    "resolve",
    "hydrate",
    "current",
    "set",
    "context",
    "decode",
    "parse",
    "extract",
    "lenient",
    "silent",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for function in facts.index().functions() {
        let passes_on =
            function.parameter_count() >= 3 || function.parameter_name(1) == Some("next");
        if !passes_on || function.handles_errors() {
            continue;
        }
        let calls: Vec<Call<'_>> = facts.calls_within(function.place()).collect();
        let Some(verified) = calls.iter().find(|call| facts.verifies_credential(**call)) else {
            continue;
        };
        let name = facts
            .given_name(*function)
            .unwrap_or_default()
            .to_ascii_lowercase();
        if OPTIONAL.iter().any(|word| name.contains(word)) {
            continue;
        }
        let refuses = calls.iter().any(|call| {
            facts.is_refusal(*call) || (call.name() == Some("next") && call.argument_count() > 0)
        });
        let demands = [
            "require",
            "ensure",
            "protect",
            "authenticate",
            "isauth",
            "verify",
            "checkauth",
            "must",
            "guard",
        ]
        .iter()
        .any(|word| name.contains(word));
        if let Some(next) = calls
            .iter()
            .find(|call| facts.goes_on(**call) && facts.is_in_failure(**call, *verified))
            && (refuses || demands)
        {
            report.finding(
                next.head_place(),
                "The token did not hold and `next()` lets the request go on as if it had",
            );
            continue;
        }
        // Without a token: on purpose where the routes ask themselves, a hole where they take it for granted.
        let without = calls.iter().find(|call| {
            facts.goes_on(**call)
                && call.span.start < verified.span.start
                && facts
                    .tests_around(call.file, call.node)
                    .first()
                    .is_some_and(|(test, _, taken)| *taken && asks_for_token(facts, *test))
        });
        if let Some(next) = without
            && refuses
            && routes_take_it_for_granted(facts, *function)
        {
            report.finding(
                next.head_place(),
                "Who sends no token at all is let through, and the routes behind ask nobody to sign in",
            );
        }
    }
}

/// Whether a test is true where no token was sent.
fn asks_for_token<'a>(facts: &Facts<'a>, test: Expr<'a>) -> bool {
    let text = facts.text(test.place()).to_ascii_lowercase();
    text.starts_with('!')
        && ["auth", "token", "header", "bearer", "cookie", "sid"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether the function guards a route that changes data or reads it without asking who calls.
fn routes_take_it_for_granted<'a>(facts: &Facts<'a>, function: FunctionRef<'a>) -> bool {
    let behind: Vec<&Route<'a>> = facts
        .express()
        .routes()
        .iter()
        .filter(|route| {
            route.before.iter().chain(&route.handlers).any(|handler| {
                facts
                    .function(*handler)
                    .is_some_and(|one| one.place() == function.place())
            })
        })
        .collect();
    let asks = |route: &&Route<'a>| {
        route.handler(facts).is_none_or(|handler| {
            let text = facts.text(handler.place());
            // `req.user?.id` with no refusal takes nobody for a user like any other.
            if text.contains("user?.")
                && !["401", "403", "throw "]
                    .iter()
                    .any(|mark| text.contains(mark))
            {
                return false;
            }
            ["401", "403", "user", "auth", "session", "subject", "locals"]
                .iter()
                .any(|mark| text.contains(mark))
        }) || route
            .before
            .iter()
            .chain(&route.handlers)
            .filter(|handler| {
                facts
                    .function(**handler)
                    .is_none_or(|one| one.place() != function.place())
            })
            .any(|handler| {
                facts
                    .middleware_kinds(*handler)
                    .has(Kind::AUTHENTICATION.and(Kind::ROLE))
            })
    };
    !behind.is_empty() && behind.iter().any(|route| !asks(route))
}
