use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `hpp` or `express-mongo-sanitize` stands in front of the routes of an Express 5 app.
///
/// ## Why
/// Express 5 gives `req.query` anew on each read. What `hpp` puts into it is gone at once, and `express-mongo-sanitize` throws while it
/// tries, so that every request is answered 500. Either way nothing is cleaned.
///
/// ## Not a problem
/// Express 4. A schema does the same on both: it names the fields, their types, and how many values each has.
pub const SANITIZER_WITHOUT_EFFECT: Rule = Rule {
    id: "sanitizer-without-effect",
    title: "A middleware that cleans the query does nothing on Express 5",
    examples: include_str!("sanitizer_without_effect.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[20, 235, 943],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// Packages that write to `req.query`, and what becomes of it.
const WRITERS: &[(&str, &str)] = &[
    (
        "express-mongo-sanitize",
        "throws while it cleans `req.query`, so every request is answered 500",
    ),
    (
        "express-xss-sanitizer",
        "cannot write `req.query`, so what it cleaned there is thrown away",
    ),
    (
        "hpp",
        "cannot write `req.query`, so repeated parameters reach the routes as lists",
    ),
];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for (package, consequence) in WRITERS {
        for call in facts.calls_to(package) {
            let answer = facts.behaves(call.file, Behavior::QueryIsReadOnly);
            if !answer.holds {
                continue;
            }
            let version = answer.version;
            let finding = report.finding(
                call.place(),
                format!("On {} `{package}` {consequence}", version.named("Express")),
            );
            // Where nothing says which version runs, it is a thing to look at.
            if !version.is_known {
                finding.severity(Severity::Note).confidence(Confidence::Low);
            }
        }
    }
}
