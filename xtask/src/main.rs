//! Every chore of the project: set-up, serve, build, test, sizes, bench.
//!
//! One file holds one chore. Nothing here is part of what a visitor's browser loads.
#![allow(clippy::print_stdout, reason = "a command line talks by printing")]

mod bench;
mod conformance;
mod dist;
mod places;
mod programs;
mod setup;
mod shell;
mod sizes;
mod test;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [ARGS]   install what is missing, then `trunk serve ARGS`
  test           install what is missing, then run every check and test, the browser's too
  setup          only install what is missing
  build          the release site in dist/
  sizes          raw and brotli sizes of the release site against the budget
  bench [PART]   load times in Chromium, and Python loops against CPython 3.13 (page, python, inspector);
                 `bench peers` measures beside jax-js, Pyodide and JAX itself
  conformance [--only MODULE] [--show WORD]
                 runs the examples of JAX's and NumPy's docstrings by the original and here, and writes docs/conformance.md;
                 with an option, measures a part, and prints what differs
  tidy           the project's own rules and the report of long files; `tidy shrink` shortens the lists of what is owed
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[] as &[String]),
    };
    let outcome = match command {
        "serve" => dist::serve(rest),
        "test" => test::run(),
        "setup" => setup::for_tests(),
        "build" => dist::build_release(),
        "sizes" => sizes::run(),
        "bench" => bench::run(rest),
        "conformance" => conformance::run(rest),
        "tidy" => tidy::run(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
