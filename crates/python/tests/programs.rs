//! Runs every `programs/NAME.py` and compares what it prints with `programs/NAME.out`, which real CPython 3.13 printed.
//!
//! A new case is one file and its output: `python3.13 NAME.py > NAME.out`. Standard error follows standard output after a line `--- stderr`.

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Host, Vm};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

#[derive(Default)]
struct Printed {
    out: String,
    err: String,
}

struct Recorder {
    printed: Rc<RefCell<Printed>>,
    clock: f64,
}

impl Host for Recorder {
    fn write(&mut self, stream: Stream, text: &str, _span: Option<Span>) {
        let mut printed = self.printed.borrow_mut();
        match stream {
            Stream::Stdout => printed.out.push_str(text),
            Stream::Stderr => printed.err.push_str(text),
        }
    }

    fn now(&mut self) -> f64 {
        self.clock += 0.001;
        self.clock
    }

    fn entropy(&mut self) -> u64 {
        42
    }
}

fn run(path: &Path) -> String {
    let source = std::fs::read_to_string(path).expect("a program can be read");
    let printed = Rc::new(RefCell::new(Printed::default()));
    let mut vm = Vm::new(Box::new(Recorder { printed: printed.clone(), clock: 1.7e9 }));
    let globals = vm.new_globals();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("program.py");
    let outcome = vm.compile_cell(&source, CellId(0), Revision(0), name).and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = outcome {
        let text = vm.format_exception(&raise);
        vm.write_err(&text);
    }
    let printed = printed.borrow();
    if printed.err.is_empty() { printed.out.clone() } else { format!("{}--- stderr\n{}", printed.out, printed.err) }
}

/// The first line where the two differ.
fn first_difference(found: &str, expected: &str) -> Option<String> {
    let (mut found, mut expected) = (found.lines(), expected.lines());
    for line in 1.. {
        match (found.next(), expected.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => return Some(format!("line {line}\n  expected {}\n  found    {}", b.unwrap_or("<end>"), a.unwrap_or("<end>"))),
        }
    }
    None
}

#[test]
fn programs_print_what_cpython_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut paths: Vec<_> = std::fs::read_dir(&folder).expect("the folder of programs").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in &paths {
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("each program has its output");
        if let Some(difference) = first_difference(&run(path), &expected) {
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{} of {} programs differ:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
}
