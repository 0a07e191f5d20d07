//! What a lane's worker says. Its other half is `www/outbox.js`.

use freezeframe_base::{Event, wire};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker};

/// What a worker is told of events that were taken; then it sends others.
const TAKEN: &str = "\"taken\"";

/// What a worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum FromWorker {
    /// The session's events.
    Events(Vec<Event>),
    /// The interrupt was received.
    Heard,
    /// The engine is gone.
    Crashed(String),
    /// A sentence for the reader; an empty one takes the last away.
    Said(String),
    /// What a server runs on: the release of JAX, and the device.
    Server(String, String),
}

/// Who hears a worker.
pub(super) type Hear = Rc<dyn Fn(FromWorker)>;

/// Hears a worker until it is dropped.
pub(super) struct Ears {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Ears {
    pub(super) fn of(worker: &Worker, hear: &Hear) -> Self {
        let on_message = {
            let (hear, worker) = (hear.clone(), worker.clone());
            Closure::new(move |message: MessageEvent| {
                let Some(said) = read_message(&message.data()) else {
                    return;
                };
                let is_list = matches!(said, FromWorker::Events(_));
                hear(said);
                if is_list {
                    // A worker takes any text, and one that has ended needs none.
                    let _ = worker.post_message(&TAKEN.into());
                }
            })
        };
        let on_error = {
            let hear = hear.clone();
            Closure::new(move |event: ErrorEvent| {
                event.prevent_default();
                hear(FromWorker::Crashed(event.message()));
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Self {
            worker: worker.clone(),
            _on_message: on_message,
            _on_error: on_error,
        }
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
    }
}

fn read_message(data: &JsValue) -> Option<FromWorker> {
    if let Some(text) = data.as_string() {
        return Some(match wire::from_text(&text) {
            Ok(events) => FromWorker::Events(events),
            Err(error) => FromWorker::Crashed(format!("unreadable events: {error}")),
        });
    }
    let field = |name: &str| {
        Reflect::get(data, &name.into())
            .ok()
            .filter(|value| !value.is_undefined())
    };
    if let Some(message) = field("crashed") {
        return Some(FromWorker::Crashed(message.as_string().unwrap_or_default()));
    }
    let text = |name: &str| field(name).and_then(|it| it.as_string());
    if let Some(sentence) = text("said") {
        return Some(FromWorker::Said(sentence));
    }
    if let Some(jax) = text("jax") {
        return Some(FromWorker::Server(jax, text("device").unwrap_or_default()));
    }
    field("heard").map(|_| FromWorker::Heard)
}
