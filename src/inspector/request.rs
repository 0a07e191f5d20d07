//! The request to make a cell stateless.

use freezeframe_base::{CellId, CellText, Proposal, RunId};

/// A request and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its name.
    pub run: RunId,
    /// The cell whose finding is to be fixed.
    pub target: CellId,
    /// The texts that it was made with.
    pub cells: Vec<CellText>,
    /// Loops are to become scans, too.
    pub scan: bool,
    /// The step of the proposal that is shown; none where all of it is shown at once.
    pub step: Option<usize>,
    /// What came of it.
    pub answer: Answer,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing yet.
    Awaited,
    /// The engine broke.
    Broken(String),
    /// A proposal, or why there is none.
    Given(Proposal),
}
