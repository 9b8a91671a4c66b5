//! The examples of all rules: what stands in a rule's Markdown file must be what the analyzer says.
//!
//! A fenced block is a case; blocks with `title="path"` under one heading are the files of one. A comment
//! `// error: [rule-id]` or `// control: [item-id]` (`#` in other languages) expects it on its line. Each finding must be
//! expected; controls beyond the expected ones are fine. Run one rule's examples with its id as the filter:
//! `cargo test -p analyzer --test rules -- bcrypt-cost-low`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use analyzer::{
    Analysis, Date, Finding, Language, NoteKind, Options, Place, Rule, SourceFile, analyze,
    rules::RULES,
};
use libtest_mimic::{Arguments, Failed, Trial};

struct Example {
    heading: String,
    line: usize,
    files: Vec<SourceFile>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Expectation {
    file: usize,
    line: usize,
    kind: &'static str,
    id: String,
}

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for rule in RULES.iter().copied() {
        let examples = examples(rule);
        let (bad, good) = (
            examples.iter().filter(|it| speaks_of(it, rule)).count(),
            examples.len(),
        );
        trials.push(Trial::test(
            format!("{}/has a bad and a good example", rule.id),
            move || {
                if bad == 0 || good == bad {
                    return Err(Failed::from(format!(
                        "{bad} of {good} examples expect the rule's error"
                    )));
                }
                Ok(())
            },
        ));
        for example in examples {
            let name = format!("{}/{} (line {})", rule.id, example.heading, example.line);
            trials.push(Trial::test(name, move || check(&example)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn speaks_of(example: &Example, rule: &Rule) -> bool {
    expectations(&example.files)
        .iter()
        .any(|it| it.kind == "error" && it.id == rule.id)
}

fn examples(rule: &Rule) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut heading = String::new();
    let mut open: Option<(String, String)> = None;
    let mut joins = false;
    for (index, line) in rule.examples.lines().enumerate() {
        match &mut open {
            None => {
                if let Some(text) = line.strip_prefix('#') {
                    heading = text.trim_start_matches('#').trim().to_owned();
                    joins = false;
                } else if let Some(fence) = line.strip_prefix("```") {
                    open = Some((fence.to_owned(), String::new()));
                }
            }
            Some(_) if line.trim_end() == "```" => {
                let Some((fence, text)) = open.take() else {
                    continue;
                };
                let title = fence
                    .split_once("title=\"")
                    .and_then(|(_, rest)| rest.split('"').next());
                let file = file(fence.split_whitespace().next().unwrap_or(""), title, text);
                match examples.last_mut() {
                    Some(last) if joins && title.is_some() => last.files.push(file),
                    _ => {
                        joins = title.is_some();
                        examples.push(Example {
                            heading: heading.clone(),
                            line: index + 1,
                            files: vec![file],
                        });
                    }
                }
            }
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    examples
}

fn file(language: &str, title: Option<&str>, text: String) -> SourceFile {
    let (language, usual) = match language {
        "ts" | "typescript" => (Language::TypeScript, "example.ts"),
        "tsx" => (Language::Tsx, "example.tsx"),
        "dockerfile" => (Language::Dockerfile, "Dockerfile"),
        "dotenv" | "env" => (Language::Dotenv, ".env"),
        "json" => (Language::PackageJson, "package.json"),
        _ => (Language::JavaScript, "example.js"),
    };
    SourceFile {
        path: title.unwrap_or(usual).to_owned(),
        text,
        language: Some(language),
    }
}

fn expectations(files: &[SourceFile]) -> Vec<Expectation> {
    let mut all = Vec::new();
    for (file, source) in files.iter().enumerate() {
        for (line, text) in source.text.lines().enumerate() {
            // A Dockerfile has no comments at the end of a line: the comment stands above the line it speaks of.
            let stands_above =
                source.language == Some(Language::Dockerfile) && text.starts_with('#');
            for kind in ["error", "control"] {
                let marker = format!("{kind}: [");
                let mut rest = text;
                while let Some((_, after)) = rest.split_once(&marker) {
                    let (ids, after) = after.split_once(']').unwrap_or((after, ""));
                    for id in ids.split(',') {
                        all.push(Expectation {
                            file,
                            line: line + 1 + usize::from(stands_above),
                            kind,
                            id: id.trim().to_owned(),
                        });
                    }
                    rest = after;
                }
            }
        }
    }
    all.sort();
    all
}

/// Questions of age are judged on a fixed day, so that the examples stay true.
fn options() -> Options {
    Options {
        today: Some(Date::new(2026, 11, 24)),
        ..Options::default()
    }
}

fn check(example: &Example) -> Result<(), Failed> {
    let analysis = analyze(&example.files, &options());
    let mut problems = String::new();
    if let Some(note) = analysis
        .notes
        .iter()
        .find(|note| note.kind == NoteKind::SyntaxError)
    {
        let _ = writeln!(
            problems,
            "does not parse at line {}: {}",
            line(&example.files, note.place),
            note.message
        );
    }
    let expected = expectations(&example.files);
    let found: Vec<Expectation> = analysis
        .findings
        .iter()
        .map(|it| found(example, it.place, "error", it.rule.id))
        .collect();
    let controls: Vec<Expectation> = analysis
        .controls
        .iter()
        .map(|it| found_control(example, it.place, it.item.0))
        .collect();
    for expectation in &expected {
        let seen = if expectation.kind == "error" {
            &found
        } else {
            &controls
        };
        if !seen.contains(expectation) {
            let _ = writeln!(
                problems,
                "missing {} [{}] at line {}",
                expectation.kind, expectation.id, expectation.line
            );
        }
    }
    for (finding, place) in analysis.findings.iter().zip(&found) {
        if !expected.contains(place) {
            let _ = writeln!(
                problems,
                "unexpected [{}] at line {}: {}",
                place.id, place.line, finding.message
            );
        }
    }
    for finding in &analysis.findings {
        check_fix(example, &analysis, finding, &mut problems);
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failed::from(problems))
    }
}

fn found(example: &Example, place: Place, kind: &'static str, id: &str) -> Expectation {
    Expectation {
        file: place.file.0 as usize,
        line: line(&example.files, place),
        kind,
        id: id.to_owned(),
    }
}

fn found_control(example: &Example, place: Place, id: &str) -> Expectation {
    found(example, place, "control", id)
}

fn line(files: &[SourceFile], place: Place) -> usize {
    let text = &files[place.file.0 as usize].text;
    text[..place.span.start as usize].matches('\n').count() + 1
}

/// A fix yields a text that parses, has one finding of its rule less, and none more of any other.
fn check_fix(example: &Example, before: &Analysis, finding: &Finding, problems: &mut String) {
    let Some(fix) = &finding.fix else { return };
    let mut files = example.files.clone();
    let text = &mut files[finding.place.file.0 as usize].text;
    let mut end = text.len();
    for edit in fix.edits.iter().rev() {
        if edit.span.end as usize > end || edit.span.start > edit.span.end {
            let _ = writeln!(
                problems,
                "the edits of the fix for [{}] overlap",
                finding.rule.id
            );
            return;
        }
        end = edit.span.start as usize;
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    let fixed_text = text.clone();
    let after = analyze(&files, &options());
    if after
        .notes
        .iter()
        .any(|note| note.kind == NoteKind::SyntaxError)
    {
        let _ = writeln!(
            problems,
            "after the fix for [{}] the text does not parse:\n{fixed_text}",
            finding.rule.id
        );
    }
    let (before, after) = (counts(before), counts(&after));
    for (rule, count) in &after {
        let allowed =
            before.get(rule).copied().unwrap_or(0) - usize::from(*rule == finding.rule.id);
        if *count > allowed {
            let _ = writeln!(
                problems,
                "after the fix for [{}] there is [{rule}]:\n{fixed_text}",
                finding.rule.id
            );
        }
    }
}

fn counts(analysis: &Analysis) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &analysis.findings {
        *counts.entry(finding.rule.id).or_insert(0) += 1;
    }
    counts
}
