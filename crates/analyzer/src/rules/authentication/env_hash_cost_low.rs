use crate::config::{Dotenv, Purpose};
use crate::secrets::words_of;
use crate::{Edit, Report, Severity, declare_rule};

declare_rule! {
    /// Passwords are hashed with a bcrypt cost below 12.
    ///
    /// ## Why
    /// Each step of the cost doubles the work of guessing a stolen hash; at cost 8 a graphics card tries passwords sixteen times faster than at 12.
    ///
    /// ## Not a problem
    /// A test's own file, where no real password is hashed: it is reported as low. 10 and 11 are reported as low too.
    {
        id: "env-hash-cost-low",
        title: "bcrypt cost set below 12",
        item: "auth-password-hashing",
        severity: Medium,
        confidence: High,
        cwe: [916],
        owasp: Api2,
        examples: "env_hash_cost_low.md",
        check: Dotenv(check),
    }
}

const RECOMMENDED_COST: u32 = 12;

/// The OWASP Password Storage Cheat Sheet's minimum for bcrypt.
const MINIMUM_COST: u32 = 10;

fn check(dotenv: &Dotenv<'_>, report: &mut Report<'_>) {
    for entry in dotenv.effective().filter(|entry| is_cost(entry.key)) {
        let Ok(cost) = entry.value.trim().parse::<u32>() else {
            continue;
        };
        let place = dotenv.place(entry.key_span);
        if cost >= RECOMMENDED_COST {
            report.control(
                "auth-password-hashing",
                place,
                format!("bcrypt runs at cost {cost}"),
            );
            continue;
        }
        let lowered = cost >= MINIMUM_COST || dotenv.purpose == Purpose::Development;
        report
            .finding(
                place,
                format!(
                    "`{}` is {cost}, so a stolen hash is guessed quickly",
                    entry.key
                ),
            )
            .severity(if lowered {
                Severity::Low
            } else {
                Severity::Medium
            })
            .fix(
                "Use cost 12",
                vec![Edit {
                    span: entry.value_span,
                    text: "12".to_owned(),
                }],
            );
    }
}

fn is_cost(name: &str) -> bool {
    let words = words_of(name);
    let has = |candidates: &[&str]| words.iter().any(|word| candidates.contains(&word.as_str()));
    has(&["bcrypt", "salt", "hash"]) && has(&["rounds", "cost", "factor"])
}
