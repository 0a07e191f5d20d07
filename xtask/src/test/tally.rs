//! How many tests passed and failed, read from what the test programs print.

use crate::shell::Outcome;

/// Counts, and one line for each failure.
#[derive(Debug, Default)]
pub struct Tally {
    /// Tests and checks that passed.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
    /// What failed, in a line each.
    pub failures: Vec<String>,
    /// Why nothing ran, when nothing did.
    skipped: Option<&'static str>,
}

impl Tally {
    /// One check.
    pub fn of_check(outcome: Outcome) -> Self {
        Self::of_checks([outcome])
    }

    /// Several checks, each of which counts.
    pub fn of_checks(outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let mut tally = Self::default();
        for outcome in outcomes {
            match outcome {
                Ok(()) => tally.passed += 1,
                Err(failure) => {
                    tally.failed += 1;
                    tally.failures.push(failure);
                }
            }
        }
        tally
    }

    /// A part that has nothing to do yet.
    pub fn skipped(why: &'static str) -> Self {
        Self {
            skipped: Some(why),
            ..Self::default()
        }
    }

    /// A test program's counts; one that fails without counting a failure (it did not compile) counts as one.
    pub fn of_program(
        outcome: Outcome,
        output: &str,
        count: fn(&str) -> Option<(usize, usize)>,
    ) -> Self {
        let mut tally = Self::default();
        for (passed, failed) in output.lines().filter_map(count) {
            tally.passed += passed;
            tally.failed += failed;
        }
        if let Err(failure) = outcome {
            tally.failed = tally.failed.max(1);
            tally.failures.push(failure);
        }
        tally
    }

    /// Adds another part's counts.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
    }

    /// The counts in words.
    pub fn summary(&self) -> String {
        match self.skipped {
            Some(why) => format!("nothing to do, {why}"),
            None => format!("{} passed, {} failed", self.passed, self.failed),
        }
    }
}

/// Counts of a line such as `test result: ok. 3 passed; 0 failed; 0 ignored`.
pub fn cargo_counts(line: &str) -> Option<(usize, usize)> {
    let (_, counts) = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let mut parts = counts.split("; ");
    let mut number = |word: &str| parts.next()?.strip_suffix(word)?.trim().parse().ok();
    Some((number("passed")?, number("failed")?))
}

/// Counts of the lines `ℹ pass 3` and `ℹ fail 1` that Node's test runner ends with.
pub fn node_counts(line: &str) -> Option<(usize, usize)> {
    let mut words = line.split_whitespace().skip(1);
    let (kind, number) = (words.next()?, words.next()?.parse().ok()?);
    match kind {
        "pass" if words.next().is_none() => Some((number, 0)),
        "fail" if words.next().is_none() => Some((0, number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_the_closing_lines() {
        let cargo = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(cargo_counts(cargo), Some((12, 2)));
        assert_eq!(cargo_counts("test result of something else"), None);
        assert_eq!(node_counts("ℹ pass 7"), Some((7, 0)));
        assert_eq!(node_counts("ℹ fail 1"), Some((0, 1)));
        assert_eq!(node_counts("✔ pass 7 of the lesson (3 ms)"), None);
    }

    #[test]
    fn a_program_that_does_not_start_is_a_failure() {
        let tally = Tally::of_program(Err("no compiler".to_owned()), "", cargo_counts);
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }
}
