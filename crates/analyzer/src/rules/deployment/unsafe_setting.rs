use crate::config::Dotenv;
use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// A variable of the environment switches a protection off.
///
/// ## Why
/// The code is reviewed, the environment seldom: one line there undoes what the code does right.
///
/// ## Not a problem
/// Files for the own machine or for tests are reported with a low severity.
pub const UNSAFE_SETTING: Rule = Rule {
    id: "unsafe-setting",
    title: "A setting opens what the code may close",
    examples: include_str!("unsafe_setting.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[489, 942, 614, 295],
    owasp: Some(Owasp::Api8),
    check: Check::Dotenv(check),
};
}

fn check(file: &Dotenv<'_>, report: &mut Report) {
    if file.is_template() {
        return;
    }
    for variable in file.variables() {
        let name = variable.name.to_ascii_uppercase();
        let value = variable.value.trim();
        let lower = value.to_ascii_lowercase();
        let problem = match name.as_str() {
            "NODE_TLS_REJECT_UNAUTHORIZED" if value == "0" => Some((Severity::High, "switches off the check of certificates for the whole process".to_owned())),
            "DEBUG" if matches!(value, "*" | "express:*") => Some((Severity::Medium, "prints the internals of every package, requests included".to_owned())),
            "NODE_ENV" if lower == "development" && file.is_production() => Some((Severity::Medium, "shows stack traces to clients in production".to_owned())),
            "CORS_ORIGIN" | "CORS_ORIGINS" | "ALLOWED_ORIGINS" if value == "*" => Some((Severity::Medium, "lets every website read answers".to_owned())),
            "COOKIE_SECURE" | "SESSION_COOKIE_SECURE" if lower == "false" => Some((Severity::Medium, "sends the cookie over plain HTTP".to_owned())),
            "TRUST_PROXY" if lower == "true" => Some((Severity::Medium, "lets callers forge their address".to_owned())),
            "BCRYPT_ROUNDS" | "SALT_ROUNDS" | "BCRYPT_COST" => value.parse::<u32>().ok().filter(|rounds| *rounds < 12).map(|rounds| (Severity::Medium, format!("makes guesses at stolen hashes cheap: {rounds} rounds, 12 are asked for"))),
            _ => None,
        };
        if let Some((severity, consequence)) = problem {
            let severity = if file.is_local() {
                Severity::Low
            } else {
                severity
            };
            report
                .finding(variable.place, format!("`{}` {consequence}", variable.name))
                .severity(severity);
        }
        if name == "NODE_ENV" && lower == "production" {
            report.control(ITEM, variable.place, "`NODE_ENV` is production");
        }
        if (name.ends_with("DATABASE_URL") || name == "DB_USER" || name == "DB_USERNAME")
            && !file.is_local()
        {
            let user = value.split_once("://").map_or(value, |(_, rest)| {
                rest.split([':', '@']).next().unwrap_or_default()
            });
            if matches!(user, "root" | "postgres" | "sa" | "admin" | "doadmin") {
                report
                    .finding(
                        variable.place,
                        format!(
                            "`{}` connects as `{user}`, who may do everything in the database",
                            variable.name
                        ),
                    )
                    .severity(Severity::High);
            } else if !user.is_empty() && !user.contains('$') {
                report.control(
                    ItemId("deploy-least-privilege-database"),
                    variable.place,
                    format!("The app connects as `{user}`"),
                );
            }
        }
        let public = [
            "VITE_",
            "NEXT_PUBLIC_",
            "REACT_APP_",
            "EXPO_PUBLIC_",
            "PUBLIC_",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix));
        if public
            && crate::config::secrets::names_secret(&name)
            && !crate::config::secrets::is_placeholder(value)
            && !name.contains("PUBLISHABLE")
        {
            report
                .finding(
                    variable.place,
                    format!(
                        "`{}` is built into the pages that everyone downloads",
                        variable.name
                    ),
                )
                .severity(Severity::High);
        }
    }
}
