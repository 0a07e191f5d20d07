//! Loops over elements by modules that the engine makes, run by an interpreter.

#[path = "../cases/programs.rs"]
mod cases;

use cases::With;
use freezeframe_array::kernel::UnaryOp;
use freezeframe_array::program::{Read, Written};
use freezeframe_array::{Embedder, Shape};
use freezeframe_interpreted::Interpreted;
use std::rc::Rc;

const HERE: With = With {
    embedder: || Rc::new(Interpreted::default()),
    tell: |text| assert!(!text.starts_with("skipped"), "{text}"),
};

#[test]
fn functions_give_the_digits_of_one_number() {
    cases::functions_give_the_digits_of_one_number(&HERE);
}

#[test]
fn programs_give_the_same_with_and_without_code() {
    cases::programs_give_the_same_with_and_without_code(&HERE);
}

#[test]
fn reductions_give_the_same_with_and_without_code() {
    cases::reductions_give_the_same_with_and_without_code(&HERE);
}

#[test]
fn turns_give_the_same_with_and_without_code() {
    cases::turns_give_the_same_with_and_without_code(&HERE);
}

#[test]
fn programs_of_any_kind_give_the_same_with_and_without_code() {
    cases::programs_of_any_kind_give_the_same_with_and_without_code(&HERE);
}

#[test]
#[should_panic(expected = "made code wrote")]
fn what_is_written_elsewhere_is_noticed() {
    let program = cases::lone(&Shape::new(&[8]), UnaryOp::Square);
    let code = Interpreted::default().made(&program).expect("code");
    code.run(&[Read::W32(&[0; 8])], &mut [Written::W32(&mut [0; 4])], 8);
}
