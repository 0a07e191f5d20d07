//! VitePress, in the folder of caches: a package of npm with a lock file of its own.

use std::path::PathBuf;
use std::time::Duration;

use crate::places;
use crate::shell::{Outcome, command, run_within};

const FILES: [(&str, &str); 2] = [
    (
        "package.json",
        include_str!("../../../tests/e2e/generators/package.json"),
    ),
    (
        "package-lock.json",
        include_str!("../../../tests/e2e/generators/package-lock.json"),
    ),
];
const PATIENCE: Duration = Duration::from_secs(150);

fn folder() -> PathBuf {
    places::cache_of("vitepress", FILES[1].1)
}

/// The program, once all is installed.
pub fn program() -> Option<PathBuf> {
    let folder = folder();
    let is_whole = folder.join("whole").is_file();
    is_whole.then(|| folder.join("node_modules/.bin/vitepress"))
}

/// Installs what the lock file names.
pub fn install() -> Outcome {
    let folder = folder();
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for (name, text) in FILES {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    let mut npm = command("npm");
    npm.args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]);
    run_within(PATIENCE, npm.current_dir(&folder))?;
    std::fs::write(folder.join("whole"), "").map_err(failed)
}
