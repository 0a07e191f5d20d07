//! Functions that change shapes.

use crate::arg::{self, array, array1, arrays, values};
use crate::array::{this, wrap, wrap_list, wrap_tuple};
use crate::convert;
use crate::ops::R;
use crate::ops::shape::{self, PadMode};
use crate::ops::{creation, index, lax, promote};
use crate::py::*;
use crate::reenter::run;
use crate::row::{Axes, Call};
use freezeframe_base::Lists;

/// Functions of one array.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Removes axes of length one: all of them, or those that `axis` names.
    ///
    /// A ValueError says which named axis is longer.
    ///
    /// >>> jnp.squeeze(jnp.zeros((1, 3, 1))).shape
    /// (3,)
    #[native("(a, axis=None)", method = "(self, axis=None)")]
    fn squeeze(a: &Value, axis: Axes) -> R {
        shape::squeeze(a, axis.0.as_deref())
    }

    /// Reverses the order of the elements along `axis`, an int or a tuple of them; along all axes without one.
    ///
    /// >>> jnp.flip(jnp.arange(3))
    /// Array([2, 1, 0], dtype=int32)
    #[native("(m, axis=None)")]
    fn flip(m: &Value, axis: Axes) -> R {
        shape::flip(m, axis.0.as_deref())
    }

    /// Exchanges two axes.
    ///
    /// >>> jnp.swapaxes(jnp.zeros((2, 3)), 0, 1).shape
    /// (3, 2)
    #[native("(a, axis1, axis2)", method = "(self, axis1, axis2)")]
    fn swapaxes(a: &Value, axis1: i64, axis2: i64) -> R {
        shape::swapaxes(a, axis1, axis2)
    }
}

pub(crate) fn ravel(vm: &mut Vm, args: Args) -> PyResult {
    array1(vm, args, "ravel", shape::ravel)
}

pub(crate) fn diagonal(vm: &mut Vm, args: Args) -> PyResult {
    let (offset, a, b) = (vm.int(&args[1])?, vm.int(&args[2])?, vm.int(&args[3])?);
    array1(vm, args, "diagonal", |x| {
        creation::diagonal(x, offset, a, b)
    })
}

pub(crate) fn trace(vm: &mut Vm, args: Args) -> PyResult {
    let (offset, a, b) = (vm.int(&args[1])?, vm.int(&args[2])?, vm.int(&args[3])?);
    let dtype = arg::dtype(vm, args, 4, "trace")?;
    array1(vm, args, "trace", |x| {
        creation::trace(x, offset, a, b, dtype)
    })
}

pub(crate) fn repeat(vm: &mut Vm, args: Args) -> PyResult {
    let axis = arg::optional_int(vm, args, 2)?;
    let counts = convert::array_of(vm, &args[1], None, Default::default(), "array")?;
    if counts.shape().size() == 1 {
        let known = crate::array::concrete(
            vm,
            &counts,
            freezeframe_core::Concretization::Other(
                "When jit-compiling jnp.repeat, the total number of repeats must be static. To fix this, either specify a static value for `repeats`, or pass a static value to `total_repeat_length`.",
            ),
        )?;
        let count = known.get(0).map_or(0, |count| count.to_i64());
        let Ok(count) = usize::try_from(count) else {
            return Err(vm.value_error("repeats may not contain negative values."));
        };
        return array1(vm, args, "repeat", |x| shape::repeat(x, count, axis));
    }
    let known = crate::array::concrete(
        vm,
        &counts,
        freezeframe_core::Concretization::Other(
            "When jit-compiling jnp.repeat, the total number of repeats must be static. To fix this, either specify a static value for `repeats`, or pass a static value to `total_repeat_length`.",
        ),
    )?;
    let mut positions: Vec<i32> = Vec::new();
    for (at, count) in known.scalars().into_iter().enumerate() {
        for _ in 0..count.to_i64().clamp(0, 1 << 24) {
            positions.push(at as i32);
        }
    }
    let positions = Value::from(freezeframe_array::Array::vector(positions));
    array1(vm, args, "repeat", |x| {
        let (x, axis) = match axis {
            None => (shape::ravel(x)?, 0),
            Some(axis) => (x.clone(), crate::ops::canonical_axis(axis, x.ndim())?),
        };
        index::take_axis(&x, &positions, axis)
    })
}

pub(crate) fn take(vm: &mut Vm, args: Args) -> PyResult {
    let axis = arg::optional_int(vm, args, 2)?;
    let mode = arg::text(args, 4);
    let fill = match args.some(7).cloned() {
        Some(fill) => convert::argument(vm, "take", 7, &fill)?
            .as_array()
            .and_then(freezeframe_array::Array::item),
        None => None,
    };
    let operands = vec![array(vm, args, "take", 0)?, array(vm, args, "take", 1)?];
    let both = values(&operands);
    let result = run(vm, operands, || {
        index::take_function(&both[0], &both[1], axis, mode.as_deref(), fill)
    })?;
    Ok(wrap(vm, result))
}

/// Ints that are a parameter of an equation, or JAX's complaint about one that is traced.
pub(crate) fn static_ints(
    vm: &mut Vm,
    primitive: &str,
    parameter: &str,
    value: &Py,
) -> PyResult<Vec<i64>> {
    let items = sequence(value).unwrap_or_else(|| vec![value.clone()]);
    if items
        .iter()
        .any(|item| crate::array::tracer_of(item).is_some())
    {
        let text = vm.repr(&Py::tuple(items))?;
        let error = vm.type_error(format_args!(
            "As of JAX v0.7, parameters to jaxpr equations must have __hash__ and __eq__ methods. In a call to \
             primitive {primitive}, the value of parameter {parameter} was not hashable: {text}"
        ));
        return Err(error.refused());
    }
    arg::ints(vm, value)
}

/// `x.reshape(*sizes)`.
pub(crate) fn reshape_method(vm: &mut Vm, args: Args) -> PyResult {
    // The options stand before the tuple of sizes.
    let sizes = args.rest(3).to_vec();
    let spec = match sizes.as_slice() {
        [one] if sequence(one).is_some() => one.clone(),
        _ => Py::tuple(sizes),
    };
    let sizes = arg::new_sizes(vm, &spec)?;
    array1(vm, args, "reshape", |x| shape::reshape(x, &sizes))
}

fn reshape(vm: &mut Vm, args: Args) -> PyResult {
    let sizes = arg::new_sizes(vm, &args[1])?;
    array1(vm, args, "reshape", |x| shape::reshape(x, &sizes))
}

/// `x.transpose(*axes)`.
pub(crate) fn transpose_method(vm: &mut Vm, args: Args) -> PyResult {
    let axes = args.rest(1).to_vec();
    let axes = match axes.as_slice() {
        [] | [Py::None] => None,
        [one] if sequence(one).is_some() => Some(arg::ints(vm, one)?),
        _ => Some(arg::ints(vm, &Py::tuple(axes))?),
    };
    let x = this(vm, &args[0])?;
    let result = run(vm, vec![(x.clone(), args.taint(0))], || {
        shape::transpose(&x, axes.as_deref())
    })?;
    Ok(wrap(vm, result))
}

fn joined(
    vm: &mut Vm,
    args: Args,
    name: &str,
    f: impl FnOnce(&[Value]) -> crate::ops::R,
) -> PyResult {
    let operands = arrays(vm, args, name, 0)?;
    let list = values(&operands);
    let result = run(vm, operands, || f(&list))?;
    Ok(wrap(vm, result))
}

fn split_function(vm: &mut Vm, args: Args, name: &str, axis: i64, uneven: bool) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let x = operand.0.clone();
    let known: Result<i64, Vec<i64>> = match &args[1] {
        Py::Int(count) => Ok(*count),
        other => match crate::array::value_of(other) {
            Some(value) if value.ndim() == 0 => Ok(vm.int(&other.clone())?),
            _ => {
                let items = vm.iterate(&other.clone())?;
                Err(arg::ints(vm, &Py::tuple(items))?)
            }
        },
    };
    let parts = match known {
        Ok(count) => {
            let Ok(count) = usize::try_from(count) else {
                return Err(vm.value_error("number sections must be larger than 0."));
            };
            run(vm, vec![operand], || shape::split(&x, count, axis, uneven))?
        }
        Err(indices) => run(vm, vec![operand], || {
            let axis = crate::ops::canonical_axis(axis, x.ndim())?;
            shape::split_at(&x, &indices, axis)
        })?,
    };
    Ok(wrap_list(vm, parts))
}

fn pad(vm: &mut Vm, args: Args) -> PyResult {
    let operand = array(vm, args, "pad", 0)?;
    let widths = pad_widths(vm, &args[1], operand.0.ndim())?;
    let mode = arg::text(args, 2).unwrap_or_else(|| "constant".into());
    let keywords = args.keywords(3);
    let option = |name: &str| {
        keywords
            .iter()
            .find(|(key, _)| key.as_str() == name)
            .map(|(_, value)| value.clone())
    };
    let mode = match mode.as_str() {
        "constant" => {
            let value = option("constant_values").unwrap_or(Py::Int(0));
            PadMode::Constant(convert::argument(vm, "pad", 3, &value)?)
        }
        "edge" => PadMode::Edge,
        "reflect" => PadMode::Reflect,
        "symmetric" => PadMode::Symmetric,
        "wrap" => PadMode::Wrap,
        "empty" => PadMode::Constant(Value::weak(freezeframe_array::Array::scalar(0i32))),
        other => {
            return Err(vm.not_implemented(format_args!(
                "Unimplemented padding mode '{other}' for np.pad."
            )));
        }
    };
    let x = operand.0.clone();
    let result = run(vm, vec![operand], || shape::pad(&x, &widths, &mode))?;
    Ok(wrap(vm, result))
}

fn pad_widths(vm: &mut Vm, value: &Py, rank: usize) -> PyResult<Vec<(i64, i64)>> {
    let pair = |vm: &mut Vm, value: &Py| -> PyResult<(i64, i64)> {
        let ints = arg::ints(vm, value)?;
        Ok((ints[0], ints.get(1).copied().unwrap_or(ints[0])))
    };
    let widths = match sequence(value) {
        None => {
            let width = vm.int(value)?;
            vec![(width, width); rank]
        }
        Some(items) if items.iter().any(|item| sequence(item).is_some()) => {
            let pairs = items.iter().map(|item| pair(vm, item)).try_list()?;
            if pairs.len() == 1 {
                vec![pairs[0]; rank]
            } else {
                pairs
            }
        }
        Some(items) if items.is_empty() => {
            return Err(vm.value_error("pad_width must not be empty"));
        }
        Some(_) => vec![pair(vm, value)?; rank],
    };
    if widths.len() != rank {
        return Err(vm.value_error(format_args!(
            "jnp.pad: pad_width has unsupported shape ({}, 2). Valid shapes are ({rank}, 2), (1, 2), (2,), (1,), or ().",
            widths.len()
        )));
    }
    Ok(widths)
}

fn roll(vm: &mut Vm, args: Args) -> PyResult {
    let shifts = arg::ints(vm, &args[1])?;
    let axes = arg::axes(vm, &args[2].clone())?;
    array1(vm, args, "roll", |x| {
        shape::roll(x, &shifts, axes.as_deref())
    })
}

fn insert(vm: &mut Vm, args: Args) -> PyResult {
    let operands = vec![array(vm, args, "insert", 0)?, array(vm, args, "insert", 2)?];
    let both = values(&operands);
    let at = vm.int(&args[1])?;
    let axis = arg::optional_int(vm, args, 3)?;
    let result = run(vm, operands, || {
        let (x, axis) = match axis {
            None => (shape::ravel(&both[0])?, 0),
            Some(axis) => (
                both[0].clone(),
                crate::ops::canonical_axis(axis, both[0].ndim())?,
            ),
        };
        let length = x.shape()[axis] as i64;
        let at = (if at < 0 { at + length } else { at }).clamp(0, length) as usize;
        let mut dims = x.shape().to_vec();
        dims[axis] = if axis == 0 && both[1].ndim() == 1 && x.ndim() == 1 {
            both[1].shape()[0]
        } else {
            1
        };
        let piece = promote::broadcast_to(&lax::convert(&both[1], x.dtype())?, &dims.into())?;
        let (low, high) = (
            lax::slice_in_dim(&x, 0, at, axis)?,
            lax::slice_in_dim(&x, at, length as usize, axis)?,
        );
        lax::concatenate(&[low, piece, high], axis)
    })?;
    Ok(wrap(vm, result))
}

fn delete(vm: &mut Vm, args: Args) -> PyResult {
    let gone = arg::ints(vm, &args[1])?;
    let axis = arg::optional_int(vm, args, 2)?;
    array1(vm, args, "delete", |x| {
        let (x, axis) = match axis {
            None => (shape::ravel(x)?, 0),
            Some(axis) => (x.clone(), crate::ops::canonical_axis(axis, x.ndim())?),
        };
        let length = x.shape()[axis] as i64;
        let gone: Vec<i64> = gone
            .iter()
            .map(|at| if *at < 0 { at + length } else { *at })
            .collect();
        let kept: Vec<i32> = (0..length)
            .filter(|at| !gone.contains(at))
            .map(|at| at as i32)
            .list();
        index::take_axis(
            &x,
            &Value::from(freezeframe_array::Array::vector(kept)),
            axis,
        )
    })
}

fn broadcast_shapes(vm: &mut Vm, args: Args) -> PyResult {
    let mut shapes = Vec::new();
    for shape in args.rest(0) {
        shapes.push(arg::shape(vm, shape, "")?);
    }
    let result = crate::errors::OrRaise::or_raise(promote::broadcast_shape(&shapes), vm)?;
    Ok(int_tuple(result.dims()))
}

/// The table.
pub(crate) const TABLE: &[Entry] = &[
    pure("reshape", "(a, shape, order='C', *, copy=None)", reshape),
    pure("ravel", "(a, order='C')", ravel),
    pure("transpose", "(a, axes=None)", |vm, args| {
        let axes = arg::axes(vm, &args[1].clone())?;
        array1(vm, args, "transpose", |x| {
            shape::transpose(x, axes.as_deref())
        })
    }),
    pure("permute_dims", "(a, /, axes)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, args, "permute_dims", |x| {
            shape::transpose(x, Some(&axes))
        })
    }),
    pure("matrix_transpose", "(x, /)", |vm, args| {
        array1(vm, args, "matrix_transpose", shape::matrix_transpose)
    }),
    pure("moveaxis", "(a, source, destination)", |vm, args| {
        let (source, destination) = (arg::ints(vm, &args[1])?, arg::ints(vm, &args[2])?);
        array1(vm, args, "moveaxis", |x| {
            shape::moveaxis(x, &source, &destination)
        })
    }),
    pure("expand_dims", "(a, axis)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, args, "expand_dims", |x| shape::expand_dims(x, &axes))
    }),
    pure(
        "broadcast_to",
        "(array, shape, *, out_sharding=None)",
        |vm, args| {
            let target = arg::shape(vm, &args[1], "")?;
            array1(vm, args, "broadcast_to", |x| {
                promote::broadcast_to(x, &target).map_err(|_| {
                    let wanted = freezeframe_core::Aval::new(target.clone(), x.dtype());
                    Error::value_error(format_args!(
                        "Incompatible types for broadcasting: input type={} and requested type={}",
                        x.aval().long(),
                        wanted.long()
                    ))
                })
            })
        },
    ),
    pure("broadcast_arrays", "(*args)", |vm, args| {
        let args = ArgValues::of(vec![Py::tuple(args.rest(0).to_vec())]);
        let operands = arrays(vm, args.view(), "broadcast_arrays", 0)?;
        let list = values(&operands);
        let results = run(vm, operands, || promote::broadcast_arrays(&list))?;
        Ok(wrap_list(vm, results))
    }),
    pure("broadcast_shapes", "(*shapes)", broadcast_shapes),
    pure("concatenate", "(arrays, axis=0, dtype=None)", |vm, args| {
        let axis = arg::optional_int(vm, args, 1)?;
        let dtype = arg::dtype(vm, args, 2, "concatenate")?;
        joined(vm, args, "concatenate", |xs| {
            let result = shape::concatenate(xs, axis)?;
            match dtype {
                Some(dtype) => lax::convert(&result, dtype),
                None => Ok(result),
            }
        })
    }),
    pure("concat", "(arrays, /, *, axis=0)", |vm, args| {
        let axis = arg::optional_int(vm, args, 1)?;
        joined(vm, args, "concat", |xs| shape::concatenate(xs, axis))
    }),
    pure(
        "stack",
        "(arrays, axis=0, out=None, dtype=None)",
        |vm, args| {
            let axis = arg::int_or(vm, args, 1, 0)?;
            joined(vm, args, "stack", |xs| shape::stack(xs, axis))
        },
    ),
    pure("hstack", "(tup, dtype=None)", |vm, args| {
        joined(vm, args, "hstack", |xs| shape::stack_along(xs, 1, 1))
    }),
    pure("vstack", "(tup, dtype=None)", |vm, args| {
        joined(vm, args, "vstack", |xs| shape::stack_along(xs, 2, 0))
    }),
    pure("dstack", "(tup, dtype=None)", |vm, args| {
        joined(vm, args, "dstack", |xs| shape::stack_along(xs, 3, 2))
    }),
    pure("column_stack", "(tup)", |vm, args| {
        joined(vm, args, "column_stack", shape::column_stack)
    }),
    pure("append", "(arr, values, axis=None)", |vm, args| {
        let axis = arg::optional_int(vm, args, 2)?;
        arg::array2(vm, args, "append", |x, y| {
            crate::ops::jitted(
                "append",
                &format!("{axis:?}"),
                &[x.clone(), y.clone()],
                |both| shape::concatenate(both, axis),
            )
        })
    }),
    pure("split", "(ary, indices_or_sections, axis=0)", |vm, args| {
        let axis = arg::int_or(vm, args, 2, 0)?;
        split_function(vm, args, "split", axis, false)
    }),
    pure(
        "array_split",
        "(ary, indices_or_sections, axis=0)",
        |vm, args| {
            let axis = arg::int_or(vm, args, 2, 0)?;
            split_function(vm, args, "array_split", axis, true)
        },
    ),
    pure("hsplit", "(ary, indices_or_sections)", |vm, args| {
        let rank = array(vm, args, "hsplit", 0)?.0.ndim();
        split_function(vm, args, "hsplit", if rank == 1 { 0 } else { 1 }, false)
    }),
    pure("vsplit", "(ary, indices_or_sections)", |vm, args| {
        split_function(vm, args, "vsplit", 0, false)
    }),
    pure("unstack", "(x, /, *, axis=0)", |vm, args| {
        let axis = arg::int_or(vm, args, 1, 0)?;
        let operand = array(vm, args, "unstack", 0)?;
        let x = operand.0.clone();
        let parts = run(vm, vec![operand], || shape::unstack(&x, axis))?;
        Ok(wrap_tuple(vm, parts))
    }),
    pure("tile", "(A, reps)", |vm, args| {
        let reps = static_ints(vm, "tile", "reps", &args[1])?;
        let reps: Vec<usize> = reps
            .iter()
            .map(|rep| usize::try_from(*rep).unwrap_or(0))
            .collect();
        array1(vm, args, "tile", |x| shape::tile(x, &reps))
    }),
    pure(
        "repeat",
        "(a, repeats, axis=None, *, total_repeat_length=None)",
        repeat,
    ),
    pure("fliplr", "(m)", |vm, args| {
        array1(vm, args, "fliplr", |x| shape::flip(x, Some(&[1])))
    }),
    pure("flipud", "(m)", |vm, args| {
        array1(vm, args, "flipud", |x| shape::flip(x, Some(&[0])))
    }),
    pure("rot90", "(m, k=1, axes=?)", |vm, args| {
        let turns = arg::int_or(vm, args, 1, 1)?;
        let axes = if args.some(2).is_some() {
            arg::ints(vm, &args[2].clone())?
        } else {
            vec![0, 1]
        };
        let (a, b) = (axes[0], axes.get(1).copied().unwrap_or(1));
        array1(vm, args, "rot90", |x| shape::rot90(x, turns, (a, b)))
    }),
    pure("roll", "(a, shift, axis=None)", roll),
    pure("pad", "(array, pad_width, mode='constant', **kwargs)", pad),
    pure("diff", "(a, n=1, axis=-1)", |vm, args| {
        let (n, axis) = (arg::int_or(vm, args, 1, 1)?, arg::int_or(vm, args, 2, -1)?);
        let n = usize::try_from(n)
            .map_err(|_| vm.value_error(format_args!("order must be non-negative but got {n}")))?;
        array1(vm, args, "diff", |x| shape::diff(x, n, axis))
    }),
    pure(
        "take",
        "(a, indices, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None)",
        take,
    ),
    pure(
        "take_along_axis",
        "(arr, indices, axis=-1, mode=None, fill_value=None)",
        |vm, args| {
            let axis = arg::optional_int(vm, args, 2)?;
            arg::array2(vm, args, "take_along_axis", |x, at| {
                index::take_along_axis(x, at, axis)
            })
        },
    ),
    pure("insert", "(arr, obj, values, axis=None)", insert),
    pure("delete", "(arr, obj, axis=None)", delete),
    pure("resize", "(a, new_shape)", |vm, args| {
        let target = arg::shape(vm, &args[1], "")?;
        array1(vm, args, "resize", |x| {
            let flat = shape::ravel(x)?;
            let (have, want) = (flat.shape()[0], target.size());
            let repeated = if have == 0 {
                flat
            } else {
                shape::tile(&flat, &[want.div_ceil(have).max(1)])?
            };
            lax::reshape(
                &lax::slice_in_dim(&repeated, 0, want.min(repeated.shape()[0]), 0)?,
                target.clone(),
            )
        })
    }),
    pure("diagonal", "(a, offset=0, axis1=0, axis2=1)", diagonal),
    pure(
        "trace",
        "(a, offset=0, axis1=0, axis2=1, dtype=None, out=None)",
        trace,
    ),
    pure("atleast_1d", "(*arys)", |vm, args| atleast(vm, args, 1)),
    pure("atleast_2d", "(*arys)", |vm, args| atleast(vm, args, 2)),
    pure("atleast_3d", "(*arys)", |vm, args| atleast(vm, args, 3)),
];

fn atleast(vm: &mut Vm, args: Args, rank: usize) -> PyResult {
    let list = ArgValues::of(vec![Py::tuple(args.rest(0).to_vec())]);
    let operands = arrays(vm, list.view(), "atleast", 0)?;
    let inputs = values(&operands);
    let mut results = run(vm, operands, || {
        inputs.iter().map(|x| shape::atleast(x, rank)).try_list()
    })?;
    if results.len() == 1 {
        return Ok(results.pop().map_or(Py::None, |result| wrap(vm, result)));
    }
    Ok(wrap_list(vm, results))
}
