//! Runs `programs/*.py` and compares what they print with what matplotlib itself printed.
//!
//! The `.out` files are made by running the programs with CPython 3.13, NumPy 2.5 and matplotlib 3.11.

mod support;

use std::path::Path;

#[test]
fn programs_print_what_matplotlib_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    freezeframe_recorded::check(&folder, 2, "matplotlib", |text, _| support::run(text).0);
}
