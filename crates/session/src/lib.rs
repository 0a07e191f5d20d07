//! A notebook session: the one API of the engine for worker, command line and tests.
//!
//! Invariant: plain data in and out; every failure is an event, never a panic; two sessions share nothing.

mod context;
mod engine;
mod host;
mod inspector;
mod magics;
mod outbox;
mod proposing;
mod report;
mod session;
mod timing;

pub use host::Host;
pub use magics::take_magics;
pub use proposing::{Request, Rewriter, Rewriting, declined};
pub use session::{Progress, Session};
