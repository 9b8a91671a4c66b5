//! `.env` files as dotenv reads them.

use crate::source::{FileId, Place, Span};

/// One `NAME=value`.
#[derive(Debug, Clone)]
pub struct Variable {
    /// The name.
    pub name: String,
    /// The value without quotes and, where unquoted, without its comment.
    pub value: String,
    /// The place of the value as written.
    pub place: Place,
}

/// A `.env` file.
pub struct Dotenv<'a> {
    path: &'a str,
    variables: Vec<Variable>,
}

impl<'a> Dotenv<'a> {
    /// Reads a file; lines that are no assignment are passed over.
    pub fn new(file: FileId, path: &'a str, text: &str) -> Self {
        let mut variables: Vec<Variable> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let end = text[at..]
                .find('\n')
                .map_or(text.len(), |offset| at + offset);
            let line = &text[at..end];
            let mut next = end + 1;
            let indent = line.len() - line.trim_start().len();
            let body = line.trim_start();
            let (body, skipped) = match body.strip_prefix("export ") {
                Some(rest) => (rest, indent + "export ".len()),
                None => (body, indent),
            };
            if let Some((name, raw)) = body.split_once('=')
                && !name.trim().is_empty()
                && !body.starts_with('#')
                && name
                    .trim()
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
            {
                let start = at + skipped + name.len() + 1 + (raw.len() - raw.trim_start().len());
                let (value, stop) = value_at(text, start, end);
                next = next.max(
                    text[stop..]
                        .find('\n')
                        .map_or(text.len(), |offset| stop + offset + 1),
                );
                let span = Span {
                    start: start as u32,
                    end: stop as u32,
                };
                variables.push(Variable {
                    name: name.trim().to_owned(),
                    value,
                    place: Place { file, span },
                });
            }
            at = next;
        }
        Self { path, variables }
    }

    /// The variables in order.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The value that counts for a name: the last one.
    pub fn get(&self, name: &str) -> Option<&Variable> {
        self.variables
            .iter()
            .rev()
            .find(|variable| variable.name == name)
    }

    /// Whether the file is a template that is committed: placeholders are right there.
    pub fn is_template(&self) -> bool {
        ["example", "sample", "template", "dist"]
            .iter()
            .any(|word| self.path.to_ascii_lowercase().contains(word))
    }

    /// Whether the file or its values speak of production.
    pub fn is_production(&self) -> bool {
        self.path.to_ascii_lowercase().contains("prod")
            || self
                .get("NODE_ENV")
                .is_some_and(|variable| variable.value == "production")
    }

    /// Whether the file is named for tests or the own machine.
    pub fn is_local(&self) -> bool {
        ["test", "local", ".dev", "development"]
            .iter()
            .any(|word| self.path.to_ascii_lowercase().contains(word))
            || self
                .get("NODE_ENV")
                .is_some_and(|variable| matches!(variable.value.as_str(), "development" | "test"))
    }
}

/// The value that begins at `start` on a line that ends at `line_end`, and where it ends.
fn value_at(text: &str, start: usize, line_end: usize) -> (String, usize) {
    let rest = &text[start..];
    if let Some(quote) = rest
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\'' | '`'))
    {
        let mut escaped = false;
        for (offset, character) in rest.char_indices().skip(1) {
            if escaped {
                escaped = false;
            } else if character == '\\' && quote == '"' {
                escaped = true;
            } else if character == quote {
                let inner = &rest[1..offset];
                let value = if quote == '"' {
                    inner.replace("\\n", "\n")
                } else {
                    inner.to_owned()
                };
                return (value, start + offset + 1);
            }
        }
    }
    let line = text[start..line_end].trim_end_matches('\r');
    let value = line.split(" #").next().unwrap_or_default();
    let value = if value.starts_with('#') {
        ""
    } else {
        value.trim_end()
    };
    (value.to_owned(), start + value.len())
}
