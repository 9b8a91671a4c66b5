//! The analyzer's view: which files are open, what is asked of the worker, and what came back.

use gloo::events::EventListener;
use protocol::{Edit, File, Range, Report, Request, Response, Token};
use yew::prelude::*;

use super::editor::{Command, Editor};
use super::report::report;
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

const LANGUAGES: [(&str, &str); 7] = [
    ("javascript", "JavaScript"),
    ("typescript", "TypeScript"),
    ("tsx", "TypeScript with JSX"),
    ("dockerfile", "Dockerfile"),
    ("dotenv", ".env"),
    ("package-json", "package.json"),
    ("template", "Template"),
];

/// The name of the text that was not opened from a file.
const PASTED: &str = "pasted";

/// Texts above this length are not drawn in color.
const COLOR_LIMIT: usize = 400_000;

const LOST: &str = "The analysis of this text took too long or broke off. It was stopped and started anew; your text is unchanged. Shorten it to get an answer.";
const NO_WORKER: &str = "The analyzer could not be started in this browser. Your text is unchanged; reload the page to try again.";

/// What can happen in the analyzer.
pub enum Msg {
    /// The person changed the text.
    Text(String),
    /// Other lines came in sight.
    Sight((u32, u32)),
    /// The worker said something.
    Heard(Heard),
    /// Show this range.
    Go(Range),
    /// Show the next finding after the caret, or the one before.
    Next { back: bool },
    /// Make these edits.
    Fix(Vec<Edit>),
    /// Read the open file in this language; empty to detect it.
    Language(String),
    /// Show the example in the figure with this id.
    Example(String),
    /// Show another open file.
    Open(u32),
    /// Files were dropped or chosen: JSON of what was read.
    Files(String),
    /// Close everything.
    Clear,
}

/// The view.
pub struct AnalyzerView {
    client: Client,
    files: Vec<File>,
    current: u32,
    sight: (u32, u32),
    command: (u32, Command),
    examples: Vec<(String, String)>,
    /// The number of the last text that was handed over.
    taken: u32,
    /// The number of the last request for an analysis.
    asked: u32,
    report: Report,
    trouble: Option<&'static str>,
    left_out: String,
    tokens: (u32, Vec<Vec<Token>>),
    listeners: Vec<EventListener>,
}

impl AnalyzerView {
    fn file(&self) -> &File {
        &self.files[self.current as usize]
    }

    fn file_mut(&mut self) -> &mut File {
        &mut self.files[self.current as usize]
    }

    /// One text in place of all files.
    fn set(&mut self, text: String, language: &str) {
        self.files = vec![File {
            path: PASTED.to_owned(),
            text,
            language: (!language.is_empty()).then(|| named(language).to_owned()),
        }];
        self.current = 0;
        self.left_out.clear();
    }

    fn ask(&mut self) {
        self.asked += 1;
        self.client.ask(Request::Analyze {
            id: self.asked,
            files: self.files.clone(),
        });
        self.color();
    }

    /// The language of the open file: as chosen, else as detected.
    fn language(&self) -> &str {
        let file = self.file();
        match (&file.language, self.report.files.get(self.current as usize)) {
            (Some(chosen), _) => chosen,
            (None, Some(seen)) if seen.path == file.path => &seen.language,
            _ => "",
        }
    }

    fn color(&self) {
        let language = self.language().to_owned();
        let text = &self.file().text;
        if text.len() < COLOR_LIMIT && !language.is_empty() {
            self.client.ask(Request::Highlight {
                id: 0,
                text: text.clone(),
                language,
                first_line: self.sight.0,
                end_line: self.sight.1,
            });
        }
    }

    fn command(&mut self, command: Command) {
        self.command = (self.command.0 + 1, command);
    }

    fn open(&mut self, file: u32) {
        if file != self.current && (file as usize) < self.files.len() {
            self.current = file;
            self.tokens.1.clear();
            self.color();
        }
    }

    fn go(&mut self, range: Range) {
        self.open(range.file);
        self.command(Command::Select(range));
    }

    /// The finding after the last one that was shown, in the order of the list.
    fn next(&mut self, back: bool) {
        let ranges: Vec<Range> = self.report.findings.iter().map(|one| one.range).collect();
        let shown = match &self.command.1 {
            Command::Select(range) => ranges.iter().position(|one| one == range),
            Command::Replace(_) => None,
        };
        let count = ranges.len();
        if count > 0 {
            let next = match (shown, back) {
                (None, false) => 0,
                (None, true) => count - 1,
                (Some(at), false) => (at + 1) % count,
                (Some(at), true) => (at + count - 1) % count,
            };
            self.go(ranges[next]);
        }
    }
}

impl Component for AnalyzerView {
    type Message = Msg;
    type Properties = AnalyzerViewProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let mut view = Self {
            client: Client::new(move |heard| link.send_message(Msg::Heard(heard))),
            files: Vec::new(),
            current: 0,
            sight: (0, 60),
            command: (0, Command::Replace(Vec::new())),
            examples: Vec::new(),
            taken: 0,
            asked: 0,
            report: Report::default(),
            trouble: None,
            left_out: String::new(),
            tokens: (0, Vec::new()),
            listeners: Vec::new(),
        };
        view.set(String::new(), "");
        view
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AnalyzerViewProps) -> bool {
        let props = ctx.props();
        if !props.shown {
            self.listeners.clear();
            return true;
        }
        if self.examples.is_empty() {
            self.examples = browser::examples();
        }
        if props.input.serial != self.taken {
            self.taken = props.input.serial;
            self.set(props.input.text.clone(), &props.input.language);
        } else if self.asked == 0
            && let Some((id, _)) = self.examples.first()
            && let Some((code, language)) = browser::code(id)
        {
            self.set(code, &language);
        }
        if !old.shown {
            let (key, file) = (ctx.link().clone(), ctx.link().clone());
            self.listeners = vec![
                browser::on_key("F8", move |back| key.send_message(Msg::Next { back })),
                browser::on_drop(move |read| file.send_message(Msg::Files(read))),
            ];
        }
        self.ask();
        true
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Text(text) => {
                self.file_mut().text = text;
                self.ask();
            }
            Msg::Sight(sight) => {
                self.sight = sight;
                self.color();
                return false;
            }
            Msg::Heard(Heard::Answer(Response::Analyzed { id, report })) => {
                if id != self.asked {
                    return false;
                }
                let before = self.language().to_owned();
                self.report = report;
                self.trouble = None;
                if self.language() != before {
                    self.color();
                }
            }
            Msg::Heard(Heard::Answer(Response::Highlighted {
                first_line, lines, ..
            })) => self.tokens = (first_line, lines),
            Msg::Heard(Heard::Answer(Response::Ready)) => return false,
            Msg::Heard(Heard::Lost) => self.trouble = Some(LOST),
            Msg::Heard(Heard::NoWorker) => self.trouble = Some(NO_WORKER),
            Msg::Go(range) => self.go(range),
            Msg::Next { back } => self.next(back),
            Msg::Fix(edits) => {
                if let Some(first) = edits.first() {
                    self.open(first.range.file);
                    self.command(Command::Replace(edits));
                }
            }
            Msg::Language(name) => {
                self.file_mut().language = (!name.is_empty()).then_some(name);
                self.ask();
            }
            Msg::Example(id) => {
                if let Some((code, language)) = browser::code(&id) {
                    self.set(code, &language);
                    self.ask();
                }
            }
            Msg::Open(file) => self.open(file),
            Msg::Files(read) => {
                let Ok((files, left_out)) =
                    serde_json::from_str::<(Vec<(String, String)>, String)>(&read)
                else {
                    return false;
                };
                self.left_out = left_out;
                if !files.is_empty() {
                    // What was typed stays open beside the files.
                    self.files
                        .retain(|file| file.path == PASTED && !file.text.is_empty());
                    let first = self.files.len() as u32;
                    self.files
                        .extend(files.into_iter().map(|(path, text)| File {
                            path,
                            text,
                            language: None,
                        }));
                    self.current = first;
                    self.tokens.1.clear();
                    self.ask();
                }
            }
            Msg::Clear => {
                self.set(String::new(), "");
                self.ask();
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let file = self.file();
        let detected = LANGUAGES
            .iter()
            .find(|(name, _)| *name == self.language())
            .map_or("unknown", |(_, title)| *title);
        let marks = self
            .report
            .findings
            .iter()
            .map(|finding| (finding.range, mark(&finding.severity)))
            .chain(
                self.report
                    .notes
                    .iter()
                    .filter(|note| note.kind == "syntax-error")
                    .map(|note| (note.range, "mark syntax")),
            )
            .filter(|(range, _)| range.file == self.current)
            .collect::<Vec<_>>();
        let select = |make: fn(String) -> Msg| {
            link.callback(move |event: Event| make(browser::value(&event)))
        };
        let chosen = Callback::from(|event: Event| browser::read_chosen(&event));
        html! {
            <>
                <h1>{ "Analyzer" }<span>{ "for Express code and its configuration" }</span></h1>
                <p class="saved">{ "Paste code or a Dockerfile, .env or package.json, or drop files or a whole project folder here. All is analyzed in your browser: no byte leaves this machine, and nothing is stored." }</p>
                <div class="bar">
                    if self.files.len() > 1 {
                        <label>{ "File " }
                            <select onchange={link.batch_callback(|event: Event| browser::value(&event).parse().ok().map(Msg::Open))}>
                                { for self.files.iter().enumerate().map(|(number, file)| {
                                    let wrong = self.report.findings.iter().filter(|finding| finding.range.file == number as u32).count();
                                    let count = if wrong == 0 { String::new() } else { format!(" ({wrong})") };
                                    html! { <option value={number.to_string()} selected={number as u32 == self.current}>{ format!("{}{count}", file.path) }</option> }
                                }) }
                            </select>
                        </label>
                    }
                    <label>{ "Language " }
                        <select onchange={select(Msg::Language)}>
                            <option value="" selected={file.language.is_none()}>{ format!("detected: {detected}") }</option>
                            { for LANGUAGES.iter().map(|(name, title)| html! { <option value={*name} selected={file.language.as_deref() == Some(*name)}>{ *title }</option> }) }
                        </select>
                    </label>
                    <label>{ "Example " }
                        <select onchange={select(Msg::Example)}>
                            <option value="" selected=true>{ "choose one" }</option>
                            { for self.examples.iter().map(|(id, title)| html! { <option value={id.clone()}>{ title }</option> }) }
                        </select>
                    </label>
                    <label class="file">{ "Open files" }<input type="file" multiple=true onchange={chosen.clone()} /></label>
                    <label class="file">{ "Open a folder" }<input type="file" webkitdirectory=true onchange={chosen} /></label>
                    <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Next { back: false })} title="F8, Shift+F8 for the one before" aria-keyshortcuts="F8">{ "Next finding" }</button>
                    <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Clear)}>{ "Clear" }</button>
                </div>
                if let Some(trouble) = self.trouble { <div class="warning" role="alert"><p>{ trouble }</p></div> }
                if !self.left_out.is_empty() { <p class="left-out" role="status">{ &self.left_out }</p> }
                <div class="desk">
                    <Editor text={file.text.clone()} tokens={self.tokens.clone()} {marks} command={self.command.clone()} on_text={link.callback(Msg::Text)} on_sight={link.callback(Msg::Sight)} />
                    <section class="report" aria-label="Findings">{ report(&self.report, &link.callback(Msg::Go), &link.callback(Msg::Fix)) }</section>
                </div>
            </>
        }
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
