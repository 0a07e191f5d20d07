//! Lends the machine to core, so that functions of the user's that core keeps (rules, callbacks, traced functions)
//! can run Python. While it is lent, a stand-in holds its place.
//!
//! Also keeps where the user's program is, for what core stages.

use crate::errors::{foreign, raise};
use crate::lending::lending;
use crate::py::*;
use freezeframe_base::Taint;
use freezeframe_core::{Source, SourceFrame, Tainted, is_evaluating};
use std::mem;

/// Runs `f`, which may call back into Python by [`with_vm`].
pub(crate) fn lend<T>(vm: &mut Vm, f: impl FnOnce() -> Result<T, Error>) -> PyResult<T> {
    note_source(vm);
    let spare = lending(|it| it.spare.borrow_mut().pop());
    let mut place = spare.unwrap_or_else(|| vm.stand_in());
    mem::swap(vm, &mut place);
    lending(|it| it.lent.borrow_mut().push(place));
    let result = f();
    if let Some(mut place) = lending(|it| it.lent.borrow_mut().pop()) {
        mem::swap(vm, &mut place);
        lending(|it| it.spare.borrow_mut().push(place));
    }
    result.map_err(|error| raise(vm, error))
}

/// Runs `f` with the machine that was lent last.
pub(crate) fn with_vm<T>(f: impl FnOnce(&mut Vm) -> PyResult<T>) -> Result<T, Error> {
    let Some(mut vm) = lending(|it| it.lent.borrow_mut().pop()) else {
        return Err(Error::new(
            freezeframe_core::ErrorClass::RuntimeError,
            "Python cannot be called back from here",
        ));
    };
    let result = f(&mut vm);
    note_source(&vm);
    lending(|it| it.lent.borrow_mut().push(vm));
    result.map_err(foreign)
}

/// Notes where the user's program is as it calls a transformation, whose tracers begin there.
pub(crate) fn note_caller(vm: &Vm) {
    let stack = vm.call_stack();
    let _before = lending(|it| it.call_stack.replace(stack));
}

/// Notes where the user's program is, if something may be staged.
pub(crate) fn note_source(vm: &Vm) {
    if !is_evaluating() {
        note_caller(vm);
    }
}

/// Runs an operation on `operands`, whose taints go with what enters a jaxpr.
pub(crate) fn run<T>(
    vm: &mut Vm,
    operands: Vec<(Value, Taint)>,
    f: impl FnOnce() -> Result<T, Error>,
) -> PyResult<T> {
    let tainted = begin(vm, operands, false);
    let result = f();
    drop(tainted);
    outcome(vm, result)
}

/// What an operation gave, its error as an exception.
pub(crate) fn outcome<T>(vm: &mut Vm, result: Result<T, Error>) -> PyResult<T> {
    result.map_err(|error| raise(vm, left(error)))
}

/// What comes before an operation on `operands`, if something may be staged; `hands_on`: the operands go on as they are.
pub(crate) fn begin(vm: &Vm, operands: Vec<(Value, Taint)>, hands_on: bool) -> Option<Tainted> {
    if is_evaluating() {
        return None;
    }
    note_source(vm);
    let untainted = operands.iter().all(|(_, taint)| taint.is_none());
    match hands_on {
        _ if untainted => None,
        true => Some(Tainted::around(operands)),
        false => Some(Tainted::by(operands)),
    }
}

/// The error of a function that JAX jits, which leaves word where it finds a NaN that is looked for.
fn left(error: Error) -> Error {
    match error.failure() {
        Failure::Jax { printed, .. } if printed.is_empty() && error.is_nan() => {
            error.passing(freezeframe_core::NAN_IN_OUTPUT)
        }
        _ => error,
    }
}

/// Where the user's program was when an operation last began. Core asks for it when it stages.
pub(crate) fn source() -> Source {
    lending(|it| {
        let stack = it.call_stack.borrow();
        let frames: Vec<SourceFrame> = stack
            .iter()
            .rev()
            .map(|(code, span)| SourceFrame {
                function: code.qualname.as_str().into(),
                file: code.source.filename.as_ref().into(),
                line: code.source.lines.line(span.start),
                column: code.source.lines.column(span.start),
                span: Some(*span),
            })
            .collect();
        Source::new(frames)
    })
}
