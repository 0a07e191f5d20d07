//! Loops over elements by modules that the engine makes, in a browser.
#![cfg(target_arch = "wasm32")]

#[path = "../../interpreted/cases/programs.rs"]
mod cases;

use cases::With;
use freezeframe_array::Embedder;
use freezeframe_array::program::{Made, MadeRows, MadeTurns, Program, RowFold, Turning};
use freezeframe_worker::{Programs, rows};
use std::rc::Rc;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Makes code of everything.
#[derive(Default)]
struct Maker(Programs);

impl Embedder for Maker {
    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        self.0.made(program)
    }

    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        rows(fold)
    }

    fn made_turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        self.0.turns(turning)
    }
}

/// Some machines round twice; there the engine does without code for sums of products.
const HERE: With = With {
    embedder: || Rc::new(Maker::default()),
    tell: |text| console_log!("{text}"),
};

#[wasm_bindgen_test]
fn functions_give_the_digits_of_one_number() {
    cases::functions_give_the_digits_of_one_number(&HERE);
}

#[wasm_bindgen_test]
fn programs_give_the_same_with_and_without_code() {
    cases::programs_give_the_same_with_and_without_code(&HERE);
}

#[wasm_bindgen_test]
fn reductions_give_the_same_with_and_without_code() {
    cases::reductions_give_the_same_with_and_without_code(&HERE);
}

#[wasm_bindgen_test]
fn turns_give_the_same_with_and_without_code() {
    cases::turns_give_the_same_with_and_without_code(&HERE);
}

#[wasm_bindgen_test]
fn programs_of_any_kind_give_the_same_with_and_without_code() {
    cases::programs_of_any_kind_give_the_same_with_and_without_code(&HERE);
}
