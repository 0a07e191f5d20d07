//! JAX without Python: primitives, avals, jaxprs, traces and the transformations over them.
//!
//! Invariant: this crate knows no Python; user functions come as closures.
