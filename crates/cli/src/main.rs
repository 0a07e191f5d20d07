//! `freezeframe`: the engine as a native command.
//!
//! Invariant: adds no behaviour to the session; it reads files, prints events and sets the exit code.

mod arguments;
mod beside;
mod build;
mod carried;
mod check;
mod files;
mod findings;
mod fix;
mod inspect;
mod lane;
mod lsp;
mod mdbook;
mod program;
mod record;
mod results;
mod run;
mod sarif;
mod wheels;

use arguments::{Action, USAGE};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Deep recursion in the user's program is bounded by the engine; a big stack leaves room for the bound.
    let worker = std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(start);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => fail("the engine crashed; this is a bug in freezeframe"),
        Err(error) => fail(&format!("no thread to run in: {error}")),
    }
}

fn start() -> ExitCode {
    let done = arguments::parse(std::env::args_os().skip(1)).and_then(|action| match action {
        Action::Help => {
            let _ = write!(std::io::stdout(), "{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Action::Run(options) => run::run(&options),
        Action::Fix(options) => fix::fix(&options),
        Action::Inspect(options) => inspect::inspect(&options),
        Action::Record(options) => record::record(&options),
        Action::Check(options) => check::check(&options),
        Action::Build(options) => build::build(&options),
        Action::Mdbook(options) => mdbook::mdbook(&options),
        Action::Lsp(options) => lsp::serve_editor(&options),
    });
    done.unwrap_or_else(|message| fail(&message))
}

/// Says why on standard error; exit code 2 is for wrong use and for what cannot be read.
fn fail(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "freezeframe: {message}");
    ExitCode::from(2)
}
