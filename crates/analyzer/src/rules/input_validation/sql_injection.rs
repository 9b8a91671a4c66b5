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

/// Functions whose argument is SQL, a whole statement or a fragment of one.
const RAW_FUNCTIONS: &[&str] = &[
    "@prisma/client.Prisma.raw",
    "@prisma/client/runtime/library.raw",
    "drizzle-orm.sql.raw",
    "knex().raw",
    "knex.raw",
    "kysely.sql.raw",
    "objection.raw",
    "sequelize.Sequelize.literal",
    "sequelize.literal",
    "sql-template-strings.default().append",
    "tedious.Request",
    "typeorm.Raw",
];
/// Methods whose argument is SQL on every object that has them.
const RAW_METHODS: &[&str] = &[
    "$executeRawUnsafe",
    "$queryRawUnsafe",
    "andWhereRaw",
    "fromRaw",
    "groupByRaw",
    "havingRaw",
    "joinRaw",
    "orHavingRaw",
    "orWhereRaw",
    "orderByRaw",
    "queryRawUnsafe",
    "selectRaw",
    "whereRaw",
    "withRaw",
];
/// Methods of databases whose first argument is a statement. Other things have methods of these names too, so either the object must
/// be a database or the text must read like SQL.
const STATEMENTS: &[&str] = &[
    "all",
    "any",
    "batch",
    "each",
    "exec",
    "execute",
    "executeSql",
    "get",
    "literal",
    "many",
    "manyOrNone",
    "none",
    "one",
    "oneOrNone",
    "prepare",
    "query",
    "raw",
    "result",
    "run",
    "stream",
    "unsafe",
];
/// Methods of TypeORM's query builder that take SQL.
const BUILDER_METHODS: &[&str] = &[
    "addGroupBy",
    "addOrderBy",
    "addSelect",
    "andHaving",
    "andWhere",
    "groupBy",
    "having",
    "orHaving",
    "orWhere",
    "orderBy",
    "select",
    "where",
];
/// Packages of databases, by the beginning of an identity.
const DATABASES: &[&str] = &[
    "@libsql/client",
    "@neondatabase/serverless",
    "@planetscale/database",
    "@prisma/client",
    "@vercel/postgres",
    "better-sqlite3",
    "knex",
    "mariadb",
    "mssql",
    "mysql",
    "mysql2",
    "node:sqlite",
    "oracledb",
    "pg",
    "pg-promise",
    "postgres",
    "sequelize",
    "slonik",
    "snowflake-sdk",
    "sqlite",
    "sqlite3",
    "tedious",
    "typeorm",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in RAW_FUNCTIONS {
        for call in facts.calls_to(name) {
            if let Some(text) = call.argument(0) {
                judge(facts, report, call, text);
            }
        }
    }
    for name in RAW_METHODS {
        for call in facts.index().calls_named(name) {
            if let Some(text) = call.argument(0) {
                judge(facts, report, call, text);
            }
        }
    }
    for name in STATEMENTS {
        for call in facts.index().calls_named(name) {
            statement(facts, report, call);
        }
    }
    for name in BUILDER_METHODS {
        for call in facts.index().calls_named(name) {
            let builds = call
                .receiver()
                .is_some_and(|receiver| facts.is_sql_builder(receiver));
            if let Some(text) = call.argument(0).filter(|_| builds)
                && facts.object(text).is_none()
            {
                judge(facts, report, call, text);
            }
        }
    }
}

/// A call with a name that databases share with others.
fn statement<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>) {
    let Some(first) = call.argument(0) else {
        return;
    };
    let options = facts.object(first);
    let text = options
        .and_then(|options| options.get_any(facts, &["text", "sql", "query", "sqlText"]))
        .unwrap_or(first);
    let receiver = call.receiver();
    // `import { query } from './db'`: a function that is not visible and is called for a database's.
    if receiver.is_none()
        && (facts.function(call.callee()).is_some()
            || !matches!(
                call.name(),
                Some("execute" | "executeSql" | "many" | "query" | "raw" | "run")
            ))
    {
        return;
    }
    let identity = receiver.and_then(|receiver| facts.identity(receiver));
    // A prepared statement takes values only.
    if identity
        .as_ref()
        .is_some_and(|identity| identity.ends_with(".prepare()"))
    {
        return;
    }
    let is_database = identity.is_some_and(|identity| {
        DATABASES.iter().any(|package| {
            identity
                .strip_prefix(package)
                .is_some_and(|rest| rest.starts_with(['.', '(', '/']))
        })
    });
    if !is_database && facts.call_is_request(call) {
        return;
    }
    let reads_like_sql = facts.leading_sql(text);
    if !is_database && !reads_like_sql {
        return;
    }
    if judge(facts, report, call, text) {
        return;
    }
    if reads_like_sql
        && call.argument_count() > 1
        && matches!(call.name(), Some("query" | "execute" | "raw"))
    {
        report.control(ITEM, call.place(), "Values are bound beside the statement");
    }
}

fn judge<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, text: Expr<'a>) -> bool {
    let Some(taint) = facts.threat(text, Danger::SQL) else {
        if let Some(quoted) = facts.quoted_once(text) {
            report
                .finding(call.head_place(), "Only the first quote of a value is escaped before it becomes part of the SQL text, so a second one ends the string")
                .step(quoted.place(), "escaped once");
            return true;
        }
        return false;
    };
    let message = format!(
        "`{}` becomes part of the SQL text, so the caller can change the statement",
        taint.source()
    );
    // A project's own `query(text)` is not where the statement is put together.
    let places = facts.where_made(call, text);
    if places.is_empty() {
        report.flow(call, text, &taint, message.as_str());
    }
    for (call, text) in places {
        if let Some(taint) = facts.threat(text, Danger::SQL) {
            report.flow(call, text, &taint, message.as_str());
        }
    }
    true
}
