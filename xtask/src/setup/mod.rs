//! Set-up: the steps that bring a fresh machine to a running page.
//!
//! Each step looks first whether its work is done, so running set-up twice costs a second.

mod apt;
mod debian_toolchain;
mod npm;
mod prebuilt;
mod progress;
pub mod python;
mod tools;
pub mod vitepress;
pub mod wasm_target;

use std::time::{Duration, Instant};

use crate::programs;
use crate::shell::{Outcome, find};

/// One step: what it brings, about how long that takes on two cores, how to see that it is there, how to bring it, and
/// what a reader can do when that fails.
struct Step {
    name: &'static str,
    takes: Duration,
    is_done: fn() -> bool,
    work: fn() -> Outcome,
    mend: &'static str,
}

const SERVE_STEPS: [Step; 5] = [
    Step {
        name: "C compiler and linker",
        takes: Duration::from_secs(30),
        is_done: || find("cc").is_some(),
        work: || apt::install(&["build-essential"]),
        mend: "install a C compiler that answers to `cc` (Debian: build-essential, macOS: xcode-select --install)",
    },
    Step {
        name: "Rust for wasm32-unknown-unknown",
        takes: Duration::from_secs(20),
        is_done: wasm_target::is_ready,
        work: wasm_target::install,
        mend: "install Rust through rustup (rustup.rs) and run `rustup target add wasm32-unknown-unknown`",
    },
    Step {
        name: "trunk and wasm-bindgen",
        takes: Duration::from_secs(180),
        is_done: tools::are_ready,
        work: tools::install,
        mend: "run `cargo install --locked trunk@0.21.14`, and `cargo install --locked wasm-bindgen-cli` in the version that Cargo.lock names",
    },
    Step {
        name: "Node.js 20 or newer, and npm",
        takes: Duration::from_secs(60),
        is_done: npm::node_is_ready,
        work: || apt::install(&["nodejs", "npm"]),
        mend: "install Node.js 20 or newer (nodejs.org) so that `node` and `npm` are on the PATH",
    },
    Step {
        name: "npm packages (editor, bundler, wasm-opt, browser driver)",
        takes: Duration::from_secs(10),
        is_done: npm::packages_are_ready,
        work: npm::install_packages,
        mend: "run `npm ci` in the top folder and read what it says",
    },
];

const BROWSER_STEP: Step = Step {
    name: "Chromium and ChromeDriver",
    takes: Duration::from_secs(60),
    is_done: || programs::chrome().is_some() && programs::chromedriver().is_some(),
    work: || apt::install(&["chromium", "chromium-driver"]),
    mend: "install Chromium or Chrome with the ChromeDriver of its version, or name them in CHROME and CHROMEDRIVER",
};

/// The original, which the engine is held against.
const JUPYTER_STEP: Step = Step {
    name: "Python with JAX and Jupyter",
    takes: Duration::from_secs(60),
    is_done: || programs::jupyter().is_some(),
    work: || python::JUPYTER.install(),
    mend: "name a Python in FREEZEFRAME_JUPYTER that has jax 0.12.0.1, jupyter_server, ipykernel, nbformat, nbconvert and jupytext",
};

/// What tests need that are skipped where it cannot be had: a second browser, and generators of sites.
const DEBIAN_STEPS: [Step; 3] = [
    Step {
        name: "Firefox",
        takes: Duration::from_secs(30),
        is_done: || programs::firefox().is_some(),
        work: || apt::install(&["firefox-esr"]),
        mend: "install Firefox 140 or newer, or name one in FIREFOX",
    },
    Step {
        name: "Pandoc",
        takes: Duration::from_secs(10),
        is_done: || find("pandoc").is_some(),
        work: || apt::install(&["pandoc"]),
        mend: "install Pandoc so that `pandoc` is on the PATH",
    },
    Step {
        name: "Jekyll",
        takes: Duration::from_secs(20),
        is_done: || find("jekyll").is_some(),
        work: || apt::install(&["jekyll"]),
        mend: "install Jekyll 4 so that `jekyll` is on the PATH",
    },
];

/// The same from other packages, which are installed meanwhile.
const OWN_STEPS: [Step; 4] = [
    JUPYTER_STEP,
    Step {
        name: "Sphinx, MyST-NB and mdBook",
        takes: Duration::from_secs(20),
        is_done: || programs::has_generators(&["SPHINX_BUILD", "MDBOOK"]),
        work: || python::SPHINX.install(),
        mend: "name them in SPHINX_BUILD and MDBOOK",
    },
    Step {
        name: "Jupyter Book",
        takes: Duration::from_secs(20),
        is_done: || programs::has_generators(&["JUPYTER_BOOK"]),
        work: || python::JUPYTER_BOOK.install(),
        mend: "name one of version 1 in JUPYTER_BOOK",
    },
    Step {
        name: "VitePress",
        takes: Duration::from_secs(15),
        is_done: || programs::has_generators(&["VITEPRESS"]),
        work: vitepress::install,
        mend: "name one in VITEPRESS",
    },
];

/// Installs what building and serving the page needs.
pub fn for_serving() -> Outcome {
    take(&SERVE_STEPS.iter().collect::<Vec<_>>())
}

/// Installs what the tests need beyond that.
pub fn for_tests() -> Outcome {
    let mut steps: Vec<&Step> = SERVE_STEPS.iter().collect();
    steps.push(&BROWSER_STEP);
    take(&steps)?;
    std::thread::scope(|scope| {
        scope.spawn(|| take_beside(&DEBIAN_STEPS));
        take_beside(&OWN_STEPS);
    });
    Ok(())
}

/// Takes steps that others can do without.
fn take_beside(steps: &[Step]) {
    for step in steps {
        if let Err(error) = take_step(&format!("[beside] {}", step.name), step) {
            println!("[beside] {error}\n       the tests that need it are skipped");
        }
    }
}

/// Installs the original, which examples are held against.
pub fn for_conformance() -> Outcome {
    take(&[&JUPYTER_STEP])
}

fn take(steps: &[&Step]) -> Outcome {
    let missing: Vec<&&Step> = steps.iter().filter(|step| !(step.is_done)()).collect();
    if missing.len() > 1 {
        let time = missing.iter().map(|step| step.takes).sum();
        println!(
            "set-up: {} of {} steps are to do, about {} on two cores",
            missing.len(),
            steps.len(),
            progress::in_words(time)
        );
    }
    for (index, step) in steps.iter().enumerate() {
        take_step(
            &format!("[{}/{}] {}", index + 1, steps.len(), step.name),
            step,
        )?;
    }
    Ok(())
}

fn take_step(place: &str, step: &Step) -> Outcome {
    // A step before it may have done its work, or undone it.
    if (step.is_done)() {
        println!("{place}: there");
        return Ok(());
    }
    let time = progress::in_words(step.takes);
    println!("{place}: installing, about {time} on two cores");
    let start = Instant::now();
    let outcome = (step.work)().and_then(|()| match (step.is_done)() {
        true => Ok(()),
        false => Err("it was installed but is still not found".to_owned()),
    });
    outcome.map_err(|error| {
        format!(
            "{} is missing: {error}\n       mend: {}",
            step.name, step.mend
        )
    })?;
    println!("{place}: installed in {} s", start.elapsed().as_secs());
    Ok(())
}
