//! The Freezeframe page.
fn main() {}
