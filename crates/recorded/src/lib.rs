//! Programs in tests, against what the original printed: Python, NumPy, JAX or matplotlib.
//!
//! A case is `NAME.py` with `NAME.out` beside it, which the original wrote.

use std::path::{Path, PathBuf};

/// Runs each program of a folder, of which there are at least so many, and holds that it prints what `original` printed.
///
/// `run` is given the text of a program and the name of its file. The variable `ONLY` names the beginning of the programs that
/// are run, and what each printed is kept in the folder that `KEEP` names.
///
/// # Panics
///
/// With the first line that differs of each program that prints something else.
pub fn check(folder: &Path, least: usize, original: &str, run: impl Fn(&str, &str) -> String) {
    let mut programs = programs(folder);
    let there = programs.len();
    assert!(there >= least, "{there} programs in {}", folder.display());
    if let Ok(only) = std::env::var("ONLY") {
        programs.retain(|path| name(path).starts_with(&only));
    }
    let keep = std::env::var_os("KEEP").map(PathBuf::from);
    let mut wrong = Vec::new();
    for path in &programs {
        let (found, expected) = (
            run(&read(path), &name(path)),
            read(&path.with_extension("out")),
        );
        if let Some(keep) = &keep {
            let kept = keep.join(name(path)).with_extension("found");
            std::fs::write(kept, &found).expect("the folder can be written");
        }
        if found != expected {
            wrong.push(difference(&name(path), &expected, &found));
        }
    }
    let (differ, all) = (wrong.len(), programs.len());
    assert!(
        wrong.is_empty(),
        "{differ} of {all} programs differ from {original}:\n{}",
        wrong.join("\n")
    );
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is part of the crate");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "py"));
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    let text = std::fs::read_to_string(path);
    text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The first line in which two outputs differ.
fn difference(name: &str, expected: &str, found: &str) -> String {
    let both = expected.lines().zip(found.lines());
    let at = both.take_while(|(a, b)| a == b).count();
    let line = |text: &str| {
        text.lines()
            .nth(at)
            .map_or("<end>".to_owned(), str::to_owned)
    };
    let (expected, found) = (line(expected), line(found));
    format!(
        "{name}, output line {}:\n  expected {expected}\n  found    {found}",
        at + 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_told() {
        let told = difference("a.py", "1\n2\n", "1\n3\n");
        assert_eq!(told, "a.py, output line 2:\n  expected 2\n  found    3");
        let told = difference("a.py", "1\n", "1\n3\n");
        assert_eq!(told, "a.py, output line 2:\n  expected <end>\n  found    3");
    }

    #[test]
    fn programs_that_print_something_else_fail() {
        let folder =
            std::env::temp_dir().join(format!("freezeframe-recorded-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, text) in [
            ("a.py", "print(1)"),
            ("a.out", "1\n"),
            ("b.py", "print(2)"),
            ("b.out", "3\n"),
        ] {
            std::fs::write(folder.join(name), text).expect("written");
        }
        let print = |text: &str, _: &str| text.replace("print(", "").replace(')', "\n");
        let outcome = std::panic::catch_unwind(|| check(&folder, 2, "Python", print));
        std::fs::remove_dir_all(&folder).expect("removed");
        let told = outcome.expect_err("one differs");
        let told = told.downcast_ref::<String>().expect("a text");
        assert!(
            told.starts_with("1 of 2 programs differ from Python:\nb.py, output line 1:"),
            "{told}"
        );
    }
}
