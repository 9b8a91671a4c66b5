//! The whole page.

use checklist::progress::Count;
use yew::prelude::*;

use crate::analyzer::{AnalyzerView, Input};
use crate::bodies::{Bodies, Body};
use crate::browser;
use crate::checklist_view::{QuickCheckView, SectionView};
use crate::progress_store::{Action, Progress, Trouble, use_progress};

/// The page's properties.
#[derive(Properties, PartialEq, Default)]
pub struct AppProps {
    /// The texts; only the prerenderer has them.
    #[prop_or_default]
    pub bodies: Bodies,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let progress = use_progress();
    let target = use_state(String::new);
    let input = use_state(Input::default);
    let copied = use_state(|| Option::<String>::None);
    let analyzing = *target == "analyzer";

    {
        let target = target.clone();
        use_effect_with((), move |()| {
            browser::mark_ready();
            let follow = move || {
                let fragment = browser::fragment();
                let shown = checklist::alias(&fragment)
                    .first()
                    .map_or(fragment.clone(), |id| (*id).to_owned());
                target.set(shown);
            };
            follow();
            let fragment = browser::on_fragment(follow);
            let print = browser::on_print(browser::open_all);
            move || drop((fragment, print))
        });
    }
    use_effect_with(target.clone(), |target| {
        if !target.is_empty() {
            browser::reveal(target);
        }
    });

    let onclick = {
        let (input, copied) = (input.clone(), copied.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some((_, id)) = browser::attribute_at(&event, "data-copy") {
                if let Some((text, _)) = browser::code(&id) {
                    browser::copy(&text);
                    copied.set(Some("Code copied".to_owned()));
                }
            } else if let Some((_, id)) = browser::attribute_at(&event, "data-analyze")
                && let Some((text, language)) = browser::code(&id)
            {
                input.set(Input {
                    text,
                    language,
                    serial: input.serial + 1,
                });
                gloo::utils::window()
                    .location()
                    .set_hash("analyzer")
                    .unwrap_or_default();
            } else if let Some((_, id)) = browser::attribute_at(&event, "data-link") {
                browser::copy(&browser::address(&id));
                copied.set(Some("Link copied".to_owned()));
            }
        })
    };
    {
        let copied = copied.clone();
        use_effect_with((*copied).clone(), move |shown| {
            let timeout = shown
                .as_ref()
                .map(|_| gloo::timers::callback::Timeout::new(2_000, move || copied.set(None)));
            move || drop(timeout)
        });
    }
    let undo = {
        let progress = progress.clone();
        Callback::from(move |_| progress.dispatch(Action::Undo))
    };
    let total = Count::of(
        &progress.document,
        checklist::sections()
            .iter()
            .flat_map(|section| section.items)
            .map(|item| item.id),
    );
    let page = checklist::page();

    html! {
        <ContextProvider<Bodies> context={props.bodies.clone()}>
        <ContextProvider<UseReducerHandle<Progress>> context={progress.clone()}>
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
            <Warning progress={(*progress).clone()} />
            <div class="columns" hidden={analyzing}>
                <nav class="rail" aria-label="Sections">
                    <ol>
                        <li><a href="#quick-check">{ "Quick check" }</a></li>
                        { for checklist::sections().iter().map(|section| {
                            let count = Count::of(&progress.document, section.items.iter().map(|item| item.id));
                            html! { <li key={section.id}><a href={format!("#{}", section.id)}>{ section.title }<span class="count">{ format!("{}/{}", count.done, count.applicable()) }</span></a></li> }
                        }) }
                    </ol>
                </nav>
                <main id="content">
                    <h1>{ page.title }<span>{ page.tagline }</span></h1>
                    <Body place="intro" />
                    <p class="saved">{ "Progress is saved in this browser only. The code and the text you paste never leave this machine." }</p>
                    <QuickCheckView target={(*target).clone()} />
                    { for checklist::sections().iter().map(|section| html! { <SectionView key={section.id} {section} target={(*target).clone()} /> }) }
                    <section class="closing" aria-label="What this leaves out"><Body place="closing" /></section>
                </main>
            </div>
            <main class="analyzer" id="analyzer" hidden={!analyzing}>
                <AnalyzerView input={(*input).clone()} shown={analyzing} />
            </main>
            <div class="toast" role="status">
                if let Some(text) = &*copied {
                    <span>{ text }</span>
                } else if !progress.undo.is_empty() {
                    <span>{ "Saved your change." }</span>
                    <button type="button" onclick={undo}>{ "Undo" }</button>
                }
            </div>
        </div>
        </ContextProvider<UseReducerHandle<Progress>>>
        </ContextProvider<Bodies>>
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

#[derive(Properties, PartialEq)]
struct WarningProps {
    progress: Progress,
}

/// A lasting bar while progress is not being saved.
#[component]
fn Warning(props: &WarningProps) -> Html {
    let Some(trouble) = &props.progress.trouble else {
        return html! {};
    };
    let text = match trouble {
        Trouble::Blocked => {
            "Progress is not being saved: this browser blocks storage for this page. Your changes last until you close it; copy them before that."
        }
        Trouble::Full => {
            "Progress is not being saved: this browser's storage is full. What was stored before is unchanged; copy your changes before you close the page."
        }
        Trouble::Unreadable(_) => {
            "Progress is not being saved: what is stored cannot be read by this version. It was left as it is; nothing was overwritten. Copy it to keep it safe."
        }
    };
    let copy = {
        let progress = props.progress.clone();
        Callback::from(move |_| {
            let stored = browser::storage::read().ok().flatten();
            let text = match (&progress.trouble, stored) {
                (Some(Trouble::Unreadable(_)), Some(stored)) => stored,
                _ => progress.document.to_text(),
            };
            browser::copy(&text);
        })
    };
    html! {
        <div class="warning" role="alert">
            <p>{ text }</p>
            <button type="button" onclick={copy}>{ "Copy as JSON" }</button>
        </div>
    }
}
