//! The Python modules `jax`, `jax.numpy`, `jax.random`, `numpy`, `matplotlib.pyplot` and their kin.
//!
//! Invariant: tables and thin glue; what a function computes lives in `array` and `core`.

pub mod numpy;
pub mod pyplot;
