//! The result for programs: `{files, findings, controls, notes}`, lines and columns from 1, columns in UTF-16 units.

use analyzer::{Analysis, LineIndex, Place, SourceFile};
use serde_json::{Value, json};

/// Pretty-printed JSON.
pub fn written(files: &[SourceFile], analysis: &Analysis) -> String {
    let indexes: Vec<LineIndex<'_>> = files
        .iter()
        .map(|file| LineIndex::new(&file.text))
        .collect();
    let at = |place: Place| -> Value {
        let index = &indexes[place.file.0 as usize];
        let (start, end) = (
            index.position(place.span.start),
            index.position(place.span.end),
        );
        json!({
            "file": files[place.file.0 as usize].path,
            "startLine": start.line + 1, "startColumn": start.column + 1, "endLine": end.line + 1, "endColumn": end.column + 1,
        })
    };
    let value = json!({
        "files": analysis.files.iter().map(|file| json!({ "path": file.path, "language": file.language })).collect::<Vec<_>>(),
        "findings": analysis.findings.iter().map(|finding| json!({
            "rule": finding.rule.id, "item": finding.item, "severity": finding.severity, "confidence": finding.confidence,
            "cwe": finding.rule.cwe, "message": finding.message, "place": at(finding.place),
            "steps": finding.steps.iter().map(|step| json!({ "label": step.label, "place": at(step.place) })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "controls": analysis.controls.iter().map(|control| json!({ "item": control.item, "message": control.message, "place": at(control.place) })).collect::<Vec<_>>(),
        "notes": analysis.notes.iter().map(|note| json!({ "kind": note.kind, "message": note.message, "place": at(note.place) })).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}
