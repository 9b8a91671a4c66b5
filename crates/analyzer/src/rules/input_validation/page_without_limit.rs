use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// The request says how many records are read, and nothing bounds it.
///
/// ## Why
/// One request for a million rows keeps the database and the server busy, and takes the whole table home.
///
/// ## Not a problem
/// `Math.min(size, 100)`, a `max` in the schema, a comparison that refuses more.
pub const PAGE_WITHOUT_LIMIT: Rule = Rule {
    id: "page-without-limit",
    title: "The caller chooses how many records are read",
    examples: include_str!("page_without_limit.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[770, 400],
    owasp: Some(Owasp::Api4),
    check: Check::JavaScript(check),
};
}

/// Options of queries that say how many records are read.
const OPTIONS: &[&str] = &["limit", "take"];

/// Methods that read records and take such options.
const READING: &[&str] = &[
    "aggregate",
    "find",
    "findAll",
    "findAndCount",
    "findAndCountAll",
    "findMany",
    "paginate",
    "query",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for method in READING {
        for call in facts.index().calls_named(method) {
            for position in 0..3 {
                for option in OPTIONS {
                    for size in facts
                        .option_values(call, position, option)
                        .into_iter()
                        .take(1)
                    {
                        if let Some(taint) = facts.unbounded_amount(size) {
                            report
                                .finding(
                                    call.place_of(size),
                                    format!("`{}` says how many records are read, and it can be any number", taint.source()),
                                )
                                .steps(taint.steps());
                        }
                    }
                }
            }
        }
    }
    // `Model.find().limit(size)`, `db('orders').limit(size)`
    for call in facts.index().calls_named("limit") {
        let Some(size) = call.argument(0).filter(|_| call.receiver().is_some()) else {
            continue;
        };
        if let Some(taint) = facts.unbounded_amount(size) {
            report
                .finding(
                    call.head_place(),
                    format!(
                        "`{}` says how many records are read, and it can be any number",
                        taint.source()
                    ),
                )
                .steps(taint.steps());
        }
    }
}
