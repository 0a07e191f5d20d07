//! The commands for authors, run as an author runs them.

mod docs;
mod record;
mod support;
