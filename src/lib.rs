//! The Freezeframe page: notebook, editors, lanes, inspector.
//!
//! Invariants: no engine types and no computation beyond formatting; what a lesson or a program says is text and never
//! markup. Everything that needs no browser is plain Rust, tested natively; the rest is behind `target_arch = "wasm32"`.

pub mod address;
pub mod engine;
pub mod inspector;
pub mod lanes;
pub mod notebook;
pub mod prerender;
pub mod testid;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod cells;
#[cfg(target_arch = "wasm32")]
pub mod editor;
#[cfg(target_arch = "wasm32")]
pub mod toolbar;
