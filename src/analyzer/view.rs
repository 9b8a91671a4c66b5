//! The analyzer's view.

use protocol::{Edit, File, Range, Report, Request, Response, Token};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::editor::Editor;
use super::findings::Findings;
use crate::browser;
use crate::browser::worker::{Client, Heard};

/// A text handed to the analyzer from elsewhere on the page.
#[derive(Clone, PartialEq, Default)]
pub struct Input {
    /// The text.
    pub text: String,
    /// Its language as the checklist names it.
    pub language: String,
    /// Counts the hand-overs.
    pub serial: u32,
}

#[derive(Properties, PartialEq)]
pub struct AnalyzerViewProps {
    pub input: Input,
    pub shown: bool,
}

const LANGUAGES: [(&str, &str); 6] = [
    ("javascript", "JavaScript"),
    ("typescript", "TypeScript"),
    ("tsx", "TypeScript with JSX"),
    ("dockerfile", "Dockerfile"),
    ("dotenv", ".env"),
    ("package-json", "package.json"),
];

/// Texts above this length are not drawn in color.
const COLOR_LIMIT: usize = 400_000;

#[derive(Default, PartialEq, Clone)]
struct Seen {
    report: Report,
    trouble: Option<String>,
    tokens: (u32, Vec<Vec<Token>>),
}

enum Said {
    Heard(Heard, u32),
}

impl Reducible for Seen {
    type Action = Said;

    fn reduce(self: std::rc::Rc<Self>, action: Said) -> std::rc::Rc<Self> {
        let Said::Heard(heard, latest) = action;
        let mut next = (*self).clone();
        match heard {
            Heard::Answer(Response::Analyzed { id, report }) if id == latest => {
                next.report = report;
                next.trouble = None;
            }
            Heard::Answer(Response::Highlighted {
                first_line, lines, ..
            }) => next.tokens = (first_line, lines),
            Heard::Lost(_) => {
                next.trouble = Some("The analysis of this text took too long or broke off. It was stopped and started anew; your text is unchanged. Shorten it to get an answer.".to_owned());
            }
            Heard::NoWorker => {
                next.trouble = Some("The analyzer could not be started in this browser. Your text is unchanged; reload the page to try again.".to_owned());
            }
            _ => {}
        }
        next.into()
    }
}

/// The view.
#[component]
pub fn AnalyzerView(props: &AnalyzerViewProps) -> Html {
    let text = use_state(|| AttrValue::from(""));
    let chosen = use_state(String::new);
    let sight = use_state(|| (0u32, 60u32));
    let caret = use_state(|| Option::<(Range, u32)>::None);
    let examples = use_state(Vec::<(String, String)>::new);
    let latest = use_mut_ref(|| 0u32);
    let seen = use_reducer(Seen::default);
    let client = {
        let (dispatcher, latest) = (seen.dispatcher(), latest.clone());
        use_memo((), move |()| {
            Client::new(move |heard| {
                let latest = *latest.borrow();
                dispatcher.dispatch(Said::Heard(heard, latest));
            })
        })
    };
    {
        let (text, chosen, examples) = (text.clone(), chosen.clone(), examples.clone());
        use_effect_with((props.shown, props.input.serial), {
            let input = props.input.clone();
            move |(shown, serial)| {
                if !shown {
                    return;
                }
                let found = browser::examples();
                if *serial > 0 {
                    text.set(input.text.into());
                    chosen.set(named(&input.language).to_owned());
                } else if text.is_empty()
                    && let Some((id, _)) = found.first()
                    && let Some((code, language)) = browser::code(id)
                {
                    text.set(code.into());
                    chosen.set(named(&language).to_owned());
                }
                examples.set(found);
            }
        });
    }
    {
        let (client, latest, shown) = (client.clone(), latest.clone(), props.shown);
        use_effect_with(
            ((*text).clone(), (*chosen).clone(), shown),
            move |(text, chosen, shown)| {
                if *shown {
                    *latest.borrow_mut() += 1;
                    let language = (!chosen.is_empty()).then(|| chosen.clone());
                    client.ask(Request::Analyze {
                        id: *latest.borrow(),
                        files: vec![File {
                            path: "pasted".to_owned(),
                            text: text.to_string(),
                            language,
                        }],
                    });
                }
            },
        );
    }
    let language = if chosen.is_empty() {
        seen.report
            .files
            .first()
            .map(|file| file.language.clone())
            .unwrap_or_default()
    } else {
        (*chosen).clone()
    };
    {
        let (client, shown) = (client.clone(), props.shown);
        use_effect_with(
            ((*text).clone(), language.clone(), *sight, shown),
            move |(text, language, sight, shown)| {
                if *shown && text.len() < COLOR_LIMIT && !language.is_empty() {
                    client.ask(Request::Highlight {
                        id: 0,
                        text: text.to_string(),
                        language: language.clone(),
                        first_line: sight.0,
                        end_line: sight.1,
                    });
                }
            },
        );
    }
    let on_text = {
        let text = text.clone();
        Callback::from(move |changed: String| text.set(changed.into()))
    };
    let on_sight = {
        let sight = sight.clone();
        Callback::from(move |seen| sight.set(seen))
    };
    let on_place = {
        let caret = caret.clone();
        Callback::from(move |range: Range| {
            let serial = caret.map_or(0, |(_, serial)| serial + 1);
            caret.set(Some((range, serial)));
        })
    };
    let on_fix = {
        let text = text.clone();
        Callback::from(move |edits: Vec<Edit>| text.set(edited(&text, &edits).into()))
    };
    let on_language = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            chosen.set(event.target_unchecked_into::<HtmlSelectElement>().value())
        })
    };
    let on_example = {
        let (text, chosen) = (text.clone(), chosen.clone());
        Callback::from(move |event: Event| {
            if let Some((code, language)) =
                browser::code(&event.target_unchecked_into::<HtmlSelectElement>().value())
            {
                text.set(code.into());
                chosen.set(named(&language).to_owned());
            }
        })
    };
    let clear = {
        let (text, chosen) = (text.clone(), chosen.clone());
        Callback::from(move |_| {
            text.set(AttrValue::from(""));
            chosen.set(String::new());
        })
    };
    let detected = seen
        .report
        .files
        .first()
        .and_then(|file| LANGUAGES.iter().find(|(name, _)| *name == file.language))
        .map_or("unknown", |(_, title)| *title);
    let marks: Vec<(Range, &'static str)> = seen
        .report
        .findings
        .iter()
        .map(|finding| (finding.range, mark(&finding.severity)))
        .chain(
            seen.report
                .notes
                .iter()
                .filter(|note| note.kind == "syntax-error")
                .map(|note| (note.range, "mark syntax")),
        )
        .collect();
    html! {
        <>
            <h1>{ "Analyzer" }<span>{ "for Express code and its configuration" }</span></h1>
            <p class="saved">{ "Paste code or a Dockerfile, .env or package.json. It is analyzed here in your browser: no byte of it leaves this machine, and none of it is stored." }</p>
            <div class="bar">
                <label>{ "Language " }
                    <select onchange={on_language}>
                        <option value="" selected={chosen.is_empty()}>{ format!("detected: {detected}") }</option>
                        { for LANGUAGES.iter().map(|(name, title)| html! { <option key={*name} value={*name} selected={*chosen == *name}>{ *title }</option> }) }
                    </select>
                </label>
                <label>{ "Example " }
                    <select onchange={on_example}>
                        <option value="" selected=true>{ "choose one" }</option>
                        { for examples.iter().map(|(id, title)| html! { <option key={id.clone()} value={id.clone()}>{ title }</option> }) }
                    </select>
                </label>
                <button type="button" onclick={clear}>{ "Clear" }</button>
            </div>
            if let Some(trouble) = &seen.trouble { <div class="warning" role="alert"><p>{ trouble }</p></div> }
            <div class="desk">
                <Editor text={(*text).clone()} tokens={seen.tokens.clone()} {marks} caret={*caret} {on_text} {on_sight} />
                <section class="report" aria-label="Findings"><Findings report={seen.report.clone()} {on_place} {on_fix} /></section>
            </div>
        </>
    }
}

fn mark(severity: &str) -> &'static str {
    match severity {
        "critical" | "high" => "mark high",
        "medium" => "mark medium",
        _ => "mark low",
    }
}

/// The analyzer's name of a language that the checklist names shorter.
fn named(language: &str) -> &str {
    match language {
        "js" => "javascript",
        "ts" => "typescript",
        other => other,
    }
}

/// The text after edits given in UTF-16 offsets.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for edit in edits.iter().rev() {
        let end = (edit.range.end as usize).min(units.len());
        let start = (edit.range.start as usize).min(end);
        units.splice(start..end, edit.text.encode_utf16());
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_count_utf16() {
        let range = Range {
            file: 0,
            start: 3,
            end: 4,
            line: 0,
            column: 3,
            end_line: 0,
            end_column: 4,
        };
        assert_eq!(
            edited(
                "😀(8)",
                &[Edit {
                    range,
                    text: "12".into()
                }]
            ),
            "😀(12)"
        );
        let behind = Range {
            start: 90,
            end: 99,
            ..range
        };
        assert_eq!(
            edited(
                "a",
                &[Edit {
                    range: behind,
                    text: "b".into()
                }]
            ),
            "ab"
        );
    }
}
