//! From files to an analysis.

use oxc_allocator::Allocator;

use crate::analysis::{Analysis, AnalyzedFile, Note, NoteKind, RouteEntry};
use crate::javascript::{self, Facts, Kind, Manifest, ParsedFile, reading};
use crate::language::detect;
use crate::purpose::{Purpose, purposes};
use crate::report::Report;
use crate::rule::{Check, Rule};
use crate::rules::RULES;
use crate::silence;
use crate::source::{FileId, Language, Place, SourceFile, Span};
use crate::template::Template;

/// What an analysis depends on besides the files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Today, as year, month, day: decides which Node.js lines are past their end of life. Without it none is.
    pub today: Option<(u16, u8, u8)>,
}

/// Analyzes files as one project. Never panics and never fails: what cannot be read is said in the notes.
pub fn analyze(files: &[SourceFile], options: &Options) -> Analysis {
    let mut analysis = Analysis::default();
    let languages: Vec<Language> = files
        .iter()
        .map(|file| {
            file.language
                .unwrap_or_else(|| detect(&file.path, &file.text))
        })
        .collect();
    let purposes = purposes(files);
    for ((file, language), purpose) in files.iter().zip(&languages).zip(purposes) {
        analysis.files.push(AnalyzedFile {
            path: file.path.clone(),
            language: *language,
            purpose,
        });
    }
    analyze_javascript(files, &languages, &mut analysis);
    analyze_configuration(files, &languages, options, &mut analysis);
    analysis
        .findings
        .sort_by(|a, b| (a.place, a.rule.id).cmp(&(b.place, b.rule.id)));
    analysis
        .findings
        .dedup_by(|a, b| a.place == b.place && a.rule.id == b.rule.id);
    analysis
        .controls
        .sort_by_key(|control| (control.place, control.item));
    analysis
        .controls
        .dedup_by(|a, b| a.place == b.place && a.item == b.item);
    silence::apply(files, &mut analysis);
    analysis.notes.sort_by_key(|note| note.place);
    analysis
}

fn analyze_javascript(files: &[SourceFile], languages: &[Language], analysis: &mut Analysis) {
    let allocators: Vec<Allocator> = files.iter().map(|_| Allocator::default()).collect();
    let mut parsed = Vec::with_capacity(files.len());
    let mut leads = vec![0; files.len()];
    for (number, (file, language)) in files.iter().zip(languages).enumerate() {
        let id = FileId(number as u32);
        let is_script = matches!(
            language,
            Language::JavaScript | Language::TypeScript | Language::Tsx
        );
        parsed.push(
            is_script
                .then(|| {
                    read(
                        id,
                        file,
                        *language,
                        &allocators[number],
                        &mut leads[number],
                        &mut analysis.notes,
                    )
                })
                .flatten(),
        );
    }
    let templates: Vec<Template<'_>> = files
        .iter()
        .zip(languages)
        .enumerate()
        .filter(|(_, (_, language))| **language == Language::Template)
        .map(|(number, (file, _))| Template::new(FileId(number as u32), &file.path, &file.text))
        .collect();
    if parsed.iter().all(Option::is_none) && templates.is_empty() {
        return;
    }
    let manifests = files
        .iter()
        .zip(languages)
        .enumerate()
        .filter(|(_, (_, language))| **language == Language::PackageJson)
        .map(|(number, (file, _))| {
            let package = crate::config::PackageJson::new(FileId(number as u32), &file.text);
            Manifest::of(&file.path, &package)
        })
        .collect();
    let facts = Facts::new(parsed, manifests);
    let mut found = Analysis::default();
    for rule in RULES {
        match rule.check {
            Check::JavaScript(check) => run(rule, &mut found, |report| check(&facts, report)),
            Check::Template(check) => {
                run(rule, &mut found, |report| check(&templates, &facts, report));
            }
            _ => {}
        }
    }
    // What tests and build scripts do is no fault of the server; a real key in them is one all the same.
    let files_read = &analysis.files;
    found.findings.retain(|finding| {
        files_read[finding.place.file.0 as usize].purpose == Purpose::Server
            || (finding.rule.id == "hard-coded-secret" && finding.message.contains("revoke it"))
    });
    found
        .controls
        .retain(|control| files_read[control.place.file.0 as usize].purpose == Purpose::Server);
    found.routes = routes(&facts);
    found.notes = cut_notes(&facts.cuts());
    place_back(&mut found, files, &leads);
    analysis.routes.append(&mut found.routes);
    analysis.notes.append(&mut found.notes);
    analysis.findings.append(&mut found.findings);
    analysis.controls.append(&mut found.controls);
}

/// The inventory of routes.
fn routes<'a>(facts: &Facts<'a>) -> Vec<RouteEntry> {
    const NAMES: &[(Kind, &str)] = &[
        (Kind::AUTHENTICATION, "authentication"),
        (Kind::ROLE, "role"),
        (Kind::RATE_LIMIT, "limiter"),
        (Kind::VALIDATION, "validation"),
        (Kind::UPLOAD, "upload"),
        (Kind::UNKNOWN, "unknown"),
    ];
    facts
        .express()
        .routes()
        .iter()
        .map(|route| {
            let kinds = route.protection(facts);
            RouteEntry {
                method: route.method.to_ascii_uppercase(),
                path: route.path.clone(),
                place: route.call.place(),
                protections: NAMES
                    .iter()
                    .filter(|(kind, _)| kinds.has(*kind))
                    .map(|(_, name)| *name)
                    .collect(),
                is_rooted: route.is_rooted,
            }
        })
        .collect()
}

/// One note per file, at the first expression whose data was not followed to its end.
fn cut_notes(cuts: &[Place]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for cut in cuts {
        if notes.last().is_none_or(|note| note.place.file != cut.file) {
            let more = cuts.iter().filter(|other| other.file == cut.file).count() - 1;
            let others = match more {
                0 => String::new(),
                1 => " and one other place of this file".to_owned(),
                more => format!(" and {more} other places of this file"),
            };
            notes.push(Note {
                kind: NoteKind::Cut,
                place: *cut,
                message: format!(
                    "Where the data here{others} comes from takes too many steps to follow: what lies beyond was left out."
                ),
            });
        }
    }
    notes
}

/// Takes what a reading put before a text out of all places.
fn place_back(found: &mut Analysis, files: &[SourceFile], leads: &[u32]) {
    let back = |file: FileId, span: &mut Span| {
        let (lead, end) = (
            leads[file.0 as usize],
            files[file.0 as usize].text.len() as u32,
        );
        span.start = span.start.saturating_sub(lead).min(end);
        span.end = span.end.saturating_sub(lead).min(end);
    };
    for finding in &mut found.findings {
        back(finding.place.file, &mut finding.place.span);
        for step in &mut finding.steps {
            back(step.place.file, &mut step.place.span);
        }
        for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            back(finding.place.file, &mut edit.span);
        }
    }
    for note in &mut found.notes {
        back(note.place.file, &mut note.place.span);
    }
    for route in &mut found.routes {
        back(route.place.file, &mut route.place.span);
    }
    for control in &mut found.controls {
        back(control.place.file, &mut control.place.span);
    }
}

fn read<'a>(
    id: FileId,
    file: &'a SourceFile,
    language: Language,
    allocator: &'a Allocator,
    lead: &mut u32,
    notes: &mut Vec<Note>,
) -> Option<ParsedFile<'a>> {
    let reading = reading::read(allocator, &file.text, language, &file.path);
    notes.extend(reading.notes.into_iter().map(|(kind, span, message)| Note {
        kind,
        place: Place { file: id, span },
        message,
    }));
    *lead = reading.lead;
    let (text, program) = reading.parsed?;
    Some(ParsedFile {
        id,
        path: &file.path,
        text,
        semantic: javascript::semantic(program),
    })
}

fn analyze_configuration(
    files: &[SourceFile],
    languages: &[Language],
    options: &Options,
    analysis: &mut Analysis,
) {
    for (number, (file, language)) in files.iter().zip(languages).enumerate() {
        let id = FileId(number as u32);
        match language {
            Language::Dockerfile => {
                let facts = crate::config::Dockerfile::new(id, &file.text, options.today);
                for rule in RULES {
                    if let Check::Dockerfile(check) = rule.check {
                        run(rule, analysis, |report| check(&facts, report));
                    }
                }
            }
            Language::Dotenv => {
                let facts = crate::config::Dotenv::new(id, &file.path, &file.text);
                for rule in RULES {
                    if let Check::Dotenv(check) = rule.check {
                        run(rule, analysis, |report| check(&facts, report));
                    }
                }
            }
            Language::PackageJson => {
                let facts = crate::config::PackageJson::new(id, &file.text);
                if let Some(error) = facts.error() {
                    analysis.notes.push(Note {
                        kind: NoteKind::SyntaxError,
                        place: Place { file: id, span: error.0 },
                        message: error.1.clone(),
                    });
                }
                for rule in RULES {
                    if let Check::PackageJson(check) = rule.check {
                        run(rule, analysis, |report| check(&facts, report));
                    }
                }
            }
            Language::Unknown => analysis.notes.push(Note {
                kind: NoteKind::NotAnalyzed,
                place: Place { file: id, span: Span { start: 0, end: 0 } },
                message: if file.text.trim().is_empty() {
                    "There is nothing here to analyze yet.".to_owned()
                } else {
                    "This is not JavaScript, TypeScript, a template, a Dockerfile, a .env file or a package.json, or it cannot be told. Choose the language to analyze it all the same.".to_owned()
                },
            }),
            _ => {}
        }
    }
}

fn run(rule: &'static Rule, analysis: &mut Analysis, check: impl FnOnce(&mut Report)) {
    let mut report = Report::new(rule);
    check(&mut report);
    analysis.findings.append(&mut report.findings);
    analysis.controls.append(&mut report.controls);
}
