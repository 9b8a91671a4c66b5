//! What the worker does with a request, without the browser.

use analyzer::{Analysis, Language, LineIndex, NoteKind, Options, Place, SourceFile, Span};
use protocol::{
    Assessment, Control, Edit, FileReport, Finding, Fix, Note, Range, Report, Request, Response,
    Rule, Step, Token,
};

/// The worker's memory between requests.
#[derive(Default)]
pub struct Worker {
    document: highlighter::Document,
}

impl Worker {
    /// The answer to a request, both as JSON; none to what is no request. `today` is year, month, day.
    pub fn answer(&mut self, request: &str, today: (u16, u8, u8)) -> Option<String> {
        let response = match serde_json::from_str(request).ok()? {
            Request::Analyze { id, files } => Response::Analyzed {
                id,
                report: analyze(files, today),
            },
            Request::Highlight {
                id,
                text,
                language,
                first_line,
                end_line,
            } => {
                let lines =
                    self.document
                        .lines(&text, &language, first_line as usize, end_line as usize);
                let tokens = |line: Vec<highlighter::Token<'_>>| {
                    line.into_iter()
                        .map(|(class, text)| {
                            Token(text.encode_utf16().count() as u32, class.to_owned())
                        })
                        .collect()
                };
                Response::Highlighted {
                    id,
                    first_line,
                    lines: lines.into_iter().map(tokens).collect(),
                }
            }
        };
        serde_json::to_string(&response).ok()
    }
}

fn analyze(files: Vec<protocol::File>, today: (u16, u8, u8)) -> Report {
    let files: Vec<SourceFile> = files
        .into_iter()
        .map(|file| SourceFile {
            path: file.path,
            text: file.text,
            language: file.language.as_deref().and_then(Language::from_name),
        })
        .collect();
    let analysis = analyzer::analyze(&files, &Options { today: Some(today) });
    report(&files, &analysis)
}

fn report(files: &[SourceFile], analysis: &Analysis) -> Report {
    let indexes: Vec<LineIndex<'_>> = files
        .iter()
        .map(|file| LineIndex::new(&file.text))
        .collect();
    let range = |place: Place| {
        let index = &indexes[place.file.0 as usize];
        let (start, end) = (
            index.position(place.span.start),
            index.position(place.span.end),
        );
        Range {
            file: place.file.0,
            start: start.offset,
            end: end.offset,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    };
    let lower = |word: &dyn std::fmt::Debug| format!("{word:?}").to_ascii_lowercase();
    let mut rules: Vec<Rule> = Vec::new();
    let mut sorted: Vec<&analyzer::Finding> = analysis.findings.iter().collect();
    sorted.sort_by_key(|finding| {
        (
            std::cmp::Reverse(finding.severity),
            finding.place.file.0,
            finding.place.span.start,
        )
    });
    let findings = sorted
        .into_iter()
        .map(|finding| Finding {
            rule: rules
                .iter()
                .position(|rule| rule.id == finding.rule.id)
                .unwrap_or_else(|| {
                    rules.push(Rule {
                        id: finding.rule.id.to_owned(),
                        documentation: finding.rule.documentation.to_owned(),
                        cwe: finding.rule.cwe.to_vec(),
                    });
                    rules.len() - 1
                }) as u32,
            item: finding.item.0.to_owned(),
            severity: lower(&finding.severity),
            confidence: lower(&finding.confidence),
            message: finding.message.clone(),
            range: range(finding.place),
            steps: finding
                .steps
                .iter()
                .map(|step| Step {
                    range: range(step.place),
                    label: step.label.clone(),
                })
                .collect(),
            fix: finding.fix.as_ref().map(|fix| Fix {
                title: fix.title.clone(),
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| Edit {
                        range: range(at(finding.place, edit.span)),
                        text: edit.text.clone(),
                    })
                    .collect(),
            }),
        })
        .collect();
    let mut controls: Vec<Control> = Vec::new();
    for control in &analysis.controls {
        let place = range(control.place);
        match controls
            .iter_mut()
            .find(|known| known.item == control.item.0 && known.message == control.message)
        {
            Some(known) if known.ranges.contains(&place) => {}
            Some(known) => known.ranges.push(place),
            None => controls.push(Control {
                item: control.item.0.to_owned(),
                message: control.message.clone(),
                ranges: vec![place],
            }),
        }
    }
    let verdicts = checklist::sections()
        .iter()
        .flat_map(|section| section.items)
        .filter(|item| item.is_judged)
        .map(|item| Assessment {
            item: item.id.to_owned(),
            verdict: analyzer::assess(analysis, item.id).name().to_owned(),
        })
        .collect();
    Report {
        files: analysis
            .files
            .iter()
            .map(|file| FileReport {
                path: file.path.clone(),
                language: file.language.name().to_owned(),
            })
            .collect(),
        rules,
        findings,
        controls,
        notes: analysis
            .notes
            .iter()
            .map(|note| Note {
                kind: match note.kind {
                    NoteKind::SyntaxError => "syntax-error",
                    NoteKind::ReadAs => "read-as",
                    NoteKind::NotAnalyzed => "not-analyzed",
                    NoteKind::Cut => "cut",
                    NoteKind::Silencer => "silencer",
                }
                .to_owned(),
                message: note.message.clone(),
                range: range(note.place),
            })
            .collect(),
        assessments: verdicts,
        routes: analysis
            .routes
            .iter()
            .map(|route| protocol::Route {
                name: format!("{} {}", route.method, route.path),
                protections: route.protections.join(", "),
                range: range(route.place),
            })
            .collect(),
    }
}

fn at(place: Place, span: Span) -> Place {
    Place {
        file: place.file,
        span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_with_utf16_places() {
        let text = "const é = '😀'; eval(req.query.x);\nexport const h = (req, res) => { const s = '😀'; eval(req.query.x); };";
        let request = Request::Analyze {
            id: 7,
            files: vec![protocol::File {
                path: "pasted".into(),
                text: text.into(),
                language: None,
            }],
        };
        let answer = Worker::default()
            .answer(
                &serde_json::to_string(&request).expect("is JSON"),
                (2026, 11, 24),
            )
            .expect("answers");
        let Ok(Response::Analyzed { id: 7, report }) = serde_json::from_str(&answer) else {
            panic!("{answer}")
        };
        assert_eq!(report.files[0].language, "javascript");
        let finding = report
            .findings
            .iter()
            .find(|finding| report.rules[finding.rule as usize].id == "code-injection")
            .expect("is found");
        let units: Vec<u16> = text.encode_utf16().collect();
        let shown = String::from_utf16_lossy(
            &units[finding.range.start as usize..finding.range.end as usize],
        );
        assert_eq!((finding.range.line, shown.as_str()), (1, "eval"));
    }

    #[test]
    fn what_is_no_request_gets_no_answer() {
        assert_eq!(Worker::default().answer("{", (2026, 1, 1)), None);
    }
}
