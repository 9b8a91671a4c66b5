//! From evidence to a verdict per checklist item.

use crate::analysis::{Analysis, Severity};

/// What the evidence says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Something speaks for it and nothing against it.
    Met,
    /// Something speaks for it, something against it.
    Partly,
    /// Something speaks against it and nothing for it.
    Violated,
    /// Nothing in the files speaks for or against it.
    NotVisible,
}

impl Verdict {
    /// The word for people and programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::Violated => "violated",
            Self::NotVisible => "not visible",
        }
    }
}

/// The verdict on the item with this id. Notes do not speak against an item.
pub fn assess(analysis: &Analysis, item: &str) -> Verdict {
    let against = analysis
        .findings
        .iter()
        .any(|finding| finding.item.0 == item && finding.severity > Severity::Note);
    let speaks_for = analysis
        .controls
        .iter()
        .any(|control| control.item.0 == item);
    match (speaks_for, against) {
        (true, false) => Verdict::Met,
        (true, true) => Verdict::Partly,
        (false, true) => Verdict::Violated,
        (false, false) => Verdict::NotVisible,
    }
}
