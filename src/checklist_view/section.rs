//! One section with its items and its example.

use checklist::Section;
use checklist::progress::Count;
use yew::prelude::*;

use super::item_row::ItemRow;
use crate::bodies::Body;
use crate::progress_store::Progress;

#[derive(Properties, PartialEq)]
pub struct SectionProps {
    pub section: &'static Section,
    pub target: String,
}

/// A section.
#[component]
pub fn SectionView(props: &SectionProps) -> Html {
    let progress = use_context::<UseReducerHandle<Progress>>().expect("the app provides it");
    let section = props.section;
    let count = Count::of(&progress.document, section.items.iter().map(|item| item.id));
    html! {
        <section id={section.id} data-section={section.title} class={classes!("section", (props.target == section.id).then_some("marked"))} aria-labelledby={format!("{}-title", section.id)}>
            <h2 id={format!("{}-title", section.id)}>
                { section.title }
                <span class="count">{ crate::app::summary(count) }</span>
                <button type="button" class="link" data-link={section.id} data-script="" aria-label={format!("Copy the link to {}", section.title)}>{ "#" }</button>
            </h2>
            <progress max={count.applicable().max(1).to_string()} value={count.done.to_string()} aria-label={format!("{} done", section.title)}></progress>
            <Body place={format!("section:{}", section.id)} />
            <ul class="items">
                { for section.items.iter().map(|item| html! {
                    <ItemRow key={item.id} {item} progress={progress.document.item(item.id)} is_target={props.target == item.id} />
                }) }
            </ul>
            <Body place={format!("after:{}", section.id)} />
        </section>
    }
}
