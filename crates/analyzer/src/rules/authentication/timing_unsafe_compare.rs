use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("auth-password-hashing");

declare_rule! {
/// `===` between what the caller sent and a secret, or between two signatures.
///
/// ## Why
/// The comparison ends at the first difference: its time tells how much was right.
///
/// ## Not a problem
/// `crypto.timingSafeEqual` over hashes of both sides.
pub const TIMING_UNSAFE_COMPARE: Rule = Rule {
    id: "timing-unsafe-compare",
    title: "A secret is compared in a way whose time tells about it",
    examples: include_str!("timing_unsafe_compare.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[208],
    owasp: Some(Owasp::Api2),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (file, comparison) in facts.index().comparisons() {
        let left = Expr {
            file: *file,
            node: &comparison.left,
        };
        let right = Expr {
            file: *file,
            node: &comparison.right,
        };
        for (sent, kept) in [(left, right), (right, left)] {
            if is_secret(facts, kept)
                && facts
                    .taint(sent)
                    .is_some_and(|taint| taint.threatens(Danger::HEADER))
            {
                let place = crate::source::Place {
                    file: *file,
                    span: crate::source::Span {
                        start: left.span().start,
                        end: right.span().end,
                    },
                };
                report.finding(place, format!("`{}` is compared character by character, so the time of the answer tells how much was right", facts.text(kept.place())));
                break;
            }
        }
    }
}

/// A secret of the environment or a signature that was just made.
fn is_secret<'a>(facts: &Facts<'a>, expr: Expr<'a>) -> bool {
    if let Some(identity) = facts.identity(expr) {
        let upper = identity.to_ascii_uppercase();
        if identity.starts_with("process.env.") {
            return ["SECRET", "TOKEN", "KEY", "PASSWORD", "PASS"]
                .iter()
                .any(|word| upper.contains(word));
        }
        if identity.contains("createHmac()") {
            return true;
        }
    }
    let text = facts.text(expr.place()).to_ascii_lowercase();
    text.starts_with("config.")
        && ["secret", "apikey", "token", "password"]
            .iter()
            .any(|word| text.ends_with(word))
}
