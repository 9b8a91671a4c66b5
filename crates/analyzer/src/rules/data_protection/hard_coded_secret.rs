use crate::javascript::{Call, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// A signing key, session secret or password stands in the code.
    ///
    /// ## Why
    /// Whoever reads the repository, a backup or an image has the key, and can sign tokens for any account. It can't be changed
    /// without a release. A fallback after `||` is used whenever the variable is missing, also in production.
    ///
    /// ## Not a problem
    /// Keys read from the environment or a secret store, with a refusal to start when they are missing.
    {
        id: "hard-coded-secret",
        title: "Secret written in the code",
        item: "data-secrets-management",
        severity: High,
        confidence: High,
        cwe: [798],
        owasp: Api2,
        examples: "hard_coded_secret.md",
        check: JavaScript(check),
    }
}

/// Where a secret is given to a package.
const ARGUMENTS: &[(&str, &str, usize)] = &[
    ("cookie-parser", "", 0),
    ("crypto", "createHmac", 1),
    ("jsonwebtoken", "sign", 1),
    ("jsonwebtoken", "verify", 1),
];
/// Options that hold one.
const OPTIONS: &[(&str, &str, &str)] = &[
    ("cookie-session", "", "keys"),
    ("cookie-session", "", "secret"),
    ("express-jwt", "expressjwt", "secret"),
    ("express-session", "", "secret"),
    ("mysql", "createConnection", "password"),
    ("mysql", "createPool", "password"),
    ("mysql2", "createConnection", "password"),
    ("mysql2", "createPool", "password"),
    ("passport-jwt", "Strategy", "secretOrKey"),
    ("pg", "Client", "password"),
    ("pg", "Pool", "password"),
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for (package, path, index) in ARGUMENTS {
        for call in facts.calls_to(package, path) {
            if let Some(secret) = call.argument(*index) {
                judge(call, secret, report);
            }
        }
    }
    for (package, path, option) in OPTIONS {
        for call in facts.calls_to(package, path) {
            let Some(secret) = call.argument(0).and_then(|options| options.get(option)) else {
                continue;
            };
            for one in secret.elements().unwrap_or_else(|| vec![secret]) {
                judge(call, one, report);
            }
        }
    }
}

fn judge(call: Call<'_>, secret: Value<'_>, report: &mut Report<'_>) {
    if let Some(read) = secret.environment() {
        let fallback = read
            .fallback
            .filter(|fallback| fallback.string().is_some_and(|text| !text.is_empty()));
        match fallback {
            Some(fallback) => {
                let message = format!(
                    "Without `{}` in the environment this known value is used as the secret",
                    read.name
                );
                report
                    .finding(fallback.place(), message)
                    .step(call.place(), "used here");
            }
            None => report.control(
                "data-secrets-management",
                call.place(),
                format!("The secret comes from `{}`", read.name),
            ),
        }
        return;
    }
    let literal = secret.resolved();
    if secret
        .strings()
        .is_none_or(|strings| strings.iter().all(String::is_empty))
    {
        return;
    }
    let finding = report.finding(
        literal.place(),
        "This secret stands in the code, so whoever reads the code can use it",
    );
    let finding = if literal.place() == secret.place() {
        finding
    } else {
        finding.step(secret.place(), "used here")
    };
    finding.fix(
        "Read it from the environment",
        vec![literal.edit(format!("process.env.{}", variable(call)))],
    );
}

fn variable(call: Call<'_>) -> &'static str {
    match call.callee().identity().map(|it| it.package()) {
        Some("jsonwebtoken" | "express-jwt" | "passport-jwt") => "JWT_SECRET",
        Some("express-session" | "cookie-session" | "cookie-parser") => "SESSION_SECRET",
        Some("mysql" | "mysql2" | "pg") => "DATABASE_PASSWORD",
        _ => "SIGNING_KEY",
    }
}
