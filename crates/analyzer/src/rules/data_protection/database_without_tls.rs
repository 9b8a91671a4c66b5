use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-https-everywhere");

declare_rule! {
/// `ssl: false`, `tls: false` or `sslmode=disable` for a database on another machine.
///
/// ## Why
/// Queries, rows and the password of the connection can be read and changed on the way.
///
/// ## Not a problem
/// A database on this machine, and TLS with the certificate checked.
pub const DATABASE_WITHOUT_TLS: Rule = Rule {
    id: "database-without-tls",
    title: "The database is reached without TLS",
    examples: include_str!("database_without_tls.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[319, 757],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Calls that connect to a database, by identity.
const CONNECTING: &[&str] = &[
    "knex",
    "knex.knex",
    "mongodb.MongoClient",
    "mongoose.connect",
    "mongoose.createConnection",
    "mysql.createConnection",
    "mysql.createPool",
    "mysql2.createConnection",
    "mysql2.createPool",
    "mysql2/promise.createConnection",
    "mysql2/promise.createPool",
    "pg.Client",
    "pg.Pool",
    "postgres",
    "redis.createClient",
    "ioredis",
    "ioredis.Redis",
    "sequelize",
    "sequelize.Sequelize",
    "typeorm.DataSource",
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in CONNECTING {
        for call in facts.calls_to(name) {
            for argument in call.arguments() {
                if let Some(text) = facts.string(argument) {
                    let lower = text.to_ascii_lowercase();
                    if ["sslmode=disable", "ssl=false", "tls=false"]
                        .iter()
                        .any(|off| lower.contains(off))
                        && !is_local(&lower)
                    {
                        report.finding(argument.place(), "TLS is switched off in the address, so the password and all rows can be read on the way");
                    }
                }
                let Some(options) = facts.object(argument) else {
                    continue;
                };
                let host = options
                    .get_any(
                        facts,
                        &["host", "hostname", "connectionString", "url", "uri"],
                    )
                    .and_then(|host| facts.string(host));
                if host.is_some_and(|host| is_local(&host)) {
                    continue;
                }
                let inner = options
                    .get_any(facts, &["dialectOptions", "connection"])
                    .and_then(|inner| facts.object(inner));
                for level in [Some(options), inner].into_iter().flatten() {
                    if let Some(off) = level
                        .get_any(facts, &["ssl", "tls", "encrypt"])
                        .filter(|value| facts.boolean(*value) == Some(false))
                    {
                        report.finding(off.place(), "TLS is switched off, so the password and all rows can be read on the way");
                    }
                }
            }
        }
    }
}

fn is_local(address: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|host| address.contains(host))
}
