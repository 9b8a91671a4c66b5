//! The ten points of the quick check: the same items, the same ticks.

use checklist::progress::{Change, Count, Status};
use yew::prelude::*;

use crate::bodies::Body;
use crate::progress_store::{Action, Progress};

#[derive(Properties, PartialEq)]
pub struct QuickCheckProps {
    pub target: String,
}

/// The quick check.
#[component]
pub fn QuickCheckView(props: &QuickCheckProps) -> Html {
    let progress = use_context::<UseReducerHandle<Progress>>().expect("the app provides it");
    let passed = checklist::quick_check()
        .iter()
        .filter(|point| Count::of(&progress.document, point.items.iter().copied()).is_complete())
        .count();
    html! {
        <section id="quick-check" class={classes!("quick-check", (props.target == "quick-check").then_some("marked"))} aria-labelledby="quick-check-title">
            <h2 id="quick-check-title">{ "Pre-launch quick check" }<span class="count">{ format!("{passed}/10") }</span></h2>
            <p>{ "Before a new API goes to production, these ten hold. Each point is made of items below: it is ticked when all of them are done, and ticking it marks them all done." }</p>
            <ol>
                { for checklist::quick_check().iter().enumerate().map(|(number, point)| {
                    let count = Count::of(&progress.document, point.items.iter().copied());
                    let id = format!("quick-{}", number + 1);
                    let onchange = {
                        let progress = progress.clone();
                        Callback::from(move |event: Event| {
                            let done = event.target_unchecked_into::<web_sys::HtmlInputElement>().checked();
                            let changes = point.items.iter().filter_map(|item| {
                                let mut to = progress.document.item(item);
                                if to.status == Status::NotApplicable {
                                    return None;
                                }
                                to.status = if done { Status::Done } else { Status::ToDo };
                                Some(Change { item: (*item).to_owned(), to })
                            });
                            progress.dispatch(Action::Change(changes.collect()));
                        })
                    };
                    html! {
                        <li key={number}>
                            <input type="checkbox" id={id.clone()} checked={count.is_complete()} {onchange} data-script="" />
                            <div>
                                <label for={id}>{ point.text }</label>
                                <span class="parts">
                                    { format!("{}/{} ", count.done, count.applicable()) }
                                    { for point.items.iter().filter_map(|item| checklist::item(item)).map(|item| html! {
                                        <a key={item.id} href={format!("#{}", item.id)}>{ item.title }</a>
                                    }) }
                                </span>
                            </div>
                        </li>
                    }
                }) }
            </ol>
            <Body place="quick" />
        </section>
    }
}
