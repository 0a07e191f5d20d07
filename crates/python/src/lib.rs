//! Python: syntax facade, compiler, bytecode VM, objects, builtins and standard library.
//!
//! Invariant: this crate does not know that JAX exists.

pub mod text;
