// The content files as written, and what must hold of them. Shared by the build script and the tests.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub title: String,
    pub tagline: String,
    pub introduction: String,
    pub bookmark: String,
    pub closing: String,
    pub quick_check_note: String,
    pub quick_check: Vec<QuickCheck>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct QuickCheck {
    pub text: String,
    pub items: Vec<String>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub summary: String,
    #[serde(default)]
    pub further_reading: Vec<Reading>,
    #[serde(default)]
    pub example: Vec<Code>,
    pub item: Vec<Item>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub topic: String,
    pub title: String,
    pub url: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Code {
    pub title: String,
    pub language: String,
    pub verdict: String,
    pub code: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub items: Vec<String>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    pub revision: u32,
    pub title: String,
    pub summary: String,
    pub why: String,
    pub verify: String,
    pub severity: String,
    pub effort: String,
    #[serde(default)]
    pub judged: String,
    #[serde(default)]
    pub question: String,
    pub owasp: Vec<String>,
    pub cwe: Vec<u16>,
    pub asvs: Vec<String>,
    pub related: Vec<String>,
    pub sources: Vec<Source>,
    #[serde(default)]
    pub header: Option<Header>,
    #[serde(default)]
    pub code: Vec<Code>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub url: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub name: String,
    pub value: String,
    pub purpose: String,
}

/// Everything wrong with the content, a sentence each. `listed` are the ids given out so far, `aliases` the retired ones.
pub fn faults(
    sections: &[Section],
    page: &Page,
    listed: &[String],
    aliases: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let items: BTreeSet<&str> = sections
        .iter()
        .flat_map(|section| &section.item)
        .map(|item| item.id.as_str())
        .collect();
    let kebab = |id: &str| {
        !id.is_empty()
            && id.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            })
    };
    for section in sections {
        let section_ids =
            std::iter::once(&section.id).chain(section.item.iter().map(|item| &item.id));
        for id in section_ids {
            if !kebab(id) {
                faults.push(format!("{id}: an id is kebab-case"));
            }
            if !ids.insert(id.clone()) {
                faults.push(format!("{id}: the id is given twice"));
            }
            if !listed.contains(id) {
                faults.push(format!(
                    "{id}: add the id to content/ids.txt, where it stays for good"
                ));
            }
        }
        for reading in &section.further_reading {
            address(&mut faults, &section.id, &reading.url);
        }
        for code in &section.example {
            check_code(&mut faults, &section.id, code);
            for item in &code.items {
                if !items.contains(item.as_str()) {
                    faults.push(format!(
                        "{}: the example names {item}, which is no item",
                        section.id
                    ));
                }
            }
        }
        for item in &section.item {
            check_item(&mut faults, item, &items);
        }
    }
    for id in listed {
        if !ids.contains(id) && !aliases.contains_key(id) {
            faults.push(format!(
                "{id}: the id has vanished; keep it, or give it an alias in content/aliases.toml"
            ));
        }
    }
    for (old, new) in aliases {
        if ids.contains(old) {
            faults.push(format!("{old}: an id in use is not an alias"));
        }
        faults.extend(
            new.iter()
                .filter(|id| !ids.contains(*id))
                .map(|id| format!("{old}: its alias {id} does not exist")),
        );
    }
    for point in &page.quick_check {
        faults.extend(
            point
                .items
                .iter()
                .filter(|id| !items.contains(id.as_str()))
                .map(|id| format!("quick check: {id} is no item")),
        );
    }
    faults
}

fn check_item(faults: &mut Vec<String>, item: &Item, items: &BTreeSet<&str>) {
    let id = &item.id;
    for (name, text) in [
        ("title", &item.title),
        ("summary", &item.summary),
        ("why", &item.why),
        ("verify", &item.verify),
    ] {
        if text.trim().is_empty() {
            faults.push(format!("{id}: {name} is empty"));
        }
    }
    if item.revision == 0 {
        faults.push(format!("{id}: revisions count from 1"));
    }
    if !matches!(
        item.severity.as_str(),
        "critical" | "high" | "medium" | "low"
    ) {
        faults.push(format!("{id}: severity {}", item.severity));
    }
    if item.judged.is_empty() == item.question.is_empty() {
        faults.push(format!(
            "{id}: needs either `judged` (what in code or configuration shows it) or `question` (why only a person can say)"
        ));
    }
    if !matches!(item.effort.as_str(), "minutes" | "hours" | "days") {
        faults.push(format!("{id}: effort {}", item.effort));
    }
    for category in &item.owasp {
        let number = category
            .strip_prefix("API")
            .and_then(|number| number.parse::<u8>().ok());
        if !number.is_some_and(|number| (1..=10).contains(&number)) {
            faults.push(format!(
                "{id}: {category} is no category of the OWASP API Security Top 10 2023"
            ));
        }
    }
    for requirement in &item.asvs {
        let parts: Vec<_> = requirement.split('.').collect();
        if parts.len() != 3 || parts.iter().any(|part| part.parse::<u8>().is_err()) {
            faults.push(format!(
                "{id}: ASVS {requirement} is not chapter.section.requirement"
            ));
        }
    }
    for related in &item.related {
        if !items.contains(related.as_str()) || related == id {
            faults.push(format!(
                "{id}: related to {related}, which is no other item"
            ));
        }
    }
    if item.sources.is_empty() {
        faults.push(format!("{id}: names no primary source"));
    }
    for source in &item.sources {
        address(faults, id, &source.url);
    }
    for code in &item.code {
        check_code(faults, id, code);
    }
    if item.code.iter().any(|code| code.verdict == "bad")
        && item.code.iter().all(|code| code.verdict == "bad")
    {
        faults.push(format!("{id}: bad code has no counterpart"));
    }
}

fn check_code(faults: &mut Vec<String>, id: &str, code: &Code) {
    let languages = [
        "js",
        "ts",
        "dockerfile",
        "dotenv",
        "package-json",
        "sql",
        "yaml",
        "sh",
        "http",
        "nginx",
        "text",
    ];
    if !languages.contains(&code.language.as_str()) {
        faults.push(format!("{id}: code in {}", code.language));
    }
    if !matches!(code.verdict.as_str(), "good" | "bad" | "neutral") {
        faults.push(format!("{id}: verdict {}", code.verdict));
    }
    if code.code.trim().is_empty() || code.title.trim().is_empty() {
        faults.push(format!("{id}: code without text or title"));
    }
}

fn address(faults: &mut Vec<String>, id: &str, url: &str) {
    if !url.starts_with("https://") {
        faults.push(format!("{id}: {url} is not https"));
    }
}
