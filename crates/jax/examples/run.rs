//! Runs a Python program: `cargo run -p freezeframe-jax --example run -- program.py`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::io::Write;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => return eprintln!("{path}: {error}"),
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let outcome = support::run(&text, name);
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(outcome.stdout.as_bytes());
    if let Some((class, message)) = outcome.error {
        let _ = writeln!(out, "! {class}: {message}");
    }
}
