//! Generators: a frame that is not on the frame stack.

use super::{Name, Value};
use crate::bytecode::{Code, CodeKind};
use crate::vm::Frame;
use freezeframe_base::Taint;
use std::cell::RefCell;
use std::rc::Rc;

/// Where a generator stands.
pub enum GeneratorState {
    /// Waiting at a `yield`, or not started.
    Suspended {
        /// The frame.
        frame: Box<Frame>,
        /// Its locals and temporaries.
        stack: Vec<Value>,
        /// Their taints, where the run is observed.
        taints: Vec<Taint>,
        /// False before the first `next`.
        started: bool,
    },
    /// On the frame stack.
    Running,
    /// Returned or raised.
    Finished,
}

/// A generator object.
pub struct Generator {
    /// Whether it is a generator, a coroutine or both.
    pub kind: CodeKind,
    /// The code.
    pub code: Rc<Code>,
    /// `__name__`.
    pub name: RefCell<Name>,
    /// `__qualname__`.
    pub qualname: RefCell<Name>,
    /// Where it stands.
    pub state: RefCell<GeneratorState>,
}
