use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-parameterized-queries");

declare_rule! {
/// Request data is put into the text of an SQL statement.
///
/// ## Why
/// The database cannot tell the statement from the data any more: `' OR 1=1 --` reads every row, and more.
///
/// ## Not a problem
/// Placeholders with the values beside the text, tagged templates such as Prisma's, numbers, and names from an allow list.
pub const SQL_INJECTION: Rule = Rule {
    id: "sql-injection",
    title: "Request data becomes part of an SQL statement",
    examples: include_str!("sql_injection.md"),
    item: ITEM,
    severity: Severity::Critical,
    confidence: Confidence::High,
    cwe: &[89],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Methods that take a statement's text as their first argument.
const QUERIES: &[&str] = &[
    "$executeRawUnsafe",
    "$queryRawUnsafe",
    "all",
    "each",
    "exec",
    "execute",
    "get",
    "havingRaw",
    "joinRaw",
    "literal",
    "orderByRaw",
    "prepare",
    "query",
    "queryRawUnsafe",
    "raw",
    "run",
    "selectRaw",
    "unsafe",
    "whereRaw",
];
/// Names that other things than databases use too: their text must look like SQL.
const SHARED: &[&str] = &[
    "all", "each", "exec", "get", "run", "raw", "prepare", "literal", "unsafe",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in QUERIES {
        for call in facts.index().calls_named(name) {
            let Some(first) = call.argument(0) else {
                continue;
            };
            let text = facts
                .object(first)
                .and_then(|options| options.get_any(facts, &["text", "sql", "query"]))
                .unwrap_or(first);
            let is_database = call.receiver().is_some() && !facts.call_is_request(call);
            if !is_database {
                continue;
            }
            let sql = facts.leading_sql(text);
            if let Some(taint) = facts.threat(text, Danger::SQL) {
                if (!sql && (SHARED.contains(name) || !taint.is_built))
                    || taint.source().contains("params.query")
                {
                    continue;
                }
                report
                    .finding(text.place(), format!("`{}` becomes part of the SQL text, so the caller can change the statement", taint.source()))
                    .steps(taint.steps());
            } else if sql
                && call.argument_count() > 1
                && matches!(*name, "query" | "execute" | "raw")
            {
                report.control(ITEM, call.place(), "Values are bound beside the statement");
            }
        }
    }
}
