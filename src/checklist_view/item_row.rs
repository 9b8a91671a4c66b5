//! One item: a row with its tick, and behind it the text, the status and the note.

use checklist::Item;
use checklist::progress::{Change, ItemProgress, Status};
use yew::prelude::*;

use crate::bodies::Bodies;
use crate::browser;

/// An item.
pub fn item_row(
    item: &'static Item,
    current: &ItemProgress,
    is_target: bool,
    bodies: Bodies,
    change: &Callback<Vec<Change>>,
) -> Html {
    let on = |edit: fn(&mut ItemProgress, &Event)| {
        let current = current.clone();
        change.reform(move |event: Event| {
            let mut to = current.clone();
            edit(&mut to, &event);
            to.revision = item.revision;
            vec![Change {
                item: item.id.to_owned(),
                to,
            }]
        })
    };
    let tick = on(|to, event| {
        to.status = if browser::checked(event) {
            Status::Done
        } else {
            Status::ToDo
        }
    });
    let set_status = on(|to, event| {
        let chosen = browser::value(event);
        if let Some(status) = Status::ALL
            .into_iter()
            .find(|status| status.name() == chosen)
        {
            to.status = status;
        }
    });
    let set_reason = on(|to, event| to.reason = browser::value(event));
    let set_note = on(|to, event| to.note = browser::value(event));
    let id = item.id;
    let status = current.status;
    let mut class = String::from("item");
    if is_target {
        class.push_str(" marked");
    }
    match status {
        Status::Done => class.push_str(" done"),
        Status::NotApplicable => class.push_str(" not-applicable"),
        _ => {}
    }
    html! {
        <li {id} {class}>
            <input type="checkbox" id={format!("{id}-tick")} checked={status == Status::Done} disabled={status == Status::NotApplicable} onchange={tick} aria-label={format!("Done: {}", item.title)} data-script="" />
            <span class="mark" aria-hidden="true">{ status.mark() }</span>
            <details>
                <summary>
                    <span class="title">{ item.title }</span>
                    <span class="line">{ item.summary }</span>
                    <span class="badges">
                        <span class={format!("badge {}", item.severity.name())}>{ item.severity.name() }</span>
                        <span class="badge effort">{ item.effort.name() }</span>
                        if status == Status::InProgress { <span class="badge begun">{ "in progress" }</span> }
                        if status == Status::NotApplicable { <span class="badge begun">{ "n/a" }</span> }
                    </span>
                </summary>
                { bodies.show(&format!("item:{id}")) }
                <fieldset class="status" data-script="">
                    <legend>{ "Your progress" }</legend>
                    <label>{ "Status " }
                        <select onchange={set_status}>
                            { for Status::ALL.into_iter().map(|choice| html! { <option value={choice.name()} selected={choice == status}>{ choice.label() }</option> }) }
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
