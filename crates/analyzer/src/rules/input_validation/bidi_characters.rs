use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("deploy-ci-security-scanning");

declare_rule! {
/// Characters that turn the direction of text stand in the source.
///
/// ## Why
/// What a reviewer reads is not what runs (trojan source).
///
/// ## Not a problem
/// Escapes such as `\\u202e` in a string.
pub const BIDI_CHARACTERS: Rule = Rule {
    id: "bidi-characters",
    title: "Invisible characters change how the code reads",
    examples: include_str!("bidi_characters.md"),
    item: ITEM,
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &[1007],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for file in facts.files() {
        for (start, character) in file.text.char_indices() {
            if matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
                let place = crate::source::Place {
                    file: file.id,
                    span: crate::source::Span {
                        start: start as u32,
                        end: (start + character.len_utf8()) as u32,
                    },
                };
                report.finding(place, format!("The invisible character U+{:04X} changes the order in which this line is shown, so it may not do what it seems to", character as u32));
                break;
            }
        }
    }
}
