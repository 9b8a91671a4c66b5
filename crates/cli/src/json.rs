//! The report for programs, version 1. Members are added, never renamed or removed, within a version.
//!
//! ```text
//! { "version": 1,
//!   "tool": { "name", "version" },
//!   "files": [{ "path", "language" }],
//!   "findings": [{ "rule", "title", "severity", "confidence", "item", "cwe": [n], "owasp": "API2" | null,
//!                  "path", "start": { "line", "column" }, "end", "message",
//!                  "steps": [{ "path", "start", "end", "label" }],
//!                  "fix": { "title", "edits": [{ "start", "end", "text" }] } | null }],
//!   "controls": [{ "item", "path", "start", "end", "message" }],
//!   "notes": [{ "kind", "path", "start" | null, "message" }],
//!   "counts": { "critical", "high", "medium", "low", "note" } }
//! ```
//! Lines and columns count from 1; columns are UTF-16 code units.

use analyzer::{Analysis, Finding, Place, Severity, Span};
use anyhow::Result;
use serde_json::{Value, json};

use crate::position::Lines;
use crate::project::Project;

/// The report as JSON with a line end.
pub fn report(project: &Project, analysis: &Analysis) -> Result<String> {
    let lines = Lines::of(&project.files);
    let count = |severity| {
        analysis
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let mut notes: Vec<Value> = analysis
        .notes
        .iter()
        .map(|note| {
            let (start, _) = lines.range(note.place);
            json!({ "kind": note.kind, "path": lines.path(note.place), "start": start, "message": note.message })
        })
        .collect();
    notes.extend(project.remarks.iter().map(|remark| {
        json!({ "kind": "file", "path": remark.path, "start": null, "message": remark.message })
    }));
    let report = json!({
        "version": 1,
        "tool": { "name": "api-checklist", "version": env!("CARGO_PKG_VERSION") },
        "files": analysis.files.iter().map(|file| json!({ "path": file.path, "language": file.language })).collect::<Vec<_>>(),
        "findings": analysis.findings.iter().map(|finding| finding_value(&lines, finding)).collect::<Vec<_>>(),
        "controls": analysis.controls.iter().map(|control| {
            located(&lines, control.place, json!({ "item": control.item, "message": control.message }))
        }).collect::<Vec<_>>(),
        "notes": notes,
        "counts": {
            "critical": count(Severity::Critical),
            "high": count(Severity::High),
            "medium": count(Severity::Medium),
            "low": count(Severity::Low),
            "note": count(Severity::Note),
        },
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

fn finding_value(lines: &Lines<'_>, finding: &Finding) -> Value {
    let fix = finding.fix.as_ref().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                let (start, end) = lines.range(in_file(finding.place, edit.span));
                json!({ "start": start, "end": end, "text": edit.text })
            })
            .collect();
        json!({ "title": fix.title, "edits": edits })
    });
    let steps: Vec<Value> = finding
        .steps
        .iter()
        .map(|step| located(lines, step.place, json!({ "label": step.label })))
        .collect();
    let rule = finding.rule;
    let value = json!({
        "rule": rule.id,
        "title": rule.title,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "item": rule.item,
        "cwe": rule.cwe,
        "owasp": rule.owasp.map(|category| format!("{category:?}").to_uppercase()),
        "message": finding.message,
        "steps": steps,
        "fix": fix,
    });
    located(lines, finding.place, value)
}

/// A place in the same file as another.
pub fn in_file(place: Place, span: Span) -> Place {
    Place {
        file: place.file,
        span,
    }
}

fn located(lines: &Lines<'_>, place: Place, mut value: Value) -> Value {
    let (start, end) = lines.range(place);
    value["path"] = json!(lines.path(place));
    value["start"] = json!(start);
    value["end"] = json!(end);
    value
}
