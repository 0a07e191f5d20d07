//! What each piece of state is after each call: a window that is loaded when it is opened (`www/states/main.js`).

use super::Store;
use freezeframe_base::texts::say;
use freezeframe_base::{Json, Span};
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
    /// Shows where a value comes from that a cell printed: what the call at a place printed in a round, counted from 0, or
    /// what the cell gave at its end.
    pub fn show_origin(self, key: &str, printed: Option<(Span, u32)>) {
        let cells = untrack(|| self.session.code_cells());
        let number = |id| cells.iter().position(|it| it.id == id).map(|at| at + 1);
        let Some(ran) = cells.iter().find(|it| it.key() == key) else {
            return;
        };
        let line = |span| untrack(|| self.scene(ran.id, |scene| scene.texts.line(span)));
        let value = match printed {
            None => Some("r".to_owned()),
            Some((span, round)) => number(span.cell)
                .zip(line(span))
                .map(|(cell, line)| format!("l{cell}.{line}-{round}")),
        };
        let at = number(ran.id).unwrap_or_default();
        self.show_states(Some(&format!("from-{at}-{}", value.unwrap_or_default())));
    }

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
