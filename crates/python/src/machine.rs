//! A machine with all that a Python program may expect of it.

use crate::vm::{Host, Vm};
use crate::{builtins, stdlib};

impl Vm {
    /// A machine with the builtins and the standard library.
    pub fn new(host: Box<dyn Host>) -> Self {
        let mut vm = Self::bare(host);
        builtins::install(&mut vm);
        stdlib::register(&mut vm);
        vm
    }
}
