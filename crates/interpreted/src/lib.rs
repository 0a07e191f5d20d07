//! Runs the WebAssembly that the engine makes without a browser, in tests: an interpreter takes the browser's place, so that
//! native tests see what readers' machines do.
//!
//! Invariant: made code finds what it reads and writes in a memory of its own, with nothing around it; a call that changes
//! anything but what it was given to write ends in a panic.
#![cfg(not(target_arch = "wasm32"))]

mod calls;
mod embedder;

pub use embedder::Interpreted;
