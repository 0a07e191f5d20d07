//! Runs a program on a machine with `jax`, `numpy` and `pyplot`.

use freezeframe_base::{CellId, JaxCompat, Lane, Revision, Span, Stream};
use freezeframe_jax::JaxOptions;
use freezeframe_python::{Host, Vm};
use std::cell::RefCell;
use std::rc::Rc;

struct Collect(Rc<RefCell<String>>);

impl Host for Collect {
    fn write(&mut self, stream: Stream, text: &str, _span: Option<Span>) {
        if stream == Stream::Stdout {
            self.0.borrow_mut().push_str(text);
        }
    }

    fn now(&mut self) -> f64 {
        0.0
    }

    fn entropy(&mut self) -> u64 {
        7
    }
}

/// What a program printed, and the exception that ended it.
pub struct Outcome {
    pub stdout: String,
    /// The exception's class and message.
    pub error: Option<(String, String)>,
}

/// Runs a program.
pub fn run(text: &str, filename: &str) -> Outcome {
    let text = text.to_owned();
    let filename = filename.to_owned();
    let thread = std::thread::Builder::new().stack_size(256 << 20);
    let running = thread
        .spawn(move || run_here(&text, &filename))
        .expect("a thread");
    running.join().unwrap_or_else(|panic| Outcome {
        stdout: String::new(),
        error: Some((
            "PANIC".into(),
            panic.downcast_ref::<String>().cloned().unwrap_or_default(),
        )),
    })
}

fn run_here(text: &str, filename: &str) -> Outcome {
    let out = Rc::new(RefCell::new(String::new()));
    let mut vm = Vm::new(Box::new(Collect(out.clone())));
    freezeframe_jax::install(
        &mut vm,
        JaxOptions {
            lane: Lane::Jit,
            compat: JaxCompat::V0_12,
        },
    );
    let globals = vm.new_globals();
    let ended = vm
        .compile_cell(text, CellId(0), Revision(0), filename)
        .and_then(|code| vm.run(&code, &globals));
    let error = ended
        .err()
        .map(|raise| (raise.class_name(), vm.message_of(&raise)));
    Outcome {
        stdout: out.take(),
        error,
    }
}
