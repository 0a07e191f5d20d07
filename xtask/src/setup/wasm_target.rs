//! Which Rust toolchain builds for WebAssembly.
//!
//! The ordinary one, as soon as rustup can give it the target. Where rustup cannot (no way to its server), the
//! toolchain `wasm-web` that `debian_toolchain` makes.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::debian_toolchain;
use crate::shell::{Outcome, command, find, run};

/// The WebAssembly target triple.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain for WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmToolchain {
    /// The one that also builds natively.
    Ordinary,
    /// The linked toolchain `wasm-web`.
    Debian,
}

impl WasmToolchain {
    /// The toolchain found on this machine; the ordinary one where there is none yet.
    pub fn current() -> Self {
        static FOUND: OnceLock<WasmToolchain> = OnceLock::new();
        // Only a positive answer is kept: set-up asks before and after installing.
        *FOUND.get().unwrap_or_else(|| match probe() {
            Some(toolchain) => FOUND.get_or_init(|| toolchain),
            None => &Self::Ordinary,
        })
    }

    /// Makes a command use this toolchain.
    pub fn apply(self, command: &mut Command) {
        if self == Self::Debian {
            debian_toolchain::apply(command);
        }
    }
}

/// Whether some toolchain compiles for WebAssembly.
pub fn is_ready() -> bool {
    probe().is_some()
}

/// Adds the target through rustup, else makes the toolchain `wasm-web`.
pub fn install() -> Outcome {
    if !debian_toolchain::is_asked_for() {
        if find("rustup").is_some()
            && run(command("rustup").args(["target", "add", TARGET])).is_ok()
        {
            return Ok(());
        }
        println!("rustup cannot give the target here; making one from Debian's packages instead");
    }
    debian_toolchain::install(TARGET)
}

fn probe() -> Option<WasmToolchain> {
    if !debian_toolchain::is_asked_for() && compiles(&mut command("rustc")) {
        return Some(WasmToolchain::Ordinary);
    }
    let mut rustc = command("rustc");
    debian_toolchain::apply(&mut rustc);
    (debian_toolchain::has_linker() && compiles(&mut rustc)).then_some(WasmToolchain::Debian)
}

/// Compiles a line that needs `alloc` and `std`; the library folder alone could be left from another version.
fn compiles(rustc: &mut Command) -> bool {
    let child = rustc
        .args([
            "--target",
            TARGET,
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "-o",
            "-",
            "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let written = child
        .stdin
        .take()
        .is_some_and(|mut stdin| stdin.write_all(b"pub fn f() -> Vec<u8> { vec![] }").is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}
