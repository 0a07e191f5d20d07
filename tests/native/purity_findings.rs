//! The purity programs in both lanes: where their outputs differ, the inspector has a finding at the line responsible, and
//! where they agree, nothing is stale.

use crate::support::{Runner, shared};
use freezeframe_base::{CellRecord, Event, JaxCompat, Lane, LineIndex};
use std::collections::BTreeMap;
use std::path::Path;

/// A line each: the program and the line responsible, or `-`, the program and why it has no finding.
const LINES: &str = include_str!("purity_lines.txt");

/// Hexadecimal addresses differ from run to run, so each becomes `0x`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |done, part| {
        done + "0x" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit())
    })
}

/// What one program came to.
struct Outcome {
    differs: bool,
    /// The lines that have a finding.
    lines: Vec<u32>,
    is_stale: bool,
}

fn outcome(name: &str, source: &str) -> Outcome {
    let text = |record: &CellRecord| {
        let class = record.error.as_ref().map(|error| error.class.clone());
        (without_addresses(&record.stdout), class)
    };
    let python = Runner::new(Lane::Python, JaxCompat::V0_12).run(name, source);
    let index = LineIndex::new(source);
    let (mut lines, mut is_stale) = (Vec::new(), false);
    let look = |event: &Event| {
        if let Event::Traces {
            traces,
            stale_calls,
            ..
        } = event
        {
            let frozen = traces.iter().flat_map(|trace| &trace.frozen);
            let spans = frozen.filter(|it| it.is_finding()).filter_map(|it| it.span);
            lines.extend(spans.map(|span| index.line(span.start)));
            is_stale |= !stale_calls.is_empty();
        }
    };
    let jit = Runner::new(Lane::Jit, JaxCompat::V0_12).run_with(name, source, look);
    Outcome {
        differs: text(&python) != text(&jit),
        lines,
        is_stale,
    }
}

/// What is wrong with one program; `None` if nothing is.
fn problem(folder: &Path, name: &str, expected: Option<&str>) -> Option<String> {
    let source = std::fs::read_to_string(folder.join(name)).expect("a program");
    let owned = name.to_owned();
    // Generators and iterators are finished by the interpreter's own stack, so each program gets a big one.
    let thread = std::thread::Builder::new().stack_size(64 << 20);
    let handle = thread
        .spawn(move || outcome(&owned, &source))
        .expect("a thread");
    let outcome = handle.join().expect("a session does not panic");
    match (outcome.differs, expected) {
        (true, None) => Some(format!("{name}: differs, and no line is listed")),
        (true, Some(line)) => {
            let line: u32 = line.parse().expect("a line number");
            let found = outcome.lines.contains(&line);
            (!found).then(|| {
                format!(
                    "{name}: no finding at line {line}, only {:?}",
                    outcome.lines
                )
            })
        }
        (false, Some(_)) => Some(format!("{name}: listed, and both lanes agree")),
        (false, None) if outcome.is_stale => {
            Some(format!("{name}: both lanes agree, and something is stale"))
        }
        (false, None) => None,
    }
}

#[test]
fn what_differs_has_a_finding_and_what_agrees_is_not_stale() {
    let Some(folder) = shared("programs/purity") else {
        return;
    };
    let mut lines: BTreeMap<&str, &str> = BTreeMap::new();
    let mut exceptions: Vec<&str> = Vec::new();
    for line in LINES.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        match (words.next(), words.next(), words.next()) {
            (Some("-"), Some(name), Some(_)) => exceptions.push(name),
            (Some(name), Some(number), None) => drop(lines.insert(name, number)),
            _ => panic!("not understood: {line}"),
        }
    }
    let files = std::fs::read_dir(&folder).expect("a folder").flatten();
    let mut names: Vec<String> = files
        .filter_map(|file| file.file_name().into_string().ok())
        .filter(|name| name.ends_with(".py") && !exceptions.contains(&name.as_str()))
        .collect();
    names.sort();
    let problems: Vec<String> = names
        .iter()
        .filter_map(|name| problem(&folder, name, lines.get(name.as_str()).copied()))
        .collect();
    println!(
        "{} programs, {} differ between the lanes, {} exceptions",
        names.len() + exceptions.len(),
        lines.len() + exceptions.len(),
        exceptions.len()
    );
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
