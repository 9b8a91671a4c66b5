//! The analyzer: an editor, what the analysis says beside it, and the files that are open.

mod editor;
mod lines;
mod report;
mod view;

pub use view::{AnalyzerView, Input};
