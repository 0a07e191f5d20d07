//! What is tried once a cell that is an exercise has run, out of its reader's sight, and what comes of it.

use serde::{Deserialize, Serialize};

/// What a session tries after a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exam {
    /// Python that passes if it raises nothing. It runs in a copy of the notebook's namespace, and what it changes is put
    /// back.
    pub checks: String,
    /// Expressions of Python, each true where a certain mistake was made.
    pub mistakes: Vec<String>,
}

/// What came of an exam in one lane.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// What the cell printed.
    pub printed: String,
    /// What was raised, if anything was.
    pub trouble: Option<Trouble>,
    /// The mistake that was made: its place in [`Exam::mistakes`].
    pub mistake: Option<u32>,
    /// The names of what a call used though it had changed.
    pub stale: Vec<String>,
    /// True if an argument of a jitted call was the result of an earlier one.
    pub carries: bool,
}

/// An exception of the cell, or of what was tried after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// True if it was the cell that raised it.
    pub in_cell: bool,
    /// Its class.
    pub class: String,
    /// `str` of it.
    pub message: String,
}

impl Trouble {
    /// `AssertionError: the total is 6`.
    pub fn text(&self) -> String {
        let Self { class, message, .. } = self;
        match message.is_empty() {
            true => class.clone(),
            false => format!("{class}: {message}"),
        }
    }
}
