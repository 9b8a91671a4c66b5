use crate::config::{Connection, Dotenv, Purpose};
use crate::secrets::{is_weak_word, words_of};
use crate::{Report, Severity, declare_rule};

declare_rule! {
    /// A database has no password, a default one, or its user's name as password.
    ///
    /// ## Why
    /// Such passwords are the first that scanners try, minutes after a port is open.
    ///
    /// ## Not a problem
    /// Templates, and references to other variables.
    {
        id: "env-default-password",
        title: "Default database password",
        item: "data-secrets-management",
        severity: High,
        confidence: High,
        cwe: [1392, 521],
        owasp: None,
        examples: "env_default_password.md",
        check: Dotenv(check),
    }
}

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    if dotenv.purpose == Purpose::Template {
        return;
    }
    for entry in dotenv.effective() {
        let url =
            Connection::parse(&entry.value).filter(|url| url.is_database() && !url.user.is_empty());
        let (user, password, is_local) = match &url {
            Some(url) => (url.user, url.password, url.is_local()),
            None if names_database_password(entry.key) => {
                (database_user(dotenv), entry.value.trim(), false)
            }
            None => continue,
        };
        if password.starts_with(['$', '<', '{']) {
            continue;
        }
        let what = if password.is_empty() {
            "has no password"
        } else if password.eq_ignore_ascii_case(user) {
            "has its user's name as password"
        } else if is_weak_word(password) {
            "has a password that is tried first"
        } else {
            continue;
        };
        // Without a password in the URL it may come from elsewhere, such as a certificate or PGPASSWORD.
        if url.is_some() && password.is_empty() {
            continue;
        }
        let lowered = is_local || dotenv.purpose == Purpose::Development;
        report
            .finding(
                dotenv.place(entry.key_span),
                format!("The database of `{}` {what}", entry.key),
            )
            .severity(if lowered {
                Severity::Low
            } else {
                Severity::High
            });
    }
}

fn names_database_password(name: &str) -> bool {
    let words = words_of(name);
    let is_password = words
        .last()
        .is_some_and(|word| matches!(word.as_str(), "password" | "pass" | "pwd" | "passwd"));
    let of_database = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "db" | "database"
                | "postgres"
                | "pg"
                | "mysql"
                | "mariadb"
                | "mongo"
                | "mongodb"
                | "redis"
                | "sql"
                | "root"
        )
    });
    name == "PGPASSWORD" || (is_password && of_database)
}

fn database_user<'d>(dotenv: &'d Dotenv<'_>) -> &'d str {
    [
        "DB_USER",
        "DB_USERNAME",
        "PGUSER",
        "POSTGRES_USER",
        "MYSQL_USER",
        "DATABASE_USER",
    ]
    .iter()
    .find_map(|name| dotenv.get(name))
    .map_or("", |entry| entry.value.trim())
}
