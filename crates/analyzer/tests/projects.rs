//! Whole projects: every marked fault is found at its line with its rule, and a sound project has no finding.

use std::fs;
use std::path::{Path, PathBuf};

use analyzer::{LineIndex, Options, Severity, SourceFile, analyze};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/projects");
    let mut folders: Vec<PathBuf> = fs::read_dir(&root)
        .expect("the projects are in the repository")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    let trials = folders
        .into_iter()
        .map(|folder| {
            let name = folder
                .file_name()
                .expect("has a name")
                .to_string_lossy()
                .into_owned();
            Trial::test(name, move || check(&folder))
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

fn check(folder: &Path) -> Result<(), Failed> {
    let mut project = Vec::new();
    files(folder, folder, &mut project);
    let analysis = analyze(
        &project,
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    let mut expected: Vec<(usize, u32, String)> = Vec::new();
    for (number, file) in project.iter().enumerate() {
        for (line, text) in file.text.lines().enumerate() {
            for rest in text.split("error: ").skip(1) {
                let id: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect();
                if text.contains("// error: ") {
                    expected.push((number, line as u32 + 1, id));
                }
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
