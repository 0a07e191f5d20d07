//! A notebook that is checked: what its lanes did, and words for its places.

use super::places::Places;
use super::report::Problem;
use crate::lane::{CellRun, World, run_notebook};
use freezeframe_base::{CellId, Lane, LineIndex, Span};
use freezeframe_notebook::{Cell, Notebook};

/// A notebook that has run.
pub struct Subject {
    /// The notebook.
    pub notebook: Notebook,
    /// Where its cells stand in its file.
    pub places: Places,
    /// What its cells are given.
    pub world: World,
    /// What plain Python did.
    pub python: Vec<CellRun>,
    /// What was done under `jit`.
    pub jit: Vec<CellRun>,
}

impl Subject {
    /// Runs a notebook in both lanes.
    pub fn run(notebook: Notebook, bytes: &[u8], world: &World) -> Self {
        Self {
            places: Places::find(&notebook, bytes),
            python: run_notebook(&notebook, Lane::Python, world),
            jit: run_notebook(&notebook, Lane::Jit, world),
            notebook,
            world: world.clone(),
        }
    }

    /// The lanes with their names, and what they did.
    pub fn lanes(&self) -> [(Lane, &'static str, &[CellRun]); 2] {
        [
            (Lane::Python, "python", &self.python),
            (Lane::Jit, "jit", &self.jit),
        ]
    }

    /// What a code cell is called: its number.
    pub fn name(&self, cell: CellId) -> String {
        format!("cell {}", self.notebook.number(cell).unwrap_or(0))
    }

    /// A problem of a code cell: in one lane, or in none; at a line, or at its first.
    pub fn problem(
        &self,
        cell: CellId,
        lane: &str,
        line: Option<u32>,
        sentence: String,
    ) -> Problem {
        let mut place = self.name(cell);
        if !lane.is_empty() {
            place += &format!(", {lane}");
        }
        if let Some(line) = line {
            place += &format!(", line {line}");
        }
        Problem {
            place,
            line: self.places.line(cell, line.unwrap_or(1)),
            sentence,
            detail: Vec::new(),
        }
    }

    /// The cell and the line in it of a span.
    pub fn line_of(&self, span: Option<Span>) -> Option<(&Cell, u32)> {
        let span = span?;
        let cell = self.notebook.cell(span.cell)?;
        Some((cell, LineIndex::new(&cell.source).line(span.start)))
    }
}
