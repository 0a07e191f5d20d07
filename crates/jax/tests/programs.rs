//! Runs `programs/*.py` and compares what they print with what JAX itself printed.
//!
//! `programs/regenerate.sh` makes the `.out` files with CPython 3.13, JAX and NumPy.

mod support;

use std::path::Path;

/// Programs whose output is not yet JAX's.
const KNOWN_GAPS: &[&str] = &[];

#[test]
fn programs_print_what_jax_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let only = std::env::var("ONLY").ok();
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the crate")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|it| it == "py"))
        .filter(|path| !KNOWN_GAPS.contains(&name(path).as_str()))
        .filter(|path| {
            only.as_ref()
                .is_none_or(|only| name(path).starts_with(only.as_str()))
        })
        .collect();
    programs.sort();
    let mut wrong = Vec::new();
    for path in programs {
        let text = std::fs::read_to_string(&path).expect("readable");
        let expected = std::fs::read_to_string(path.with_extension("out"))
            .expect("every program has its output");
        let outcome = support::run(&text, &name(&path));
        let mut found = outcome.stdout;
        if let Some((class, message)) = outcome.error {
            found.push_str(&format!(
                "! {class}: {}\n",
                message.lines().next().unwrap_or_default()
            ));
        }
        if let Ok(folder) = std::env::var("KEEP") {
            std::fs::write(
                Path::new(&folder).join(name(&path)).with_extension("found"),
                &found,
            )
            .expect("writable");
        }
        if found != expected {
            wrong.push(difference(&name(&path), &expected, &found));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn difference(name: &str, expected: &str, found: &str) -> String {
    let (wanted, given): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), found.lines().collect());
    let at = wanted
        .iter()
        .zip(&given)
        .take_while(|(a, b)| a == b)
        .count();
    let line = |lines: &[&str]| {
        lines
            .get(at)
            .map_or("<end>".to_owned(), |it| (*it).to_owned())
    };
    format!(
        "{name}, output line {}:\n  expected {}\n  found    {}",
        at + 1,
        line(&wanted),
        line(&given)
    )
}
