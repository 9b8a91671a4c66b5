//! What an analysis gives back.

use serde::Serialize;

use crate::rule::Rule;
use crate::source::{Language, Place};

/// Everything that is known after an analysis, in a stable order: by file, place, then rule.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The files in the order they were given; a [`crate::FileId`] is an index into it.
    pub files: Vec<AnalyzedFile>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What is right.
    pub controls: Vec<Control>,
    /// What a comment took back, with its reason.
    pub silenced: Vec<Silenced>,
    /// The routes of the project in the order of the text.
    pub routes: Vec<RouteEntry>,
    /// What could not be read, was cut, or was read in an unusual way.
    pub notes: Vec<Note>,
}

/// A finding that a comment took back.
#[derive(Debug, Clone)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// Why, as the comment says; empty where it says nothing.
    pub reason: String,
}

/// A route of the inventory.
#[derive(Debug, Clone)]
pub struct RouteEntry {
    /// `GET`, `POST`, ..., `ALL`.
    pub method: String,
    /// The path with the mount paths of its routers in front.
    pub path: String,
    /// The call that registers it.
    pub place: Place,
    /// What stands before the handler: `authentication`, `role`, `limiter`, `validation`, `upload`, `unknown`.
    pub protections: Vec<&'static str>,
    /// Whether the app that it hangs on is in the files; else more may stand before it.
    pub is_rooted: bool,
}

/// One file of the analysis.
#[derive(Debug, Clone)]
pub struct AnalyzedFile {
    /// The path it was given with.
    pub path: String,
    /// The language it was read as.
    pub language: Language,
    /// What it is for; only [`crate::Purpose::Server`] is judged.
    pub purpose: crate::Purpose,
}

/// Something wrong at a place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that says so.
    pub rule: &'static Rule,
    /// The checklist item it speaks against: the rule's, or a closer one.
    pub item: ItemId,
    /// The rule's severity, or a lower one where the circumstances ask for it.
    pub severity: Severity,
    /// How sure the analyzer is.
    pub confidence: Confidence,
    /// The text that is wrong.
    pub place: Place,
    /// First what this code does, then what follows.
    pub message: String,
    /// The way of the data from its source to `place`; empty where no flow is involved.
    pub steps: Vec<Step>,
    /// A change that removes the finding.
    pub fix: Option<Fix>,
}

/// Something done right at a place: evidence that an item is met.
#[derive(Debug, Clone)]
pub struct Control {
    /// The checklist item it speaks for.
    pub item: ItemId,
    /// The text that shows it.
    pub place: Place,
    /// What is done, with the values seen.
    pub message: String,
}

/// A step on the way of the data.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where.
    pub place: Place,
    /// What happens there.
    pub label: String,
}

/// Text edits that yield code which parses and no longer triggers the rule.
#[derive(Debug, Clone)]
pub struct Fix {
    /// What the fix does, as an instruction.
    pub title: String,
    /// The edits, all in the finding's file, in ascending order and not overlapping.
    pub edits: Vec<Edit>,
}

/// One replacement of text.
#[derive(Debug, Clone)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: crate::source::Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Something a person should know about how a file was read.
#[derive(Debug, Clone)]
pub struct Note {
    /// What kind of note it is.
    pub kind: NoteKind,
    /// Where.
    pub place: Place,
    /// What happened and what was done about it.
    pub message: String,
}

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The text does not parse at this place; the rest was read.
    SyntaxError,
    /// The text was read as something less than a whole file: class members, a function body, a fenced block ...
    ReadAs,
    /// The file was not analyzed at all: too large, binary, nested too deep, no known language.
    NotAnalyzed,
    /// A stated limit was reached and the rest was left out.
    Cut,
    /// A silencer that is unused, unknown or unexplained.
    Silencer,
}

/// The id of a checklist item, as in `crates/checklist/content`. This crate knows only its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ItemId(pub &'static str);

/// How bad the consequence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; counts against no item.
    Note,
    /// Weakens a defence.
    Low,
    /// Harm needs a further condition.
    Medium,
    /// Harm follows for some data or accounts.
    High,
    /// Anybody can take over accounts, data or the machine.
    Critical,
}

/// How sure the analyzer is that the finding is real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// An assumption about code that is not visible is involved.
    Low,
    /// Likely; a part of the way is inferred.
    Medium,
    /// Everything that matters is visible.
    High,
}
