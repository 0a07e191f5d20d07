//! What goes on along an axis: accumulations, partial orders, extrema without NaN.

use super::formula::Formula;
use super::places;
use super::promote::int_dtype;
use super::reduce::{self, Options, reduce};
use super::{R, canonical_axis, jitted, lax, only, shape};
use freezeframe_array::{DType, Kind};
use freezeframe_core::{CumulativeOp, Error, Primitive, ReduceOp, Value, bind};

/// `jnp.nancumsum` and `jnp.nancumprod`: NaN counts as `fill`.
pub fn nan_cumulative(
    name: &'static str,
    op: CumulativeOp,
    fill: f64,
    x: &Value,
    axis: Option<i64>,
    dtype: Option<DType>,
) -> R {
    let statics = format!("{axis:?}{dtype:?}");
    jitted(name, &statics, std::slice::from_ref(x), |args| {
        let x = match axis {
            Some(_) if args[0].ndim() > 0 => args[0].clone(),
            _ => shape::ravel(&args[0])?,
        };
        let at = canonical_axis(axis.unwrap_or(0), x.ndim())?;
        let x = Formula::from(&x);
        let clean = x.ne(&x).choose(&x.like(fill), &x).done()?;
        let own = match clean.dtype() {
            DType::Bool => int_dtype(),
            other => other,
        };
        let clean = lax::convert(&clean, dtype.unwrap_or(own))?;
        lax::cumulative(op, &clean, at, false)
    })
}

/// `jnp.cumulative_sum` and `jnp.cumulative_prod`.
pub fn cumulative(
    op: CumulativeOp,
    x: &Value,
    axis: Option<i64>,
    dtype: Option<DType>,
    include_initial: bool,
) -> R {
    let sums = op == CumulativeOp::Sum;
    if x.ndim() == 0 {
        let what = if sums { "sum" } else { "product" };
        return Err(Error::value_error(format_args!(
            "The input must be non-scalar to take a cumulative {what}, however a scalar value or scalar array was given."
        )));
    }
    if axis.is_none() && x.ndim() > 1 {
        return Err(Error::value_error(format_args!(
            "The input array has rank {}, however axis was not set to an explicit value. The axis argument is only \
             optional for one-dimensional arrays.",
            x.ndim()
        )));
    }
    let at = canonical_axis(axis.unwrap_or(0), x.ndim())?;
    let run = |x: &Value, own: DType| {
        lax::cumulative(op, &lax::convert(x, dtype.unwrap_or(own))?, at, false)
    };
    let out = if sums {
        let statics = format!("{at}{dtype:?}");
        jitted(
            "_cumsum_with_promotion",
            &statics,
            std::slice::from_ref(x),
            |args| {
                let own = reduce::accumulation_dtype(ReduceOp::Sum, args[0].dtype());
                run(&args[0], own)
            },
        )?
    } else if x.dtype() == DType::Bool {
        run(x, int_dtype())?
    } else {
        run(x, x.dtype())?
    };
    if !include_initial {
        return Ok(out);
    }
    let mut dims = x.shape().to_vec();
    dims[at] = 1;
    let start = lax::scalar(out.dtype(), if sums { 0.0 } else { 1.0 });
    lax::concatenate(&[lax::full(dims, &start)?, out], at)
}

/// `jnp.nanargmax` and `jnp.nanargmin`: -1 where all are NaN.
pub fn nan_arg(maximum: bool, x: &Value, axis: Option<i64>, keepdims: bool) -> R {
    let name = if maximum { "_nanargmax" } else { "_nanargmin" };
    let statics = format!("{axis:?}{keepdims}");
    jitted(name, &statics, std::slice::from_ref(x), |args| {
        let x = Formula::from(&args[0]);
        let pick = |x: &Value| reduce::arg_reduce(maximum, x, axis, keepdims);
        if !args[0].dtype().is_inexact() {
            return pick(&args[0]);
        }
        let missing = x.ne(&x);
        let worst = if maximum {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
        let found = missing.choose(&Formula::float(worst), &x).then(pick);
        let options = Options {
            axes: axis.map(|axis| vec![axis]),
            keepdims,
            ..Options::default()
        };
        let none = missing.then(|missing| reduce("all", ReduceOp::And, missing, &options));
        none.choose(&Formula::int(-1), &found).done()
    })
}

/// `jnp.minmax`.
pub fn minmax(x: &Value, low: &Options, high: &Options) -> R<(Value, Value)> {
    let smallest = reduce("min", ReduceOp::Min, x, low)?;
    Ok((smallest, reduce("max", ReduceOp::Max, x, high)?))
}

/// `jnp.ediff1d`.
pub fn ediff1d(x: &Value, end: Option<&Value>, begin: Option<&Value>) -> R {
    let mut args = vec![x.clone()];
    args.extend(end.into_iter().chain(begin).cloned());
    let (has_end, has_begin) = (end.is_some(), begin.is_some());
    jitted("ediff1d", &format!("{has_end}{has_begin}"), &args, |args| {
        let x = shape::ravel(&args[0])?;
        let n = x.shape()[0];
        let later = lax::slice_in_dim(&x, n.min(1), n, 0)?;
        let mut parts = vec![lax::sub(
            &later,
            &lax::slice_in_dim(&x, 0, n.saturating_sub(1), 0)?,
        )?];
        let piece = |value: &Value| shape::ravel(&lax::convert(value, x.dtype())?);
        if has_begin {
            parts.insert(0, piece(&args[args.len() - 1])?);
            parts = vec![shape::concatenate(&parts, Some(0))?];
        }
        if has_end {
            parts.push(piece(&args[1])?);
        }
        shape::concatenate(&parts, Some(0))
    })
}

/// What has the opposite order.
fn reversed_order(x: &Value) -> R {
    match x.dtype().kind() {
        Kind::Bool | Kind::Signed | Kind::Unsigned => lax::not(x),
        _ => lax::neg(x),
    }
}

/// `lax.top_k` along an axis.
pub fn top_k(x: &Value, k: usize, axis: usize) -> R<[Value; 2]> {
    let length = x.shape()[axis];
    if length < k {
        return Err(Error::value_error(format_args!(
            "k argument to top_k must be no larger than size along axis; got k={k} with shape={} and axis={axis}",
            x.shape()
        )));
    }
    let found = bind(&Primitive::TopK { k, axis }, std::slice::from_ref(x))?;
    found
        .try_into()
        .map_err(|_| Error::value_error("top_k has two results"))
}

/// `jnp.top_k`.
pub fn numpy_top_k(x: &Value, k: i64, axis: i64, largest: bool) -> R<Vec<Value>> {
    let statics = format!("{k}{axis}{largest}");
    freezeframe_core::jit_call("top_k", &statics, std::slice::from_ref(x), |args| {
        let x = &args[0];
        if x.dtype().is_complex() {
            return Err(Error::value_error(
                "top_k is not compatible with complex inputs.",
            ));
        }
        let axis = canonical_axis(axis, x.ndim())?;
        let k = usize::try_from(k).map_err(|_| {
            Error::value_error(format_args!(
                "k argument to top_k must be nonnegative, got {k}"
            ))
        })?;
        if largest {
            return Ok(top_k(x, k, axis)?.to_vec());
        }
        let [values, places] = top_k(&reversed_order(x)?, k, axis)?;
        Ok(vec![reversed_order(&values)?, places])
    })
}

/// The array with the axis last, and which place of it `kth` is.
fn split_place(name: &str, x: &Value, kth: i64, axis: i64) -> R<(Value, usize)> {
    if x.dtype().is_complex() {
        return Err(Error::not_implemented(format_args!(
            "jnp.{name} for complex dtype is not implemented."
        )));
    }
    let axis = canonical_axis(axis, x.ndim())?;
    let kth = canonical_axis(kth, x.shape()[axis])?;
    Ok((shape::swapaxes(x, axis as i64, -1)?, kth))
}

/// `jnp.partition`.
pub fn partition(x: &Value, kth: i64, axis: i64) -> R {
    let statics = format!("{kth},{axis}");
    jitted("partition", &statics, std::slice::from_ref(x), |args| {
        let (x, kth) = split_place("partition", &args[0], kth, axis)?;
        let last = x.ndim() - 1;
        let [bottom, _] = top_k(&reversed_order(&x)?, kth + 1, last)?;
        let bottom = reversed_order(&bottom)?;
        let [top, _] = top_k(&x, x.shape()[last] - kth - 1, last)?;
        shape::swapaxes(&lax::concatenate(&[bottom, top], last)?, -1, axis)
    })
}

/// `jnp.argpartition`.
pub fn argpartition(x: &Value, kth: i64, axis: i64) -> R {
    let statics = format!("{kth},{axis}");
    jitted("argpartition", &statics, std::slice::from_ref(x), |args| {
        let (x, kth) = split_place("argpartition", &args[0], kth, axis)?;
        let last = x.ndim() - 1;
        let [_, bottom] = top_k(&reversed_order(&x)?, kth + 1, last)?;
        let float = super::promote::float_dtype();
        let ones = lax::full(x.shape(), &lax::scalar(float, 1.0))?;
        // The places of the smallest are out of the race for those of the others.
        let mut grid = places::sparse_grid(&x.shape())?;
        grid[last] = bottom.clone();
        let left = places::set(&ones, grid, &lax::scalar(float, 0.0), None)?;
        let [_, top] = top_k(&left, x.shape()[last] - kth - 1, last)?;
        shape::swapaxes(&lax::concatenate(&[bottom, top], last)?, -1, axis)
    })
}

/// `jnp.sort_complex`.
pub fn sort_complex(x: &Value) -> R {
    jitted("sort_complex", "", std::slice::from_ref(x), |args| {
        let x = &args[0];
        let last = canonical_axis(-1, x.ndim())?;
        let sorted = only(lax::sort(std::slice::from_ref(x), last, true, 1))?;
        lax::convert(&sorted, complex_of(x.dtype()))
    })
}

/// The complex dtype that goes with a dtype.
pub fn complex_of(dtype: DType) -> DType {
    match (dtype.kind(), dtype.bits()) {
        (Kind::Complex, _) => dtype,
        (Kind::Float, 64) => DType::Complex128,
        (Kind::Float, _) => DType::Complex64,
        _ if super::promote::x64() => DType::Complex128,
        _ => DType::Complex64,
    }
}

/// `jnp.rollaxis`.
pub fn rollaxis(x: &Value, axis: i64, start: i64) -> R {
    let statics = format!("{axis},{start}");
    jitted("rollaxis", &statics, std::slice::from_ref(x), |args| {
        let rank = args[0].ndim() as i64;
        let axis = canonical_axis(axis, args[0].ndim())? as i64;
        if !(-rank..=rank).contains(&start) {
            return Err(Error::value_error(format_args!(
                "start={start} must satisfy {}<=start<={rank}",
                -rank
            )));
        }
        let start = if start < 0 { start + rank } else { start };
        let to = if start > axis { start - 1 } else { start };
        shape::moveaxis(&args[0], &[axis], &[to])
    })
}

/// `jnp.matvec` and `jnp.vecmat`: products of stacks of matrices and vectors.
pub fn matrix_vector(a: &Value, b: &Value, matrix_first: bool) -> R {
    let name = if matrix_first { "matvec" } else { "vecmat" };
    jitted(name, "", &[a.clone(), b.clone()], |args| {
        let (a, b) = (&args[0], &args[1]);
        if matrix_first {
            if b.ndim() <= 1 {
                return super::linalg::matmul(a, b, None);
            }
            let column = lax::expand_dims(b, &[b.ndim()])?;
            let product = super::linalg::matmul(a, &column, None)?;
            return lax::squeeze(&product, &[product.ndim() - 1]);
        }
        let a = super::elementwise::conj(a)?;
        if a.ndim() <= 1 {
            return super::linalg::matmul(&a, b, None);
        }
        let row = lax::expand_dims(&a, &[a.ndim() - 1])?;
        let product = super::linalg::matmul(&row, b, None)?;
        lax::squeeze(&product, &[product.ndim() - 2])
    })
}
