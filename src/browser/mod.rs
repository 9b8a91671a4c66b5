//! The browser behind a few questions and commands. Nothing else in the page names web-sys' windows and documents.

pub mod storage;
pub mod worker;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement};

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

/// Calls back whenever the fragment changes.
pub fn on_fragment(mut changed: impl FnMut() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| changed())
}

/// Opens everything before printing.
pub fn on_print(mut before: impl FnMut() + 'static) -> EventListener {
    EventListener::new(&window(), "beforeprint", move |_| before())
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

/// The element behind an event's target that carries this attribute, and its value.
pub fn attribute_at(event: &web_sys::Event, attribute: &str) -> Option<(Element, String)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let carrier = element.closest(&format!("[{attribute}]")).ok()??;
    let value = carrier.get_attribute(attribute)?;
    Some((carrier, value))
}

/// Marks the document as taken over, so that controls that need the Wasm become visible.
pub fn mark_ready() {
    if let Some(root) = document().document_element() {
        // Setting an attribute on the root cannot fail.
        let _ = root.set_attribute("data-ready", "");
    }
}
