//! The checklist's own code held against the analyzer: good code has no finding and is credited to its item, bad code is found.

use analyzer::{Language, Options, RULES, Severity, SourceFile, analyze};
use checklist::{Code, Verdict};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let mut trials = vec![Trial::test("rules_name_items_that_exist", rules_name_items)];
    for section in checklist::sections() {
        for (number, code) in checklist::section_text(section.id)
            .expect("has texts")
            .examples
            .iter()
            .enumerate()
        {
            trials.push(Trial::test(
                format!("{}::example_{}", section.id, number + 1),
                move || check(code, code.items),
            ));
        }
        for item in section.items {
            for (number, code) in checklist::item_text(item.id)
                .expect("has texts")
                .code
                .iter()
                .enumerate()
            {
                let items: &'static [&'static str] = Box::leak(Box::new([item.id]));
                trials.push(Trial::test(
                    format!("{}::code_{}", item.id, number + 1),
                    move || check(code, items),
                ));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn rules_name_items() -> Result<(), Failed> {
    let unknown: Vec<&str> = RULES
        .iter()
        .filter(|rule| checklist::item(rule.item.0).is_none())
        .map(|rule| rule.id)
        .collect();
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(format!("{unknown:?} name no item").into())
    }
}

fn check(code: &Code, items: &[&str]) -> Result<(), Failed> {
    let language = match code.language {
        "js" => Language::JavaScript,
        "ts" => Language::TypeScript,
        "dockerfile" => Language::Dockerfile,
        "dotenv" => Language::Dotenv,
        "package-json" => Language::PackageJson,
        _ => return Ok(()),
    };
    let file = SourceFile {
        path: "pasted".to_owned(),
        text: code.code.to_owned(),
        language: Some(language),
    };
    let analysis = analyze(
        &[file],
        &Options {
            today: Some((2026, 11, 24)),
        },
    );
    let findings: Vec<String> = analysis
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| {
            format!(
                "[{}] for {}: {}",
                finding.rule.id, finding.item.0, finding.message
            )
        })
        .collect();
    let unknown = analysis
        .controls
        .iter()
        .find(|control| checklist::item(control.item.0).is_none());
    if let Some(control) = unknown {
        return Err(format!("{} is no item", control.item.0).into());
    }
    if !analysis.notes.is_empty() {
        return Err(format!("{:?}", analysis.notes).into());
    }
    match code.verdict {
        Verdict::Good => {
            let missing: Vec<_> = items
                .iter()
                .filter(|item| {
                    !analysis
                        .controls
                        .iter()
                        .any(|control| control.item.0 == **item)
                })
                .collect();
            if findings.is_empty() && missing.is_empty() {
                Ok(())
            } else {
                Err(format!("findings: {findings:#?}\nnot credited: {missing:?}").into())
            }
        }
        Verdict::Bad => {
            let found = items.iter().all(|item| {
                analysis
                    .findings
                    .iter()
                    .any(|finding| finding.severity > Severity::Note && finding.item.0 == *item)
            });
            if found {
                Ok(())
            } else {
                Err(format!("no finding for {items:?}; others: {findings:#?}").into())
            }
        }
        Verdict::Neutral => Ok(()),
    }
}
