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
                let mut addresses = vec![argument];
                for name in ["connectionString", "url", "uri", "connection"] {
                    addresses.extend(facts.settings(argument, &[name]));
                }
                for address in addresses {
                    let off = facts.texts(address).into_iter().any(|text| {
                        let lower = text.to_ascii_lowercase();
                        [
                            "sslmode=disable",
                            "sslmode=allow",
                            "ssl=false",
                            "tls=false",
                            "usessl=false",
                        ]
                        .iter()
                        .any(|off| lower.contains(off))
                            && !is_local_address(&lower)
                    });
                    if off && !facts.only_in_development(address.file, address.node_id()) {
                        report.finding(call.place_of(address), "TLS is switched off in the address, so the password and all rows can be read on the way");
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
                    .map(|host| facts.texts(host))
                    .unwrap_or_default();
                // What is configured is taken to be like its default.
                let mut known = host
                    .iter()
                    .filter(|host| !host.starts_with(crate::javascript::HOLE))
                    .peekable();
                if known.peek().is_some() && known.all(|host| is_local(host)) {
                    continue;
                }
                let inner = options
                    .get_any(facts, &["dialectOptions", "connection"])
                    .and_then(|inner| facts.object(inner));
                for level in [Some(options), inner].into_iter().flatten() {
                    if let Some(off) = level
                        .get_any(facts, &["ssl", "tls", "encrypt"])
                        .filter(|value| facts.boolean(*value) == Some(false))
                        .filter(|value| !facts.only_in_development(value.file, value.node_id()))
                    {
                        report.finding(off.place(), "TLS is switched off, so the password and all rows can be read on the way");
                    }
                }
            }
        }
    }
}

fn is_local(address: &str) -> bool {
    // A path is a socket of this machine, a name without a dot another container of the same network.
    let is_socket = address.starts_with('/');
    let is_neighbour = !address.contains(['.', '/', ':', crate::javascript::HOLE]);
    is_socket || is_neighbour || is_local_address(address)
}

fn is_local_address(address: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|host| address.contains(host))
}
