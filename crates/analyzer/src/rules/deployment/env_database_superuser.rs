use crate::config::{Connection, Dotenv, Purpose};
use crate::secrets::{is_placeholder, words_of};
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// The program connects to its database as superuser.
    ///
    /// ## Why
    /// One SQL injection then reads and drops every database, changes accounts, and with some servers runs commands on the machine.
    ///
    /// ## Not a problem
    /// A database on this machine or in a file for tests and development: reported as low.
    {
        id: "env-database-superuser",
        title: "Database superuser",
        item: "deploy-least-privilege-database",
        severity: High,
        confidence: High,
        cwe: [250],
        owasp: Api8,
        examples: "env_database_superuser.md",
        check: Dotenv(check),
    }
}

const SUPERUSERS: [&str; 9] = [
    "admin",
    "administrator",
    "dba",
    "doadmin",
    "postgres",
    "root",
    "sa",
    "sys",
    "system",
];

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    for entry in dotenv.effective() {
        let url = Connection::parse(&entry.value).filter(Connection::is_database);
        let (user, is_local) = match &url {
            Some(url) => (url.user, url.is_local()),
            None if names_database_account(entry.key) => {
                (entry.value.trim(), host_is_local(dotenv))
            }
            None => continue,
        };
        if user.is_empty() || is_placeholder(user) {
            continue;
        }
        let place = dotenv.place(entry.key_span);
        if !SUPERUSERS.contains(&user.to_ascii_lowercase().as_str()) {
            // A template's values are not what runs.
            if dotenv.purpose != Purpose::Template {
                let message = format!("The program has a database account of its own, `{user}`");
                report.control("deploy-least-privilege-database", place, message);
            }
            continue;
        }
        let lowered =
            is_local || matches!(dotenv.purpose, Purpose::Development | Purpose::Template);
        report
            .finding(place, format!("The program connects to its database as `{user}`, which may do everything in it"))
            .severity(if lowered { Severity::Low } else { Severity::High });
    }
}

fn names_database_account(name: &str) -> bool {
    if matches!(name, "PGUSER" | "POSTGRES_USER" | "MYSQL_USER") {
        return true;
    }
    let words = words_of(name);
    let is_user = words
        .last()
        .is_some_and(|word| matches!(word.as_str(), "user" | "username"));
    is_user
        && words.iter().any(|word| {
            matches!(
                word.as_str(),
                "db" | "database" | "postgres" | "pg" | "mysql" | "mongo" | "mongodb" | "sql"
            )
        })
}

fn host_is_local(dotenv: &Dotenv<'_>) -> bool {
    ["DB_HOST", "PGHOST", "DATABASE_HOST", "MYSQL_HOST"]
        .iter()
        .find_map(|name| dotenv.get(name))
        .is_some_and(|entry| matches!(entry.value.trim(), "localhost" | "127.0.0.1" | "::1"))
}
