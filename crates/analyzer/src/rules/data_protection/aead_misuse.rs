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
        } else if takes_short_tags(facts, call, function.place(), &calls) {
            report.finding(
                call.head_place(),
                "A tag of four bytes is accepted as well as one of sixteen, and four can be guessed: say `authTagLength: 16`",
            );
        }
    }
}

/// Whether the tag's length is neither given nor cut nor asked for.
fn takes_short_tags<'a>(
    facts: &Facts<'a>,
    call: Call<'a>,
    function: crate::source::Place,
    calls: &[Call<'a>],
) -> bool {
    let is_gcm = call
        .argument(0)
        .and_then(|algorithm| facts.string(algorithm))
        .is_some_and(|algorithm| algorithm.to_ascii_lowercase().ends_with("gcm"));
    // Options that are not seen can hold the length.
    let given = call.argument(3).is_some_and(|options| {
        facts.is_unseen(options) || facts.option(call, 3, "authTagLength").is_some()
    });
    let tag = calls
        .iter()
        .find(|other| other.name() == Some("setAuthTag"))
        .and_then(|set| set.argument(0));
    let Some(tag) = tag.filter(|_| is_gcm && !given) else {
        return false;
    };
    let cut = facts.origins(tag).into_iter().any(|origin| {
        Call::of(origin)
            .is_some_and(|made| matches!(made.name(), Some("slice" | "subarray" | "read")))
    });
    let file = facts.file(function.file).text;
    let text = facts.text(function);
    let asked = text.contains(".length") && text.contains("16")
        || file.contains("tag.length")
        || file.contains("Tag.length")
        || file.contains("TAG_LENGTH");
    !cut && !asked
}
