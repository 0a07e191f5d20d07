//! Sorting, searching and sets.

use super::sets;
use crate::array::concrete;
use crate::ops::{
    R, creation, elementwise as ew, index, lax, nn, promote, reduce, shape, sort as ops,
};
use crate::py::*;
use crate::row::{Call, Facts, Ints, Outcome, Several};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Concretization, ReduceOp};
use freezeframe_python::{Arg, FromArg, Given};

/// Order, and where something is: sorts, searches, sets.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The elements in order along `axis`, or all in a row; NaN comes last.
    ///
    /// >>> jnp.sort(jnp.array([3, 1, 2]), descending=True)
    /// Array([3, 2, 1], dtype=int32)
    #[native(
        "(a, axis=-1, kind=None, order=None, *, stable=True, descending=False)",
        method = "(self, axis=-1, kind=None, order=None, *, stable=True, descending=False)"
    )]
    fn sort(axis: Option<i64>, stable: bool, descending: bool, a: &Value) -> R {
        ops::sort(a, axis, descending, stable)
    }

    /// The places of the elements in the order in which `sort` puts them.
    ///
    /// >>> jnp.argsort(jnp.array([3, 1, 2]))
    /// Array([1, 2, 0], dtype=int32)
    #[native(
        "(a, axis=-1, kind=None, order=None, *, stable=True, descending=False)",
        method = "(self, axis=-1, kind=None, order=None, *, stable=True, descending=False)"
    )]
    fn argsort(axis: Option<i64>, stable: bool, descending: bool, a: &Value) -> R {
        ops::argsort(a, axis, descending, stable)
    }

    /// The places where the rows of `keys` are in order: by the last, where those are equal by the one before it, and so on.
    ///
    /// >>> jnp.lexsort((jnp.array([1, 0, 1]), jnp.array([5, 5, 4])))
    /// Array([2, 1, 0], dtype=int32)
    #[native("(keys, axis=-1)")]
    fn lexsort(keys: &[Value], axis: i64) -> R {
        let dimension = crate::ops::canonical_axis(axis, keys[0].ndim())?;
        let iota = lax::iota(promote::int_dtype(), keys[0].shape(), dimension)?;
        let all: Vec<Value> = keys.iter().rev().cloned().chain([iota]).list();
        let count = keys.len();
        Ok(lax::sort(&all, dimension, true, count)?.remove(count))
    }

    /// Where each element of `v` would go into the sorted `a`: before equal ones, or behind them with `side='right'`.
    ///
    /// >>> jnp.searchsorted(jnp.array([1, 3, 5]), jnp.array([3, 4]))
    /// Array([1, 2], dtype=int32)
    #[native(
        "(a, v, side='left', sorter=None, *, method='scan')",
        method = "(self, v, side='left', sorter=None, *, method='scan')"
    )]
    fn searchsorted(side: &str, a: &Value, v: &Value) -> R {
        ops::searchsorted(a, v, side == "right")
    }

    /// In which of the bins, whose edges are given in order, each element of `x` is.
    ///
    /// >>> jnp.digitize(jnp.array([0.5, 2.5]), jnp.array([0, 1, 2, 3]))
    /// Array([1, 3], dtype=int32)
    #[native("(x, bins, right=False, *, method=None)")]
    fn digitize(right: bool, x: &Value, bins: &Value) -> R {
        ops::digitize(x, bins, right)
    }

    /// The places of the elements that are not zero: an array of indices for each axis.
    ///
    /// Under `jit`, `size` has to say how many there are; `fill_value` stands for those that are missing.
    ///
    /// >>> jnp.nonzero(jnp.array([0, 5, 0, 7]))
    /// (Array([1, 3], dtype=int32),)
    #[native(
        "(a, *, fill_value=None, size=None)",
        method = "(self, *, fill_value=None, size=None)",
        facts = Facts::NONE.checking()
    )]
    fn nonzero(
        vm: &mut Vm,
        a: &Value,
        size: Option<i64>,
        fill_value: Option<Ints>,
    ) -> Outcome<Vec<Value>> {
        places(vm, a, size, fill_value, "nonzero")
    }

    /// The places of the elements that are not zero, counted through all axes.
    ///
    /// >>> jnp.flatnonzero(jnp.array([[0, 5], [7, 0]]))
    /// Array([1, 2], dtype=int32)
    #[native("(a, *, size=None, fill_value=None)")]
    fn flatnonzero(
        vm: &mut Vm,
        a: &Value,
        size: Option<i64>,
        fill_value: Option<Ints>,
    ) -> Outcome<Several> {
        let flat = shape::ravel(a)?;
        let found = places(vm, &flat, size, fill_value, "flatnonzero")?;
        Ok(Several::one_or_tuple(found))
    }

    /// The places of the elements that are not zero: a row of indices for each.
    ///
    /// >>> jnp.argwhere(jnp.array([[0, 5], [7, 0]]))
    /// Array([[0, 1],
    ///        [1, 0]], dtype=int32)
    #[native("(a, *, size=None, fill_value=None)", facts = Facts::NONE.checking())]
    fn argwhere(vm: &mut Vm, a: &Value, size: Option<i64>, fill_value: Option<Ints>) -> Outcome {
        if a.ndim() == 0 && size.is_none() {
            // One place without indices, or none.
            let line = lax::reshape(a, [1])?;
            let count = places(vm, &line, None, None, "argwhere")?[0].shape().size();
            return Ok(lax::full(
                [count, 0],
                &lax::scalar(promote::int_dtype(), 0.0),
            )?);
        }
        let found = places(vm, a, size, fill_value, "argwhere")?;
        Ok(shape::stack(&found, 1)?)
    }

    /// The different elements in order; if asked, where each stands first, which of them each element is, and how many there
    /// are of each.
    ///
    /// >>> jnp.unique(jnp.array([3, 1, 3]), return_counts=True)
    /// (Array([1, 3], dtype=int32), Array([1, 2], dtype=int32))
    #[native(
        "(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, fill_value=None)",
        facts = Facts::NONE.checking()
    )]
    #[expect(clippy::fn_params_excessive_bools, reason = "NumPy's parameters")]
    fn unique(
        vm: &mut Vm,
        ar: &Value,
        return_index: bool,
        return_inverse: bool,
        return_counts: bool,
        axis: Given,
        equal_nan: bool,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome<Several> {
        if axis.0.is_some_and(|it| !it.is_none()) && ar.ndim() != 1 {
            let message = "jnp.unique: an axis of what is traced";
            return Err(vm.not_implemented(message).handed_over().into());
        }
        let wanted = [return_index, return_inverse, return_counts];
        let found = sets::unique(vm, ar, wanted, size, fill_value.as_ref(), equal_nan)?;
        Ok(Several::one_or_tuple(found))
    }

    /// Whether each element is one of `test_elements`; with `invert`, whether it is not.
    ///
    /// >>> jnp.isin(jnp.array([1, 2, 3]), jnp.array([2, 5]))
    /// Array([False,  True, False], dtype=bool)
    #[native("(element, test_elements, assume_unique=False, invert=False, *, method='auto')")]
    fn isin(invert: bool, element: &Value, test_elements: &Value) -> R {
        ops::isin(element, test_elements, invert)
    }

    /// How often each number from 0 on is among the integers `x`; or the sum of the weights that go with it.
    ///
    /// Under `jit`, `length` has to say how many numbers are counted.
    ///
    /// >>> jnp.bincount(jnp.array([0, 2, 2]))
    /// Array([1, 0, 2], dtype=int32)
    #[native(
        "(x, weights=None, minlength=0, *, length=None)",
        facts = Facts::NONE.checking()
    )]
    fn bincount(
        vm: &mut Vm,
        x: &Value,
        weights: Option<Value>,
        minlength: i64,
        length: Option<i64>,
    ) -> Outcome {
        let length = match length {
            Some(length) => freezeframe_base::how_many(length).unwrap_or(0),
            None => {
                let numbers = known(vm, x, "bincount")?.scalars().into_iter();
                let top = numbers.map(Scalar::to_i64).max().unwrap_or(-1) + 1;
                usize::try_from(minlength.max(top)).unwrap_or(0)
            }
        };
        Ok(ops::bincount(x, length, weights.as_ref())?)
    }

    /// How many elements are in each of the bins, and the edges of the bins: so many of one width, or between the given edges.
    ///
    /// >>> jnp.histogram(jnp.array([1.0, 1.5, 4.0]), bins=3)
    /// (Array([2., 0., 1.], dtype=float32), Array([1., 2., 3., 4.], dtype=float32))
    #[native(
        "(a, bins=10, range=None, weights=None, density=None)",
        facts = Facts::NONE.checking()
    )]
    fn histogram(a: &Value, bins: Bins, range: Bounds, density: bool) -> R<(Value, Value)> {
        let edges = match bins {
            Bins::Edges(edges) => edges,
            Bins::Count(count) => edges_of(a, count, range)?,
        };
        Ok((histogram_counts(a, &edges, density)?, edges))
    }
}

/// The known elements of an argument, or JAX's complaint about the function that needs them.
fn known(vm: &mut Vm, value: &Value, function: &str) -> PyResult<Array> {
    let context = match function {
        "bincount" => {
            "The error arose for the first argument of jnp.bincount(). To make jnp.bincount() compatible with JIT and other \
             transforms, you can specify a concrete value for the size argument, which will determine the output size."
        }
        _ => {
            "The size argument of jnp.nonzero must be statically specified to use jnp.nonzero within JAX transformations."
        }
    };
    concrete(vm, value, Concretization::Other(context))
}

/// The places of the elements that are not zero, for the function of this name.
pub(super) fn places(
    vm: &mut Vm,
    x: &Value,
    size: Option<i64>,
    fill: Option<Ints>,
    name: &str,
) -> Outcome<Vec<Value>> {
    if let Some(size) = size {
        let size = freezeframe_base::how_many(size).unwrap_or(0);
        let fill = fill.map_or_else(|| vec![0], |fill| fill.0);
        return Ok(ops::nonzero_sized(x, size, &fill)?);
    }
    if x.is_tracer() {
        // What JAX needs to know is how many there are.
        let count = reduce::count_nonzero(x, &Default::default())?;
        known(vm, &count, name)?;
    }
    let array = known(vm, x, name)?;
    let mask = freezeframe_array::kernel::convert_element_type(&array, DType::Bool)?;
    let dtype = promote::int_dtype();
    let found = index::nonzero(&mask).into_iter();
    Ok(found
        .map(|found| lax::convert(&Value::from(found), dtype))
        .try_list()?)
}

/// How a histogram is cut: into so many bins, or at these edges.
pub(crate) enum Bins {
    Count(usize),
    Edges(Value),
}

impl<'a> FromArg<'a, Call> for Bins {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        match arg.value() {
            Py::Int(count) => Ok(Self::Count(usize::try_from(*count).unwrap_or(1).max(1))),
            _ => call.array(vm, arg).map(Self::Edges),
        }
    }
}

/// From where to where a histogram goes; without it, over all elements.
pub(crate) struct Bounds(Option<(f64, f64)>);

impl<'a> FromArg<'a, Call> for Bounds {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let bounds = match arg.some() {
            Some(range) => vm.iterate(range)?,
            None => Vec::new(),
        };
        Ok(Self(match bounds.as_slice() {
            [low, high] => Some((vm.float(low)?, vm.float(high)?)),
            _ => None,
        }))
    }
}

fn edges_of(x: &Value, count: usize, range: Bounds) -> R {
    let x = nn::inexact(&shape::ravel(x)?)?;
    let (low, high) = match range.0 {
        Some((low, high)) => (lax::scalar(x.dtype(), low), lax::scalar(x.dtype(), high)),
        None if x.shape()[0] == 0 => (lax::scalar(x.dtype(), 0.0), lax::scalar(x.dtype(), 1.0)),
        None => (
            lax::reduce(ReduceOp::Min, &x, &[0])?,
            lax::reduce(ReduceOp::Max, &x, &[0])?,
        ),
    };
    // Where all are one number, the bins lie around it.
    let is_point = lax::eq(&low, &high)?;
    let half = lax::scalar(x.dtype(), 0.5);
    let low = ew::where_(&is_point, &lax::sub(&low, &half)?, &low)?;
    let high = ew::where_(&is_point, &lax::add(&high, &half)?, &high)?;
    Ok(creation::linspace(&low, &high, count + 1, true, None, 0, false)?.remove(0))
}

fn histogram_counts(x: &Value, edges: &Value, density: bool) -> R {
    let flat = shape::ravel(x)?;
    let bins = edges.shape()[0].saturating_sub(1);
    let at = ops::searchsorted(edges, &flat, true)?;
    let last = lax::index_in_dim(edges, bins, 0)?;
    let is_last = ew::compare(BinaryOp::Eq, &flat, &last)?;
    let at = ew::where_(&is_last, &lax::int_scalar(at.dtype(), bins as i64), &at)?;
    let counted = lax::full(flat.shape(), &lax::scalar(promote::float_dtype(), 1.0))?;
    let counts = ops::bincount(&at, bins + 1, Some(&counted))?;
    let counts = lax::slice_in_dim(&counts, 1, bins + 1, 0)?;
    if !density {
        return Ok(counts);
    }
    let total = lax::reduce(ReduceOp::Sum, &counts, &[0])?;
    ew::divide(
        &ew::divide(&counts, &shape::diff(edges, 1, -1, None, None)?)?,
        &total,
    )
}
