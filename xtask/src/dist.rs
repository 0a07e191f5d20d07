//! The site: served while one works on it, or built for release.

use crate::shell::{Outcome, root, run};
use crate::{programs, setup};

/// The release site, relative to the top folder.
pub const RELEASE: &str = "dist";

/// Sets up, then serves the page and rebuilds it on each change.
pub fn serve(args: &[String]) -> Outcome {
    setup::for_serving()?;
    run(trunk("serve").args(args))
}

/// Sets up, then builds the release site.
pub fn build_release() -> Outcome {
    setup::for_serving()?;
    let mut trunk = trunk("build");
    trunk.args(["--release", "--dist", RELEASE]);
    // Leptos then compiles views of one type, and the page is a sixth smaller.
    trunk.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "--cfg=erase_components",
    );
    run(&mut trunk)
}

/// Builds the site that the browser tests open: soon built, and fast enough.
pub fn build_for_tests(folder: &str) -> Outcome {
    let mut trunk = trunk("build");
    // Like a release's, the engine is in parts.
    trunk
        .args(["--dist", folder])
        .env("FREEZEFRAME_DIVIDE", "1");
    run(&mut trunk)
}

/// Whether there is a page to build.
pub fn has_page() -> bool {
    root().join("www/index.html").is_file()
}

fn trunk(command: &str) -> std::process::Command {
    let mut trunk = programs::for_wasm("trunk");
    trunk.arg(command).env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk
}
