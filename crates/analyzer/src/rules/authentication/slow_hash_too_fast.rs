use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// PBKDF2 runs with too few iterations, or scrypt with too little memory.
///
/// ## Why
/// The iterations are what makes each guess at a stolen hash expensive. OWASP asks for 600,000 of PBKDF2 with SHA-256 and 210,000 with
/// SHA-512, and for scrypt with N = 2^17, or 2^14 and more with p = 5.
///
/// ## Not a problem
/// A key derived from a long random key of the environment: nobody guesses that.
pub const SLOW_HASH_TOO_FAST: Rule = Rule {
    id: "slow-hash-too-fast",
    title: "PBKDF2 or scrypt runs with too little work",
    examples: include_str!("slow_hash_too_fast.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[916],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Node's own default for scrypt, which all guidance takes as the least.
const LEAST_N: f64 = 16_384.0;

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["crypto.pbkdf2", "crypto.pbkdf2Sync"] {
        for call in facts.calls_to(name) {
            if let Some(count) = call.argument(2) {
                judge_iterations(facts, report, call, count, "PBKDF2");
            }
        }
    }
    for call in facts.calls_to("crypto-js.PBKDF2") {
        match facts.option(call, 2, "iterations") {
            Some(count) => judge_iterations(facts, report, call, count, "PBKDF2"),
            None if !call
                .argument(2)
                .is_some_and(|options| facts.is_unseen(options)) =>
            {
                report.finding(
                    call.head_place(),
                    "PBKDF2 of `crypto-js` runs with its own few iterations, so each guess at a stolen hash is cheap",
                );
            }
            None => {}
        }
    }
    for (name, position) in [("crypto.scrypt", 3), ("crypto.scryptSync", 3)] {
        for call in facts.calls_to(name) {
            let Some(cost) = facts.option_any(call, position, &["N", "cost"]) else {
                continue;
            };
            let Some(most) = most(facts, cost).filter(|most| *most < LEAST_N) else {
                continue;
            };
            if of_a_key(facts, call) {
                continue;
            }
            if report.has_finding_at(cost.place()) {
                continue;
            }
            report.finding(
                cost.place(),
                format!("scrypt runs with N = {most}, which is less than its default of 16384, so each guess at a stolen hash is cheap"),
            );
        }
    }
}

fn judge_iterations<'a>(
    facts: &Facts<'a>,
    report: &mut Report,
    call: Call<'a>,
    count: Expr<'a>,
    name: &str,
) {
    let Some(most) = most(facts, count) else {
        return;
    };
    if most >= 100_000.0 || of_a_key(facts, call) {
        return;
    }
    report.finding(
        call.place_of(count),
        format!("{name} runs {most} times, so each guess at a stolen hash is cheap: OWASP asks for 600,000 with SHA-256 and 210,000 with SHA-512"),
    );
}

/// The most that a number can be: a lower value for tests stands beside it.
fn most<'a>(facts: &Facts<'a>, value: Expr<'a>) -> Option<f64> {
    facts.possible_numbers(value).into_iter().reduce(f64::max)
}

/// Whether what is hashed is a key of the environment rather than what a person can remember.
fn of_a_key<'a>(facts: &Facts<'a>, call: Call<'a>) -> bool {
    call.argument(0).is_some_and(|input| {
        facts.origins(input).into_iter().any(|origin| {
            facts
                .identity(origin)
                .is_some_and(|identity| identity.starts_with("process.env."))
        })
    })
}
