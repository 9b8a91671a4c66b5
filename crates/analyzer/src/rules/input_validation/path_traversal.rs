use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// Request data becomes part of a path.
///
/// ## Why
/// `../../etc/passwd` leaves the folder: `path.join` resolves the dots and keeps nobody inside.
///
/// ## Not a problem
/// `path.basename`, a name from a list, a resolved path checked with `startsWith`, and `res.sendFile` with `root`.
pub const PATH_TRAVERSAL: Rule = Rule {
    id: "path-traversal",
    title: "Request data chooses a file",
    examples: include_str!("path_traversal.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[22],
    owasp: Some(Owasp::Api8),
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (call, path) in facts.file_paths() {
        // What an archive names is judged by a rule of its own.
        if let Some(taint) = facts
            .threat(path, Danger::PATH)
            .filter(|taint| !taint.threatens(Danger::ENTRY))
        {
            let message = format!(
                "`{}` becomes part of a path, so `../` reaches any file the server can read",
                taint.source()
            );
            report.flow(call, path, &taint, message);
        }
    }
}
