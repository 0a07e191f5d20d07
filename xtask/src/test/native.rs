//! The parts that need no browser.

use super::tally::{Tally, cargo_counts};
use crate::programs;
use crate::setup::wasm_target::{TARGET, WasmToolchain};
use crate::shell::{run, run_and_read};

/// The crates that are built for the browser.
const BROWSER_CRATES: [&str; 4] = [
    "--package",
    "freezeframe-page",
    "--package",
    "freezeframe-worker",
];

/// rustfmt.
pub fn format() -> Tally {
    Tally::of_check(run(programs::cargo().args(["fmt", "--all", "--check"])))
}

/// Clippy over the workspace, warnings denied.
pub fn clippy() -> Tally {
    let mut cargo = programs::cargo();
    cargo.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    Tally::of_check(run(&mut cargo))
}

/// The same for what only the browser's build sees.
pub fn clippy_wasm() -> Tally {
    match WasmToolchain::current() {
        WasmToolchain::Ordinary => {
            let mut cargo = programs::cargo();
            cargo
                .args(["clippy", "--target", TARGET])
                .args(BROWSER_CRATES)
                .args(["--", "-D", "warnings"]);
            Tally::of_check(run(&mut cargo))
        }
        WasmToolchain::Debian => compiler_warnings_wasm(),
    }
}

/// The toolchain `wasm-web` has no Clippy, so there only the compiler's warnings are denied.
fn compiler_warnings_wasm() -> Tally {
    println!("the toolchain wasm-web has no Clippy; the compiler's own warnings count instead");
    let mut cargo = programs::for_wasm("cargo");
    cargo
        .args(["check", "--target", TARGET])
        .args(BROWSER_CRATES)
        .args(["--message-format", "json"]);
    let output = match cargo.stderr(std::process::Stdio::inherit()).output() {
        Ok(output) => output,
        Err(error) => return Tally::of_check(Err(format!("cargo check did not start: {error}"))),
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let is_warning = |line: &&str| {
        line.contains("\"level\":\"warning\"") && line.contains("\"reason\":\"compiler-message\"")
    };
    let warnings = text.lines().filter(is_warning).count();
    Tally::of_check(match (output.status.success(), warnings) {
        (true, 0) => Ok(()),
        (true, _) => Err(format!(
            "{warnings} warnings in the build for {TARGET}; `cargo check --target {TARGET}` shows them"
        )),
        (false, _) => Err(format!("the build for {TARGET} failed")),
    })
}

/// `cargo test` over the workspace.
pub fn tests() -> Tally {
    let mut cargo = programs::cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    if let Some(python) = programs::jupyter() {
        cargo.env("FREEZEFRAME_JUPYTER", python);
    }
    let (outcome, output) = run_and_read(&mut cargo);
    Tally::of_program(outcome, &output, cargo_counts)
}
