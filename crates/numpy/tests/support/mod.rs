//! A machine with `numpy` and `jax`, and what it prints.

use freezeframe_base::{JaxCompat, Lane, Span, Stream};
use freezeframe_python::{Host, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// What a machine printed on standard output.
pub type Printed = Rc<RefCell<String>>;

struct Collect(Printed);

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

/// A machine and its output.
pub fn machine() -> (Vm, Printed) {
    let printed = Printed::default();
    let mut vm = Vm::new(Box::new(Collect(printed.clone())));
    let options = freezeframe_jax::JaxOptions {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
    };
    freezeframe_jax::install(&mut vm, options);
    (vm, printed)
}
