//! Runs every program in `tests/programs` and `tests/tracebacks` and compares its output with what CPython 3.13 printed.
//!
//! A new case is one `.py` file with a `.out` beside it that CPython 3.13 wrote
//! (`python case.py > case.out 2>&1`, run inside the folder).

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Host, Vm};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

struct Buffer(Rc<RefCell<String>>);

impl Host for Buffer {
    fn write(&mut self, _: Stream, text: &str, _: Option<Span>) {
        self.0.borrow_mut().push_str(text);
    }
    fn now(&mut self) -> f64 {
        1.0e9
    }
    fn entropy(&mut self) -> u64 {
        7
    }
}

fn output_of(source: &str, filename: &str) -> String {
    let out = Rc::new(RefCell::new(String::new()));
    let mut vm = Vm::new(Box::new(Buffer(out.clone())));
    let globals = vm.new_globals();
    let outcome = vm
        .compile_cell(source, CellId(0), Revision(0), filename)
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = outcome {
        let text = vm.format_exception(&raise);
        vm.write_err(&text);
    }
    out.take()
}

fn run_folder(folder: &str) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    freezeframe_recorded::check(&tests.join(folder), 1, "CPython", output_of);
}

#[test]
fn programs_print_what_cpython_prints() {
    run_folder("programs");
}

#[test]
fn tracebacks_read_as_cpython_writes_them() {
    run_folder("tracebacks");
}
