//! Set-up: the steps that bring a fresh machine to a running page.
//!
//! Each step looks first whether its work is done, so running set-up twice costs a second.

mod apt;
mod cargo_tools;
mod debian_toolchain;
mod npm;
pub mod wasm_target;

use std::time::Instant;

use crate::programs;
use crate::shell::{Outcome, find};

/// One step: what it brings, how to see that it is there, how to bring it, and what a reader can do when that fails.
struct Step {
    name: &'static str,
    is_done: fn() -> bool,
    work: fn() -> Outcome,
    mend: &'static str,
}

const SERVE_STEPS: [Step; 6] = [
    Step {
        name: "C compiler and linker",
        is_done: || find("cc").is_some(),
        work: || apt::install(&["build-essential"]),
        mend: "install a C compiler that answers to `cc` (Debian: build-essential, macOS: xcode-select --install)",
    },
    Step {
        name: "Rust for wasm32-unknown-unknown",
        is_done: wasm_target::is_ready,
        work: wasm_target::install,
        mend: "install Rust through rustup (rustup.rs) and run `rustup target add wasm32-unknown-unknown`",
    },
    Step {
        name: "wasm-bindgen, in the version of Cargo.lock",
        is_done: cargo_tools::wasm_bindgen_is_ready,
        work: cargo_tools::install_wasm_bindgen,
        mend: "run `cargo install --locked wasm-bindgen-cli` in the version that Cargo.lock names",
    },
    Step {
        name: "trunk",
        is_done: cargo_tools::trunk_is_ready,
        work: cargo_tools::install_trunk,
        mend: "run `cargo install --locked trunk@0.21.14`",
    },
    Step {
        name: "Node.js 20 or newer, and npm",
        is_done: npm::node_is_ready,
        work: || apt::install(&["nodejs", "npm"]),
        mend: "install Node.js 20 or newer (nodejs.org) so that `node` and `npm` are on the PATH",
    },
    Step {
        name: "npm packages (editor, bundler, wasm-opt, browser driver)",
        is_done: npm::packages_are_ready,
        work: npm::install_packages,
        mend: "run `npm ci` in the top folder and read what it says",
    },
];

const BROWSER_STEP: Step = Step {
    name: "Chromium and ChromeDriver",
    is_done: || programs::chrome().is_some() && programs::chromedriver().is_some(),
    work: || apt::install(&["chromium", "chromium-driver"]),
    mend: "install Chromium or Chrome with the ChromeDriver of its version, or name them in CHROME and CHROMEDRIVER",
};

/// Installs what building and serving the page needs.
pub fn for_serving() -> Outcome {
    take(&SERVE_STEPS.iter().collect::<Vec<_>>())
}

/// Installs what the tests need beyond that.
pub fn for_tests() -> Outcome {
    let mut steps: Vec<&Step> = SERVE_STEPS.iter().collect();
    steps.push(&BROWSER_STEP);
    take(&steps)
}

fn take(steps: &[&Step]) -> Outcome {
    for (index, step) in steps.iter().enumerate() {
        let place = format!("[{}/{}] {}", index + 1, steps.len(), step.name);
        if (step.is_done)() {
            println!("{place}: there");
            continue;
        }
        println!("{place}: installing");
        let start = Instant::now();
        let outcome = (step.work)().and_then(|()| {
            if (step.is_done)() {
                Ok(())
            } else {
                Err("it was installed but is still not found".to_owned())
            }
        });
        outcome.map_err(|error| {
            format!(
                "{} is missing: {error}\n       mend: {}",
                step.name, step.mend
            )
        })?;
        println!("{place}: installed in {} s", start.elapsed().as_secs());
    }
    Ok(())
}
