//! The report for people.

use std::fmt::Write as _;

use analyzer::{Analysis, Finding, Severity};
use anstyle::{AnsiColor, Style};

use crate::position::Lines;
use crate::project::Project;

/// The report as text with colours; the writer takes them out where nobody sees them.
pub fn report(project: &Project, analysis: &Analysis) -> String {
    let lines = Lines::of(&project.files);
    let mut out = String::new();
    for finding in &analysis.findings {
        write_finding(&mut out, &lines, finding);
    }
    write_controls(&mut out, analysis, &lines);
    for note in &analysis.notes {
        let (start, _) = lines.range(note.place);
        let _ = writeln!(
            out,
            "{}:{}:{} {}",
            clean(lines.path(note.place)),
            start.line,
            start.column,
            clean(&note.message)
        );
    }
    for remark in &project.remarks {
        let _ = writeln!(out, "{} {}", clean(&remark.path), clean(&remark.message));
    }
    if !analysis.notes.is_empty() || !project.remarks.is_empty() {
        out.push('\n');
    }
    write_counts(&mut out, project, analysis);
    out
}

fn write_finding(out: &mut String, lines: &Lines<'_>, finding: &Finding) {
    let (start, _) = lines.range(finding.place);
    let style = style(finding.severity);
    let path = clean(lines.path(finding.place));
    let word = severity_word(finding.severity);
    let _ = writeln!(
        out,
        "{path}:{}:{} {style}{word}{style:#} {}",
        start.line,
        start.column,
        clean(&finding.message)
    );
    for step in &finding.steps {
        let (at, _) = lines.range(step.place);
        let _ = writeln!(
            out,
            "    {}:{}:{} {}",
            clean(lines.path(step.place)),
            at.line,
            at.column,
            clean(&step.label)
        );
    }
    if let Some(why) = section(finding.rule.documentation, "Why") {
        let _ = writeln!(out, "    why: {why}");
    }
    if let Some(fix) = &finding.fix {
        let _ = writeln!(out, "    fix: {}", clean(&fix.title));
    }
    let _ = writeln!(
        out,
        "    item: {}  rule: {}\n",
        finding.rule.item.0, finding.rule.id
    );
}

fn write_controls(out: &mut String, analysis: &Analysis, lines: &Lines<'_>) {
    if analysis.controls.is_empty() {
        return;
    }
    let bold = Style::new().bold();
    let _ = writeln!(out, "{bold}Done right{bold:#}");
    for control in &analysis.controls {
        let (start, _) = lines.range(control.place);
        let _ = writeln!(
            out,
            "  {}: {} ({}:{})",
            control.item.0,
            clean(&control.message),
            clean(lines.path(control.place)),
            start.line
        );
    }
    out.push('\n');
}

fn write_counts(out: &mut String, project: &Project, analysis: &Analysis) {
    let severities = [
        Severity::Critical,
        Severity::High,
        Severity::Medium,
        Severity::Low,
        Severity::Note,
    ];
    let counted: Vec<String> = severities
        .iter()
        .filter_map(|severity| {
            let count = analysis
                .findings
                .iter()
                .filter(|finding| finding.severity == *severity)
                .count();
            (count > 0).then(|| format!("{count} {}", severity_word(*severity)))
        })
        .collect();
    let findings = match counted.as_slice() {
        [] => "no findings".to_owned(),
        _ => format!(
            "{} ({})",
            plural(analysis.findings.len(), "finding"),
            counted.join(", ")
        ),
    };
    let files = plural(project.files.len(), "file");
    let _ = writeln!(
        out,
        "{files}: {findings}, {} done right",
        analysis.controls.len()
    );
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// The first paragraph under a heading of a rule's documentation, on one line.
fn section(documentation: &str, heading: &str) -> Option<String> {
    let after = documentation
        .lines()
        .skip_while(|line| line.trim().strip_prefix("## ") != Some(heading))
        .skip(1);
    let paragraph: Vec<&str> = after
        .map(str::trim)
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    (!paragraph.is_empty()).then(|| paragraph.join(" "))
}

/// File names and messages can hold what an analyzed file says: no control character of it reaches the terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_control() {
                '\u{fffd}'
            } else {
                character
            }
        })
        .collect()
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Critical | Severity::High => AnsiColor::Red,
        Severity::Medium => AnsiColor::Yellow,
        Severity::Low | Severity::Note => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(colour.into())).bold()
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
        Severity::Critical => "critical",
    }
}
