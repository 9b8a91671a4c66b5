//! One section with its items and its example.

use checklist::Section;
use checklist::progress::{Change, Count, Document};
use yew::prelude::*;

use super::item_row::item_row;
use crate::bodies::Bodies;

/// A section.
pub fn section(
    section: &'static Section,
    document: &Document,
    target: &str,
    bodies: Bodies,
    change: &Callback<Vec<Change>>,
) -> Html {
    let count = Count::of(document, section.items.iter().map(|item| item.id));
    let heading = format!("{}-title", section.id);
    html! {
        <section id={section.id} data-section={section.title} class={if target == section.id { "section marked" } else { "section" }} aria-labelledby={heading.clone()}>
            <h2 id={heading}>
                { section.title }
                <span class="count">{ crate::app::summary(count) }</span>
                <button type="button" class="link" data-link={section.id} data-script="" aria-label={format!("Copy the link to {}", section.title)}>{ "#" }</button>
            </h2>
            <progress max={count.applicable().max(1).to_string()} value={count.done.to_string()} aria-label={format!("{} done", section.title)}></progress>
            { bodies.show(&format!("section:{}", section.id)) }
            <ul class="items">
                { for section.items.iter().map(|item| item_row(item, &document.item(item.id), target == item.id, bodies, change)) }
            </ul>
            { bodies.show(&format!("after:{}", section.id)) }
        </section>
    }
}
