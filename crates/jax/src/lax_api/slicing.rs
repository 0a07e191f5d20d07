//! Slices, and writing to them.

use crate::convert;
use crate::ops::{R, canonical_axis, index, lax, tuple_text};
use crate::py::*;
use crate::reenter::run;
use crate::row::{Call, Fault, Outcome, Place, Sizes, StaticSizes};
use freezeframe_array::DType;
use freezeframe_core::ErrorClass;
use freezeframe_python::Arg;

/// Parts of arrays: static and dynamic slices, gathers and scatters.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// The elements from these places up to those, for each axis, in steps.
    ///
    /// >>> lax.slice(jnp.arange(10), (2,), (8,), (3,))
    /// Array([2, 5], dtype=int32)
    #[native("(operand, start_indices, limit_indices, strides=None)")]
    fn slice(
        start_indices: StaticSizes,
        limit_indices: StaticSizes,
        strides: Option<Sizes>,
        operand: &Value,
    ) -> R {
        let strides = strides.as_ref().map(|strides| strides.0.as_slice());
        lax::slice(operand, &start_indices.0, &limit_indices.0, strides)
    }

    /// The elements from one place up to another along one axis, in steps.
    ///
    /// >>> lax.slice_in_dim(jnp.arange(10), 2, 8, 3)
    /// Array([2, 5], dtype=int32)
    #[native("(operand, start_index, limit_index, stride=1, axis=0)")]
    fn slice_in_dim(
        stride: i64,
        axis: i64,
        start_index: Option<i64>,
        limit_index: Option<i64>,
        operand: &Value,
    ) -> R {
        let axis = canonical_axis(axis, operand.ndim())?;
        let length = operand.shape()[axis];
        let (first, last) = index::slice_indices(start_index, limit_index, 1, length);
        lax::slice_axis(
            operand,
            first as usize,
            last.max(first) as usize,
            axis,
            Some(stride.max(1) as usize),
        )
    }

    /// The slice at a place of an axis; without `keepdims`, without that axis.
    ///
    /// >>> lax.index_in_dim(jnp.arange(10), 3, keepdims=False)
    /// Array(3, dtype=int32)
    #[native("(operand, index, axis=0, keepdims=True)")]
    fn index_in_dim(index: i64, axis: i64, keepdims: bool, operand: &Value) -> R {
        let axis = canonical_axis(axis, operand.ndim())?;
        let length = operand.shape()[axis] as i64;
        let wrapped = if index < 0 { index + length } else { index };
        if !(0..length).contains(&wrapped) {
            return Err(Error::new(
                ErrorClass::IndexError,
                format_args!("index {index} is out of bounds for axis {axis} with size {length}"),
            ));
        }
        let at = wrapped as usize;
        let slice = lax::slice_axis(operand, at, at + 1, axis, Some(1))?;
        if keepdims {
            Ok(slice)
        } else {
            lax::squeeze(&slice, &[axis])
        }
    }

    /// Not implemented: elements at indices along axes.
    #[native("(src, idxs, axes)")]
    fn index_take(vm: &mut Vm) -> PyResult {
        Err(vm.not_implemented("jax.lax.index_take is not implemented"))
    }

    /// A part of these sizes, from a place that may be traced; it is moved so that it is inside.
    ///
    /// >>> lax.dynamic_slice(jnp.arange(10), (7,), (3,))
    /// Array([7, 8, 9], dtype=int32)
    #[native("(operand, start_indices, slice_sizes)")]
    fn dynamic_slice(
        vm: &mut Vm,
        operand: &Value,
        start_indices: Arg,
        slice_sizes: Sizes,
    ) -> Outcome {
        let starts = starts(vm, start_indices, operand)?;
        let (sizes, own) = (slice_sizes.0, operand.shape());
        let beyond = |(size, length): (&usize, &usize)| size > length;
        if sizes.len() != operand.ndim() || sizes.iter().zip(own.iter()).any(beyond) {
            let sizes = tuple_text(&sizes);
            return Err(vm
                .type_error(format_args!(
                    "slice slice_sizes must be less than or equal to operand shape, got slice_sizes {sizes} for operand shape {own}."
                ))
                .into());
        }
        Ok(lax::dynamic_slice(operand, &starts, &sizes)?)
    }

    /// A part of this size along one axis, from a place that may be traced.
    ///
    /// >>> lax.dynamic_slice_in_dim(jnp.arange(10), 7, 3)
    /// Array([7, 8, 9], dtype=int32)
    #[native("(operand, start_index, slice_size, axis=0)")]
    fn dynamic_slice_in_dim(
        vm: &mut Vm,
        slice_size: i64,
        operand: &Value,
        axis: i64,
        start_index: Arg,
    ) -> Outcome {
        let size = usize::try_from(slice_size).unwrap_or(0);
        along(vm, operand, start_index, size, axis).map(|(slice, _)| slice)
    }

    /// The slice at a place of an axis that may be traced; without `keepdims`, without that axis.
    ///
    /// >>> lax.dynamic_index_in_dim(jnp.arange(10), 7, keepdims=False)
    /// Array(7, dtype=int32)
    #[native("(operand, index, axis=0, keepdims=True)")]
    fn dynamic_index_in_dim(
        vm: &mut Vm,
        keepdims: bool,
        operand: &Value,
        axis: i64,
        index: Arg,
    ) -> Outcome {
        let (slice, axis) = along(vm, operand, index, 1, axis)?;
        Ok(if keepdims {
            slice
        } else {
            lax::squeeze(&slice, &[axis])?
        })
    }

    /// The array with `update` written over it, from a place that may be traced.
    ///
    /// >>> lax.dynamic_update_slice(jnp.arange(5), jnp.array([9, 9]), (1,))
    /// Array([0, 9, 9, 3, 4], dtype=int32)
    #[native("(operand, update, start_indices)")]
    fn dynamic_update_slice(
        vm: &mut Vm,
        operand: &Value,
        update: &Value,
        start_indices: Arg,
    ) -> Outcome {
        let starts = starts(vm, start_indices, operand)?;
        Ok(lax::dynamic_update_slice(operand, update, &starts)?)
    }

    /// The array with `update` written over it along one axis, from a place that may be traced.
    ///
    /// >>> lax.dynamic_update_slice_in_dim(jnp.arange(5), jnp.array([9, 9]), 1, 0)
    /// Array([0, 9, 9, 3, 4], dtype=int32)
    #[native("(operand, update, start_index, axis)")]
    fn dynamic_update_slice_in_dim(
        vm: &mut Vm,
        operand: &Value,
        update: &Value,
        axis: i64,
        start_index: Arg,
    ) -> Outcome {
        let axis = canonical_axis(axis, operand.ndim())?;
        let starts = starts_along(vm, start_index, operand, axis)?;
        let update = lax::convert_weak(update, operand.dtype(), operand.weak_type())?;
        Ok(lax::dynamic_update_slice(operand, &update, &starts)?)
    }

    /// The array with one slice of an axis replaced, at a place that may be traced.
    ///
    /// >>> lax.dynamic_update_index_in_dim(jnp.arange(5), 9, 1, 0)
    /// Array([0, 9, 2, 3, 4], dtype=int32)
    #[native("(operand, update, index, axis)")]
    fn dynamic_update_index_in_dim(
        vm: &mut Vm,
        operand: &Value,
        update: &Value,
        axis: i64,
        index: Arg,
    ) -> Outcome {
        let axis = canonical_axis(axis, operand.ndim())?;
        let starts = starts_along(vm, index, operand, axis)?;
        let mut update = lax::convert_weak(update, operand.dtype(), operand.weak_type())?;
        if update.ndim() < operand.ndim() {
            update = lax::expand_dims(&update, &[axis])?;
        }
        Ok(lax::dynamic_update_slice(operand, &update, &starts)?)
    }
}

/// Start indices of a dynamic slice, negative ones counted from the end.
fn starts(vm: &mut Vm, arg: Arg, x: &Value) -> PyResult<Vec<Value>> {
    let items = match sequence(arg.value()) {
        Some(items) => items,
        None => vm.iterate(arg.value())?,
    };
    if items.len() != x.ndim() {
        return Err(vm.value_error(format_args!(
            "Length of slice indices must match number of operand dimensions ({} vs {})",
            items.len(),
            x.shape()
        )));
    }
    let mut found = Vec::with_capacity(items.len());
    for (at, (item, length)) in items.iter().zip(x.shape().iter()).enumerate() {
        found.push(start(vm, Place::item(arg, at), item, *length)?);
    }
    Ok(found)
}

fn start(vm: &mut Vm, place: Place, item: &Py, length: usize) -> PyResult<Value> {
    match item {
        Py::Int(at) => {
            let at = if *at < 0 { at + length as i64 } else { *at };
            Ok(lax::int_scalar(DType::Int32, at))
        }
        other => {
            let index = convert::argument(vm, place, other)?;
            run(vm, Vec::new(), || index::dynamic_start(&index, length))
        }
    }
}

/// Start indices that are zero but along one axis.
fn starts_along(vm: &mut Vm, arg: Arg, x: &Value, axis: usize) -> PyResult<Vec<Value>> {
    let at = start(vm, Place::of(arg), arg.value(), x.shape()[axis])?;
    let zero = lax::int_scalar(at.dtype(), 0);
    let along = |other| if other == axis { &at } else { &zero };
    Ok((0..x.ndim()).map(|other| along(other).clone()).collect())
}

/// A part of one size along an axis, and which axis that is.
fn along(
    vm: &mut Vm,
    x: &Value,
    start: Arg,
    size: usize,
    axis: i64,
) -> Result<(Value, usize), Fault> {
    let axis = canonical_axis(axis, x.ndim())?;
    let starts = starts_along(vm, start, x, axis)?;
    let mut sizes = x.shape().to_vec();
    sizes[axis] = size;
    Ok((lax::dynamic_slice(x, &starts, &sizes)?, axis))
}
