//! Reading: text as people paste it, made into something that parses, with every offset kept.
//!
//! oxc's parser gives nothing back on a syntax error, so recovery happens before the parse: other readings of the text are
//! tried, missing closers are appended, and the lines of errors are replaced by spaces.

use oxc_allocator::Allocator;
use oxc_span::SourceType;

use super::{parse, source_type};
use crate::analysis::NoteKind;
use crate::source::{Language, Span};

/// Files above this size are not parsed: in the browser's Wasm 8 MB take about a second.
const SIZE_LIMIT: usize = 8 * 1024 * 1024;
/// Brackets nested deeper than this overflow the stack of a Wasm instance in the parser.
const NESTING_LIMIT: usize = 200;
/// Operators in a row without a bracket or `;` between them: each one nests the syntax tree.
const CHAIN_LIMIT: usize = 1_500;
/// How often an error's line is blanked before giving up.
const ROUNDS: usize = 24;

/// A text ready for the parser.
pub struct Reading {
    /// The text to parse, as long as the original or longer at its end; none where it must not be parsed.
    pub text: Option<String>,
    /// How to parse it.
    pub source_type: SourceType,
    /// What a person should know.
    pub notes: Vec<(NoteKind, Span, String)>,
}

/// Finds a reading of a text that parses. Offsets in the text stay those of the original.
pub fn read(text: &str, language: Language, path: &str) -> Reading {
    let declared = source_type(language, path);
    let mut notes = Vec::new();
    let refuse = |span, message: String| Reading {
        text: None,
        source_type: declared,
        notes: vec![(NoteKind::NotAnalyzed, span, message)],
    };
    let start = Span { start: 0, end: 0 };
    if text.len() > SIZE_LIMIT {
        let megabytes = text.len() / (1024 * 1024);
        return refuse(
            start,
            format!(
                "The file has {megabytes} MB and was not analyzed: the limit is {} MB.",
                SIZE_LIMIT / (1024 * 1024)
            ),
        );
    }
    let mut owned = text.to_owned();
    if let Some(at) = text.find('\0') {
        if text.bytes().filter(|byte| *byte == 0).count() * 10 > text.len()
            || text.matches('\u{FFFD}').count() * 10 > text.chars().count()
        {
            return refuse(
                start,
                "This looks like a binary file and was not analyzed.".to_owned(),
            );
        }
        notes.push((
            NoteKind::ReadAs,
            point(at),
            "NUL bytes were read as spaces.".to_owned(),
        ));
        owned = owned.replace('\0', " ");
    } else if text.len() > 64 && text.matches('\u{FFFD}').count() * 5 > text.chars().count() {
        return refuse(
            start,
            "This looks like a binary file and was not analyzed.".to_owned(),
        );
    }
    owned = without_frames(&owned, &mut notes);
    let scan = scan(&owned);
    if let Some((at, what)) = scan.too_deep {
        let line = text[..at.min(text.len())].matches('\n').count() + 1;
        return refuse(
            point(at),
            format!(
                "Line {line} nests {what}, deeper than can be read. The file was not analyzed."
            ),
        );
    }
    let Some(first) = errors(&owned, declared) else {
        return Reading {
            text: Some(owned),
            source_type: declared,
            notes,
        };
    };
    for other in [SourceType::ts(), SourceType::tsx()] {
        if declared.is_javascript() && errors(&owned, other).is_none() {
            return Reading {
                text: Some(owned),
                source_type: other,
                notes,
            };
        }
    }
    if let Some((read, how)) = as_fragment(&owned, declared) {
        notes.push((NoteKind::ReadAs, start, how.to_owned()));
        return Reading {
            text: Some(read),
            source_type: declared,
            notes,
        };
    }
    notes.push((
        NoteKind::SyntaxError,
        first.0,
        format!("{} The rest was analyzed.", sentence(&first.1)),
    ));
    Reading {
        text: Some(recover(owned, declared)),
        source_type: declared,
        notes,
    }
}

fn point(at: usize) -> Span {
    let at = at as u32;
    Span {
        start: at,
        end: at + 1,
    }
}

fn sentence(message: &str) -> String {
    let message = message.trim_end_matches('.');
    format!("Syntax error: {message}.")
}

/// The first error of a parse.
fn errors(text: &str, source_type: SourceType) -> Option<(Span, String)> {
    let allocator = Allocator::default();
    let copy = allocator.alloc_str(text);
    let parsed = parse(&allocator, copy, source_type);
    parsed.errors.into_iter().next()
}

/// Blanks what surrounds code in a paste: Markdown fences, the marks of a diff, terminal prompts.
fn without_frames(text: &str, notes: &mut Vec<(NoteKind, Span, String)>) -> String {
    if text.lines().any(|line| line.starts_with("```")) {
        let mut inside = false;
        let read = by_lines(text, |line| {
            if line.starts_with("```") {
                inside = !inside;
                return Some(blank(line));
            }
            (!inside).then(|| blank(line))
        });
        notes.push((
            NoteKind::ReadAs,
            Span { start: 0, end: 0 },
            "Only the fenced code was read.".to_owned(),
        ));
        return read;
    }
    let is_diff = text.lines().any(|line| line.starts_with("@@ "))
        && text.lines().any(|line| line.starts_with("+++ "));
    if is_diff {
        let read = by_lines(text, |line| {
            let mark = line.chars().next();
            if ["diff ", "index ", "--- ", "+++ ", "@@ "]
                .iter()
                .any(|head| line.starts_with(head))
                || mark == Some('-')
            {
                Some(blank(line))
            } else if mark == Some('+') {
                Some(format!(" {}", &line[1..]))
            } else {
                None
            }
        });
        notes.push((
            NoteKind::ReadAs,
            Span { start: 0, end: 0 },
            "The new side of the diff was read.".to_owned(),
        ));
        return read;
    }
    if text.lines().any(|line| matches!(line.trim(), "..." | "…")) {
        return by_lines(text, |line| {
            matches!(line.trim(), "..." | "…").then(|| blank(line))
        });
    }
    text.to_owned()
}

fn by_lines(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            let content = line.trim_end_matches(['\n', '\r']);
            match change(content) {
                Some(changed) => changed + &line[content.len()..],
                None => line.to_owned(),
            }
        })
        .collect()
}

/// Spaces of the same length in bytes.
fn blank(text: &str) -> String {
    " ".repeat(text.len())
}

/// An object literal alone, class members, or a case of a list: wrapped so that offsets stay.
fn as_fragment(text: &str, source_type: SourceType) -> Option<(String, &'static str)> {
    let lead = text.len() - text.trim_start().len();
    if text[lead..].starts_with('{') {
        // A wrapper in front would move offsets, so the closing part alone carries it: a block read as an object needs one
        // character, and the first bracket's own place gives it when something stands before it.
        let read = format!("{text}\n)");
        if lead > 0 {
            let mut bytes = read.into_bytes();
            bytes[lead - 1] = b'(';
            let read = String::from_utf8(bytes).ok()?;
            if errors(&read, source_type).is_none() {
                return Some((read, "Read as an object on its own."));
            }
        }
    }
    None
}

fn recover(text: String, source_type: SourceType) -> String {
    let closed = format!("{text}{}", scan(&text).missing);
    if errors(&closed, source_type).is_none() {
        return closed;
    }
    let mut current = text;
    for _ in 0..ROUNDS {
        let closed = format!("{current}{}", scan(&current).missing);
        let Some((at, _)) = errors(&closed, source_type) else {
            return closed;
        };
        let at = (at.start as usize).min(current.len().saturating_sub(1));
        let Some(blanked) = blank_line(&current, at) else {
            break;
        };
        current = blanked;
    }
    halves(&current, source_type)
}

/// Replaces the line around `at` by spaces; the nearest line above with something in it where that one is blank already.
fn blank_line(text: &str, at: usize) -> Option<String> {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let mut end = text[at..]
        .find('\n')
        .map_or(text.len(), |offset| at + offset);
    loop {
        let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        if !text[start..end].trim().is_empty() {
            return Some(format!(
                "{}{}{}",
                &text[..start],
                blank(&text[start..end]),
                &text[end..]
            ));
        }
        end = start.checked_sub(1)?;
    }
}

/// The longest run of top-level pieces that parses one by one; the others are blanked.
fn halves(text: &str, source_type: SourceType) -> String {
    let mut read = String::with_capacity(text.len());
    let mut piece = String::new();
    let flush = |piece: &mut String, read: &mut String| {
        let closed = format!("{piece}{}", scan(piece).missing);
        if closed.len() == piece.len() && errors(piece, source_type).is_none() {
            read.push_str(piece);
        } else {
            read.extend(piece.split_inclusive('\n').map(|line| {
                let content = line.trim_end_matches('\n');
                format!("{}{}", blank(content), &line[content.len()..])
            }));
        }
        piece.clear();
    };
    for line in text.split_inclusive('\n') {
        let starts = line
            .chars()
            .next()
            .is_some_and(|first| first.is_alphabetic());
        if starts && !piece.is_empty() {
            flush(&mut piece, &mut read);
        }
        piece.push_str(line);
    }
    flush(&mut piece, &mut read);
    read
}

struct Scan {
    /// The closers that are missing at the end.
    missing: String,
    /// Where brackets or operators nest too deep, and what nests.
    too_deep: Option<(usize, String)>,
}

/// Counts brackets outside strings, templates, comments and regular expressions. Linear, and never recursive.
fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut too_deep = None;
    let mut chain = 0usize;
    let mut at = 0;
    let mut previous = b';';
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = text[at..]
                    .find('\n')
                    .map_or(bytes.len(), |offset| at + offset);
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = text[at + 2..]
                    .find("*/")
                    .map_or(bytes.len(), |offset| at + offset + 4);
                continue;
            }
            b'/' if !(previous.is_ascii_alphanumeric()
                || matches!(
                    previous,
                    b')' | b']' | b'}' | b'_' | b'$' | b'"' | b'\'' | b'`'
                )) =>
            {
                at = after_regex(bytes, at);
                previous = b')';
                continue;
            }
            b'"' | b'\'' => {
                at = after_string(bytes, at);
                previous = byte;
                continue;
            }
            b'`' => {
                if open.last() == Some(&b'`') {
                    open.pop();
                    previous = b'`';
                    at += 1;
                    continue;
                }
                open.push(b'`');
                at = in_template(bytes, at + 1, &mut open);
                continue;
            }
            b'(' | b'[' | b'{' => open.push(byte),
            b')' | b']' | b'}' => {
                let opener = match byte {
                    b')' => b'(',
                    b']' => b'[',
                    _ => b'{',
                };
                if byte == b'}' && open.last() == Some(&b'$') {
                    open.pop();
                    at = in_template(bytes, at + 1, &mut open);
                    continue;
                }
                if open.last() == Some(&opener) {
                    open.pop();
                }
                chain = 0;
            }
            b';' | b',' => chain = 0,
            b'+' | b'-' | b'*' | b'%' | b'&' | b'|' | b'?' | b'!' | b'~' | b'<' | b'>' | b'='
            | b'.' | b':' => chain += 1,
            _ => {}
        }
        if byte.is_ascii_alphabetic() && text[at..].starts_with("else if") {
            chain += 2;
        }
        if open.len() > NESTING_LIMIT && too_deep.is_none() {
            too_deep = Some((at, format!("more than {NESTING_LIMIT} brackets")));
        }
        if chain > CHAIN_LIMIT * 2 && too_deep.is_none() {
            too_deep = Some((
                at,
                format!("more than {CHAIN_LIMIT} operators in one expression"),
            ));
        }
        if !byte.is_ascii_whitespace() {
            previous = byte;
        }
        at += 1;
    }
    let missing = open
        .iter()
        .rev()
        .map(|opener| match opener {
            b'(' => ')',
            b'[' => ']',
            b'`' => '`',
            _ => '}',
        })
        .collect();
    Scan { missing, too_deep }
}

fn after_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' => return at,
            byte if byte == bytes[start] => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn after_regex(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    let mut class = false;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' => return start + 1,
            b'[' => class = true,
            b']' => class = false,
            b'/' if !class => return at + 1,
            _ => {}
        }
        at += 1;
    }
    start + 1
}

/// Goes on inside a template literal up to its end or to the next `${`.
fn in_template(bytes: &[u8], start: usize, open: &mut Vec<u8>) -> usize {
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => {
                if open.last() == Some(&b'`') {
                    open.pop();
                }
                return at + 1;
            }
            b'$' if bytes.get(at + 1) == Some(&b'{') => {
                open.push(b'$');
                return at + 2;
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}
