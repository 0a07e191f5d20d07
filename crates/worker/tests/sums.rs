//! Sums of floats in a browser, where the loops over most elements are vector code of their own.
#![cfg(target_arch = "wasm32")]

#[path = "../../array/tests/support/sums.rs"]
mod sums;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn sums_are_in_the_order_of_xla() {
    sums::sums_are_in_the_order_of_xla();
}

#[path = "../../array/tests/support/products.rs"]
mod products;

#[wasm_bindgen_test]
fn products_are_in_the_order_of_xla() {
    products::products_are_in_the_order_of_xla();
}
