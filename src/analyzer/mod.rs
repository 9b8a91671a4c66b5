//! The analyzer: an editor, and beside it what was found in its text.

mod editor;
mod findings;
mod lines;
mod view;

pub use view::{AnalyzerView, Input};
