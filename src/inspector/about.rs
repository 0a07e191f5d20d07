//! Ways to the pages about findings and errors, which stand on the engine's own site.

use crate::text::{Markup, el};

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    /// The address of a file of the engine's site, wherever the notebook is (`www/boot.js`).
    #[wasm_bindgen(js_namespace = freezeframe)]
    fn here(path: &str) -> String;
}

/// The address of a page of the site.
#[cfg(not(target_arch = "wasm32"))]
fn here(path: &str) -> String {
    path.to_owned()
}

/// Words that lead to the page about something. It opens beside the notebook, whose session goes on.
pub fn about(page: &str, words: &str) -> Markup {
    el("a", "about", vec![Markup::text(words)])
        .with("href", here(&format!("about-{page}.html")))
        .with("target", "_blank")
}
