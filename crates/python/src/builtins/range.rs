//! `range` and `slice`.

use super::support::*;
use crate::native::{Args, pure};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

fn receiver(vm: &Vm, value: &Value) -> Result<Range, Raise> {
    match value {
        Value::Range(range) => Ok(**range),
        other => Err(wrong_receiver(vm, "range", "method", other)),
    }
}

fn range_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (start, stop, step) = match (args.given(2), args.given(3)) {
        (None, _) => (0, vm.int(&args[1])?, 1),
        (Some(stop), step) => {
            let (start, stop) = (vm.int(&args[1])?, vm.int(stop)?);
            (start, stop, step.map_or(Ok(1), |step| vm.int(step))?)
        }
    };
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(Range { start, stop, step })))
}

/// The position of a value in a range.
fn position(range: Range, value: &Value) -> Option<usize> {
    let value = match value.unwrapped() {
        Value::Int(int) => *int,
        Value::Bool(truth) => i64::from(*truth),
        Value::Float(x) if libm::floor(*x) == *x && x.abs() < 9e15 => *x as i64,
        _ => return None,
    };
    let offset = i128::from(value) - i128::from(range.start);
    let step = i128::from(range.step);
    let at = if offset % step == 0 {
        usize::try_from(offset / step).ok()?
    } else {
        return None;
    };
    (at < range.len()).then_some(at)
}

fn reversed(range: Range) -> Value {
    let length = range.len();
    if length == 0 {
        return Iter::new(IterState::Range {
            next: 0,
            left: 0,
            step: 1,
        });
    }
    Iter::new(IterState::Range {
        next: range.get(length - 1),
        left: length,
        step: range.step.wrapping_neg(),
    })
}

/// The functions.
#[natives]
mod methods {
    use super::*;

    /// How many items equal `value`.
    ///
    /// >>> range(5).count(3)
    /// 1
    #[native("(self, value, /)")]
    fn count(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        Ok(Value::Int(i64::from(
            position(receiver(vm, this)?, value).is_some(),
        )))
    }

    /// The place of `value`; a ValueError if it is not there.
    ///
    /// >>> range(2, 9, 2).index(6)
    /// 2
    #[native("(self, value, /)")]
    fn index(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        match position(receiver(vm, this)?, value) {
            Some(at) => Ok(Value::from(at)),
            None => {
                let shown = vm.repr(value)?;
                Err(vm.value_error(format_args!("{shown} is not in range")))
            }
        }
    }

    /// An iterator over the items from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(reversed(receiver(vm, this)?))
    }

    /// True if there is anything in it; for a number, if it is not zero.
    #[native("(self, /)", slot)]
    fn __bool__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(!receiver(vm, this)?.is_empty()))
    }
}

fn slice_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let _ = vm;
    let (start, stop) = match args.given(2) {
        None => (Value::None, args[1].clone()),
        Some(stop) => (args[1].clone(), stop.clone()),
    };
    let step = args.given(3).cloned().unwrap_or(Value::None);
    Ok(Value::Slice(Rc::new(Slice { start, stop, step })))
}

fn slice_of(vm: &Vm, value: &Value) -> Result<Rc<Slice>, Raise> {
    match value {
        Value::Slice(slice) => Ok(slice.clone()),
        other => Err(wrong_receiver(vm, "slice", "method", other)),
    }
}

fn indices(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let slice = slice_of(vm, &args[0])?;
    let length = vm.int(&args[1])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length should not be negative"));
    };
    let (start, step, _) = vm.slice_indices(&slice, length)?;
    let last = if step > 0 { length as i64 } else { -1 };
    let stop = match &slice.stop {
        Value::None => last,
        bound => {
            let bound = vm.int(bound)?;
            let bound = if bound < 0 {
                bound.saturating_add(length as i64)
            } else {
                bound
            };
            if step > 0 {
                bound.clamp(0, length as i64)
            } else {
                bound.clamp(-1, length as i64 - 1)
            }
        }
    };
    Ok(Value::tuple(vec![
        Value::Int(start),
        Value::Int(stop),
        Value::Int(step),
    ]))
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let (range, slice) = (vm.types.range.clone(), vm.types.slice.clone());
    for table in [
        equality::TABLE,
        repr_slot::TABLE,
        hash_slot::TABLE,
        sequence::TABLE,
        methods::TABLE,
    ] {
        add_methods(&range, table);
    }
    add_new(&range, "(cls, start, stop=?, step=?, /)", range_new);
    add_getter(
        &range,
        "start",
        |vm, value| Ok(Value::Int(receiver(vm, value)?.start)),
        None,
    );
    add_getter(
        &range,
        "stop",
        |vm, value| Ok(Value::Int(receiver(vm, value)?.stop)),
        None,
    );
    add_getter(
        &range,
        "step",
        |vm, value| Ok(Value::Int(receiver(vm, value)?.step)),
        None,
    );
    for table in [
        equality::TABLE,
        order::TABLE,
        repr_slot::TABLE,
        hash_slot::TABLE,
    ] {
        add_methods(&slice, table);
    }
    add_new(&slice, "(cls, start, stop=?, step=?, /)", slice_new);
    add_methods(&slice, &[pure("indices", "(self, length, /)", indices)]);
    add_getter(
        &slice,
        "start",
        |vm, value| Ok(slice_of(vm, value)?.start.clone()),
        None,
    );
    add_getter(
        &slice,
        "stop",
        |vm, value| Ok(slice_of(vm, value)?.stop.clone()),
        None,
    );
    add_getter(
        &slice,
        "step",
        |vm, value| Ok(slice_of(vm, value)?.step.clone()),
        None,
    );
}
