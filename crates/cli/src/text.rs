//! The result for people.

use std::fmt::Write;

use analyzer::{Analysis, LineIndex, Place, SourceFile};

/// A line a finding, its way and its item; then what is right, in short.
pub fn written(files: &[SourceFile], analysis: &Analysis, colors: bool) -> String {
    let indexes: Vec<LineIndex<'_>> = files
        .iter()
        .map(|file| LineIndex::new(&file.text))
        .collect();
    let at = |place: Place| {
        let file = place.file.0 as usize;
        let position = indexes[file].position(place.span.start);
        format!(
            "{}:{}:{}",
            files[file].path,
            position.line + 1,
            position.column + 1
        )
    };
    let bold = |text: &str| {
        if colors {
            format!("\u{1b}[1m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    };
    let mut out = String::new();
    for finding in &analysis.findings {
        let severity = format!("{:?}", finding.severity).to_lowercase();
        let item = checklist::item(finding.item.0).map_or(finding.item.0, |item| item.title);
        writeln!(
            out,
            "{}: {} {} [{}]",
            at(finding.place),
            bold(&severity),
            finding.message,
            finding.rule.id
        )
        .expect("strings grow");
        for step in &finding.steps {
            writeln!(out, "    {}: {}", at(step.place), step.label).expect("strings grow");
        }
        writeln!(out, "    checklist: {item} (#{})", finding.item.0).expect("strings grow");
        if let Some(fix) = &finding.fix {
            let edits: Vec<&str> = fix.edits.iter().map(|edit| edit.text.as_str()).collect();
            writeln!(out, "    fix: {}: {}", fix.title, edits.join(" … ")).expect("strings grow");
        }
    }
    for note in &analysis.notes {
        writeln!(out, "{}: note {}", at(note.place), note.message).expect("strings grow");
    }
    let mut items: Vec<&str> = analysis
        .controls
        .iter()
        .map(|control| control.item.0)
        .collect();
    items.sort_unstable();
    items.dedup();
    for id in &items {
        let count = analysis
            .controls
            .iter()
            .filter(|control| control.item.0 == *id)
            .count();
        writeln!(
            out,
            "right: {} ({count})",
            checklist::item(id).map_or(*id, |item| item.title)
        )
        .expect("strings grow");
    }
    writeln!(
        out,
        "{} files, {} findings, {} controls for {} items",
        files.len(),
        analysis.findings.len(),
        analysis.controls.len(),
        items.len()
    )
    .expect("strings grow");
    out
}
