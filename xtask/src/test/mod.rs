//! `cargo xtask test`: every check and test, the quick ones first, and one closing line that counts them.
//!
//! A failure does not stop the rest, so that one run shows everything that is wrong.

mod browser;
mod native;
mod tally;

use std::time::Instant;

use crate::setup;
use crate::shell::Outcome;
use crate::tidy;
use tally::Tally;

/// A part of the run: what it is called, and what it found.
type Part = (&'static str, fn() -> Tally);

const PARTS: [Part; 8] = [
    ("format", native::format),
    ("tidy", || Tally::of_checks(tidy::checks())),
    ("clippy, native", native::clippy),
    ("clippy, WebAssembly", native::clippy_wasm),
    ("tests, native", native::tests),
    ("tests in the browser", browser::component_tests),
    ("build of the site", browser::build_site),
    ("visits in the browser", browser::visits),
];

/// Sets up and runs everything.
pub fn run() -> Outcome {
    let start = Instant::now();
    setup::for_tests()?;
    let mut total = Tally::default();
    let mut times = vec![("set-up", start.elapsed())];
    for (index, (name, part)) in PARTS.iter().enumerate() {
        println!("\n[{}/{}] {name}", index + 1, PARTS.len());
        let start = Instant::now();
        let tally = part();
        times.push((name, start.elapsed()));
        println!(
            "[{}/{}] {name}: {}",
            index + 1,
            PARTS.len(),
            tally.summary()
        );
        total.add(tally);
    }
    println!();
    for (name, time) in times {
        println!("{:>6} s  {name}", time.as_secs());
    }
    for failure in &total.failures {
        println!("failed: {failure}");
    }
    println!("{}", total.counts());
    if total.failed == 0 {
        Ok(())
    } else {
        Err("not everything passed".to_owned())
    }
}
