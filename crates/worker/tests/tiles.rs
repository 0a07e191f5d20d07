//! Tiles of matrices by the module that the engine makes, in a browser.
#![cfg(target_arch = "wasm32")]

#[path = "../../interpreted/cases/tiles.rs"]
mod cases;

use freezeframe_array::Tiles;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Some machines round twice; there the engine does without.
fn here(case: fn(&dyn Tiles)) {
    match freezeframe_worker::tiles() {
        Some(by) => case(&*by),
        None => console_log!("skipped: this browser does not multiply and add in one"),
    }
}

#[wasm_bindgen_test]
fn each_sum_takes_in_its_products_in_order_and_rounds_once() {
    here(cases::each_sum_takes_in_its_products_in_order_and_rounds_once);
}

#[wasm_bindgen_test]
fn panels_have_their_lines_place_by_place() {
    here(cases::panels_have_their_lines_place_by_place);
}
