use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// bcrypt runs with too few rounds.
///
/// ## Why
/// Each step of the cost doubles the work of a guess. Below 10 (the floor of OWASP's Password Storage Cheat Sheet) stolen hashes
/// are cracked on one graphics card; this checklist asks for 12.
///
/// ## Not a problem
/// A cost read from the configuration: its value is judged where it is written.
pub const BCRYPT_COST_LOW: Rule = Rule {
    id: "bcrypt-cost-low",
    title: "bcrypt hashes passwords with fewer than 12 rounds",
    examples: include_str!("bcrypt_cost_low.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[916],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for package in ["@node-rs/bcrypt", "bcrypt", "bcrypt-ts", "bcryptjs"] {
        for (function, position) in [
            ("hash", 1),
            ("hashSync", 1),
            ("genSalt", 0),
            ("genSaltSync", 0),
        ] {
            for call in facts.calls_to(&format!("{package}.{function}")) {
                let Some(cost) = call.argument(position) else {
                    continue;
                };
                // The most that it can be: a lower value for tests stands beside it.
                let Some(rounds) = facts.possible_numbers(cost).into_iter().reduce(f64::max) else {
                    continue;
                };
                if rounds >= 12.0 {
                    report.control(
                        ITEM,
                        call.place(),
                        format!("Passwords are hashed by bcrypt with {rounds} rounds"),
                    );
                    continue;
                }
                let severity = if rounds < 10.0 {
                    Severity::High
                } else {
                    Severity::Low
                };
                let finding = report.finding(
                    cost.place(),
                    format!("bcrypt runs with {rounds} rounds, so each guess at a stolen hash is cheap: ask for at least 12"),
                );
                finding
                    .severity(severity)
                    .fix("Use 12 rounds", facts.resolve(cost).span(), "12");
            }
        }
    }
    for call in facts.calls_to("argon2.hash") {
        report.control(ITEM, call.place(), "Passwords are hashed by Argon2");
    }
}
