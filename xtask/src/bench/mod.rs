//! `cargo xtask bench`: how long a visitor waits, and how fast the interpreter is. Figures, never a verdict.

mod inspector;
mod page;
mod python;

use crate::setup;
use crate::shell::Outcome;

const RUNS: usize = 5;

/// Measures the page in Chromium, then Python loops and the inspector natively.
pub fn run() -> Outcome {
    setup::for_tests()?;
    let page = page::run();
    let python = python::run();
    let inspector = inspector::run();
    page.and(python).and(inspector)
}

/// The middle of the measurements, or `None` when there are none.
fn median(mut measured: Vec<f64>) -> Option<f64> {
    measured.sort_by(f64::total_cmp);
    measured.get(measured.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(Vec::new()), None);
    }
}
