//! `range` and `slice`.

use super::support::*;
use crate::native::Given;
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

/// What a range does.
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
    #[native("(self, /)", slot, reads = Length)]
    fn __bool__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(!receiver(vm, this)?.is_empty()))
    }
}

fn slice_of(vm: &Vm, value: &Value) -> Result<Rc<Slice>, Raise> {
    match value {
        Value::Slice(slice) => Ok(slice.clone()),
        other => Err(wrong_receiver(vm, "slice", "method", other)),
    }
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
        extend(&range, table);
    }
    describe(vm, &range, &range_members::CLASS);
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
        extend(&slice, table);
    }
    describe(vm, &slice, &slice_members::CLASS);

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

/// The ints from `start` to `stop`, without it, by `step`, made when they are asked for.
///
/// >>> list(range(1, 7, 2))
/// [1, 3, 5]
#[natives(class = "builtins.range")]
mod range_members {
    use super::*;

    /// The ints from `start` to `stop`, without it, by `step`.
    ///
    /// >>> list(range(1, 7, 2))
    /// [1, 3, 5]
    #[native("(cls, start, stop=?, step=?, /)")]
    fn __new__(vm: &mut Vm, start: &Value, stop: Given, step: Given) -> Result<Value, Raise> {
        let (start, stop, step) = match (stop.0, step.0) {
            (None, _) => (0, vm.int(start)?, 1),
            (Some(stop), step) => {
                let (start, stop) = (vm.int(start)?, vm.int(stop)?);
                (start, stop, step.map_or(Ok(1), |step| vm.int(step))?)
            }
        };
        if step == 0 {
            return Err(vm.value_error("range() arg 3 must not be zero"));
        }
        Ok(Value::Range(Rc::new(Range { start, stop, step })))
    }
}

/// What stands between brackets in `x[start:stop:step]`.
///
/// >>> "abcdef"[slice(1, 4)]
/// 'bcd'
#[natives(class = "builtins.slice")]
mod slice_members {
    use super::*;

    /// What stands between brackets in `x[start:stop:step]`.
    #[native("(cls, start, stop=?, step=?, /)")]
    fn __new__(vm: &mut Vm, start: &Value, stop: Given, step: Given) -> Result<Value, Raise> {
        let _ = vm;
        let (start, stop) = match stop.0 {
            None => (Value::None, start.clone()),
            Some(stop) => (start.clone(), stop.clone()),
        };
        let step = step.0.cloned().unwrap_or(Value::None);
        Ok(Value::Slice(Rc::new(Slice { start, stop, step })))
    }

    /// Start, stop and step for a sequence of this length.
    ///
    /// >>> slice(None, None, -1).indices(3)
    /// (2, -1, -1)
    #[native("(self, length, /)")]
    fn indices(vm: &mut Vm, this: &Value, length: &Value) -> Result<Value, Raise> {
        let slice = slice_of(vm, this)?;
        let length = vm.int(length)?;
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
}
