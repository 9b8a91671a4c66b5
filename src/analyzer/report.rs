//! What the analysis says: wrong, right, and what could not be seen.

use protocol::{Edit, Range, Report};
use yew::prelude::*;

/// The report. `go` shows a range, `fix` makes edits.
pub fn report(report: &Report, go: &Callback<Range>, fix: &Callback<Vec<Edit>>) -> Html {
    let wrong = report
        .findings
        .iter()
        .filter(|finding| finding.severity != "note")
        .count();
    let known = report.notes.len() + report.findings.len() - wrong;
    // A button that shows a range, named by its line and, among several files, by its file.
    let line = |range: Range| match report.files.get(range.file as usize) {
        Some(file) if report.files.len() > 1 => format!("{}:{}", file.path, range.line + 1),
        _ => format!("Line {}", range.line + 1),
    };
    let to = |range: Range| go.reform(move |_: MouseEvent| range);
    html! {
        <>
            <p class="result" role="status">{ format!("{wrong} wrong, {} right, {known} to know", report.controls.len()) }</p>
            if !report.notes.is_empty() {
                <h2>{ "How it was read" }</h2>
                <ul class="notes">
                    { for report.notes.iter().map(|note| html! {
                        <li><button type="button" onclick={to(note.range)}>{ line(note.range) }</button>{ " " }{ code_text(&note.message) }</li>
                    }) }
                </ul>
            }
            <h2>{ format!("Wrong ({wrong})") }</h2>
            if report.findings.is_empty() {
                <p>{ "No rule matched. That is no proof of safety: the analyzer sees only this text, and does not know your database, your proxy, or code in other files." }</p>
            }
            <ol class="findings">
                { for report.findings.iter().map(|finding| html! {
                    <li class={finding.severity.clone()}>
                        <button type="button" class="place" onclick={to(finding.range)}>
                            <span class={format!("badge {}", finding.severity)}>{ &finding.severity }</span>
                            { format!(" {}: ", line(finding.range)) }{ code_text(&finding.message) }
                        </button>
                        if !finding.steps.is_empty() {
                            <ol class="steps" aria-label="The path of the data">
                                { for finding.steps.iter().map(|step| html! { <li><button type="button" onclick={to(step.range)}>{ line(step.range) }{ ": " }{ code_text(&step.label) }</button></li> }) }
                            </ol>
                        }
                        <p class="more">
                            if let Some(item) = checklist::item(&finding.item) {
                                { "Checklist: " }<a href={format!("#{}", item.id)}>{ item.title }</a>{ ". " }
                            }
                            if finding.confidence == "low" { { "To check: the code alone does not prove it. " } }
                        </p>
                        if let Some(rule) = report.rules.get(finding.rule as usize) {
                            <details>
                                <summary>{ "Why" }</summary>
                                { documentation(&rule.documentation) }
                                <p class="more"><a href={format!("./rules/{}.html", rule.id)}>{ &rule.id }</a>{ for rule.cwe.iter().map(|number| format!(" · CWE-{number}")) }</p>
                            </details>
                        }
                        if let Some(found) = &finding.fix {
                            <button type="button" class="fix" onclick={let edits = found.edits.clone(); fix.reform(move |_: MouseEvent| edits.clone())}>{ format!("Fix: {}", found.title) }</button>
                        }
                    </li>
                }) }
            </ol>
            <h2>{ format!("Right ({})", report.controls.len()) }</h2>
            <ul class="controls">
                { for report.controls.iter().map(|control| html! {
                    <li>
                        { code_text(&control.message) }
                        { for control.ranges.iter().take(SHOWN).map(|range| html! { <>{ " " }<button type="button" onclick={to(*range)}>{ line(*range) }</button></> }) }
                        if control.ranges.len() > SHOWN { { format!(" and {} more", control.ranges.len() - SHOWN) } }
                        if let Some(item) = checklist::item(&control.item) { <a href={format!("#{}", item.id)}>{ item.title }</a> }
                    </li>
                }) }
            </ul>
            <h2>{ "The checklist's items" }</h2>
            { for ["violated", "partly", "met", "not visible"].into_iter().map(|verdict| items(report, verdict)) }
            <p class="more"><a href="./rules/limits.html">{ "What this can\u{2019}t see" }</a></p>
            if !report.routes.is_empty() {
                <h2>{ format!("Routes ({})", report.routes.len()) }</h2>
                <ul class="controls">
                    { for report.routes.iter().map(|route| html! {
                        <li><button type="button" onclick={to(route.range)}>{ &route.name }</button>{ format!(" {}", if route.protections.is_empty() { "nothing before the handler" } else { &route.protections }) }</li>
                    }) }
                </ul>
            }
        </>
    }
}

/// The items with one verdict.
fn items(report: &Report, verdict: &str) -> Html {
    let count = report
        .assessments
        .iter()
        .filter(|one| one.verdict == verdict)
        .count();
    html! {
        <details class="unseen">
            <summary>{ format!("{count} {verdict}") }</summary>
            <ul>
                { for report.assessments.iter().filter(|one| one.verdict == verdict).filter_map(|one| checklist::item(&one.item)).map(|item| html! { <li><a href={format!("#{}", item.id)}>{ item.title }</a></li> }) }
            </ul>
        </details>
    }
}

/// Places listed of one control.
const SHOWN: usize = 6;

/// Text with `code` in backticks.
fn code_text(text: &str) -> Html {
    html! {
        { for text.split('`').enumerate().map(|(number, part)| if number % 2 == 1 { html! { <code>{ part }</code> } } else { html! { { part } } }) }
    }
}

/// A rule's documentation: paragraphs and headings of a doc comment.
fn documentation(text: &str) -> Html {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    for line in text.lines().chain([""]).map(str::trim) {
        let heading = line.strip_prefix("## ");
        if (line.is_empty() || heading.is_some()) && !paragraph.is_empty() {
            blocks.push(html! { <p>{ code_text(&std::mem::take(&mut paragraph)) }</p> });
        }
        match heading {
            Some(title) => blocks.push(html! { <h3>{ title }</h3> }),
            None => {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(line);
            }
        }
    }
    html! { { for blocks } }
}
