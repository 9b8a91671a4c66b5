//! The worker's client: one request at a time, the newest text wins, and a worker that dies or dawdles is replaced.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use protocol::{Request, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// How long the worker may think about one request.
const LIMIT_MS: u32 = 5_000;
/// How long it may take to be fetched and compiled.
const START_LIMIT_MS: u32 = 30_000;

#[wasm_bindgen]
extern "C" {
    /// In static/boot.js, which alone may make script addresses.
    #[wasm_bindgen(catch, js_namespace = apiChecklist, js_name = startWorker)]
    fn start_worker() -> Result<Worker, JsValue>;
}

/// What the page hears.
pub enum Heard {
    /// An answer.
    Answer(Response),
    /// The worker did not survive its request; a new one is there for the next.
    Lost,
    /// There is no worker to be had.
    NoWorker,
}

/// A handle to the worker; clones are the same.
#[derive(Clone)]
pub struct Client(Rc<RefCell<Inner>>);

struct Inner {
    worker: Option<Worker>,
    listeners: Vec<EventListener>,
    is_ready: bool,
    busy: Option<u32>,
    analyze: Option<Request>,
    highlight: Option<Request>,
    timeout: Option<Timeout>,
    hear: Rc<dyn Fn(Heard)>,
}

impl Client {
    /// A client; the worker itself is started with the first request.
    pub fn new(hear: impl Fn(Heard) + 'static) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            worker: None,
            listeners: Vec::new(),
            is_ready: false,
            busy: None,
            analyze: None,
            highlight: None,
            timeout: None,
            hear: Rc::new(hear),
        })))
    }

    /// Asks. A request of the same kind that still waits is dropped: its text is old.
    pub fn ask(&self, request: Request) {
        {
            let mut inner = self.0.borrow_mut();
            match request {
                Request::Analyze { .. } => inner.analyze = Some(request),
                Request::Highlight { .. } => inner.highlight = Some(request),
            }
        }
        self.start();
        self.pump();
    }

    fn start(&self) {
        if self.0.borrow().worker.is_some() {
            return;
        }
        let Ok(worker) = start_worker() else {
            self.hear(Heard::NoWorker);
            return;
        };
        let message = {
            let client = self.clone();
            EventListener::new(&worker, "message", move |event| client.message(event))
        };
        let error = {
            let client = self.clone();
            EventListener::new(&worker, "error", move |_| client.replace())
        };
        let mut inner = self.0.borrow_mut();
        inner.worker = Some(worker);
        inner.listeners = vec![message, error];
        inner.is_ready = false;
        let client = self.clone();
        inner.timeout = Some(Timeout::new(START_LIMIT_MS, move || {
            client.stop();
            client.hear(Heard::NoWorker);
        }));
    }

    fn message(&self, event: &web_sys::Event) {
        let data = event.unchecked_ref::<MessageEvent>().data().as_string();
        let Some(response) = data.and_then(|data| serde_json::from_str::<Response>(&data).ok())
        else {
            return;
        };
        {
            let mut inner = self.0.borrow_mut();
            inner.timeout = None;
            match response {
                Response::Ready => inner.is_ready = true,
                _ => inner.busy = None,
            }
        }
        if response != Response::Ready {
            self.hear(Heard::Answer(response));
        }
        self.pump();
    }

    /// Sends the next request if the worker is free: analysis first, colors after it.
    fn pump(&self) {
        let mut inner = self.0.borrow_mut();
        if !inner.is_ready || inner.busy.is_some() {
            return;
        }
        let Some(request) = inner.analyze.take().or_else(|| inner.highlight.take()) else {
            return;
        };
        let (Request::Analyze { id, .. } | Request::Highlight { id, .. }) = &request;
        inner.busy = Some(*id);
        let text = serde_json::to_string(&request).unwrap_or_default();
        if let Some(worker) = &inner.worker {
            // A string can always be posted.
            let _ = worker.post_message(&JsValue::from_str(&text));
        }
        let client = self.clone();
        inner.timeout = Some(Timeout::new(LIMIT_MS, move || client.replace()));
    }

    /// Throws the worker away and says which request it was busy with; what waits goes to a new one.
    fn replace(&self) {
        let lost = self.0.borrow_mut().busy.take();
        self.stop();
        if lost.is_some() {
            self.hear(Heard::Lost);
        }
        let waits = {
            let inner = self.0.borrow();
            inner.analyze.is_some() || inner.highlight.is_some()
        };
        if waits {
            self.start();
        }
    }

    fn stop(&self) {
        let (worker, listeners) = {
            let mut inner = self.0.borrow_mut();
            inner.is_ready = false;
            inner.timeout = None;
            (inner.worker.take(), std::mem::take(&mut inner.listeners))
        };
        if let Some(worker) = worker {
            worker.terminate();
        }
        // The listener that is running now must outlive this call.
        gloo::timers::callback::Timeout::new(0, move || drop(listeners)).forget();
    }

    fn hear(&self, heard: Heard) {
        let hear = self.0.borrow().hear.clone();
        hear(heard);
    }
}
