//! Slices, and writing to them.

use super::*;

/// Start indices of a dynamic slice, negative ones counted from the end.
pub(super) fn starts(vm: &mut Vm, value: &Py, x: &Value) -> PyResult<Vec<Value>> {
    let items = match sequence(value) {
        Some(items) => items,
        None => vm.iterate(value)?,
    };
    if items.len() != x.ndim() {
        return Err(vm.value_error(format_args!(
            "Length of slice indices must match number of operand dimensions ({} vs {})",
            items.len(),
            x.shape()
        )));
    }
    let mut found = Vec::with_capacity(items.len());
    for (item, length) in items.iter().zip(x.shape().iter()) {
        found.push(start(vm, item, *length)?);
    }
    Ok(found)
}

pub(super) fn start(vm: &mut Vm, item: &Py, length: usize) -> PyResult<Value> {
    match item {
        Py::Int(at) => {
            let at = if *at < 0 { at + length as i64 } else { *at };
            Ok(lax::int_scalar(DType::Int32, at))
        }
        other => {
            let index = convert::argument(vm, "dynamic_slice", 1, other)?;
            run(vm, Vec::new(), || index::dynamic_start(&index, length))
        }
    }
}

pub(super) fn dynamic_slice(vm: &mut Vm, args: Args) -> PyResult {
    let operand = array(vm, args, "dynamic_slice", 0)?;
    let starts = starts(vm, &args[1], &operand.0)?;
    let sizes = usizes(vm, &args[2])?;
    let x = operand.0.clone();
    if sizes.len() != x.ndim()
        || sizes
            .iter()
            .zip(x.shape().iter())
            .any(|(size, length)| size > length)
    {
        let sizes = crate::ops::tuple_text(&sizes);
        return Err(vm.type_error(format_args!(
            "slice slice_sizes must be less than or equal to operand shape, got slice_sizes {sizes} for operand shape {}.",
            x.shape()
        )));
    }
    let result = run(vm, vec![operand], || {
        lax::dynamic_slice(&x, &starts, &sizes)
    })?;
    Ok(wrap(vm, result))
}

/// Start indices that are zero but along one axis.
pub(super) fn starts_along(vm: &mut Vm, item: &Py, x: &Value, axis: usize) -> PyResult<Vec<Value>> {
    let at = start(vm, item, x.shape()[axis])?;
    let dtype = at.dtype();
    Ok((0..x.ndim())
        .map(|other| {
            if other == axis {
                at.clone()
            } else {
                lax::int_scalar(dtype, 0)
            }
        })
        .collect())
}

pub(super) fn dynamic_in_dim(
    vm: &mut Vm,
    args: Args,
    name: &'static str,
    size: Option<i64>,
    axis_at: usize,
    keep: bool,
) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let axis = arg::int_or(vm, args, axis_at, 0)?;
    let x = operand.0.clone();
    let axis = crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, x.ndim()), vm)?;
    let starts = starts_along(vm, &args[1], &x, axis)?;
    let mut sizes = x.shape().to_vec();
    sizes[axis] = usize::try_from(size.unwrap_or(1)).unwrap_or(0);
    let result = run(vm, vec![operand], || {
        let slice = lax::dynamic_slice(&x, &starts, &sizes)?;
        if keep {
            Ok(slice)
        } else {
            lax::squeeze(&slice, &[axis])
        }
    })?;
    Ok(wrap(vm, result))
}

pub(super) fn dynamic_update_slice(vm: &mut Vm, args: Args) -> PyResult {
    let operands = vec![
        array(vm, args, "dynamic_update_slice", 0)?,
        array(vm, args, "dynamic_update_slice", 1)?,
    ];
    let both = values(&operands);
    let starts = starts(vm, &args[2], &both[0])?;
    let result = run(vm, operands, || {
        lax::dynamic_update_slice(&both[0], &both[1], &starts)
    })?;
    Ok(wrap(vm, result))
}

pub(super) fn dynamic_update_in_dim(
    vm: &mut Vm,
    args: Args,
    name: &'static str,
    lift: bool,
) -> PyResult {
    let operands = vec![array(vm, args, name, 0)?, array(vm, args, name, 1)?];
    let both = values(&operands);
    let axis = vm.int(&args[3])?;
    let axis =
        crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, both[0].ndim()), vm)?;
    let starts = starts_along(vm, &args[2], &both[0], axis)?;
    let result = run(vm, operands, || {
        let update = lax::convert_weak(&both[1], both[0].dtype(), both[0].weak_type())?;
        let update = if lift && update.ndim() < both[0].ndim() {
            lax::expand_dims(&update, &[axis])?
        } else {
            update
        };
        lax::dynamic_update_slice(&both[0], &update, &starts)
    })?;
    Ok(wrap(vm, result))
}

pub(super) fn slice(vm: &mut Vm, args: Args) -> PyResult {
    for (at, parameter) in [(1, "start_indices"), (2, "limit_indices")] {
        crate::numpy_api::shapes::static_ints(vm, "slice", parameter, &args[at])?;
    }
    let (start, limit) = (usizes(vm, &args[1])?, usizes(vm, &args[2])?);
    let strides = if args.some(3).is_some() {
        Some(usizes(vm, &args[3].clone())?)
    } else {
        None
    };
    array1(vm, args, "slice", |x| {
        lax::slice(x, &start, &limit, strides.as_deref())
    })
}

pub(super) fn slice_in_dim(vm: &mut Vm, args: Args) -> PyResult {
    let (stride, axis) = (arg::int_or(vm, args, 3, 1)?, arg::int_or(vm, args, 4, 0)?);
    let (start, limit) = (
        arg::optional_int(vm, args, 1)?,
        arg::optional_int(vm, args, 2)?,
    );
    array1(vm, args, "slice_in_dim", |x| {
        let axis = crate::ops::canonical_axis(axis, x.ndim())?;
        let (first, last) = index::slice_indices(start, limit, 1, x.shape()[axis]);
        lax::slice_axis(
            x,
            first as usize,
            last.max(first) as usize,
            axis,
            Some(stride.max(1) as usize),
        )
    })
}

pub(super) fn index_in_dim(vm: &mut Vm, args: Args) -> PyResult {
    let (at, axis, keep) = (
        vm.int(&args[1])?,
        arg::int_or(vm, args, 2, 0)?,
        arg::truth_or(vm, args, 3, true)?,
    );
    array1(vm, args, "index_in_dim", |x| {
        let axis = crate::ops::canonical_axis(axis, x.ndim())?;
        let length = x.shape()[axis] as i64;
        let wrapped = if at < 0 { at + length } else { at };
        if !(0..length).contains(&wrapped) {
            return Err(Error::new(
                freezeframe_core::ErrorClass::IndexError,
                format_args!("index {at} is out of bounds for axis {axis} with size {length}"),
            ));
        }
        let slice = lax::slice_axis(x, wrapped as usize, wrapped as usize + 1, axis, Some(1))?;
        if keep {
            Ok(slice)
        } else {
            lax::squeeze(&slice, &[axis])
        }
    })
}
