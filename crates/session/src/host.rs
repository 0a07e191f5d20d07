//! What a session needs of the world.

use crate::proposing::Rewriter;
use std::rc::Rc;

/// The world around a session: a clock, a way to be told to stop, texts that are not loaded with the program, and who
/// rewrites programs.
pub trait Host {
    /// Seconds since the epoch.
    fn now(&self) -> f64;

    /// True if running code should be interrupted; asked now and then where a run cannot yield,
    /// as when `jit` traces a function.
    fn should_interrupt(&self) -> bool {
        false
    }

    /// The text of a part that is loaded when it is needed (see [`freezeframe_base::part`]). Natively all are linked in.
    ///
    /// # Errors
    /// Where it cannot be had now, with the reason; it may be asked for again.
    fn load(&self, part: &str) -> Result<Rc<str>, String> {
        freezeframe_python::linked_part(part)
            .map(Rc::from)
            .ok_or_else(|| format!("{part} is not in this program"))
    }

    /// Who answers [`Command::Propose`](freezeframe_base::Command::Propose); none where the rewrite is not at hand.
    fn rewriter(&self) -> Option<&dyn Rewriter> {
        None
    }
}
