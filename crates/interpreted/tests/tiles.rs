//! Tiles of matrices by the module that the engine makes, run by an interpreter.

#[path = "../cases/tiles.rs"]
mod cases;

use freezeframe_array::{Embedder, Tiles};
use freezeframe_interpreted::Interpreted;

fn here(case: fn(&dyn Tiles)) {
    case(&*Interpreted::default().tiles().expect("always"));
}

#[test]
fn each_sum_takes_in_its_products_in_order_and_rounds_once() {
    here(cases::each_sum_takes_in_its_products_in_order_and_rounds_once);
}

#[test]
fn panels_have_their_lines_place_by_place() {
    here(cases::panels_have_their_lines_place_by_place);
}
