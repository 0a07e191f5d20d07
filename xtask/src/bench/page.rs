//! Times in headless Chromium, on the release site: what `xtask/js/bench.mjs` measures, in medians.

use super::{RUNS, median};
use crate::dist;
use crate::programs;
use crate::shell::{Outcome, run_and_read};

/// Prints the median of each figure.
pub fn run() -> Outcome {
    dist::build_release()?;
    let chrome =
        programs::chrome().ok_or("Chromium is missing; `cargo xtask setup` installs it")?;
    let mut node = programs::node();
    node.args(["xtask/js/bench.mjs", dist::RELEASE, &RUNS.to_string()])
        .env("CHROME", chrome);
    let (outcome, output) = run_and_read(&mut node);
    println!("\n{:>12}  in Chromium, median of {RUNS}", "");
    for (name, values, unit) in figures(&output) {
        if let Some(value) = median(values) {
            println!("{value:>9.3} {unit}  {name}");
        }
    }
    outcome
}

/// Lines `NAME: VALUE UNIT`, grouped by name in the order in which names first appear.
fn figures(output: &str) -> Vec<(&str, Vec<f64>, &str)> {
    let mut figures: Vec<(&str, Vec<f64>, &str)> = Vec::new();
    for line in output.lines() {
        let Some((name, rest)) = line.split_once(": ") else {
            continue;
        };
        let Some((value, unit)) = rest.split_once(' ') else {
            continue;
        };
        let Ok(value) = value.parse::<f64>() else {
            continue;
        };
        match figures.iter_mut().find(|(known, _, _)| *known == name) {
            Some((_, values, _)) => values.push(value),
            None => figures.push((name, vec![value], unit)),
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_are_grouped_by_name() {
        let output = "readable: 0.5 s\nresult: 1 s\nnote: none\nreadable: 0.25 s\n";
        let expected = vec![
            ("readable", vec![0.5, 0.25], "s"),
            ("result", vec![1.0], "s"),
        ];
        assert_eq!(figures(output), expected);
    }
}
