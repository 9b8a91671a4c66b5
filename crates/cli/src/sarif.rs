//! SARIF 2.1.0 (OASIS), with the properties that GitHub code scanning reads.

use analyzer::{Analysis, Confidence, LineIndex, Place, RULES, Severity, SourceFile};
use serde_json::{Value, json};

/// A log with one run.
pub fn written(files: &[SourceFile], analysis: &Analysis) -> String {
    let indexes: Vec<LineIndex<'_>> = files
        .iter()
        .map(|file| LineIndex::new(&file.text))
        .collect();
    let region = |place: Place| -> Value {
        let index = &indexes[place.file.0 as usize];
        let (start, end) = (
            index.position(place.span.start),
            index.position(place.span.end),
        );
        json!({ "startLine": start.line + 1, "startColumn": start.column + 1, "endLine": end.line + 1, "endColumn": end.column + 1 })
    };
    let location = |place: Place| -> Value {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": encoded(&files[place.file.0 as usize].path), "uriBaseId": "%SRCROOT%" },
            "region": region(place),
        } })
    };
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let mut tags = vec!["security".to_owned()];
            tags.extend(rule.cwe.iter().map(|number| format!("external/cwe/cwe-{number:03}")));
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": rule.title },
                "help": { "text": rule.documentation, "markdown": rule.documentation },
                "defaultConfiguration": { "level": level(rule.severity) },
                "properties": { "tags": tags, "precision": precision(rule.confidence), "security-severity": score(rule.severity), "checklistItem": rule.item },
            })
        })
        .collect();
    let results: Vec<Value> = analysis
        .findings
        .iter()
        .map(|finding| {
            let index = RULES.iter().position(|rule| rule.id == finding.rule.id);
            let line = indexes[finding.place.file.0 as usize].position(finding.place.span.start).line;
            let text = indexes[finding.place.file.0 as usize].line(line).trim();
            let mut result = json!({
                "ruleId": finding.rule.id,
                "ruleIndex": index,
                "level": level(finding.severity),
                "message": { "text": finding.message },
                "locations": [location(finding.place)],
                "partialFingerprints": { "ruleAndLine/v1": fingerprint(&[finding.rule.id, &files[finding.place.file.0 as usize].path, text]) },
            });
            if !finding.steps.is_empty() {
                let steps: Vec<Value> = finding
                    .steps
                    .iter()
                    .map(|step| {
                        let mut location = location(step.place);
                        location["message"] = json!({ "text": step.label });
                        json!({ "location": location })
                    })
                    .collect();
                result["codeFlows"] = json!([{ "threadFlows": [{ "locations": steps }] }]);
            }
            if let Some(fix) = &finding.fix {
                let replacements: Vec<Value> = fix
                    .edits
                    .iter()
                    .map(|edit| {
                        let place = Place { file: finding.place.file, span: edit.span };
                        json!({ "deletedRegion": region(place), "insertedContent": { "text": edit.text } })
                    })
                    .collect();
                result["fixes"] = json!([{
                    "description": { "text": fix.title },
                    "artifactChanges": [{
                        "artifactLocation": { "uri": encoded(&files[finding.place.file.0 as usize].path), "uriBaseId": "%SRCROOT%" },
                        "replacements": replacements,
                    }],
                }]);
            }
            result
        })
        .collect();
    let notifications: Vec<Value> = analysis
        .notes
        .iter()
        .map(|note| json!({ "level": "note", "message": { "text": note.message }, "locations": [location(note.place)] }))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "api-checklist", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "utf16CodeUnits",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Note => "note",
    }
}

/// GitHub's scale: above 9 critical, above 7 high, above 4 medium.
fn score(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "3.0",
        Severity::Note => "0.5",
    }
}

fn precision(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// A path as a relative URI reference (RFC 3986).
fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                (byte as char).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// FNV-1a, which gives the same number on every machine and in every version.
fn fingerprint(parts: &[&str]) -> String {
    let hash = parts
        .iter()
        .flat_map(|part| part.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}
