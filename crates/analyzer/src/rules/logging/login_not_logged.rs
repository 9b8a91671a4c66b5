use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("logging-auth-events");

declare_rule! {
/// A login handler logs neither success nor failure.
///
/// ## Why
/// Guessing shows as a row of failures, a stolen password as a success from somewhere else. Neither is seen without a log line.
///
/// ## Not a problem
/// A handler that hands over to a service: the service may log.
pub const LOGIN_NOT_LOGGED: Rule = Rule {
    id: "login-not-logged",
    title: "A login is not logged",
    examples: include_str!("login_not_logged.md"),
    item: ITEM,
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &[778],
    owasp: None,
    check: Check::JavaScript(check),
};
}

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
        let calls: Vec<_> = facts.calls_within(handler.place()).collect();
        let logs: Vec<_> = calls.iter().filter(|call| is_log(facts, **call)).collect();
        let decides = calls.iter().any(|call| {
            matches!(
                facts.identity(call.callee()).as_deref(),
                Some(
                    "bcrypt.compare"
                        | "bcryptjs.compare"
                        | "argon2.verify"
                        | "bcrypt.compareSync"
                        | "bcryptjs.compareSync"
                        | "crypto.timingSafeEqual"
                )
            )
        });
        if let Some(log) = logs.first() {
            report.control(ITEM, log.place(), "Logins are logged");
            let text = logs
                .iter()
                .map(|log| facts.text(log.place()))
                .collect::<String>();
            if text.contains(".ip") || text.contains("user-agent") || text.contains("userAgent") {
                report.control(
                    ItemId("logging-request-metadata"),
                    log.place(),
                    "The log line says where the request came from",
                );
            }
        } else if decides {
            report.finding(route.call.callee_place(), format!("`{}` checks passwords and logs neither success nor failure, so guessing is never noticed", route.path));
        }
    }
    for logger in [
        "pino-http",
        "pino-http.pinoHttp",
        "morgan",
        "express-winston.logger",
        "express-pino-logger",
    ] {
        for call in facts.calls_to(logger) {
            report.control(
                ItemId("logging-request-metadata"),
                call.place(),
                format!("`{logger}` logs every request"),
            );
        }
    }
}
