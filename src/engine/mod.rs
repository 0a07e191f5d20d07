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

/// With the lane in which a rewrite is tried, once one is asked for, and that of real JAX, once the reader has named a server.
pub const ALL_LANES: [Lane; 4] = [Lane::Python, Lane::Jit, Lane::Stateless, Lane::Jax];

/// The position of real JAX.
pub const JAX: usize = 3;

/// The position of a lane.
pub fn position(lane: Lane) -> usize {
    let at = ALL_LANES.iter().position(|it| *it == lane);
    at.unwrap_or_default()
}
