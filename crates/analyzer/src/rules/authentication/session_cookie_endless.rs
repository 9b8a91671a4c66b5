use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-logout-invalidation");

declare_rule! {
/// A session lasts for months.
///
/// ## Why
/// Who finds a copy of the cookie is signed in as long as it lasts: on a lost phone, in a backup, after a theft that nobody has noticed.
///
/// ## Not a problem
/// Half an hour to some days, renewed while it is used; a month for 'stay signed in'.
pub const SESSION_COOKIE_ENDLESS: Rule = Rule {
    id: "session-cookie-endless",
    title: "A session lasts for months",
    examples: include_str!("session_cookie_endless.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Packages that keep a session, and whether their lifetime stands among the cookie's options.
const SESSIONS: &[(&str, bool)] = &[
    ("cookie-session", false),
    ("express-session", true),
    ("koa-generic-session", true),
    ("koa-session", false),
];

/// Minutes after which a session is too old: three months.
const LONGEST: f64 = 90.0 * 24.0 * 60.0;

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (package, nested) in SESSIONS {
        for call in facts.calls_to(package) {
            let mut options = facts.options(call.argument(0));
            if *nested {
                match options.get("cookie") {
                    Setting::Set(cookie) => options = facts.options(Some(cookie)),
                    _ => continue,
                }
            }
            let Setting::Set(age) = options.get("maxAge") else {
                continue;
            };
            let minutes = facts
                .number(age)
                .map(|milliseconds| milliseconds / 60_000.0);
            if let Some(minutes) = minutes.filter(|minutes| *minutes > LONGEST) {
                report.finding(
                    age.place(),
                    format!(
                        "The session lasts {:.0} days, and so does a stolen cookie",
                        minutes / 1_440.0
                    ),
                );
            }
        }
    }
}
