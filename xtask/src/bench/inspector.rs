//! What the inspector costs: each program in a session, and on a bare machine without it.

use crate::programs;
use crate::shell::{self, Outcome};

/// Builds and runs `crates/session/examples/inspector_cost.rs`, which prints its own table.
pub fn run() -> Outcome {
    println!(
        "\nWhat the inspector costs (aims: at most 1 us added to a cached call, tracing at most twice as long):"
    );
    let package = ["--package", "freezeframe-session"];
    shell::run(
        programs::cargo()
            .args(["run", "--release", "--quiet", "--example", "inspector_cost"])
            .args(package),
    )
}
