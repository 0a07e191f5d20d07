//! What every part of Freezeframe shares: ids, spans, taints, findings and the protocol between engine and page.
//!
//! Invariants: a [`Span`] cannot be made without a cell *and* a revision, and only the types of this crate are
//! serialized. Everything here is plain data; nothing here computes.

mod finding;
mod protocol;
mod record;
mod span;
mod taint;

pub use finding::*;
pub use protocol::*;
pub use record::*;
pub use span::*;
pub use taint::*;
