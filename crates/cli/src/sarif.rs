//! The report as SARIF 2.1.0, in the form that GitHub code scanning takes.

use std::collections::HashMap;

use analyzer::rules::RULES;
use analyzer::{Analysis, Confidence, Finding, NoteKind, Place, Rule, Severity};
use anyhow::Result;
use serde_json::{Value, json};

use crate::json::in_file;
use crate::position::Lines;
use crate::project::Project;

/// The report as a SARIF log with a line end.
pub fn report(project: &Project, analysis: &Analysis) -> Result<String> {
    let lines = Lines::of(&project.files);
    let rules: Vec<&Rule> = RULES.iter().copied().collect();
    let index: HashMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(index, rule)| (rule.id, index))
        .collect();
    let mut seen = HashMap::new();
    let results: Vec<Value> = analysis
        .findings
        .iter()
        .map(|finding| result(&lines, finding, &index, &mut seen))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "api-checklist",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": "The folder in which the analysis was started" } } },
            "artifacts": project.files.iter().map(|file| json!({ "location": artifact(&file.path) })).collect::<Vec<_>>(),
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications(project, analysis, &lines),
            }],
            "results": results,
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn descriptor(rule: &Rule) -> Value {
    let summary = rule
        .documentation
        .split("\n##")
        .next()
        .unwrap_or(rule.title)
        .trim()
        .replace('\n', " ");
    let mut tags = vec!["security".to_owned()];
    tags.extend(
        rule.cwe
            .iter()
            .map(|number| format!("external/cwe/cwe-{number:03}")),
    );
    tags.push(format!("checklist/{}", rule.item.0));
    json!({
        "id": rule.id,
        "name": pascal_case(rule.id),
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": summary },
        "help": {
            "text": format!("{}\nChecklist item: {}", rule.documentation.trim(), rule.item.0),
            "markdown": format!("{}\n\nChecklist item: `{}`", dedented(rule.documentation), rule.item.0),
        },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "tags": tags,
            "precision": precision(rule.confidence),
            "problem.severity": problem_severity(rule.severity),
            "security-severity": security_severity(rule.severity),
        },
    })
}

fn result(
    lines: &Lines<'_>,
    finding: &Finding,
    index: &HashMap<&str, usize>,
    seen: &mut HashMap<String, usize>,
) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.id,
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [location(lines, finding.place)],
        "partialFingerprints": { "apiChecklist/v1": fingerprint(lines, finding, seen) },
        "properties": { "severity": finding.severity, "confidence": finding.confidence, "item": finding.rule.item },
    });
    if let Some(index) = index.get(finding.rule.id) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.steps.is_empty() {
        let steps: Vec<Value> = finding
            .steps
            .iter()
            .map(|step| {
                let mut place = location(lines, step.place);
                place["message"] = json!({ "text": step.label });
                json!({ "location": place })
            })
            .collect();
        result["codeFlows"] = json!([{ "threadFlows": [{ "locations": steps }] }]);
    }
    if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": region(lines, in_file(finding.place, edit.span)),
                    "insertedContent": { "text": edit.text },
                })
            })
            .collect();
        result["fixes"] = json!([{
            "description": { "text": fix.title },
            "artifactChanges": [{ "artifactLocation": artifact(lines.path(finding.place)), "replacements": replacements }],
        }]);
    }
    result
}

fn notifications(project: &Project, analysis: &Analysis, lines: &Lines<'_>) -> Vec<Value> {
    let notes = analysis.notes.iter().map(|note| {
        let level = if note.kind == NoteKind::ReadAs {
            "note"
        } else {
            "warning"
        };
        json!({
            "level": level,
            "message": { "text": note.message },
            "locations": [location(lines, note.place)],
        })
    });
    let remarks = project.remarks.iter().map(|remark| {
        json!({
            "level": "warning",
            "message": { "text": remark.message },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(&remark.path) } }],
        })
    });
    notes.chain(remarks).collect()
}

fn location(lines: &Lines<'_>, place: Place) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": artifact(lines.path(place)),
            "region": region(lines, place),
        }
    })
}

fn region(lines: &Lines<'_>, place: Place) -> Value {
    let (start, end) = lines.range(place);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn artifact(path: &str) -> Value {
    if path.starts_with('/') {
        return json!({ "uri": format!("file://{}", percent_encoded(path)) });
    }
    json!({ "uri": percent_encoded(path), "uriBaseId": "%SRCROOT%" })
}

/// RFC 3986: what isn't unreserved is percent-encoded, save the `/` between parts.
fn percent_encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The same for a finding whose line has moved: made of the rule, the file, the line's text and which of several equal ones it is.
fn fingerprint(lines: &Lines<'_>, finding: &Finding, seen: &mut HashMap<String, usize>) -> String {
    let identity = format!(
        "{}\n{}\n{}",
        finding.rule.id,
        lines.path(finding.place),
        lines.identity(finding.place)
    );
    let count = seen.entry(identity.clone()).or_default();
    *count += 1;
    format!("{:016x}:{count}", fnv1a(identity.as_bytes()))
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn pascal_case(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut characters = word.chars();
            characters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(characters)
                .collect::<String>()
        })
        .collect()
}

/// Doc comments keep the blank after `///`.
fn dedented(documentation: &str) -> String {
    documentation
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Note => "note",
    }
}

fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Note => "recommendation",
    }
}

/// GitHub: over 9.0 is critical, from 7.0 high, from 4.0 medium, below low.
fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "3.0",
        Severity::Note => "0.1",
    }
}

fn precision(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}
