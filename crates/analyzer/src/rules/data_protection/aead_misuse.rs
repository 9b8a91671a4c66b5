use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("data-encryption-at-rest");

declare_rule! {
/// AES-GCM or ChaCha20-Poly1305 is decrypted without `setAuthTag`, without `final`, or with a tag of any length.
///
/// ## Why
/// The tag is what tells a changed text from the true one; a short tag can be guessed.
///
/// ## Not a problem
/// `setAuthTag` before `final`, and `authTagLength: 16`.
pub const AEAD_MISUSE: Rule = Rule {
    id: "aead-misuse",
    title: "The tag of an encrypted text is not checked",
    examples: include_str!("aead_misuse.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &[310, 354],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("crypto.createDecipheriv") {
        let gcm = call
            .argument(0)
            .and_then(|algorithm| facts.string(algorithm))
            .is_some_and(|algorithm| {
                let lower = algorithm.to_ascii_lowercase();
                lower.ends_with("gcm") || lower.contains("poly1305") || lower.ends_with("ccm")
            });
        if !gcm {
            continue;
        }
        let Some(function) = facts.enclosing_function(call.file, call.node) else {
            continue;
        };
        let calls: Vec<Call<'_>> = facts.calls_within(function.place()).collect();
        let has = |name: &str| calls.iter().any(|other| other.name() == Some(name));
        let returned = facts
            .index()
            .returns(function)
            .iter()
            .any(|value| value.span() == call.span);
        if returned {
            continue;
        }
        if !has("setAuthTag") {
            report.finding(
                call.callee_place(),
                "No tag is set, so a text that somebody changed is decrypted like the true one",
            );
        } else if !has("final") && !has("pipe") && !has("pipeline") {
            report.finding(
                call.callee_place(),
                "Without `final` the tag is never checked, so a changed text passes",
            );
        }
    }
}
