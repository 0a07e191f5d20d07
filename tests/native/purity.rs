//! Small programs on state and purity, against what JAX prints for each.

use crate::support::{Runner, shared};
use freezeframe_base::{CellRecord, JaxCompat, Lane};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::Path;

/// The programs that must pass; a line each, `#` begins a comment.
const MUST_PASS: &str = include_str!("purity_must_pass.txt");

/// Hexadecimal addresses differ from run to run, so each becomes `0x`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |done, part| {
        done + "0x" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit())
    })
}

/// Where the program's outcome differs from the golden one; empty where it does not.
fn difference(record: &CellRecord, golden: &Json) -> String {
    let text = |key: &str| golden[key].as_str().unwrap_or("").to_owned();
    let error = record.error.as_ref();
    let class = error.map_or("", |error| error.class.as_str());
    let message = error
        .and_then(|error| error.message.lines().next())
        .unwrap_or("");
    let golden_message = golden["error_first_two_lines"][0].as_str().unwrap_or("");
    let pairs = [
        ("stdout", record.stdout.clone(), text("stdout")),
        ("error type", class.to_owned(), text("error_type")),
        ("message", message.to_owned(), golden_message.to_owned()),
    ];
    let differing = pairs
        .iter()
        .filter(|(_, ours, jax)| without_addresses(ours) != without_addresses(jax));
    differing
        .map(|(what, ours, jax)| format!("  {what}\n    ours: {ours:?}\n    jax:  {jax:?}\n"))
        .collect()
}

fn run(folder: &Path, name: &str) -> CellRecord {
    let source = std::fs::read_to_string(folder.join(name)).expect("a program");
    // Generators and iterators are finished by the interpreter's own stack, so each program gets a big one.
    let name = name.to_owned();
    let thread = std::thread::Builder::new().stack_size(64 << 20);
    let handle = thread
        .spawn(move || Runner::new(Lane::Jit, JaxCompat::V0_12).run(&name, &source))
        .expect("a thread");
    handle.join().unwrap_or_default()
}

#[test]
fn programs_print_what_jax_prints() {
    let Some(folder) = shared("programs/purity") else {
        return;
    };
    let golden = std::fs::read_to_string(folder.join("golden.json")).expect("golden.json");
    let golden: serde_json::Map<String, Json> = serde_json::from_str(&golden).expect("JSON");
    let must_pass: BTreeSet<&str> = MUST_PASS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    let mut passed = BTreeSet::new();
    let mut report = String::new();
    for (name, expected) in &golden {
        let difference = difference(&run(&folder, name), expected);
        if difference.is_empty() {
            passed.insert(name.as_str());
        } else {
            report += &format!(
                "{name}{}\n{difference}",
                if must_pass.contains(name.as_str()) {
                    "  REGRESSED"
                } else {
                    ""
                }
            );
        }
    }
    let unlisted: Vec<_> = passed.difference(&must_pass).collect();
    let regressed: Vec<_> = must_pass.difference(&passed).collect();
    println!(
        "{report}\n{} of {} programs print what JAX prints",
        passed.len(),
        golden.len()
    );
    assert!(
        regressed.is_empty(),
        "these must pass and do not: {regressed:?}\n{report}"
    );
    assert!(
        unlisted.is_empty(),
        "these pass now; add them to purity_must_pass.txt: {unlisted:?}"
    );
}
