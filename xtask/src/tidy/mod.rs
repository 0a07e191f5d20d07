//! The project's own rules, checked as tests, and a report of what has grown long.

mod circles;
mod floats;
mod layers;
mod lengths;
mod named;
mod ratchet;
mod source;
mod tracked;

use crate::shell::{Outcome, command, read, read_file};

/// Prints the report and the checks' findings, or shortens the lists of what was there before a rule.
pub fn run(args: &[String]) -> Outcome {
    match args {
        [] => check(),
        [word] if word == "shrink" => shrink(),
        [word] if word == "circles" => {
            let edges = circles::edges(&tracked_files());
            edges.iter().for_each(|edge| println!("{edge}"));
            Ok(())
        }
        _ => Err("`cargo xtask tidy` takes no word but `shrink` or `circles`".to_owned()),
    }
}

fn shrink() -> Outcome {
    let files = tracked_files();
    let lines_in_all = |rows: &[String]| {
        rows.iter()
            .filter_map(|row| row.rsplit_once(' ')?.1.parse::<usize>().ok())
            .sum()
    };
    lengths::LIST.shrink(&lengths::long_functions(&files), lines_in_all)?;
    circles::LIST.shrink(&circles::circles(&files), <[String]>::len)
}

fn check() -> Outcome {
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
        rule(
            "where digits count, math functions are those that give the same bits on every target",
            floats::platform_functions(&files),
        ),
        rule("what the documents name is there", wrong_names(&files)),
        rule(
            "no function is over 100 lines, unless it is one flat match or table",
            lengths::findings(&lengths::long_functions(&files)),
        ),
        rule(
            "no modules use each other in a circle",
            circles::findings(&circles::circles(&files)),
        ),
    ]
}

/// Names in the documents that stand for nothing.
fn wrong_names(files: &[String]) -> Vec<String> {
    let project = named::Project::read(files);
    let is_document = |path: &&String| {
        // A test holds the list of Python's names.
        path.ends_with(".md")
            && (!path.contains('/') || path.starts_with("docs/"))
            && *path != "docs/compatibility.md"
    };
    let documents = files.iter().filter(is_document);
    documents
        .flat_map(|path| project.wrong_names(path, &read_file(path).unwrap_or_default()))
        .collect()
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
