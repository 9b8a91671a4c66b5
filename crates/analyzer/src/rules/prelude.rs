//! What a rule needs.

pub(super) use crate::analysis::{Confidence, ItemId, Severity};
pub(super) use crate::javascript::{
    Call, Constant, Danger, Expr, Facts, Kind, Route, member, plain,
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
    facts.is_log(call)
}

/// Whether a call is a method of the response: `res.send`, `res.status(400).json`, `reply.send`, `ctx.body` has none.
pub(super) fn is_response<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    facts.is_answer(call)
}
