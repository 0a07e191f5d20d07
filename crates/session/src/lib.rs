//! A notebook session: the one API of the engine for worker, command line and tests.
//!
//! Invariant: plain data in and out; every failure is an event, never a panic; two sessions share nothing.

mod magics;
mod notebook;

pub use notebook::{CellKind, Notebook, NotebookCell, NotebookFormat, compat_of_version};
