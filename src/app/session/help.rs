//! What editors have asked of the lane that helps with what is written.

use freezeframe_base::{CellId, HashMap, Revision, RunId};
use js_sys::Function;

/// What editors have asked.
#[derive(Default)]
pub struct Help {
    /// What is not answered, and who waits for it.
    pub waiting: Vec<(RunId, Function)>,
    /// The texts that the lane knows.
    pub known: HashMap<CellId, Revision>,
}
