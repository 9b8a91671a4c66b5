//! Text in, analysis out: what is wrong, what is right, and what could not be seen in a project's files.
//!
//! No DOM, no clock, no randomness, no I/O: the same files and options give the same analysis in the same order.

mod analysis;
mod assess;
pub mod config;
mod engine;
pub mod javascript;
mod language;
mod positions;
mod purpose;
mod report;
mod rule;
mod rules;
mod silence;
mod source;
pub mod template;

pub use analysis::*;
pub use assess::{Verdict, assess};
pub use engine::{Options, analyze};
pub use language::detect;
pub use positions::{LineIndex, Position};
pub use purpose::Purpose;
pub use report::{FindingHandle, Report};
pub use rule::*;
pub use rules::RULES;
pub use source::*;
