use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-html-sanitization");

declare_rule! {
/// `replace('<', …)` with a string changes the first match only.
///
/// ## Why
/// The second `<` opens the tag, the second `../` leaves the folder.
///
/// ## Not a problem
/// `replaceAll`, a pattern with `g`, or a package made for it: `escape-html`, `sanitize-html`, `path.basename`.
pub const HAND_MADE_SANITIZER: Rule = Rule {
    id: "hand-made-sanitizer",
    title: "A sanitizer replaces only the first match or only some characters",
    examples: include_str!("hand_made_sanitizer.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[116, 79],
    owasp: None,
    check: Check::JavaScript(check),
};
}

/// What people try to remove.
const REMOVED: &[&str] = &["<", ">", "<script>", "</script>", "../", "..", "&"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    for call in facts.index().calls_named("replace") {
        let (Some(receiver), Some(pattern)) = (call.receiver(), call.argument(0)) else {
            continue;
        };
        let once = match facts.resolve(pattern).node {
            Expression::StringLiteral(literal) => REMOVED.contains(&literal.value.as_str()),
            Expression::RegExpLiteral(literal) => {
                !literal.regex.flags.to_string().contains('g')
                    && REMOVED.contains(
                        &literal
                            .regex
                            .pattern
                            .text
                            .as_str()
                            .replace('\\', "")
                            .as_str(),
                    )
            }
            _ => false,
        };
        if once && let Some(taint) = facts.taint(receiver) {
            report
                .finding(
                    call.place(),
                    format!(
                        "Only the first match in `{}` is replaced, so a second one passes",
                        taint.source()
                    ),
                )
                .steps(taint.steps());
        }
    }
}
