use crate::javascript::{Call, Facts};
use crate::{Report, declare_rule};

declare_rule! {
    /// bcrypt hashes passwords with a cost below 10.
    ///
    /// ## Why
    /// Each step of the cost doubles the work of guessing a stolen hash. At cost 6 a graphics card tries passwords sixteen
    /// times faster than at cost 10.
    ///
    /// ## Not a problem
    /// A low cost in a test's setup, where no real password is hashed.
    {
        id: "bcrypt-cost-low",
        title: "bcrypt cost below 10",
        item: "auth-password-hashing",
        severity: High,
        confidence: High,
        cwe: [916],
        owasp: Api2,
        examples: "bcrypt_cost_low.md",
        check: JavaScript(check),
    }
}

/// The OWASP Password Storage Cheat Sheet's minimum for bcrypt.
const MINIMUM_COST: f64 = 10.0;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for call in hashing_calls(facts) {
        let Some(cost) = call.argument(1) else {
            continue;
        };
        let Some(rounds) = cost.number() else {
            continue;
        };
        if rounds >= MINIMUM_COST {
            let message = format!("Passwords are hashed with bcrypt at cost {rounds}");
            report.control("auth-password-hashing", call.place(), message);
            continue;
        }
        report
            .finding(
                cost.place(),
                format!("bcrypt runs at cost {rounds}, so a stolen hash is guessed quickly"),
            )
            .fix("Use cost 12", vec![cost.edit("12")]);
    }
}

fn hashing_calls<'f>(facts: &'f Facts<'f>) -> impl Iterator<Item = Call<'f>> {
    facts
        .calls_to("bcrypt", "hash")
        .chain(facts.calls_to("bcrypt", "hashSync"))
}
