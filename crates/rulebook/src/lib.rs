//! The documentation of the analyzer's rules as Markdown: a page for each, and a table by item and CWE.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use analyzer::{RULES, Rule};

/// The files' names and texts.
pub fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<String, String> = RULES
        .iter()
        .map(|rule| (format!("{}.md", rule.id), page(rule)))
        .collect();
    pages.insert("README.md".into(), table());
    pages
}

/// The page of one rule.
pub fn page(rule: &Rule) -> String {
    let item = checklist::item(rule.item.0).map_or(rule.item.0, |item| item.title);
    let cwe: Vec<String> = rule
        .cwe
        .iter()
        .map(|number| {
            format!("[CWE-{number}](https://cwe.mitre.org/data/definitions/{number}.html)")
        })
        .collect();
    let owasp = rule.owasp.map_or_else(String::new, |category| {
        format!(" · OWASP {}:2023", format!("{category:?}").to_uppercase())
    });
    let lower = |word: &dyn std::fmt::Debug| format!("{word:?}").to_lowercase();
    let documentation: String = rule
        .documentation
        .lines()
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect();
    format!(
        "# {}\n\n`{}` · severity {} · confidence {} · {}{owasp}\n\nChecklist: {item} (`{}`)\n\n{}\n\n## Examples\n\n{}\n",
        rule.title,
        rule.id,
        lower(&rule.severity),
        lower(&rule.confidence),
        cwe.join(", "),
        rule.item.0,
        documentation.trim(),
        rule.examples.trim().replace("## ", "### ")
    )
}

fn table() -> String {
    let mut text = String::from(
        "# Rules\n\nMade by `cargo run -p cli -- rules docs/rules` from the rules themselves. In the examples a comment `error: [rule]` marks what is reported at \
         its line, and `control: [item]` what is credited.\n",
    );
    for section in checklist::sections() {
        let mut rows = String::new();
        for item in section.items {
            for rule in RULES.iter().filter(|rule| rule.item.0 == item.id) {
                let cwe: Vec<String> = rule
                    .cwe
                    .iter()
                    .map(|number| format!("CWE-{number}"))
                    .collect();
                writeln!(
                    rows,
                    "| {} | [{}]({}.md) | {} | {} |",
                    item.title,
                    rule.id,
                    rule.id,
                    format!("{:?}", rule.severity).to_lowercase(),
                    cwe.join(", ")
                )
                .expect("strings grow");
            }
        }
        if !rows.is_empty() {
            write!(
                text,
                "\n## {}\n\n| item | rule | severity | CWE |\n|---|---|---|---|\n{rows}",
                section.title
            )
            .expect("strings grow");
        }
    }
    text
}
