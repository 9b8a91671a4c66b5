//! The checklist and the analyzer held against each other: every item that a rule names is in the checklist; every
//! example that the checklist shows as good has no finding and is credited to its item; every bad one is found.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use analyzer::rules::RULES;
use analyzer::{Analysis, Date, Language, Options, Severity, SourceFile, analyze};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

#[derive(Deserialize)]
struct Section {
    id: String,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    item: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    #[serde(default)]
    code: Vec<Example>,
}

#[derive(Deserialize, Clone)]
struct Example {
    title: String,
    language: String,
    verdict: Verdict,
    #[serde(default)]
    items: Vec<String>,
    code: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Good,
    Bad,
    Neutral,
}

fn main() {
    let arguments = Arguments::from_args();
    let (sections, mut trials) = read_content();
    let items: BTreeSet<String> = sections
        .iter()
        .flat_map(|section| &section.item)
        .map(|item| item.id.clone())
        .collect();
    trials.push(Trial::test("the checklist has content", {
        let empty = items.is_empty();
        move || {
            if empty {
                Err(Failed::from("crates/checklist/content holds no item"))
            } else {
                Ok(())
            }
        }
    }));
    for rule in RULES.iter() {
        let known = items.contains(rule.item.0);
        trials.push(Trial::test(
            format!("rule {} names an item", rule.id),
            move || {
                if known {
                    Ok(())
                } else {
                    Err(Failed::from(format!(
                        "the checklist has no item `{}`",
                        rule.item.0
                    )))
                }
            },
        ));
    }
    for section in sections {
        for example in section.example {
            trials.extend(trial(format!("{}/{}", section.id, example.title), example));
        }
        for item in section.item {
            for mut example in item.code {
                if example.items.is_empty() {
                    example.items.push(item.id.clone());
                }
                trials.extend(trial(
                    format!("{}/{}/{}", section.id, item.id, example.title),
                    example,
                ));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// The sections, and a failing test for each file that can't be read.
fn read_content() -> (Vec<Section>, Vec<Trial>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../checklist/content");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    paths.sort();
    let mut sections = Vec::new();
    let mut faults = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        // Sections are named `NN-<id>.toml`; the page's texts and the aliases lie beside them.
        if !name.ends_with(".toml") || !name.starts_with(|first: char| first.is_ascii_digit()) {
            continue;
        }
        let section = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| toml::from_str::<Section>(&text).map_err(|error| error.to_string()));
        match section {
            Ok(section) => sections.push(section),
            Err(error) => faults.push(Trial::test(format!("{name} can be read"), move || {
                Err(Failed::from(error))
            })),
        }
    }
    (sections, faults)
}

/// The test of an example; `None` where its language or verdict leaves nothing to judge.
fn trial(name: String, example: Example) -> Option<Trial> {
    let (language, path) = match example.language.as_str() {
        "js" => (Language::JavaScript, "example.js"),
        "ts" => (Language::TypeScript, "example.ts"),
        "dockerfile" => (Language::Dockerfile, "Dockerfile"),
        "dotenv" => (Language::Dotenv, ".env"),
        "package-json" => (Language::PackageJson, "package.json"),
        _ => return None,
    };
    let verdict = match example.verdict {
        Verdict::Good => "good",
        Verdict::Bad => "bad",
        Verdict::Neutral => return None,
    };
    Some(Trial::test(format!("{name} ({verdict})"), move || {
        let options = Options {
            today: Some(Date::new(2026, 11, 24)),
            ..Options::default()
        };
        let file = SourceFile {
            path: path.to_owned(),
            text: example.code.clone(),
            language: Some(language),
        };
        judge(&example, &analyze(&[file], &options))
    }))
}

fn judge(example: &Example, analysis: &Analysis) -> Result<(), Failed> {
    let mut problems = Vec::new();
    for finding in analysis
        .findings
        .iter()
        .filter(|finding| example.verdict == Verdict::Good && finding.severity > Severity::Note)
    {
        let line = example.code[..finding.place.span.start as usize]
            .matches('\n')
            .count()
            + 1;
        problems.push(format!(
            "line {line} [{}]: {}",
            finding.rule.id, finding.message
        ));
    }
    for item in &example.items {
        match example.verdict {
            Verdict::Good
                if !analysis
                    .controls
                    .iter()
                    .any(|control| control.item.0 == item) =>
            {
                problems.push(format!("no control is credited to `{item}`"));
            }
            Verdict::Bad
                if !analysis
                    .findings
                    .iter()
                    .any(|finding| finding.rule.item.0 == item) =>
            {
                problems.push(format!("nothing is found against `{item}`"));
            }
            _ => {}
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failed::from(format!(
            "{}\n{}",
            problems.join("\n"),
            example.code
        )))
    }
}
