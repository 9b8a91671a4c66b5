//! The messages between the page and its worker.
//!
//! A crate of its own so that the page's Wasm can speak to the worker without holding the parser or the highlighter.
//! Offsets, lines and columns are the browser's: UTF-16 code units, lines and columns counted from 0.

use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Analyze these files as one project.
    Analyze {
        /// Chosen by the page; comes back with the answer.
        id: u32,
        /// The files.
        files: Vec<File>,
    },
    /// Highlight the lines of a text. The worker remembers the last text of each `document` and starts at the first changed line.
    Highlight {
        /// Chosen by the page; comes back with the answer.
        id: u32,
        /// The whole text.
        text: String,
        /// The language's name, as in [`FileReport::language`].
        language: String,
        /// The first line wanted.
        first_line: u32,
        /// The line after the last one wanted.
        end_line: u32,
    },
}

/// A file to analyze.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Its path in the project, or the name of the paste.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The language's name where the person chose one.
    pub language: Option<String>,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The Wasm is loaded and requests are taken.
    Ready,
    /// The answer to [`Request::Analyze`].
    Analyzed {
        /// The request's id.
        id: u32,
        /// The analysis.
        report: Report,
    },
    /// The answer to [`Request::Highlight`].
    Highlighted {
        /// The request's id.
        id: u32,
        /// The number of the first line in `lines`.
        first_line: u32,
        /// Per line, its tokens in order. Together they are the whole line without its end.
        lines: Vec<Vec<Token>>,
    },
}

/// A piece of a line with one colour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Token(
    /// Length in UTF-16 code units.
    pub u32,
    /// The CSS class without its `hl-` prefix; empty for plain text.
    pub String,
);

/// An analysis as the page shows it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The files in the order of the request.
    pub files: Vec<FileReport>,
    /// The rules behind the findings.
    pub rules: Vec<Rule>,
    /// What is wrong, the most severe first, then by file and place.
    pub findings: Vec<Finding>,
    /// What is right: equal messages once, by the first place.
    pub controls: Vec<Control>,
    /// What could not be read or was read in an unusual way.
    pub notes: Vec<Note>,
    /// The verdict on every item that code or configuration can show, in the checklist's order.
    pub assessments: Vec<Assessment>,
    /// The routes of the project.
    pub routes: Vec<Route>,
}

/// What the evidence says of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The checklist item.
    pub item: String,
    /// `met`, `partly`, `violated` or `not visible`.
    pub verdict: String,
}

/// A route of the project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Method and path.
    pub name: String,
    /// What stands before its handler, in words.
    pub protections: String,
    /// The call that registers it.
    pub range: Range,
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// Its path as given.
    pub path: String,
    /// `javascript`, `typescript`, `tsx`, `dockerfile`, `dotenv`, `package-json` or `unknown`.
    pub language: String,
}

/// A range of text in one of the files. On the wire it is its seven numbers in this order.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "[u32; 7]", into = "[u32; 7]")]
pub struct Range {
    /// Index into [`Report::files`].
    pub file: u32,
    /// Offset of the first UTF-16 code unit in the text.
    pub start: u32,
    /// Offset after the last one.
    pub end: u32,
    /// Line of the start.
    pub line: u32,
    /// Column of the start.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column of the end.
    pub end_column: u32,
}

impl From<[u32; 7]> for Range {
    fn from([file, start, end, line, column, end_line, end_column]: [u32; 7]) -> Self {
        Self {
            file,
            start,
            end,
            line,
            column,
            end_line,
            end_column,
        }
    }
}

impl From<Range> for [u32; 7] {
    fn from(range: Range) -> Self {
        [
            range.file,
            range.start,
            range.end,
            range.line,
            range.column,
            range.end_line,
            range.end_column,
        ]
    }
}

/// A rule that reported something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its documentation: paragraphs, `## ` headings and `code`.
    pub documentation: String,
    /// CWE numbers.
    pub cwe: Vec<u16>,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Index into [`Report::rules`].
    pub rule: u32,
    /// The checklist item.
    pub item: String,
    /// `critical`, `high`, `medium`, `low` or `note`.
    pub severity: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// What this code does and what follows.
    pub message: String,
    /// The text that is wrong.
    pub range: Range,
    /// The way of the data.
    pub steps: Vec<Step>,
    /// A change that removes the finding.
    pub fix: Option<Fix>,
}

/// A step on the way of the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Where.
    pub range: Range,
    /// What happens there.
    pub label: String,
}

/// A change of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// The edits, ascending and not overlapping, as UTF-16 ranges of the finding's file.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced.
    pub range: Range,
    /// What stands there afterwards.
    pub text: String,
}

/// Something done right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Control {
    /// The checklist item.
    pub item: String,
    /// What is done.
    pub message: String,
    /// The texts that show it.
    pub ranges: Vec<Range>,
}

/// Something to know about how a file was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// `syntax-error`, `read-as`, `not-analyzed`, `cut` or `silencer`.
    pub kind: String,
    /// What happened and what was done about it.
    pub message: String,
    /// Where.
    pub range: Range,
}
