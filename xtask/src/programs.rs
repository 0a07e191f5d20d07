//! Where the programs that the chores drive are, and the environment they run in.

use std::path::PathBuf;
use std::process::Command;

use crate::setup::wasm_target::WasmToolchain;
use crate::shell::{command, find};

/// Folder for tools and caches that outlive a checkout; `FREEZEFRAME_CACHE` moves it.
pub fn cache() -> PathBuf {
    if let Some(folder) = std::env::var_os("FREEZEFRAME_CACHE") {
        return PathBuf::from(folder);
    }
    let caches =
        std::env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from);
    caches.join("freezeframe")
}

/// The user's folder.
pub fn home() -> PathBuf {
    std::env::var_os("HOME")
        .or_else(|| std::env::var_os("USERPROFILE"))
        .map_or_else(PathBuf::new, PathBuf::from)
}

/// Where `cargo install` puts programs.
pub fn cargo_bin() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map_or_else(|| home().join(".cargo"), PathBuf::from)
        .join("bin")
}

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

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}
