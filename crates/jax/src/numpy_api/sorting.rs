//! Sorting, searching and sets.

use crate::arg::{self, array, array1, array2};
use crate::array::{concrete, wrap, wrap_tuple};
use crate::errors::OrRaise;
use crate::ops::{elementwise as ew, index, lax, promote, sort as ops};
use crate::py::*;
use crate::reenter::run;
use freezeframe_array::{Array, Scalar};
use freezeframe_base::Lists;
use freezeframe_core::Concretization;

fn order(vm: &mut Vm, args: Args) -> PyResult<(Option<i64>, bool, bool)> {
    Ok((
        arg::optional_int(vm, args, 1)?,
        arg::truth_or(vm, args, 4, true)?,
        arg::truth_or(vm, args, 5, false)?,
    ))
}

pub(crate) fn sort(vm: &mut Vm, args: Args) -> PyResult {
    let (axis, stable, descending) = order(vm, args)?;
    array1(vm, args, "sort", |x| ops::sort(x, axis, descending, stable))
}

pub(crate) fn argsort(vm: &mut Vm, args: Args) -> PyResult {
    let (axis, stable, descending) = order(vm, args)?;
    array1(vm, args, "argsort", |x| {
        ops::argsort(x, axis, descending, stable)
    })
}

pub(crate) fn searchsorted(vm: &mut Vm, args: Args) -> PyResult {
    let right = arg::text(args, 2).as_deref() == Some("right");
    array2(vm, args, "searchsorted", |x, v| {
        ops::searchsorted(x, v, right)
    })
}

/// The known elements of an argument, or JAX's complaint about the function that needs them.
fn known(vm: &mut Vm, value: &Value, function: &str) -> PyResult<Array> {
    let context = format!(
        "The error arose for the first argument of jnp.{function}(). To make jnp.{function}() compatible with JIT and other \
         transforms, you can specify a concrete value for the size argument, which will determine the output size."
    );
    concrete(vm, value, Concretization::Other(&context))
}

/// `jnp.nonzero`; the arguments are the array, `fill_value` and `size`.
pub(crate) fn nonzero(vm: &mut Vm, args: Args) -> PyResult {
    let (x, _) = array(vm, args, "nonzero", 0)?;
    let arrays = nonzero_of(
        vm,
        &x,
        args.some(2).cloned(),
        args.some(1).cloned(),
        "nonzero",
    )?;
    Ok(wrap_tuple(vm, arrays))
}

fn nonzero_of(
    vm: &mut Vm,
    x: &Value,
    size: Option<Py>,
    fill: Option<Py>,
    name: &str,
) -> PyResult<Vec<Value>> {
    match size {
        Some(size) => {
            let size = usize::try_from(vm.int(&size)?).unwrap_or(0);
            let fill = match fill {
                Some(fill) => arg::ints(vm, &fill)?,
                None => vec![0],
            };
            run(vm, Vec::new(), || ops::nonzero_sized(x, size, &fill))
        }
        None => {
            if x.is_tracer() {
                // What JAX needs to know is how many there are.
                let count = run(vm, Vec::new(), || {
                    crate::ops::reduce::count_nonzero(x, &Default::default())
                })?;
                known(vm, &count, name)?;
            }
            let array = known(vm, x, name)?;
            let mask = freezeframe_array::kernel::convert_element_type(
                &array,
                freezeframe_array::DType::Bool,
            )
            .or_raise(vm)?;
            let dtype = promote::int_dtype();
            index::nonzero(&mask)
                .into_iter()
                .map(|found| lax::convert(&Value::from(found), dtype).or_raise(vm))
                .try_list()
        }
    }
}

fn flatnonzero(vm: &mut Vm, args: Args) -> PyResult {
    let (x, _) = array(vm, args, "flatnonzero", 0)?;
    let flat = run(vm, Vec::new(), || crate::ops::shape::ravel(&x))?;
    let mut found = nonzero_of(
        vm,
        &flat,
        args.some(1).cloned(),
        args.some(2).cloned(),
        "flatnonzero",
    )?;
    Ok(found.pop().map_or(Py::None, |found| wrap(vm, found)))
}

fn argwhere(vm: &mut Vm, args: Args) -> PyResult {
    let (x, _) = array(vm, args, "argwhere", 0)?;
    let found = nonzero_of(
        vm,
        &x,
        args.some(1).cloned(),
        args.some(2).cloned(),
        "argwhere",
    )?;
    let result = run(vm, Vec::new(), || crate::ops::shape::stack(&found, 1))?;
    Ok(wrap(vm, result))
}

fn unique(vm: &mut Vm, args: Args) -> PyResult {
    let (x, _) = array(vm, args, "unique", 0)?;
    let (want_index, want_inverse, want_counts) = (
        arg::truth_or(vm, args, 1, false)?,
        arg::truth_or(vm, args, 2, false)?,
        arg::truth_or(vm, args, 3, false)?,
    );
    let size = arg::optional_int(vm, args, 6)?;
    if size.is_some() && x.is_tracer() {
        return unique_sized(vm, args, &x, size.unwrap_or(0));
    }
    let array = known(vm, &x, "unique")?;
    let (mut values, mut first, inverse, mut counts) = ops::unique(&array).or_raise(vm)?;
    if let Some(size) = size.and_then(|size| usize::try_from(size).ok()) {
        let fill = match args.some(7).cloned() {
            Some(fill) => crate::convert::argument(vm, "unique", 7, &fill)?
                .as_array()
                .and_then(Array::item),
            None => values.get(0),
        };
        let mut scalars = values.scalars();
        scalars.resize(size, fill.unwrap_or(Scalar::Int(0)));
        first.resize(size, first.first().copied().unwrap_or(0));
        counts.resize(size, 0);
        values = Array::from_scalars(values.dtype(), &scalars, [size]).or_raise(vm)?;
    }
    let mut results = vec![Value::from(values)];
    let ints = |list: Vec<usize>| {
        Array::from_scalars(
            promote::int_dtype(),
            &list
                .iter()
                .map(|at| Scalar::Int(*at as i64))
                .collect::<Vec<_>>(),
            [list.len()],
        )
    };
    if want_index {
        results.push(Value::from(ints(first).or_raise(vm)?));
    }
    if want_inverse {
        let flat = ints(inverse).or_raise(vm)?;
        results.push(Value::from(
            flat.reshape(array.shape().clone()).or_raise(vm)?,
        ));
    }
    if want_counts {
        results.push(Value::from(ints(counts).or_raise(vm)?));
    }
    if results.len() == 1 {
        return Ok(results.pop().map_or(Py::None, |result| wrap(vm, result)));
    }
    Ok(wrap_tuple(vm, results))
}

fn unique_sized(vm: &mut Vm, args: Args, x: &Value, size: i64) -> PyResult {
    if (1..4).any(|at| matches!(args[at], Py::Bool(true))) {
        return Err(vm.not_implemented("jnp.unique with size= and return_index, return_inverse or return_counts is not implemented under jit"));
    }
    let size = usize::try_from(size).unwrap_or(0);
    let result = run(vm, Vec::new(), || {
        let flat = crate::ops::shape::ravel(x)?;
        let sorted = ops::sort(&flat, Some(-1), false, true)?;
        let n = sorted.shape()[0];
        let changed = lax::ne(
            &lax::slice_in_dim(&sorted, 1, n, 0)?,
            &lax::slice_in_dim(&sorted, 0, n - 1, 0)?,
        )?;
        let first = lax::full([1], &lax::scalar(freezeframe_array::DType::Bool, 1.0))?;
        let mask = lax::concatenate(&[first, changed], 0)?;
        let at = ops::nonzero_sized(&mask, size, &[0])?.remove(0);
        index::take_axis(&sorted, &at, 0)
    })?;
    Ok(wrap(vm, result))
}

fn bincount(vm: &mut Vm, args: Args) -> PyResult {
    let (x, _) = array(vm, args, "bincount", 0)?;
    let weights = arg::optional_array(vm, args, "bincount", 1)?.map(|it| it.0);
    let least = usize::try_from(arg::int_or(vm, args, 2, 0)?).unwrap_or(0);
    let length = match arg::optional_int(vm, args, 3)? {
        Some(length) => usize::try_from(length).unwrap_or(0),
        None => {
            let array = known(vm, &x, "bincount")?;
            let top = array
                .scalars()
                .into_iter()
                .map(Scalar::to_i64)
                .max()
                .unwrap_or(-1)
                + 1;
            least.max(usize::try_from(top).unwrap_or(0))
        }
    };
    let result = run(vm, Vec::new(), || {
        ops::bincount(&x, length, weights.as_ref())
    })?;
    Ok(wrap(vm, result))
}

fn histogram(vm: &mut Vm, args: Args) -> PyResult {
    let operand = array(vm, args, "histogram", 0)?;
    let x = operand.0.clone();
    let edges = match &args[1] {
        Py::Int(count) => {
            let count = usize::try_from(*count).unwrap_or(1).max(1);
            let range = if args.some(2).is_some() {
                Some(vm.iterate(&args[2].clone())?)
            } else {
                None
            };
            let bounds = match range.as_deref() {
                Some([low, high]) => Some((vm.float(low)?, vm.float(high)?)),
                _ => None,
            };
            run(vm, Vec::new(), || {
                let x = crate::ops::nn::inexact(&crate::ops::shape::ravel(&x)?)?;
                let (low, high) = match bounds {
                    Some((low, high)) => {
                        (lax::scalar(x.dtype(), low), lax::scalar(x.dtype(), high))
                    }
                    None => (
                        lax::reduce(freezeframe_core::ReduceOp::Min, &x, &[0])?,
                        lax::reduce(freezeframe_core::ReduceOp::Max, &x, &[0])?,
                    ),
                };
                Ok(crate::ops::creation::linspace(&low, &high, count + 1, true, None, 0)?.0)
            })?
        }
        _ => array(vm, args, "histogram", 1)?.0,
    };
    let density = arg::truth_or(vm, args, 4, false)?;
    let counts = run(vm, vec![operand], || {
        let flat = crate::ops::shape::ravel(&x)?;
        let bins = edges.shape()[0].saturating_sub(1);
        let at = ops::searchsorted(&edges, &flat, true)?;
        let last = lax::index_in_dim(&edges, bins, 0)?;
        let is_last = ew::compare(freezeframe_core::BinaryOp::Eq, &flat, &last)?;
        let at = ew::where_(&is_last, &lax::int_scalar(at.dtype(), bins as i64), &at)?;
        let counted = lax::full(flat.shape(), &lax::scalar(promote::float_dtype(), 1.0))?;
        let counts = ops::bincount(&at, bins + 1, Some(&counted))?;
        let counts = lax::slice_in_dim(&counts, 1, bins + 1, 0)?;
        if !density {
            return Ok(counts);
        }
        let total = lax::reduce(freezeframe_core::ReduceOp::Sum, &counts, &[0])?;
        ew::divide(
            &ew::divide(&counts, &crate::ops::shape::diff(&edges, 1, -1)?)?,
            &total,
        )
    })?;
    Ok(wrap_tuple(vm, vec![counts, edges]))
}

/// The table.
pub(crate) const TABLE: &[Entry] = &[
    pure(
        "sort",
        "(a, axis=-1, kind=None, order=None, *, stable=True, descending=False)",
        sort,
    ),
    pure(
        "argsort",
        "(a, axis=-1, kind=None, order=None, *, stable=True, descending=False)",
        argsort,
    ),
    pure(
        "searchsorted",
        "(a, v, side='left', sorter=None, *, method='scan')",
        searchsorted,
    ),
    pure(
        "digitize",
        "(x, bins, right=False, *, method=None)",
        |vm, args| {
            let right = arg::truth_or(vm, args, 2, false)?;
            array2(vm, args, "digitize", |x, bins| {
                ops::digitize(x, bins, right)
            })
        },
    ),
    pure("nonzero", "(a, *, fill_value=None, size=None)", nonzero),
    pure(
        "flatnonzero",
        "(a, *, size=None, fill_value=None)",
        flatnonzero,
    ),
    pure("argwhere", "(a, *, size=None, fill_value=None)", argwhere),
    pure(
        "unique",
        "(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, fill_value=None)",
        unique,
    ),
    pure(
        "isin",
        "(element, test_elements, assume_unique=False, invert=False, *, method='auto')",
        |vm, args| {
            let invert = arg::truth_or(vm, args, 3, false)?;
            array2(vm, args, "isin", |x, y| ops::isin(x, y, invert))
        },
    ),
    pure(
        "bincount",
        "(x, weights=None, minlength=0, *, length=None)",
        bincount,
    ),
    pure(
        "histogram",
        "(a, bins=10, range=None, weights=None, density=None)",
        histogram,
    ),
    pure("lexsort", "(keys, axis=-1)", |vm, args| {
        let operands = arg::arrays(vm, args, "lexsort", 0)?;
        let keys = arg::values(&operands);
        let result = run(vm, operands, || {
            let iota = lax::iota(promote::int_dtype(), keys[0].shape(), keys[0].ndim() - 1)?;
            let all: Vec<Value> = keys.iter().rev().cloned().chain([iota]).list();
            let count = keys.len();
            let dimension = keys[0].ndim() - 1;
            Ok(lax::sort(&all, dimension, true, count)?.remove(count))
        })?;
        Ok(wrap(vm, result))
    }),
];
