//! N-dimensional arrays: dtypes and promotion, shapes, numeric kernels, random bits and printing.
//!
//! Invariant: this crate knows neither Python nor jaxprs, and every result is deterministic.
