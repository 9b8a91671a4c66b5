//! Configuration formats: one reader per format, by hand, with byte spans, and none that fails as a whole.

mod connection;
mod date;
mod dockerfile;
mod dotenv;
mod json;
mod lifetime;
mod package_json;
mod shell;
mod version;

pub use connection::Connection;
pub use date::Date;
pub use dockerfile::{Assignment, Base, Dockerfile, Flag, Heredoc, Instruction, Stage, User};
pub use dotenv::{Dotenv, Entry, Purpose, Quote};
pub use lifetime::lifetime_seconds;
pub use package_json::{Dependency, PackageJson, Script};
pub use shell::{Command, Word, commands};
pub use version::{Lowest, lowest_version};

use crate::source::Language;

/// The configuration format that a file's name stands for; `None` where the name says nothing.
pub fn language_of_path(path: &str) -> Option<Language> {
    let name = path
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(path)
        .to_ascii_lowercase();
    let is = |word: &str| {
        name == word
            || name
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with('.'))
    };
    if is("dockerfile") || is("containerfile") || name.ends_with(".dockerfile") {
        return Some(Language::Dockerfile);
    }
    if name == "package.json" {
        return Some(Language::PackageJson);
    }
    (is(".env") || name == "env" || name.ends_with(".env")).then_some(Language::Dotenv)
}

/// The configuration format that a text without a telling name looks like; `None` where it looks like none.
pub fn looks_like(text: &str) -> Option<Language> {
    let first = text.trim_start_matches('\u{feff}').trim_start();
    if first.starts_with('{') {
        let keys = ["\"dependencies\"", "\"devDependencies\"", "\"scripts\""];
        return keys
            .iter()
            .any(|key| text.contains(key))
            .then_some(Language::PackageJson);
    }
    let mut lines = first
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let opening = lines.clone().next()?;
    let mut words = opening.split_whitespace();
    let keyword = words.next()?;
    let second = words.next();
    if keyword == "FROM" && second.is_some() {
        return Some(Language::Dockerfile);
    }
    if keyword == "ARG" && second.is_some() && lines.clone().any(|line| line.starts_with("FROM ")) {
        return Some(Language::Dockerfile);
    }
    lines
        .all(|line| {
            let line = line.strip_prefix("export ").unwrap_or(line);
            line.split_once('=').is_some_and(|(key, value)| {
                !value.starts_with(['=', '>'])
                    && !key.is_empty()
                    && key.bytes().all(|byte| {
                        byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
                    })
            })
        })
        .then_some(Language::Dotenv)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format() {
        assert_eq!(language_of_path("Dockerfile"), Some(Language::Dockerfile));
        assert_eq!(
            language_of_path("docker/Dockerfile.prod"),
            Some(Language::Dockerfile)
        );
        assert_eq!(
            language_of_path("api.dockerfile"),
            Some(Language::Dockerfile)
        );
        assert_eq!(
            language_of_path("Containerfile"),
            Some(Language::Dockerfile)
        );
        assert_eq!(language_of_path(".env.production"), Some(Language::Dotenv));
        assert_eq!(language_of_path("app/.env"), Some(Language::Dotenv));
        assert_eq!(
            language_of_path("web/package.json"),
            Some(Language::PackageJson)
        );
        assert_eq!(language_of_path("package-lock.json"), None);
        assert_eq!(language_of_path("environment.js"), None);
        assert_eq!(language_of_path("dockerfiles.md"), None);
    }

    #[test]
    fn texts_tell_the_format() {
        assert_eq!(
            looks_like("# syntax=docker/dockerfile:1\nFROM node:26\n"),
            Some(Language::Dockerfile)
        );
        assert_eq!(
            looks_like("ARG V=26\nFROM node:${V}\n"),
            Some(Language::Dockerfile)
        );
        assert_eq!(
            looks_like("PORT=3000\n# note\nexport DEBUG=x\n"),
            Some(Language::Dotenv)
        );
        assert_eq!(
            looks_like("{\n \"scripts\": {}\n}"),
            Some(Language::PackageJson)
        );
        assert_eq!(looks_like("const a = 1;"), None);
        assert_eq!(looks_like("X == 1"), None);
        assert_eq!(looks_like(""), None);
    }
}
