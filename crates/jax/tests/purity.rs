//! Runs the shared corpus of impure programs and compares with what JAX did.
//!
//! The corpus lies beside the checkout (`../shared`; the variable `FREEZEFRAME_SHARED` overrides). Without it the test
//! says so and passes. `purity_must_pass.txt` names the programs that may not fail.

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(serde::Deserialize)]
struct Golden {
    stdout: String,
    error_type: Option<String>,
    error_first_two_lines: Option<Vec<String>>,
}

fn corpus() -> PathBuf {
    let shared = std::env::var_os("FREEZEFRAME_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    shared.join("programs/purity")
}

#[test]
fn impure_programs_do_what_they_do_in_jax() {
    let folder = corpus();
    let Ok(golden) = std::fs::read_to_string(folder.join("golden.json")) else {
        println!("skipped: no corpus at {}", folder.display());
        return;
    };
    let golden: BTreeMap<String, Golden> =
        serde_json::from_str(&golden).expect("the corpus is well-formed");
    let listed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/purity_must_pass.txt");
    let listed = std::fs::read_to_string(listed).expect("the list is part of the crate");
    let only = std::env::var("ONLY").ok();
    let mut passed = Vec::new();
    let mut failed = Vec::new();
    for (name, golden) in golden
        .iter()
        .filter(|(name, _)| only.as_ref().is_none_or(|it| name.starts_with(it.as_str())))
    {
        let text = std::fs::read_to_string(folder.join(name)).expect("the corpus is whole");
        match complaint(&support::run(&text, name), golden) {
            None => passed.push(name.as_str()),
            Some(complaint) => failed.push((name.as_str(), complaint)),
        }
    }
    for (name, complaint) in &failed {
        println!("{name}: {complaint}");
    }
    println!("{} of {} pass", passed.len(), passed.len() + failed.len());
    if std::env::var_os("KEEP").is_some() {
        println!("passing:\n{}", passed.join("\n"));
    }
    let broken: Vec<_> = failed
        .iter()
        .filter(|(name, _)| listed.lines().any(|line| line == *name))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

fn complaint(outcome: &support::Outcome, golden: &Golden) -> Option<String> {
    let (wanted, found) = (
        without_addresses(&golden.stdout),
        without_addresses(&outcome.stdout),
    );
    let first = golden
        .error_first_two_lines
        .as_deref()
        .and_then(|lines| lines.first());
    let error = match (&golden.error_type, &outcome.error) {
        (None, None) => None,
        (None, Some((class, message))) => Some(format!("raised {class}: {message}")),
        (Some(wanted), None) => Some(format!("did not raise {wanted}")),
        (Some(wanted), Some((class, _)))
            if wanted != class && !wanted.ends_with(&format!(".{class}")) =>
        {
            Some(format!(
                "raised {:?}, not {wanted} {first:?}",
                outcome.error
            ))
        }
        (Some(_), Some((_, message))) => {
            let found = without_addresses(message.lines().next().unwrap_or_default());
            let wanted = without_addresses(first.map_or("", String::as_str));
            (found != wanted).then(|| format!("says\n    {found}\n  not\n    {wanted}"))
        }
    };
    if wanted != found {
        let at = wanted
            .lines()
            .zip(found.lines())
            .take_while(|(a, b)| a == b)
            .count();
        let (wanted, found) = (
            wanted.lines().nth(at).unwrap_or("<end>"),
            found.lines().nth(at).unwrap_or("<end>"),
        );
        let error = error.unwrap_or_default();
        return Some(format!(
            "prints on line {}\n    {found}\n  not\n    {wanted}\n  {error}",
            at + 1
        ));
    }
    error
}

/// `0x7f12…` are the same everywhere.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str("0x");
        plain.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit()));
    }
    plain
}
