//! `cargo xtask bench`: how long a visitor waits, and how fast the interpreter is. Figures, never a verdict.

mod figure;
mod inspector;
mod page;
mod peers;
mod python;

use crate::programs;
use crate::setup;
use crate::shell::{Outcome, root};
use figure::{Figure, RUNS};

const PARTS: [&str; 4] = ["page", "python", "inspector", PEERS];

/// The part that needs what others made, and is measured only if it is named.
const PEERS: &str = "peers";

/// Where the figures are kept; those of the run before are shown beside the new ones.
const KEPT: &str = "target/bench.json";

/// Measures the page in Chromium, then Python loops and the inspector natively. `parts` names what to measure; all but the
/// peers if it is empty.
pub fn run(parts: &[String]) -> Outcome {
    if let Some(other) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        let known = PARTS.join(", ");
        return Err(format!("there is no part `{other}` to measure: {known}"));
    }
    setup::for_tests()?;
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|it| it == part);
    // What is missing is said before minutes are spent on building.
    let with_peers = parts.iter().any(|part| part == PEERS);
    let chrome = programs::chrome().filter(|_| wanted("page") || with_peers);
    if (wanted("page") || with_peers) && chrome.is_none() {
        return Err("Chromium is missing: `cargo xtask setup` installs it, or CHROME names it; `cargo xtask bench python` does without".to_owned());
    }
    let cpython = python::cpython().filter(|_| wanted("python"));
    if wanted("python") && cpython.is_none() {
        return Err("CPython 3.13 is missing: PYTHON, python3.13 on the PATH, or pyenv's; `cargo xtask bench page` does without".to_owned());
    }
    let mut figures = Vec::new();
    if let Some(chrome) = chrome.as_ref().filter(|_| wanted("page")) {
        figures.extend(page::measure(chrome)?);
    }
    if let Some(cpython) = cpython {
        figures.extend(python::measure(&cpython)?);
    }
    if !figures.is_empty() {
        report(&figures)?;
    }
    if wanted("inspector") {
        inspector::run()?;
    }
    if let Some(chrome) = chrome.filter(|_| with_peers) {
        peers::run(&chrome)?;
    }
    Ok(())
}

/// Prints the figures beside those of the run before, and keeps them.
fn report(figures: &[Figure]) -> Outcome {
    let kept = std::fs::read_to_string(root().join(KEPT)).unwrap_or_default();
    println!(
        "\n{:>10} {:>19} {:>10} {:>8}       median of {RUNS}",
        "median", "lowest - highest", "before", "aim"
    );
    for figure in figures {
        println!("{}", figure.line(&kept));
    }
    let lines: Vec<String> = figures.iter().map(Figure::json).collect();
    std::fs::write(root().join(KEPT), format!("[\n{}\n]\n", lines.join(",\n")))
        .map_err(|error| format!("{KEPT} cannot be written: {error}"))?;
    println!("\nkept in {KEPT}");
    Ok(())
}
