//! The programs of benches/python, by `freezeframe run` and by CPython 3.13. Each prints the seconds it took.

use std::path::{Path, PathBuf};

use super::figure::{Figure, RUNS};
use crate::programs;
use crate::shell::{self, Outcome, command, find, read, root};

const PROGRAMS: &str = "benches/python";

/// At most this many times as long as CPython is aimed at.
const AIM: f64 = 2.0;

/// Builds `freezeframe` and measures. Each run of ours is held against the run of CPython right after it, so that
/// what else the machine does weighs on both.
pub fn measure(cpython: &Path) -> Outcome<Vec<Figure>> {
    shell::run(programs::cargo().args(["build", "--release", "--package", "freezeframe-cli"]))?;
    let freezeframe = root().join("target/release/freezeframe");
    let mut figures = Vec::new();
    for program in program_files() {
        let name = program
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        println!("{name}, {RUNS} times in both");
        let mut ratios = Vec::new();
        let mut milliseconds = Vec::new();
        for _ in 0..RUNS {
            let ours = seconds(command(&freezeframe).arg("run").arg(&program));
            let ours = ours.ok_or_else(|| format!("freezeframe does not run {name}"))?;
            let theirs = seconds(command(cpython).arg(&program));
            let theirs = theirs.ok_or_else(|| format!("CPython does not run {name}"))?;
            milliseconds.push(ours * 1e3);
            ratios.push(ours / theirs);
        }
        figures.push(Figure {
            name: format!("{name}, native"),
            unit: "ms",
            values: milliseconds,
            aim: None,
        });
        figures.push(Figure {
            name: format!("{name}, native, times CPython 3.13"),
            unit: "",
            values: ratios,
            aim: Some(AIM),
        });
    }
    Ok(figures)
}

/// The seconds that a program prints last.
fn seconds(program: &mut std::process::Command) -> Option<f64> {
    read(program)?.lines().last()?.parse().ok()
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
pub fn cpython() -> Option<PathBuf> {
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
