//! npm's `package.json`: dependencies and scripts with their places.

use super::Date;
use super::json::{self, Member, Node};
use super::shell::{self, Command};
use crate::analysis::{Note, NoteKind};
use crate::source::{FileId, Place, Span};

/// A `package.json`.
pub struct PackageJson<'a> {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub path: &'a str,
    /// Its whole text.
    pub text: &'a str,
    /// The day of the analysis, where it is known.
    pub today: Option<Date>,
    /// What the program and its development depend on.
    pub dependencies: Vec<Dependency>,
    /// The scripts.
    pub scripts: Vec<Script>,
    /// `engines.node` with the place of its text.
    pub node_engine: Option<(String, Span)>,
    /// What could not be read.
    pub notes: Vec<Note>,
}

/// One dependency.
#[derive(Debug)]
pub struct Dependency {
    /// The package's name.
    pub name: String,
    /// The range, tag or address.
    pub range: String,
    /// Whether it is needed in development only.
    pub development: bool,
    /// The place of the name, quotes included.
    pub name_span: Span,
    /// The place of the range, quotes included.
    pub range_span: Span,
}

/// One script.
#[derive(Debug)]
pub struct Script {
    /// `start`, `postinstall` ...
    pub name: String,
    /// Its command line.
    pub command: String,
    /// The place of the name, quotes included.
    pub name_span: Span,
    /// The place of the command line, quotes included.
    pub span: Span,
}

impl<'a> PackageJson<'a> {
    /// Reads a `package.json`. The first fault becomes a note; what could be read around it is kept.
    pub fn parse(file: FileId, path: &'a str, text: &'a str, today: Option<Date>) -> Self {
        let document = json::read(text);
        let mut package = Self {
            file,
            path,
            text,
            today,
            dependencies: Vec::new(),
            scripts: Vec::new(),
            node_engine: None,
            notes: Vec::new(),
        };
        if let Some((span, expected)) = document.fault {
            package.notes.push(Note {
                kind: NoteKind::SyntaxError,
                place: Place { file, span },
                message: format!("JSON has {expected} here; the rest of the file was read."),
            });
        }
        if let Some(span) = document.comment {
            package.notes.push(Note {
                kind: NoteKind::ReadAs,
                place: Place { file, span },
                message: "npm allows no comments in package.json; they were passed over."
                    .to_owned(),
            });
        }
        let Some(root) = document.root else {
            return package;
        };
        for (section, development) in [
            ("dependencies", false),
            ("optionalDependencies", false),
            ("devDependencies", true),
        ] {
            package
                .dependencies
                .extend(
                    strings_of(&root, section).map(|(member, range)| Dependency {
                        name: member.name.clone(),
                        range: range.to_owned(),
                        development,
                        name_span: member.name_span,
                        range_span: member.node.span,
                    }),
                );
        }
        package.scripts.extend(
            strings_of(&root, "scripts").map(|(member, command)| Script {
                name: member.name.clone(),
                command: command.to_owned(),
                name_span: member.name_span,
                span: member.node.span,
            }),
        );
        let engine = root
            .member("engines")
            .and_then(|member| member.node.member("node"));
        package.node_engine =
            engine.and_then(|member| Some((member.node.string()?.to_owned(), member.node.span)));
        package
    }

    /// A place in this file.
    pub fn place(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    /// A script by its name.
    pub fn script(&self, name: &str) -> Option<&Script> {
        self.scripts.iter().find(|script| script.name == name)
    }

    /// A dependency by its name.
    pub fn dependency(&self, name: &str) -> Option<&Dependency> {
        self.dependencies
            .iter()
            .find(|dependency| dependency.name == name)
    }
}

impl Script {
    /// The commands of the script; every word has the script's whole place.
    pub fn commands(&self) -> Vec<Command> {
        let mut commands = shell::commands(&self.command, '\\', &|_| self.span.start);
        for word in commands.iter_mut().flat_map(|command| &mut command.words) {
            word.span = self.span;
        }
        commands
    }
}

fn strings_of<'n>(root: &'n Node, section: &str) -> impl Iterator<Item = (&'n Member, &'n str)> {
    root.member(section)
        .map_or(&[][..], |member| member.node.members())
        .iter()
        .filter_map(|member| Some((member, member.node.string()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> PackageJson<'_> {
        PackageJson::parse(FileId(0), "package.json", text, None)
    }

    #[test]
    fn dependencies_scripts_and_engine_have_places() {
        let text = r#"{
  "scripts": { "start": "NODE_ENV=production node server.js && echo ok" },
  "engines": { "node": ">=22" },
  "dependencies": { "express": "^5.1.0" },
  "devDependencies": { "vitest": "^3" }
}"#;
        let package = read(text);
        assert!(package.notes.is_empty());
        let express = package.dependency("express").expect("there");
        assert_eq!(
            (express.range.as_str(), express.development),
            ("^5.1.0", false)
        );
        assert_eq!(
            &text[express.range_span.start as usize..express.range_span.end as usize],
            "\"^5.1.0\""
        );
        assert!(package.dependency("vitest").expect("there").development);
        assert_eq!(
            package
                .node_engine
                .as_ref()
                .map(|(range, _)| range.as_str()),
            Some(">=22")
        );
        let commands = package.script("start").expect("there").commands();
        assert_eq!(commands[0].program(), Some("node"));
        assert_eq!(commands[1].program(), Some("echo"));
    }

    #[test]
    fn broken_files_give_what_could_be_read() {
        let package = read(
            "{\"dependencies\": {\"express\": \"^5\", \"x\": }, \"scripts\": {\"start\": \"node .\"",
        );
        assert_eq!(package.notes.len(), 1);
        assert!(package.dependency("express").is_some());
        assert!(package.script("start").is_some());
    }

    #[test]
    fn odd_types_are_passed_over() {
        let package = read("{\"dependencies\": [], \"scripts\": 3, \"engines\": {\"node\": 20}}");
        assert!(
            package.dependencies.is_empty()
                && package.scripts.is_empty()
                && package.node_engine.is_none()
        );
    }
}
