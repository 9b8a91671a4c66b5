//! The editor: a text field over a drawn layer. The field keeps the browser's undo, input methods and assistive technology;
//! only the lines in sight are drawn.

use protocol::{Range, Token};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::lines::{Mark, pieces};

/// The height of a line in pixels, as in editor.css.
const LINE: f64 = 20.0;
/// Lines drawn beyond the edge.
const MARGIN: u32 = 12;

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub text: AttrValue,
    /// Number of the first line in `tokens`, and the tokens.
    pub tokens: (u32, Vec<Vec<Token>>),
    /// Findings with the class of their mark.
    pub marks: Vec<(Range, &'static str)>,
    /// Where to put the caret; the number makes repeated choices of one place different.
    pub caret: Option<(Range, u32)>,
    pub on_text: Callback<String>,
    /// The lines in sight.
    pub on_sight: Callback<(u32, u32)>,
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let frame = use_node_ref();
    let field = use_node_ref();
    let layer = use_node_ref();
    let sight = use_state(|| (0u32, 60u32));

    let count = props.text.split('\n').count() as u32;
    let longest = props
        .text
        .split('\n')
        .map(str::len)
        .max()
        .unwrap_or(0)
        .min(4_000);
    use_effect_with((count, longest), {
        let field = field.clone();
        move |(count, longest)| {
            if let Some(field) = field.cast::<HtmlElement>() {
                // Sizes are set from code, which the page's policy admits; failing to set one only costs looks.
                let _ = field
                    .style()
                    .set_property("height", &format!("{}px", f64::from(count + 2) * LINE));
                let _ = field
                    .style()
                    .set_property("width", &format!("max(100%, {}ch)", longest + 12));
            }
        }
    });
    use_effect_with(props.text.clone(), {
        let field = field.clone();
        move |text| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>()
                && field.value() != text.as_str()
            {
                field.set_value(text);
            }
        }
    });
    use_effect_with(sight.0, {
        let layer = layer.clone();
        move |first| {
            if let Some(layer) = layer.cast::<HtmlElement>() {
                let _ = layer
                    .style()
                    .set_property("top", &format!("{}px", f64::from(*first) * LINE));
            }
        }
    });
    use_effect_with(props.caret, {
        let (field, frame) = (field.clone(), frame.clone());
        move |caret| {
            if let (Some((range, _)), Some(field), Some(frame)) = (
                caret,
                field.cast::<HtmlTextAreaElement>(),
                frame.cast::<HtmlElement>(),
            ) {
                // Positions behind the end are clamped by the browser.
                let _ = field.set_selection_range(range.start, range.end);
                frame.set_scroll_top(((f64::from(range.line) - 4.0).max(0.0) * LINE) as i32);
                let _ = field.focus();
            }
        }
    });
    let look = {
        let (sight, frame, on_sight) = (sight.clone(), frame.clone(), props.on_sight.clone());
        move || {
            let Some(frame) = frame.cast::<HtmlElement>() else {
                return;
            };
            let first = (f64::from(frame.scroll_top()) / LINE) as u32;
            let shown = (f64::from(frame.client_height()) / LINE) as u32;
            let seen = (first.saturating_sub(MARGIN), first + shown + MARGIN);
            if *sight != seen {
                sight.set(seen);
                on_sight.emit(seen);
            }
        }
    };
    use_effect_with(count, {
        let look = look.clone();
        move |_| look()
    });
    let onscroll = Callback::from(move |_: Event| look());
    let oninput = {
        let on_text = props.on_text.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok())
            {
                on_text.emit(field.value());
            }
        })
    };
    let (first, end) = *sight;
    html! {
        <div class="editor" ref={frame} {onscroll}>
            <div class="layer" ref={layer} aria-hidden="true">
                { for props.text.split('\n').enumerate().skip(first as usize).take((end - first) as usize).map(|(number, line)| {
                    let number = number as u32;
                    let tokens = number.checked_sub(props.tokens.0).and_then(|at| props.tokens.1.get(at as usize)).map(Vec::as_slice).unwrap_or_default();
                    let marks: Vec<Mark> = props.marks.iter().filter(|(range, _)| range.line <= number && number <= range.end_line).map(|(range, class)| Mark {
                        start: if range.line == number { range.column } else { 0 },
                        end: if range.end_line == number { range.end_column } else { u32::MAX },
                        class,
                    }).collect();
                    let sign = props.marks.iter().find(|(range, _)| range.line == number).map(|(_, class)| *class);
                    html! {
                        <div key={number} class="code-line">
                            <span class={classes!("number", sign)}>{ number + 1 }</span>
                            { for pieces(line, tokens, &marks).into_iter().map(|piece| html! { <span class={piece.class}>{ piece.text }</span> }) }
                        </div>
                    }
                }) }
            </div>
            <textarea ref={field} {oninput} aria-label="Code to analyze" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off" />
        </div>
    }
}
