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
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let signed = facts
        .calls_to("jsonwebtoken.sign")
        .filter_map(|call| call.argument(0));
    let jose = facts
        .calls_to("jose.SignJWT")
        .filter_map(|call| call.argument(0));
    for payload in signed.chain(jose) {
        if let Some(object) = facts.object(payload) {
            for (name, value) in object.properties() {
                let plain_name = name.to_ascii_lowercase().replace(['_', '-'], "");
                if SENSITIVE.iter().any(|word| {
                    plain_name.ends_with(word)
                        || plain_name.starts_with(word) && *word != "pin" && *word != "hash"
                }) {
                    report.finding(
                        value.place(),
                        format!("`{name}` is in the token, and whoever holds a token can read it"),
                    );
                }
            }
            for spread in object.spreads() {
                tell_whole(facts, report, spread);
            }
        } else {
            tell_whole(facts, report, payload);
        }
    }
}

/// A whole record: the document of a model, or what it gives as an object.
fn tell_whole<'a>(facts: &Facts<'a>, report: &mut Report, value: Expr<'a>) {
    let mut value = facts.resolve(value);
    if let Some(call) = Call::of(value)
        && matches!(call.name(), Some("toObject" | "toJSON"))
        && let Some(receiver) = call.receiver()
    {
        value = facts.resolve(receiver);
    }
    let is_record = Call::of(value).is_some_and(|call| {
        matches!(
            call.name(),
            Some(
                "findOne"
                    | "findById"
                    | "findUnique"
                    | "findFirst"
                    | "findByPk"
                    | "findOneBy"
                    | "create"
            )
        ) && call.receiver().is_some_and(|receiver| {
            facts.looks_like_model(receiver) || facts.text(receiver.place()).contains("prisma")
        })
    });
    if is_record {
        report.finding(value.place(), "The whole record is put into the token, its password hash included, and whoever holds a token can read it");
    }
}
