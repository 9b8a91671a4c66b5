use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-logout-invalidation");

declare_rule! {
/// A logout only deletes the cookie.
///
/// ## Why
/// A copy of the cookie, or the token in it, works on until the server forgets it. Deleting it in the browser changes
/// nothing for who stole it.
///
/// ## Not a problem
/// A handler that destroys the session, deletes or revokes the stored token, or hands over to something that is not visible.
pub const SESSION_ENDED: Rule = Rule {
    id: "logout-only-clears-cookie",
    title: "A logout clears the cookie and leaves the session valid",
    examples: include_str!("session_ended.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts.express().routes() {
        let path = route.path.to_ascii_lowercase();
        let by_path = ["logout", "log-out", "signout", "sign-out"]
            .iter()
            .any(|word| path.ends_with(word));
        let Some(handler) = route.handler(facts) else {
            continue;
        };
        let calls: Vec<_> = facts.calls_within(handler.place()).collect();
        // `DELETE /session`
        let by_cookie = || route.method == "delete" && clears_own_session(facts, &path, &calls);
        if !by_path && !by_cookie() {
            continue;
        }
        let ended = calls.iter().find(|call| ends(facts, **call));
        let forgets = facts
            .index()
            .assignments_within(handler.place())
            .any(|assignment| {
                facts.constant(assignment.value) == Some(Constant::Nothing)
                    || facts.boolean(assignment.value) == Some(false)
            })
            || facts.text(handler.place()).contains("delete ");
        let only_looks = calls.iter().all(|call| leaves_alone(facts, *call));
        match ended {
            Some(call) => report.control(
                ITEM,
                call.place(),
                "Logging out ends the session on the server",
            ),
            None if only_looks && !forgets && !calls.is_empty() => {
                // In a controller a person looks for what is done instead.
                let inline = facts.is_within(handler.place(), route.call.place());
                let clears = calls.iter().find(|call| {
                    call.name()
                        .is_some_and(|name| name.to_ascii_lowercase().contains("cookie"))
                });
                let place = match clears {
                    Some(clears) if !inline || !by_path => clears.callee_place(),
                    _ => route.call.head_place(),
                };
                report.finding(
                    place,
                    format!("`{}` only answers the browser, so a copied cookie or token still works after logging out", route.path),
                );
            }
            None => {}
        }
    }
}

/// Whether a handler takes the caller's own session cookie away: it names no other session by an id.
fn clears_own_session<'a>(facts: &Facts<'a>, path: &str, calls: &[Call<'a>]) -> bool {
    let clears = calls.iter().any(|call| {
        matches!(call.name(), Some("clearCookie" | "deleteCookie"))
            && call.argument(0).is_some_and(|name| {
                let name = facts
                    .string(name)
                    .unwrap_or_else(|| facts.text(name.place()).to_owned())
                    .to_ascii_lowercase();
                ["sess", "sid", "auth", "token", "jwt"]
                    .iter()
                    .any(|word| name.contains(word))
            })
    });
    let last = path.rsplit('/').next().unwrap_or_default();
    clears
        && matches!(
            last,
            "" | "session" | "sessions" | "login" | "token" | "auth" | "current" | "me"
        )
}

/// Whether a call ends a session or takes back a token.
fn ends<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    if leaves_alone(facts, call) {
        return false;
    }
    let text = facts.text(call.callee_place()).to_ascii_lowercase();
    ENDING.iter().any(|word| text.contains(word)) || text.ends_with(".set")
}

const ENDING: &[&str] = &[
    "blacklist",
    "close",
    "del",
    "denylist",
    "destroy",
    "end",
    "execute",
    "expire",
    "invalidate",
    "kill",
    "logout",
    "query",
    "remove",
    "revoke",
    "save",
    "signout",
    "terminate",
    "update",
];

/// Beginnings of the names of functions that only read or reckon.
const READING: &[&str] = &[
    "by",
    "compare",
    "count",
    "createHash",
    "decode",
    "digest",
    "fetch",
    "find",
    "format",
    "get",
    "has",
    "hash",
    "is",
    "load",
    "lookup",
    "next",
    "now",
    "parse",
    "read",
    "redirect",
    "split",
    "startsWith",
    "String",
    "toISOString",
    "trim",
    "verify",
    "replace",
    "slice",
];

/// Whether a call changes nothing that a session or a token lives in: an answer, a log line, a look-up, or keeping the session.
fn leaves_alone<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    leaves_alone_within(facts, call, 2)
}

fn leaves_alone_within<'a>(facts: &Facts<'a>, call: Call<'a>, depth: u32) -> bool {
    if is_response(facts, call) || is_log(facts, call) || facts.is_record_of_event(call) {
        return true;
    }
    // Hono: `deleteCookie(c, 'sid')`, `c.body(null, 204)`
    let answers = matches!(call.name(), Some("deleteCookie" | "setCookie"))
        || matches!(
            call.name(),
            Some("body" | "json" | "text" | "redirect" | "header" | "status")
        ) && call
            .receiver()
            .is_some_and(|receiver| facts.is_request(receiver));
    if answers {
        return true;
    }
    let hashes = facts
        .identity(call.callee())
        .is_some_and(|identity| identity.starts_with("crypto."));
    if hashes {
        return true;
    }
    // `tokens.clearRefreshCookie(res)`, `clientOf(req)`: what a helper of the project does.
    if depth > 0
        && let Some(helper) = facts.function(call.callee())
    {
        let writes = facts
            .index()
            .assignments_within(helper.place())
            .next()
            .is_some();
        return !writes
            && facts
                .calls_within(helper.place())
                .take(24)
                .all(|inner| leaves_alone_within(facts, inner, depth - 1));
    }
    let name = call.name().unwrap_or_default();
    let on_session = call.receiver().is_some_and(|receiver| {
        facts
            .text(receiver.place())
            .to_ascii_lowercase()
            .ends_with("session")
    });
    (on_session && matches!(name, "save" | "touch" | "reload"))
        || READING.iter().any(|word| {
            name.strip_prefix(word).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_uppercase())
            })
        })
        || matches!(name, "clearCookie" | "deleteCookie" | "Date")
}
