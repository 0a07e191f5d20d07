//! trunk and wasm-bindgen, in the folder where cargo keeps programs: fetched ready-built, or built by cargo.

use std::path::PathBuf;
use std::process::Command;

use super::debian_toolchain;
use super::prebuilt::{self, Archive};
use super::progress::{self, Build};
use super::wasm_target::WasmToolchain;
use crate::shell::{Outcome, command, read, read_file, run};
use crate::{places, programs};

const TRUNK_VERSION: &str = "0.21.14";
const WASM_BINDGEN_PROGRAMS: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];
/// The crates in which wasm-bindgen spends its time; without optimization each rebuild of the page would take seconds more.
const OPTIMIZED: [&str; 6] = [
    "walrus",
    "wasmparser",
    "wasm-encoder",
    "wasm-bindgen-cli-support",
    "id-arena",
    "hashbrown",
];
const WRAPPER_MARK: &str = "Written by `cargo xtask` of Freezeframe";

/// Whether both are there, in the versions that belong together, and trunk builds with the toolchain that can.
pub fn are_ready() -> bool {
    let trunk = places::cargo_bin().join("trunk");
    let is_wrapped = is_wrapper(&trunk) == (WasmToolchain::current() == WasmToolchain::Debian);
    is_wrapped && trunk_is_current() && wasm_bindgen_is_current().is_ok_and(|is| is)
}

/// Installs what is missing or has another version.
/// Beside the toolchain `wasm-web`, trunk also gets a script that selects it, so that plain `trunk serve` works.
pub fn install() -> Outcome {
    let trunk = places::cargo_bin().join("trunk");
    if is_wrapper(&trunk) {
        unwrap_trunk(&trunk)?;
    }
    let mut builds = Vec::new();
    if !trunk_is_current() && !fetched("trunk", &["trunk"], trunk_archive()) {
        builds.push(build("trunk", "trunk", TRUNK_VERSION, &["trunk"]));
    }
    if !wasm_bindgen_is_current()? {
        let version = locked_version("wasm-bindgen")?;
        if !fetched(
            "wasm-bindgen",
            &WASM_BINDGEN_PROGRAMS,
            wasm_bindgen_archive(&version),
        ) {
            builds.push(build(
                "wasm-bindgen",
                "wasm-bindgen-cli",
                &version,
                &WASM_BINDGEN_PROGRAMS,
            ));
        }
    }
    if !builds.is_empty() {
        progress::run(builds)?;
        remove_build_folders()?;
    }
    match WasmToolchain::current() {
        WasmToolchain::Ordinary => Ok(()),
        WasmToolchain::Debian => wrap_trunk(&trunk),
    }
}

fn trunk_is_current() -> bool {
    has_version(command(places::cargo_bin().join("trunk")), TRUNK_VERSION)
}

/// Whether the command line of wasm-bindgen has the library's version, which its output must match.
fn wasm_bindgen_is_current() -> Outcome<bool> {
    let version = locked_version("wasm-bindgen")?;
    let is_current =
        |program: &&str| has_version(command(places::cargo_bin().join(program)), &version);
    Ok(WASM_BINDGEN_PROGRAMS.iter().all(is_current))
}

fn trunk_archive() -> Option<Archive> {
    let (target, sha256) = prebuilt::for_this_machine(&prebuilt::TRUNK)?;
    Some(Archive {
        url: format!(
            "https://github.com/trunk-rs/trunk/releases/download/v{TRUNK_VERSION}/trunk-{target}.tar.gz"
        ),
        sha256: sha256.to_owned(),
        folder: String::new(),
    })
}

fn wasm_bindgen_archive(version: &str) -> Option<Archive> {
    if version != prebuilt::WASM_BINDGEN_VERSION {
        return None;
    }
    let (target, sha256) = prebuilt::for_this_machine(&prebuilt::WASM_BINDGEN)?;
    let name = format!("wasm-bindgen-{version}-{target}");
    Some(Archive {
        url: format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/{name}.tar.gz"
        ),
        sha256: sha256.to_owned(),
        folder: name,
    })
}

/// Whether the ready-built programs could be had.
fn fetched(name: &str, programs: &[&str], archive: Option<Archive>) -> bool {
    let Some(archive) = archive else { return false };
    match prebuilt::fetch(&archive, programs, &places::cargo_bin()) {
        Ok(()) => {
            println!("      {name}: fetched ready-built, and its checksum is right");
            true
        }
        Err(why) => {
            println!("      {name}: building it from source, since {why}");
            false
        }
    }
}

/// Puts trunk itself into our cache, and a script in its place.
fn wrap_trunk(trunk: &PathBuf) -> Outcome {
    let failed = |error: std::io::Error| format!("trunk cannot be moved: {error}");
    let real = real_trunk();
    std::fs::create_dir_all(places::cache().join("bin")).map_err(failed)?;
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
    places::cache().join("bin/trunk")
}

fn is_wrapper(path: &PathBuf) -> bool {
    std::fs::read(path).is_ok_and(|bytes| {
        let start = bytes.get(..200).unwrap_or(&bytes);
        String::from_utf8_lossy(start).contains(WRAPPER_MARK)
    })
}

/// `cargo install` of what is needed of a package, soon built rather than fast.
///
/// Without its default features neither of them can speak TLS, which nothing here asks of them.
fn build(name: &'static str, package: &str, version: &str, programs: &[&str]) -> Build {
    let mut cargo = programs::cargo();
    if package == "wasm-bindgen-cli" {
        for hot in OPTIMIZED {
            cargo.arg(format!(
                "--config=profile.release.package.{hot}.opt-level=1"
            ));
        }
    }
    cargo
        .args(["install", "--locked", "--force", "--no-default-features"])
        .arg(format!("{package}@{version}"))
        // Where this looks for them, whatever cargo is configured to.
        .arg("--root")
        .arg(places::cargo_home())
        .args(programs.iter().flat_map(|program| ["--bin", program]))
        // A folder for each, so that they build beside each other; they share hardly a crate.
        .env("CARGO_TARGET_DIR", build_folder().join(name))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    Build { name, cargo }
}

fn build_folder() -> PathBuf {
    places::cache().join("tools-target")
}

/// The folders hold a gigabyte that only another version of a tool would use.
fn remove_build_folders() -> Outcome {
    std::fs::remove_dir_all(build_folder())
        .map_err(|error| format!("{} cannot be removed: {error}", build_folder().display()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_agree_wherever_they_are_written() {
        let version = locked_version("wasm-bindgen").expect("a locked version");
        assert_eq!(
            version,
            prebuilt::WASM_BINDGEN_VERSION,
            "its checksums are in prebuilt.rs"
        );
        let trunk = read_file("Trunk.toml").expect("Trunk.toml");
        for line in [
            format!("trunk-version = \"{TRUNK_VERSION}\""),
            format!("wasm_bindgen = \"{version}\""),
        ] {
            assert!(trunk.contains(&line), "Trunk.toml has no {line}");
        }
    }
}
