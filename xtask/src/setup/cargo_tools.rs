//! wasm-bindgen and trunk, built by cargo into the folder where cargo keeps programs.

use std::path::PathBuf;
use std::process::Command;

use super::debian_toolchain;
use super::wasm_target::WasmToolchain;
use crate::programs;
use crate::shell::{Outcome, command, read, read_file, run};

const TRUNK_VERSION: &str = "0.21.14";
const WRAPPER_MARK: &str = "Written by `cargo xtask` of Freezeframe";

/// Whether the command line of wasm-bindgen has the library's version, which its output must match.
pub fn wasm_bindgen_is_ready() -> bool {
    let Ok(version) = locked_version("wasm-bindgen") else {
        return false;
    };
    let is_current =
        |program: &str| has_version(command(programs::cargo_bin().join(program)), &version);
    is_current("wasm-bindgen") && is_current("wasm-bindgen-test-runner")
}

/// Builds wasm-bindgen.
pub fn install_wasm_bindgen() -> Outcome {
    let version = locked_version("wasm-bindgen")?;
    run(&mut install("wasm-bindgen-cli", &version))
}

/// Whether trunk is there, and builds with the toolchain that can.
pub fn trunk_is_ready() -> bool {
    let trunk = programs::cargo_bin().join("trunk");
    if !has_version(command(&trunk), TRUNK_VERSION) {
        return false;
    }
    is_wrapper(&trunk) == (WasmToolchain::current() == WasmToolchain::Debian)
}

/// Builds trunk; beside the toolchain `wasm-web` it also gets a script that selects it, so that plain `trunk serve` works.
pub fn install_trunk() -> Outcome {
    let trunk = programs::cargo_bin().join("trunk");
    if is_wrapper(&trunk) {
        unwrap_trunk(&trunk)?;
    }
    if !has_version(command(&trunk), TRUNK_VERSION) {
        run(install("trunk", TRUNK_VERSION).arg("--force"))?;
    }
    match WasmToolchain::current() {
        WasmToolchain::Ordinary => Ok(()),
        WasmToolchain::Debian => wrap_trunk(&trunk),
    }
}

/// Puts trunk itself into our cache, and a script in its place.
fn wrap_trunk(trunk: &PathBuf) -> Outcome {
    let failed = |error: std::io::Error| format!("trunk cannot be moved: {error}");
    let real = real_trunk();
    std::fs::create_dir_all(programs::cache().join("bin")).map_err(failed)?;
    std::fs::copy(trunk, &real).map_err(failed)?;
    std::fs::remove_file(trunk).map_err(failed)?;
    let mut selected = Command::new("env");
    debian_toolchain::apply(&mut selected);
    let assignments: Vec<String> = selected
        .get_envs()
        .filter_map(|(name, value)| Some(format!("{}={}", name.to_str()?, value?.to_str()?)))
        .collect();
    let script = format!(
        "#!/bin/sh\n# {WRAPPER_MARK}: rustup cannot give the WebAssembly target here, so trunk builds with another toolchain.\nexec env {} '{}' \"$@\"\n",
        assignments.join(" "),
        real.display()
    );
    std::fs::write(trunk, script).map_err(failed)?;
    run(command("chmod").arg("+x").arg(trunk))
}

/// Puts trunk itself back in the place of the script.
fn unwrap_trunk(trunk: &PathBuf) -> Outcome {
    let failed = |error: std::io::Error| format!("trunk cannot be moved: {error}");
    std::fs::remove_file(trunk).map_err(failed)?;
    let real = real_trunk();
    if real.exists() {
        std::fs::copy(&real, trunk).map_err(failed)?;
    }
    Ok(())
}

/// Where trunk itself is while a script stands in its place.
fn real_trunk() -> PathBuf {
    programs::cache().join("bin/trunk")
}

fn is_wrapper(path: &PathBuf) -> bool {
    std::fs::read(path).is_ok_and(|bytes| {
        let start = bytes.get(..200).unwrap_or(&bytes);
        String::from_utf8_lossy(start).contains(WRAPPER_MARK)
    })
}

/// `cargo install`, with little optimization: these programs run for a second and would else build for ten minutes.
fn install(package: &str, version: &str) -> Command {
    let mut cargo = programs::cargo();
    cargo
        .args(["install", "--locked", &format!("{package}@{version}")])
        // The two programs share many dependencies, so they share a build folder.
        .env("CARGO_TARGET_DIR", programs::cache().join("tools-target"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    cargo
}

fn has_version(mut program: Command, version: &str) -> bool {
    read(program.arg("--version"))
        .is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> Outcome<String> {
    let lock = read_file("Cargo.lock")?;
    let mut lines = lock.lines();
    lines
        .by_ref()
        .find(|line| *line == format!("name = \"{name}\""));
    let version = lines
        .next()
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no {name}"))
}
