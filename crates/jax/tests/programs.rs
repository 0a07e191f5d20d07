//! Runs `programs/*.py` and compares what they print with what JAX itself printed.
//!
//! `programs/regenerate.sh` makes the `.out` files with CPython 3.13, JAX and NumPy.

mod support;

use std::path::Path;

#[test]
fn programs_print_what_jax_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    freezeframe_recorded::check(&folder, 9, "JAX", |text, name| {
        let outcome = support::run(text, name);
        let error = outcome.error.map_or(String::new(), |(class, message)| {
            let first = message.lines().next().unwrap_or_default();
            format!("! {class}: {first}\n")
        });
        outcome.stdout + &error
    });
}
