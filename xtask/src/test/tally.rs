//! How many tests passed, failed and were skipped, read from what the test programs print.

use std::collections::BTreeSet;

use crate::shell::Outcome;

/// Tests that passed, that failed, and that had nothing to run on.
pub type Counts = (usize, usize, usize);

/// Counts, and one line for each failure.
#[derive(Debug, Default)]
pub struct Tally {
    /// Tests and checks that passed.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
    /// Those that had nothing to run on.
    pub skipped: usize,
    /// What failed, in a line each.
    pub failures: Vec<String>,
    /// Why nothing ran, when nothing did.
    idle: Option<&'static str>,
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
    pub fn idle(why: &'static str) -> Self {
        Self {
            idle: Some(why),
            ..Self::default()
        }
    }

    /// A test program's counts; one that fails without counting a failure (it did not compile) counts as one.
    pub fn of_program(outcome: Outcome, output: &str, count: fn(&str) -> Option<Counts>) -> Self {
        let mut tally = Self::default();
        for (passed, failed, skipped) in output.lines().filter_map(count) {
            tally.passed += passed;
            tally.failed += failed;
            tally.skipped += skipped;
        }
        // Rust's test harness knows no test that finds out by itself that it has nothing to do, and counts it as passed.
        let told = output
            .lines()
            .filter_map(|line| line.strip_prefix("skipped: "));
        let told = told.collect::<BTreeSet<_>>().len().min(tally.passed);
        tally.passed -= told;
        tally.skipped += told;
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
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
    }

    /// `12 passed, 0 failed`, and what was skipped if anything was.
    pub fn counts(&self) -> String {
        let counts = format!("{} passed, {} failed", self.passed, self.failed);
        match self.skipped {
            0 => counts,
            skipped => format!("{counts}, {skipped} skipped"),
        }
    }

    /// The counts in words.
    pub fn summary(&self) -> String {
        match self.idle {
            Some(why) => format!("nothing to do, {why}"),
            None => self.counts(),
        }
    }
}

/// Counts of a line such as `test result: ok. 3 passed; 0 failed; 0 ignored`.
pub fn cargo_counts(line: &str) -> Option<Counts> {
    let (_, counts) = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let mut parts = counts.split("; ");
    let mut number = |word: &str| parts.next()?.strip_suffix(word)?.trim().parse().ok();
    Some((number("passed")?, number("failed")?, number("ignored")?))
}

/// Counts of the lines `ℹ pass 3`, `ℹ fail 1` and `ℹ skipped 2` that Node's test runner ends with.
pub fn node_counts(line: &str) -> Option<Counts> {
    let mut words = line.split_whitespace().skip(1);
    let (kind, number) = (words.next()?, words.next()?.parse().ok()?);
    match (kind, words.next()) {
        ("pass", None) => Some((number, 0, 0)),
        ("fail", None) => Some((0, number, 0)),
        ("skipped", None) => Some((0, 0, number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_the_closing_lines() {
        let cargo = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(cargo_counts(cargo), Some((12, 2, 1)));
        assert_eq!(cargo_counts("test result of something else"), None);
        assert_eq!(node_counts("ℹ pass 7"), Some((7, 0, 0)));
        assert_eq!(node_counts("ℹ fail 1"), Some((0, 1, 0)));
        assert_eq!(node_counts("ℹ skipped 2"), Some((0, 0, 2)));
        assert_eq!(node_counts("✔ pass 7 of the lesson (3 ms)"), None);
    }

    #[test]
    fn a_test_that_says_that_it_is_skipped_has_not_passed() {
        let output = "test a ... ok\n\nskipped: b: no corpus\ntest b ... ok\n\nskipped: b: no corpus\n\nskipped: c: no corpus\n\
            test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        let tally = Tally::of_program(Ok(()), output, cargo_counts);
        assert_eq!(tally.counts(), "2 passed, 0 failed, 3 skipped");
        let whole = output
            .replace("skipped", "found")
            .replace("1 ignored", "0 ignored");
        let tally = Tally::of_program(Ok(()), &whole, cargo_counts);
        assert_eq!(tally.counts(), "4 passed, 0 failed");
    }

    #[test]
    fn a_program_that_does_not_start_is_a_failure() {
        let tally = Tally::of_program(Err("no compiler".to_owned()), "", cargo_counts);
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }
}
