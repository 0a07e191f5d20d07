//! Runs `programs/*.py` and compares what they print with what matplotlib itself printed.
//!
//! The `.out` files are made by running the programs with CPython 3.13, NumPy 2.5 and matplotlib 3.11.

mod support;

use std::path::Path;

#[test]
fn programs_print_what_matplotlib_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is part of the crate")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|it| it == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 2, "the programs are missing");
    for path in programs {
        let text = std::fs::read_to_string(&path).expect("readable");
        let expected = std::fs::read_to_string(path.with_extension("out"));
        let found = support::run(&text).0;
        assert_eq!(
            found,
            expected.expect("every program has its output"),
            "{}",
            path.display()
        );
    }
}
