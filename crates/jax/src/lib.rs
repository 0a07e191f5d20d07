//! The Python modules `jax`, `jax.numpy`, `jax.lax`, `jax.random` and their like, over core.
//!
//! Invariant: tables and thin glue. What a function computes is in [`ops`], which knows no Python; a table entry gives it
//! a name, a signature and a purity.
//!
//! [`install`] registers the modules in a machine. Who has several machines in one thread gives each a [`Context`], which
//! is entered while its machine runs.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod arg;
mod array;
mod avals;
mod callbacks;
mod called;
mod checkpoint;
mod classes;
mod config;
mod context;
mod control;
mod convert;
mod custom;
mod defined;
mod devices;
pub mod dtype;
mod errors;
mod indexing;
pub mod inspect;
mod interop;
mod jaxpr;
mod jit;
mod later;
mod lax_api;
mod lending;
mod library;
mod linalg_api;
mod listening;
mod literals;
mod module;
mod named;
mod nn_api;
mod numpy_api;
pub mod ops;
mod py;
mod random_api;
mod reenter;
mod refs;
mod row;
mod segments;
mod sharding;
mod state;
mod stats_api;
mod trace_cache;
mod transforms;
mod tree;
mod windows;
mod wraps;

pub use array::ArrayObject;
pub use context::{Context, Inside};
pub use module::{JaxOptions, install};
pub use random_api::key_use;
pub use row::KeyUse;
