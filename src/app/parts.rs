//! The functions of the page that come behind the first result (`docs/parts.md`): what asks for them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Puts a part of the page in place. What `xtask/js/split.mjs` puts in place of a function of another part calls this.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = loadPart)]
    fn load_part(part: u32);
}

/// Puts a part of the page in place. It is exported so that the page's module imports what stand-ins call.
#[wasm_bindgen(js_name = placePart)]
pub fn place_part(part: u32) {
    load_part(part);
}
