//! The engine as a web worker: message in, message out.
//!
//! Invariant: adds no behaviour to the session.
