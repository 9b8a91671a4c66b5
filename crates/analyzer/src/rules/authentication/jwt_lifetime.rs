use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// An access token lives too long, or for ever.
///
/// ## Why
/// A signed token is valid until it expires, whoever holds it. `jsonwebtoken` sets no `exp` of its own, so a token
/// signed without `expiresIn` never ends. Access tokens live 5 to 15 minutes, 60 at the most; a refresh token renews them.
///
/// ## Not a problem
/// A refresh token of some days that is stored, rotated and revocable.
pub const JWT_LIFETIME: Rule = Rule {
    id: "jwt-lifetime",
    title: "An access token has no expiry or lives longer than 60 minutes",
    examples: include_str!("jwt_lifetime.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[613],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Calls that sign a token or say how, the arguments that are the payload and the options, and the path to the lifetime in the options.
const SIGNING: &[(&str, Option<usize>, usize, &[&str])] = &[
    (
        "@nestjs/jwt.JwtModule.register",
        None,
        0,
        &["signOptions", "expiresIn"],
    ),
    ("@nestjs/jwt.JwtService().sign", Some(0), 1, &["expiresIn"]),
    (
        "@nestjs/jwt.JwtService().signAsync",
        Some(0),
        1,
        &["expiresIn"],
    ),
    ("jsonwebtoken.sign", Some(0), 2, &["expiresIn"]),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, payload, position, path) in SIGNING {
        for call in facts.calls_to(function) {
            let payload = payload.and_then(|position| call.argument(position));
            let lifetimes = call
                .argument(*position)
                .map(|options| facts.settings(options, path))
                .unwrap_or_default();
            if !lifetimes.is_empty() {
                for lifetime in lifetimes {
                    judge(facts, report, call, payload, lifetime);
                }
                if *function == "jsonwebtoken.sign" {
                    tell_sometimes_endless(facts, report, call, payload, call.argument(*position));
                }
                continue;
            }
            let expires = payload
                .map(|payload| facts.settings(payload, &["exp"]))
                .unwrap_or_default();
            for exp in &expires {
                judge(facts, report, call, payload, *exp);
            }
            if *function == "jsonwebtoken.sign" && expires.is_empty() {
                tell_endless(facts, report, call, payload, call.argument(*position));
            }
        }
    }
    check_factories(facts, report);
    check_modules(facts, report);
    check_registered(facts, report);
    check_jose(facts, report);
    check_ignored(facts, report);
}

/// `JwtModule.registerAsync({ useFactory: () => ({ signOptions: { expiresIn } }) })`.
fn check_factories(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("@nestjs/jwt.JwtModule.registerAsync") {
        for factory in facts.option_values(call, 0, "useFactory") {
            let Some(function) = facts.function(factory) else {
                continue;
            };
            for made in facts.index().returns(function) {
                for lifetime in facts.settings(*made, &["signOptions", "expiresIn"]) {
                    judge(facts, report, call, None, lifetime);
                }
            }
        }
    }
}

/// Options for signing that say much and nothing of an end, where no call that signs says it either.
fn check_modules(facts: &Facts<'_>, report: &mut Report) {
    // `exp` or `expiresIn` at a call that signs.
    let said_elsewhere = facts.project_mentions(&["expiresIn", "exp:", "setExpirationTime"]);
    if said_elsewhere {
        return;
    }
    let mut modules: Vec<(Expr<'_>, &'static str)> = Vec::new();
    for call in facts.calls_to("@nestjs/jwt.JwtModule.register") {
        modules.extend(call.argument(0).map(|options| (options, "signOptions")));
    }
    for call in facts.calls_to("@nestjs/jwt.JwtModule.registerAsync") {
        for factory in facts.option_values(call, 0, "useFactory") {
            if let Some(function) = facts.function(factory) {
                modules.extend(
                    facts
                        .index()
                        .returns(function)
                        .iter()
                        .map(|made| (*made, "signOptions")),
                );
            }
        }
    }
    for call in facts.index().calls_named("register") {
        let is_jwt = call
            .argument(0)
            .and_then(|plugin| facts.identity(plugin))
            .is_some_and(|plugin| {
                matches!(
                    &*plugin,
                    "@fastify/jwt" | "fastify-jwt" | "@fastify/jwt.fastifyJwt"
                )
            });
        if is_jwt {
            modules.extend(call.argument(1).map(|options| (options, "sign")));
        }
    }
    for (options, name) in modules {
        let Setting::Set(signing) = facts.options(Some(options)).get(name) else {
            continue;
        };
        let known = facts
            .object(signing)
            .is_some_and(|signing| !signing.is_open(facts));
        if known {
            report.finding(
                signing.place(),
                "Tokens are signed with these options and without an expiry, so whoever steals one can use it for ever",
            );
        }
    }
}

/// `fastify.register(jwt, { sign: { expiresIn } })` and `fastify.jwt.sign(payload, { expiresIn })`.
fn check_registered(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("register") {
        let is_jwt = call
            .argument(0)
            .and_then(|plugin| facts.identity(plugin))
            .is_some_and(|plugin| {
                matches!(
                    &*plugin,
                    "@fastify/jwt" | "fastify-jwt" | "@fastify/jwt.fastifyJwt"
                )
            });
        let Some(options) = call.argument(1).filter(|_| is_jwt) else {
            continue;
        };
        for lifetime in facts.settings(options, &["sign", "expiresIn"]) {
            judge(facts, report, call, None, lifetime);
        }
    }
    for call in facts.index().calls_named("jwtSign") {
        for lifetime in facts.option_values(call, 1, "expiresIn") {
            judge(facts, report, call, call.argument(0), lifetime);
        }
        for lifetime in call
            .argument(1)
            .map(|options| facts.settings(options, &["sign", "expiresIn"]))
            .unwrap_or_default()
        {
            judge(facts, report, call, call.argument(0), lifetime);
        }
    }
    // `sign(payload, key)` of Hono and `jwt.encode(payload, key)` of jwt-simple know no options: the payload says when it ends.
    for function in [
        "hono/jwt.sign",
        "jwt-simple.encode",
        "hono/utils/jwt/jwt.sign",
    ] {
        for call in facts.calls_to(function) {
            tell_endless(facts, report, call, call.argument(0), None);
        }
    }
    for call in facts.index().calls_named("sign") {
        let by_plugin = call.receiver().is_some_and(|receiver| {
            member(receiver).is_some_and(|(_, name)| name == Some("jwt"))
                && facts
                    .identity(call.callee())
                    .is_none_or(|identity| !identity.contains("JwtService"))
        });
        if by_plugin {
            for lifetime in facts.option_values(call, 1, "expiresIn") {
                judge(facts, report, call, call.argument(0), lifetime);
            }
        }
    }
}

/// `new SignJWT(…).setExpirationTime('15m').sign(key)`.
fn check_jose(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("setExpirationTime") {
        if let Some(lifetime) = call.argument(0) {
            judge(facts, report, call, None, lifetime);
        }
    }
    for call in facts.index().calls_named("sign") {
        let mut inner = call.receiver().and_then(Call::of);
        let mut ends = false;
        for _ in 0..16 {
            let Some(one) = inner else { break };
            ends = ends || one.name() == Some("setExpirationTime");
            if one.is_new
                && facts.identity(one.callee()).as_deref() == Some("jose.SignJWT")
                && !ends
            {
                let payload = one.argument(0);
                let known = payload.is_none_or(|payload| {
                    facts
                        .object(payload)
                        .is_some_and(|object| !object.is_open(facts))
                        && facts.settings(payload, &["exp"]).is_empty()
                });
                if known {
                    report.finding(one.head_place(), "The token is signed without an expiry, so whoever steals it can use it for ever");
                }
                break;
            }
            inner = one.receiver().and_then(Call::of);
        }
    }
}

/// `ignoreExpiration: true` makes every token live for ever.
fn check_ignored(facts: &Facts<'_>, report: &mut Report) {
    for value in facts.index().properties("ignoreExpiration") {
        if !facts.can_be(*value, true) || facts.only_in_development(value.file, value.node_id()) {
            continue;
        }
        // Signing out takes an old token too: it only says which session ends.
        let ends_session = facts
            .names_around(value.file, value.node_id())
            .into_iter()
            .chain(
                facts
                    .functions_around(value.file, value.node_id())
                    .into_iter()
                    .map(|function| facts.text(function.place()))
                    .filter(|text| text.len() < 1_500),
            )
            .any(|text| {
                let lower = text.to_ascii_lowercase();
                [
                    "logout",
                    "signout",
                    "sign-out",
                    "revoke",
                    "blacklist",
                    "denylist",
                ]
                .iter()
                .any(|word| lower.contains(word))
            });
        if !ends_session {
            report.finding(
                value.place(),
                "Expired tokens are accepted, so a stolen one works for ever",
            );
        }
    }
}

/// Options that a helper or a condition chooses, of which some have no lifetime.
fn tell_sometimes_endless<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    payload: Option<Expr<'a>>,
    options: Option<Expr<'a>>,
) {
    let origins = options
        .map(|options| facts.origins(options))
        .unwrap_or_default();
    let endless = |origin: &Expr<'a>| {
        facts
            .object(*origin)
            .is_some_and(|object| !object.is_open(facts))
            && facts.settings(*origin, &["expiresIn"]).is_empty()
    };
    let closed = payload
        .and_then(|payload| facts.object(payload))
        .is_some_and(|payload| payload.get(facts, "exp").is_none() && !payload.is_open(facts));
    if origins.len() > 1 && closed && origins.iter().any(endless) {
        report.finding(
            call.callee_place(),
            "Some of these tokens are signed without an expiry, so whoever steals one can use it for ever",
        );
    }
}

fn tell_endless<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    payload: Option<Expr<'a>>,
    options: Option<Expr<'a>>,
) {
    let object = options.and_then(|options| facts.object(options));
    let known = payload
        .and_then(|payload| facts.object(payload))
        .is_some_and(|payload| payload.get(facts, "exp").is_none() && !payload.is_open(facts));
    let is_callback = options.is_some_and(|options| facts.function(options).is_some());
    let unseen =
        !is_callback && options.is_some() && object.is_none_or(|object| object.is_open(facts));
    if known && !unseen {
        report.finding(
            call.callee_place(),
            "The token is signed without an expiry, so whoever steals it can use it for ever",
        );
    }
}

/// Reports a lifetime that is too long for what the token is for.
fn judge<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    payload: Option<Expr<'a>>,
    lifetime: Expr<'a>,
) {
    let durations = facts.durations(lifetime, Unit::Seconds);
    let is_table = durations.len() > 1;
    for (written, duration) in durations {
        let shown = duration.shown;
        if duration.is_bare_text {
            report
                .finding(call.place_of(lifetime), format!("`expiresIn: '{shown}'` means {shown} milliseconds, because a string without a unit counts milliseconds"))
                .fix("Give seconds as a number", facts.resolve(lifetime).span(), shown);
            continue;
        }
        if duration.minutes <= 60.0 {
            report.control(
                ITEM,
                call.place(),
                format!("The token expires after {shown}"),
            );
            continue;
        }
        if lives_long(facts, call, payload, written) {
            continue;
        }
        // In a table of lifetimes the row is wrong, not the call that takes one of them.
        let place = if is_table {
            written.place()
        } else {
            call.place_of(lifetime)
        };
        let finding = report
            .finding(place, format!("The access token lives {shown}, so a stolen one works as long: 15 minutes are usual, 60 the most"));
        // Longer than the checklist asks for, and common for sessions of one working day.
        let finding = if duration.minutes <= 12.0 * 60.0 {
            finding.severity(Severity::Note)
        } else {
            finding
        };
        if facts.resolve(lifetime).span() == written.span() {
            finding.fix("Let it expire after 15 minutes", written.span(), "'15m'");
        }
    }
}

/// Words for tokens that are no access tokens: they renew others, are sent by mail, or open one thing.
const LONG: &[&str] = &[
    "refresh",
    "reset",
    "invit",
    "verif",
    "confirm",
    "share",
    "unsubscribe",
    "ticket",
    "voucher",
    "download",
    "activat",
    "remember",
    "device",
    "magic",
    "invoice",
];

/// Names of claims that say who calls.
const WHO: &[&str] = &[
    "sid",
    "sessionid",
    "sub",
    "id",
    "_id",
    "uid",
    "user",
    "userid",
    "user_id",
    "email",
    "role",
    "roles",
    "username",
    "account",
    "accountid",
    "scope",
    "name",
    "isadmin",
];

/// Whether a token may live long: a refresh token, one that is sent by mail, or one that does not say who calls.
fn lives_long<'a>(
    facts: &Facts<'a>,
    call: Call<'a>,
    payload: Option<Expr<'a>>,
    written: Expr<'a>,
) -> bool {
    // A module is registered with much that says nothing of its tokens.
    let registers = call.name().is_some_and(|name| name.starts_with("register"));
    let mut texts: Vec<&str> = vec![if registers {
        ""
    } else {
        facts.text(call.place())
    }];
    texts.extend(facts.names_around(call.file, call.node));
    texts.extend(facts.names_around(written.file, written.node_id()));
    texts.extend(facts.property_key(written));
    texts.extend(payload.map(|payload| facts.text(facts.resolve(payload).place())));
    if let Some(function) = facts.enclosing_function(call.file, call.node) {
        let text = facts.text(function.place());
        texts.push(text.get(..60).unwrap_or(text));
    }
    for used in facts.uses(call.file, call.node) {
        if let Use::Named(name) = used {
            texts.push(name);
        }
    }
    let long = texts.iter().any(|text| {
        let lower = text.to_ascii_lowercase();
        // `verify` options stand beside those for signing, and say nothing of the token.
        let lower = lower.replace("jwtverify", "").replace("verify:", "");
        LONG.iter().any(|word| lower.contains(word))
    });
    let has_subject = !facts.option_values(call, 2, "subject").is_empty();
    let says_who = has_subject
        || payload
            .and_then(|payload| facts.object(payload))
            .is_none_or(|object| {
                object.is_open(facts)
                    || object.properties().count() == 0
                    || object
                        .properties()
                        .any(|(name, _)| WHO.contains(&name.to_ascii_lowercase().as_str()))
            });
    long || !says_who
}
