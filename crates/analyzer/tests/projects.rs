//! Whole projects: every marked fault is found at its line with its rule, and a sound project has no finding.
//!
//! `sound/` is a whole project; `faulty/` holds the files of it that differ in a version with marked faults: `// error: [rule-id]`,
//! or `// fault: CWE-89`, at the line of each. What is known not to be found is marked `// missed: [rule-id]` and fails
//! once it is. `PROJECTS=folder cargo test -p analyzer --test projects` measures the analyzer on projects that lie elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use analyzer::{LineIndex, NoteKind, Options, Rule, Severity, SourceFile, analyze};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let root = std::env::var_os("PROJECTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/projects"),
        PathBuf::from,
    );
    let mut folders: Vec<PathBuf> = fs::read_dir(&root)
        .expect("the projects are in the repository")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    let trials = folders
        .into_iter()
        .flat_map(|folder| {
            let name = folder
                .file_name()
                .expect("has a name")
                .to_string_lossy()
                .into_owned();
            let faulty = folder.clone();
            [
                Trial::test(format!("{name} sound"), move || {
                    check(&project(&folder, false))
                }),
                Trial::test(format!("{name} faulty"), move || {
                    check(&project(&faulty, true))
                }),
            ]
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn files(folder: &Path, root: &Path, found: &mut Vec<SourceFile>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("is a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            files(&entry, root, found);
        } else {
            let path = entry
                .strip_prefix(root)
                .expect("is inside")
                .to_string_lossy()
                .replace('\\', "/");
            found.push(SourceFile {
                path,
                text: fs::read_to_string(&entry).expect("is text"),
                language: None,
            });
        }
    }
}

/// The files of a project, with those of its faulty version in their place.
fn project(folder: &Path, faulty: bool) -> Vec<SourceFile> {
    let mut project = Vec::new();
    let sound = folder.join("sound");
    files(&sound, &sound, &mut project);
    if faulty {
        let mut changed = Vec::new();
        files(&folder.join("faulty"), &folder.join("faulty"), &mut changed);
        project.retain(|file| changed.iter().all(|other| other.path != file.path));
        project.extend(changed);
    }
    project
}

fn is_rule(id: &str) -> bool {
    analyzer::RULES.iter().any(|rule| rule.id == id)
}

/// What must be reported at a line.
#[derive(Debug)]
enum Mark {
    Rule(String),
    Cwe(u16),
}

impl Mark {
    fn is_met_by(&self, rule: &Rule) -> bool {
        match self {
            Self::Rule(id) => rule.id == id,
            Self::Cwe(number) => rule.cwe.contains(number),
        }
    }
}

fn check(project: &[SourceFile]) -> Result<(), Failed> {
    let analysis = analyze(
        project,
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    let mut expected: Vec<(usize, u32, Mark)> = Vec::new();
    let mut missed: Vec<(usize, u32, String)> = Vec::new();
    for (number, file) in project.iter().enumerate() {
        for (line, text) in file.text.lines().enumerate() {
            let Some((_, comment)) = text.split_once("// ") else {
                continue;
            };
            let comment = &text[text.len() - comment.len()..];
            let word = |rest: &str| -> String {
                rest.trim_start_matches('[')
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect()
            };
            let line = line as u32 + 1;
            // Other comments can speak of errors too.
            let rules = comment.split("error: ").skip(1).map(word);
            for rule in rules.filter(|rule| rule.contains('-') || is_rule(rule)) {
                expected.push((number, line, Mark::Rule(rule)));
            }
            for rest in comment.split("missed: ").skip(1) {
                missed.push((number, line, word(rest)));
            }
            for rest in comment.split("fault: CWE-").skip(1) {
                expected.extend(word(rest).parse().map(|cwe| (number, line, Mark::Cwe(cwe))));
            }
        }
    }
    // What is no code, such as a README, is only said not to be read.
    let mut problems: Vec<String> = analysis
        .notes
        .iter()
        .filter(|note| note.kind != NoteKind::NotAnalyzed)
        .map(|note| note.message.clone())
        .collect();
    for finding in analysis
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
    {
        let file = finding.place.file.0 as usize;
        let line = LineIndex::new(&project[file].text)
            .position(finding.place.span.start)
            .line
            + 1;
        let position = expected.iter().position(|(wanted, at, mark)| {
            *wanted == file && *at == line && mark.is_met_by(finding.rule)
        });
        let was_missed = missed
            .iter()
            .find(|(wanted, at, id)| *wanted == file && *at == line && *id == finding.rule.id);
        if let Some((_, line, id)) = was_missed {
            problems.push(format!(
                "{}:{line}: [{id}] is found now: mark it `error`",
                project[file].path
            ));
            continue;
        }
        match position {
            Some(position) => {
                expected.remove(position);
            }
            None => problems.push(format!(
                "{}:{line}: unexpected [{}] {}",
                project[file].path, finding.rule.id, finding.message
            )),
        }
    }
    problems.extend(expected.iter().map(|(file, line, mark)| {
        format!("{}:{line}: {mark:?} was not reported", project[*file].path)
    }));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n").into())
    }
}
