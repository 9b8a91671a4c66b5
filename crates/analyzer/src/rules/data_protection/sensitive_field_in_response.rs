use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-response-minimization");

declare_rule! {
/// A user record goes from the database into the answer as it is.
///
/// ## Why
/// Its password hash, reset token and inner notes go along, now or with the next column.
///
/// ## Not a problem
/// Named fields: `select`, a mapping function, a `toJSON` that leaves fields out, `attributes`.
pub const SENSITIVE_FIELD_IN_RESPONSE: Rule = Rule {
    id: "sensitive-field-in-response",
    title: "A whole record is sent to the client",
    examples: include_str!("sensitive_field_in_response.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[213, 200],
    owasp: Some(Owasp::Api3),
    check: Check::JavaScript(check),
};
}

const FINDERS: &[&str] = &[
    "findOne",
    "findById",
    "findUnique",
    "findFirst",
    "findByPk",
    "findOneBy",
    "findMany",
    "findAll",
    "find",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["json", "send"] {
        for call in facts.index().calls_named(name) {
            if !is_response(facts, call) {
                continue;
            }
            let Some(answer) = call.argument(0) else {
                continue;
            };
            let mut values = vec![answer];
            if let Some(object) = facts.object(answer) {
                values = object.properties().map(|(_, value)| value).collect();
                if !values.is_empty()
                    && object.spreads().next().is_none()
                    && values.iter().all(|value| record(facts, *value).is_none())
                    && values.iter().any(|value| picks_from_record(facts, *value))
                {
                    report.control(
                        ITEM,
                        answer.place(),
                        "The answer names the fields that it sends",
                    );
                }
            }
            for value in values {
                if let Some(query) = record(facts, value) {
                    report.finding(
                        value.place(),
                        format!(
                            "`{}` is sent with all its fields, the password hash included",
                            facts.text(query.callee_place())
                        ),
                    );
                }
            }
        }
    }
}

/// The query behind a value that is a whole user record.
fn record<'a>(facts: &Facts<'a>, value: Expr<'a>) -> Option<Call<'a>> {
    let query = Call::of(facts.resolve(value))?;
    let name = query.name().filter(|name| FINDERS.contains(name))?;
    let receiver = query.receiver()?;
    let text = facts.text(receiver.place());
    let last = text.rsplit('.').next().unwrap_or(text).to_ascii_lowercase();
    let is_users =
        matches!(
            last.as_str(),
            "user"
                | "users"
                | "account"
                | "accounts"
                | "usermodel"
                | "member"
                | "customer"
                | "customers"
        ) && (facts.looks_like_model(receiver) || text.contains("prisma") || text.contains("Repo"));
    let narrowed = query.arguments().any(|argument| {
        facts.string(argument).is_some()
            || facts.object(argument).is_some_and(|options| {
                options
                    .get_any(facts, &["select", "attributes", "projection", "omit"])
                    .is_some()
            })
    });
    // A schema with `select: false` or a `toJSON` of its own is not visible from here.
    let hides = facts.project_mentions(&[
        "select: false",
        "toJSON",
        "omit:",
        "@Exclude",
        "defaultScope",
    ]);
    (is_users && !narrowed && !hides && name != "find"
        || is_users && name == "find" && !narrowed && !hides && query.argument_count() < 2)
        .then_some(query)
}

fn picks_from_record<'a>(facts: &Facts<'a>, value: Expr<'a>) -> bool {
    member(value).is_some_and(|(object, _)| {
        record(facts, object).is_some()
            || Call::of(facts.resolve(object))
                .is_some_and(|call| call.name().is_some_and(|name| FINDERS.contains(&name)))
    })
}
