//! `.env` files, read as the dotenv package reads them, with places.

use crate::analysis::{Note, NoteKind};
use crate::source::{FileId, Place, Span};

/// A `.env` file.
pub struct Dotenv<'a> {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub path: &'a str,
    /// Its whole text.
    pub text: &'a str,
    /// Every entry in order, overridden ones included.
    pub entries: Vec<Entry<'a>>,
    /// What the file's name says it is for.
    pub purpose: Purpose,
    /// What could not be read.
    pub notes: Vec<Note>,
}

/// One `KEY=value`.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The name.
    pub key: &'a str,
    /// The value as the program sees it.
    pub value: String,
    /// The name's place.
    pub key_span: Span,
    /// The value's place without quotes.
    pub value_span: Span,
    /// How the value is quoted.
    pub quote: Quote,
    /// Whether a later entry of the same name replaces it.
    pub overridden: bool,
}

/// How a value is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    /// Not at all: a `#` after it starts a comment.
    None,
    /// `'…'`: taken as it stands.
    Single,
    /// `"…"`: `\n` and `\r` are line ends.
    Double,
    /// `` `…` ``: taken as it stands.
    Backtick,
}

/// What a file's name says it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `.env.example` and the like: committed, its values are placeholders.
    Template,
    /// `.env.test`, `.env.local`, `.env.development`: one machine.
    Development,
    /// `.env.production`, `.env.prod`, `.env.staging`.
    Production,
    /// `.env` and names that say nothing.
    Unstated,
}

impl<'a> Dotenv<'a> {
    /// Reads a `.env` file. A line that is no entry becomes a note; everything else is kept.
    pub fn parse(file: FileId, path: &'a str, text: &'a str) -> Self {
        let mut dotenv = Self {
            file,
            path,
            text,
            entries: Vec::new(),
            purpose: Self::purpose_of(path),
            notes: Vec::new(),
        };
        let mut at = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        while at < text.len() {
            at = dotenv.read_line(at);
        }
        let mut later = std::collections::HashSet::new();
        for entry in dotenv.entries.iter_mut().rev() {
            entry.overridden = !later.insert(entry.key);
        }
        dotenv
    }

    /// What a file's name says it is for.
    pub fn purpose_of(path: &str) -> Purpose {
        let name = path
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(path)
            .to_ascii_lowercase();
        let parts: Vec<&str> = name.split(['.', '-', '_']).collect();
        let any = |words: &[&str]| parts.iter().any(|part| words.contains(part));
        if any(&[
            "example", "sample", "template", "dist", "defaults", "schema",
        ]) {
            Purpose::Template
        } else if any(&["test", "testing", "local", "dev", "development", "ci"]) {
            Purpose::Development
        } else if any(&["prod", "production", "staging", "live"]) {
            Purpose::Production
        } else {
            Purpose::Unstated
        }
    }

    /// A place in this file.
    pub fn place(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    /// The entries that count: of equal names only the last.
    pub fn effective(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|entry| !entry.overridden)
    }

    /// The value that counts under a name.
    pub fn get(&self, key: &str) -> Option<&Entry<'a>> {
        self.effective().find(|entry| entry.key == key)
    }

    /// Reads the entry at the start of a line; gives the start of the next one.
    fn read_line(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let line_length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let next = start + (line_length + 1).min(rest.len());
        let line = &rest[..line_length];
        let trimmed = line.trim_start();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            return next;
        }
        let mut key_start = start + line.len() - trimmed.len();
        if let Some(exported) = trimmed
            .strip_prefix("export")
            .filter(|rest| rest.starts_with([' ', '\t']))
        {
            key_start += trimmed.len() - exported.trim_start().len();
        }
        let after_key = &self.text[key_start..start + line_length];
        let key_length = after_key
            .find(|character: char| {
                !(character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-'))
            })
            .unwrap_or(after_key.len());
        let separator = &after_key[key_length..];
        // dotenv also takes `KEY: value`.
        let value = separator
            .trim_start()
            .strip_prefix('=')
            .or_else(|| separator.strip_prefix(": "));
        let (Some(value), true) = (value, key_length > 0) else {
            self.notes.push(Note {
                kind: NoteKind::SyntaxError,
                place: self.place(Span {
                    start: key_start as u32,
                    end: (start + line_length) as u32,
                }),
                message: "This line is not `NAME=value`; it was skipped.".to_owned(),
            });
            return next;
        };
        let value_start = start + line_length - value.trim_start().len();
        let key_span = Span {
            start: key_start as u32,
            end: (key_start + key_length) as u32,
        };
        let key = &self.text[key_start..key_start + key_length];
        self.read_value(key, key_span, value_start, start + line_length)
            .max(next)
    }

    fn read_value(&mut self, key: &'a str, key_span: Span, start: usize, line_end: usize) -> usize {
        let rest = &self.text[start..];
        let quote = match rest.as_bytes().first() {
            Some(b'\'') => Quote::Single,
            Some(b'"') => Quote::Double,
            Some(b'`') => Quote::Backtick,
            _ => Quote::None,
        };
        let closing = if quote == Quote::None {
            None
        } else {
            closing_quote(rest)
        };
        let (inner, quote, end) = match closing {
            Some(close) => (start + 1..start + close, quote, start + close + 1),
            None => {
                let line = &self.text[start..line_end];
                let value = line.split('#').next().unwrap_or(line).trim_end();
                (start..start + value.len(), Quote::None, line_end)
            }
        };
        let raw = &self.text[inner.clone()];
        let value = match quote {
            Quote::Double => raw.replace("\\n", "\n").replace("\\r", "\r"),
            _ => raw.to_owned(),
        };
        self.entries.push(Entry {
            key,
            value,
            key_span,
            value_span: Span {
                start: inner.start as u32,
                end: inner.end as u32,
            },
            quote,
            overridden: false,
        });
        let after = &self.text[end..];
        end + after
            .find(['\n', '\r'])
            .map_or(after.len(), |length| length + 1)
    }
}

/// The offset of the quote that closes a text's first one; a backslash before a quote keeps it open.
fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let open = *bytes.first()?;
    (1..bytes.len()).find(|&at| bytes[at] == open && bytes[at - 1] != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Dotenv<'_> {
        Dotenv::parse(FileId(0), ".env", text)
    }

    fn values(file: &Dotenv<'_>) -> Vec<(String, String)> {
        file.entries
            .iter()
            .map(|entry| (entry.key.to_owned(), entry.value.clone()))
            .collect()
    }

    #[test]
    fn values_are_read_as_dotenv_does() {
        let file = read(concat!(
            "# note\nA=1\n export B = two words # comment\nC='lit#eral\\n'\nD=\"a\\nb\" # x\nE=`it's \"x\"`\n",
            "F=\nG=a#b\nH: yaml\nI=\"it\\\"s\"\n",
        ));
        let expected = [
            ("A", "1"),
            ("B", "two words"),
            ("C", "lit#eral\\n"),
            ("D", "a\nb"),
            ("E", "it's \"x\""),
            ("F", ""),
            ("G", "a"),
            ("H", "yaml"),
            ("I", "it\\\"s"),
        ];
        let expected: Vec<_> = expected
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect();
        assert_eq!(values(&file), expected);
        assert!(file.notes.is_empty());
    }

    #[test]
    fn quoted_values_run_over_lines() {
        let text = "KEY=\"-----BEGIN-----\nabc\n-----END-----\"\nNEXT=1\r\nLAST='x'";
        let file = read(text);
        assert_eq!(file.entries.len(), 3);
        assert_eq!(file.entries[0].value, "-----BEGIN-----\nabc\n-----END-----");
        let span = file.entries[2].value_span;
        assert_eq!(&text[span.start as usize..span.end as usize], "x");
        assert_eq!(file.entries[1].value, "1");
    }

    #[test]
    fn an_unclosed_quote_ends_with_its_line() {
        let file = read("A=\"open\nB=2\n");
        assert_eq!(values(&file)[1], ("B".to_owned(), "2".to_owned()));
    }

    #[test]
    fn the_last_of_equal_names_counts() {
        let file = read("A=1\nB=x\nA=2\n");
        assert_eq!(file.get("A").map(|entry| entry.value.as_str()), Some("2"));
        assert!(file.entries[0].overridden);
        assert_eq!(file.effective().count(), 2);
    }

    #[test]
    fn a_line_that_is_no_entry_is_noted_and_passed_over() {
        let file = read("hello world\n=x\nA=1\nü=2\n");
        assert_eq!(file.notes.len(), 3);
        assert_eq!(values(&file), [("A".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn names_tell_what_a_file_is_for() {
        assert_eq!(Dotenv::purpose_of("app/.env.example"), Purpose::Template);
        assert_eq!(Dotenv::purpose_of(".env.production"), Purpose::Production);
        assert_eq!(Dotenv::purpose_of(".env.local"), Purpose::Development);
        assert_eq!(Dotenv::purpose_of(".env"), Purpose::Unstated);
        assert_eq!(Dotenv::purpose_of("sample.env"), Purpose::Template);
    }

    #[test]
    fn nothing_panics_on_odd_text() {
        for text in [
            "",
            "=",
            "A",
            "A=",
            "A='",
            "A=\"\\",
            "export",
            "export ",
            "\u{feff}A=1",
            "\u{0}=\u{0}",
            "A=ü\"",
            "A=`",
            "\r\r",
            "A:",
        ] {
            read(text);
        }
    }
}
