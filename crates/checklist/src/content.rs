//! The content, generated from `content/*.toml` by the build script.
//!
//! The index (titles, summaries) and the texts are apart: a program that asks only for the index does not carry the texts.

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// A section.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id and address, for good.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its items in order.
    pub items: &'static [Item],
}

/// An item as a list shows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id and address, for good.
    pub id: &'static str,
    /// Raised when the meaning changes.
    pub revision: u32,
    /// An instruction.
    pub title: &'static str,
    /// Why it matters, in a line.
    pub summary: &'static str,
    /// How bad it is when missing.
    pub severity: Severity,
    /// What it takes.
    pub effort: Effort,
    /// Whether code or configuration can show it; else it is a question for a person.
    pub is_judged: bool,
}

/// How bad a missing item is. A proposal of this checklist, no standard's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
}

impl Severity {
    /// The word for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// What an item takes in a project that has none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Effort {
    Minutes,
    Hours,
    Days,
}

impl Effort {
    /// The word for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }
}

/// A point of the pre-launch quick check.
#[derive(Debug, PartialEq, Eq)]
pub struct QuickCheck {
    /// What must be true.
    pub text: &'static str,
    /// The items that make it true.
    pub items: &'static [&'static str],
}

/// The page's own words.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the parts of the page")]
pub struct Page {
    pub title: &'static str,
    pub tagline: &'static str,
    pub introduction: &'static str,
    pub bookmark: &'static str,
    pub closing: &'static str,
    pub quick_check_note: &'static str,
}

/// A section's texts, Markdown.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the content files")]
pub struct SectionText {
    pub id: &'static str,
    pub summary: &'static str,
    pub further_reading: &'static [Reading],
    pub examples: &'static [Code],
}

/// A primary source for a topic.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the content files")]
pub struct Reading {
    pub topic: &'static str,
    pub title: &'static str,
    pub url: &'static str,
}

/// An item's texts, Markdown, and the standards it stands for.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the content files")]
pub struct ItemText {
    pub id: &'static str,
    pub why: &'static str,
    pub verify: &'static str,
    pub judged: &'static str,
    pub question: &'static str,
    pub owasp: &'static [&'static str],
    pub cwe: &'static [u16],
    pub asvs: &'static [&'static str],
    pub related: &'static [&'static str],
    pub sources: &'static [(&'static str, &'static str)],
    pub header: Option<Header>,
    pub code: &'static [Code],
}

/// A response header with its value.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the content files")]
pub struct Header {
    pub name: &'static str,
    pub value: &'static str,
    pub purpose: &'static str,
}

/// A piece of code.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the content files")]
pub struct Code {
    pub title: &'static str,
    pub language: &'static str,
    pub verdict: Verdict,
    pub code: &'static str,
    pub note: &'static str,
    pub items: &'static [&'static str],
}

/// What a piece of code shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// How to do it.
    Good,
    /// How not to.
    Bad,
    /// Neither.
    Neutral,
}

/// The sections in order.
pub fn sections() -> &'static [Section] {
    SECTIONS
}

/// The item with this id.
pub fn item(id: &str) -> Option<&'static Item> {
    SECTIONS
        .iter()
        .flat_map(|section| section.items)
        .find(|item| item.id == id)
}

/// The ten points of the quick check.
pub fn quick_check() -> &'static [QuickCheck] {
    QUICK_CHECK
}

/// The page's own words.
pub fn page() -> &'static Page {
    &PAGE
}

/// The texts of a section.
pub fn section_text(id: &str) -> Option<&'static SectionText> {
    SECTION_TEXTS.iter().find(|text| text.id == id)
}

/// The texts of an item.
pub fn item_text(id: &str) -> Option<&'static ItemText> {
    ITEM_TEXTS.iter().find(|text| text.id == id)
}

/// The ids that took the place of a retired one; empty for others.
pub fn alias(id: &str) -> &'static [&'static str] {
    ALIASES
        .iter()
        .find(|(old, _)| *old == id)
        .map(|(_, new)| *new)
        .unwrap_or_default()
}
