//! Runs `programs/*.py` and compares what they print with what NumPy itself printed.
//!
//! The `.out` files are made by running the programs with CPython 3.13 and NumPy 2.5.

mod support;

use freezeframe_base::{CellId, Revision};
use std::path::Path;

/// What a program prints, and the exception that ended it.
fn run(text: &str) -> String {
    let (mut vm, printed) = support::machine();
    let globals = vm.new_globals();
    let ended = vm
        .compile_cell(text, CellId(0), Revision(0), "program.py")
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = ended {
        let message = vm.message_of(&raise);
        let span = raise
            .0
            .exception()
            .and_then(|data| data.borrow().traceback.last().map(|it| it.code.span(it.at)));
        let line = span.map_or(0, |span| text[..span.start as usize].lines().count());
        printed
            .borrow_mut()
            .push_str(&format!("line {line}: {}: {message}\n", raise.class_name()));
    }
    printed.take()
}

#[test]
fn programs_print_what_numpy_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the crate")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|it| it == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 9, "the programs are missing");
    let mut wrong = Vec::new();
    for path in programs {
        let text = std::fs::read_to_string(&path).expect("readable");
        let expected = std::fs::read_to_string(path.with_extension("out"))
            .expect("every program has its output");
        let found = run(&text);
        if found != expected {
            wrong.push(difference(&path, &expected, &found));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn difference(path: &Path, expected: &str, found: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
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
