//! One lane's worker, and what it is told. Its other half is `www/worker.js`.

use super::hearing::{Ears, FromWorker, Hear};
use freezeframe_base::{Command, Lane, SessionConfig, wire};
use js_sys::{Object, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = freezeframe, js_name = startWorker, catch)]
    fn start_worker(session: u32, lane: &str, key: Option<String>) -> Result<Worker, JsValue>;

    /// What stands for the worker where cells run on a Jupyter server (`www/jax/lane.js`): it is told and says the same.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = startJax, catch)]
    fn start_jax(session: u32) -> Result<Worker, JsValue>;

    #[wasm_bindgen(js_namespace = freezeframe, catch)]
    fn engine(worker: &Worker) -> Result<Promise, JsValue>;
}

/// A running worker; ends when dropped.
pub struct LaneWorker {
    worker: Worker,
    _ears: Ears,
}

impl LaneWorker {
    /// Starts a worker for a lane of a session and gives it the compiled engine as soon as there is one, and before that the
    /// session's files, which are kept under the notebook's name in the library, its key.
    ///
    /// # Errors
    /// Where the browser starts no worker.
    pub fn start(
        config: &SessionConfig,
        (session, lane, key): (u32, &str, Option<String>),
        hear: impl Fn(FromWorker) + 'static,
    ) -> Result<Self, String> {
        let hear: Hear = Rc::new(hear);
        let is_here = config.lane != Lane::Jax;
        let worker = match is_here {
            true => start_worker(session, lane, key),
            false => start_jax(session),
        };
        let worker = worker.map_err(|error| describe(&error))?;
        let ears = Ears::of(&worker, &hear);
        if is_here {
            let config = wire::to_text(config).map_err(|error| error.to_string())?;
            spawn_local(give_engine(worker.clone(), config, hear));
        }
        Ok(Self {
            worker,
            _ears: ears,
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
        self.worker.terminate();
    }
}

async fn give_engine(worker: Worker, config: String, hear: Hear) {
    let module = match engine(&worker) {
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

fn describe(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "unknown".to_owned())
}
