//! The checklist: the quick check, sections and items.

mod item_row;
mod quick_check;
mod section;

pub use quick_check::quick_check;
pub use section::section;
