//! Reads content/*.toml, refuses what does not hold, and writes it as Rust statics: an index that the page carries, and
//! apart from it the texts, which only the prerenderer needs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::{env, fs, path::Path};

#[path = "src/source.rs"]
mod source;

use source::{Code, Item, Page, Section};

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=src/source.rs");
    let mut paths: Vec<_> = fs::read_dir("content")
        .expect("content/ is there")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let mut sections: Vec<Section> = Vec::new();
    for path in &paths {
        let name = path
            .file_name()
            .expect("has a name")
            .to_string_lossy()
            .into_owned();
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            sections.push(read(path));
        }
    }
    let page: Page = read(Path::new("content/page.toml"));
    let aliases: BTreeMap<String, Vec<String>> = read(Path::new("content/aliases.toml"));
    let listed: Vec<String> = fs::read_to_string("content/ids.txt")
        .expect("content/ids.txt is there")
        .lines()
        .map(str::to_owned)
        .collect();
    let faults = source::faults(&sections, &page, &listed, &aliases);
    if !faults.is_empty() {
        panic!("the checklist's content has faults:\n{}", faults.join("\n"));
    }
    let out = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(
        Path::new(&out).join("content.rs"),
        generated(&sections, &page, &aliases),
    )
    .expect("OUT_DIR takes files");
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn generated(sections: &[Section], page: &Page, aliases: &BTreeMap<String, Vec<String>>) -> String {
    let mut text = String::new();
    let out = &mut text;
    write!(out, "pub(crate) static SECTIONS: &[Section] = &[").expect("strings grow");
    for section in sections {
        write!(
            out,
            "Section {{ id: {:?}, title: {:?}, items: &[",
            section.id, section.title
        )
        .expect("strings grow");
        for item in &section.item {
            index_item(out, item);
        }
        write!(out, "] }},").expect("strings grow");
    }
    write!(
        out,
        "];\npub(crate) static SECTION_TEXTS: &[SectionText] = &["
    )
    .expect("strings grow");
    for section in sections {
        write!(
            out,
            "SectionText {{ id: {:?}, summary: {:?}, further_reading: &[",
            section.id, section.summary
        )
        .expect("strings grow");
        for reading in &section.further_reading {
            write!(
                out,
                "Reading {{ topic: {:?}, title: {:?}, url: {:?} }},",
                reading.topic, reading.title, reading.url
            )
            .expect("strings grow");
        }
        write!(out, "], examples: &[").expect("strings grow");
        codes(out, &section.example);
        write!(out, "] }},").expect("strings grow");
    }
    write!(out, "];\npub(crate) static ITEM_TEXTS: &[ItemText] = &[").expect("strings grow");
    for item in sections.iter().flat_map(|section| &section.item) {
        write!(out, "ItemText {{ id: {:?}, why: {:?}, verify: {:?}, judged: {:?}, question: {:?}, owasp: &{:?}, cwe: &{:?}, asvs: &{:?}, related: &{:?}, sources: &[", item.id, item.why, item.verify, item.judged, item.question, item.owasp, item.cwe, item.asvs, item.related).expect("strings grow");
        for source in &item.sources {
            write!(out, "({:?}, {:?}),", source.title, source.url).expect("strings grow");
        }
        write!(out, "], header: ").expect("strings grow");
        match &item.header {
            Some(header) => write!(
                out,
                "Some(Header {{ name: {:?}, value: {:?}, purpose: {:?} }})",
                header.name, header.value, header.purpose
            ),
            None => write!(out, "None"),
        }
        .expect("strings grow");
        write!(out, ", code: &[").expect("strings grow");
        codes(out, &item.code);
        write!(out, "] }},").expect("strings grow");
    }
    write!(out, "];\npub(crate) static QUICK_CHECK: &[QuickCheck] = &[").expect("strings grow");
    for point in &page.quick_check {
        write!(
            out,
            "QuickCheck {{ text: {:?}, items: &{:?} }},",
            point.text, point.items
        )
        .expect("strings grow");
    }
    write!(
        out,
        "];\npub(crate) static PAGE: Page = Page {{ title: {:?}, tagline: {:?}, introduction: {:?}, bookmark: {:?}, closing: {:?}, quick_check_note: {:?} }};\n",
        page.title, page.tagline, page.introduction, page.bookmark, page.closing, page.quick_check_note
    )
    .expect("strings grow");
    write!(out, "pub(crate) static ALIASES: &[(&str, &[&str])] = &[").expect("strings grow");
    for (old, new) in aliases {
        write!(out, "({old:?}, &{new:?}),").expect("strings grow");
    }
    out.push_str("];\n");
    text
}

fn index_item(out: &mut String, item: &Item) {
    let capitalized = |word: &str| format!("{}{}", word[..1].to_ascii_uppercase(), &word[1..]);
    write!(
        out,
        "Item {{ id: {:?}, revision: {}, title: {:?}, summary: {:?}, severity: Severity::{}, effort: Effort::{}, is_judged: {} }},",
        item.id,
        item.revision,
        item.title,
        item.summary,
        capitalized(&item.severity),
        capitalized(&item.effort),
        !item.judged.is_empty()
    )
    .expect("strings grow");
}

fn codes(out: &mut String, codes: &[Code]) {
    for code in codes {
        let verdict = match code.verdict.as_str() {
            "good" => "Good",
            "bad" => "Bad",
            _ => "Neutral",
        };
        write!(
            out,
            "Code {{ title: {:?}, language: {:?}, verdict: Verdict::{verdict}, code: {:?}, note: {:?}, items: &{:?} }},",
            code.title,
            code.language,
            code.code.trim_end(),
            code.note,
            code.items
        )
        .expect("strings grow");
    }
}
