//! Pythons of our own, in the folder of caches, each with what the tests hold pages and engine against.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::places;
use crate::shell::{Outcome, command, find, read, run_within};

/// Pythons for which those are made, the one that the engine follows first.
const RELEASES: [&str; 4] = ["3.13", "3.14", "3.12", "3.11"];
/// A package index that cannot be reached costs no more than this.
const PATIENCE: Duration = Duration::from_secs(150);

/// A Python with packages.
pub struct Environment {
    /// How its folder is called.
    pub name: &'static str,
    /// What is in it, as pip reads it. A change of this list makes another folder.
    pub packages: &'static str,
    /// The list names what those need too, and each in a version: then pip need not look for it.
    pub is_whole: bool,
}

/// JAX and Jupyter.
pub const JUPYTER: Environment = Environment {
    name: "jupyter",
    packages: "jax==0.12.0.1\njupyter_server\nipykernel\nnbformat\nnbconvert\njupytext\nmatplotlib\n",
    is_whole: false,
};
/// Sphinx with MyST-NB, and mdBook, which a package brings as the program that it is.
pub const SPHINX: Environment = Environment {
    name: "sphinx",
    packages: include_str!("../../../tests/e2e/generators/sphinx.txt"),
    is_whole: true,
};
/// Jupyter Book with the Sphinx that it needs.
pub const JUPYTER_BOOK: Environment = Environment {
    name: "jupyter-book",
    packages: include_str!("../../../tests/e2e/generators/jupyter-book.txt"),
    is_whole: true,
};

impl Environment {
    fn folder(&self) -> PathBuf {
        places::cache_of(self.name, &self.packages.replace('\n', ""))
    }

    /// A program of it, once all is installed.
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        let folder = self.folder();
        let is_whole = folder.join("whole").is_file();
        is_whole.then(|| folder.join("bin").join(name))
    }

    /// Makes it.
    pub fn install(&self) -> Outcome {
        let python = any_python().ok_or("there is no Python from 3.11 on with venv")?;
        let folder = self.folder();
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        // What was begun and not ended is of no use.
        let _ = std::fs::remove_dir_all(&folder);
        let mut make = command(&python);
        run_within(PATIENCE, make.args(["-m", "venv"]).arg(&folder))?;
        let list = folder.join("packages.txt");
        std::fs::write(&list, self.packages).map_err(failed)?;
        let mut pip = command(folder.join("bin/python"));
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(["--timeout=10", "--retries=1", "--only-binary=:all:"]);
        if self.is_whole {
            pip.arg("--no-deps");
        }
        run_within(PATIENCE, pip.arg("-r").arg(&list))?;
        std::fs::write(folder.join("whole"), "").map_err(failed)
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
