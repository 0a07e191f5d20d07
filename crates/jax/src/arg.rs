//! Reading the arguments of bindings: arrays with their taints, axes, shapes, numbers.

use crate::py::*;
use freezeframe_array::Shape;
use freezeframe_base::{Lists, how_many};

/// An axis or axes: an int, a tuple or list of ints, or `None` for all.
pub(crate) fn axes(vm: &mut Vm, value: &Py) -> PyResult<Option<Vec<i64>>> {
    if value.non_none().is_none() {
        return Ok(None);
    }
    ints(vm, value).map(Some)
}

/// One int, or a sequence of them.
pub(crate) fn ints(vm: &mut Vm, value: &Py) -> PyResult<Vec<i64>> {
    let items = match value {
        Py::Range(_) => Some(vm.iterate(value)?),
        _ => sequence(value),
    };
    match items {
        Some(items) => items.iter().map(|item| vm.int(item)).try_list(),
        None => Ok(vec![vm.int(value)?]),
    }
}

/// One size, or a sequence of them.
pub(crate) fn sizes(vm: &mut Vm, value: &Py) -> PyResult<Vec<usize>> {
    let mut found = Vec::new();
    for int in ints(vm, value)? {
        let size = how_many(int);
        found.push(size.ok_or_else(|| vm.value_error(format_args!("{int} must not be negative")))?);
    }
    Ok(found)
}

/// A shape: an int or a sequence of ints; JAX's complaint about anything else.
pub(crate) fn shape(vm: &mut Vm, value: &Py, context: &str) -> PyResult<Shape> {
    let dims = signed_shape(vm, value, context)?;
    match dims
        .iter()
        .map(|dim| how_many(*dim))
        .collect::<Option<Vec<_>>>()
    {
        Some(dims) => Ok(dims.into()),
        None => {
            let text = crate::ops::tuple_text(&dims);
            Err(vm.type_error(format_args!(
                "broadcast_in_dim shape must have every element be nonnegative, got {text}."
            )))
        }
    }
}

/// A shape whose entries may be negative.
pub(crate) fn signed_shape(vm: &mut Vm, value: &Py, context: &str) -> PyResult<Vec<i64>> {
    let items = shape_items(vm, value)?;
    match dimensions(vm, &items) {
        Some(dims) => Ok(dims),
        None => Err(shape_error(vm, &Py::tuple(items.clone()), &items, context)?),
    }
}

/// The sizes that `reshape` is given; its complaint shows a single traced size as a list.
pub(crate) fn new_sizes(vm: &mut Vm, value: &Py) -> PyResult<Vec<i64>> {
    let items = shape_items(vm, value)?;
    match dimensions(vm, &items) {
        Some(dims) => Ok(dims),
        None => {
            let shown = if sequence(value).is_none() {
                Py::list(items.clone())
            } else {
                Py::tuple(items.clone())
            };
            Err(shape_error(vm, &shown, &items, "")?)
        }
    }
}

fn shape_items(vm: &mut Vm, value: &Py) -> PyResult<Vec<Py>> {
    match sequence(value) {
        Some(items) => Ok(items),
        None => match crate::convert::arraylike(vm, value)? {
            Some(array) if array.ndim() == 1 && !array.is_tracer() => vm.iterate(value),
            _ => Ok(vec![value.clone()]),
        },
    }
}

fn dimensions(vm: &mut Vm, items: &[Py]) -> Option<Vec<i64>> {
    items.iter().map(|item| dimension(vm, item)).collect()
}

fn dimension(vm: &mut Vm, item: &Py) -> Option<i64> {
    match item {
        Py::Int(int) => Some(*int),
        Py::Bool(truth) => Some(i64::from(*truth)),
        Py::Object(_) => match crate::array::value_of(item) {
            Some(value) => {
                let array = value
                    .as_array()
                    .filter(|array| array.dtype().is_integer() && array.ndim() == 0)?;
                array.item().map(freezeframe_array::Scalar::to_i64)
            }
            None => vm.int(item).ok(),
        },
        _ => None,
    }
}

fn shape_error(vm: &mut Vm, shown: &Py, items: &[Py], context: &str) -> PyResult<Raise> {
    let text = vm.repr(shown)?;
    let mut message =
        format!("Shapes must be 1D sequences of concrete values of integer type, got {text}.");
    if !context.is_empty() {
        message += &format!(" {context}");
    }
    let is_traced = items
        .iter()
        .any(|item| crate::array::tracer_of(item).is_some());
    if is_traced {
        message += "\nIf using `jit`, try using `static_argnums` or applying `jit` to smaller subfunctions.";
        for item in items {
            if let Some(tracer) = crate::array::tracer_of(item) {
                let origin = tracer.concretization_error(freezeframe_core::Concretization::Index);
                if let Failure::Jax { message: text, .. } = origin.failure()
                    && let Some(at) = text.find("\nThe error occurred")
                {
                    let end = text.rfind("\nSee ").unwrap_or(text.len());
                    message += &text[at..end];
                }
            }
        }
    }
    let error = vm.type_error(message);
    Ok(if is_traced { error.refused() } else { error })
}
