//! The analysis as a whole: languages, facts, rules, order.

use oxc_allocator::Allocator;

use crate::analysis::{Analysis, AnalyzedFile};
use crate::config::{self, Date, Dockerfile, Dotenv, PackageJson};
use crate::javascript::{Facts, Input};
use crate::report::Report;
use crate::rule::Check;
use crate::rules::RULES;
use crate::source::{FileId, Language, Place, SourceFile};

/// What an analysis is told beside the files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day to judge by: which Node version is out of support. `None` leaves such questions out.
    pub today: Option<Date>,
    /// The ids of the only rules to run; empty for all.
    pub rules: Vec<String>,
}

/// Analyzes files together as one project. The answer depends on nothing but the arguments, order included.
pub fn analyze(files: &[SourceFile], options: &Options) -> Analysis {
    let mut analysis = Analysis::default();
    for file in files {
        let language = file.language.unwrap_or_else(|| language_of(file));
        analysis.files.push(AnalyzedFile {
            path: file.path.clone(),
            language,
        });
    }
    let selected =
        |id: &str| options.rules.is_empty() || options.rules.iter().any(|rule| rule == id);
    run_javascript_rules(files, &mut analysis, &selected);
    for (index, file) in files.iter().enumerate() {
        let id = file_id(index);
        match analysis.files[index].language {
            Language::Dockerfile => {
                let dockerfile = Dockerfile::parse(id, &file.path, &file.text, options.today);
                run(&mut analysis, &selected, |check, report| {
                    if let Check::Dockerfile(check) = check {
                        check(&dockerfile, report);
                    }
                });
                analysis.notes.extend(dockerfile.notes);
            }
            Language::Dotenv => {
                let dotenv = Dotenv::parse(id, &file.path, &file.text);
                run(&mut analysis, &selected, |check, report| {
                    if let Check::Dotenv(check) = check {
                        check(&dotenv, report);
                    }
                });
                analysis.notes.extend(dotenv.notes);
            }
            Language::PackageJson => {
                let package = PackageJson::parse(id, &file.path, &file.text, options.today);
                run(&mut analysis, &selected, |check, report| {
                    if let Check::PackageJson(check) = check {
                        check(&package, report);
                    }
                });
                analysis.notes.extend(package.notes);
            }
            _ => {}
        }
    }
    sort(&mut analysis);
    analysis
}

fn run_javascript_rules(
    files: &[SourceFile],
    analysis: &mut Analysis,
    selected: &dyn Fn(&str) -> bool,
) {
    let inputs: Vec<Input<'_>> = files
        .iter()
        .enumerate()
        .filter_map(|(index, source)| {
            let language = analysis.files[index].language;
            is_javascript(language).then(|| Input {
                file: file_id(index),
                source,
                language,
                text: &source.text,
            })
        })
        .collect();
    if inputs.is_empty() {
        return;
    }
    let allocator = Allocator::default();
    let facts = Facts::compute(&allocator, files, &inputs, &mut analysis.notes);
    run(analysis, selected, |check, report| {
        if let Check::JavaScript(check) = check {
            check(&facts, report);
        }
    });
    analysis.notes.extend(facts.cut_notes());
}

fn run(
    analysis: &mut Analysis,
    selected: &dyn Fn(&str) -> bool,
    check: impl Fn(&Check, &mut Report<'_>),
) {
    for rule in RULES.iter().filter(|rule| selected(rule.id)) {
        check(
            &rule.check,
            &mut Report::new(rule, &mut analysis.findings, &mut analysis.controls),
        );
    }
}

fn is_javascript(language: Language) -> bool {
    matches!(
        language,
        Language::JavaScript | Language::TypeScript | Language::Tsx
    )
}

fn file_id(index: usize) -> FileId {
    FileId(u32::try_from(index).expect("fewer files than bytes of text"))
}

fn language_of(file: &SourceFile) -> Language {
    if let Some(language) = config::language_of_path(&file.path) {
        return language;
    }
    match file.path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js" | "mjs" | "cjs" | "jsx") => Language::JavaScript,
        Some("ts" | "mts" | "cts") => Language::TypeScript,
        Some("tsx") => Language::Tsx,
        Some(_) => Language::Unknown,
        None => config::looks_like(&file.text).unwrap_or(Language::JavaScript),
    }
}

fn sort(analysis: &mut Analysis) {
    analysis
        .findings
        .sort_by(|a, b| order(a.place, a.rule.id).cmp(&order(b.place, b.rule.id)));
    analysis
        .findings
        .dedup_by(|a, b| a.place == b.place && a.rule.id == b.rule.id && a.message == b.message);
    analysis
        .controls
        .sort_by(|a, b| order(a.place, a.item.0).cmp(&order(b.place, b.item.0)));
    analysis
        .controls
        .dedup_by(|a, b| a.place == b.place && a.item == b.item && a.message == b.message);
    analysis
        .notes
        .sort_by_key(|note| (note.place.file, note.place.span));
}

fn order(place: Place, id: &str) -> (FileId, u32, u32, &str) {
    (place.file, place.span.start, place.span.end, id)
}
