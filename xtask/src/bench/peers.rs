//! Freezeframe beside jax-js, Pyodide and JAX itself, in one run: what `benches/peers/run.mjs` measures.

use std::path::Path;

use crate::dist;
use crate::programs;
use crate::shell::{self, Outcome, command, root};

/// What is measured beside us, and what that needs.
const PEERS: &str = "benches/peers";

/// Installs the peers, builds the release site and measures; the script prints its own table.
pub fn run(chrome: &Path) -> Outcome {
    let install = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
    shell::run(command("npm").args(install).current_dir(root().join(PEERS)))?;
    dist::build_release()?;
    let mut node = programs::node();
    node.args([&format!("{PEERS}/run.mjs"), dist::RELEASE])
        .env("CHROME", chrome);
    if let Some(python) = programs::jupyter() {
        node.env("PYTHON_WITH_JAX", python);
    }
    shell::run(&mut node)
}
