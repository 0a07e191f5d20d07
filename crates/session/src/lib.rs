//! A notebook session: the one API of the engine for worker, command line and tests.
//!
//! Invariant: plain data in and out; every failure is an event, never a panic; two sessions share nothing.

mod capture;
mod context;
mod engine;
mod exam;
mod history;
mod host;
mod imported;
mod inspector;
mod interpreter;
mod magics;
mod outbox;
mod report;
mod session;
mod texts;
mod timing;

pub use engine::Progress;
pub use freezeframe_python::FileChange;
pub use host::{
    Host, Made, MadeRows, MadeTurns, Program, Question, Reply, Request, Rewriter, Rewriting,
    RowFold, Tiles, Turning, Wheel, declined,
};
pub use magics::take_magics;
pub use outbox::Events;
pub use session::Session;
