use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-no-debug");

declare_rule! {
/// `serve-index` shows the names of all files in a folder.
///
/// ## Why
/// Backups, uploads and forgotten files are found without guessing.
///
/// ## Not a problem
/// `express.static` alone: it lists nothing.
pub const DIRECTORY_LISTING: Rule = Rule {
    id: "directory-listing",
    title: "A folder is listed to everybody",
    examples: include_str!("directory_listing.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[548],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.calls_to("serve-index") {
        report.finding(
            call.callee_place(),
            "Every file of this folder is listed, forgotten ones included",
        );
    }
}
