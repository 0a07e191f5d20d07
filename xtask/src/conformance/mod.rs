//! `cargo xtask conformance`: how much of what the original's docstrings show is printed here too.
//!
//! Collecting and comparing is done in Python by `xtask/conformance`, since the docstrings are the original's. Nothing of
//! what it collects is kept in the checkout but the figures.

use std::path::PathBuf;

use crate::places;
use crate::programs;
use crate::setup;
use crate::shell::{self, Outcome, command, root};

/// What is measured, and the page that the figures are written to.
const MEASURE: &str = "xtask/conformance/measure.py";
const PAGE: &str = "docs/conformance.md";

/// Builds `freezeframe`, has it and the original run all examples, prints the table and writes the page. `words` go to the
/// script; with some, a part is measured, and the page stays as it is unless they have it written.
pub fn run(words: &[String]) -> Outcome {
    setup::for_conformance()?;
    let python = programs::jupyter().ok_or("the Python with JAX is gone")?;
    let mut measure = command(&python);
    measure.arg(MEASURE).arg(freezeframe()?).arg(kept());
    if words.is_empty() {
        measure.args(["--write", PAGE]);
    }
    shell::run(measure.args(words))
}

/// The program that is measured: `FREEZEFRAME` names one that is built, else a release of this checkout.
fn freezeframe() -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os("FREEZEFRAME") {
        return Ok(PathBuf::from(named));
    }
    shell::run(programs::cargo().args(["build", "--release", "--package", "freezeframe-cli"]))?;
    Ok(root().join("target/release/freezeframe"))
}

/// Where what the original printed is kept.
fn kept() -> PathBuf {
    places::cache().join("conformance")
}
