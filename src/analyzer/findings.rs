//! What the analysis says: wrong, right, and what could not be seen.

use protocol::{Edit, Finding, Range, Report};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    pub report: Report,
    pub on_place: Callback<Range>,
    pub on_fix: Callback<Vec<Edit>>,
}

const SEVERITIES: [&str; 5] = ["critical", "high", "medium", "low", "note"];

/// The report.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let report = &props.report;
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| {
        (
            SEVERITIES.iter().position(|name| *name == finding.severity),
            finding.range.start,
        )
    });
    let wrong = findings
        .iter()
        .filter(|finding| finding.severity != "note")
        .count();
    let go = |range: Range| {
        let on_place = props.on_place.clone();
        Callback::from(move |_: MouseEvent| on_place.emit(range))
    };
    html! {
        <>
            <p class="result" role="status">{ format!("{wrong} wrong, {} right, {} to know", report.controls.len(), report.notes.len() + findings.len() - wrong) }</p>
            if !report.notes.is_empty() {
                <h2>{ "How it was read" }</h2>
                <ul class="notes">
                    { for report.notes.iter().map(|note| html! {
                        <li key={format!("{}{}", note.range.start, note.message)}><button type="button" onclick={go(note.range)}>{ format!("Line {}", note.range.line + 1) }</button>{ " " }{ &note.message }</li>
                    }) }
                </ul>
            }
            <h2>{ format!("Wrong ({wrong})") }</h2>
            if findings.is_empty() {
                <p>{ "No rule matched. That is no proof of safety: the analyzer sees only this text, and does not know your database, your proxy, or code in other files." }</p>
            }
            <ol class="findings">
                { for findings.into_iter().map(|finding| {
                    let fix = finding.fix.as_ref().map(|fix| {
                        let (on_fix, edits) = (props.on_fix.clone(), fix.edits.clone());
                        html! { <button type="button" class="fix" onclick={Callback::from(move |_: MouseEvent| on_fix.emit(edits.clone()))}>{ format!("Fix: {}", fix.title) }</button> }
                    });
                    html! {
                        <li key={format!("{}-{}-{}", finding.rule, finding.range.start, finding.range.end)} class={finding.severity.clone()}>
                            <button type="button" class="place" onclick={go(finding.range)}>
                                <span class={classes!("badge", finding.severity.clone())}>{ &finding.severity }</span>
                                { format!(" Line {}: ", finding.range.line + 1) }{ code_text(&finding.message) }
                            </button>
                            if !finding.steps.is_empty() {
                                <ol class="steps" aria-label="The path of the data">
                                    { for finding.steps.iter().enumerate().map(|(number, step)| html! { <li key={number}><button type="button" onclick={go(step.range)}>{ format!("{}: ", step.range.line + 1) }{ code_text(&step.label) }</button></li> }) }
                                </ol>
                            }
                            <p class="more">
                                if let Some(item) = checklist::item(&finding.item) {
                                    { "Checklist: " }<a href={format!("#{}", finding.item)}>{ item.title }</a>{ ". " }
                                }
                                { for finding.cwe.iter().map(|number| format!("CWE-{number} ")) }
                            </p>
                            <details><summary>{ "Why" }</summary>{ documentation(&finding.documentation) }</details>
                            { fix }
                        </li>
                    }
                }) }
            </ol>
            <h2>{ format!("Right ({})", report.controls.len()) }</h2>
            <ul class="controls">
                { for report.controls.iter().enumerate().map(|(number, control)| html! {
                    <li key={number}>
                        <button type="button" onclick={go(control.range)}>{ format!("Line {}: ", control.range.line + 1) }{ code_text(&control.message) }</button>
                        if let Some(item) = checklist::item(&control.item) { <a href={format!("#{}", control.item)}>{ item.title }</a> }
                    </li>
                }) }
            </ul>
        </>
    }
}

/// Text with `code` in backticks.
fn code_text(text: &str) -> Html {
    text.split('`')
        .enumerate()
        .map(|(number, part)| {
            if number % 2 == 1 {
                html! { <code>{ part }</code> }
            } else {
                html! { { part } }
            }
        })
        .collect()
}

/// A rule's documentation: paragraphs and headings of a doc comment.
fn documentation(text: &str) -> Html {
    text.split("\n\n")
        .chain(std::iter::empty())
        .flat_map(|paragraph| paragraph.split("\n \n"))
        .map(|paragraph| {
            let mut heading = None;
            let mut lines = Vec::new();
            for line in paragraph.lines().map(str::trim) {
                match line.strip_prefix("## ") {
                    Some(title) => heading = Some(title.to_owned()),
                    None => lines.push(line),
                }
            }
            html! { <>if let Some(heading) = heading { <h3>{ heading }</h3> }<p>{ code_text(&lines.join(" ")) }</p></> }
        })
        .collect()
}
