//! The programs of benches/python, by `freezeframe run` and by CPython 3.13. Each prints the seconds it took.

use std::path::{Path, PathBuf};

use super::{RUNS, median};
use crate::programs;
use crate::shell::{self, Outcome, command, find, read, root};

const PROGRAMS: &str = "benches/python";

/// Builds `freezeframe` and measures.
pub fn run() -> Outcome {
    shell::run(programs::cargo().args(["build", "--release", "--package", "freezeframe-cli"]))?;
    let cpython = cpython();
    if cpython.is_none() {
        println!(
            "no CPython 3.13 here (PYTHON, python3.13 on the PATH, or pyenv's), so there are no ratios"
        );
    }
    compare(
        &root().join("target/release/freezeframe"),
        cpython.as_deref(),
    )
}

/// Prints each program's time in both, and the ratio.
fn compare(freezeframe: &Path, cpython: Option<&Path>) -> Outcome {
    println!(
        "\n{:>12} {:>12} {:>7}",
        "freezeframe", "CPython 3.13", "ratio"
    );
    let mut failures = Vec::new();
    for program in program_files() {
        let name = program
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let ours = seconds(|| read(command(freezeframe).arg("run").arg(&program)));
        let theirs = cpython.and_then(|python| seconds(|| read(command(python).arg(&program))));
        let text = |value: Option<f64>| {
            value.map_or_else(|| "-".to_owned(), |value| format!("{:.1} ms", value * 1e3))
        };
        let ratio = ours.zip(theirs).map_or_else(
            || "-".to_owned(),
            |(ours, theirs)| format!("{:.2}", ours / theirs),
        );
        println!("{:>12} {:>12} {ratio:>7}  {name}", text(ours), text(theirs));
        if ours.is_none() {
            failures.push(name);
        }
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(format!("freezeframe does not run {}", failures.join(", ")))
    }
}

fn seconds(mut once: impl FnMut() -> Option<String>) -> Option<f64> {
    median(
        (0..RUNS)
            .filter_map(|_| once()?.lines().last()?.parse().ok())
            .collect(),
    )
}

fn program_files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(PROGRAMS))
        .into_iter()
        .flatten()
        .flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .collect();
    files.sort();
    files
}

/// CPython 3.13: `PYTHON`, `python3.13` on the PATH, or one that pyenv keeps.
fn cpython() -> Option<PathBuf> {
    let named = std::env::var_os("PYTHON").map(PathBuf::from);
    let kept =
        read(command("pyenv").arg("root")).map(|folder| PathBuf::from(folder).join("versions"));
    let kept = kept
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten();
    let kept = kept.map(|entry| entry.path().join("bin/python3.13"));
    named
        .into_iter()
        .chain(find("python3.13"))
        .chain(kept)
        .find(|python| {
            read(command(python).arg("--version"))
                .is_some_and(|version| version.starts_with("Python 3.13"))
        })
}
