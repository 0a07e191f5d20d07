//! Lists of what was there before a rule: each may only shrink.
//!
//! A list is a file of lines. `cargo xtask tidy shrink` writes what is left of it, and refuses where there is more.

use std::path::Path;

use crate::shell::{Outcome, read_file, root};

/// A list in the repository.
pub struct List {
    /// Its file.
    pub path: &'static str,
    /// What a line says.
    pub about: &'static str,
}

impl List {
    /// The lines, less the remarks.
    pub fn read(&self) -> Vec<String> {
        let text = read_file(self.path).unwrap_or_default();
        let is_row = |line: &&str| !line.is_empty() && !line.starts_with('#');
        text.lines().filter(is_row).map(str::to_owned).collect()
    }

    /// Writes what is left, measured by `size`.
    pub fn shrink(&self, left: &[String], size: fn(&[String]) -> usize) -> Outcome {
        let (before, after) = (size(&self.read()), size(left));
        if after > before {
            return Err(format!(
                "{} would grow from {before} to {after}; what is new has to be mended, not listed",
                self.path
            ));
        }
        let path = root().join(Path::new(self.path));
        let rows: String = left.iter().map(|row| format!("{row}\n")).collect();
        let text = format!(
            "# {}\n# This list may only shrink; `cargo xtask tidy shrink` does it.\n{rows}",
            self.about
        );
        std::fs::write(&path, text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        println!("{}: {before} before, {after} now", self.path);
        Ok(())
    }
}

/// The finding that a line of a list says too much.
pub fn shorter(list: &List, row: &str) -> String {
    format!(
        "{row} is better than {} says: `cargo xtask tidy shrink`",
        list.path
    )
}
