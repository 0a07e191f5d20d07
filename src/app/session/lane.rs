//! One lane's queue and worker.

use crate::engine::{LaneQueue, LaneWorker};
use freezeframe_base::Lane;

/// A lane of a session.
pub struct LaneControl {
    /// Which one.
    pub lane: Lane,
    /// What it was asked for.
    pub queue: LaneQueue,
    /// Its engine, once it was started.
    pub worker: Option<LaneWorker>,
    /// Tells messages of an ended worker from those of its successor.
    pub generation: u32,
}

impl LaneControl {
    /// A lane whose engine is started when it is needed.
    pub fn new(lane: Lane) -> Self {
        Self {
            lane,
            queue: LaneQueue::default(),
            worker: None,
            generation: 0,
        }
    }
}
