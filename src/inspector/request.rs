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
