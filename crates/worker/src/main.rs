//! Trunk builds workers from binaries; all that this one offers is what the library exports.

#[cfg(target_arch = "wasm32")]
use freezeframe_worker as _;

fn main() {}
