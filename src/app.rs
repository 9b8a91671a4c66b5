//! The whole page.

use checklist::progress::{Change, Count};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::analyzer::{AnalyzerView, Input};
use crate::bodies::Bodies;
use crate::browser;
use crate::checklist_view::{quick_check, section};
use crate::progress_store::{Progress, Trouble};

/// The page's properties.
#[derive(Properties, PartialEq, Default)]
pub struct AppProps {
    /// The texts; only the prerenderer has them.
    #[prop_or_default]
    pub bodies: Bodies,
}

/// What can happen to the page.
pub enum Msg {
    /// The address' fragment changed.
    Fragment,
    /// Another tab wrote progress.
    Stored,
    /// The person changed items.
    Change(Vec<Change>),
    /// The person takes the last change back.
    Undo,
    /// Copy the code of the figure with this id.
    CopyCode(String),
    /// Copy the address of this fragment.
    CopyLink(String),
    /// Copy what is known of the progress.
    CopyProgress,
    /// Take the code of the figure with this id to the analyzer.
    Analyze(String),
    /// A word about what was copied has been read.
    Forget,
}

/// The page.
pub struct App {
    progress: Progress,
    target: String,
    input: Input,
    said: Option<(&'static str, Timeout)>,
    listeners: Vec<EventListener>,
}

impl App {
    fn say(&mut self, ctx: &Context<Self>, what: &'static str) {
        let link = ctx.link().clone();
        self.said = Some((
            what,
            Timeout::new(2_000, move || link.send_message(Msg::Forget)),
        ));
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            progress: Progress::default(),
            target: String::new(),
            input: Input::default(),
            said: None,
            listeners: Vec::new(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        // Only now: the first render must equal the prerendered page.
        let (fragment, stored) = (ctx.link().clone(), ctx.link().clone());
        self.listeners = vec![
            browser::on_window("hashchange", move || fragment.send_message(Msg::Fragment)),
            browser::on_window("storage", move || stored.send_message(Msg::Stored)),
            browser::on_window("beforeprint", browser::open_all),
        ];
        ctx.link().send_message(Msg::Stored);
        ctx.link().send_message(Msg::Fragment);
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Fragment => {
                let fragment = browser::fragment();
                self.target = match checklist::alias(&fragment).first() {
                    Some(id) => (*id).to_owned(),
                    None => fragment,
                };
                let target = self.target.clone();
                // After the view that holds it is shown.
                Timeout::new(0, move || {
                    browser::mark_ready();
                    browser::reveal(&target);
                })
                .forget();
            }
            Msg::Stored => self.progress.load(),
            Msg::Change(changes) => self.progress.change(changes),
            Msg::Undo => self.progress.undo(),
            Msg::CopyCode(id) => {
                if let Some((text, _)) = browser::code(&id) {
                    browser::copy(&text);
                    self.say(ctx, "Code copied");
                }
            }
            Msg::CopyLink(id) => {
                browser::copy(&browser::address(&id));
                self.say(ctx, "Link copied");
            }
            Msg::CopyProgress => {
                browser::copy(&self.progress.rescue());
                self.say(ctx, "Progress copied");
            }
            Msg::Analyze(id) => {
                if let Some((text, language)) = browser::code(&id) {
                    self.input = Input {
                        text,
                        language,
                        serial: self.input.serial + 1,
                    };
                    browser::go("analyzer");
                }
            }
            Msg::Forget => self.said = None,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let bodies = ctx.props().bodies;
        let document = &self.progress.document;
        let analyzing = self.target == "analyzer";
        let page = checklist::page();
        let total = Count::of(
            document,
            checklist::sections()
                .iter()
                .flat_map(|section| section.items)
                .map(|item| item.id),
        );
        // One listener for the buttons in the prerendered texts, which Yew doesn't know.
        let onclick = link.batch_callback(|event: MouseEvent| {
            let (element, name) =
                browser::carrier(&event, &["data-copy", "data-analyze", "data-link"])?;
            let id = element.get_attribute(name)?;
            Some(match name {
                "data-copy" => Msg::CopyCode(id),
                "data-analyze" => Msg::Analyze(id),
                _ => Msg::CopyLink(id),
            })
        });
        let change = link.callback(Msg::Change);
        html! {
            <div class="page" {onclick}>
                <a class="skip" href="#content">{ "Skip to the content" }</a>
                <header class="top">
                    <a class="brand" href="#quick-check">{ page.title }</a>
                    <nav aria-label="Views">
                        <a href="#quick-check" aria-current={(!analyzing).then_some("page")}>{ "Checklist" }</a>
                        <a href="#analyzer" aria-current={analyzing.then_some("page")}>{ "Analyzer" }</a>
                    </nav>
                    <p class="total" aria-live="polite">{ summary(total) }</p>
                </header>
                if let Some(trouble) = &self.progress.trouble {
                    <div class="warning" role="alert">
                        <p>{ warning(trouble) }</p>
                        <button type="button" onclick={link.callback(|_: MouseEvent| Msg::CopyProgress)}>{ "Copy as JSON" }</button>
                    </div>
                }
                <div class="columns" hidden={analyzing}>
                    <nav class="rail" aria-label="Sections">
                        <ol>
                            <li><a href="#quick-check">{ "Quick check" }</a></li>
                            { for checklist::sections().iter().map(|section| {
                                let count = Count::of(document, section.items.iter().map(|item| item.id));
                                html! { <li><a href={format!("#{}", section.id)}>{ section.title }<span class="count">{ format!("{}/{}", count.done, count.applicable()) }</span></a></li> }
                            }) }
                        </ol>
                    </nav>
                    <main id="content">
                        <h1>{ page.title }<span>{ page.tagline }</span></h1>
                        { bodies.show("intro") }
                        <p class="saved">{ "Progress is saved in this browser only. The code and the text you paste never leave this machine." }</p>
                        { quick_check(document, &self.target, bodies, &change) }
                        { for checklist::sections().iter().map(|one| section(one, document, &self.target, bodies, &change)) }
                        <section class="closing" aria-label="What this leaves out">{ bodies.show("closing") }</section>
                    </main>
                </div>
                <main class="analyzer" id="analyzer" hidden={!analyzing}>
                    <AnalyzerView input={self.input.clone()} shown={analyzing} />
                </main>
                <div class="toast" role="status">
                    if let Some((text, _)) = &self.said {
                        <span>{ *text }</span>
                    } else if !self.progress.undo.is_empty() {
                        <span>{ "Saved your change." }</span>
                        <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Undo)}>{ "Undo" }</button>
                    }
                </div>
            </div>
        }
    }
}

/// `31/52 done · 3 n/a`.
pub fn summary(count: Count) -> String {
    let skipped = if count.not_applicable > 0 {
        format!(" · {} n/a", count.not_applicable)
    } else {
        String::new()
    };
    match count.percent() {
        Some(percent) => format!(
            "{}/{} done ({percent}%){skipped}",
            count.done,
            count.applicable()
        ),
        None => "nothing applies".to_owned(),
    }
}

/// What a lasting bar says while progress is not being saved.
fn warning(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Blocked => {
            "Progress is not being saved: this browser blocks storage for this page. Your changes last until you close it; copy them before that."
        }
        Trouble::Full => {
            "Progress is not being saved: this browser's storage is full. What was stored before is unchanged; copy your changes before you close the page."
        }
        Trouble::Unreadable(_) => {
            "Progress is not being saved: what is stored cannot be read by this version. It was left as it is; nothing was overwritten. Copy it to keep it safe."
        }
    }
}
