//! `range`.

use super::constructor;
use crate::native::{Args, pure};
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    constructor(&vm.types.range, &pure("__new__", "(cls, start, stop=?, step=?, /)", new));
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let first = vm.int(&args[1])?;
    let (start, stop) = match args.given(2) {
        Some(stop) => (first, vm.int(stop)?),
        None => (0, first),
    };
    let step = match args.given(3) {
        Some(step) => vm.int(step)?,
        None => 1,
    };
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(Range { start, stop, step })))
}
