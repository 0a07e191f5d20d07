//! Runs `programs/*.py` and compares what they print with what NumPy itself printed.
//!
//! The `.out` files are made by running the programs with CPython 3.13 and NumPy 2.5.

mod support;

use freezeframe_base::{CellId, Revision};
use std::path::Path;

/// What a program prints, and the exception that ended it.
fn run(text: &str) -> String {
    let (mut vm, printed) = support::machine();
    let globals = vm.new_globals();
    let ended = vm
        .compile_cell(text, CellId(0), Revision(0), "program.py")
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = ended {
        let message = vm.message_of(&raise);
        let span = raise
            .0
            .exception()
            .and_then(|data| data.borrow().traceback.last().map(|it| it.code.span(it.at)));
        let line = span.map_or(0, |span| text[..span.start as usize].lines().count());
        printed
            .borrow_mut()
            .push_str(&format!("line {line}: {}: {message}\n", raise.class_name()));
    }
    printed.take()
}

#[test]
fn programs_print_what_numpy_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    freezeframe_recorded::check(&folder, 9, "NumPy", |text, _| run(text));
}
