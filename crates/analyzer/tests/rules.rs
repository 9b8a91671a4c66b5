//! Every rule's Markdown examples: each fenced block is a test. A comment on a line says what is expected there.

use std::collections::BTreeSet;

use analyzer::{Analysis, LineIndex, Options, RULES, Severity, SourceFile, analyze};
use libtest_mimic::{Arguments, Failed, Trial};

/// One fenced block, or the named files under one heading, which are one project.
struct Example {
    heading: String,
    files: Vec<(String, String)>,
}

impl Example {
    fn mentions(&self, mark: &str) -> bool {
        self.files.iter().any(|(_, text)| text.contains(mark))
    }
}

fn main() {
    let mut trials = Vec::new();
    for rule in RULES {
        let examples = examples(rule.examples);
        let bad = examples
            .iter()
            .any(|example| example.mentions(&format!("error: [{}]", rule.id)));
        let good = examples.iter().any(|example| !example.mentions("error: ["));
        trials.push(Trial::test(
            format!("{}::has_a_bad_and_a_good_example", rule.id),
            move || {
                if bad && good {
                    Ok(())
                } else {
                    Err(Failed::from(format!("bad: {bad}, good: {good}")))
                }
            },
        ));
        trials.push(Trial::test(
            format!("{}::is_documented", rule.id),
            move || {
                let complete = ["## Why", "## Not a problem"]
                    .iter()
                    .all(|part| rule.documentation.contains(part));
                if complete && !rule.title.ends_with('.') {
                    Ok(())
                } else {
                    Err(Failed::from(
                        "needs Why and Not a problem, and a title without a full stop",
                    ))
                }
            },
        ));
        for (number, example) in examples.into_iter().enumerate() {
            let name = format!(
                "{}::{}_{}",
                rule.id,
                number + 1,
                example.heading.to_lowercase().replace(' ', "_")
            );
            trials.push(Trial::test(name, move || check(&example)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn examples(markdown: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut heading = String::new();
    let mut block: Option<(String, String)> = None;
    for line in markdown.lines() {
        match &mut block {
            None if line.starts_with("## ") => heading = line[3..].to_owned(),
            None if line.starts_with("```") => block = Some((line[3..].to_owned(), String::new())),
            Some(_) if line == "```" => {
                let (info, text) = block.take().expect("a block is open");
                let file = (path(&info), text);
                match found.last_mut() {
                    Some(last) if last.heading == heading && info.contains("title=") => {
                        last.files.push(file);
                    }
                    _ => found.push(Example {
                        heading: heading.clone(),
                        files: vec![file],
                    }),
                }
            }
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    found
}

fn path(info: &str) -> String {
    if let Some((_, title)) = info.split_once("title=\"") {
        return title.trim_end_matches('"').to_owned();
    }
    match info.split_whitespace().next().unwrap_or_default() {
        "dockerfile" => "Dockerfile".to_owned(),
        "dotenv" => ".env".to_owned(),
        extension => format!("example.{extension}"),
    }
}

fn analysis(files: &[(String, String)]) -> Analysis {
    let files: Vec<SourceFile> = files
        .iter()
        .map(|(path, text)| SourceFile {
            path: path.clone(),
            text: text.clone(),
            language: None,
        })
        .collect();
    analyze(
        &files,
        &Options {
            today: Some((2026, 11, 24)),
        },
    )
}

fn check(example: &Example) -> Result<(), Failed> {
    let files: Vec<(String, String)> = example
        .files
        .iter()
        .map(|(path, text)| (path.clone(), without_expectations(text)))
        .collect();
    let analysis = analysis(&files);
    if !analysis.notes.is_empty() {
        return Err(format!("the example does not parse: {:?}", analysis.notes).into());
    }
    let indexes: Vec<LineIndex> = files.iter().map(|(_, text)| LineIndex::new(text)).collect();
    let line = |place: analyzer::Place| {
        let file = place.file.0 as usize;
        (file, indexes[file].position(place.span.start).line + 1)
    };
    let expectations = |kind: &str| -> Vec<((usize, u32), String)> {
        let texts = example.files.iter().enumerate();
        texts
            .flat_map(|(number, (_, text))| {
                expectations(text, kind)
                    .into_iter()
                    .map(move |(line, id)| ((number, line), id))
            })
            .collect()
    };
    let mut problems = Vec::new();
    let mut expected = expectations("error");
    for finding in &analysis.findings {
        let seen = (line(finding.place), finding.rule.id.to_owned());
        match expected.iter().position(|wanted| *wanted == seen) {
            Some(position) => {
                expected.remove(position);
            }
            // A note is worth knowing and need not be expected.
            None if finding.severity == Severity::Note => {}
            None => problems.push(format!(
                "line {}: unexpected [{}] {}",
                seen.0.1, seen.1, finding.message
            )),
        }
    }
    problems.extend(
        expected
            .iter()
            .map(|((_, line), rule)| format!("line {line}: [{rule}] was not reported")),
    );
    let controls: BTreeSet<_> = analysis
        .controls
        .iter()
        .map(|control| (line(control.place), control.item.0.to_owned()))
        .collect();
    for wanted in expectations("control") {
        if !controls.contains(&wanted) {
            problems.push(format!("line {}: no control for {}", wanted.0.1, wanted.1));
        }
    }
    for finding in &analysis.findings {
        if let Some(fix) = &finding.fix {
            let file = finding.place.file.0 as usize;
            problems.extend(check_fix(&files, file, &analysis, finding.rule.id, fix));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n").into())
    }
}

/// The fixed text parses, has one finding of the rule less, and no other finding more.
fn check_fix(
    files: &[(String, String)],
    file: usize,
    before: &Analysis,
    rule: &str,
    fix: &analyzer::Fix,
) -> Option<String> {
    let mut fixed = files.to_vec();
    for edit in fix.edits.iter().rev() {
        fixed[file]
            .1
            .replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    let after = analysis(&fixed);
    let count = |analysis: &Analysis, same: bool| {
        analysis
            .findings
            .iter()
            .filter(|finding| (finding.rule.id == rule) == same)
            .count()
    };
    if !after.notes.is_empty() {
        Some(format!("the fix of {rule} does not parse"))
    } else if count(&after, true) >= count(before, true) {
        Some(format!("the fix of {rule} leaves its finding"))
    } else if count(&after, false) > count(before, false) {
        Some(format!("the fix of {rule} brings another finding"))
    } else {
        None
    }
}

fn expectations(text: &str, kind: &str) -> Vec<(u32, String)> {
    let mark = format!("{kind}: [");
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for rest in line.split(mark.as_str()).skip(1) {
            if let Some((id, _)) = rest.split_once(']') {
                found.push((number as u32 + 1, id.to_owned()));
            }
        }
    }
    found
}

/// The text without the comments that carry expectations.
fn without_expectations(text: &str) -> String {
    text.lines()
        .map(|line| {
            let start = ["error: [", "control: ["]
                .iter()
                .filter_map(|mark| line.find(mark))
                .min();
            let kept = start.map_or(line, |at| {
                line[..at]
                    .trim_end()
                    .trim_end_matches(['/', '#'])
                    .trim_end()
            });
            format!("{kept}\n")
        })
        .collect()
}
