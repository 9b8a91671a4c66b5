use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-generic-errors");

declare_rule! {
/// A login answers at once for an unknown account and hashes a password for a known one.
///
/// ## Why
/// A slow hash takes a tenth of a second. Who measures the answers learns which accounts exist, whatever the texts say.
///
/// ## Not a problem
/// A password that is compared in both cases: with the hash of the account, or with one of nobody.
pub const LOGIN_TIME_TELLS: Rule = Rule {
    id: "login-time-tells",
    title: "The time of a login's answer tells whether the account exists",
    examples: include_str!("login_time_tells.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[208, 203, 204],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.slow_comparisons() {
        let Some(test) = facts.leaves_without(call) else {
            continue;
        };
        if report.has_finding_at(test.place()) {
            continue;
        }
        report
            .finding(
                test.place(),
                "An unknown account is answered at once and a known one after a slow comparison, so the time tells which accounts exist",
            )
            .step(call.head_place(), "takes its time for known accounts only");
    }
}
