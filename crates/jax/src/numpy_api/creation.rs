//! Making arrays.

use crate::arg::{self, array, array1};
use crate::array::{concrete, wrap, wrap_list, wrap_tuple};
use crate::convert::{self, array_of};
use crate::dtype;
use crate::ops::{creation, lax, promote};
use crate::py::*;
use crate::reenter::run;
use freezeframe_array::{DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Concretization, Primitive, bind1};

fn filled(vm: &mut Vm, args: Args, name: &str, value: i64) -> PyResult {
    let shape = arg::shape(vm, &args[0], "")?;
    let dtype = arg::dtype(vm, args, 1, name)?.unwrap_or_else(promote::float_dtype);
    let result = run(vm, Vec::new(), || {
        creation::full_of(shape, dtype, Scalar::Int(value))
    })?;
    Ok(wrap(vm, result))
}

fn full(vm: &mut Vm, args: Args) -> PyResult {
    let shape = arg::shape(vm, &args[0], "")?;
    let value = convert::argument(vm, "full", 1, &args[1])?;
    let dtype = arg::dtype(vm, args, 2, "full")?;
    let taint = args.taint(1);
    let result = run(vm, vec![(value.clone(), taint)], || {
        let value = lax::convert_weak(
            &value,
            dtype.unwrap_or(value.dtype()),
            value.weak_type() && dtype.is_none(),
        )?;
        promote::broadcast_to(&value, &shape)
    })?;
    Ok(wrap(vm, result))
}

fn like_shape(vm: &mut Vm, args: Args, index: usize, like: &Value) -> PyResult<Shape> {
    if args.some(index).is_none() {
        Ok(like.shape())
    } else {
        arg::shape(vm, &args[index].clone(), "")
    }
}

fn like(vm: &mut Vm, args: Args, name: &str, value: i64) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let dtype = arg::dtype(vm, args, 1, name)?;
    let shape = like_shape(vm, args, 2, &operand.0)?;
    let x = operand.0.clone();
    let weak = x.weak_type() && dtype.is_none();
    let dtype = dtype.unwrap_or(x.dtype());
    let result = run(vm, Vec::new(), || {
        let array = freezeframe_array::Array::from_scalar(dtype, Scalar::Int(value));
        let value = Value::known(array, weak);
        lax::full(shape, &value)
    })?;
    Ok(wrap(vm, result))
}

fn full_like(vm: &mut Vm, args: Args) -> PyResult {
    let operand = array(vm, args, "full_like", 0)?;
    let fill = array(vm, args, "full_like", 1)?;
    let requested = arg::dtype(vm, args, 2, "full_like")?;
    let weak = requested.is_none() && operand.0.weak_type();
    let dtype = requested.unwrap_or(operand.0.dtype());
    let shape = like_shape(vm, args, 3, &operand.0)?;
    let value = fill.0.clone();
    let result = run(vm, vec![fill], || {
        promote::broadcast_to(&lax::convert_weak(&value, dtype, weak)?, &shape)
    })?;
    Ok(wrap(vm, result))
}

/// `jnp.array` and `jnp.asarray`.
fn make(vm: &mut Vm, args: Args, name: &str, copies: bool) -> PyResult {
    let dtype = arg::dtype(vm, args, 1, name)?;
    let mut value = array_of(vm, &args[0], dtype, args.taint(0), name)?;
    let from_python = crate::array::value_of(&args[0]).is_none();
    if let Some(rank) = arg::optional_int(vm, args, if copies { 4 } else { NONE })? {
        let rank = usize::try_from(rank).unwrap_or(0);
        value = run(vm, Vec::new(), || promote::to_rank(&value, rank))?;
    }
    if copies && !from_python && value.is_tracer() {
        value = run(vm, Vec::new(), || {
            bind1(&Primitive::Copy, std::slice::from_ref(&value))
        })?;
    }
    Ok(wrap(vm, value))
}

const NONE: usize = usize::MAX;

/// `x.astype(dtype)`.
pub(crate) fn astype(vm: &mut Vm, args: Args) -> PyResult {
    let dtype = arg::dtype(vm, args, 1, "astype")?.unwrap_or_else(promote::float_dtype);
    array1(vm, args, "astype", |x| {
        if x.dtype().is_complex() && !dtype.is_complex() && dtype != DType::Bool {
            return lax::convert(&lax::real(x)?, dtype);
        }
        lax::convert(x, dtype)
    })
}

/// `x.view(dtype)`.
pub(crate) fn view(vm: &mut Vm, args: Args) -> PyResult {
    let dtype = arg::dtype(vm, args, 1, "view")?;
    array1(vm, args, "view", |x| match dtype {
        Some(dtype) if dtype.bits() == x.dtype().bits() => lax::bitcast(x, dtype),
        Some(_) => Err(Error::not_implemented(
            "views as a dtype of another size are not implemented",
        )),
        None => Ok(x.clone()),
    })
}

/// `x.copy()`.
pub(crate) fn copy(vm: &mut Vm, args: Args) -> PyResult {
    array1(vm, args, "copy", |x| {
        if x.is_tracer() {
            bind1(&Primitive::Copy, std::slice::from_ref(x))
        } else {
            Ok(x.clone())
        }
    })
}

/// A bound of `arange`: it must be known.
fn known(vm: &mut Vm, value: &Py, name: &str) -> PyResult<Value> {
    let value = convert::argument(vm, "arange", 0, value)?;
    if value.is_tracer() {
        let context = format!("It arose in the jnp.arange argument '{name}'");
        let array = concrete(vm, &value, Concretization::Other(&context))?;
        return Ok(Value::known(array, value.weak_type()));
    }
    if value.ndim() != 0 {
        return Err(vm.type_error(format_args!(
            "jax.numpy.arange: arguments must be scalars; got {name} with shape {}",
            value.shape()
        )));
    }
    Ok(value)
}

fn arange(vm: &mut Vm, args: Args) -> PyResult {
    let first = if args.some(0).is_some() {
        args[0].clone()
    } else {
        Py::Int(0)
    };
    let (start, stop, plain) = match args.some(1).cloned() {
        Some(stop) => (first, stop, false),
        None => (Py::Int(0), first, args.some(2).is_none()),
    };
    let start = known(vm, &start, "start")?;
    let stop = known(vm, &stop, "stop")?;
    let step = match args.some(2).cloned() {
        Some(step) => known(vm, &step, "step")?,
        None => Value::weak(freezeframe_array::Array::from_scalar(
            promote::int_dtype(),
            Scalar::Int(1),
        )),
    };
    let requested = arg::dtype(vm, args, 3, "arange")?;
    let number = |value: &Value| {
        value
            .as_array()
            .and_then(freezeframe_array::Array::item)
            .map_or(0.0, Scalar::to_f64)
    };
    let (low, high, distance) = (exact(args, 0, &start, plain), number(&stop), number(&step));
    let (high, distance) = (
        python_float(&args[1], high),
        python_float(&args[2], distance),
    );
    if distance == 0.0 {
        return Err(vm.error(Exc::ZeroDivisionError, "division by zero"));
    }
    let values = [start.clone(), stop, step.clone()];
    let (dtype, _) = crate::errors::OrRaise::or_raise(promote::result_type(&values), vm)?;
    let dtype = requested.unwrap_or(dtype);
    let length =
        crate::errors::OrRaise::or_raise(creation::arange_length(low, high, distance), vm)?;
    let result = run(
        vm,
        vec![
            (start.clone(), args.taint(0)),
            (step.clone(), args.taint(2)),
        ],
        || creation::arange(&start, &step, length, dtype, plain),
    )?;
    Ok(wrap(vm, result))
}

fn exact(args: Args, index: usize, value: &Value, plain: bool) -> f64 {
    let rounded = value
        .as_array()
        .and_then(freezeframe_array::Array::item)
        .map_or(0.0, Scalar::to_f64);
    if plain || args.some(1).is_none() {
        rounded
    } else {
        python_float(&args[index], rounded)
    }
}

/// A Python float with all its digits, which the array's dtype may have cut.
fn python_float(value: &Py, otherwise: f64) -> f64 {
    if let Py::Float(float) = value {
        *float
    } else {
        otherwise
    }
}

fn count(vm: &mut Vm, value: &Py) -> PyResult<usize> {
    if let Some(tracer) = crate::array::value_of(value).filter(|value| value.is_tracer()) {
        let why = freezeframe_core::Concretization::Other(
            "The error arose in argument 'num' of jnp.linspace.",
        );
        crate::array::concrete(vm, &tracer.clone(), why)?;
    }
    let count = vm.int(value)?;
    usize::try_from(count).map_err(|_| {
        vm.value_error(format_args!(
            "Number of samples, {count}, must be non-negative."
        ))
    })
}

fn linspace(vm: &mut Vm, args: Args) -> PyResult {
    let num = count(vm, &args[2])?;
    let endpoint = arg::truth_or(vm, args, 3, true)?;
    let with_step = arg::truth_or(vm, args, 4, false)?;
    let dtype = arg::dtype(vm, args, 5, "linspace")?;
    let axis = arg::int_or(vm, args, 6, 0)?;
    let operands = vec![
        array(vm, args, "linspace", 0)?,
        array(vm, args, "linspace", 1)?,
    ];
    let both = arg::values(&operands);
    let (out, step) = run(vm, operands, || {
        creation::linspace(&both[0], &both[1], num, endpoint, dtype, axis)
    })?;
    let out = wrap(vm, out);
    if !with_step {
        return Ok(out);
    }
    let step = wrap(vm, step);
    Ok(Py::tuple(vec![out, step]))
}

fn size(vm: &mut Vm, value: &Py, context: &str) -> PyResult<usize> {
    let shape = arg::shape(vm, &Py::tuple(vec![value.clone()]), context)?;
    Ok(shape.size())
}

fn eye(vm: &mut Vm, args: Args) -> PyResult {
    let rows = size(vm, &args[0], "argument of 'N' jnp.eye().")?;
    let columns = if args.some(1).is_some() {
        size(vm, &args[1].clone(), "argument of 'M' jnp.eye().")?
    } else {
        rows
    };
    let k = arg::int_or(vm, args, 2, 0)?;
    let dtype = arg::dtype(vm, args, 3, "eye")?.unwrap_or_else(promote::float_dtype);
    let result = run(vm, Vec::new(), || creation::eye(rows, columns, k, dtype))?;
    Ok(wrap(vm, result))
}

fn tri(vm: &mut Vm, args: Args) -> PyResult {
    let rows = size(vm, &args[0], "")?;
    let columns = if args.some(1).is_some() {
        size(vm, &args[1].clone(), "")?
    } else {
        rows
    };
    let k = arg::int_or(vm, args, 2, 0)?;
    let dtype = arg::dtype(vm, args, 3, "tri")?.unwrap_or_else(promote::float_dtype);
    let result = run(vm, Vec::new(), || creation::tri(rows, columns, k, dtype))?;
    Ok(wrap(vm, result))
}

fn diag(vm: &mut Vm, args: Args) -> PyResult {
    let k = arg::int_or(vm, args, 1, 0)?;
    array1(vm, args, "diag", |x| match x.ndim() {
        1 => creation::diag_of(x, k),
        2 => creation::diagonal(x, k, 0, 1),
        _ => Err(Error::value_error("diag input must be 1d or 2d")),
    })
}

fn meshgrid(vm: &mut Vm, args: Args) -> PyResult {
    let sparse = arg::truth_or(vm, args, 1, false)?;
    let matrix = match arg::text(args, 2).as_deref() {
        Some("ij") => true,
        None | Some("xy") => false,
        Some(other) => {
            return Err(vm.value_error(format_args!(
                "Valid values for indexing are 'xy' and 'ij', got {other}"
            )));
        }
    };
    let list = ArgValues::of(vec![Py::tuple(args.rest(3).to_vec())]);
    let operands = arg::arrays(vm, list.view(), "meshgrid", 0)?;
    let inputs = arg::values(&operands);
    let results = run(vm, operands, || creation::meshgrid(&inputs, matrix, sparse))?;
    Ok(wrap_list(vm, results))
}

fn indices(vm: &mut Vm, args: Args) -> PyResult {
    let shape = arg::shape(vm, &args[0], "")?;
    let dtype = arg::dtype(vm, args, 1, "indices")?.unwrap_or_else(promote::int_dtype);
    let sparse = arg::truth_or(vm, args, 2, false)?;
    let parts = run(vm, Vec::new(), || {
        (0..shape.ndim())
            .map(|axis| {
                let ramp = lax::iota(dtype, [shape[axis]], 0)?;
                let mut dims = if sparse {
                    vec![1; shape.ndim()]
                } else {
                    shape.to_vec()
                };
                dims[axis] = shape[axis];
                lax::broadcast_in_dim(&ramp, dims, &[axis])
            })
            .try_list()
    })?;
    if sparse {
        return Ok(wrap_tuple(vm, parts));
    }
    let result = run(vm, Vec::new(), || {
        if parts.is_empty() {
            lax::full([0], &lax::scalar(dtype, 0.0))
        } else {
            crate::ops::shape::stack(&parts, 0)
        }
    })?;
    Ok(wrap(vm, result))
}

fn vander(vm: &mut Vm, args: Args) -> PyResult {
    let columns = arg::optional_int(vm, args, 1)?;
    let increasing = arg::truth_or(vm, args, 2, false)?;
    array1(vm, args, "vander", |x| {
        let n = columns
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(x.shape()[0]);
        let powers = lax::iota(x.dtype(), [n], 0)?;
        let powers = if increasing {
            powers
        } else {
            lax::rev(&powers, &[0])?
        };
        crate::ops::elementwise::power(
            &lax::expand_dims(x, &[1])?,
            &lax::expand_dims(&powers, &[0])?,
            None,
        )
    })
}

fn triangle_indices(vm: &mut Vm, args: Args, lower: bool) -> PyResult {
    let n = vm.int(&args[0])?;
    let k = arg::int_or(vm, args, 1, 0)?;
    let m = arg::int_or(vm, args, 2, n)?;
    let keep = |row: i64, column: i64| {
        if lower {
            column <= row + k
        } else {
            column >= row + k
        }
    };
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    for row in 0..n.min(1 << 14) {
        for column in (0..m.min(1 << 14)).filter(|column| keep(row, *column)) {
            rows.push(row as i32);
            columns.push(column as i32);
        }
    }
    let pair = [rows, columns].map(|list| Value::from(freezeframe_array::Array::vector(list)));
    Ok(wrap_tuple(vm, pair.to_vec()))
}

fn astype_function(vm: &mut Vm, args: Args) -> PyResult {
    astype(vm, args)
}

/// The table.
pub(crate) const TABLE: &[Entry] = &[
    pure(
        "zeros",
        "(shape, dtype=None, *, device=None)",
        |vm, args| filled(vm, args, "zeros", 0),
    ),
    pure("ones", "(shape, dtype=None, *, device=None)", |vm, args| {
        filled(vm, args, "ones", 1)
    }),
    pure(
        "empty",
        "(shape, dtype=None, *, device=None)",
        |vm, args| filled(vm, args, "empty", 0),
    ),
    pure(
        "full",
        "(shape, fill_value, dtype=None, *, device=None)",
        full,
    ),
    pure(
        "zeros_like",
        "(a, dtype=None, shape=None, *, device=None)",
        |vm, args| like(vm, args, "zeros_like", 0),
    ),
    pure(
        "ones_like",
        "(a, dtype=None, shape=None, *, device=None)",
        |vm, args| like(vm, args, "ones_like", 1),
    ),
    pure(
        "empty_like",
        "(prototype, dtype=None, shape=None, *, device=None)",
        |vm, args| like(vm, args, "empty_like", 0),
    ),
    pure(
        "full_like",
        "(a, fill_value, dtype=None, shape=None, *, device=None)",
        full_like,
    ),
    pure(
        "array",
        "(object, dtype=None, copy=True, order='K', ndmin=None, *, device=None)",
        |vm, args| make(vm, args, "array", true),
    ),
    pure(
        "asarray",
        "(a, dtype=None, order=None, *, copy=None, device=None)",
        |vm, args| make(vm, args, "asarray", false),
    ),
    pure("copy", "(a, order=None)", copy),
    pure(
        "astype",
        "(x, dtype, /, *, copy=False, device=None)",
        astype_function,
    ),
    pure(
        "arange",
        "(start=None, stop=None, step=None, dtype=None, *, device=None)",
        arange,
    ),
    pure(
        "linspace",
        "(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)",
        linspace,
    ),
    pure(
        "logspace",
        "(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)",
        |vm, args| {
            let num = count(vm, &args[2])?;
            let endpoint = arg::truth_or(vm, args, 3, true)?;
            let base = convert::argument(vm, "logspace", 4, &args[4])?;
            let dtype = arg::dtype(vm, args, 5, "logspace")?;
            arg::array2(vm, args, "logspace", |a, b| {
                creation::logspace(a, b, num, endpoint, &base, dtype)
            })
        },
    ),
    pure(
        "geomspace",
        "(start, stop, num=50, endpoint=True, dtype=None, axis=0)",
        |vm, args| {
            let num = count(vm, &args[2])?;
            let endpoint = arg::truth_or(vm, args, 3, true)?;
            let dtype = arg::dtype(vm, args, 4, "geomspace")?;
            arg::array2(vm, args, "geomspace", |a, b| {
                creation::geomspace(a, b, num, endpoint, dtype)
            })
        },
    ),
    pure("eye", "(N, M=None, k=0, dtype=None, *, device=None)", eye),
    pure("identity", "(n, dtype=None)", |vm, args| {
        let inner = ArgValues::of(vec![args[0].clone(), Py::None, Py::Int(0), args[1].clone()]);
        eye(vm, inner.view())
    }),
    pure("tri", "(N, M=None, k=0, dtype=None)", tri),
    pure("tril", "(m, k=0)", |vm, args| {
        let k = arg::int_or(vm, args, 1, 0)?;
        array1(vm, args, "tril", |x| creation::triangle(x, k, true))
    }),
    pure("triu", "(m, k=0)", |vm, args| {
        let k = arg::int_or(vm, args, 1, 0)?;
        array1(vm, args, "triu", |x| creation::triangle(x, k, false))
    }),
    pure("tril_indices", "(n, k=0, m=None)", |vm, args| {
        triangle_indices(vm, args, true)
    }),
    pure("triu_indices", "(n, k=0, m=None)", |vm, args| {
        triangle_indices(vm, args, false)
    }),
    pure("diag", "(v, k=0)", diag),
    pure("diagflat", "(v, k=0)", |vm, args| {
        let k = arg::int_or(vm, args, 1, 0)?;
        array1(vm, args, "diagflat", |x| {
            creation::diag_of(&crate::ops::shape::ravel(x)?, k)
        })
    }),
    pure(
        "meshgrid",
        "(*xi, copy=True, sparse=False, indexing='xy')",
        |vm, args| {
            let inner = ArgValues::of(vec![
                args[0].clone(),
                args[1].clone(),
                args[2].clone(),
                Py::tuple(args.rest(3).to_vec()),
            ]);
            meshgrid(vm, inner.view())
        },
    ),
    pure("indices", "(dimensions, dtype=None, sparse=False)", indices),
    pure("vander", "(x, N=None, increasing=False)", vander),
    pure("frombuffer", "(buffer, dtype=None)", |vm, args| {
        let _ = dtype::requested(vm, args.some(1), "frombuffer")?;
        Err(vm.not_implemented("jax.numpy.frombuffer is not implemented"))
    }),
];
