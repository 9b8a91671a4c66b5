//! Dockerfiles: instructions with their places, and the stages they make.

use crate::source::{FileId, Place, Span};

/// One instruction.
#[derive(Debug, Clone)]
pub struct Instruction {
    /// In capitals.
    pub name: String,
    /// Everything behind the name; continued lines are joined by a space, comments left out.
    pub arguments: String,
    /// The whole instruction without the line end.
    pub place: Place,
}

/// `FROM … AS name` and what follows it.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The image as written, `ARG` defaults put in; none where one is not known.
    pub image: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The `FROM` instruction.
    pub from: Instruction,
    /// The instructions behind it.
    pub instructions: Vec<Instruction>,
}

/// A Dockerfile.
pub struct Dockerfile<'a> {
    file: FileId,
    text: &'a str,
    stages: Vec<Stage>,
    /// Today, where known.
    pub today: Option<(u16, u8, u8)>,
}

impl<'a> Dockerfile<'a> {
    /// Reads a Dockerfile; lines that are no instruction are passed over.
    pub fn new(file: FileId, text: &'a str, today: Option<(u16, u8, u8)>) -> Self {
        let mut stages: Vec<Stage> = Vec::new();
        let mut defaults: Vec<(String, String)> = Vec::new();
        for instruction in instructions(file, text) {
            match instruction.name.as_str() {
                "FROM" => {
                    let mut words = instruction
                        .arguments
                        .split_whitespace()
                        .filter(|word| !word.starts_with("--"));
                    let image = words.next().and_then(|image| substituted(image, &defaults));
                    let name = words
                        .next()
                        .filter(|word| word.eq_ignore_ascii_case("as"))
                        .and_then(|_| words.next());
                    stages.push(Stage {
                        image,
                        name: name.map(str::to_owned),
                        from: instruction.clone(),
                        instructions: Vec::new(),
                    });
                }
                "ARG" if stages.is_empty() => {
                    if let Some((name, value)) = instruction.arguments.split_once('=') {
                        defaults.push((
                            name.trim().to_owned(),
                            value.trim().trim_matches('"').to_owned(),
                        ));
                    }
                }
                _ => {
                    if let Some(stage) = stages.last_mut() {
                        stage.instructions.push(instruction);
                    }
                }
            }
        }
        Self {
            file,
            text,
            stages,
            today,
        }
    }

    /// The file.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The text of a place.
    pub fn text(&self, place: Place) -> &'a str {
        self.text
            .get(place.span.start as usize..place.span.end as usize)
            .unwrap_or_default()
    }

    /// All stages.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The stages that the last one is built from, the outermost first, the last one last. They are what is shipped.
    pub fn shipped(&self) -> Vec<&Stage> {
        let mut chain = Vec::new();
        let mut next = self.stages.last();
        while let Some(stage) = next {
            chain.push(stage);
            if chain.len() > self.stages.len() {
                break;
            }
            next = stage.image.as_deref().and_then(|image| {
                self.stages.iter().find(|other| {
                    other
                        .name
                        .as_deref()
                        .is_some_and(|name| name.eq_ignore_ascii_case(image))
                        && !std::ptr::eq(*other, stage)
                })
            });
        }
        chain.reverse();
        chain
    }

    /// The image that the shipped stages begin with.
    pub fn base_image(&self) -> Option<(&Stage, &str)> {
        let first = *self.shipped().first()?;
        Some((first, first.image.as_deref()?))
    }

    /// The instructions of the shipped stages in order.
    pub fn shipped_instructions(&self) -> impl Iterator<Item = &Instruction> {
        self.shipped()
            .into_iter()
            .flat_map(|stage| stage.instructions.iter())
    }

    /// Whether an image is the name of an earlier stage.
    pub fn is_stage(&self, image: &str) -> bool {
        self.stages.iter().any(|stage| {
            stage
                .name
                .as_deref()
                .is_some_and(|name| name.eq_ignore_ascii_case(image))
        })
    }
}

/// `${NAME}`, `${NAME:-default}` and `$NAME` from known defaults; none where one is unknown.
fn substituted(text: &str, defaults: &[(String, String)]) -> Option<String> {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        result.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (name, fallback, after) = if let Some(inner) = rest.strip_prefix('{') {
            let end = inner.find('}')?;
            let (name, fallback) = inner[..end]
                .split_once(":-")
                .map_or((&inner[..end], None), |(name, fallback)| {
                    (name, Some(fallback))
                });
            (name, fallback, &inner[end + 1..])
        } else {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            (&rest[..end], None, &rest[end..])
        };
        let known = defaults
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str());
        result.push_str(known.or(fallback)?);
        rest = after;
    }
    result.push_str(rest);
    Some(result)
}

fn instructions(file: FileId, text: &str) -> Vec<Instruction> {
    let escape = text
        .lines()
        .take_while(|line| line.trim_start().starts_with('#'))
        .find_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix("escape="))
        .and_then(|value| value.trim().chars().next())
        .unwrap_or('\\');
    let mut found = Vec::new();
    let mut lines = Lines { text, at: 0 };
    while let Some((start, line)) = lines.next() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let begin = start + (line.len() - line.trim_start().len());
        let mut end = start + line.trim_end().len();
        let mut joined = String::new();
        let mut part = trimmed.to_owned();
        while part.ends_with(escape) {
            part.pop();
            joined.push_str(part.trim());
            joined.push(' ');
            part.clear();
            for (start, line) in lines.by_ref() {
                let trimmed = line.trim();
                if trimmed.is_empty() || trimmed.starts_with('#') {
                    continue;
                }
                end = start + line.trim_end().len();
                part = trimmed.to_owned();
                break;
            }
        }
        joined.push_str(part.trim());
        let (name, arguments) = joined
            .split_once(char::is_whitespace)
            .unwrap_or((joined.as_str(), ""));
        let mut arguments = arguments.trim().to_owned();
        if let Some(delimiter) = heredoc(&arguments) {
            for (start, line) in lines.by_ref() {
                end = start + line.trim_end().len();
                if line.trim() == delimiter {
                    break;
                }
                arguments.push('\n');
                arguments.push_str(line.trim_end());
            }
        }
        if name.chars().all(|c| c.is_ascii_alphabetic()) {
            found.push(Instruction {
                name: name.to_ascii_uppercase(),
                arguments,
                place: Place {
                    file,
                    span: Span {
                        start: begin as u32,
                        end: end as u32,
                    },
                },
            });
        }
    }
    found
}

/// The word that ends `<<WORD`.
fn heredoc(arguments: &str) -> Option<String> {
    let (_, after) = arguments.split_once("<<")?;
    let word: String = after
        .trim_start_matches('-')
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |offset| start + offset);
        self.at = end + 1;
        Some((start, self.text[start..end].trim_end_matches('\r')))
    }
}
