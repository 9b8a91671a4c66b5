//! The ten points of the quick check: the same items, the same ticks.

use checklist::progress::{Change, Count, Document, Status};
use yew::prelude::*;

use crate::bodies::Bodies;
use crate::browser;

/// The quick check.
pub fn quick_check(
    document: &Document,
    target: &str,
    bodies: Bodies,
    change: &Callback<Vec<Change>>,
) -> Html {
    let passed = checklist::quick_check()
        .iter()
        .filter(|point| Count::of(document, point.items.iter().copied()).is_complete())
        .count();
    html! {
        <section id="quick-check" class={if target == "quick-check" { "quick-check marked" } else { "quick-check" }} aria-labelledby="quick-check-title">
            <h2 id="quick-check-title">{ "Pre-launch quick check" }<span class="count">{ format!("{passed}/10") }</span></h2>
            <p>{ "Before a new API goes to production, these ten hold. Each point is made of items below: it is ticked when all of them are done, and ticking it marks them all done." }</p>
            <ol>
                { for checklist::quick_check().iter().enumerate().map(|(number, point)| {
                    let count = Count::of(document, point.items.iter().copied());
                    let id = format!("quick-{}", number + 1);
                    let before: Vec<Change> = point.items.iter().map(|item| Change { item: (*item).to_owned(), to: document.item(item) }).collect();
                    let onchange = change.reform(move |event: Event| {
                        let status = if browser::checked(&event) { Status::Done } else { Status::ToDo };
                        let mut changes = before.clone();
                        changes.retain(|change| change.to.status != Status::NotApplicable);
                        for change in &mut changes {
                            change.to.status = status;
                        }
                        changes
                    });
                    html! {
                        <li>
                            <input type="checkbox" id={id.clone()} checked={count.is_complete()} {onchange} data-script="" />
                            <div>
                                <label for={id}>{ point.text }</label>
                                <span class="parts">
                                    { format!("{}/{} ", count.done, count.applicable()) }
                                    { for point.items.iter().filter_map(|item| checklist::item(item)).map(|item| html! {
                                        <a href={format!("#{}", item.id)}>{ item.title }</a>
                                    }) }
                                </span>
                            </div>
                        </li>
                    }
                }) }
            </ol>
            { bodies.show("quick") }
        </section>
    }
}
