use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-html-sanitization");

declare_rule! {
/// `replace('<', '&lt;')` with a string changes the first match only, and a pattern for `<script>` knows one of a hundred ways to run a script.
///
/// ## Why
/// The second `<` opens the tag; `<img onerror=…>` needs no `<script>`, and what is cut out of `<scr<script>ipt>` leaves one.
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

/// What people escape one by one.
const MARKUP: &[&str] = &["&", "<", ">", "\"", "'", "`"];
/// Tags that people cut out.
const TAGS: &[&str] = &["<script>", "</script>", "<script", "javascript:"];
/// Parts of a path that people cut out.
const STEPS: &[&str] = &["../", "..", "..\\", "./"];

fn check(facts: &Facts<'_>, report: &mut Report) {
    let mut last = None;
    for call in facts.index().calls_named("replace") {
        let (Some(receiver), Some(pattern)) = (call.receiver(), call.argument(0)) else {
            continue;
        };
        let by = call
            .argument(1)
            .and_then(|by| facts.string(by))
            .unwrap_or_default();
        let problem = match facts.resolve(pattern).node {
            Expression::StringLiteral(literal) => once(facts, call, &literal.value, &by),
            Expression::RegExpLiteral(literal) => {
                let text = literal.regex.pattern.text.as_str();
                if filters_scripts(text) {
                    Some("This pattern finds one way to write a script, and browsers run many others".to_owned())
                } else if literal.regex.flags.to_string().contains('g') {
                    None
                } else {
                    once(facts, call, &text.replace('\\', ""), &by)
                }
            }
            _ => None,
        };
        // One finding for a chain of replacements, which all begin at the same text.
        if let Some(problem) = problem
            && last != Some((call.file, call.span.start))
        {
            last = Some((call.file, call.span.start));
            let steps = facts
                .taint(receiver)
                .map(|taint| taint.steps())
                .unwrap_or_default();
            report.finding(call.place(), problem).steps(steps);
        }
    }
}

/// What is wrong with replacing a text once.
fn once<'a>(facts: &Facts<'a>, call: Call<'a>, pattern: &str, by: &str) -> Option<String> {
    let is_entity = by.starts_with('&') && by.ends_with(';');
    let taint = || facts.taint(call.receiver()?);
    let escapes = MARKUP.contains(&pattern) && is_entity;
    let cuts = TAGS.contains(&pattern) || (matches!(pattern, "<" | ">") && taint().is_some());
    if escapes || cuts {
        return Some(match taint() {
            Some(taint) => format!(
                "Only the first match in `{}` is replaced, so a second one passes",
                taint.source()
            ),
            None => format!("Only the first `{pattern}` is replaced, so a second one passes"),
        });
    }
    // Where the caller's path reaches a file, it is reported there.
    let promises = facts.names_around(call.file, call.node).iter().any(|name| {
        let name = name.to_ascii_lowercase();
        ["sanitiz", "clean", "safe"]
            .iter()
            .any(|word| name.contains(word))
    });
    (STEPS.contains(&pattern) && by.is_empty() && promises && taint().is_none()).then(|| {
        format!("Only the first `{pattern}` is cut out, so a second one leaves the folder")
    })
}

/// Whether a pattern looks for scripts in markup.
fn filters_scripts(pattern: &str) -> bool {
    let text = pattern.to_ascii_lowercase();
    text.contains("<script")
        || text.contains("<\\/script")
        || text.contains("javascript:")
        || (text.contains("on\\w+") && text.contains('='))
        || (text.contains("on[a-z]+") && text.contains('='))
}
