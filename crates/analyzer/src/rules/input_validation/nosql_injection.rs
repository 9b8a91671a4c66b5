use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-parameterized-queries");

declare_rule! {
/// A MongoDB filter takes whatever the caller sends.
///
/// ## Why
/// JSON and query strings can carry objects: `{"password": {"$ne": null}}` matches every record. `$where` runs code.
///
/// ## Not a problem
/// A value that a schema, `String()` or a type check has made a string, an ObjectId, or a URL parameter, which is always text.
pub const NOSQL_INJECTION: Rule = Rule {
    id: "nosql-injection",
    title: "A query takes an object from the request where it expects a value",
    examples: include_str!("nosql_injection.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[943],
    owasp: None,
    check: Check::JavaScript(check),
};
}

const FILTERS: &[&str] = &[
    "count",
    "countDocuments",
    "deleteMany",
    "deleteOne",
    "distinct",
    "exists",
    "find",
    "findOne",
    "findOneAndDelete",
    "findOneAndReplace",
    "findOneAndUpdate",
    "replaceOne",
    "updateMany",
    "updateOne",
    "where",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in FILTERS {
        for call in facts.index().calls_named(name) {
            let Some(filter) = call.argument(0) else {
                continue;
            };
            if facts.function(filter).is_some()
                || !call
                    .receiver()
                    .is_some_and(|receiver| facts.looks_like_model(receiver))
            {
                continue;
            }
            match facts.object(filter) {
                Some(object) => {
                    for (key, value) in object.properties() {
                        // Sequelize and Prisma nest the filter; their values are bound.
                        if matches!(key, "where" | "select" | "include" | "data") {
                            continue;
                        }
                        if let Some(taint) = facts.threat(value, Danger::STRUCTURE) {
                            report
                                .finding(value.place(), format!("`{}` can be an object with operators such as `$ne`, and `{key}` then matches what the caller likes", taint.source()))
                                .steps(taint.steps())
                                .fix("Take it as a string", value.span(), format!("String({})", facts.text(value.place())));
                        }
                    }
                }
                None => {
                    if let Some(taint) = facts.threat(filter, Danger::STRUCTURE) {
                        report
                            .finding(filter.place(), format!("`{}` is used as the whole filter, so the caller decides which records match", taint.source()))
                            .steps(taint.steps());
                    }
                }
            }
        }
    }
}
