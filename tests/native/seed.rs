//! The notebook that the project was asked to run, cell by cell, in both lanes.

use crate::support::{Runner, shared};
use freezeframe_base::{JaxCompat, Lane};

/// What each of the seed's code cells prints under `jit`, as the seed itself records it.
pub const SEED_UNDER_JIT: [&str; 8] = [
    "",
    "First call: 4.0\nSecond call: 5.0\n",
    "",
    "1\n2\n3\n",
    "{ lambda ; . let  in (1,) }\n",
    "1\n1\n1\n",
    "1\n2\n3\n",
    "1\n2\n3\n",
];

/// The seed's code cells: what follows each `In [n]:`, up to the recorded output.
pub fn seed_cells() -> Option<Vec<String>> {
    let text =
        std::fs::read_to_string(shared("seed/stateful-computations.txt")?).expect("readable");
    let cells = text.split("\nIn [").skip(1).zip(SEED_UNDER_JIT);
    Some(cells.map(|(cell, output)| code_of(cell, output)).collect())
}

/// Drops the prompt's rest, the prose after the cell, and the output that the cell is known to print.
fn code_of(cell: &str, output: &str) -> String {
    let body = cell.split_once(":\n").map_or("", |(_, body)| body);
    let body = body.split("\n## ").next().unwrap_or(body);
    let body = body.split("\nIn summary").next().unwrap_or(body);
    match body.rfind(output.trim_end()) {
        Some(at) if !output.is_empty() => body[..at].to_owned(),
        _ => body.to_owned(),
    }
}

fn check(lane: Lane, compat: JaxCompat, expected: impl Fn(usize) -> String) {
    let Some(cells) = seed_cells() else { return };
    assert_eq!(cells.len(), 8);
    let mut runner = Runner::new(lane, compat);
    for (index, cell) in cells.iter().enumerate() {
        let record = runner.run(&format!("<cell {index}>"), cell);
        assert_eq!(record.error, None, "cell {index}:\n{cell}");
        assert_eq!(record.stdout, expected(index), "cell {index}:\n{cell}");
    }
}

#[test]
fn jit_lane_prints_what_the_seed_records() {
    check(Lane::Jit, JaxCompat::V0_3, |index| {
        SEED_UNDER_JIT[index].to_owned()
    });
}

#[test]
fn jit_lane_follows_jax_0_12_by_default() {
    check(Lane::Jit, JaxCompat::V0_12, |index| {
        SEED_UNDER_JIT[index].replace("(1,)", "(1:i32[],)")
    });
}

#[test]
fn python_lane_prints_what_plain_python_prints() {
    check(Lane::Python, JaxCompat::V0_3, |index| match index {
        1 => "First call: 4.0\nSecond call: 15.0\n".to_owned(),
        5 => "1\n2\n3\n".to_owned(),
        _ => SEED_UNDER_JIT[index].to_owned(),
    });
}
