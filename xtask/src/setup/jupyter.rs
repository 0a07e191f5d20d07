//! A Python with JAX and Jupyter of its own, in the folder of caches: what the engine is held against.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::places;
use crate::shell::{Outcome, command, find, line, read};

/// What is in it. A change of this list makes another folder.
const PACKAGES: [&str; 7] = [
    "jax==0.12.0.1",
    "jupyter_server",
    "ipykernel",
    "nbformat",
    "nbconvert",
    "jupytext",
    "matplotlib",
];
/// Pythons for which those are made, the one that the engine follows first.
const RELEASES: [&str; 4] = ["3.13", "3.14", "3.12", "3.11"];
/// A package index that cannot be reached costs no more than this.
const PATIENCE: Duration = Duration::from_secs(150);

/// Where it is.
fn folder() -> PathBuf {
    let name: String = PACKAGES.concat();
    let number = name.bytes().fold(0u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    });
    places::cache().join(format!("jupyter-{number:08x}"))
}

/// Its Python, once all is installed.
pub fn python() -> Option<PathBuf> {
    let folder = folder();
    let is_whole = folder.join("whole").is_file();
    is_whole.then(|| python_in(&folder))
}

fn python_in(folder: &Path) -> PathBuf {
    folder.join("bin/python")
}

/// Makes it.
pub fn install() -> Outcome {
    let python = any_python().ok_or("there is no Python from 3.11 on with venv")?;
    let folder = folder();
    // What was begun and not ended is of no use.
    let _ = std::fs::remove_dir_all(&folder);
    let end = Instant::now() + PATIENCE;
    run_until(end, command(&python).args(["-m", "venv"]).arg(&folder))?;
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--timeout=10",
        "--retries=1",
        "--only-binary=:all:",
    ];
    let mut install = command(python_in(&folder));
    run_until(end, install.args(pip).args(PACKAGES))?;
    let whole = std::fs::write(folder.join("whole"), "");
    whole.map_err(|error| format!("{}: {error}", folder.display()))
}

/// Runs a command, and ends it when its time is up.
fn run_until(end: Instant, command: &mut Command) -> Outcome {
    println!("$ {}", line(command));
    let started = command.spawn();
    let mut child =
        started.map_err(|error| format!("`{}` did not start: {error}", line(command)))?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` failed ({status})", line(command))),
            Err(error) => return Err(format!("`{}` was lost: {error}", line(command))),
            Ok(None) if Instant::now() > end => {
                // It may have ended meanwhile.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("`{}` took too long", line(command)));
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// A Python that can make it: on the PATH, or among those that pyenv keeps beside it.
fn any_python() -> Option<PathBuf> {
    let kept =
        std::env::var_os("PYENV_ROOT").map_or_else(|| places::home().join(".pyenv"), PathBuf::from);
    let kept = std::fs::read_dir(kept.join("versions"));
    let kept: Vec<PathBuf> = kept
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
        .collect();
    let of_release = |release: &&str| {
        let named = [format!("python{release}"), "python3".to_owned()];
        let named = named.iter().filter_map(|name| find(name));
        let own = kept.iter().map(|folder| folder.join("bin/python3"));
        named.chain(own).find(|it| is_release(it, release))
    };
    RELEASES.iter().find_map(of_release)
}

/// True if a Python is of a release and can make environments.
fn is_release(python: &Path, release: &str) -> bool {
    let code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])";
    let version = read(command(python).args(["-c", code]));
    version.is_some_and(|it| it.trim() == release)
}
