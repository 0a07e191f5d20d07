//! WebAssembly that the engine makes for itself: modules that work on the engine's own memory, with instructions that not
//! every browser has.
//!
//! Invariant: what is made reads and writes nothing but what it is given, and knows nothing of arrays, jaxprs or Python; of
//! what is to be computed it knows what a [`Program`](freezeframe_array::program::Program) says.

mod across;
#[cfg(test)]
mod checked;
mod extremes;
#[cfg(test)]
mod followed;
mod loops;
mod module;
mod packing;
mod parameters;
mod program;
mod rows;
mod tiles;
mod turns;
mod vectors;

pub use module::Memory;
pub use packing::{TILE_COLUMNS, TILE_ROWS};
pub use program::program;
pub use rows::rows;
pub use tiles::tiles;
pub use turns::turns;

/// The module and the name under which a made module imports the engine's memory.
pub const MEMORY: (&str, &str) = ("engine", "memory");
