use crate::javascript::{Definition, Key};
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-short-lived-tokens");

declare_rule! {
/// A password, its hash, a card number or a whole user record is put into a signed token.
///
/// ## Why
/// A JWT is signed, not encrypted: whoever holds it reads it, and it lies in logs, browsers and proxies.
///
/// ## Not a problem
/// An id and a role.
pub const JWT_SENSITIVE_PAYLOAD: Rule = Rule {
    id: "jwt-sensitive-payload",
    title: "A token carries what must not be read",
    examples: include_str!("jwt_sensitive_payload.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[522, 312],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Parts of names of what stays out of a token.
const SENSITIVE: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "secret",
    "hash",
    "cardnumber",
    "cvv",
    "ssn",
    "creditcard",
    "apikey",
    "privatekey",
    "otp",
    "pin",
    "taxid",
    "iban",
    "bankaccount",
    "accountnumber",
    "passportnumber",
    "socialsecuritynumber",
    "resettoken",
    "refreshtoken",
];

/// Calls that sign, and the argument that is the payload.
const SIGNING: &[(&str, usize)] = &[
    ("@nestjs/jwt.JwtService().sign", 0),
    ("@nestjs/jwt.JwtService().signAsync", 0),
    ("jose.SignJWT", 0),
    ("jsonwebtoken.sign", 0),
    ("jwt-simple.encode", 0),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, position) in SIGNING {
        for call in facts.calls_to(function) {
            if let Some(payload) = call.argument(*position) {
                judge(facts, report, call, payload, 4);
            }
        }
    }
    // `fastify.jwt.sign(payload)`
    for call in facts.index().calls_named("sign") {
        let by_plugin = call
            .receiver()
            .is_some_and(|receiver| member(receiver).is_some_and(|(_, name)| name == Some("jwt")))
            && facts
                .identity(call.callee())
                .is_none_or(|identity| !identity.contains("JwtService"));
        if let Some(payload) = call.argument(0).filter(|_| by_plugin) {
            judge(facts, report, call, payload, 4);
        }
    }
}

fn is_sensitive(name: &str) -> bool {
    let plain_name = name.to_ascii_lowercase().replace(['_', '-'], "");
    // What is said about a secret is none: when it was changed, whether there is one, how long it may be used.
    let about = [
        "age", "at", "changed", "count", "date", "expired", "expires", "expiry", "id", "length",
        "pending", "policy", "required", "reset", "set", "state", "status", "time", "type",
        "updated", "version",
    ];
    if about.iter().any(|word| plain_name.ends_with(word)) && !plain_name.ends_with("taxid") {
        return false;
    }
    SENSITIVE.iter().any(|word| {
        plain_name.ends_with(word)
            || plain_name.starts_with(word) && !matches!(*word, "pin" | "hash" | "otp" | "secret")
    })
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, value: Expr<'a>, depth: u32) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    for origin in facts.origins(value) {
        let Some(object) = facts.object(origin) else {
            tell_whole(facts, report, call, value, origin);
            continue;
        };
        for (name, value) in object.properties() {
            if is_sensitive(name) {
                // What stands in the payload under a sensitive name and is a flag is none: `otp: true`.
                let is_flag = Call::of(value).is_some_and(|call| call.name() == Some("Boolean"))
                    || matches!(plain(value.node), Expression::UnaryExpression(_))
                    || matches!(plain(value.node), Expression::BinaryExpression(binary) if binary.operator.is_equality() || binary.operator.is_compare());
                if is_flag || matches!(facts.constant(value), Some(Constant::Boolean(_))) {
                    continue;
                }
                report.finding(
                    call.place_of(value),
                    format!("`{name}` is in the token, and whoever holds a token can read it"),
                );
            } else if facts.object(value).is_some() {
                judge(facts, report, call, value, depth);
            }
        }
        for spread in object.spreads() {
            judge(facts, report, call, spread, depth);
        }
    }
}

/// A whole record: the document of a model, or what it gives as an object.
fn tell_whole<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    payload: Expr<'a>,
    origin: Expr<'a>,
) {
    let mut value = facts.resolve(left_of(facts, origin).unwrap_or(origin));
    for _ in 0..3 {
        let Some(made) = Call::of(value) else { return };
        let passes = matches!(
            made.name(),
            Some("toObject" | "toJSON" | "select" | "lean" | "exec" | "get")
        );
        let Some(receiver) = made.receiver().filter(|_| passes) else {
            break;
        };
        // A choice of fields is no whole record: `select('name')`.
        if made.name() == Some("select") && !chooses_more(facts, made) {
            return;
        }
        value = facts.resolve(receiver);
    }
    let is_record = Call::of(value).is_some_and(|made| {
        let chosen = made.arguments().any(|argument| {
            !facts.settings(argument, &["select"]).is_empty()
                || !facts.settings(argument, &["attributes"]).is_empty()
                || !facts.settings(argument, &["projection"]).is_empty()
        });
        !chosen
            && matches!(
                made.name(),
                Some(
                    "findOne"
                        | "findById"
                        | "findUnique"
                        | "findFirst"
                        | "findByPk"
                        | "findOneBy"
                        | "create"
                )
            )
            && made.receiver().is_some_and(|receiver| {
                facts.looks_like_model(receiver) || facts.text(receiver.place()).contains("prisma")
            })
    });
    if is_record {
        report.finding(call.place_of(payload), "The whole record is put into the token, its password hash included, and whoever holds a token can read it");
    }
}

/// The record of which a value is the rest: `const { createdAt, ...payload } = user`. None where what is taken out is a secret.
fn left_of<'a>(facts: &Facts<'a>, value: Expr<'a>) -> Option<Expr<'a>> {
    let symbol = facts.symbol(value)?;
    let Definition::Value(record, keys) = facts.definition(value.file, symbol) else {
        return None;
    };
    let takes_secret = facts
        .names_beside(value.file, symbol)
        .into_iter()
        .any(is_sensitive);
    (keys == [Key::Rest] && !takes_secret).then_some(record)
}

/// `select('+passwordHash')` adds a field to all others.
fn chooses_more<'a>(facts: &Facts<'a>, select: Call<'a>) -> bool {
    select
        .argument(0)
        .and_then(|fields| facts.string(fields))
        .is_some_and(|fields| fields.starts_with('+'))
}
