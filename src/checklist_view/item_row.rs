//! One item: a row with its tick, and behind it the text, the status and the note.

use checklist::Item;
use checklist::progress::{Change, ItemProgress, Status};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::bodies::Body;
use crate::progress_store::{Action, Progress};

#[derive(Properties, PartialEq)]
pub struct ItemRowProps {
    pub item: &'static Item,
    pub progress: ItemProgress,
    pub is_target: bool,
}

/// An item.
#[component]
pub fn ItemRow(props: &ItemRowProps) -> Html {
    let store = use_context::<UseReducerHandle<Progress>>().expect("the app provides it");
    let item = props.item;
    let current = &props.progress;
    let change = {
        let (store, current) = (store.clone(), current.clone());
        move |edit: Box<dyn FnOnce(&mut ItemProgress)>| {
            let mut to = current.clone();
            edit(&mut to);
            to.revision = item.revision;
            store.dispatch(Action::Change(vec![Change {
                item: item.id.to_owned(),
                to,
            }]));
        }
    };
    let tick = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let done = event.target_unchecked_into::<HtmlInputElement>().checked();
            change(Box::new(move |to| {
                to.status = if done { Status::Done } else { Status::ToDo }
            }));
        })
    };
    let set_status = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(status) = Status::ALL
                .into_iter()
                .find(|status| status.label() == chosen)
            {
                change(Box::new(move |to| to.status = status));
            }
        })
    };
    let set_reason = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let reason = event.target_unchecked_into::<HtmlInputElement>().value();
            change(Box::new(move |to| to.reason = reason));
        })
    };
    let set_note = Callback::from(move |event: Event| {
        let note = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        change(Box::new(move |to| to.note = note));
    });
    let id = item.id;
    let status = current.status;
    html! {
        <li {id} class={classes!("item", props.is_target.then_some("marked"), match status {
            Status::Done => Some("done"),
            Status::NotApplicable => Some("not-applicable"),
            _ => None,
        })}>
            <input type="checkbox" id={format!("{id}-tick")} checked={status == Status::Done} disabled={status == Status::NotApplicable} onchange={tick} aria-label={format!("Done: {}", item.title)} data-script="" />
            <span class="mark" aria-hidden="true">{ status.mark() }</span>
            <details>
                <summary>
                    <span class="title">{ item.title }</span>
                    <span class="line">{ item.summary }</span>
                    <span class={classes!("badge", item.severity.name())}>{ item.severity.name() }</span>
                    <span class="badge effort">{ item.effort.name() }</span>
                    if status == Status::InProgress { <span class="badge begun">{ "in progress" }</span> }
                    if status == Status::NotApplicable { <span class="badge begun">{ "n/a" }</span> }
                </summary>
                <Body place={format!("item:{id}")} />
                <fieldset class="status" data-script="">
                    <legend>{ "Your progress" }</legend>
                    <label>{ "Status " }
                        <select onchange={set_status}>
                            { for Status::ALL.into_iter().map(|choice| html! { <option key={choice.label()} value={choice.label()} selected={choice == status}>{ choice.label() }</option> }) }
                        </select>
                    </label>
                    if status == Status::NotApplicable {
                        <label>{ "Why it does not apply " }<input type="text" value={current.reason.clone()} onchange={set_reason} /></label>
                    }
                    <label class="note">{ "Note " }<textarea rows="2" value={current.note.clone()} onchange={set_note} /></label>
                </fieldset>
            </details>
            <button type="button" class="link" data-link={id} data-script="" aria-label={format!("Copy the link to: {}", item.title)}>{ "#" }</button>
        </li>
    }
}
