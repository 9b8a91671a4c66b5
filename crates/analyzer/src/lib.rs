//! Text in, analysis out: what is wrong, what is right, and what could not be seen in a project's files.
//!
//! No DOM, no clock, no randomness, no I/O: the same files and options give the same analysis in the same order.

mod analysis;
mod rule;
mod source;

pub use analysis::*;
pub use rule::*;
pub use source::*;
