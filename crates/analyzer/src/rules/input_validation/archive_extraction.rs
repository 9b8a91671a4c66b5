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

/// Members of an entry that hold its path.
const NAMES: &[&str] = &["entryName", "fileName", "filename", "name", "path"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in [
        "createWriteStream",
        "writeFile",
        "writeFileSync",
        "outputFile",
        "outputFileSync",
    ] {
        for call in facts.index().calls_named(name) {
            let is_file = call
                .receiver()
                .and_then(|receiver| facts.identity(receiver))
                .is_some_and(|identity| identity.starts_with("fs"));
            let Some(target) = call.argument(0).filter(|_| is_file) else {
                continue;
            };
            let Some(entry) = entry_path(facts, target, 12) else {
                continue;
            };
            if !is_checked(facts, call, target, entry) {
                report.finding(target.place(), format!("`{}` is a path that the archive names: with `../` in it the file is written outside the folder", facts.text(entry.place())));
            }
        }
    }
}

/// The entry's path inside the expression that makes a path of it.
fn entry_path<'a>(facts: &Facts<'a>, expr: Expr<'a>, depth: u32) -> Option<Expr<'a>> {
    let depth = depth.checked_sub(1)?;
    let expr = facts.resolve(expr);
    if let Some((object, Some(name))) = member(expr) {
        let text = facts.text(object.place()).to_ascii_lowercase();
        let is_entry = text == "entry"
            || text.ends_with("entry")
            || text == "header"
            || text.ends_with(".header")
            || text == "zipentry";
        return (is_entry && NAMES.contains(&name)).then_some(expr);
    }
    match plain(expr.node) {
        Expression::TemplateLiteral(template) => template
            .expressions
            .iter()
            .find_map(|part| entry_path(facts, expr.with(part), depth)),
        Expression::BinaryExpression(binary) => entry_path(facts, expr.with(&binary.left), depth)
            .or_else(|| entry_path(facts, expr.with(&binary.right), depth)),
        Expression::CallExpression(_) => {
            let call = Call::of(expr)?;
            matches!(call.name(), Some("join" | "resolve" | "normalize"))
                .then(|| {
                    call.arguments()
                        .find_map(|part| entry_path(facts, part, depth))
                })
                .flatten()
        }
        _ => None,
    }
}

/// Whether the function looks at the path before it writes.
fn is_checked<'a>(facts: &Facts<'a>, call: Call<'a>, target: Expr<'a>, entry: Expr<'a>) -> bool {
    let Some(function) = facts.enclosing_function(call.file, call.node) else {
        return false;
    };
    let shown = [facts.text(target.place()), facts.text(entry.place())];
    facts
        .calls_within(function.place())
        .into_iter()
        .any(|other| {
            matches!(
                other.name(),
                Some("startsWith" | "includes" | "indexOf" | "isAbsolute" | "relative" | "test")
            ) && other.span.start < call.span.start
                && other
                    .receiver()
                    .into_iter()
                    .chain(other.arguments())
                    .any(|part| shown.contains(&facts.text(part.place())))
        })
}
