//! The window in which a Jupyter server is named, on which cells run too.

use super::Store;
use freezeframe_base::texts::say;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Shows the window (`www/jax/main.js`); promises whether the session has a server once it is closed.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = jax, catch)]
    fn show(root: &HtmlElement, session: u32) -> Result<js_sys::Promise, JsValue>;
}

impl Store {
    /// Shows the window, and does what the reader chose in it.
    pub fn open_server(self) {
        leptos::task::spawn_local(async move {
            let shown = match show(&self.root(), self.session.id) {
                Ok(promise) => wasm_bindgen_futures::JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            if self.is_gone() {
                return;
            }
            let had = self.session.server.with_untracked(Option::is_some);
            match (shown.map(|it| it.as_bool()), had) {
                (Ok(Some(true)), false) => self.session.join_server(),
                (Ok(Some(false)), true) => self.session.leave_server(),
                (Ok(_), _) => {}
                (Err(_), _) => self
                    .notes()
                    .say(say("The window for a Jupyter server could not be loaded.")),
            }
        });
    }
}
