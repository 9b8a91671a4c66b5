//! Where a rule writes down what it found.

use crate::analysis::{Confidence, Control, Edit, Finding, Fix, ItemId, Severity, Step};
use crate::rule::Rule;
use crate::source::{Place, Span};

/// What one rule says of a project. A rule gets a fresh one for each run.
pub struct Report {
    rule: &'static Rule,
    pub(crate) findings: Vec<Finding>,
    pub(crate) controls: Vec<Control>,
}

impl Report {
    pub(crate) fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            findings: Vec::new(),
            controls: Vec::new(),
        }
    }

    /// Reports a fault at `place`. `message` says first what this code does, then what follows.
    /// The finding carries the rule's severity and confidence unless the returned handle changes them.
    pub fn finding(&mut self, place: Place, message: impl Into<String>) -> FindingHandle<'_> {
        self.findings.push(Finding {
            rule: self.rule,
            item: self.rule.item,
            severity: self.rule.severity,
            confidence: self.rule.confidence,
            place,
            message: message.into(),
            steps: Vec::new(),
            fix: None,
        });
        let index = self.findings.len() - 1;
        FindingHandle {
            finding: &mut self.findings[index],
        }
    }

    /// Reports request data that reaches a call: at the call, with the way of the data as steps.
    pub(crate) fn flow(
        &mut self,
        call: crate::javascript::Call<'_>,
        argument: crate::javascript::Expr<'_>,
        taint: &crate::javascript::Taint,
        message: impl Into<String>,
    ) -> FindingHandle<'_> {
        let name = call.name().unwrap_or("the call");
        self.finding(call.head_place(), message)
            .steps(taint.steps())
            .step(argument.place(), format!("handed to `{name}`"))
    }

    /// Whether a fault is reported at this place already.
    pub(crate) fn has_finding_at(&self, place: Place) -> bool {
        self.findings.iter().any(|finding| finding.place == place)
    }

    /// Whether a finding of this rule stands at a place already, or within it.
    pub(crate) fn is_told(&self, place: Place) -> bool {
        self.findings.iter().any(|finding| {
            finding.place.file == place.file
                && finding.place.span.start < place.span.end
                && place.span.start < finding.place.span.end
        })
    }

    /// Credits `item` with something done right at `place`.
    pub fn control(&mut self, item: ItemId, place: Place, message: impl Into<String>) {
        self.controls.push(Control {
            item,
            place,
            message: message.into(),
        });
    }
}

/// A finding just reported, to be told more about.
pub struct FindingHandle<'r> {
    finding: &'r mut Finding,
}

impl FindingHandle<'_> {
    /// Adds a step of the way that the data took.
    pub fn step(self, place: Place, label: impl Into<String>) -> Self {
        self.finding.steps.push(Step {
            place,
            label: label.into(),
        });
        self
    }

    /// Adds several steps.
    pub fn steps(self, steps: Vec<Step>) -> Self {
        self.finding.steps.extend(steps);
        self
    }

    /// Changes the severity for circumstances that make the fault lighter or graver.
    pub fn severity(self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// Names a closer item than the rule's, where one rule covers several.
    pub fn item(self, item: ItemId) -> Self {
        self.finding.item = item;
        self
    }

    /// Changes the confidence.
    pub fn confidence(self, confidence: Confidence) -> Self {
        self.finding.confidence = confidence;
        self
    }

    /// Offers a change that removes the finding: replaces `span` of the finding's file by `text`.
    pub fn fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.finding.fix = Some(Fix {
            title: title.into(),
            edits: vec![Edit {
                span,
                text: text.into(),
            }],
        });
        self
    }
}
