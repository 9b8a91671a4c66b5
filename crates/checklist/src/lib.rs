//! The checklist: what it says, and how far somebody has come with it. No DOM, no clock, no I/O.

mod content;
pub mod progress;

pub use content::*;
