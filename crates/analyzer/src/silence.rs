//! Silencers: comments that take back one finding, with the reason.
//!
//! `// api-checklist-disable-next-line rule-id, other-rule -- reason`, in the comment form of the file's language.

use crate::analysis::{Analysis, Note, NoteKind, Silenced};
use crate::source::{FileId, Place, SourceFile, Span};

const MARK: &str = "api-checklist-disable-next-line";

struct Silencer<'t> {
    place: Place,
    /// The range of the next line.
    line: Span,
    rules: Vec<&'t str>,
    reason: &'t str,
}

/// Moves silenced findings out of the way, and says which silencers are unused or give no reason.
pub(crate) fn apply(files: &[SourceFile], analysis: &mut Analysis) {
    for (number, file) in files.iter().enumerate() {
        if !file.text.contains(MARK) {
            continue;
        }
        let id = FileId(number as u32);
        for silencer in silencers(id, &file.text) {
            for rule in &silencer.rules {
                let silences = |place: Place, id: &str| {
                    place.file == silencer.place.file
                        && silencer.line.start <= place.span.start
                        && place.span.start < silencer.line.end
                        && id == *rule
                };
                let before = analysis.findings.len();
                let (gone, kept) = std::mem::take(&mut analysis.findings)
                    .into_iter()
                    .partition(|finding| silences(finding.place, finding.rule.id));
                analysis.findings = kept;
                let gone: Vec<_> = gone;
                if before == analysis.findings.len() {
                    let message = if crate::rules::RULES.iter().any(|known| known.id == *rule) {
                        format!(
                            "Nothing on the next line is reported by `{rule}`: this silencer can go."
                        )
                    } else {
                        format!("There is no rule `{rule}` to silence.")
                    };
                    analysis.notes.push(Note {
                        kind: NoteKind::Silencer,
                        place: silencer.place,
                        message,
                    });
                }
                analysis
                    .silenced
                    .extend(gone.into_iter().map(|finding| Silenced {
                        finding,
                        reason: silencer.reason.to_owned(),
                    }));
            }
            if silencer.reason.is_empty() {
                analysis.notes.push(Note {
                    kind: NoteKind::Silencer,
                    place: silencer.place,
                    message: "This silencer gives no reason: write it behind ` -- `.".to_owned(),
                });
            }
        }
    }
}

fn silencers(file: FileId, text: &str) -> Vec<Silencer<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(MARK) {
        let start = at + offset;
        let end = text[start..]
            .find('\n')
            .map_or(text.len(), |end| start + end);
        let next_end = text
            .get(end + 1..)
            .and_then(|rest| rest.find('\n'))
            .map_or(text.len(), |next| end + 1 + next);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let is_comment = ["//", "#", "/*", "<!--"]
            .iter()
            .any(|mark| text[line_start..start].contains(mark));
        let said = text[start + MARK.len()..end]
            .trim_end_matches('\r')
            .trim_end_matches("*/")
            .trim_end_matches("-->");
        let (rules, reason) = said.split_once(" -- ").unwrap_or((said, ""));
        if is_comment {
            found.push(Silencer {
                place: Place {
                    file,
                    span: Span {
                        start: start as u32,
                        end: end as u32,
                    },
                },
                line: Span {
                    start: (end + 1) as u32,
                    end: next_end as u32 + 1,
                },
                rules: rules
                    .split([',', ' '])
                    .map(str::trim)
                    .filter(|rule| !rule.is_empty())
                    .collect(),
                reason: reason.trim(),
            });
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{Options, SourceFile, analyze};

    fn read(text: &str) -> (usize, usize, Vec<String>) {
        let file = SourceFile {
            path: "a.js".into(),
            text: text.into(),
            language: None,
        };
        let analysis = analyze(&[file], &Options::default());
        (
            analysis.findings.len(),
            analysis.silenced.len(),
            analysis
                .notes
                .iter()
                .map(|note| note.message.clone())
                .collect(),
        )
    }

    const CODE: &str = "const run = (req, res) => eval(req.query.code);\n";

    #[test]
    fn a_silencer_takes_back_one_rule_on_the_next_line() {
        let text =
            format!("// api-checklist-disable-next-line code-injection -- a teaching tool\n{CODE}");
        assert_eq!(read(&text), (0, 1, vec![]));
        let far = format!("// api-checklist-disable-next-line code-injection -- far\n\n{CODE}");
        assert_eq!(read(&far).0, 1);
    }

    #[test]
    fn unused_unknown_and_unexplained_silencers_are_said() {
        let (findings, _, notes) =
            read("// api-checklist-disable-next-line ssrf -- old\nconst a = 1;\n");
        assert_eq!(findings, 0);
        assert!(notes[0].contains("can go"), "{notes:?}");
        let (_, _, notes) = read(&format!(
            "// api-checklist-disable-next-line code-injection\n{CODE}"
        ));
        assert!(notes[0].contains("no reason"), "{notes:?}");
        let (findings, _, notes) = read(&format!(
            "// api-checklist-disable-next-line no-such -- x\n{CODE}"
        ));
        assert_eq!(findings, 1);
        assert!(notes[0].contains("no rule"), "{notes:?}");
    }
}
