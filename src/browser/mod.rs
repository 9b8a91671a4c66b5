//! The browser behind a few questions and commands. Nothing else in the page names web-sys' windows and documents.

pub mod storage;
pub mod worker;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, Element, Event, HtmlDetailsElement, HtmlDocument, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, KeyboardEvent,
};

/// The address' fragment without its `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address of the page with this fragment.
pub fn address(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    format!("{}#{fragment}", href.split('#').next().unwrap_or_default())
}

/// Goes to a place of the page.
pub fn go(fragment: &str) {
    // Setting the fragment of one's own address cannot fail.
    let _ = window().location().set_hash(fragment);
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Calls back on an event of the window.
pub fn on_window(event: &'static str, mut callback: impl FnMut() + 'static) -> EventListener {
    EventListener::new(&window(), event, move |_| callback())
}

/// Whether the checkbox behind an event is checked.
pub fn checked(event: &Event) -> bool {
    event
        .target()
        .is_some_and(|target| target.unchecked_into::<HtmlInputElement>().checked())
}

/// The value of the field behind an event.
pub fn value(event: &Event) -> String {
    // Every field has `value`, whatever its class: one binding serves all.
    event
        .target()
        .map(|target| target.unchecked_into::<HtmlInputElement>().value())
        .unwrap_or_default()
}

/// Opens the element with this id where it can be opened, scrolls to it, and moves the focus to it.
pub fn reveal(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    let is_item = element.tag_name() == "LI";
    if let Ok(Some(details)) = element.query_selector("details")
        && is_item
    {
        details
            .unchecked_into::<HtmlDetailsElement>()
            .set_open(true);
    }
    element.scroll_into_view();
    let target = element
        .query_selector("summary")
        .ok()
        .flatten()
        .filter(|_| is_item);
    if let Some(target) = target {
        // Focusing never fails on an element of the page.
        let _ = target.unchecked_into::<HtmlElement>().focus();
    }
}

/// Opens every item.
pub fn open_all() {
    let Ok(all) = document().query_selector_all("details") else {
        return;
    };
    for number in 0..all.length() {
        if let Some(details) = all.item(number) {
            details
                .unchecked_into::<HtmlDetailsElement>()
                .set_open(true);
        }
    }
}

/// Puts a text on the clipboard. Fails silently where the browser refuses: the text stays selectable.
pub fn copy(text: &str) {
    let clipboard = window().navigator().clipboard();
    // The promise only tells about permission, which the person sees for itself.
    let _ = clipboard.write_text(text);
}

/// The code of the figure with this id and its language.
pub fn code(id: &str) -> Option<(String, String)> {
    let figure = document().get_element_by_id(id)?;
    let text = figure.query_selector("pre").ok()??.text_content()?;
    Some((
        text,
        figure.get_attribute("data-language").unwrap_or_default(),
    ))
}

/// The ids and titles of the section examples in the page: good first, then one bad per section.
pub fn examples() -> Vec<(String, String)> {
    let Ok(all) = document().query_selector_all("section[data-section]") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for number in 0..all.length() {
        let Some(section) = all.item(number) else {
            continue;
        };
        let section: Element = section.unchecked_into();
        let title = section.get_attribute("data-section").unwrap_or_default();
        for (selector, word) in [("figure.code.bad", "faulty"), ("figure.code.good", "sound")] {
            let figure = section
                .query_selector_all(selector)
                .ok()
                .and_then(|figures| {
                    (0..figures.length())
                        .filter_map(|number| figures.item(number))
                        .map(|node| node.unchecked_into::<Element>())
                        .find(|figure| {
                            figure
                                .query_selector("[data-analyze]")
                                .ok()
                                .flatten()
                                .is_some()
                        })
                });
            if let Some(figure) = figure {
                found.push((figure.id(), format!("{title}: {word}")));
            }
        }
    }
    found
}

/// The element at or around an event's target that carries one of these attributes, and which one.
pub fn carrier(event: &Event, attributes: &[&'static str]) -> Option<(Element, &'static str)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    attributes.iter().find_map(|name| {
        let carrier = element.closest(&format!("[{name}]")).ok()??;
        Some((carrier, *name))
    })
}

/// Marks the document as taken over, so that controls that need the Wasm become visible.
pub fn mark_ready() {
    if let Some(root) = document().document_element() {
        // Setting an attribute on the root cannot fail.
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Calls back with whether Shift is held when this key is pressed.
pub fn on_key(key: &'static str, mut pressed: impl FnMut(bool) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if event.key() == key {
            event.prevent_default();
            pressed(event.shift_key());
        }
    })
}

/// Calls back with the files that are dropped anywhere on the page or chosen through [`read_chosen`], as JSON: the paths and texts, and
/// a sentence on what was left out.
pub fn on_drop(mut read: impl FnMut(String) + 'static) -> EventListener {
    EventListener::new(&window(), "files-read", move |event| {
        let event: &CustomEvent = event.unchecked_ref();
        read(event.detail().as_string().unwrap_or_default());
    })
}

#[wasm_bindgen]
extern "C" {
    /// In static/files.js: file entries are read there, where promises cost nothing.
    #[wasm_bindgen(js_namespace = apiChecklist, js_name = readFiles)]
    fn read_files(input: &web_sys::EventTarget);
}

/// Reads the files chosen in the field behind an event; see [`on_drop`].
pub fn read_chosen(event: &Event) {
    if let Some(input) = event.target() {
        read_files(&input);
    }
}

/// Sets a style property of an element.
pub fn style(element: &HtmlElement, name: &str, value: &str) {
    // Failing to set one only costs looks.
    let _ = element.style().set_property(name, value);
}

/// Selects a range of a field, in UTF-16 code units, and moves the focus to it.
pub fn select(field: &HtmlTextAreaElement, start: u32, end: u32) {
    let _ = field.focus();
    // Positions behind the end are clamped by the browser.
    let _ = field.set_selection_range(start, end);
}

/// Puts a text in place of a field's selection as if it had been typed, so that the browser can undo it.
pub fn type_text(field: &HtmlTextAreaElement, text: &str) {
    let document: HtmlDocument = document().unchecked_into();
    // Deprecated, and still the only way into the field's undo history; every browser has it.
    let command = if text.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    if !document
        .exec_command_with_show_ui_and_value(command, false, text)
        .unwrap_or(false)
    {
        let _ = field.set_range_text(text);
        if let Ok(event) = Event::new("input") {
            let _ = field.dispatch_event(&event);
        }
    }
}
