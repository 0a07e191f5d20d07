//! Node.js and the packages of package-lock.json.

use crate::shell::{Outcome, command, find, read, read_file, root, run};

const OLDEST_NODE: u32 = 20;
const STAMP: &str = "node_modules/.freezeframe-lock";

/// Whether `node` is new enough and `npm` is there.
pub fn node_is_ready() -> bool {
    let version = read(command("node").arg("--version"));
    let major = version.and_then(|text| {
        text.strip_prefix('v')?
            .split('.')
            .next()?
            .parse::<u32>()
            .ok()
    });
    find("npm").is_some() && major.is_some_and(|major| major >= OLDEST_NODE)
}

/// Whether the installed packages are those of the lock file.
pub fn packages_are_ready() -> bool {
    let lock = read_file("package-lock.json");
    lock.is_ok() && lock == read_file(STAMP)
}

/// Installs the packages and remembers for which lock file.
pub fn install_packages() -> Outcome {
    run(command("npm").args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]))?;
    std::fs::copy(root().join("package-lock.json"), root().join(STAMP))
        .map(|_| ())
        .map_err(|error| format!("{STAMP} cannot be written: {error}"))
}
