//! The engine as the page sees it: one queue and one worker a lane.

mod queue;
#[cfg(target_arch = "wasm32")]
mod worker;

pub use queue::{Action, Job, LaneQueue, LaneStatus, LossReason};
#[cfg(target_arch = "wasm32")]
pub use worker::{FromWorker, LaneWorker, describe};
