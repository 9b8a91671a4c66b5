//! Dockerfiles: instructions with their places, and what a stage inherits.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Date;
use super::shell::{self, Command, Word};
use crate::analysis::{Note, NoteKind};
use crate::source::{FileId, Place, Span};

/// A Dockerfile: its instructions in order and its stages.
pub struct Dockerfile<'a> {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub path: &'a str,
    /// Its whole text.
    pub text: &'a str,
    /// The day of the analysis, where it is known.
    pub today: Option<Date>,
    /// Every instruction that could be read.
    pub instructions: Vec<Instruction<'a>>,
    /// The stages, the shipped one last.
    pub stages: Vec<Stage>,
    /// What could not be read.
    pub notes: Vec<Note>,
    escape: char,
}

/// One instruction, with its continued lines and heredocs.
#[derive(Debug)]
pub struct Instruction<'a> {
    /// The keyword in capitals.
    pub keyword: String,
    /// From the keyword to the last byte of the last continued line; heredoc bodies are not in it.
    pub span: Span,
    /// `--name=value` words before the arguments.
    pub flags: Vec<Flag>,
    /// The arguments: the elements of a JSON array, or the words of the shell form.
    pub words: Vec<Word>,
    /// Whether the arguments are a JSON array.
    pub exec_form: bool,
    /// The documents that follow it.
    pub heredocs: Vec<Heredoc<'a>>,
    /// The arguments as shell text, without continuations and comments.
    body: Logical,
}

/// A flag such as `--from=build`.
#[derive(Debug)]
pub struct Flag {
    /// The name without dashes.
    pub name: String,
    /// The text after `=`, empty where there is none.
    pub value: String,
    /// Where it stands.
    pub span: Span,
}

/// A document given in the Dockerfile itself.
#[derive(Debug)]
pub struct Heredoc<'a> {
    /// Its lines, without the terminator.
    pub text: &'a str,
    /// Where they stand.
    pub span: Span,
}

/// A stage: from one FROM to the next.
#[derive(Debug)]
pub struct Stage {
    /// The name after AS.
    pub name: Option<String>,
    /// What it starts from.
    pub base: Base,
    /// The place of the image's name in its FROM.
    pub image_span: Span,
    /// The position of its FROM among the instructions.
    pub from: usize,
    /// The positions of its instructions, without FROM.
    pub instructions: Range<usize>,
    variables: BTreeMap<String, String>,
}

/// What a stage starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// An earlier stage, by its position.
    Stage(usize),
    /// An image of a registry.
    Image(String),
    /// The empty image.
    Scratch,
    /// A name with a variable whose value isn't given.
    Unknown,
}

/// The account that the final stage's process runs as.
#[derive(Debug, Clone, Copy)]
pub enum User<'d> {
    /// No USER on the way to the final stage.
    Unset,
    /// The last USER: its position among the instructions and its account as written.
    Set(usize, &'d Word),
}

/// A `NAME=value` of ENV or ARG.
#[derive(Debug)]
pub struct Assignment {
    /// The name.
    pub name: String,
    /// The value without quotes, variables as written; `None` for an ARG without default.
    pub value: Option<String>,
    /// From the name to the end of the value.
    pub span: Span,
    /// The value alone; empty where there is none.
    pub value_span: Span,
}

/// Text put together from parts of the file.
#[derive(Debug, Default)]
struct Logical {
    text: String,
    /// Where each part starts in `text` and in the file.
    parts: Vec<(usize, u32)>,
}

impl Logical {
    fn push(&mut self, piece: &str, source: usize) {
        self.parts.push((self.text.len(), source as u32));
        self.text.push_str(piece);
    }

    fn place(&self, offset: usize) -> u32 {
        let after = self.parts.partition_point(|part| part.0 < offset);
        match after.checked_sub(1).and_then(|index| self.parts.get(index)) {
            Some(&(start, source)) => source + (offset - start) as u32,
            None => self.parts.first().map_or(0, |part| part.1),
        }
    }

    /// The place of a start: an offset that begins a part belongs to it, not to the end of the one before.
    fn place_of_start(&self, offset: usize) -> u32 {
        let after = self.parts.partition_point(|part| part.0 <= offset);
        match after.checked_sub(1).and_then(|index| self.parts.get(index)) {
            Some(&(start, source)) => source + (offset - start) as u32,
            None => 0,
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let first = self.place_of_start(start);
        Span {
            start: first,
            end: self.place(end).max(first),
        }
    }
}

const KEYWORDS: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

struct Line {
    start: usize,
    end: usize,
}

impl<'a> Dockerfile<'a> {
    /// Reads a Dockerfile. A line that can't be read becomes a note; everything else is kept.
    pub fn parse(file: FileId, path: &'a str, text: &'a str, today: Option<Date>) -> Self {
        let mut dockerfile = Self {
            file,
            path,
            text,
            today,
            instructions: Vec::new(),
            stages: Vec::new(),
            notes: Vec::new(),
            escape: escape_directive(text),
        };
        dockerfile.read_instructions();
        dockerfile.read_stages();
        dockerfile
    }

    /// A place in this file.
    pub fn place(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    /// The stage that is built when nobody names one.
    pub fn final_stage(&self) -> Option<&Stage> {
        self.stages.last()
    }

    /// A stage and the stages it is built from, the first ancestor first.
    pub fn lineage(&self, stage: usize) -> Vec<usize> {
        let mut line = vec![stage];
        let mut at = stage;
        // A stage names only earlier ones, so this ends.
        while let Some(&Base::Stage(earlier)) = self.stages.get(at).map(|stage| &stage.base) {
            line.push(earlier);
            at = earlier;
        }
        line.reverse();
        line
    }

    /// The stages whose layers are in the shipped image.
    pub fn shipped(&self) -> Vec<usize> {
        match self.stages.len().checked_sub(1) {
            Some(last) => self.lineage(last),
            None => Vec::new(),
        }
    }

    /// Whether an instruction's layer or setting is in the shipped image.
    pub fn is_shipped(&self, instruction: usize) -> bool {
        self.shipped()
            .iter()
            .any(|&stage| self.stages[stage].instructions.contains(&instruction))
    }

    /// The instructions of the shipped image in the order in which they apply, with their positions.
    pub fn shipped_instructions(&self) -> Vec<(usize, &Instruction<'a>)> {
        self.shipped()
            .into_iter()
            .flat_map(|stage| self.stages[stage].instructions.clone())
            .filter_map(|index| {
                self.instructions
                    .get(index)
                    .map(|instruction| (index, instruction))
            })
            .collect()
    }

    /// The image at the root of a stage's lineage; `None` where a variable leaves it open or the stage starts from nothing.
    pub fn root_image(&self, stage: usize) -> Option<&str> {
        let first = *self.lineage(stage).first()?;
        match &self.stages.get(first)?.base {
            Base::Image(image) => Some(image),
            _ => None,
        }
    }

    /// The account of the final stage.
    pub fn user(&self) -> User<'_> {
        self.shipped_instructions()
            .into_iter()
            .rev()
            .find(|(_, instruction)| instruction.keyword == "USER")
            .and_then(|(index, instruction)| Some(User::Set(index, instruction.words.first()?)))
            .unwrap_or(User::Unset)
    }

    /// The last CMD and the last ENTRYPOINT of the shipped image.
    pub fn start_commands(&self) -> Vec<&Instruction<'a>> {
        ["ENTRYPOINT", "CMD"]
            .iter()
            .filter_map(|keyword| {
                self.shipped_instructions()
                    .into_iter()
                    .rev()
                    .find(|(_, instruction)| instruction.keyword == *keyword)
                    .map(|(_, instruction)| instruction)
            })
            .collect()
    }

    /// The names and values of an ENV or ARG.
    pub fn assignments(&self, instruction: &Instruction<'a>) -> Vec<Assignment> {
        let whole = |word: &Word| Assignment {
            name: word.text.clone(),
            value: None,
            span: word.span,
            value_span: Span {
                start: word.span.end,
                end: word.span.end,
            },
        };
        let Some(first) = instruction.words.first() else {
            return Vec::new();
        };
        if instruction.keyword == "ENV" && !first.text.contains('=') {
            // The old form `ENV NAME the rest is the value`.
            let Some(second) = instruction.words.get(1) else {
                return vec![whole(first)];
            };
            let last = instruction.words.last().unwrap_or(second);
            let value = instruction.words[1..]
                .iter()
                .map(|word| word.text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            return vec![Assignment {
                name: first.text.clone(),
                value: Some(value),
                span: Span {
                    start: first.span.start,
                    end: last.span.end,
                },
                value_span: Span {
                    start: second.span.start,
                    end: last.span.end,
                },
            }];
        }
        instruction
            .words
            .iter()
            .map(|word| match word.text.split_once('=') {
                Some((name, value)) => Assignment {
                    name: name.to_owned(),
                    value: Some(value.to_owned()),
                    span: word.span,
                    value_span: Span {
                        start: (word.span.start + name.len() as u32 + 1).min(word.span.end),
                        end: word.span.end,
                    },
                },
                None => whole(word),
            })
            .collect()
    }

    /// The commands of a RUN, CMD, ENTRYPOINT or HEALTHCHECK: of the shell form, the exec form, `sh -c` and heredocs.
    pub fn commands(&self, instruction: &Instruction<'a>) -> Vec<Command> {
        let mut found = if instruction.exec_form {
            match instruction.words.as_slice() {
                [shell, option, script, ..]
                    if is_shell(&shell.text) && option.text.contains('c') =>
                {
                    let span = script.span;
                    let mut inner = shell::commands(&script.text, self.escape, &|_| span.start);
                    for word in inner.iter_mut().flat_map(|command| &mut command.words) {
                        word.span = span;
                    }
                    inner
                }
                [] => Vec::new(),
                words => vec![Command {
                    words: words.to_vec(),
                    ended_by: "",
                }],
            }
        } else {
            shell::commands(&instruction.body.text, self.escape, &|offset| {
                instruction.body.place_of_start(offset)
            })
        };
        if instruction.keyword == "RUN" {
            for heredoc in &instruction.heredocs {
                let start = heredoc.span.start;
                found.extend(shell::commands(heredoc.text, self.escape, &|offset| {
                    start + offset as u32
                }));
            }
        }
        found
    }

    /// A text with the variables of a stage put in; `None` where one has no known value.
    pub fn resolved(&self, stage: usize, text: &str) -> Option<String> {
        expand(text, self.escape, &self.stages.get(stage)?.variables)
    }

    /// The stage that an instruction belongs to; `None` before the first FROM.
    pub fn stage_of(&self, instruction: usize) -> Option<usize> {
        self.stages.iter().position(|stage| {
            stage.from == instruction || stage.instructions.contains(&instruction)
        })
    }

    fn read_instructions(&mut self) {
        let lines = physical_lines(self.text);
        let mut at = 0;
        while at < lines.len() {
            let line = &self.text[lines[at].start..lines[at].end];
            let trimmed = line.trim_start_matches('\u{feff}').trim_start();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                at += 1;
                continue;
            }
            at = self.read_instruction(&lines, at);
        }
    }

    /// Reads the instruction that starts on a line; gives the line after it.
    fn read_instruction(&mut self, lines: &[Line], first: usize) -> usize {
        let mut logical = Logical::default();
        let mut at = first;
        let mut end = lines[first].end;
        while at < lines.len() {
            let Line {
                start,
                end: line_end,
            } = lines[at];
            let line = &self.text[start..line_end];
            let trimmed = line.trim();
            at += 1;
            if at > first + 1 && (trimmed.is_empty() || trimmed.starts_with('#')) {
                continue;
            }
            let kept = line.trim_end();
            end = start + kept.len();
            match kept.strip_suffix(self.escape) {
                // An escaped escape character does not continue the line.
                Some(continued) if !continued.ends_with(self.escape) => {
                    logical.push(continued, start);
                }
                _ => {
                    logical.push(kept, start);
                    break;
                }
            }
        }
        let text = std::mem::take(&mut logical.text);
        let indent = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t']).len();
        let keyword_end = text[indent..]
            .find(char::is_whitespace)
            .map_or(text.len(), |length| indent + length);
        let keyword = text[indent..keyword_end].to_ascii_uppercase();
        logical.text = text;
        let span = Span {
            start: logical.place_of_start(indent),
            end: end as u32,
        };
        if !KEYWORDS.contains(&keyword.as_str()) {
            self.notes.push(Note {
                kind: NoteKind::SyntaxError,
                place: self.place(span),
                message: "This line starts with no Dockerfile instruction; it was skipped."
                    .to_owned(),
            });
            return first + 1;
        }
        let (flags, body_start) = self.read_flags(&logical, keyword_end);
        let (words, exec_form) = self.read_arguments(&logical, body_start, &keyword);
        let mut heredocs = Vec::new();
        if !exec_form && matches!(keyword.as_str(), "RUN" | "COPY" | "ADD") {
            for name in heredoc_names(&logical.text[body_start..]) {
                at = self.read_heredoc(lines, at, &name, span, &mut heredocs);
            }
        }
        let mut body = Logical {
            text: logical.text[body_start..].to_owned(),
            parts: Vec::new(),
        };
        for &(start, source) in &logical.parts {
            if start >= body_start {
                body.parts.push((start - body_start, source));
            } else {
                body.parts = vec![(0, source + (body_start - start) as u32)];
            }
        }
        self.instructions.push(Instruction {
            keyword,
            span,
            flags,
            words,
            exec_form,
            heredocs,
            body,
        });
        at
    }

    fn read_flags(&self, logical: &Logical, from: usize) -> (Vec<Flag>, usize) {
        let text = &logical.text;
        let mut flags = Vec::new();
        let mut at = from;
        loop {
            let start = at + (text[at..].len() - text[at..].trim_start().len());
            let Some(flag) = text[start..].strip_prefix("--") else {
                return (flags, start);
            };
            let end = start + 2 + flag.find(char::is_whitespace).unwrap_or(flag.len());
            let (name, value) = text[start + 2..end]
                .split_once('=')
                .unwrap_or((&text[start + 2..end], ""));
            flags.push(Flag {
                name: name.to_owned(),
                value: value.to_owned(),
                span: logical.span(start, end),
            });
            at = end;
        }
    }

    fn read_arguments(&self, logical: &Logical, from: usize, keyword: &str) -> (Vec<Word>, bool) {
        let body = &logical.text[from..];
        if body.starts_with('[')
            && !matches!(keyword, "ENV" | "ARG" | "LABEL" | "FROM" | "USER")
            && let Some(words) = json_array(logical, from)
        {
            return (words, true);
        }
        let mut words = Vec::new();
        let mut at = 0;
        while at < body.len() {
            let start = at + (body[at..].len() - body[at..].trim_start().len());
            if start == body.len() {
                break;
            }
            let (text, length) = plain_word(&body[start..], self.escape);
            words.push(Word {
                text,
                span: logical.span(from + start, from + start + length),
            });
            at = start + length;
        }
        (words, false)
    }

    fn read_heredoc(
        &mut self,
        lines: &[Line],
        at: usize,
        name: &str,
        span: Span,
        heredocs: &mut Vec<Heredoc<'a>>,
    ) -> usize {
        let end = (at..lines.len())
            .find(|&index| self.text[lines[index].start..lines[index].end].trim() == name);
        let Some(end) = end else {
            self.notes.push(Note {
                kind: NoteKind::SyntaxError,
                place: self.place(span),
                message: format!(
                    "The heredoc has no closing line `{name}`; its lines were read as instructions."
                ),
            });
            return at;
        };
        let start = lines[at].start;
        let stop = lines[end].start;
        heredocs.push(Heredoc {
            text: &self.text[start..stop],
            span: Span {
                start: start as u32,
                end: stop as u32,
            },
        });
        end + 1
    }

    fn read_stages(&mut self) {
        let mut global = BTreeMap::new();
        let mut stages: Vec<Stage> = Vec::new();
        for (index, instruction) in self.instructions.iter().enumerate() {
            match (instruction.keyword.as_str(), stages.last_mut()) {
                ("FROM", _) => {
                    let stage = self.open_stage(index, instruction, &stages, &global);
                    stages.extend(stage);
                }
                ("ARG", None) => {
                    for assignment in self.assignments(instruction) {
                        if let Some(value) = assignment
                            .value
                            .and_then(|value| expand(&value, self.escape, &global))
                        {
                            global.insert(assignment.name, value);
                        }
                    }
                }
                (keyword, Some(stage)) => {
                    stage.instructions.end = index + 1;
                    if !matches!(keyword, "ARG" | "ENV") {
                        continue;
                    }
                    for assignment in self.assignments(instruction) {
                        let value = match assignment.value {
                            Some(value) => expand(&value, self.escape, &stage.variables),
                            None => global.get(&assignment.name).cloned(),
                        };
                        match value {
                            Some(value) => stage.variables.insert(assignment.name, value),
                            None => stage.variables.remove(&assignment.name),
                        };
                    }
                }
                (_, None) => {}
            }
        }
        self.stages = stages;
    }

    fn open_stage(
        &self,
        index: usize,
        instruction: &Instruction<'a>,
        earlier: &[Stage],
        global: &BTreeMap<String, String>,
    ) -> Option<Stage> {
        let image = instruction.words.first()?;
        let name = match instruction.words.get(1..3) {
            Some([keyword, name]) if keyword.text.eq_ignore_ascii_case("as") => {
                Some(name.text.clone())
            }
            _ => None,
        };
        let base = match expand(&image.text, self.escape, global) {
            None => Base::Unknown,
            Some(image) => {
                let stage = earlier.iter().rposition(|stage| {
                    stage
                        .name
                        .as_deref()
                        .is_some_and(|name| name.eq_ignore_ascii_case(&image))
                });
                match stage {
                    Some(stage) => Base::Stage(stage),
                    None if image == "scratch" => Base::Scratch,
                    None if image.is_empty() => Base::Unknown,
                    None => Base::Image(image),
                }
            }
        };
        // ENV is inherited from an earlier stage. So would be its ARGs here, which is harmless: they only resolve names.
        let variables = match base {
            Base::Stage(stage) => earlier[stage].variables.clone(),
            _ => BTreeMap::new(),
        };
        Some(Stage {
            name,
            base,
            image_span: image.span,
            from: index,
            instructions: index + 1..index + 1,
            variables,
        })
    }
}

impl Instruction<'_> {
    /// The value of a flag.
    pub fn flag(&self, name: &str) -> Option<&str> {
        self.flags
            .iter()
            .find(|flag| flag.name == name)
            .map(|flag| flag.value.as_str())
    }

    /// The arguments as written, without continuations and comments.
    pub fn arguments(&self) -> &str {
        &self.body.text
    }
}

fn is_shell(program: &str) -> bool {
    matches!(
        program.rsplit('/').next(),
        Some("sh" | "bash" | "ash" | "dash" | "zsh")
    )
}

fn physical_lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let line_start = start;
            start += line.len();
            Line {
                start: line_start,
                end: line_start + line.trim_end_matches(['\n', '\r']).len(),
            }
        })
        .collect()
}

/// The escape character that the directives at the top choose.
fn escape_directive(text: &str) -> char {
    for line in text.trim_start_matches('\u{feff}').lines() {
        let Some(directive) = line.trim().strip_prefix('#') else {
            break;
        };
        let Some((name, value)) = directive.split_once('=') else {
            break;
        };
        if name.trim().eq_ignore_ascii_case("escape") {
            return if value.trim() == "`" { '`' } else { '\\' };
        }
    }
    '\\'
}

/// A word of the plain form: quotes and escapes removed. Gives its text and its length in bytes.
fn plain_word(text: &str, escape: char) -> (String, usize) {
    let mut word = String::new();
    let mut quote = None;
    let mut braces = 0_u32;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (Some('\''), _) => word.push(character),
            (_, _) if character == escape => {
                if let Some((_, escaped)) = characters.next() {
                    if escaped == '$' {
                        word.push(escape);
                    }
                    word.push(escaped);
                }
            }
            (_, '{') if word.ends_with('$') => {
                braces += 1;
                word.push(character);
            }
            (_, '}') if braces > 0 => {
                braces -= 1;
                word.push(character);
            }
            (None, _) if character.is_whitespace() && braces == 0 => return (word, at),
            _ => word.push(character),
        }
    }
    (word, text.len())
}

/// The strings of a JSON array; `None` where the text isn't one, as Docker then reads it as shell text.
fn json_array(logical: &Logical, from: usize) -> Option<Vec<Word>> {
    let text = &logical.text[from..];
    let mut items = serde_json::Deserializer::from_str(text).into_iter::<Vec<String>>();
    let strings = items.next()?.ok()?;
    if !text[items.byte_offset()..].trim().is_empty() {
        return None;
    }
    let mut words = Vec::new();
    let mut at = 0;
    for string in strings {
        let start = at + text[at..].find('"')?;
        let mut end = start + 1;
        let mut escaped = false;
        for character in text[start + 1..].chars() {
            end += character.len_utf8();
            match character {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => break,
                _ => {}
            }
        }
        words.push(Word {
            text: string,
            span: logical.span(from + start, from + end),
        });
        at = end;
    }
    Some(words)
}

/// The names of the heredocs that a text opens, in order.
fn heredoc_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("<<") {
        let before = rest[..at].chars().next_back();
        let after = &rest[at + 2..];
        rest = after.trim_start_matches('<');
        // `<<<` is a here-string; `$((1<<2))` is arithmetic.
        if rest.len() != after.len()
            || before.is_some_and(|character| {
                character.is_ascii_alphanumeric() && !character.is_ascii_digit()
            })
        {
            continue;
        }
        let name = after.strip_prefix('-').unwrap_or(after);
        let quoted = name.starts_with(['"', '\'']);
        let name = name.trim_start_matches(['"', '\'']);
        let length = name
            .find(|character: char| {
                !(character.is_alphanumeric() || character == '_' || character == '-')
            })
            .unwrap_or(name.len());
        let starts_well =
            name.starts_with(|character: char| character.is_alphabetic() || character == '_');
        if length > 0 && (starts_well || quoted) {
            names.push(name[..length].to_owned());
        }
    }
    names
}

/// Puts variables into a text: `$X`, `${X}`, `${X:-y}`, `${X-y}`, `${X:+y}`. `None` where a value isn't known.
fn expand(text: &str, escape: char, variables: &BTreeMap<String, String>) -> Option<String> {
    expand_nested(text, escape, variables, 0)
}

/// Defaults may hold variables again; deeper than this is no sensible file.
const DEEPEST_DEFAULT: u32 = 16;

fn expand_nested(
    text: &str,
    escape: char,
    variables: &BTreeMap<String, String>,
    depth: u32,
) -> Option<String> {
    if depth > DEEPEST_DEFAULT {
        return None;
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let before = &rest[..at];
        rest = &rest[at + 1..];
        if let Some(before) = before.strip_suffix(escape) {
            out.push_str(before);
            out.push('$');
            continue;
        }
        out.push_str(before);
        if let Some(inner) = rest.strip_prefix('{') {
            let end = matching_brace(inner)?;
            rest = &inner[end + 1..];
            out.push_str(&expand_braced(&inner[..end], escape, variables, depth)?);
            continue;
        }
        let length = rest
            .find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
            .unwrap_or(rest.len());
        if length == 0 {
            out.push('$');
            continue;
        }
        out.push_str(variables.get(&rest[..length])?);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Some(out)
}

fn matching_brace(text: &str) -> Option<usize> {
    let mut depth = 1_u32;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn expand_braced(
    inner: &str,
    escape: char,
    variables: &BTreeMap<String, String>,
    depth: u32,
) -> Option<String> {
    let length = inner
        .find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
        .unwrap_or(inner.len());
    let (name, operator) = inner.split_at(length);
    let value = variables.get(name);
    let (empty_counts, operator) = match operator.strip_prefix(':') {
        Some(operator) => (true, operator),
        None => (false, operator),
    };
    let set = value.filter(|value| !(empty_counts && value.is_empty()));
    match operator.chars().next() {
        None => value.cloned(),
        Some('-') => match set {
            Some(value) => Some(value.clone()),
            None => expand_nested(&operator[1..], escape, variables, depth + 1),
        },
        Some('+') => match set {
            Some(_) => expand_nested(&operator[1..], escape, variables, depth + 1),
            None => Some(String::new()),
        },
        Some('?') => value.cloned(),
        Some(_) => None,
    }
}

#[cfg(test)]
#[path = "dockerfile_tests.rs"]
mod tests;
