use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-file-uploads");

declare_rule! {
/// `entry.path` of a zip or tar file becomes part of the path of a written file.
///
/// ## Why
/// An entry named `../../app/server.js` leaves the folder and replaces code (zip slip).
///
/// ## Not a problem
/// `path.basename`, a check that the resolved path begins with the folder, and packages that extract by themselves safely (`extract-zip`, `tar`).
pub const ARCHIVE_EXTRACTION: Rule = Rule {
    id: "archive-extraction",
    title: "An entry of an archive is written to the path that it names",
    examples: include_str!("archive_extraction.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[22, 23],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (call, path) in facts.file_paths() {
        if let Some(taint) = facts.threat(path, Danger::ENTRY) {
            let message = format!(
                "`{}` is a path that the archive names: with `../` in it this reaches outside the folder",
                taint.source_of(Danger::ENTRY)
            );
            report
                .finding(call.head_place(), message)
                .steps(taint.steps_of(Danger::ENTRY))
                .step(path.place(), "becomes a path");
        }
    }
}
