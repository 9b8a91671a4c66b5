use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-cookie-flags");

declare_rule! {
/// Signing in keeps the session that was there before.
///
/// ## Why
/// Whoever planted or saw the session's id before the login owns the account after it. `req.session.regenerate` gives it a new id.
///
/// ## Not a problem
/// `regenerate` before the user is written into the session, `req.login` of Passport, or a session that is kept in the cookie itself.
pub const SESSION_NOT_RENEWED: Rule = Rule {
    id: "session-not-renewed",
    title: "The session keeps its id when somebody signs in",
    examples: include_str!("session_not_renewed.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[384],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Fields of a session that say who is signed in.
const WHO: &[&str] = &[
    "account",
    "isAdmin",
    "identity",
    "currentUser",
    "authUser",
    "accountId",
    "admin",
    "adminId",
    "authenticated",
    "customer",
    "customerId",
    "isAuthenticated",
    "isLoggedIn",
    "loggedIn",
    "member",
    "memberId",
    "principal",
    "staffId",
    "uid",
    "user",
    "userId",
    "user_id",
    "userid",
    "username",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    // Their sessions have no id that could be kept.
    let in_cookie = facts.uses_package(&[
        "@fastify/secure-session",
        "client-sessions",
        "cookie-session",
        "iron-session",
        "koa-session",
    ]);
    if in_cookie {
        return;
    }
    let mut judged = Vec::new();
    for assignment in facts.index().assignments() {
        let target = facts.text(Place {
            file: assignment.place.file,
            span: crate::source::Span {
                start: assignment.place.span.start,
                end: assignment.value.span().start,
            },
        });
        let target = target
            .trim_end_matches(['=', ' ', '\n'])
            .replace(['!', '?'], "");
        let writes = WHO.iter().any(|field| {
            target
                .strip_suffix(field)
                .and_then(|rest| rest.strip_suffix(".session."))
                .is_some_and(|request| {
                    matches!(request, "req" | "request" | "ctx" | "this.req" | "ctx.req")
                })
        });
        let is_value = facts.constant(assignment.value) != Some(Constant::Nothing)
            && facts.boolean(assignment.value) != Some(false);
        if writes && is_value {
            judge(
                facts,
                report,
                assignment.place,
                assignment.value,
                &mut judged,
            );
        }
    }
    for call in facts.calls_to("Object.assign") {
        let into_session = call
            .argument(0)
            .and_then(member)
            .is_some_and(|(object, name)| name == Some("session") && facts.is_request(object));
        // What is put in as a whole, or a field that says who somebody is.
        let who = call
            .arguments()
            .skip(1)
            .find_map(|fields| match facts.object(fields) {
                Some(object) => object.get_any(facts, WHO),
                None => Some(fields),
            });
        if let Some(who) = who.filter(|_| into_session) {
            judge(facts, report, call.head_place(), who, &mut judged);
        }
    }
}

fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    place: Place,
    value: Expr<'a>,
    judged: &mut Vec<Place>,
) {
    let Some(function) = facts.enclosing_function(value.file, value.node_id()) else {
        return;
    };
    let handler = facts.outermost_function(function);
    if judged.contains(&handler.place()) || !signs_in(facts, handler) {
        return;
    }
    let renews = facts
        .calls_within(handler.place())
        .filter(|call| call.span.start < place.span.start)
        .find(|call| renews(facts, *call, 2) || names_renewal(*call));
    judged.push(handler.place());
    match renews {
        Some(call) => report.control(ITEM, call.place(), "Signing in starts a new session"),
        None => {
            report.finding(
                place,
                "Signing in writes the user into the session that was there before, so whoever knew its id is signed in as well",
            );
        }
    }
}

/// Whether a function lets somebody in: it checks a password, exchanges a code, or is the handler of a login.
fn signs_in<'a>(facts: &Facts<'a>, handler: FunctionRef<'a>) -> bool {
    let checks = facts.calls_within(handler.place()).any(|call| {
        facts.verifies_password(call)
            || matches!(
                call.name(),
                Some(
                    "authorizationCodeGrant"
                        | "callback"
                        | "exchangeCode"
                        | "verifyIdToken"
                        | "getToken"
                        | "verifyOtp"
                        | "authenticate"
                )
            )
    });
    let named = facts.given_name(handler).is_some_and(|name| {
        let lower = name.to_ascii_lowercase();
        [
            "login",
            "signin",
            "authenticate",
            "logon",
            "opensession",
            "startsession",
            "establishsession",
        ]
        .iter()
        .any(|word| lower.contains(word))
    });
    let routed = || {
        facts.express().routes().iter().any(|route| {
            let path = route.path.to_ascii_lowercase();
            (is_login(route) || path.ends_with("callback") || path.ends_with("login"))
                && route
                    .handler(facts)
                    .is_some_and(|own| own.place() == handler.place())
        })
    };
    checks || named || routed()
}

/// Whether a call gives the session a new id, also through helpers.
fn renews<'a>(facts: &Facts<'a>, call: Call<'a>, depth: u32) -> bool {
    let name = call.name().unwrap_or_default();
    let lower = name.to_ascii_lowercase();
    // `promisify(req.session.regenerate.bind(req.session))`
    let of_method = call
        .receiver()
        .and_then(member)
        .and_then(|(_, method)| method)
        .unwrap_or_default();
    if lower.contains("regenerat") || of_method.contains("regenerat") {
        return true;
    }
    // Passport makes a new session itself.
    if matches!(name, "login" | "logIn")
        && call
            .receiver()
            .is_some_and(|receiver| facts.is_request(receiver))
    {
        return true;
    }
    match facts.function(call.callee()) {
        Some(helper) => {
            depth > 0
                && facts
                    .calls_within(helper.place())
                    .take(20)
                    .any(|inner| renews(facts, inner, depth - 1))
        }
        None => {
            lower.contains("session")
                && [
                    "new", "renew", "rotate", "fresh", "reset", "create", "start", "open",
                ]
                .iter()
                .any(|word| lower.contains(word))
        }
    }
}

/// `promisify(req.session.regenerate.bind(req.session))`: the method as a value.
fn names_renewal(call: Call<'_>) -> bool {
    call.receiver()
        .into_iter()
        .chain(call.arguments())
        .filter_map(member)
        .any(|(_, name)| name == Some("regenerate"))
}
