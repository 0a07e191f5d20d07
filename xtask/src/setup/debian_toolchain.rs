//! The toolchain `wasm-web`: Debian's rustc with a standard library for WebAssembly that we build from its source.
//!
//! Needed only where rustup cannot download the target. `FREEZEFRAME_WASM_TOOLCHAIN=wasm-web` asks for it by hand.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use crate::places;
use crate::shell::{Outcome, command, find, read, run};

/// The name under which rustup links it.
pub const NAME: &str = "wasm-web";
const LINKER: &str = "wasm-ld-19";
/// Rust 1.x of `rust-version` in Cargo.toml.
const OLDEST_MINOR: u32 = 95;
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// Whether the user chose this toolchain.
pub fn is_asked_for() -> bool {
    std::env::var("FREEZEFRAME_WASM_TOOLCHAIN").is_ok_and(|name| name == NAME)
}

/// Whether its linker is there; Debian's rustc brings none of its own.
pub fn has_linker() -> bool {
    find(LINKER).is_some()
}

/// Makes a command use it.
pub fn apply(command: &mut Command) {
    command
        .env("RUSTUP_TOOLCHAIN", NAME)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
        .env_remove("LD_LIBRARY_PATH");
}

/// Installs the packages, builds the standard library for `target` and links the toolchain.
pub fn install(target: &str) -> Outcome {
    // Old lists know old compilers only; without a way to the server the lists that are there have to do.
    if apt::update().is_err() {
        println!("the package lists could not be fetched anew");
    }
    apt::install(&PACKAGES)?;
    check_version()?;
    let library = build_std(target)?;
    copy_std(&library, target)?;
    if find("rustup").is_none() {
        return Err("rustup is needed to link the toolchain".to_owned());
    }
    run(command("rustup").args(["toolchain", "link", NAME, "/usr"]))
}

/// Debian's own cargo and rustc, which must find each other and not rustup's.
fn debian(program: &str) -> Command {
    let mut command = command(format!("/usr/bin/{program}"));
    command
        .env("PATH", "/usr/bin:/bin")
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN");
    for name in ["RUSTC", "RUSTC_WRAPPER", "CARGO_TARGET_DIR"] {
        command.env_remove(name);
    }
    command
}

/// Fails where Debian's compiler is older than the workspace allows.
fn check_version() -> Outcome {
    let text = read(debian("rustc").arg("--version")).unwrap_or_default();
    let minor = text
        .strip_prefix("rustc 1.")
        .and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    if minor.is_some_and(|minor| minor >= OLDEST_MINOR) {
        return Ok(());
    }
    Err(format!(
        "Debian's rustc-web is `{text}`, and 1.{OLDEST_MINOR} or newer is needed: mend the sources of apt (security updates have it), or let rustup reach its server"
    ))
}

/// Builds std in an empty crate and gives the folder of the libraries.
fn build_std(target: &str) -> Outcome<PathBuf> {
    let folder = places::cache().join("wasm-std");
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}", folder.display());
    std::fs::create_dir_all(folder.join("src")).map_err(failed)?;
    std::fs::write(folder.join("src/lib.rs"), "").map_err(failed)?;
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n";
    std::fs::write(folder.join("Cargo.toml"), manifest).map_err(failed)?;
    // Only bitcode makes link-time optimization work; `test` is what wasm-bindgen-test links.
    let mut cargo = debian("cargo");
    cargo
        .current_dir(&folder)
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["build", "--release", "--target", target])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test");
    run(&mut cargo)?;
    Ok(folder.join("target").join(target).join("release/deps"))
}

/// Copies the libraries to where Debian's rustc looks for them.
fn copy_std(library: &Path, target: &str) -> Outcome {
    let to = read(debian("rustc").args(["--print", "target-libdir", "--target", target]))
        .ok_or("Debian's rustc does not say where its libraries for WebAssembly belong")?;
    run(apt::as_root("mkdir")?.args(["-p", &to]))?;
    let entries =
        std::fs::read_dir(library).map_err(|error| format!("{}: {error}", library.display()))?;
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with("libempty-")
    };
    let files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(is_ours)
        .collect();
    // Libraries of an older build would be found twice.
    run(apt::as_root("find")?.args([to.as_str(), "-name", "*.rlib", "-delete"]))?;
    run(apt::as_root("cp")?.args(&files).arg(&to))
}
