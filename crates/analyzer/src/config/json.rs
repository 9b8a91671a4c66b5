//! JSON with places, read as far as it goes: comments, trailing commas and missing commas are stepped over, and what
//! can't be read ends only the part it stands in.

use crate::source::Span;

/// A value and its place.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// From its first to its last byte.
    pub span: Span,
}

/// A JSON value.
#[derive(Debug)]
pub enum Value {
    /// Members in order; a name may come twice, the last one counts.
    Object(Vec<Member>),
    /// A string without escapes.
    String(String),
    /// An array, number, boolean or null: no rule asks for what is in it.
    Other,
}

/// A member of an object.
#[derive(Debug)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The name's place, quotes included.
    pub name_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The last member of a name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members()
            .iter()
            .rev()
            .find(|member| member.name == name)
    }

    /// The members of an object; none for other values.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The text of a string.
    pub fn string(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

/// No package.json nests deeper; the reader recurses, so the depth is bounded.
const DEEPEST: u32 = 100;

/// What was read and where it went wrong first.
pub struct Document {
    /// The outermost value, where there is one.
    pub root: Option<Node>,
    /// The first place that isn't JSON, with what was expected there.
    pub fault: Option<(Span, &'static str)>,
    /// The first comment: JSON has none, but people's examples do.
    pub comment: Option<Span>,
}

/// Reads a text.
pub fn read(text: &str) -> Document {
    let at = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut reader = Reader {
        text,
        at,
        fault: None,
        comment: None,
    };
    let root = reader.value(0);
    reader.space();
    if reader.at < text.len() && root.is_some() {
        reader.wrong("nothing after the outermost value");
    }
    Document {
        root,
        fault: reader.fault,
        comment: reader.comment,
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    fault: Option<(Span, &'static str)>,
    comment: Option<Span>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    fn wrong(&mut self, expected: &'static str) {
        if self.fault.is_none() {
            let length = self.text[self.at..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            self.fault = Some((
                Span {
                    start: self.at as u32,
                    end: (self.at + length) as u32,
                },
                expected,
            ));
        }
    }

    fn space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let comment = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                let blank = rest.len() - rest.trim_start().len();
                if blank == 0 {
                    return;
                }
                self.at += blank;
                continue;
            };
            let end = self.at + comment;
            self.comment.get_or_insert(Span {
                start: self.at as u32,
                end: end as u32,
            });
            self.at = end;
        }
    }

    fn value(&mut self, depth: u32) -> Option<Node> {
        self.space();
        let start = self.at;
        let value = match self.peek()? {
            b'{' | b'[' if depth >= DEEPEST => {
                self.wrong("fewer levels");
                self.at = self.text.len();
                return None;
            }
            b'{' => Value::Object(self.object(depth)),
            b'[' => {
                self.array(depth);
                Value::Other
            }
            b'"' | b'\'' => Value::String(self.string()),
            _ => {
                let rest = &self.text[self.at..];
                let length = rest
                    .find(|character: char| {
                        !(character.is_ascii_alphanumeric() || "+-.".contains(character))
                    })
                    .unwrap_or(rest.len());
                if length == 0 {
                    self.wrong("a value");
                    return None;
                }
                self.at += length;
                Value::Other
            }
        };
        Some(Node {
            value,
            span: Span {
                start: start as u32,
                end: self.at as u32,
            },
        })
    }

    fn object(&mut self, depth: u32) -> Vec<Member> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None => {
                    self.wrong("a closing brace");
                    return members;
                }
                Some(b'}') => {
                    self.at += 1;
                    return members;
                }
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(b'"' | b'\'') => {}
                Some(_) => {
                    self.wrong("a name in quotes");
                    self.skip();
                    continue;
                }
            }
            let start = self.at;
            let name = self.string();
            let name_span = Span {
                start: start as u32,
                end: self.at as u32,
            };
            self.space();
            if !self.take(b':') {
                self.wrong("a colon");
                continue;
            }
            if let Some(node) = self.value(depth + 1) {
                members.push(Member {
                    name,
                    name_span,
                    node,
                });
            }
        }
    }

    /// Passes over an array.
    fn array(&mut self, depth: u32) {
        self.at += 1;
        loop {
            self.space();
            match self.peek() {
                None => {
                    self.wrong("a closing bracket");
                    return;
                }
                Some(b']') => {
                    self.at += 1;
                    return;
                }
                // The object around it goes on.
                Some(b'}') => {
                    self.wrong("a closing bracket");
                    return;
                }
                Some(b',') => self.at += 1,
                Some(_) => {
                    if self.value(depth + 1).is_none() {
                        self.skip();
                    }
                }
            }
        }
    }

    /// Passes over one character that fits nowhere.
    fn skip(&mut self) {
        self.at += self.text[self.at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
    }

    /// A string; an unclosed one ends with its line.
    fn string(&mut self) -> String {
        let quote = char::from(self.text.as_bytes()[self.at]);
        self.at += 1;
        let mut out = String::new();
        let rest = &self.text[self.at..];
        let mut characters = rest.char_indices();
        while let Some((offset, character)) = characters.next() {
            match character {
                '\n' => {
                    self.at += offset;
                    self.wrong("a closing quote");
                    return out;
                }
                _ if character == quote => {
                    self.at += offset + 1;
                    return out;
                }
                '\\' => match characters.next() {
                    Some((_, 'n')) => out.push('\n'),
                    Some((_, 't')) => out.push('\t'),
                    Some((_, 'r')) => out.push('\r'),
                    Some((_, 'b')) => out.push('\u{8}'),
                    Some((_, 'f')) => out.push('\u{c}'),
                    Some((at, 'u')) => {
                        let code = rest
                            .get(at + 1..at + 5)
                            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
                        out.push(
                            code.and_then(char::from_u32)
                                .unwrap_or(char::REPLACEMENT_CHARACTER),
                        );
                        for _ in 0..if code.is_some() { 4 } else { 0 } {
                            characters.next();
                        }
                    }
                    Some((_, other)) => out.push(other),
                    None => {}
                },
                _ => out.push(character),
            }
        }
        self.at = self.text.len();
        self.wrong("a closing quote");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read(text)
            .root
            .expect("a value")
            .members()
            .iter()
            .map(|member| member.name.clone())
            .collect()
    }

    #[test]
    fn sound_json_has_places_and_no_fault() {
        let text = "{ \"a\": {\"b\": \"c\\u0041\\\"\"}, \"d\": [1, true, null, -2.5e3] }";
        let document = read(text);
        assert!(document.fault.is_none());
        let root = document.root.expect("a value");
        let inner = root
            .member("a")
            .and_then(|member| member.node.member("b"))
            .expect("b");
        assert_eq!(inner.node.string(), Some("cA\""));
        assert_eq!(
            &text[inner.node.span.start as usize..inner.node.span.end as usize],
            "\"c\\u0041\\\"\""
        );
        assert!(matches!(
            root.member("d").expect("d").node.value,
            Value::Other
        ));
    }

    #[test]
    fn broken_json_gives_what_could_be_read() {
        assert_eq!(names("{\"a\": 1, // note\n \"b\": 2,}"), ["a", "b"]);
        assert_eq!(names("{\"a\": \"x\" \"b\": 2"), ["a", "b"]);
        assert_eq!(names("{\"a\": \"x\n, \"b\": 2}"), ["a", "b"]);
        assert_eq!(
            names("{\"a\": , b: 1, \"c\": [1, }, \"d\": 1}")
                .first()
                .map(String::as_str),
            Some("c")
        );
        assert!(read("{\"a\": 1,,}").root.is_some());
        assert!(read("{\"a\" 1}").fault.is_some());
    }

    #[test]
    fn nothing_panics_or_recurses_without_end() {
        let deep = "[".repeat(100_000);
        for text in [
            "", "{", "\"", "{\"", "{\"a", "{\"a\\", "{\"\\u12", "[1,", "{ü}", "\u{0}", "/*", &deep,
        ] {
            read(text);
        }
        let deep = "{\"a\":".repeat(100_000);
        assert!(read(&deep).fault.is_some());
    }
}
