//! Text in, analysis out: what is wrong, what is right, and what could not be seen in a project's files.
//!
//! No DOM, no clock, no randomness, no I/O: the same files and options give the same analysis in the same order.

mod analysis;
mod analyze;
pub mod config;
pub mod javascript;
mod report;
mod rule;
pub mod rules;
pub mod secrets;
mod source;

pub use analysis::*;
pub use analyze::{Options, analyze};
pub use config::Date;
pub use report::{NewFinding, Report};
pub use rule::*;
pub use source::*;
