//! `jax.lax`: the primitives by name, and what is built from them.

mod collectives;
mod convolution;
mod slicing;

use crate::arg::{self, array, array1, array2, values};
use crate::array::{wrap, wrap_list};
use crate::convert;
use crate::ops::{R, index, lax, reduce, shape, sort, window};
use crate::py::*;
use crate::reenter::run;
use collectives::*;
use convolution::*;
use freezeframe_array::{DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_core::{
    AxisRef, BinaryOp, CollectiveOp, Conv, CumulativeOp, DotDims, Primitive, ReduceOp, UnaryOp,
    bind1,
};
use slicing::*;

macro_rules! unaries {
    ($(($name:literal, $op:ident)),* $(,)?) => {
        &[$(pure($name, "(x, accuracy=None)", |vm, args| array1(vm, args, $name, |x| lax::unary(UnaryOp::$op, x)))),*]
    };
}

macro_rules! binaries {
    ($(($name:literal, $op:ident)),* $(,)?) => {
        &[$(pure($name, "(x, y)", |vm, args| same_dtype(vm, args, $name, BinaryOp::$op))),*]
    };
}

const UNARY: &[Entry] = unaries![
    ("neg", Neg),
    ("sign", Sign),
    ("floor", Floor),
    ("ceil", Ceil),
    ("exp", Exp),
    ("exp2", Exp2),
    ("expm1", Expm1),
    ("log", Log),
    ("log1p", Log1p),
    ("tanh", Tanh),
    ("logistic", Logistic),
    ("sin", Sin),
    ("cos", Cos),
    ("tan", Tan),
    ("asin", Asin),
    ("acos", Acos),
    ("atan", Atan),
    ("sinh", Sinh),
    ("cosh", Cosh),
    ("asinh", Asinh),
    ("acosh", Acosh),
    ("atanh", Atanh),
    ("sqrt", Sqrt),
    ("rsqrt", Rsqrt),
    ("cbrt", Cbrt),
    ("square", Square),
    ("abs", Abs),
    ("real", Real),
    ("imag", Imag),
    ("conj", Conj),
    ("bitwise_not", Not),
    ("population_count", PopulationCount),
    ("clz", Clz),
    ("erf", Erf),
    ("erfc", Erfc),
    ("erf_inv", ErfInv),
    ("lgamma", Lgamma),
    ("digamma", Digamma),
    ("is_finite", IsFinite),
    ("bessel_i0e", BesselI0e),
    ("bessel_i1e", BesselI1e),
];

const BINARY: &[Entry] = binaries![
    ("add", Add),
    ("sub", Sub),
    ("mul", Mul),
    ("div", Div),
    ("rem", Rem),
    ("pow", Pow),
    ("max", Max),
    ("min", Min),
    ("atan2", Atan2),
    ("nextafter", Nextafter),
    ("complex", Complex),
    ("bitwise_and", And),
    ("bitwise_or", Or),
    ("bitwise_xor", Xor),
    ("shift_left", ShiftLeft),
    ("shift_right_arithmetic", ShiftRightArithmetic),
    ("shift_right_logical", ShiftRightLogical),
    ("eq", Eq),
    ("ne", Ne),
    ("ge", Ge),
    ("gt", Gt),
    ("le", Le),
    ("lt", Lt),
];

/// A primitive of two operands: a Python number takes the other operand's dtype.
fn same_dtype(vm: &mut Vm, args: Args, name: &str, op: BinaryOp) -> PyResult {
    let operands = vec![array(vm, args, name, 0)?, array(vm, args, name, 1)?];
    let both = values(&operands);
    let result = run(vm, operands, || {
        let (mut x, mut y) = (both[0].clone(), both[1].clone());
        if x.dtype() != y.dtype() && !(op == BinaryOp::Pow && y.dtype().is_integer()) {
            let fits = |from: &Value, to: &Value| {
                from.weak_type()
                    && !to.weak_type()
                    && from.ndim() == 0
                    && rank(from.dtype()) <= rank(to.dtype())
            };
            if fits(&x, &y) {
                x = lax::convert_weak(&x, y.dtype(), false)?;
            } else if fits(&y, &x) {
                y = lax::convert_weak(&y, x.dtype(), false)?;
            }
        }
        lax::binary(op, &x, &y)
    })?;
    Ok(wrap(vm, result))
}

fn rank(dtype: DType) -> u8 {
    use freezeframe_array::Kind;
    match dtype.kind() {
        Kind::Bool => 0,
        Kind::Signed | Kind::Unsigned => 1,
        Kind::Float => 2,
        _ => 3,
    }
}

fn usizes(vm: &mut Vm, value: &Py) -> PyResult<Vec<usize>> {
    arg::ints(vm, value)?
        .into_iter()
        .map(|int| {
            usize::try_from(int)
                .map_err(|_| vm.value_error(format_args!("{int} must not be negative")))
        })
        .try_list()
}

fn axes(vm: &mut Vm, args: Args, at: usize, rank: usize) -> PyResult<Vec<usize>> {
    let axes = arg::ints(vm, &args[at])?;
    crate::errors::OrRaise::or_raise(crate::ops::canonical_axes(Some(&axes), rank), vm)
}

fn reduction(vm: &mut Vm, args: Args, name: &str, op: ReduceOp) -> PyResult {
    let rank = array(vm, args, name, 0)?.0.ndim();
    let axes = axes(vm, args, 1, rank)?;
    array1(vm, args, name, |x| lax::reduce(op, x, &axes))
}

fn cumulative(vm: &mut Vm, args: Args, name: &str, op: CumulativeOp) -> PyResult {
    let axis = arg::int_or(vm, args, 1, 0)?;
    let reverse = arg::truth_or(vm, args, 2, false)?;
    array1(vm, args, name, |x| {
        lax::cumulative(op, x, crate::ops::canonical_axis(axis, x.ndim())?, reverse)
    })
}

fn dot_general(vm: &mut Vm, args: Args) -> PyResult {
    let mut lists = Vec::new();
    for pair in sequence(&args[2]).unwrap_or_default() {
        for list in sequence(&pair).unwrap_or_default() {
            lists.push(usizes(vm, &list)?);
        }
    }
    let [lhs_contracting, rhs_contracting, lhs_batch, rhs_batch] = lists.as_slice() else {
        return Err(vm.type_error("dot_general dimension_numbers must be ((lhs_contract, rhs_contract), (lhs_batch, rhs_batch))"));
    };
    let dims = DotDims {
        lhs_contracting: lhs_contracting.clone(),
        rhs_contracting: rhs_contracting.clone(),
        lhs_batch: lhs_batch.clone(),
        rhs_batch: rhs_batch.clone(),
    };
    let dtype = arg::dtype(vm, args, 4, "dot_general")?;
    array2(vm, args, "dot_general", |x, y| {
        lax::dot_general(x, y, dims.clone(), dtype)
    })
}

fn sort_function(vm: &mut Vm, args: Args) -> PyResult {
    let several = sequence(&args[0]).is_some();
    let operands = if several {
        arg::arrays(vm, args, "sort", 0)?
    } else {
        vec![array(vm, args, "sort", 0)?]
    };
    let list = values(&operands);
    let dimension = arg::int_or(vm, args, 1, -1)?;
    let stable = arg::truth_or(vm, args, 2, true)?;
    let keys = usize::try_from(arg::int_or(vm, args, 3, 1)?).unwrap_or(1);
    let mut results = run(vm, operands, || {
        let axis = crate::ops::canonical_axis(dimension, list[0].ndim())?;
        lax::sort(&list, axis, stable, keys)
    })?;
    if several {
        return Ok(crate::array::wrap_tuple(vm, results));
    }
    Ok(results.pop().map_or(Py::None, |result| wrap(vm, result)))
}

fn pad(vm: &mut Vm, args: Args) -> PyResult {
    let mut config = Vec::new();
    for triple in vm.iterate(&args[2])? {
        match arg::ints(vm, &triple)?.as_slice() {
            [low, high, interior] => config.push((*low, *high, *interior)),
            _ => {
                return Err(
                    vm.type_error("padding_config must be a sequence of (low, high, interior)")
                );
            }
        }
    }
    array2(vm, args, "pad", |x, value| {
        lax::pad(x, &lax::convert(value, x.dtype())?, &config)
    })
}

fn select_n(vm: &mut Vm, args: Args) -> PyResult {
    let which = array(vm, args, "select_n", 0)?;
    let mut operands = vec![which];
    for (at, case) in args.rest(1).iter().enumerate() {
        operands.push((
            convert::argument(vm, "select_n", at + 1, case)?,
            args.taint(1),
        ));
    }
    let list = values(&operands);
    let result = run(vm, operands, || lax::select_n(&list[0], &list[1..]))?;
    Ok(wrap(vm, result))
}

fn full(vm: &mut Vm, args: Args) -> PyResult {
    let target = arg::shape(vm, &args[0], "")?;
    let value = convert::argument(vm, "full", 1, &args[1])?;
    let dtype = arg::dtype(vm, args, 2, "full")?;
    let result = run(vm, Vec::new(), || {
        let value = match dtype {
            Some(dtype) => lax::convert(&value, dtype)?,
            None => value.clone(),
        };
        lax::full(target, &value)
    })?;
    Ok(wrap(vm, result))
}

const TABLE: &[Entry] = &[
    pure("integer_pow", "(x, y)", |vm, args| {
        let y = i32::try_from(vm.int(&args[1])?).unwrap_or(i32::MAX);
        array1(vm, args, "integer_pow", |x| lax::integer_pow(x, y))
    }),
    pure("round", "(x, rounding_method=0)", |vm, args| {
        let even = matches!(args[1], Py::Int(1));
        array1(vm, args, "round", |x| {
            lax::unary(
                if even {
                    UnaryOp::RoundEven
                } else {
                    UnaryOp::RoundAway
                },
                x,
            )
        })
    }),
    pure("select", "(pred, on_true, on_false)", |vm, args| {
        let operands: Vec<_> = (0..3).map(|at| array(vm, args, "select", at)).try_list()?;
        let list = values(&operands);
        let result = run(vm, operands, || {
            let cases = crate::ops::promote::promote(&list[1..])?;
            lax::select(&list[0], &cases[0], &cases[1])
        })?;
        Ok(wrap(vm, result))
    }),
    pure("select_n", "(which, *cases)", select_n),
    pure("clamp", "(min, x, max)", |vm, args| {
        let operands: Vec<_> = (0..3).map(|at| array(vm, args, "clamp", at)).try_list()?;
        let list = values(&operands);
        let result = run(vm, operands, || {
            let dtype = list[1].dtype();
            let bound = |value: &Value| {
                if value.weak_type() {
                    lax::convert_weak(value, dtype, false)
                } else {
                    Ok(value.clone())
                }
            };
            lax::clamp(&bound(&list[0])?, &list[1], &bound(&list[2])?)
        })?;
        Ok(wrap(vm, result))
    }),
    pure("stop_gradient", "(x)", |vm, args| {
        let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
        let mut results = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            let value = convert::jax_value(vm, leaf)?;
            let result = run(vm, Vec::new(), || {
                if value.dtype().is_inexact() {
                    lax::stop_gradient(&value)
                } else {
                    Ok(value.clone())
                }
            })?;
            results.push(wrap(vm, result));
        }
        crate::tree::unflatten(vm, &tree, &results)
    }),
    pure("optimization_barrier", "(operand, /)", |vm, args| {
        array1(vm, args, "optimization_barrier", |x| {
            bind1(&Primitive::OptimizationBarrier, std::slice::from_ref(x))
        })
    }),
    pure(
        "convert_element_type",
        "(operand, new_dtype)",
        |vm, args| {
            let dtype = arg::dtype(vm, args, 1, "convert_element_type")?
                .unwrap_or_else(crate::ops::promote::float_dtype);
            array1(vm, args, "convert_element_type", |x| lax::convert(x, dtype))
        },
    ),
    pure(
        "bitcast_convert_type",
        "(operand, new_dtype)",
        |vm, args| {
            let dtype = arg::dtype(vm, args, 1, "bitcast_convert_type")?
                .unwrap_or_else(crate::ops::promote::float_dtype);
            array1(vm, args, "bitcast_convert_type", |x| lax::bitcast(x, dtype))
        },
    ),
    pure(
        "reduce_precision",
        "(operand, exponent_bits, mantissa_bits)",
        |vm, args| {
            let (exponent, mantissa) = (vm.int(&args[1])?, vm.int(&args[2])?);
            array1(vm, args, "reduce_precision", |x| {
                let primitive = Primitive::ReducePrecision {
                    exponent_bits: u32::try_from(exponent).unwrap_or(8),
                    mantissa_bits: u32::try_from(mantissa).unwrap_or(23),
                };
                bind1(&primitive, std::slice::from_ref(x))
            })
        },
    ),
    pure("reduce_sum", "(operand, axes)", |vm, args| {
        reduction(vm, args, "reduce_sum", ReduceOp::Sum)
    }),
    pure("reduce_prod", "(operand, axes)", |vm, args| {
        reduction(vm, args, "reduce_prod", ReduceOp::Prod)
    }),
    pure("reduce_max", "(operand, axes)", |vm, args| {
        reduction(vm, args, "reduce_max", ReduceOp::Max)
    }),
    pure("reduce_min", "(operand, axes)", |vm, args| {
        reduction(vm, args, "reduce_min", ReduceOp::Min)
    }),
    pure("reduce_and", "(operand, axes)", |vm, args| {
        reduction(vm, args, "reduce_and", ReduceOp::And)
    }),
    pure("reduce_or", "(operand, axes)", |vm, args| {
        reduction(vm, args, "reduce_or", ReduceOp::Or)
    }),
    pure("argmax", "(operand, axis, index_dtype)", |vm, args| {
        let axis = vm.int(&args[1])?;
        array1(vm, args, "argmax", |x| {
            reduce::arg_reduce(true, x, Some(axis), false)
        })
    }),
    pure("argmin", "(operand, axis, index_dtype)", |vm, args| {
        let axis = vm.int(&args[1])?;
        array1(vm, args, "argmin", |x| {
            reduce::arg_reduce(false, x, Some(axis), false)
        })
    }),
    pure("cumsum", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, args, "cumsum", CumulativeOp::Sum)
    }),
    pure("cumprod", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, args, "cumprod", CumulativeOp::Prod)
    }),
    pure("cummax", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, args, "cummax", CumulativeOp::Max)
    }),
    pure("cummin", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, args, "cummin", CumulativeOp::Min)
    }),
    pure(
        "cumlogsumexp",
        "(operand, axis=0, reverse=False)",
        |vm, args| cumulative(vm, args, "cumlogsumexp", CumulativeOp::LogSumExp),
    ),
    pure(
        "dot",
        "(lhs, rhs, *, dimension_numbers=None, precision=None, preferred_element_type=None)",
        |vm, args| {
            array2(vm, args, "dot", |x, y| {
                let dims = DotDims {
                    lhs_contracting: vec![x.ndim().saturating_sub(1)],
                    rhs_contracting: vec![0],
                    ..DotDims::default()
                };
                lax::dot_general(x, y, dims, None)
            })
        },
    ),
    pure(
        "dot_general",
        "(lhs, rhs, dimension_numbers, precision=None, preferred_element_type=None)",
        dot_general,
    ),
    pure("batch_matmul", "(lhs, rhs, precision=None)", |vm, args| {
        array2(vm, args, "batch_matmul", |x, y| {
            let rank = x.ndim();
            let batch: Vec<usize> = (0..rank.saturating_sub(2)).collect();
            let dims = DotDims {
                lhs_contracting: vec![rank.saturating_sub(1)],
                rhs_contracting: vec![rank.saturating_sub(2)],
                lhs_batch: batch.clone(),
                rhs_batch: batch,
            };
            lax::dot_general(x, y, dims, None)
        })
    }),
    pure("broadcast", "(operand, sizes)", |vm, args| {
        let sizes = usizes(vm, &args[1])?;
        array1(vm, args, "broadcast", |x| {
            let dims: Vec<usize> = sizes
                .iter()
                .copied()
                .chain(x.shape().iter().copied())
                .list();
            lax::broadcast_in_dim(
                x,
                dims,
                &(sizes.len()..sizes.len() + x.ndim()).collect::<Vec<_>>(),
            )
        })
    }),
    pure(
        "broadcast_in_dim",
        "(operand, shape, broadcast_dimensions)",
        |vm, args| {
            let (target, dims) = (arg::shape(vm, &args[1], "")?, usizes(vm, &args[2])?);
            array1(vm, args, "broadcast_in_dim", |x| {
                lax::broadcast_in_dim(x, target.clone(), &dims)
            })
        },
    ),
    pure(
        "reshape",
        "(operand, new_sizes, dimensions=None)",
        |vm, args| {
            let sizes = arg::signed_shape(vm, &args[1], "")?;
            array1(vm, args, "reshape", |x| shape::reshape(x, &sizes))
        },
    ),
    pure("transpose", "(operand, permutation)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, args, "transpose", |x| shape::transpose(x, Some(&axes)))
    }),
    pure("squeeze", "(array, dimensions)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, args, "squeeze", |x| shape::squeeze(x, Some(&axes)))
    }),
    pure("expand_dims", "(array, dimensions)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, args, "expand_dims", |x| shape::expand_dims(x, &axes))
    }),
    pure("concatenate", "(operands, dimension)", |vm, args| {
        let operands = arg::arrays(vm, args, "concatenate", 0)?;
        let axis = vm.int(&args[1])?;
        let list = values(&operands);
        let result = run(vm, operands, || shape::concatenate(&list, Some(axis)))?;
        Ok(wrap(vm, result))
    }),
    pure("pad", "(operand, padding_value, padding_config)", pad),
    pure("rev", "(operand, dimensions)", |vm, args| {
        let axes = usizes(vm, &args[1])?;
        array1(vm, args, "rev", |x| lax::rev(x, &axes))
    }),
    pure(
        "slice",
        "(operand, start_indices, limit_indices, strides=None)",
        slice,
    ),
    pure(
        "slice_in_dim",
        "(operand, start_index, limit_index, stride=1, axis=0)",
        slice_in_dim,
    ),
    pure(
        "index_in_dim",
        "(operand, index, axis=0, keepdims=True)",
        index_in_dim,
    ),
    pure("index_take", "(src, idxs, axes)", |vm, _| {
        Err(vm.not_implemented("jax.lax.index_take is not implemented"))
    }),
    pure(
        "dynamic_slice",
        "(operand, start_indices, slice_sizes)",
        dynamic_slice,
    ),
    pure(
        "dynamic_slice_in_dim",
        "(operand, start_index, slice_size, axis=0)",
        |vm, args| {
            let size = vm.int(&args[2])?;
            dynamic_in_dim(vm, args, "dynamic_slice_in_dim", Some(size), 3, true)
        },
    ),
    pure(
        "dynamic_index_in_dim",
        "(operand, index, axis=0, keepdims=True)",
        |vm, args| {
            let keep = arg::truth_or(vm, args, 3, true)?;
            dynamic_in_dim(vm, args, "dynamic_index_in_dim", None, 2, keep)
        },
    ),
    pure(
        "dynamic_update_slice",
        "(operand, update, start_indices)",
        dynamic_update_slice,
    ),
    pure(
        "dynamic_update_slice_in_dim",
        "(operand, update, start_index, axis)",
        |vm, args| dynamic_update_in_dim(vm, args, "dynamic_update_slice_in_dim", false),
    ),
    pure(
        "dynamic_update_index_in_dim",
        "(operand, update, index, axis)",
        |vm, args| dynamic_update_in_dim(vm, args, "dynamic_update_index_in_dim", true),
    ),
    pure(
        "sort",
        "(operand, dimension=-1, is_stable=True, num_keys=1)",
        sort_function,
    ),
    pure("top_k", "(operand, k, *, axis=-1)", |vm, args| {
        let k = usize::try_from(vm.int(&args[1])?)
            .map_err(|_| vm.value_error("k argument to top_k must be nonnegative"))?;
        let operand = array(vm, args, "top_k", 0)?;
        let x = operand.0.clone();
        let results = run(vm, vec![operand], || sort::top_k(&x, k))?;
        Ok(wrap_list(vm, results))
    }),
    pure("iota", "(dtype, size)", |vm, args| {
        let dtype = arg::dtype(vm, args, 0, "iota")?.unwrap_or_else(crate::ops::promote::int_dtype);
        let target = arg::shape(vm, &args[1], "")?;
        let result = run(vm, Vec::new(), || lax::iota(dtype, target, 0))?;
        Ok(wrap(vm, result))
    }),
    pure(
        "broadcasted_iota",
        "(dtype, shape, dimension)",
        |vm, args| {
            let dtype =
                arg::dtype(vm, args, 0, "iota")?.unwrap_or_else(crate::ops::promote::int_dtype);
            let (target, axis) = (
                arg::shape(vm, &args[1], "")?,
                usize::try_from(vm.int(&args[2])?).unwrap_or(0),
            );
            let result = run(vm, Vec::new(), || lax::iota(dtype, target, axis))?;
            Ok(wrap(vm, result))
        },
    ),
    pure("full", "(shape, fill_value, dtype=None)", full),
    pure(
        "full_like",
        "(x, fill_value, dtype=None, shape=None)",
        |vm, args| {
            let x = array(vm, args, "full_like", 0)?.0;
            let target = if args.some(3).is_some() {
                arg::shape(vm, &args[3].clone(), "")?
            } else {
                x.shape()
            };
            let dtype = arg::dtype(vm, args, 2, "full_like")?.unwrap_or(x.dtype());
            let value = convert::argument(vm, "full_like", 1, &args[1])?;
            let result = run(vm, Vec::new(), || {
                lax::full(target, &lax::convert(&value, dtype)?)
            })?;
            Ok(wrap(vm, result))
        },
    ),
    pure(
        "psum",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, args, CollectiveOp::Sum, false),
    ),
    pure(
        "pmean",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, args, CollectiveOp::Sum, true),
    ),
    pure(
        "pmax",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, args, CollectiveOp::Max, false),
    ),
    pure(
        "pmin",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, args, CollectiveOp::Min, false),
    ),
    pure("axis_index", "(axis_name)", axis_index),
    pure("axis_size", "(axis_name)", |vm, args| {
        let names = names(vm, &args[0])?;
        axis_sizes(vm, &names).map(Py::from)
    }),
    pure("ppermute", "(x, axis_name, perm)", ppermute),
    pure(
        "all_gather",
        "(x, axis_name, *, axis_index_groups=None, axis=0, tiled=False)",
        all_gather,
    ),
    pure(
        "conv_general_dilated",
        "(lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None)",
        conv_general_dilated,
    ),
    pure(
        "conv",
        "(lhs, rhs, window_strides, padding, precision=None, preferred_element_type=None)",
        |vm, args| {
            let inner = ArgValues::of(vec![
                args[0].clone(),
                args[1].clone(),
                args[2].clone(),
                args[3].clone(),
            ]);
            conv_general_dilated(vm, inner.view())
        },
    ),
    pure(
        "reduce",
        "(operands, init_values, computation, dimensions)",
        |vm, args| {
            let name = crate::wraps::function_name(vm, &args[2]);
            let (op, combine): (ReduceOp, BinaryOp) = match name.as_str() {
                "add" => (ReduceOp::Sum, BinaryOp::Add),
                "mul" | "multiply" => (ReduceOp::Prod, BinaryOp::Mul),
                "max" | "maximum" => (ReduceOp::Max, BinaryOp::Max),
                "min" | "minimum" => (ReduceOp::Min, BinaryOp::Min),
                "bitwise_and" | "logical_and" => (ReduceOp::And, BinaryOp::And),
                "bitwise_or" | "logical_or" => (ReduceOp::Or, BinaryOp::Or),
                other => {
                    return Err(vm.not_implemented(format_args!(
                        "jax.lax.reduce by {other} is not implemented"
                    )));
                }
            };
            let operands = vec![array(vm, args, "reduce", 0)?, array(vm, args, "reduce", 1)?];
            let both = values(&operands);
            let axes = usizes(vm, &args[3])?;
            let result = run(vm, operands, || -> R {
                let total = lax::reduce(op, &both[0], &axes)?;
                let init = lax::convert(&both[1], total.dtype())?;
                let neutral = init
                    .as_array()
                    .and_then(freezeframe_array::Array::item)
                    .map(Scalar::to_f64);
                let is_neutral = matches!((op, neutral), (ReduceOp::Sum, Some(value)) if value == 0.0)
                    || matches!((op, neutral), (ReduceOp::Prod, Some(value)) if value == 1.0);
                if is_neutral {
                    Ok(total)
                } else {
                    lax::binary(combine, &init, &total)
                }
            })?;
            Ok(wrap(vm, result))
        },
    ),
];

/// Fills `jax.lax`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for table in [UNARY, BINARY, TABLE, crate::control::TABLE] {
        module.functions(table);
    }
    if let Some(function) = module.get("convert_element_type") {
        module.set("astype", function);
    }
    Ok(())
}
