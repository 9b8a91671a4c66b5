//! Files as they come in, and places in them.

use serde::Serialize;

/// One file of a project, as a person pasted or dropped it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path relative to the project's root, with `/` between its parts. May be a bare name such as `pasted`.
    pub path: String,
    /// The whole text. Spans count bytes in it.
    pub text: String,
    /// The language a person chose; `None` lets the analyzer detect it.
    pub language: Option<Language>,
}

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// JavaScript, ESM or CommonJS; JSX is accepted too.
    JavaScript,
    /// TypeScript without JSX.
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
    /// A Dockerfile or Containerfile.
    Dockerfile,
    /// A `.env` file as dotenv reads it.
    Dotenv,
    /// npm's `package.json`.
    PackageJson,
    /// A template: EJS, Eta, Handlebars, Mustache, Nunjucks or Pug.
    Template,
    /// Something that no rule can judge yet.
    Unknown,
}

/// The position of a file in the analysis' list of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct FileId(pub u32);

/// A half-open range of bytes in a file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A range of text in one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub span: Span,
}
