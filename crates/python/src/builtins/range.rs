//! `range` and `slice`.

use super::support::*;
use crate::bytecode::CompareOp;
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

/// What a range is made of whose numbers, or whose length, a machine integer does not hold.
struct Wide {
    start: Value,
    stop: Value,
    step: Value,
}

impl NativePayload for Wide {}

/// What the library says of ranges of numbers of any size, which it has for whatever is named as what ranges do.
pub(crate) fn ask_library(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value, Raise> {
    let function = vm.import("_ranges")?.get(name).unwrap_or_default();
    vm.call(&function, args)
}

/// What the library says of a range, if it is one of those.
fn of_wide(vm: &mut Vm, name: &str, args: &[&Value]) -> Result<Option<Value>, Raise> {
    if args[0].native::<Wide>().is_none() {
        return Ok(None);
    }
    let args: Vec<Value> = args.iter().map(|it| (*it).clone()).collect();
    ask_library(vm, name, &args).map(Some)
}

/// A range of these ints.
fn made(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Value {
    if let (Value::Int(start), Value::Int(stop), Value::Int(step)) = (&start, &stop, &step) {
        let (start, stop, step) = (*start, *stop, *step);
        let range = Range { start, stop, step };
        if i64::try_from(range.len()).is_ok() {
            return Value::Range(Rc::new(range));
        }
    }
    vm.native_object(&vm.types.range.clone(), Wide { start, stop, step })
}

/// One of the three numbers of a range.
fn number(
    vm: &Vm,
    value: &Value,
    small: fn(&Range) -> i64,
    wide: fn(&Wide) -> &Value,
) -> Result<Value, Raise> {
    match value.native::<Wide>() {
        Some(parts) => Ok(wide(parts).clone()),
        None => Ok(Value::Int(small(&receiver(vm, value)?))),
    }
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
        if let Some(found) = of_wide(vm, "count", &[this, value])? {
            return Ok(found);
        }
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
        if let Some(found) = of_wide(vm, "index", &[this, value])? {
            return Ok(found);
        }
        match position(receiver(vm, this)?, value) {
            Some(at) => Ok(Value::from(at)),
            None => {
                if !matches!(value, Value::Int(_) | Value::BigInt(_) | Value::Bool(_)) {
                    return Err(vm.value_error("sequence.index(x): x not in sequence"));
                }
                let shown = vm.repr(value)?;
                Err(vm.value_error(format_args!("{shown} is not in range")))
            }
        }
    }

    /// An iterator over the items from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match of_wide(vm, "__reversed__", &[this])? {
            Some(found) => Ok(found),
            None => Ok(reversed(receiver(vm, this)?)),
        }
    }
}

/// What the machine does of ranges of machine integers, and the library of others.
#[natives]
mod slots {
    use super::*;

    /// True if there is anything in it; for a number, if it is not zero.
    #[native("(self, /)", slot, reads = Length)]
    fn __bool__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match of_wide(vm, "__bool__", &[this])? {
            Some(found) => Ok(found),
            None => Ok(Value::Bool(!receiver(vm, this)?.is_empty())),
        }
    }

    /// The number of items.
    #[native("(self, /)", slot, reads = Length)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match of_wide(vm, "__len__", &[this])? {
            Some(found) => Ok(found),
            None => Ok(Value::from(receiver(vm, this)?.len())),
        }
    }

    /// The text that shows the value, as code where that can be.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match of_wide(vm, "__repr__", &[this])? {
            Some(found) => Ok(found),
            None => vm.builtin_repr(this).map(Value::str),
        }
    }

    #[native("(self, /)", slot)]
    #[member(__hash__ = "__hash__", "A number that is the same for equal values.")]
    #[member(__iter__ = "__iter__", "An iterator over the items.")]
    fn alone(vm: &mut Vm, this: &Value, member: &'static str) -> Result<Value, Raise> {
        if let Some(found) = of_wide(vm, member, &[this])? {
            return Ok(found);
        }
        let range = Value::Range(Rc::new(receiver(vm, this)?));
        match member {
            "__hash__" => vm.hash(&range).map(hash_value),
            _ => vm.iter(&range),
        }
    }

    #[native("(self, value, /)", slot)]
    #[member(
        __eq__ = "__eq__",
        "True if both are equal; NotImplemented for a type that it cannot tell about."
    )]
    #[member(
        __ne__ = "__ne__",
        "True if both are not equal; NotImplemented for a type that it cannot tell about."
    )]
    #[member(__contains__ = "__contains__", "True if `value` is in it.")]
    fn with(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        member: &'static str,
    ) -> Result<Value, Raise> {
        if let Some(found) = of_wide(vm, member, &[this, value])? {
            return Ok(found);
        }
        match member {
            "__contains__" => vm.contains(this, value).map(Value::Bool),
            _ if value.native::<Wide>().is_some() => {
                ask_library(vm, member, &[this.clone(), value.clone()])
            }
            "__eq__" => compare_slot(vm, this, value, CompareOp::Eq),
            _ => compare_slot(vm, this, value, CompareOp::Ne),
        }
    }

    /// The item of this index or key, or a part for a slice.
    #[native("(self, key, /)", slot)]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        match of_wide(vm, "__getitem__", &[this, key])? {
            Some(found) => Ok(found),
            None => vm.get_item(this, key),
        }
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
    extend(&range, slots::TABLE);
    extend(&range, methods::TABLE);
    describe(vm, &range, &range_members::CLASS);
    add_getter(
        &range,
        "start",
        |vm, value| number(vm, value, |it| it.start, |it| &it.start),
        None,
    );
    add_getter(
        &range,
        "stop",
        |vm, value| number(vm, value, |it| it.stop, |it| &it.stop),
        None,
    );
    add_getter(
        &range,
        "step",
        |vm, value| number(vm, value, |it| it.step, |it| &it.step),
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
            (None, _) => (Value::Int(0), vm.index(start)?, Value::Int(1)),
            (Some(stop), step) => {
                let (start, stop) = (vm.index(start)?, vm.index(stop)?);
                let step = step.map_or(Ok(Value::Int(1)), |step| vm.index(step))?;
                (start, stop, step)
            }
        };
        if matches!(step, Value::Int(0)) {
            return Err(vm.value_error("range() arg 3 must not be zero"));
        }
        Ok(made(vm, start, stop, step))
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
        let length = vm.index(length)?;
        let is_big = |value: &Value| matches!(value, Value::BigInt(_));
        if is_big(&length)
            || [&slice.start, &slice.stop, &slice.step]
                .into_iter()
                .any(is_big)
        {
            return ask_library(vm, "indices", &[this.clone(), length]);
        }
        let given = vm.int(&length)?;
        if given < 0 {
            return Err(vm.value_error("length should not be negative"));
        }
        let Ok(length) = usize::try_from(given) else {
            return ask_library(vm, "indices", &[this.clone(), Value::Int(given)]);
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
