use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("logging-auth-events");

declare_rule! {
/// A login handler logs neither success nor failure.
///
/// ## Why
/// Guessing shows as a row of failures, a stolen password as a success from somewhere else. Neither is seen without a log line.
///
/// ## Not a problem
/// A handler that hands over to a service: the service may log. A handler that logs success itself has to log failure too.
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
            let silent = calls.iter().find(|call| {
                (facts.answered(**call).contains(&401) || throws_refusal(facts, **call))
                    && !is_logged(facts, **call, handler)
            });
            if let Some(silent) = silent {
                report.finding(
                    silent.callee_place(),
                    format!(
                        "`{}` logs who signs in but not who fails to, so guessing is never noticed",
                        route.path
                    ),
                );
            }
        } else if decides
            && (route.is_rooted || facts.is_sketch(handler) || has_logger(facts, route))
        {
            let finding = report.finding(route.call.callee_place(), format!("`{}` checks passwords and logs neither success nor failure, so guessing is never noticed", route.path));
            // Where nothing logs at all, as in a sketch, it says little about this route.
            if !has_logger(facts, route) && !facts.is_sketch(handler) {
                finding.severity(Severity::Note);
            }
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

/// Whether a log line is written where a call answers: in its branch, or on every way to it.
fn is_logged<'a>(facts: &Facts<'a>, answer: Call<'a>, handler: FunctionRef<'a>) -> bool {
    let branch = facts
        .branch_around(answer.file, answer.node)
        .unwrap_or(handler.place());
    facts.calls_within(branch).any(|call| records(facts, call))
        || facts
            .calls_before(answer.file, answer.node)
            .iter()
            .any(|call| records(facts, *call))
}

/// Whether a call logs, or by its name keeps or announces what has happened.
fn records<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    if facts.is_record_of_event(call) {
        return true;
    }
    let name = call.name().unwrap_or_default().to_ascii_lowercase();
    let announces = [
        "record", "audit", "track", "emit", "notify", "attempt", "event", "report",
    ]
    .iter()
    .any(|word| name.contains(word));
    let inside = || {
        facts.function(call.callee()).is_some_and(|helper| {
            facts
                .calls_within(helper.place())
                .take(20)
                .any(|inner| is_log(facts, inner))
        })
    };
    is_log(facts, call) || (announces && !is_response(facts, call)) || inside()
}

/// Whether a call makes the error that refuses credentials, and is thrown at once.
fn throws_refusal<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let name = call.name().unwrap_or_default().to_ascii_lowercase();
    let refuses = ["unauthorized", "credentials", "unauthenticated"]
        .iter()
        .any(|word| name.contains(word))
        || facts.is_refusal(call) && call.is_new;
    refuses && facts.is_thrown(call)
}

/// Whether the file of a route has a logger or writes log lines: of a router alone nothing tells that the rest does not log.
fn has_logger<'a>(facts: &Facts<'a>, route: &Route<'a>) -> bool {
    facts
        .index()
        .calls()
        .iter()
        .any(|call| call.file == route.call.file && is_log(facts, *call))
}
