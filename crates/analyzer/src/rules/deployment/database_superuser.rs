use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-least-privilege-database");

declare_rule! {
/// The service signs in to its database as the administrator.
///
/// ## Why
/// One injection then reads and drops everything on the server, other services' data too, and on some servers runs programs.
///
/// ## Not a problem
/// A user of the service's own that may do what its statements do; administrators in migrations.
pub const DATABASE_SUPERUSER: Rule = Rule {
    id: "database-superuser",
    title: "The database is used as its administrator",
    examples: include_str!("database_superuser.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[250, 272],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

/// Functions that connect, and the argument with the options.
const CONNECTING: &[(&str, usize)] = &[
    ("knex", 0),
    ("knex.knex", 0),
    ("mariadb.createConnection", 0),
    ("mariadb.createPool", 0),
    ("mssql.connect", 0),
    ("mysql.createConnection", 0),
    ("mysql.createPool", 0),
    ("mysql2.createConnection", 0),
    ("mysql2.createPool", 0),
    ("mysql2/promise.createConnection", 0),
    ("mysql2/promise.createPool", 0),
    ("oracledb.createPool", 0),
    ("oracledb.getConnection", 0),
    ("pg-promise()", 0),
    ("pg.Client", 0),
    ("pg.Pool", 0),
    ("postgres", 0),
    ("sequelize.Sequelize", 0),
    ("sequelize.Sequelize", 3),
    ("tedious.Connection", 0),
    ("typeorm.DataSource", 0),
    ("typeorm.createConnection", 0),
];

/// Users that servers make for their administrators.
const ADMINISTRATORS: &[&str] = &["postgres", "root", "sa", "sys", "sysdba", "system"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, position) in CONNECTING {
        for call in facts.calls_to(function) {
            let Some(given) = call.argument(*position) else {
                continue;
            };
            let options = facts.options(Some(given));
            let connection = match options.get("connection") {
                Setting::Set(connection) => facts.options(Some(connection)),
                _ => options,
            };
            let user = connection
                .get_any(&["user", "username", "userName"])
                .value()
                .or_else(|| {
                    // `new Sequelize('shop', 'root', password)`
                    call.argument(1)
                        .filter(|_| *function == "sequelize.Sequelize")
                });
            let administrator = user.and_then(|user| Some((user, facts.string(user)?)));
            if let Some((user, name)) = administrator
                && ADMINISTRATORS.contains(&name.as_str())
                && !is_for_maintenance(facts, call)
                && !report.has_finding_at(user.place())
            {
                report.finding(
                    user.place(),
                    format!("The service signs in as `{name}`, who may do everything on the server, so one injected statement may too"),
                );
            }
        }
    }
}

/// Whether a connection is made for migrations, seeds or development.
fn is_for_maintenance<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    let path = facts.file(call.file).path.to_ascii_lowercase();
    ["migrat", "seed", "script", "setup", "test", "knexfile"]
        .iter()
        .any(|word| path.contains(word))
        || facts.only_in_development(call.file, call.node)
}
