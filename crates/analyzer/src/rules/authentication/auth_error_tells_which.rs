use crate::javascript::Definition;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-generic-errors");

declare_rule! {
/// The answer to a failed login tells which part was wrong.
///
/// ## Why
/// 'User not found' lets anybody find out who has an account, and then try only those. Another status for unknown accounts tells the same,
/// and so does a password reset that answers differently for unknown addresses.
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
    cwe: &[204, 203],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// What an account is called in messages.
const ACCOUNTS: &[&str] = &[
    "account", "address", "customer", "e-mail", "email", "login", "member", "profile", "user",
    "username",
];

/// How messages say that there is none.
const ABSENT: &[&str] = &[
    "could not find",
    "couldn't find",
    "does not exist",
    "doesn't exist",
    "is not registered",
    "isn't registered",
    "no account",
    "no customer",
    "no member",
    "no such",
    "no user",
    "not exist",
    "not found",
    "not registered",
    "there is no",
    "unknown",
    "not known",
    "unrecognised",
    "unrecognized",
];

/// How messages say that the password was it.
const WRONG: &[&str] = &[
    "bad",
    "does not match",
    "doesn't match",
    "incorrect",
    "invalid",
    "not correct",
    "not valid",
    "wrong",
    "mismatch",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut judged = Vec::new();
    for route in facts.express().routes() {
        let asks_for_mail = asks_for_reset(route);
        if !is_login(route) && !asks_for_mail {
            continue;
        }
        if let Some(handler) = route.handler(facts) {
            judge(facts, report, handler, asks_for_mail, &mut judged);
        }
    }
    for call in facts.password_verifications() {
        let Some(function) = facts.enclosing_function(call.file, call.node) else {
            continue;
        };
        let handler = facts.outermost_function(function);
        let name = facts
            .given_name(handler)
            .unwrap_or_default()
            .to_ascii_lowercase();
        // Who changes a password is signed in already.
        let signed_in = facts
            .calls_within(handler.place())
            .filter(|inner| inner.span.start < call.span.start && !is_log(facts, *inner))
            .flat_map(|inner| inner.arguments().collect::<Vec<_>>())
            .any(|argument| facts.whose_own_word(argument).has(Whose::IDENTITY));
        if !signed_in
            && !name.contains("change")
            && !name.contains("update")
            && !name.contains("delete")
        {
            judge(facts, report, handler, false, &mut judged);
        }
    }
}

/// Whether a route sends a mail to an address that anybody can name.
fn asks_for_reset(route: &Route<'_>) -> bool {
    let path = route.path.to_ascii_lowercase();
    route.method == "post"
        && !path.contains(':')
        && ["forgot", "reset", "recover", "magic"]
            .iter()
            .any(|word| path.contains(word))
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    handler: FunctionRef<'a>,
    asks_for_mail: bool,
    judged: &mut Vec<Place>,
) {
    if judged.contains(&handler.place()) {
        return;
    }
    judged.push(handler.place());
    told_without_call(facts, report, handler);
    let mut told = false;
    for call in facts.calls_within(handler.place()) {
        // Hono answers by its context: `c.json({ … }, 401)`.
        let by_context = || {
            call.argument_count() == 2
                && call.receiver().is_some_and(|receiver| {
                    facts.is_request(receiver) && facts.text(receiver.place()).len() <= 3
                })
        };
        let answers = (is_response(facts, call) || by_context())
            && matches!(call.name(), Some("json" | "send" | "end" | "render"));
        let statuses = facts.answered(call);
        if answers {
            let mut failing: Vec<u32> = statuses
                .iter()
                .copied()
                .filter(|status| *status >= 400)
                .collect();
            failing.sort_unstable();
            failing.dedup();
            if failing.len() > 1 && failing.len() == statuses.len() {
                told = true;
                report.finding(
                    call.callee_place(),
                    format!("The answer is {} or {}, so its status tells a stranger whether the account exists", failing[0], failing[1]),
                );
                continue;
            }
            if asks_for_mail
                && failing
                    .iter()
                    .any(|status| *status != 400 && *status != 422 && *status != 429)
                && depends_on_account(facts, call)
            {
                told = true;
                report.finding(
                    call.callee_place(),
                    "Only unknown addresses get this answer, so a stranger learns who has an account",
                );
                continue;
            }
        }
        // `throw new NotFoundException()`, `throw createError(404)`
        if asks_for_mail
            && facts.is_thrown(call)
            && tells_absence(facts, call)
            && depends_on_account(facts, call)
        {
            told = true;
            report.finding(
                call.callee_place(),
                "Only unknown addresses get this answer, so a stranger learns who has an account",
            );
            continue;
        }
        for text in messages(facts, call, answers) {
            let lower = text.to_ascii_lowercase();
            if tells(&lower) {
                // A helper is one place to change, however many texts it is handed.
                if answers || !told {
                    report.finding(call.callee_place(), format!("The login answers `{text}`, so a stranger learns which half of the credentials is right"));
                }
                told = true;
            } else if lower.contains("invalid credentials")
                || lower.contains("invalid email or password")
                || lower.contains("invalid username or password")
            {
                report.control(ITEM, call.place(), "A failed login gets one generic answer");
            }
        }
    }
}

/// Koa's `ctx.body = { error: 'No such user' }`, and what a handler of Fastify or NestJS returns.
fn told_without_call<'a>(facts: &Facts<'a>, report: &mut Report, handler: FunctionRef<'a>) {
    let written = facts
        .index()
        .assignments_within(handler.place())
        .filter(|assignment| {
            assignment
                .target
                .as_member_expression()
                .and_then(|target| target.static_property_name())
                .is_some_and(|name| matches!(name, "body" | "message" | "flash"))
        })
        .map(|assignment| (assignment.place, assignment.value));
    let returned = facts
        .index()
        .returns(handler)
        .iter()
        .filter(|value| facts.object(**value).is_some())
        .map(|value| (value.place(), *value));
    let all: Vec<(Place, Expr<'a>)> = written.chain(returned).collect();
    for (place, value) in all {
        let told = texts(facts, value)
            .into_iter()
            .flat_map(|text| facts.possible(text))
            .map(|(_, value)| value.to_text())
            .find(|text| tells(&text.to_ascii_lowercase()));
        if let Some(text) = told
            && !report.is_told(place)
        {
            report.finding(place, format!("The login answers `{text}`, so a stranger learns which half of the credentials is right"));
        }
    }
}

/// Whether an error says that something is not there.
fn tells_absence<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let name = call.name().unwrap_or_default();
    name.contains("NotFound")
        || call
            .arguments()
            .take(2)
            .any(|argument| matches!(facts.number(argument), Some(404.0 | 410.0)))
        || call
            .arguments()
            .any(|argument| facts.text(argument.place()).ends_with("NOT_FOUND"))
}

/// Whether a message says which of account and password was wrong.
fn tells(lower: &str) -> bool {
    let aside = [
        "reset",
        "token",
        "link",
        "current",
        "old password",
        "at least",
        "characters",
        "too many",
    ];
    if aside.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let account = has(ACCOUNTS);
    let password = lower.contains("password") || lower.contains("passphrase");
    (account && !password && has(ABSENT)) || (password && !account && has(WRONG))
}

/// The texts that a call answers: its own, those that a helper of the project answers for it, and those of an error whose message it sends.
fn messages<'a>(facts: &Facts<'a>, call: Call<'a>, answers: bool) -> Vec<String> {
    if answers {
        return call
            .arguments()
            .flat_map(|argument| texts(facts, argument))
            .flat_map(|text| {
                let own = facts
                    .possible(text)
                    .into_iter()
                    .map(|(_, value)| value.to_text());
                let of_error = error_texts(facts, text);
                own.chain(of_error).collect::<Vec<_>>()
            })
            .collect();
    }
    if is_log(facts, call) {
        return Vec::new();
    }
    // `throw new UnauthorizedException('…')`, `new AppError(401, 'CODE', '…')`: the error handler answers it.
    let name = call.name().unwrap_or_default();
    if call.is_new
        && (name.contains("Error") || name.contains("Exception") || name.contains("Problem"))
    {
        return call
            .arguments()
            .flat_map(|argument| {
                let known: Vec<String> = facts
                    .possible(argument)
                    .into_iter()
                    .map(|(_, value)| value.to_text())
                    .collect();
                // `No account for ${email}`
                if known.is_empty()
                    && matches!(plain(argument.node), Expression::TemplateLiteral(_))
                {
                    vec![facts.constant_parts(argument)]
                } else {
                    known
                }
            })
            // Codes are for programs.
            .filter(|text| text.contains(' '))
            .collect();
    }
    // Passport: `done(null, false, { message: '…' })`.
    if matches!(name, "done" | "cb" | "callback" | "verified") {
        return call
            .argument(2)
            .and_then(|info| facts.string(facts.object(info)?.get(facts, "message")?))
            .into_iter()
            .collect();
    }
    let Some(helper) = facts.function(call.callee()) else {
        return Vec::new();
    };
    call.arguments()
        .enumerate()
        .filter_map(|(position, argument)| Some((position, facts.string(argument)?)))
        .filter(|(position, _)| answers_parameter(facts, helper, *position))
        .map(|(_, text)| text)
        .collect()
}

/// Whether a function answers what it is handed at a position.
fn answers_parameter<'a>(facts: &Facts<'a>, helper: FunctionRef<'a>, position: usize) -> bool {
    facts
        .calls_within(helper.place())
        .take(24)
        .filter(|inner| is_response(facts, *inner))
        .flat_map(|inner| inner.arguments().collect::<Vec<_>>())
        .flat_map(|argument| texts(facts, argument))
        .any(|text| {
            facts.symbol(text).is_some_and(|symbol| {
                matches!(
                    facts.definition(text.file, symbol),
                    Definition::Parameter(function, own, _) if own == position && function.place() == helper.place()
                )
            })
        })
}

/// The messages that an error can have which is sent as `err.message`: of the class that was asked for with `instanceof`.
fn error_texts<'a>(facts: &Facts<'a>, text: Expr<'a>) -> Vec<String> {
    let Some((error, Some("message"))) = member(text) else {
        return Vec::new();
    };
    let name = facts.text(error.place());
    facts
        .error_classes(text, name)
        .into_iter()
        .flat_map(|class| facts.error_messages(class))
        .collect()
}

/// Whether an answer is given only where a look-up of the account has found nothing or something.
fn depends_on_account<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let Some(test) = facts.test_around(call) else {
        return false;
    };
    let text = facts.text(test.place()).replace(['!', '(', ')'], "");
    let name = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$'))
        .next()
        .unwrap_or_default()
        .to_owned();
    let made = facts
        .made_as(test, &name)
        .map(|value| facts.text(value.place()).to_ascii_lowercase());
    made.is_some_and(|made| {
        made.contains("mail")
            || made.contains("username")
            || made.contains("phone")
            || made.contains("login")
    })
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
