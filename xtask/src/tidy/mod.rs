//! The project's own rules, checked as tests, and a report of what has grown long.

mod layers;
mod lengths;
mod tracked;

use crate::shell::{Outcome, command, read};

/// Prints the report and the checks' findings.
pub fn run() -> Outcome {
    let failures: Vec<String> = checks().into_iter().filter_map(Result::err).collect();
    failures.iter().for_each(|failure| println!("{failure}"));
    if failures.is_empty() {
        Ok(())
    } else {
        Err(format!("{} rules are broken", failures.len()))
    }
}

/// Prints the report, and gives the outcome of each rule.
pub fn checks() -> Vec<Outcome> {
    let files = tracked_files();
    lengths::report(&files);
    vec![
        rule(
            "no tracked file names a folder of one machine",
            tracked::machine_paths(&files),
        ),
        rule(
            "no lock file records where a registry is",
            tracked::registry_addresses(),
        ),
        rule("no unfinished work", tracked::unfinished_work(&files)),
        rule(
            "a crate uses only what stands below it",
            layers::wrong_dependencies(),
        ),
        rule(
            "only crates/python/src/syntax knows the parser",
            layers::parser_users(&files),
        ),
    ]
}

fn rule(name: &str, findings: Vec<String>) -> Outcome {
    if findings.is_empty() {
        println!("ok: {name}");
        return Ok(());
    }
    Err(format!("{name}:\n  {}", findings.join("\n  ")))
}

/// Paths of the files that git tracks, relative to the top folder.
fn tracked_files() -> Vec<String> {
    let list =
        read(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))
            .unwrap_or_default();
    list.lines().map(str::to_owned).collect()
}
