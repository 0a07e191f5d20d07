//! One lane's worker. Its other half is `www/worker.js`.

use freezeframe_base::{Command, Event, SessionConfig, wire};
use js_sys::{Object, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = freezeframe, js_name = startWorker, catch)]
    fn start_worker() -> Result<Worker, JsValue>;

    #[wasm_bindgen(js_namespace = freezeframe, catch)]
    fn engine() -> Result<Promise, JsValue>;
}

/// What a worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum FromWorker {
    /// The session's events.
    Events(Vec<Event>),
    /// The interrupt was received.
    Heard,
    /// The engine is gone.
    Crashed(String),
}

type Hear = Rc<dyn Fn(FromWorker)>;

/// A running worker; ends when dropped.
pub struct LaneWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl LaneWorker {
    /// Starts a worker and gives it the compiled engine as soon as there is one.
    ///
    /// # Errors
    /// Where the browser starts no worker.
    pub fn start(
        config: &SessionConfig,
        hear: impl Fn(FromWorker) + 'static,
    ) -> Result<Self, String> {
        let hear: Hear = Rc::new(hear);
        let worker = start_worker().map_err(|error| describe(&error))?;
        let on_message = {
            let hear = hear.clone();
            Closure::new(move |message: MessageEvent| {
                if let Some(said) = read_message(&message.data()) {
                    hear(said);
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
        let config = wire::to_text(config).map_err(|error| error.to_string())?;
        spawn_local(give_engine(worker.clone(), config, hear));
        Ok(Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a command.
    pub fn send(&self, command: &Command) {
        // A command is plain data, and a worker takes any text.
        if let Ok(text) = wire::to_text(command) {
            let _ = self.worker.post_message(&JsValue::from(text));
        }
    }
}

impl Drop for LaneWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

async fn give_engine(worker: Worker, config: String, hear: Hear) {
    let module = match engine() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    let posted = module.and_then(|module| {
        let message = Object::new();
        Reflect::set(&message, &"module".into(), &module)?;
        Reflect::set(&message, &"config".into(), &config.into())?;
        worker.post_message(&message)
    });
    if let Err(error) = posted {
        hear(FromWorker::Crashed(describe(&error)));
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
    field("heard").map(|_| FromWorker::Heard)
}

fn describe(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "unknown".to_owned())
}
