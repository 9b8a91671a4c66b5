//! What a rule reports.

use crate::analysis::{Confidence, Control, Edit, Finding, Fix, ItemId, Severity, Step};
use crate::rule::Rule;
use crate::source::Place;

/// Collects the findings and controls of one rule.
pub struct Report<'r> {
    rule: &'static Rule,
    findings: &'r mut Vec<Finding>,
    controls: &'r mut Vec<Control>,
}

impl<'r> Report<'r> {
    /// A report of `rule` that adds to the given lists.
    pub fn new(
        rule: &'static Rule,
        findings: &'r mut Vec<Finding>,
        controls: &'r mut Vec<Control>,
    ) -> Self {
        Self {
            rule,
            findings,
            controls,
        }
    }

    /// Something wrong at a place. `message` says what this code does, then what follows.
    pub fn finding(&mut self, place: Place, message: impl Into<String>) -> NewFinding<'_> {
        self.findings.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            confidence: self.rule.confidence,
            place,
            message: message.into(),
            steps: Vec::new(),
            fix: None,
        });
        NewFinding(self.findings.last_mut().expect("one was just pushed"))
    }

    /// Something done right at a place: evidence for an item. `message` says what is done, with the values seen.
    pub fn control(&mut self, item: &'static str, place: Place, message: impl Into<String>) {
        self.controls.push(Control {
            item: ItemId(item),
            place,
            message: message.into(),
        });
    }
}

/// A finding that can still be told more.
pub struct NewFinding<'r>(&'r mut Finding);

impl NewFinding<'_> {
    /// A severity lower than the rule's.
    pub fn severity(self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }

    /// A confidence lower than the rule's.
    pub fn confidence(self, confidence: Confidence) -> Self {
        self.0.confidence = confidence;
        self
    }

    /// A further place that matters, with what happens there.
    pub fn step(self, place: Place, label: impl Into<String>) -> Self {
        self.0.steps.push(Step {
            place,
            label: label.into(),
        });
        self
    }

    /// The way that request data took.
    pub fn flow(self, flow: &crate::javascript::Flow<'_>) -> Self {
        self.0.steps.extend(
            flow.steps()
                .into_iter()
                .map(|(place, label)| Step { place, label }),
        );
        self
    }

    /// A change that removes the finding; `title` is an instruction. Edits may come in any order.
    pub fn fix(self, title: impl Into<String>, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        self.0.fix = Some(Fix {
            title: title.into(),
            edits,
        });
        self
    }
}
