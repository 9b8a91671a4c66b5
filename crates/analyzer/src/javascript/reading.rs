//! Reading: text as people paste it, made into something that parses, with every offset kept.
//!
//! oxc's parser gives nothing back on a syntax error, so recovery happens before the parse: other readings of the text are
//! tried, missing closers are appended, and the lines of errors are replaced by spaces.

use std::borrow::Cow;

use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_span::SourceType;

use super::{Parsed, parse, source_type};
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

/// What could be read of a text.
pub struct Reading<'a> {
    /// The text as parsed and its program; none where it must not be parsed. The text is the original with [`Reading::lead`]
    /// bytes before it, and perhaps some behind.
    pub parsed: Option<(&'a str, &'a Program<'a>)>,
    /// How many bytes stand before the original.
    pub lead: u32,
    /// What a person should know.
    pub notes: Vec<(NoteKind, Span, String)>,
}

/// Finds a reading of a text that parses, and parses it. Offsets in the text stay those of the original.
pub fn read<'a>(
    allocator: &'a Allocator,
    text: &str,
    language: Language,
    path: &str,
) -> Reading<'a> {
    let declared = source_type(language, path);
    let mut notes = Vec::new();
    let refuse = |span, message: String| Reading {
        parsed: None,
        lead: 0,
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
    let mut owned = Cow::Borrowed(text);
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
        owned = Cow::Owned(owned.replace('\0', " "));
    } else if text.len() > 64 && text.matches('\u{FFFD}').count() * 5 > text.chars().count() {
        return refuse(
            start,
            "This looks like a binary file and was not analyzed.".to_owned(),
        );
    }
    if let Some(inner) = without_frames(&owned, &mut notes) {
        owned = Cow::Owned(inner);
    }
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
    let (owned, parsed) = parsed(allocator, &owned, declared);
    let Some(first) = parsed.errors.into_iter().next() else {
        return Reading {
            parsed: Some((owned, parsed.program)),
            lead: 0,
            notes,
        };
    };
    let read = |text: &str, source_type, lead, notes| {
        let (text, parsed) = self::parsed(allocator, text, source_type);
        Reading {
            parsed: Some((text, parsed.program)),
            lead,
            notes,
        }
    };
    for other in [SourceType::ts(), SourceType::tsx()] {
        if declared.is_javascript() && errors(owned, other).is_none() {
            return read(owned, other, 0, notes);
        }
    }
    for source_type in [declared, SourceType::ts()] {
        if let Some((text, lead, how)) = as_fragment(owned, source_type) {
            notes.push((NoteKind::ReadAs, start, how));
            return read(&text, source_type, lead, notes);
        }
    }
    notes.push((
        NoteKind::SyntaxError,
        first.0,
        format!("{} The rest was analyzed.", sentence(&first.1)),
    ));
    read(&recover(owned.to_owned(), declared), declared, 0, notes)
}

/// Parses a copy of a text that lives as long as its program.
fn parsed<'a>(
    allocator: &'a Allocator,
    text: &str,
    source_type: SourceType,
) -> (&'a str, Parsed<'a>) {
    let text = allocator.alloc_str(text);
    (text, parse(allocator, text, source_type))
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
    parsed(&allocator, text, source_type)
        .1
        .errors
        .into_iter()
        .next()
}

/// Blanks what surrounds code in a paste: Markdown fences, the marks of a diff, terminal prompts.
fn without_frames(text: &str, notes: &mut Vec<(NoteKind, Span, String)>) -> Option<String> {
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
        return Some(read);
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
        return Some(read);
    }
    if let Some(read) = without_margin(text) {
        notes.push((
            NoteKind::ReadAs,
            Span { start: 0, end: 0 },
            "Line numbers or prompts before the lines were left out.".to_owned(),
        ));
        return Some(read);
    }
    if text.lines().any(|line| matches!(line.trim(), "..." | "…")) {
        return Some(by_lines(text, |line| {
            matches!(line.trim(), "..." | "…").then(|| blank(line))
        }));
    }
    None
}

/// Blanks line numbers, as editors and listings print them, or a terminal's prompts. They count only where nearly all lines have them.
fn without_margin(text: &str) -> Option<String> {
    let numbered = |line: &str| {
        let start = line.len() - line.trim_start().len();
        let digits = line[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = line[start..start + digits].parse().ok()?;
        let rest = &line[start + digits..];
        let mark = rest
            .chars()
            .next()
            .filter(|c| matches!(c, ':' | '|' | '.' | '\t' | ' ' | '│'));
        match mark {
            None if rest.is_empty() => Some((number, start + digits)),
            None => None,
            Some(' ') => {
                let bar = rest.trim_start();
                let gap = rest.len() - bar.len();
                let bar = bar
                    .chars()
                    .next()
                    .filter(|c| matches!(c, '|' | '│'))
                    .map_or(0, char::len_utf8);
                Some((number, start + digits + if bar > 0 { gap + bar } else { 1 }))
            }
            Some(mark) => Some((number, start + digits + mark.len_utf8())),
        }
    };
    let mut count = 0;
    let mut all = 0;
    let mut last = None;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        all += 1;
        if let Some((number, _)) = numbered(line)
            && last.is_none_or(|last| number > last)
        {
            last = Some(number);
            count += 1;
        }
    }
    if all >= 2 && count * 10 >= all * 9 {
        return Some(by_lines(text, |line| {
            let (_, end) = numbered(line)?;
            Some(format!("{}{}", blank(&line[..end]), &line[end..]))
        }));
    }
    let prompt = |line: &str| {
        ["> ", "... ", ">>> ", "node> "]
            .into_iter()
            .find(|prompt| line.starts_with(prompt))
            .map(str::len)
    };
    let prompts = text.lines().filter(|line| prompt(line).is_some()).count();
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if prompts >= 1 && first.starts_with(['>', 'n']) && prompt(first).is_some() {
        // What a terminal answers stands without a prompt and is no code.
        return Some(by_lines(text, |line| {
            Some(prompt(line).map_or_else(
                || blank(line),
                |end| format!("{}{}", blank(&line[..end]), &line[end..]),
            ))
        }));
    }
    None
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

/// Options whose names tell which call they belong to: the name, and the call up to them.
const OPTIONS: &[(&str, &str, &str)] = &[
    ("allowedHeaders", "cors", "require('cors')("),
    ("credentials", "cors", "require('cors')("),
    ("origin", "cors", "require('cors')("),
    (
        "windowMs",
        "express-rate-limit",
        "require('express-rate-limit').rateLimit(",
    ),
    (
        "standardHeaders",
        "express-rate-limit",
        "require('express-rate-limit').rateLimit(",
    ),
    ("contentSecurityPolicy", "helmet", "require('helmet')("),
    ("hsts", "helmet", "require('helmet')("),
    ("frameguard", "helmet", "require('helmet')("),
    (
        "saveUninitialized",
        "express-session",
        "require('express-session')(",
    ),
    ("resave", "express-session", "require('express-session')("),
    (
        "expiresIn",
        "jsonwebtoken.sign",
        "require('jsonwebtoken').sign({}, process.env.KEY, ",
    ),
    ("fileFilter", "multer", "require('multer')("),
    (
        "rejectUnauthorized",
        "https.Agent",
        "new (require('https').Agent)(",
    ),
];

/// Whether a text is a part of a program that makes sense on its own.
pub fn is_fragment(text: &str) -> bool {
    as_fragment(text, source_type(Language::JavaScript, "")).is_some()
}

/// A part of a program on its own: options, an object, properties, class members or the cases of a switch, with what it needs around it.
fn as_fragment(text: &str, source_type: SourceType) -> Option<(String, u32, String)> {
    let trimmed = text.trim();
    let body = trimmed.trim_end_matches([';', ',']);
    let trail = text.trim_end().len() - text.trim_end().trim_end_matches([';', ',']).len();
    // What stands behind the object is blanked, not cut, so that the end stays where it is.
    let text = format!(
        "{}{}",
        &text[..text.trim_end().len() - trail],
        " ".repeat(trail)
    );
    let try_with = |before: &str, after: &str| {
        let read = format!("{before}{text}\n{after}");
        errors(&read, source_type)
            .is_none()
            .then_some((read, before.len() as u32))
    };
    let has_key = |key: &str| {
        body.match_indices(key).any(|(at, _)| {
            body[at + key.len()..]
                .trim_start_matches(['\'', '"'])
                .trim_start()
                .starts_with(':')
                && !body[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
        })
    };
    let is_object = body.starts_with('{');
    let candidates = OPTIONS.iter().filter(|(key, _, _)| has_key(key));
    for (_, name, call) in candidates {
        let read = if is_object {
            try_with(call, ")")
        } else {
            try_with(&format!("{call}{{"), "})")
        };
        if let Some((read, lead)) = read {
            return Some((read, lead, format!("Read as options of `{name}`.")));
        }
    }
    let forms: &[(&str, &str, &str)] = if is_object {
        &[
            ("(", ")", "Read as an object on its own."),
            ("[", "]", "Read as a list of objects."),
        ]
    } else {
        &[
            ("class Pasted {", "}", "Read as the members of a class."),
            ("({", "})", "Read as properties of an object."),
            ("switch (pasted) {", "}", "Read as the cases of a switch."),
        ]
    };
    forms.iter().find_map(|(before, after, how)| {
        try_with(before, after).map(|(read, lead)| (read, lead, (*how).to_owned()))
    })
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
        let stray = scan(&current).stray;
        let Some(blanked) = stray
            .filter(|stray| *stray <= at)
            .map(|stray| format!("{} {}", &current[..stray], &current[stray + 1..]))
            .or_else(|| blank_line(&current, at))
        else {
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
    /// The first closer that nothing opened.
    stray: Option<usize>,
    /// Where brackets or operators nest too deep, and what nests.
    too_deep: Option<(usize, String)>,
}

/// Counts brackets outside strings, templates, comments and regular expressions. Linear, and never recursive.
fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let (mut stray, mut too_deep) = (None, None);
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
                } else if stray.is_none() && !open.contains(&opener) {
                    stray = Some(at);
                }
                chain = 0;
            }
            b';' | b',' => chain = 0,
            b'+' | b'-' | b'*' | b'%' | b'&' | b'|' | b'?' | b'!' | b'~' | b'<' | b'>' | b'='
            | b'.' | b':' => chain += 1,
            _ => {}
        }
        if byte == b'e' && bytes[at..].starts_with(b"else if") {
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
    Scan {
        missing,
        stray,
        too_deep,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, SourceFile, analyze};

    fn notes_and_findings(text: &str) -> (Vec<String>, Vec<(String, String)>) {
        let file = SourceFile {
            path: "pasted".into(),
            text: text.into(),
            language: None,
        };
        let analysis = analyze(&[file], &Options::default());
        (
            analysis
                .notes
                .iter()
                .map(|note| note.message.clone())
                .collect(),
            analysis
                .findings
                .iter()
                .map(|finding| {
                    let span = finding.place.span;
                    (
                        finding.rule.id.to_owned(),
                        text[span.start as usize..span.end as usize].to_owned(),
                    )
                })
                .collect(),
        )
    }

    #[test]
    fn parts_of_a_program_are_read_and_their_places_kept() {
        for (text, note, rule, place) in [
            (
                "{ origin: '*', credentials: true }",
                "options of `cors`",
                "cors-any-origin",
                "'*'",
            ),
            (
                "  origin: true,\n  credentials: true,\n",
                "options of `cors`",
                "cors-any-origin",
                "true",
            ),
            (
                "async run(req, res) {\n  eval(req.query.code);\n}\n",
                "members of a class",
                "code-injection",
                "eval",
            ),
            (
                "> const run = (req, res) => eval(req.query.code)\nundefined\n",
                "prompts",
                "code-injection",
                "eval",
            ),
            (
                " 9 | const run = (req, res) => {\n10 |   eval(req.query.code)\n11 | }\n",
                "Line numbers",
                "code-injection",
                "eval",
            ),
            (
                "```js\nconst run = (req, res) => eval(req.query.code)\n```\n",
                "fenced",
                "code-injection",
                "eval",
            ),
            (
                "const run = (req, res) => {\n  ...\n  eval(req.query.code)\n}\n",
                "",
                "code-injection",
                "eval",
            ),
        ] {
            let (notes, findings) = notes_and_findings(text);
            assert!(
                note.is_empty() || notes.iter().any(|message| message.contains(note)),
                "{text}: {notes:?}"
            );
            assert!(
                findings
                    .iter()
                    .any(|(id, shown)| id == rule && shown == place),
                "{text}: {findings:?}"
            );
        }
    }

    /// A way to break a file at one of its lines.
    fn broken(text: &str, at: usize, way: usize) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let keep = |from: usize, to: usize| lines[from..to].join("\n");
        match way {
            0 => keep(0, at),
            1 => keep(at, lines.len()),
            2 => format!("{}\n{}", keep(0, at), keep(at + 1, lines.len())),
            3 => format!("{}\n  ...\n{}", keep(0, at), keep(at, lines.len())),
            4 => format!(
                "{}\n{}",
                keep(0, at),
                &lines[at][..lines[at]
                    .char_indices()
                    .nth(lines[at].chars().count() / 2)
                    .map_or(0, |(half, _)| half)]
            ),
            _ => format!("{}\n}}\n{}", keep(0, at), keep(at, lines.len())),
        }
    }

    /// Breaks real files in six ways at many lines; of nearly all, most of what is left must still be read.
    #[test]
    fn broken_files_keep_most_of_their_code() {
        let files = [
            include_str!("../../../../tests/projects/shop/sound/src/auth.js"),
            include_str!("../../../../tests/projects/shop/sound/src/orders.js"),
            include_str!("../../../../tests/projects/shop/sound/src/server.js"),
            include_str!("../../../../tests/projects/shop/faulty/src/server.js"),
            include_str!("../../../../tests/projects/shop/faulty/src/users.js"),
        ];
        fn calls<'a>(program: &'a Program<'a>) -> usize {
            crate::javascript::semantic(program)
                .nodes()
                .iter()
                .filter(|node| matches!(node.kind(), oxc_ast::AstKind::CallExpression(_)))
                .count()
        }
        let (mut all, mut read_at_all, mut kept, mut there) = (0, 0, 0, 0);
        for text in files {
            for at in 3..text.lines().count() - 3 {
                for way in 0..6 {
                    let variant = broken(text, at, way);
                    let allocator = Allocator::default();
                    let reading = read(&allocator, &variant, Language::JavaScript, "a.js");
                    let found = reading.parsed.map_or(0, |(_, program)| calls(program));
                    // Calls that the text shows: a name followed by an opening bracket.
                    let shown = variant
                        .match_indices('(')
                        .filter(|(at, _)| variant[..*at].ends_with(|c: char| c.is_alphanumeric()))
                        .count();
                    all += 1;
                    read_at_all += usize::from(found > 0 || shown == 0);
                    kept += found.min(shown);
                    there += shown;
                }
            }
        }
        assert!(all >= 400, "{all}");
        println!("{read_at_all} of {all} read, {kept} of {there} calls kept");
        assert!(read_at_all * 100 >= all * 98, "{read_at_all} of {all}");
        assert!(kept * 100 >= there * 90, "{kept} of {there} calls");
    }
}
