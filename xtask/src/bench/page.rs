//! Times in headless Chromium, on the release site: what `xtask/js/bench.mjs` measures.

use std::path::Path;

use super::figure::{Figure, RUNS};
use crate::dist;
use crate::programs;
use crate::shell::{Outcome, run_and_read};

/// What `bench.mjs` measures, and what is aimed at.
const AIMS: [(&str, f64); 6] = [
    ("page is readable, localhost", 0.6),
    ("first cell has its result, localhost", 0.55),
    ("page is readable, 10 Mbit/s and 40 ms", 2.0),
    ("first cell has its result, 10 Mbit/s and 40 ms", 1.2),
    ("eager scalar add, in the browser", 5.0),
    ("jit scalar call, in the browser", 3.0),
];

/// Builds the release site and measures it.
pub fn measure(chrome: &Path) -> Outcome<Vec<Figure>> {
    dist::build_release()?;
    let mut node = programs::node();
    node.args(["xtask/js/bench.mjs", dist::RELEASE, &RUNS.to_string()])
        .env("CHROME", chrome);
    let (outcome, output) = run_and_read(&mut node);
    outcome?;
    let figures = figures(&output);
    match figures.iter().find(|figure| figure.values.is_empty()) {
        Some(figure) => Err(format!("bench.mjs says nothing of: {}", figure.name)),
        None => Ok(figures),
    }
}

/// Lines `NAME: VALUE UNIT`, grouped by name.
fn figures(output: &str) -> Vec<Figure> {
    let values = |name: &str, unit: &str| {
        let line = |line: &str| {
            let (found, rest) = line.split_once(": ")?;
            let value = rest.strip_suffix(unit)?.trim_end().parse().ok()?;
            (found == name).then_some(value)
        };
        output.lines().filter_map(line).collect()
    };
    AIMS.iter()
        .map(|(name, aim)| {
            let unit = if name.contains("scalar") { "us" } else { "s" };
            Figure {
                name: (*name).to_owned(),
                unit,
                values: values(name, unit),
                aim: Some(*aim),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_are_grouped_by_name() {
        let output = "page is readable, localhost: 0.5 s\njit scalar call, in the browser: 1.5 us\nnote: none\npage is readable, localhost: 0.25 s\n";
        let found = figures(output);
        assert_eq!(found[0].values, [0.5, 0.25]);
        assert_eq!(found[5].values, [1.5]);
        assert!(found[1].values.is_empty());
    }
}
