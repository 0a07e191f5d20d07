//! What a notebook's file, or a link, carries of the files that its programs open (`www/files/carry.js`).

use super::Store;
use crate::notebook::Notebook;
use freezeframe_base::Json;
use freezeframe_base::texts::say;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How many bytes of files a notebook's file carries; whoever saves one expects a file, of any size.
pub(super) const IN_A_FILE: u32 = 4 << 20;

/// How many a link carries.
pub(super) const IN_A_LINK: u32 = 32 << 10;

#[wasm_bindgen]
extern "C" {
    /// The files that so many bytes have room for, and what is told of them, as JSON; nothing where there are none.
    #[wasm_bindgen(js_namespace = freezeframe, catch)]
    fn carried(session: u32, key: Option<String>, most: u32) -> Result<Promise, JsValue>;

    /// Puts files that were carried among those of a session.
    #[wasm_bindgen(js_namespace = freezeframe, catch)]
    fn unpack(session: u32, key: Option<String>, carried: &str) -> Result<Promise, JsValue>;
}

async fn answer(asked: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(asked?).await
}

impl Store {
    /// Has a notebook carry its files, as far as so many bytes have room for them; gives sentences about them.
    pub(super) async fn carry(self, notebook: &mut Notebook, most: u32) -> String {
        let found = answer(carried(self.session.id, self.kept_key(), most)).await;
        let text = found.ok().and_then(|it| it.as_string());
        let found = text.and_then(|it| Json::parse(&it).ok());
        let Some(found) = found else {
            notebook.carry(None);
            return String::new();
        };
        let files = found.get("files").filter(|_| most > 0).cloned();
        notebook.carry(files);
        let said = found.get("said").and_then(Json::as_str);
        said.unwrap_or_default().to_owned()
    }

    /// Takes in the files that a notebook carried which is here now.
    pub(super) fn unpack(self, files: Option<String>) {
        let Some(files) = files else { return };
        leptos::task::spawn_local(async move {
            let done = answer(unpack(self.session.id, self.kept_key(), &files)).await;
            if done.is_err() && !self.is_gone() {
                self.notes().say(say("The files could not be loaded."));
            }
        });
    }
}
