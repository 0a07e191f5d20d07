//! What a session needs of the world.

use crate::proposing::Rewriter;

/// The world around a session: a clock, a way to be told to stop, and who rewrites programs.
pub trait Host {
    /// Seconds since the epoch.
    fn now(&self) -> f64;

    /// True if running code should be interrupted; asked now and then where a run cannot yield,
    /// as when `jit` traces a function.
    fn should_interrupt(&self) -> bool {
        false
    }

    /// Who answers [`Command::Propose`](freezeframe_base::Command::Propose); none where the rewrite is not at hand.
    fn rewriter(&self) -> Option<&dyn Rewriter> {
        None
    }
}
