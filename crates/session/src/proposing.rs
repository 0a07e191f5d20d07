//! How a session hands a request for a proposal to whoever rewrites programs, without knowing how that is done.

use crate::host::Host;
use freezeframe_base::{CellId, CellText, Obstacle, Proposal, SessionConfig};
use std::rc::Rc;

/// A request for the cells with their state passed in and out.
pub struct Request {
    /// All code cells of the notebook, in order.
    pub cells: Vec<CellText>,
    /// The cell that the visitor asked for; `None` for all.
    pub target: Option<CellId>,
    /// What the session runs with; trials run with the same.
    pub config: SessionConfig,
    /// The session's world, for sessions in which proposals are tried.
    pub host: Rc<dyn Host>,
}

/// Makes proposals.
pub trait Rewriter {
    /// Begins to work on a request; [`Rewriting::step`] does the work.
    fn begin(&self, request: Request) -> Box<dyn Rewriting>;
}

/// A request that is being worked on.
pub trait Rewriting {
    /// Works for about `budget` instructions; the answer once there is one.
    fn step(&mut self, budget: u32) -> Option<Proposal>;
}

/// A proposal that is declined for one reason that has no place in the text.
pub fn declined(name: &str, reason: &str) -> Proposal {
    Proposal::Declined {
        obstacles: vec![Obstacle {
            name: name.to_owned(),
            span: None,
            reason: reason.to_owned(),
        }],
    }
}
