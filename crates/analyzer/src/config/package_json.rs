//! npm's `package.json`, with the place of every member.

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;

use crate::source::{FileId, Place, Span};

/// A string member of an object: a dependency and its range, a script and its command.
#[derive(Debug, Clone)]
pub struct Member {
    /// The key.
    pub name: String,
    /// The value.
    pub value: String,
    /// The place of the value.
    pub place: Place,
    /// The place of the whole member.
    pub whole: Place,
}

/// A `package.json`.
pub struct PackageJson<'a> {
    file: FileId,
    text: &'a str,
    sections: Vec<(String, Vec<Member>)>,
    error: Option<(Span, String)>,
}

impl<'a> PackageJson<'a> {
    /// Reads a file. Where it does not parse, nothing is known and [`Self::error`] says why.
    pub fn new(file: FileId, text: &'a str) -> Self {
        let mut package = Self {
            file,
            text,
            sections: Vec::new(),
            error: None,
        };
        if text
            .bytes()
            .filter(|byte| matches!(byte, b'[' | b'{'))
            .count()
            > 2_000
        {
            package.error = Some((
                Span { start: 0, end: 0 },
                "The JSON nests too much to be a package.json. It was not analyzed.".to_owned(),
            ));
            return package;
        }
        match jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default()) {
            Ok(parsed) => {
                if let Some(Value::Object(root)) = parsed.value {
                    for property in &root.properties {
                        package.take(property);
                    }
                }
            }
            Err(error) => {
                let range = error.range();
                let span = Span {
                    start: range.start as u32,
                    end: range.end as u32,
                };
                package.error = Some((
                    span,
                    format!(
                        "The JSON does not parse: {}. It was not analyzed.",
                        error.kind()
                    ),
                ));
            }
        }
        package
    }

    fn take(&mut self, property: &ObjectProp<'_>) {
        let place = |range: jsonc_parser::common::Range| Place {
            file: self.file,
            span: Span {
                start: range.start as u32,
                end: range.end as u32,
            },
        };
        let Value::Object(object) = &property.value else {
            return;
        };
        let members = object
            .properties
            .iter()
            .filter_map(|member| match &member.value {
                Value::StringLit(value) => Some(Member {
                    name: member.name.as_str().to_owned(),
                    value: value.value.to_string(),
                    place: place(value.range()),
                    whole: place(member.range()),
                }),
                _ => None,
            })
            .collect();
        self.sections
            .push((property.name.as_str().to_owned(), members));
    }

    /// What kept the file from being read.
    pub fn error(&self) -> Option<&(Span, String)> {
        self.error.as_ref()
    }

    /// The whole file.
    pub fn place(&self) -> Place {
        Place {
            file: self.file,
            span: Span {
                start: 0,
                end: self.text.len() as u32,
            },
        }
    }

    /// The string members of a top-level object such as `scripts`.
    pub fn section(&self, name: &str) -> &[Member] {
        self.sections
            .iter()
            .find(|(section, _)| section == name)
            .map(|(_, members)| members.as_slice())
            .unwrap_or_default()
    }

    /// Run-time dependencies.
    pub fn dependencies(&self) -> &[Member] {
        self.section("dependencies")
    }
}
