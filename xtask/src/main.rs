//! Every chore of the project: set-up, serve, test, sizes, bench.
fn main() {}
