//! The editor: a text field over a drawn layer. The field keeps the browser's undo, input methods and assistive technology;
//! only the lines in sight are drawn.

use protocol::{Edit, Range, Token};
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::lines::{Mark, pieces};
use crate::browser;

/// The height of a line in pixels, as in editor.css.
const LINE: i32 = 20;
/// Lines drawn beyond the edge.
const MARGIN: u32 = 12;
/// Lines wider than this scroll no further than the field itself does.
const WIDEST: usize = 4_000;

/// What the editor is told to do.
#[derive(Clone, PartialEq)]
pub enum Command {
    /// Select this range and bring it in sight.
    Select(Range),
    /// Make these edits, ascending and not overlapping, as the person would: the browser's undo takes them back.
    Replace(Vec<Edit>),
}

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub text: String,
    /// Number of the first line in `tokens`, and the tokens.
    pub tokens: (u32, Vec<Vec<Token>>),
    /// Findings with the class of their mark.
    pub marks: Vec<(Range, &'static str)>,
    /// The last command; its number tells a repeated one from an old one.
    pub command: (u32, Command),
    pub on_text: Callback<String>,
    /// The lines in sight.
    pub on_sight: Callback<(u32, u32)>,
}

/// What can happen in the editor.
pub enum Msg {
    /// It was scrolled or changed its size.
    Look,
    /// The person typed.
    Typed(String),
}

/// The editor.
pub struct Editor {
    frame: NodeRef,
    field: NodeRef,
    layer: NodeRef,
    sight: (u32, u32),
    done: u32,
}

impl Editor {
    fn look(&mut self, ctx: &Context<Self>) -> bool {
        let Some(frame) = self.frame.cast::<HtmlElement>() else {
            return false;
        };
        let first = (frame.scroll_top() / LINE) as u32;
        let shown = (frame.client_height() / LINE) as u32;
        let seen = (first.saturating_sub(MARGIN), first + shown + MARGIN);
        let is_new = self.sight != seen;
        if is_new {
            self.sight = seen;
            ctx.props().on_sight.emit(seen);
        }
        is_new
    }

    fn obey(&self, field: &HtmlTextAreaElement, command: &Command) {
        match command {
            Command::Select(range) => {
                browser::select(field, range.start, range.end);
                if let Some(frame) = self.frame.cast::<HtmlElement>() {
                    frame.set_scroll_top((range.line as i32 - 4).max(0) * LINE);
                }
            }
            Command::Replace(edits) => {
                for edit in edits.iter().rev() {
                    browser::select(field, edit.range.start, edit.range.end);
                    browser::type_text(field, &edit.text);
                }
            }
        }
    }
}

impl Component for Editor {
    type Message = Msg;
    type Properties = EditorProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            frame: NodeRef::default(),
            field: NodeRef::default(),
            layer: NodeRef::default(),
            sight: (0, 60),
            done: 0,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let (Some(field), Some(layer)) = (
            self.field.cast::<HtmlTextAreaElement>(),
            self.layer.cast::<HtmlElement>(),
        ) else {
            return;
        };
        let props = ctx.props();
        if field.value() != props.text {
            field.set_value(&props.text);
        }
        let (mut count, mut longest) = (0, 0);
        for line in props.text.split('\n') {
            count += 1;
            longest = longest.max(line.len());
        }
        // Sizes are set from code, which the page's policy admits.
        browser::style(&field, "height", &format!("{}px", (count + 2) * LINE));
        browser::style(
            &field,
            "width",
            &format!("max(100%, {}ch)", longest.min(WIDEST) + 12),
        );
        browser::style(&layer, "top", &format!("{}px", self.sight.0 as i32 * LINE));
        let (serial, command) = &props.command;
        if *serial != self.done {
            self.done = *serial;
            self.obey(&field, command);
        }
        if self.look(ctx) {
            ctx.link().send_message(Msg::Look);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Look => {
                self.look(ctx);
                true
            }
            Msg::Typed(text) => {
                ctx.props().on_text.emit(text);
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (first, end) = self.sight;
        let onscroll = ctx.link().callback(|_: Event| Msg::Look);
        let oninput = ctx
            .link()
            .callback(|event: InputEvent| Msg::Typed(browser::value(&event)));
        html! {
            <div class="editor" ref={self.frame.clone()} {onscroll}>
                <div class="layer" ref={self.layer.clone()} aria-hidden="true">
                    { for props.text.split('\n').enumerate().skip(first as usize).take((end - first) as usize).map(|(number, line)| {
                        let number = number as u32;
                        let tokens = number.checked_sub(props.tokens.0).and_then(|at| props.tokens.1.get(at as usize)).map(Vec::as_slice).unwrap_or_default();
                        let marks: Vec<Mark> = props.marks.iter().filter(|(range, _)| range.line <= number && number <= range.end_line).map(|(range, class)| Mark {
                            start: if range.line == number { range.column } else { 0 },
                            end: if range.end_line == number { range.end_column } else { u32::MAX },
                            class,
                        }).collect();
                        let sign = props.marks.iter().find(|(range, _)| range.line == number).map_or("", |(_, class)| *class);
                        html! {
                            // Colored lines are new nodes: a browser takes plain ones that are cut up for a moving layout.
                            <div key={number * 2 + u32::from(!tokens.is_empty())} class="code-line">
                                <span class={format!("number {sign}")}>{ number + 1 }</span>
                                { for pieces(line, tokens, &marks).into_iter().map(|piece| html! { <span class={piece.class}>{ piece.text }</span> }) }
                            </div>
                        }
                    }) }
                </div>
                <textarea ref={self.field.clone()} {oninput} aria-label="Code to analyze" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off" />
            </div>
        }
    }
}
