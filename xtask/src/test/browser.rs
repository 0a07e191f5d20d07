//! The parts that run in headless Chromium: tests of wasm components, and visits to the built site.

use std::path::PathBuf;

use super::tally::{Tally, cargo_counts, node_counts};
use crate::dist;
use crate::programs;
use crate::setup::wasm_target::TARGET;
use crate::shell::{read_file, root, run_and_read};

/// The site that is visited, relative to the top folder.
const SITE: &str = "target/visited-site";
const VISITS: &str = "tests/e2e";

/// The wasm-bindgen tests of every crate that has them.
pub fn component_tests() -> Tally {
    let packages = packages_with_browser_tests();
    if packages.is_empty() {
        return Tally::idle("no crate has tests for the browser yet");
    }
    let Some(driver) = programs::chromedriver() else {
        return Tally::of_check(Err(
            "ChromeDriver is missing; `cargo xtask setup` installs it".to_owned(),
        ));
    };
    let mut cargo = programs::for_wasm("cargo");
    cargo.args(["test", "--target", TARGET, "--no-fail-fast", "--tests"]);
    for package in packages {
        cargo.args(["--package", &package]);
    }
    cargo
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    let (outcome, output) = run_and_read(&mut cargo);
    Tally::of_program(outcome, &output, cargo_counts)
}

/// Builds the site for the visits.
pub fn build_site() -> Tally {
    if !dist::has_page() {
        return Tally::idle("there is no www/index.html yet");
    }
    Tally::of_check(dist::build_for_tests(SITE))
}

/// Opens the built site as a visitor does.
pub fn visits() -> Tally {
    let index = root().join(SITE).join("index.html");
    if !dist::has_page() {
        return Tally::idle("there is no page to visit yet");
    }
    let (true, Some(chrome)) = (index.is_file(), programs::chrome()) else {
        return Tally::of_check(Err(
            "the site was not built, or Chromium is missing, so nobody could visit".to_owned(),
        ));
    };
    let mut node = programs::node();
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(visit_files())
        .env("FREEZEFRAME_SITE", root().join(SITE))
        .env("CHROME", chrome);
    if let Some(firefox) = programs::firefox() {
        node.env("FIREFOX", firefox);
    }
    if let Some(python) = programs::jupyter() {
        node.env("FREEZEFRAME_JUPYTER", python);
    }
    node.envs(programs::generators());
    let (outcome, output) = run_and_read(&mut node);
    Tally::of_program(outcome, &output, node_counts)
}

fn visit_files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(VISITS))
        .into_iter()
        .flatten()
        .flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    files
}

/// Names of the packages that depend on wasm-bindgen-test.
fn packages_with_browser_tests() -> Vec<String> {
    let crates = std::fs::read_dir(root().join("crates"))
        .into_iter()
        .flatten()
        .flatten();
    let mut manifests: Vec<PathBuf> = crates
        .map(|entry| entry.path().join("Cargo.toml"))
        .collect();
    manifests.push(root().join("Cargo.toml"));
    manifests.sort();
    manifests
        .iter()
        .filter_map(|manifest| package_with_browser_tests(&read_file(manifest).ok()?))
        .collect()
}

/// The package's name, when one of its own dependency tables (not the workspace's) names wasm-bindgen-test.
fn package_with_browser_tests(manifest: &str) -> Option<String> {
    let mut table = "";
    let mut name = None;
    let mut has_tests = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            table = line;
        } else if table == "[package]" && line.starts_with("name") {
            name = line.split('"').nth(1).map(str::to_owned);
        } else if table.ends_with("dev-dependencies]") && line.starts_with("wasm-bindgen-test") {
            has_tests = true;
        }
    }
    name.filter(|_| has_tests)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_package_that_uses_wasm_bindgen_test_has_browser_tests() {
        let workspace =
            "[package]\nname = \"a\"\n[workspace.dependencies]\nwasm-bindgen-test = \"=0.3\"\n";
        assert_eq!(package_with_browser_tests(workspace), None);
        let with = format!(
            "{workspace}[target.'cfg(target_arch = \"wasm32\")'.dev-dependencies]\nwasm-bindgen-test = {{ workspace = true }}\n"
        );
        assert_eq!(package_with_browser_tests(&with).as_deref(), Some("a"));
    }
}
