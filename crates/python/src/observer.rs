//! Observation: what a run reads and writes beyond its arguments, and which values derive from those reads.

use crate::bytecode::{Code, Op};
use crate::native::Args;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::{Span, Taint};
use std::cell::RefCell;
use std::rc::Rc;

/// A place that a read came from, precise enough to read it again later.
#[derive(Clone)]
pub enum PlaceRead {
    /// A global variable.
    Global {
        /// The namespace.
        globals: Rc<Dict>,
        /// The variable.
        name: Name,
    },
    /// A variable of an enclosing function.
    Cell {
        /// The variable.
        cell: Rc<CellVar>,
        /// Its name.
        name: Name,
    },
    /// An attribute.
    Attribute {
        /// The object.
        object: Value,
        /// The attribute's name.
        name: Name,
    },
    /// An element of a container.
    Element {
        /// The container.
        object: Value,
        /// The key or index.
        key: Value,
    },
    /// A default argument.
    Default {
        /// The function.
        function: Rc<Function>,
        /// The parameter.
        parameter: Name,
    },
}

/// Who is told what an observed run does.
pub trait Observer {
    /// State was read; the answer taints the value that was read.
    fn read(&mut self, place: &PlaceRead, value: &Value, span: Option<Span>) -> Taint;
}

/// The state of an observed run.
pub(crate) struct Observing {
    #[allow(dead_code)]
    pub observer: Rc<RefCell<dyn Observer>>,
}

impl Vm {
    pub(crate) fn observe_step(&mut self, _code: &Rc<Code>, _op: Op, _base: usize) {}
    pub(crate) fn observe_default(&mut self, _function: &Rc<Function>, _parameter: &Name, _value: &Value) -> Taint {
        Taint::NONE
    }
    pub(crate) fn observe_native(&mut self, _native: &Rc<NativeFunction>, _args: &Args) {}
    pub(crate) fn observe_native_result(&mut self, _value: &Value) {}
    pub(crate) fn observe_spread(&mut self, _at: usize) -> Taint {
        Taint::NONE
    }
    pub(crate) fn observe_spread_end(&mut self, _at: usize, _taint: Taint) {
        self.level_taints_now();
    }
}
