//! Numbers from Python values.

use freezeframe_numpy as numpy;
use freezeframe_python::{Raise, Value, Vm};

/// Any numbers as a flat list, with their shape.
pub(crate) fn numbers(vm: &mut Vm, value: &Value) -> Result<(Vec<f64>, Vec<usize>), Raise> {
    // A masked array is what it shows: nothing where it is masked.
    let filled = match value {
        Value::Object(_) if numpy::as_array(value).is_none() => vm.attr_or_none(value, "filled")?,
        _ => None,
    };
    let filled = match filled {
        Some(filled) => Some(vm.call(&filled, &[Value::Float(f64::NAN)])?),
        None => None,
    };
    let array = numpy::to_array(vm, filled.as_ref().unwrap_or(value))?;
    Ok((
        array.scalars().iter().map(|it| it.to_f64()).collect(),
        array.shape().to_vec(),
    ))
}

/// Any numbers as a flat list.
pub(crate) fn flat(vm: &mut Vm, value: &Value) -> Result<Vec<f64>, Raise> {
    numbers(vm, value).map(|it| it.0)
}

/// One number.
pub(crate) fn number(vm: &mut Vm, value: &Value) -> Result<f64, Raise> {
    match flat(vm, value)?.as_slice() {
        [one] => Ok(*one),
        _ => Err(vm.type_error("only 0-dimensional arrays can be converted to Python scalars")),
    }
}
