//! What a rule needs.

pub(super) use crate::analysis::{Confidence, ItemId, Severity};
pub(super) use crate::javascript::{
    Behavior, Call, Constant, Danger, Detail, Expr, Facts, FunctionRef, Kind, Options, Route,
    Setting, Unit, Use, member, plain,
};
pub(super) use crate::report::Report;
pub(super) use crate::rule::{Check, Owasp};
pub(super) use oxc_ast::ast::Expression;

/// Whether a route signs people in.
pub(super) fn is_login(route: &Route<'_>) -> bool {
    let path = route.path.to_ascii_lowercase();
    let last = path
        .rsplit('/')
        .find(|part| !part.is_empty() && !part.starts_with(':'))
        .unwrap_or_default();
    matches!(route.method, "post" | "all")
        && matches!(
            last,
            "login"
                | "log-in"
                | "signin"
                | "sign-in"
                | "authenticate"
                | "token"
                | "session"
                | "sessions"
        )
}

/// Whether a call writes a log line.
pub(super) fn is_log<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let level = matches!(
        call.name(),
        Some(
            "debug" | "error" | "fatal" | "info" | "log" | "trace" | "warn" | "audit" | "security"
        )
    );
    let named = call.name().is_some_and(|name| {
        ["log", "audit"].iter().any(|word| {
            // `logEvent` and `log_event`, but neither `login` nor `logout`.
            name.strip_prefix(word).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
            })
        })
    });
    let logger = call.receiver().is_some_and(|receiver| {
        let text = facts.text(receiver.place()).to_ascii_lowercase();
        text == "console"
            || text.contains("log")
            || text.contains("audit")
            || text.contains("winston")
            || text.contains("pino")
    });
    (level && logger) || (named && call.receiver().is_none()) || (named && logger)
}

/// Whether a call is a method of the response: `res.send`, `res.status(400).json`, `reply.send`, `ctx.body` has none.
pub(super) fn is_response<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    call.receiver()
        .is_some_and(|receiver| facts.is_answer(receiver))
}
