//! What a rule needs.

pub(super) use crate::analysis::{Confidence, ItemId, Severity};
pub(super) use crate::javascript::{
    Behavior, Call, Constant, Danger, Detail, Expr, Facts, FunctionRef, Kind, Mounted, Options,
    Rejection, Route, Setting, Unit, Use, Whose, member, plain,
};
pub(super) use crate::report::Report;
pub(super) use crate::rule::{Check, Owasp};
pub(super) use crate::source::Place;
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

/// What somebody can guess on a route without end: passwords, codes, or addresses that mails are sent to.
pub(super) fn guessed(route: &Route<'_>) -> Option<&'static str> {
    if !matches!(route.method, "post" | "put" | "all") {
        return None;
    }
    if is_login(route) {
        return Some("passwords can be guessed");
    }
    let path = route.path.to_ascii_lowercase();
    let parts: Vec<&str> = path
        .split(['/', ':', '_', '-', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    let has = |words: &[&str]| parts.iter().any(|part| words.contains(part));
    let code = has(&[
        "2fa",
        "mfa",
        "otp",
        "totp",
        "pin",
        "2",
        "twofactor",
        "factor",
    ]);
    if code
        && has(&[
            "verify",
            "confirm",
            "check",
            "challenge",
            "validate",
            "login",
            "otp",
            "totp",
        ])
        && !has(&["send", "resend", "setup", "enroll", "disable", "generate"])
    {
        return Some("codes can be guessed");
    }
    let last = path
        .rsplit('/')
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    if matches!(
        last,
        "forgot"
            | "forgot-password"
            | "forgotpassword"
            | "reset"
            | "reset-password"
            | "resetpassword"
            | "password-reset"
            | "recover"
            | "recovery"
    ) {
        return Some("mails and guesses can be sent");
    }
    None
}

/// Whether a call writes a log line.
pub(super) fn is_log<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    facts.is_log(call)
}

/// Whether a call is a method of the response: `res.send`, `res.status(400).json`, `reply.send`, `ctx.body` has none.
pub(super) fn is_response<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    call.receiver()
        .is_some_and(|receiver| facts.is_answer(receiver))
}
