//! The commands for authors, run as an author runs them.

mod check;
mod docs;
mod record;
mod support;
