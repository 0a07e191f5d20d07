//! Iterators whose next item a closure computes, and the sizes that they are given.

use crate::object::*;
use crate::vm::Vm;

/// The body of an iterator: its state is what the closure keeps.
pub(super) type Step = Box<dyn FnMut(&mut Vm) -> Result<Option<Value>, Raise>>;

struct Lazy {
    name: &'static str,
    step: Step,
    held: Vec<Value>,
}

impl NativeIter for Lazy {
    fn class_name(&self) -> &'static str {
        self.name
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        (self.step)(vm)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.held.iter().for_each(visit);
    }
}

/// An iterator of this class; what the closure holds is told, for the collection of garbage.
pub(super) fn lazy(
    name: &'static str,
    held: Vec<Value>,
    step: impl FnMut(&mut Vm) -> Result<Option<Value>, Raise> + 'static,
) -> Value {
    Iter::native(Lazy {
        name,
        step: Box::new(step),
        held,
    })
}

/// A size that a call gives; what is none is refused with the complaint.
pub(super) fn size(vm: &mut Vm, value: &Value, complaint: &str) -> Result<usize, Raise> {
    let size = vm.int(value)?;
    usize::try_from(size).map_err(|_| vm.value_error(complaint))
}
