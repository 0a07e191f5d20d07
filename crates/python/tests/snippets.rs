//! Runs the small programs in `tests/snippets` and compares what each prints with what CPython 3.13 printed.
//!
//! A file has one area; a program in it stands behind a line `#: NAME`. `record.py` there writes the outputs.

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Host, Vm};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

/// What is written gathers; the clock goes on a little whenever it is read.
struct Ticking {
    out: Rc<RefCell<String>>,
    now: f64,
}

impl Host for Ticking {
    fn write(&mut self, _: Stream, text: &str, _: Option<Span>) {
        self.out.borrow_mut().push_str(text);
    }

    fn now(&mut self) -> f64 {
        self.now += 1e-4;
        self.now
    }

    fn entropy(&mut self) -> u64 {
        7
    }
}

fn output_of(source: &str) -> String {
    let out = Rc::new(RefCell::new(String::new()));
    let host = Ticking {
        out: out.clone(),
        now: 1e9,
    };
    let mut vm = Vm::new(Box::new(host));
    let globals = vm.new_globals();
    let outcome = vm
        .compile_cell(source, CellId(0), Revision(0), "<string>")
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = outcome {
        let text = vm.format_exception(&raise);
        vm.write_err(&text);
    }
    out.take()
}

/// The programs of a file, or their outputs, each with its name.
fn sections(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("#: ").skip(1);
    parts
        .map(|part| part.split_once('\n').expect("a name, and a text"))
        .collect()
}

#[test]
fn snippets_print_what_cpython_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets");
    let entries = std::fs::read_dir(&folder).expect("the folder exists");
    let mut paths: Vec<_> = entries.map(|it| it.expect("readable").path()).collect();
    let only = std::env::var("ONLY").unwrap_or_default();
    let is_asked = |path: &Path| path.to_string_lossy().contains(&format!("snippets/{only}"));
    paths.retain(|path| path.extension().is_some_and(|it| it == "out") && is_asked(path));
    paths.sort();
    let (mut count, mut failed) = (0, Vec::new());
    for path in paths {
        let read = |path: &Path| std::fs::read_to_string(path).expect("readable");
        let (programs, outputs) = (read(&path.with_extension("py")), read(&path));
        let (programs, outputs) = (sections(&programs), sections(&outputs));
        assert_eq!(programs.len(), outputs.len(), "{}", path.display());
        for ((name, program), (_, expected)) in programs.into_iter().zip(outputs) {
            count += 1;
            let actual = output_of(program);
            if actual != *expected {
                let area = path.file_stem().unwrap_or_default().to_string_lossy();
                failed.push(format!(
                    "{area}, {name}:\n--- got\n{actual}--- expected\n{expected}"
                ));
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {count} programs differ from CPython:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
