//! Functions that rearrange arrays: shapes, joining, splitting, repeating.

mod joining;

use super::convert::{
    self, array_list, array_of, axis_list, index_of, int_list, shape_arg, shape_value,
};
use super::errors::{broadcast_shapes, check_size, lift, normalize_axis, tight};
use super::ndarray::{self, NdArray, owned, viewing};
use super::view::{self, View};
use super::{Outcome, pure};
use super::{dtype, scalar};
use freezeframe_array::kernel::{self, Padding, convert_element_type};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_python::{ArgValues, Args, Entry, Raise, Value, Vm};
pub(super) use joining::*;

/// The table.
pub const FUNCTIONS: &[Entry] = &[
    pure(
        "reshape",
        "(a, /, shape, order='C', *, copy=None)",
        "Gives a new shape to an array without changing its data.",
        |vm, args| reshape(vm, &args[0], &args[1]),
    ),
    pure(
        "ravel",
        "(a, order='C')",
        "Return a contiguous flattened array.",
        |vm, args| reshape(vm, &args[0], &Value::Int(-1)),
    ),
    pure(
        "transpose",
        "(a, axes=None)",
        "Returns an array with axes transposed.",
        transpose,
    ),
    pure(
        "permute_dims",
        "(a, axes=None)",
        "Returns an array with axes transposed.",
        transpose,
    ),
    pure(
        "matrix_transpose",
        "(x, /)",
        "Transposes a matrix (or a stack of matrices) ``x``.",
        |vm, args| swap(vm, &args[0], -1, -2),
    ),
    pure(
        "swapaxes",
        "(a, axis1, axis2)",
        "Interchange two axes of an array.",
        |vm, args| {
            let (a, b) = (index_of(vm, &args[1])?, index_of(vm, &args[2])?);
            swap(vm, &args[0], a, b)
        },
    ),
    pure(
        "moveaxis",
        "(a, source, destination)",
        "Move axes of an array to new positions.",
        moveaxis,
    ),
    pure(
        "expand_dims",
        "(a, axis)",
        "Expand the shape of an array.",
        expand_dims,
    ),
    pure(
        "squeeze",
        "(a, axis=None)",
        "Remove axes of length one from `a`.",
        squeeze,
    ),
    pure(
        "broadcast_to",
        "(array, shape, subok=False)",
        "Broadcast an array to a new shape.",
        broadcast_to,
    ),
    pure(
        "broadcast_arrays",
        "(*args, subok=False)",
        "Broadcast any number of arrays against each other.",
        |vm, args| {
            let mut arrays = Vec::new();
            for value in args.rest(1).to_vec() {
                arrays.push(array_of(vm, &value)?);
            }
            let shape = broadcast_shapes(vm, arrays.iter().map(Array::shape))?;
            let mut out = Vec::new();
            for x in &arrays {
                let x = lift(vm, kernel::broadcast_to(x, &shape))?;
                out.push(owned(vm, x));
            }
            Ok(Value::tuple(out))
        },
    ),
    pure(
        "broadcast_shapes",
        "(*args)",
        "Broadcast the input shapes into a single shape.",
        |vm, args| {
            let mut shapes = Vec::new();
            for value in args.rest(0).to_vec() {
                shapes.push(shape_arg(vm, &value)?);
            }
            let Ok(shape) = broadcast_shapes(vm, shapes.iter()) else {
                return Err(vm.value_error(
                    "shape mismatch: objects cannot be broadcast to a single shape.",
                ));
            };
            Ok(shape_value(&shape))
        },
    ),
    pure(
        "atleast_1d",
        "(*arys)",
        "Convert inputs to arrays with at least one dimension.",
        |vm, args| at_least(vm, args, 1),
    ),
    pure(
        "atleast_2d",
        "(*arys)",
        "View inputs as arrays with at least two dimensions.",
        |vm, args| at_least(vm, args, 2),
    ),
    pure(
        "atleast_3d",
        "(*arys)",
        "View inputs as arrays with at least three dimensions.",
        |vm, args| at_least(vm, args, 3),
    ),
    pure(
        "concatenate",
        "(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')",
        "Join a sequence of arrays along an existing axis.",
        concatenate,
    ),
    pure(
        "concat",
        "(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')",
        "Join a sequence of arrays along an existing axis.",
        concatenate,
    ),
    pure(
        "append",
        "(arr, values, axis=None)",
        "Append values to the end of an array.",
        append,
    ),
    pure(
        "stack",
        "(arrays, axis=0, out=None, *, dtype=None)",
        "Join a sequence of arrays along a new axis.",
        stack,
    ),
    pure(
        "vstack",
        "(tup, *, dtype=None)",
        "Stack arrays in sequence vertically (row wise).",
        |vm, args| joined(vm, &args[0], 2, 0),
    ),
    pure(
        "hstack",
        "(tup, *, dtype=None)",
        "Stack arrays in sequence horizontally (column wise).",
        |vm, args| {
            let arrays = array_list(vm, &args[0])?;
            joined(
                vm,
                &args[0],
                1,
                usize::from(arrays.first().is_some_and(|it| it.ndim() > 1)),
            )
        },
    ),
    pure(
        "dstack",
        "(tup)",
        "Stack arrays in sequence depth wise (along third axis).",
        |vm, args| joined(vm, &args[0], 3, 2),
    ),
    pure(
        "column_stack",
        "(tup)",
        "Stack 1-D arrays as columns into a 2-D array.",
        column_stack,
    ),
    pure(
        "split",
        "(ary, indices_or_sections, axis=0)",
        "Split an array into multiple sub-arrays.",
        |vm, args| split(vm, args, true),
    ),
    pure(
        "array_split",
        "(ary, indices_or_sections, axis=0)",
        "Split an array into multiple sub-arrays.",
        |vm, args| split(vm, args, false),
    ),
    pure(
        "hsplit",
        "(ary, indices_or_sections)",
        "Split an array into multiple sub-arrays horizontally (column-wise).",
        |vm, args| {
            let axis = i64::from(array_of(vm, &args[0])?.ndim() > 1);
            split(
                vm,
                ArgValues::of(vec![args[0].clone(), args[1].clone(), Value::Int(axis)]).view(),
                true,
            )
        },
    ),
    pure(
        "vsplit",
        "(ary, indices_or_sections)",
        "Split an array into multiple sub-arrays vertically (row-wise).",
        |vm, args| {
            split(
                vm,
                ArgValues::of(vec![args[0].clone(), args[1].clone(), Value::Int(0)]).view(),
                true,
            )
        },
    ),
    pure(
        "unstack",
        "(x, /, *, axis=0)",
        "Split an array into a sequence of arrays along the given axis.",
        |vm, args| {
            let axis = index_of(vm, &args[1])?;
            let moved = moveaxis(
                vm,
                ArgValues::of(vec![args[0].clone(), Value::Int(axis), Value::Int(0)]).view(),
            )?;
            Ok(Value::tuple(vm.iterate(&moved)?))
        },
    ),
    pure(
        "tile",
        "(A, reps)",
        "Construct an array by repeating A the number of times given by reps.",
        tile,
    ),
    pure(
        "repeat",
        "(a, repeats, axis=None)",
        "Repeat each element of an array after themselves.",
        repeat,
    ),
    pure(
        "flip",
        "(m, axis=None)",
        "Reverse the order of elements in an array along the given axis.",
        |vm, args| flip(vm, &args[0], &args[1]),
    ),
    pure(
        "fliplr",
        "(m)",
        "Reverse the order of elements along axis 1 (left/right).",
        |vm, args| flip(vm, &args[0], &Value::Int(1)),
    ),
    pure(
        "flipud",
        "(m)",
        "Reverse the order of elements along axis 0 (up/down).",
        |vm, args| flip(vm, &args[0], &Value::Int(0)),
    ),
    pure(
        "rot90",
        "(m, k=1, axes=(0, 1))",
        "Rotate an array by 90 degrees in the plane specified by axes.",
        rot90,
    ),
    pure(
        "roll",
        "(a, shift, axis=None)",
        "Roll array elements along a given axis.",
        roll,
    ),
    pure(
        "pad",
        "(array, pad_width, mode='constant', **kwargs)",
        "Pad an array.",
        pad,
    ),
    pure(
        "delete",
        "(arr, obj, axis=None)",
        "Return a new array with sub-arrays along an axis deleted.",
        delete,
    ),
    pure(
        "insert",
        "(arr, obj, values, axis=None)",
        "Insert values along the given axis before the given indices.",
        insert,
    ),
    pure(
        "resize",
        "(a, new_shape)",
        "Return a new array with the specified shape.",
        |vm, args| {
            let (x, shape) = (array_of(vm, &args[0])?, shape_arg(vm, &args[1])?);
            check_size(vm, x.dtype(), &shape)?;
            let scalars: Vec<Scalar> = x.scalars().into_iter().cycle().take(shape.size()).collect();
            let x = lift(vm, Array::from_scalars(x.dtype(), &scalars, shape))?;
            Ok(owned(vm, x))
        },
    ),
    pure(
        "trim_zeros",
        "(filt, trim='fb')",
        "Remove values along a dimension which are zero along all other.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            let scalars = x.scalars();
            let first = scalars
                .iter()
                .position(|it| it.to_bool())
                .unwrap_or(scalars.len());
            let last = scalars
                .iter()
                .rposition(|it| it.to_bool())
                .map_or(first, |at| at + 1);
            let x = lift(
                vm,
                Array::from_scalars(x.dtype(), &scalars[first..last], [last - first]),
            )?;
            Ok(owned(vm, x))
        },
    ),
];

/// The view of an `ndarray`, or of a new one that holds what the value is.
pub fn as_ndarray(vm: &mut Vm, value: &Value) -> Result<(Value, View), Raise> {
    let array = match value.native::<NdArray>() {
        Some(_) => value.clone(),
        None => {
            let x = array_of(vm, value)?;
            owned(vm, x)
        }
    };
    let view = ndarray::this(vm, &array)?.view.borrow().clone();
    Ok((array, view))
}

/// The shape that `shape`, which may hold one -1, gives to `size` elements.
fn target_shape(vm: &mut Vm, size: usize, shape: &Value) -> Result<Shape, Raise> {
    let wanted = int_list(vm, shape)?;
    let shown: Vec<String> = wanted
        .iter()
        .filter(|dim| **dim >= 0 || wanted.len() == 1)
        .map(i64::to_string)
        .list();
    let known: Option<usize> = wanted
        .iter()
        .filter(|dim| **dim >= 0)
        .try_fold(1_usize, |a, b| a.checked_mul(usize::try_from(*b).ok()?));
    let open = wanted.iter().filter(|dim| **dim < 0).count();
    if open > 1 {
        return Err(vm.value_error("can only specify one unknown dimension"));
    }
    let mismatch = |vm: &Vm| {
        let text = match (wanted.len(), open) {
            (1, 0) => format!("({},)", shown.join(",")),
            _ => format!("({})", shown.join(",")),
        };
        vm.value_error(format_args!(
            "cannot reshape array of size {size} into shape {text}"
        ))
    };
    let rest = match (known, open) {
        (Some(known), 1) if known > 0 && size.is_multiple_of(known) => size / known,
        (Some(known), 0) if known == size => 0,
        _ => return Err(mismatch(vm)),
    };
    Ok(wanted
        .iter()
        .map(|dim| usize::try_from(*dim).unwrap_or(rest))
        .collect())
}

/// `np.reshape`: a view where that is possible.
pub fn reshape(vm: &mut Vm, value: &Value, shape: &Value) -> Outcome {
    let (array, view) = as_ndarray(vm, value)?;
    let shape = target_shape(vm, view.shape.size(), shape)?;
    match view.reshape(&shape) {
        Some(view) => viewing(vm, &array, view),
        None => {
            let x = ndarray::read(vm, &array)?;
            let x = lift(vm, x.reshape(shape))?;
            Ok(owned(vm, x))
        }
    }
}

/// `np.transpose`.
pub fn transpose(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = as_ndarray(vm, &args[0])?;
    let ndim = view.shape.ndim();
    let order = match args.some(1) {
        Some(axes) => axis_list(vm, axes, ndim)?,
        None => (0..ndim).rev().collect(),
    };
    if order.len() != ndim {
        return Err(vm.value_error("axes don't match array"));
    }
    if view.shape.check_axes(&order).is_err() {
        return Err(vm.value_error("repeated axis in transpose"));
    }
    viewing(vm, &array, view.transpose(&order))
}

fn swap(vm: &mut Vm, value: &Value, a: i64, b: i64) -> Outcome {
    let (array, view) = as_ndarray(vm, value)?;
    let ndim = view.shape.ndim();
    let (a, b) = (normalize_axis(vm, a, ndim)?, normalize_axis(vm, b, ndim)?);
    let mut order: Vec<usize> = (0..ndim).collect();
    order.swap(a, b);
    viewing(vm, &array, view.transpose(&order))
}

/// `np.swapaxes` as a method.
pub fn swapaxes(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = (index_of(vm, &args[1])?, index_of(vm, &args[2])?);
    swap(vm, &args[0], a, b)
}

fn moveaxis(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = as_ndarray(vm, &args[0])?;
    let ndim = view.shape.ndim();
    let (from, to) = (
        axis_list(vm, &args[1], ndim)?,
        axis_list(vm, &args[2], ndim)?,
    );
    if from.len() != to.len() {
        return Err(vm.value_error(
            "`source` and `destination` arguments must have the same number of elements",
        ));
    }
    let mut order: Vec<usize> = (0..ndim).filter(|axis| !from.contains(axis)).list();
    let mut pairs: Vec<_> = to.into_iter().zip(from).collect();
    pairs.order();
    for (to, from) in pairs {
        order.insert(to.min(order.len()), from);
    }
    viewing(vm, &array, view.transpose(&order))
}

fn expand_dims(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = as_ndarray(vm, &args[0])?;
    let axes = int_list(vm, &args[1])?;
    let ndim = view.shape.ndim() + axes.len();
    let mut new = Vec::new();
    for axis in axes {
        new.push(normalize_axis(vm, axis, ndim)?);
    }
    let mut old = view.shape.iter().copied();
    let shape: Shape = (0..ndim)
        .map(|axis| {
            if new.contains(&axis) {
                1
            } else {
                old.next().unwrap_or(1)
            }
        })
        .collect();
    match view.reshape(&shape) {
        Some(view) => viewing(vm, &array, view),
        None => Ok(array),
    }
}

/// `np.squeeze`.
pub fn squeeze(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = as_ndarray(vm, &args[0])?;
    let drop: Vec<usize> = match args.some(1) {
        Some(axis) => axis_list(vm, axis, view.shape.ndim())?,
        None => (0..view.shape.ndim())
            .filter(|axis| view.shape[*axis] == 1)
            .list(),
    };
    if drop.iter().any(|axis| view.shape[*axis] != 1) {
        return Err(
            vm.value_error("cannot select an axis to squeeze out which has size not equal to one")
        );
    }
    match view.reshape(&view.shape.without_axes(&drop)) {
        Some(view) => viewing(vm, &array, view),
        None => Ok(array),
    }
}

fn broadcast_to(vm: &mut Vm, args: Args) -> Outcome {
    let (array, view) = as_ndarray(vm, &args[0])?;
    let shape = shape_arg(vm, &args[1])?;
    let Some(wide) = view.broadcast_to(&shape) else {
        let (from, shape) = (tight(&view.shape), tight(&shape));
        return Err(vm.value_error(format_args!(
            "operands could not be broadcast together with remapped shapes [original->remapped]: {from}  and requested shape {shape}"
        )));
    };
    let shown = viewing(vm, &array, wide)?;
    ndarray::this(vm, &shown)?.writeable.set(false);
    Ok(shown)
}

fn at_least(vm: &mut Vm, args: Args, ndim: usize) -> Outcome {
    let mut out = Vec::new();
    for value in args.rest(0).to_vec() {
        let x = array_of(vm, &value)?;
        let x = widen(vm, &x, ndim)?;
        out.push(owned(vm, x));
    }
    Ok(if out.len() == 1 {
        out.remove(0)
    } else {
        Value::tuple(out)
    })
}
