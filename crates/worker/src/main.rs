//! Takes requests as JSON, answers as JSON. One request at a time; the page replaces a worker that does not answer.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use worker::Worker;

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let worker = RefCell::new(Worker::default());
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(request) = event.data().as_string() else {
            return;
        };
        let date = js_sys::Date::new_0();
        let today = (
            date.get_full_year() as u16,
            date.get_month() as u8 + 1,
            date.get_date() as u8,
        );
        if let Some(answer) = worker.borrow_mut().answer(&request, today) {
            // Posting a string fails only when the worker is being closed.
            let _ = answering.post_message(&JsValue::from_str(&answer));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let ready = serde_json::to_string(&protocol::Response::Ready).expect("has only strings");
    let _ = scope.post_message(&JsValue::from_str(&ready));
}
