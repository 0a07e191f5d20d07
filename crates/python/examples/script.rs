//! Runs a Python file: `cargo run -p freezeframe-python --example script -- FILE`.

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Host, Vm};
use std::io::Write;

struct Console;

impl Host for Console {
    fn write(&mut self, stream: Stream, text: &str, _span: Option<Span>) {
        let _ = match stream {
            Stream::Stdout => std::io::stdout().write_all(text.as_bytes()),
            Stream::Stderr => std::io::stderr().write_all(text.as_bytes()),
        };
    }

    fn now(&mut self) -> f64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0.0, |time| time.as_secs_f64())
    }

    fn entropy(&mut self) -> u64 {
        42
    }
}

fn main() {
    let path = std::env::args().nth(1).expect("usage: script FILE");
    let source = std::fs::read_to_string(&path).expect("the file can be read");
    let mut vm = Vm::new(Box::new(Console));
    let globals = vm.new_globals();
    let outcome = vm
        .compile_cell(&source, CellId(0), Revision(0), &path)
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = outcome {
        let text = vm.format_exception(&raise);
        vm.write_err(&text);
        std::process::exit(1);
    }
}
