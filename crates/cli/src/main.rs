//! `freezeframe`: the engine as a native command.
fn main() {}
