use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// `argon2.hash` with less than 19 MiB, or as Argon2i or Argon2d.
///
/// ## Why
/// OWASP asks for Argon2id with at least 19 MiB and two passes; less is guessed faster on graphics cards.
///
/// ## Not a problem
/// The defaults of the package `argon2` (64 MiB, three passes).
pub const ARGON2_TOO_WEAK: Rule = Rule {
    id: "argon2-too-weak",
    title: "Argon2 runs with too little memory or as the wrong variant",
    examples: include_str!("argon2_too_weak.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[916],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

/// Functions that hash with Argon2, and the argument that holds the options.
const HASHING: &[(&str, usize)] = &[
    ("@node-rs/argon2.hash", 1),
    ("@node-rs/argon2.hashSync", 1),
    ("argon2.hash", 1),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (function, position) in HASHING {
        for call in facts.calls_to(function) {
            judge(facts, report, call, *position);
        }
    }
}

/// Options that several calls share are told of once.
fn judge<'a>(facts: &Facts<'a>, report: &mut Report, call: Call<'a>, position: usize) {
    if let Some(variant) = facts.option_any(call, position, &["type", "algorithm"]) {
        let name = facts
            .identity(variant)
            .unwrap_or_default()
            .to_ascii_lowercase();
        let text = facts.text(variant.place()).to_ascii_lowercase();
        let weak = [name.as_str(), text.as_str()]
            .iter()
            .any(|name| name.ends_with("argon2i") || name.ends_with("argon2d"))
            || matches!(facts.number(variant), Some(0.0 | 1.0));
        if weak && !report.has_finding_at(variant.place()) {
            report.finding(variant.place(), "Only Argon2id resists both guessing on graphics cards and reading the key by timing");
        }
    }
    let memory = facts.option(call, position, "memoryCost");
    // The most that it can be: a lower value for tests stands beside it.
    let most = |value: Expr<'a>| facts.possible_numbers(value).into_iter().reduce(f64::max);
    if let Some(memory) = memory
        && let Some(kibibytes) = most(memory)
        && kibibytes < 19_456.0
        && !report.has_finding_at(memory.place())
    {
        report
            .finding(
                memory.place(),
                format!("{kibibytes} KiB are less than the 19 MiB that OWASP asks for"),
            )
            .fix("Use 19 MiB", facts.resolve(memory).span(), "19456");
    }
    if let Some(passes) = facts.option(call, position, "timeCost")
        && most(passes) == Some(1.0)
        && memory.and_then(most).unwrap_or(65_536.0) < 47_104.0
        && !report.has_finding_at(passes.place())
        // Too little memory is told already.
        && memory.and_then(most).is_none_or(|memory| memory >= 19_456.0)
    {
        report
            .finding(
                passes.place(),
                "One pass is enough only with 46 MiB and more",
            )
            .fix("Make two passes", facts.resolve(passes).span(), "2");
    }
}
