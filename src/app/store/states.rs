//! What each piece of state is after each call: a window that is loaded when it is opened (`www/states/main.js`).

use super::Store;
use freezeframe_base::Json;
use freezeframe_base::texts::say;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The word of the address under which a call stands whose state is shown.
pub(super) const STATES: &str = "states";

#[wasm_bindgen]
extern "C" {
    /// Runs the cells in engines of their own and shows their state (`www/states/main.js`).
    #[wasm_bindgen(js_namespace = freezeframe, js_name = states, catch)]
    fn show(root: &HtmlElement, about: &str) -> Result<js_sys::Promise, JsValue>;
}

impl Store {
    /// Shows the state over the calls of all cells; at this call, where one is named.
    pub fn show_states(self, call: Option<&str>) {
        let Some((config, cells)) = untrack(|| self.session.watched()) else {
            return;
        };
        let is_linked = self.address_name().is_some_and(|name| name.is_empty());
        let about = Json::object([
            ("config", config.as_str().into()),
            ("cells", cells.as_str().into()),
            ("call", call.unwrap_or_default().into()),
            ("word", (if is_linked { STATES } else { "" }).into()),
        ]);
        let shown = show(&self.root(), &about.to_string());
        leptos::task::spawn_local(async move {
            let shown = match shown {
                Ok(promise) => wasm_bindgen_futures::JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            if shown.is_err() && !self.is_gone() {
                self.notes().say(say("The state could not be shown."));
            }
        });
    }
}
