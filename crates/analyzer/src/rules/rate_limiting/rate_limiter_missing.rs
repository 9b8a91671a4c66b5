use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("rate-per-user-and-ip");

declare_rule! {
/// An app listens, and nothing in it counts requests.
///
/// ## Why
/// One client can ask as fast as it likes, so that the database, mail or a paid service is used up for all.
///
/// ## Not a problem
/// A limiter for the app, a router or some routes, one that is imported, or an app of which only a part is visible.
pub const RATE_LIMITER_MISSING: Rule = Rule {
    id: "rate-limiter-missing",
    title: "No request of an app is rate limited",
    examples: include_str!("rate_limiter_missing.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::Medium,
    cwe: &[770, 799],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

/// Parts of names of limiters, and headers that a gateway in front sets.
const NAMED: &[&str] = &[
    "limit",
    "Limit",
    "throttl",
    "Throttl",
    "slow-down",
    "slowDown",
    "brute",
    "toobusy",
    "429",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let model = facts.express();
    let Some(app) = model.apps().first().filter(|_| model.listens()) else {
        return;
    };
    if names_limiter(facts) || has_unseen(facts) {
        return;
    }
    let works = model.routes().iter().any(|route| does_work(facts, route));
    if works {
        report.finding(app.place(), "This app listens and counts nobody's requests, so one client can use up the database and the process for all");
    }
}

/// Whether a route asks a database or a service, which costs more than the answer itself.
fn does_work<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    route.handler(facts).is_some_and(|handler| {
        facts.text(handler.place()).contains("await ")
            || facts.calls_within(handler.place()).any(|call| {
                call.arguments()
                    .any(|argument| FunctionRef::of(argument).is_some())
                    && matches!(
                        call.name(),
                        Some(
                            "query" | "get" | "all" | "run" | "find" | "then" | "execute" | "exec"
                        )
                    )
            })
    })
}

/// Whether anything in the code bears the name of a limiter; the size of bodies is another limit.
fn names_limiter(facts: &Facts<'_>) -> bool {
    facts.files().any(|file| {
        file.text.lines().any(|line| {
            if !NAMED.iter().any(|word| line.contains(word)) {
                return false;
            }
            let line = line
                .replace("limit(", "")
                .replace("LIMIT", "")
                .replace("limits:", "")
                .replace("limit:", "");
            let of_query = line.contains("req.query") || line.contains("query.limit");
            !of_query && NAMED.iter().any(|word| line.contains(word))
        })
    })
}

/// Whether something that is mounted for the whole app is not visible, and may count.
fn has_unseen(facts: &Facts<'_>) -> bool {
    facts.express().mounted().iter().any(|mounted| {
        mounted.on_app
            && mounted.path.trim_matches('/').is_empty()
            && mounted.handlers.iter().any(|handler| {
                facts.middleware_kinds(*handler).has(Kind::RATE_LIMIT)
                    || facts.middleware_kinds(*handler) == Kind::UNKNOWN
                        && facts
                            .identity(*handler)
                            .is_some_and(|identity| identity.starts_with('.'))
            })
    })
}
