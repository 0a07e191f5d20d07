//! Where the programs that the chores drive are, and the environment they run in.

use std::path::PathBuf;
use std::process::Command;

use crate::setup::python::{JUPYTER, JUPYTER_BOOK, SPHINX};
use crate::setup::vitepress;
use crate::setup::wasm_target::WasmToolchain;
use crate::shell::{command, find};

/// Cargo of the ordinary toolchain.
pub fn cargo() -> Command {
    command("cargo")
}

/// A program that builds for WebAssembly (cargo, trunk) with the toolchain that can.
pub fn for_wasm(program: &str) -> Command {
    let mut command = command(program);
    WasmToolchain::current().apply(&mut command);
    command
}

/// A program of the npm packages.
pub fn node() -> Command {
    command("node")
}

/// Chromium or Chrome: `CHROME`, else the first known name on the PATH.
pub fn chrome() -> Option<PathBuf> {
    from_environment("CHROME").or_else(|| {
        [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ]
        .into_iter()
        .find_map(find)
    })
}

/// ChromeDriver: `CHROMEDRIVER`, else the one on the PATH.
pub fn chromedriver() -> Option<PathBuf> {
    from_environment("CHROMEDRIVER").or_else(|| find("chromedriver"))
}

/// Firefox: `FIREFOX`, else the first known name on the PATH.
pub fn firefox() -> Option<PathBuf> {
    from_environment("FIREFOX").or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(find))
}

/// A Python with JAX and Jupyter: `FREEZEFRAME_JUPYTER`, else the one that set-up made.
pub fn jupyter() -> Option<PathBuf> {
    from_environment("FREEZEFRAME_JUPYTER").or_else(|| JUPYTER.program("python"))
}

/// Generators of sites, by the variables that name them for the visits: what stands there already, else what set-up made.
/// Those that are looked for on the PATH alone are not among them.
pub fn generators() -> Vec<(&'static str, PathBuf)> {
    let made = [
        ("SPHINX_BUILD", SPHINX.program("sphinx-build")),
        ("MDBOOK", SPHINX.program("mdbook")),
        ("JUPYTER_BOOK", JUPYTER_BOOK.program("jupyter-book")),
        ("VITEPRESS", vitepress::program()),
    ];
    let known = made.into_iter().filter_map(|(variable, made)| {
        let program = from_environment(variable).or(made)?;
        Some((variable, program))
    });
    known.collect()
}

/// Whether these of them are there.
pub fn has_generators(variables: &[&str]) -> bool {
    let known = generators();
    let is_known = |it: &&str| known.iter().any(|(variable, _)| variable == it);
    variables.iter().all(is_known)
}

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}
