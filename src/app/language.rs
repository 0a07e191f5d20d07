//! The language of the interface, chosen by the reader, by whoever embeds the page, or by the browser.
//!
//! English is in the page's module; the table of another language is a file, which `www/boot.js` loads once it is chosen.
//! A page speaks one language, however many notebooks are on it. What a notebook says and prints is in whatever language it
//! is in.

use super::store::Store;
use freezeframe_base::Json;
use freezeframe_base::texts::{self, say};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The languages: the code of each, and what it calls itself.
pub const LANGUAGES: [(&str, &str); 3] = [("en", "English"), ("de", "Deutsch"), ("es", "Español")];

#[wasm_bindgen]
extern "C" {
    /// Has the page speak another language, and remembers that.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = chooseLanguage, catch)]
    fn load(code: &str) -> Result<js_sys::Promise, JsValue>;
}

thread_local! {
    /// Counts how often a language was chosen.
    static CHOSEN: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// Has the page speak a language: its code, the code by which dates are written, and the text of its table.
#[wasm_bindgen]
pub fn speak(code: &str, locale: &str, table: &str) {
    let rows = match Json::parse(table) {
        Ok(Json::Object(rows)) => rows,
        _ => Vec::new(),
    };
    let text = |(name, text): (String, Json)| Some((name, text.as_str()?.to_owned()));
    texts::speak(code, locale, rows.into_iter().filter_map(text).collect());
    CHOSEN.with(|chosen| chosen.update(|times| *times += 1));
}

/// How often a language was chosen, tracked: what is shown is shown anew then.
pub fn times_chosen() -> u32 {
    CHOSEN.with(|chosen| chosen.get())
}

/// The reader chooses a language in a select, which keeps the focus.
pub fn choose(store: Store, code: String) {
    leptos::task::spawn_local(async move {
        let loaded = match load(&code) {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        if store.is_gone() {
            return;
        }
        match loaded {
            // What was chosen in is made anew.
            Ok(_) => set_timeout(move || return_to_choice(store), Duration::ZERO),
            Err(_) => store
                .notes()
                .say(say("The texts of this language could not be loaded.")),
        }
    });
}

fn return_to_choice(store: Store) {
    if store.is_gone() {
        return;
    }
    let select = |within: &str| {
        let found = store
            .root()
            .query_selector(&format!("{within} .language select"));
        found.ok()?.and_then(|it| it.dyn_into::<HtmlElement>().ok())
    };
    if let Some(select) = select("dialog[open]").or_else(|| select(".foot")) {
        let _ = select.focus();
    }
    store.notes().announce(say("The page speaks English now."));
}

/// The language of the text around an element, in which a notebook's own texts are taken to be; empty where it is not known.
pub fn around(element: &HtmlElement) -> String {
    let found = element.closest("[lang]").ok().flatten();
    found
        .and_then(|it| it.get_attribute("lang"))
        .unwrap_or_default()
}
