//! The commands for authors, run as an author runs them.

mod build;
mod check;
mod docs;
mod mdbook;
mod record;
mod support;
