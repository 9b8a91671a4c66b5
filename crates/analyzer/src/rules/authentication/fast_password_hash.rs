use crate::javascript::{Call, Danger, Facts, Value};
use crate::{Report, declare_rule};

declare_rule! {
    /// A password is hashed with MD5, SHA-1 or SHA-2.
    ///
    /// ## Why
    /// These are made to be fast: a graphics card tries billions of passwords a second against a stolen hash.
    ///
    /// ## Not a problem
    /// Hashing a random token, a file or a cache key, or a password that is only compared with a list of leaked ones.
    {
        id: "fast-password-hash",
        title: "Password hashed with a fast function",
        item: "auth-password-hashing",
        severity: Critical,
        confidence: High,
        cwe: [916],
        owasp: Api2,
        examples: "fast_password_hash.md",
        check: JavaScript(check),
    }
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in facts
        .calls_to("crypto", "createHash")
        .chain(facts.calls_to("crypto", "createHmac"))
    {
        let Some(password) = hashed(call).filter(|value| is_password(*value)) else {
            continue;
        };
        let algorithm = call.argument(0).and_then(Value::string).unwrap_or_default();
        let message = format!(
            "`{}` is hashed with {algorithm}, so a stolen hash is guessed billions of times a second",
            password.text()
        );
        let mut finding = report.finding(call.place(), message);
        if let Some(flow) = password.flow(Danger::Any) {
            finding = finding.step(flow.source().place(), "the password comes in here");
        }
        finding.step(password.place(), "is hashed");
    }
    for (package, path) in [
        ("argon2", "hash"),
        ("crypto", "scrypt"),
        ("crypto", "scryptSync"),
    ] {
        for call in facts.calls_to(package, path) {
            report.control(
                "auth-password-hashing",
                call.place(),
                format!(
                    "Passwords are hashed with {}",
                    if package == "argon2" {
                        "argon2"
                    } else {
                        "scrypt"
                    }
                ),
            );
        }
    }
}

/// `x` in `createHash('md5').update(x)`.
fn hashed(call: Call<'_>) -> Option<Value<'_>> {
    let update = call
        .next_in_chain()
        .filter(|next| next.name() == Some("update"))?;
    update.argument(0)
}

fn is_password(value: Value<'_>) -> bool {
    let names = |value: Value<'_>| {
        value.last_name().is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            matches!(
                name.as_str(),
                "password"
                    | "passwd"
                    | "pwd"
                    | "pass"
                    | "passphrase"
                    | "newpassword"
                    | "plainpassword"
            )
        })
    };
    names(value) || value.inserted_parts().into_iter().any(names)
}
