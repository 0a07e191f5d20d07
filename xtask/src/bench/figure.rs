//! One figure: several measurements of one thing, and what is aimed at.

/// How often each thing is measured.
pub const RUNS: usize = 5;

/// Measurements of one thing.
#[derive(Debug)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// Its unit; empty for a ratio.
    pub unit: &'static str,
    /// The measurements.
    pub values: Vec<f64>,
    /// At most this is aimed at.
    pub aim: Option<f64>,
}

impl Figure {
    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.values.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }

    /// The middle of the measurements; NaN where there are none.
    pub fn median(&self) -> f64 {
        let sorted = self.sorted();
        sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn range(&self) -> (f64, f64) {
        let sorted = self.sorted();
        let end = |value: Option<&f64>| value.copied().unwrap_or(f64::NAN);
        (end(sorted.first()), end(sorted.last()))
    }

    /// A line of the report; `kept` is the file of the run before.
    pub fn line(&self, kept: &str) -> String {
        let (low, high) = self.range();
        let optional = |value: Option<f64>| value.map_or("-".to_owned(), |it| format!("{it:.3}"));
        let missed = self.aim.is_some_and(|aim| self.median() > aim);
        format!(
            "{:>10.3} {low:>8.3} - {high:>8.3} {:>10} {:>8} {:<2} {} {}",
            self.median(),
            optional(self.before(kept)),
            optional(self.aim),
            self.unit,
            if missed { "!" } else { " " },
            self.name
        )
    }

    /// The figure as an object of its own line.
    pub fn json(&self) -> String {
        let aim = self.aim.map_or("null".to_owned(), |aim| aim.to_string());
        format!(
            r#"{{"name": "{}", "unit": "{}", "median": {}, "values": {:?}, "aim": {aim}}}"#,
            self.name,
            self.unit,
            self.median(),
            self.values
        )
    }

    /// This figure's median in a file that an earlier run wrote.
    fn before(&self, kept: &str) -> Option<f64> {
        let start = format!(r#"{{"name": "{}","#, self.name);
        let line = kept.lines().find(|line| line.starts_with(&start))?;
        let (_, rest) = line.split_once(r#""median": "#)?;
        rest.split(',').next()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;

    fn figure(values: &[f64]) -> Figure {
        Figure {
            name: "fib".to_owned(),
            unit: "",
            values: values.to_vec(),
            aim: Some(2.0),
        }
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(figure(&[9.0, 1.0, 2.0]).median(), 2.0);
        assert!(figure(&[]).median().is_nan());
    }

    #[test]
    fn what_is_kept_is_found_again() {
        let kept = format!("[\n{}\n]\n", figure(&[3.0, 1.5, 2.5]).json());
        assert_eq!(figure(&[]).before(&kept), Some(2.5));
        assert_eq!(figure(&[]).before(""), None);
    }
}
