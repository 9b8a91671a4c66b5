//! What the facts know about values, the way of request data, and Express.

mod express;
mod flow;
mod values;

use analyzer::javascript::{Facts, Input};
use analyzer::{FileId, Language, Note, SourceFile};
use oxc_allocator::Allocator;

/// Computes the facts of a project and hands them to `ask`.
fn project<R>(files: &[(&str, &str)], ask: impl FnOnce(&Facts<'_>) -> R) -> R {
    let files: Vec<SourceFile> = files
        .iter()
        .map(|(path, text)| SourceFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
            language: None,
        })
        .collect();
    let allocator = Allocator::default();
    let mut notes: Vec<Note> = Vec::new();
    let inputs: Vec<Input<'_>> = files
        .iter()
        .enumerate()
        .map(|(index, source)| Input {
            file: FileId(u32::try_from(index).expect("few files")),
            source,
            language: if source.path.ends_with(".ts") {
                Language::TypeScript
            } else {
                Language::JavaScript
            },
            text: &source.text,
        })
        .collect();
    let facts = Facts::compute(&allocator, &files, &inputs, &mut notes);
    assert!(notes.is_empty(), "{notes:?}");
    ask(&facts)
}

/// The facts of one file.
fn file<R>(text: &str, ask: impl FnOnce(&Facts<'_>) -> R) -> R {
    project(&[("app.js", text)], ask)
}
