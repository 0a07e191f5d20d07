//! What is done once the browser has time for it.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::IdleRequestOptions;

/// Where a browser does not say when it has time, so long is given to what goes before.
const PAUSE: Duration = Duration::from_millis(50);

/// Calls `act` once the browser has time, and after `limit` at the latest, where there is one: a page that is not to be seen,
/// or a machine that is busy with other things, may never have any.
pub fn when_idle(limit: Option<Duration>, act: impl FnOnce() + 'static) {
    boxed(limit, Box::new(act));
}

fn boxed(limit: Option<Duration>, act: Box<dyn FnOnce()>) {
    let options = IdleRequestOptions::new();
    if let Some(limit) = limit {
        options.set_timeout(limit.as_millis().try_into().unwrap_or(u32::MAX));
    }
    let act = Closure::once_into_js(act);
    let asked = window().request_idle_callback_with_options(act.unchecked_ref(), &options);
    // Not every browser says when it has time.
    if asked.is_err() {
        set_timeout(
            move || {
                let _ = act
                    .unchecked_ref::<js_sys::Function>()
                    .call0(&JsValue::NULL);
            },
            PAUSE,
        );
    }
}
