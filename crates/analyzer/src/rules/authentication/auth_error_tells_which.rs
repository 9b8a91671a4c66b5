use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-generic-errors");

declare_rule! {
/// The answer to a failed login tells which part was wrong.
///
/// ## Why
/// 'User not found' lets anybody find out who has an account, and then try only those.
///
/// ## Not a problem
/// The same answer for every failure; what really happened belongs in the log.
pub const AUTH_ERROR_TELLS_WHICH: Rule = Rule {
    id: "auth-error-tells-which",
    title: "A login answer tells whether the account exists",
    examples: include_str!("auth_error_tells_which.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[204],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

const TELLING: &[&str] = &[
    "user not found",
    "no such user",
    "unknown user",
    "user does not exist",
    "user doesn't exist",
    "account not found",
    "no account",
    "email not found",
    "email does not exist",
    "email not registered",
    "wrong password",
    "incorrect password",
    "invalid password",
    "password is incorrect",
    "password is wrong",
    "password incorrect",
    "unknown email",
    "invalid email address or user",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for route in facts
        .express()
        .routes()
        .iter()
        .filter(|route| is_login(route))
    {
        let Some(handler) = route.handler(facts) else {
            continue;
        };
        for call in facts.calls_within(handler.place()) {
            if !is_response(facts, call) || !matches!(call.name(), Some("json" | "send" | "end")) {
                continue;
            }
            for text in call.arguments().flat_map(|argument| texts(facts, argument)) {
                let Some(message) = facts.string(text) else {
                    continue;
                };
                let lower = message.to_ascii_lowercase();
                if TELLING.iter().any(|telling| lower.contains(telling)) {
                    report.finding(text.place(), format!("The login answers `{message}`, so a stranger learns which half of the credentials is right"));
                } else if lower.contains("invalid credentials")
                    || lower.contains("invalid email or password")
                    || lower.contains("invalid username or password")
                {
                    report.control(ITEM, text.place(), "A failed login gets one generic answer");
                }
            }
        }
    }
}

/// The argument itself, or the values of its object, two levels deep.
fn texts<'a>(facts: &Facts<'a>, argument: Expr<'a>) -> Vec<Expr<'a>> {
    let Some(object) = facts.object(argument) else {
        return vec![argument];
    };
    object
        .properties()
        .flat_map(|(_, value)| match facts.object(value) {
            Some(inner) => inner.properties().map(|(_, value)| value).collect(),
            None => vec![value],
        })
        .collect()
}
