//! Twins: pairs of near-identical code, one with marked faults and one without.
//!
//! In the bad one every line marked `// fault: CWE-89` (or `CWE-89|CWE-564`, where several numbers are right) must have a finding
//! with one of these numbers and no other line any finding; the good one must have none. A twin is a file (`bad.ts`) or a folder.
//! `TWINS=folder cargo test -p analyzer --test twins` measures the analyzer on twins that lie elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use analyzer::{LineIndex, Options, Severity, SourceFile, analyze};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let root = std::env::var_os("TWINS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/twins"),
        PathBuf::from,
    );
    let mut trials = Vec::new();
    for area in entries(&root) {
        for pair in entries(&area) {
            for twin in entries(&pair) {
                let name = twin
                    .strip_prefix(&root)
                    .expect("is inside")
                    .to_string_lossy()
                    .into_owned();
                trials.push(Trial::test(name, move || check(&twin)));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    entries
}

fn read(path: &Path, root: &Path, found: &mut Vec<SourceFile>) {
    if path.is_dir() {
        for entry in entries(path) {
            read(&entry, root, found);
        }
        return;
    }
    let name = path.strip_prefix(root).expect("is inside");
    found.push(SourceFile {
        path: name.to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).expect("is text"),
        language: None,
    });
}

fn check(twin: &Path) -> Result<(), Failed> {
    let root = if twin.is_dir() {
        twin
    } else {
        twin.parent().expect("lies in a folder")
    };
    let mut files = Vec::new();
    read(twin, root, &mut files);
    let analysis = analyze(
        &files,
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    let mut expected: Vec<(usize, u32, Vec<u16>)> = Vec::new();
    for (number, file) in files.iter().enumerate() {
        for (line, text) in file.text.lines().enumerate() {
            let Some((_, marks)) = text.split_once("// fault: ") else {
                continue;
            };
            let numbers = marks
                .split('|')
                .filter_map(|mark| {
                    // `CWE-89|564` means the same as `CWE-89|CWE-564`.
                    let mark = mark.trim();
                    let number = mark.strip_prefix("CWE-").unwrap_or(mark);
                    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
                    digits.parse().ok()
                })
                .collect();
            expected.push((number, line as u32 + 1, numbers));
        }
    }
    let mut problems: Vec<String> = analysis
        .notes
        .iter()
        .map(|note| format!("note: {}", note.message))
        .collect();
    let mut met = vec![false; expected.len()];
    for finding in analysis
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
    {
        let file = finding.place.file.0 as usize;
        let line = LineIndex::new(&files[file].text)
            .position(finding.place.span.start)
            .line
            + 1;
        let position = expected.iter().position(|(wanted, at, numbers)| {
            *wanted == file
                && *at == line
                && finding.rule.cwe.iter().any(|cwe| numbers.contains(cwe))
        });
        match position {
            Some(position) => met[position] = true,
            None => problems.push(format!(
                "unexpected {}:{line}: [{}] {}",
                files[file].path, finding.rule.id, finding.message
            )),
        }
    }
    for ((file, line, numbers), _) in expected.iter().zip(met).filter(|(_, met)| !met) {
        let text = files[*file].text.lines().nth(*line as usize - 1);
        problems.push(format!(
            "missing {}:{line}: CWE-{numbers:?} {}",
            files[*file].path,
            text.unwrap_or_default().trim()
        ));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n").into())
    }
}
