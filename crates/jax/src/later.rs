//! Evaluation that may run long goes on slice by slice, as Python code does, so that an interrupt is heard in its midst.

use crate::errors::raise;
use crate::py::*;
use crate::reenter::{lend, note_source};
use freezeframe_core::{Execution, Primitive, bind, work_done};
use freezeframe_python::Task;

/// Makes the result of a function from those of its primitive.
pub(crate) type Finish = Box<dyn FnOnce(&mut Vm, Vec<Value>) -> PyResult>;

/// The elements that are computed in the time of one loop iteration of Python.
const WORK: u64 = 64;

/// The evaluation of a primitive, as far as it has come.
struct Evaluation {
    execution: Execution,
    calls_back: bool,
    finish: Option<Finish>,
}

impl Task for Evaluation {
    fn go_on(&mut self, vm: &mut Vm, fuel: &mut i64) -> PyResult<Option<Py>> {
        let (before, budget) = (work_done(), fuel.max(&mut 1).unsigned_abs() * WORK);
        let ran = if self.calls_back {
            lend(vm, || self.execution.run(budget))?
        } else {
            let ran = self.execution.run(budget);
            ran.map_err(|error| raise(vm, error))?
        };
        let used = (work_done() - before) / WORK;
        *fuel -= i64::try_from(used).unwrap_or(i64::MAX).max(1);
        match (ran, self.finish.take()) {
            (Some(results), Some(finish)) => finish(vm, results).map(Some),
            (None, finish) => {
                self.finish = finish;
                Ok(None)
            }
            (Some(_), None) => Ok(Some(Py::None)),
        }
    }
}

/// The result of a native function that makes it by `finish` from what the primitive gives, if that may run long and no
/// trace takes it; else `finish` again. `calls_back`: running it may call back into Python.
pub(crate) fn begin(
    vm: &Vm,
    primitive: &Primitive,
    operands: &[Value],
    calls_back: bool,
    finish: Finish,
) -> Result<Py, Finish> {
    match Execution::new(primitive, operands) {
        Some(execution) => Ok(vm.later(Evaluation {
            execution,
            calls_back,
            finish: Some(finish),
        })),
        None => Err(finish),
    }
}

/// Binds a primitive, and makes a native function's result by `finish`: later, where the primitive may run long.
pub(crate) fn bind_then(
    vm: &mut Vm,
    primitive: &Primitive,
    operands: &[Value],
    calls_back: bool,
    finish: Finish,
) -> PyResult {
    let finish = match begin(vm, primitive, operands, calls_back, finish) {
        Ok(promise) => return Ok(promise),
        Err(finish) => finish,
    };
    let results = match calls_back {
        true => lend(vm, || bind(primitive, operands))?,
        false => {
            note_source(vm);
            bind(primitive, operands).map_err(|error| raise(vm, error))?
        }
    };
    finish(vm, results)
}

/// A loop whose rounds call Python, as loops do where `jit` is off.
pub(crate) struct Rounds<F>(pub F);

/// What a round counts as, in loop iterations of Python.
const ROUND: i64 = 20;

impl<F: FnMut(&mut Vm) -> PyResult<Option<Py>>> Task for Rounds<F> {
    fn go_on(&mut self, vm: &mut Vm, fuel: &mut i64) -> PyResult<Option<Py>> {
        loop {
            if let Some(result) = (self.0)(vm)? {
                return Ok(Some(result));
            }
            *fuel -= ROUND;
            if *fuel <= 0 {
                return Ok(None);
            }
        }
    }
}
