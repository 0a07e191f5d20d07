//! The engine as the page sees it: one queue and one worker a lane.

#[cfg(target_arch = "wasm32")]
mod hearing;
mod queue;
#[cfg(target_arch = "wasm32")]
mod worker;

use freezeframe_base::Lane;

#[cfg(target_arch = "wasm32")]
pub use hearing::FromWorker;
pub use queue::{Action, EngineState, Job, LaneQueue, LaneStatus, LossReason, Standing};
#[cfg(target_arch = "wasm32")]
pub use worker::LaneWorker;

/// The lanes that are always run.
pub const LANES: [Lane; 2] = [Lane::Python, Lane::Jit];

/// With the lane in which a rewrite is tried, once one is asked for.
pub const ALL_LANES: [Lane; 3] = [Lane::Python, Lane::Jit, Lane::Stateless];
