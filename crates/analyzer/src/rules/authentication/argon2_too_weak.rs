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

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("argon2.hash") {
        let Some(options) = call.argument(1).and_then(|options| facts.object(options)) else {
            continue;
        };
        if let Some(variant) = options.get(facts, "type") {
            let text = facts.text(variant.place());
            if text.ends_with("argon2i")
                || text.ends_with("argon2d")
                || matches!(facts.number(variant), Some(0.0 | 1.0))
            {
                report.finding(variant.place(), "Only Argon2id resists both guessing on graphics cards and reading the key by timing");
            }
        }
        if let Some(memory) = options.get(facts, "memoryCost")
            && let Some(kibibytes) = facts.number(memory)
            && kibibytes < 19_456.0
        {
            report
                .finding(
                    memory.place(),
                    format!("{kibibytes} KiB are less than the 19 MiB that OWASP asks for"),
                )
                .fix("Use 19 MiB", facts.resolve(memory).span(), "19456");
        }
        if let Some(passes) = options.get(facts, "timeCost")
            && facts.number(passes) == Some(1.0)
            && options
                .get(facts, "memoryCost")
                .and_then(|memory| facts.number(memory))
                .unwrap_or(65_536.0)
                < 47_104.0
        {
            report
                .finding(
                    passes.place(),
                    "One pass is enough only with 46 MiB and more",
                )
                .fix("Make two passes", facts.resolve(passes).span(), "2");
        }
    }
}
