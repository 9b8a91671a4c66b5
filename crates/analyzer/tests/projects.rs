//! Whole projects: every marked fault is found at its line with its rule, and a sound project has no finding.
//!
//! `sound/` is a whole project; `faulty/` holds the files of it that differ in a version with marked faults: `// error: [rule-id]`
//! at the line of each. `PROJECTS=folder cargo test -p analyzer --test projects` measures the analyzer on projects that lie elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use analyzer::{LineIndex, Options, Severity, SourceFile, analyze};
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

fn check(project: &[SourceFile]) -> Result<(), Failed> {
    let analysis = analyze(
        project,
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    let mut expected: Vec<(usize, u32, String)> = Vec::new();
    for (number, file) in project.iter().enumerate() {
        for (line, text) in file.text.lines().enumerate() {
            let marks = text
                .split_once("// error: ")
                .map_or("", |(before, _)| &text[before.len()..]);
            for rest in marks.split("error: ").skip(1) {
                let id: String = rest
                    .trim_start_matches('[')
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect();
                expected.push((number, line as u32 + 1, id));
            }
        }
    }
    let mut problems: Vec<String> = analysis
        .notes
        .iter()
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
        let seen = (file, line, finding.rule.id.to_owned());
        match expected.iter().position(|wanted| *wanted == seen) {
            Some(position) => {
                expected.remove(position);
            }
            None => problems.push(format!(
                "{}:{line}: unexpected [{}] {}",
                project[file].path, seen.2, finding.message
            )),
        }
    }
    problems.extend(expected.iter().map(|(file, line, rule)| {
        format!("{}:{line}: [{rule}] was not reported", project[*file].path)
    }));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n").into())
    }
}
