//! Making arrays: `arange`, `linspace`, `eye` and their like.

use super::choose::platform_dependent;
use super::elementwise::where_;
use super::promote::{self, int_dtype, to_inexact};
use super::{R, canonical_axis, jitted, lax};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Error, ReduceOp, Value};

/// An array of one Python number throughout, as `zeros` and `ones` make it.
pub fn full_of(shape: Shape, dtype: DType, value: Scalar) -> R {
    Array::check_size(dtype, &shape)?;
    lax::full(shape, &Value::from(Array::from_scalar(dtype, value)))
}

/// `jnp.arange` of known bounds: how many elements.
pub fn arange_length(start: f64, stop: f64, step: f64) -> R<usize> {
    let length = ((stop - start) / step).ceil().max(0.0);
    if !length.is_finite() || length > 1e15 {
        return Err(Error::value_error("Maximum allowed size exceeded"));
    }
    Ok(length as usize)
}

/// `start, start + step ...`, `length` elements. `plain` is `arange(stop)`.
pub fn arange(start: &Value, step: &Value, length: usize, dtype: DType, plain: bool) -> R {
    let iota = lax::iota(dtype, [length], 0)?;
    if plain {
        return Ok(iota);
    }
    let (start, step) = (
        lax::convert_weak(start, dtype, false)?,
        lax::convert_weak(step, dtype, false)?,
    );
    lax::add(&start, &lax::mul(&step, &iota)?)
}

/// `jnp.linspace`; with the step if that is asked for.
pub fn linspace(
    start: &Value,
    stop: &Value,
    num: usize,
    endpoint: bool,
    dtype: Option<DType>,
    axis: i64,
    with_step: bool,
) -> R<Vec<Value>> {
    let statics = format!("{num}{endpoint}{dtype:?}{axis}{with_step}");
    freezeframe_core::jit_call(
        "_linspace",
        &statics,
        &[start.clone(), stop.clone()],
        |args| {
            let (computed, _) = promote::result_type(args)?;
            let computed = to_inexact(computed);
            let wanted = dtype.unwrap_or(computed);
            let both = [
                lax::convert(&args[0], computed)?,
                lax::convert(&args[1], computed)?,
            ];
            let both = promote::broadcast_arrays(&both)?;
            let (start, stop) = (&both[0], &both[1]);
            let shape = start.shape();
            let dims: Vec<usize> = std::iter::once(num).chain(shape.iter().copied()).list();
            let div = if endpoint { num.saturating_sub(1) } else { num };
            let count = lax::scalar(computed, div as f64);
            let delta = lax::div(&lax::sub(stop, start)?, &count)?;
            let lift = |x: &Value| lax::expand_dims(x, &[0]);
            let out = if num == 0 {
                lax::full(dims, &lax::scalar(computed, 0.0))?
            } else if num == 1 {
                lax::reshape(start, dims)?
            } else {
                let mut ramp_shape = vec![1; shape.ndim() + 1];
                let ramp = lax::iota(computed, [div], 0)?;
                ramp_shape[0] = div;
                let steps = lax::reshape(&ramp, ramp_shape)?;
                let ramp = lax::div(&steps, &count)?;
                let mut ends = shape.to_vec();
                ends.insert(0, 1);
                let low = lax::reshape(start, ends.clone())?;
                let rest = lax::sub(&lax::scalar(computed, 1.0), &ramp)?;
                let low = lax::mul(&low, &rest)?;
                let step = lax::div(&lax::reshape(stop, ends)?, &count)?;
                let out = lax::add(&low, &lax::mul(&step, &steps)?)?;
                if endpoint {
                    lax::concatenate(&[out, lift(stop)?], 0)?
                } else {
                    out
                }
            };
            let at = canonical_axis(axis, out.ndim())? as i64;
            let out = if at == 0 {
                out
            } else {
                super::shape::moveaxis(&out, &[0], &[at])?
            };
            let out = if wanted.is_integer() && !computed.is_integer() {
                lax::floor(&out)?
            } else {
                out
            };
            let mut results = vec![lax::convert(&out, wanted)?];
            if with_step {
                results.push(delta);
            }
            Ok(results)
        },
    )
}

/// `jnp.logspace`.
pub fn logspace(
    start: &Value,
    stop: &Value,
    num: usize,
    endpoint: bool,
    base: &Value,
    dtype: Option<DType>,
) -> R {
    let statics = format!("{num}{endpoint}{dtype:?}");
    jitted(
        "_logspace",
        &statics,
        &[start.clone(), stop.clone(), base.clone()],
        |args| {
            let args = promote::promote_inexact(args)?;
            let exponents = linspace(&args[0], &args[1], num, endpoint, None, 0, false)?.remove(0);
            let both = promote::promote_shapes(&[args[2].clone(), exponents])?;
            let out = lax::pow(&both[0], &both[1])?;
            match dtype {
                Some(dtype) => lax::convert(&out, dtype),
                None => Ok(out),
            }
        },
    )
}

/// `jnp.geomspace`.
pub fn geomspace(
    start: &Value,
    stop: &Value,
    num: usize,
    endpoint: bool,
    dtype: Option<DType>,
) -> R {
    let statics = format!("{num}{endpoint}{dtype:?}");
    jitted(
        "_geomspace",
        &statics,
        &[start.clone(), stop.clone()],
        |args| {
            let args = promote::promote_inexact(args)?;
            let (start, stop) = (&args[0], &args[1]);
            let sign = lax::sign(start)?;
            let (low, high) = (lax::mul(start, &sign)?, lax::mul(stop, &sign)?);
            let ten = lax::constant(start, 10.0);
            let exponents = (
                super::elementwise::log10(&low)?,
                super::elementwise::log10(&high)?,
            );
            let out = logspace(&exponents.0, &exponents.1, num, endpoint, &ten, None)?;
            let both = promote::promote_shapes(&[sign, out])?;
            let out = lax::mul(&both[0], &both[1])?;
            let out = if num > 0 {
                let first = super::index::set_first(&out, start)?;
                if endpoint && num > 1 {
                    super::index::set_last(&first, stop)?
                } else {
                    first
                }
            } else {
                out
            };
            match dtype {
                Some(dtype) => lax::convert(&out, dtype),
                None => Ok(out),
            }
        },
    )
}

/// The rows' and columns' numbers of a matrix compared, `row + k` with `column`.
fn band(op: BinaryOp, rows: usize, columns: usize, k: i64, columns_first: bool) -> R {
    let int = int_dtype();
    let row = lax::iota(int, [rows, columns], 0)?;
    let shift = lax::int_scalar(int, k);
    if columns_first {
        let column = lax::iota(int, [rows, columns], 1)?;
        return lax::binary(op, &lax::add(&row, &shift)?, &column);
    }
    let shifted = lax::add(&row, &shift)?;
    lax::binary(op, &shifted, &lax::iota(int, [rows, columns], 1)?)
}

/// `jnp.eye`.
pub fn eye(rows: usize, columns: usize, k: i64, dtype: DType) -> R {
    Array::check_size(dtype, &[rows, columns].into())?;
    lax::convert(&band(BinaryOp::Eq, rows, columns, k, true)?, dtype)
}

/// `jnp.tri`.
pub fn tri(rows: usize, columns: usize, k: i64, dtype: DType) -> R {
    Array::check_size(dtype, &[rows, columns].into())?;
    lax::convert(&band(BinaryOp::Ge, rows, columns, k, false)?, dtype)
}

/// `jnp.tril` and `jnp.triu`.
pub fn triangle(x: &Value, k: i64, lower: bool) -> R {
    let name = if lower { "tril" } else { "triu" };
    if x.ndim() < 2 {
        return Err(Error::value_error(format_args!(
            "Argument to jax.numpy.{name} must be at least 2D"
        )));
    }
    jitted(name, &k.to_string(), std::slice::from_ref(x), |args| {
        let x = &args[0];
        let shape = x.shape();
        let (rows, columns) = (shape[x.ndim() - 2], shape[x.ndim() - 1]);
        let mask = band(
            BinaryOp::Ge,
            rows,
            columns,
            if lower { k } else { k - 1 },
            false,
        )?;
        let mask = promote::broadcast_to(&mask, &shape)?;
        let zeros = lax::full(shape, &lax::constant(x, 0.0))?;
        if lower {
            lax::select(&mask, x, &zeros)
        } else {
            lax::select(&mask, &zeros, x)
        }
    })
}

/// `jnp.diag` of a vector.
pub fn diag_of(x: &Value, k: i64) -> R {
    jitted("_diag", &k.to_string(), std::slice::from_ref(x), |args| {
        let x = &args[0];
        let zero = lax::scalar(x.dtype(), 0.0);
        let padded = lax::pad(x, &zero, &[(k.max(0), (-k).max(0), 0)])?;
        let n = padded.shape()[0];
        Array::check_size(x.dtype(), &[n, n].into())?;
        let mask = band(BinaryOp::Eq, n, n, k, true)?;
        let columns = if k > 0 {
            // The padding is in front, where the columns count.
            lax::expand_dims(&padded, &[0])?
        } else {
            lax::expand_dims(&lax::pad(x, &zero, &[((-k).max(0), k.max(0), 0)])?, &[1])?
        };
        where_(&mask, &columns, &lax::scalar(x.dtype(), 0.0))
    })
}

/// `jnp.diagonal`.
pub fn diagonal(x: &Value, offset: i64, axis1: i64, axis2: i64) -> R {
    if x.ndim() < 2 {
        return Err(Error::value_error(
            "diagonal requires an array of at least two dimensions.",
        ));
    }
    let (a, b) = (
        canonical_axis(axis1, x.ndim())?,
        canonical_axis(axis2, x.ndim())?,
    );
    if a == b {
        return Err(Error::value_error(format_args!(
            "axis1 and axis2 can not be same, got axis1={axis1} and axis2={axis2}"
        )));
    }
    jitted(
        "diagonal",
        &format!("{offset}{a}{b}"),
        std::slice::from_ref(x),
        |args| {
            let x = &args[0];
            let shape = x.shape();
            let pick = |x: &Value| pick_diagonal(x, offset, a as i64, b as i64);
            if shape[0] != shape[1] || x.ndim() != 2 || offset != 0 || x.dtype() == DType::Bool {
                return pick(x);
            }
            let eye = eye(shape[0], shape[0], 0, x.dtype())?;
            let masked = |args: &[Value]| {
                let product = lax::mul(&eye, &args[0])?;
                Ok(vec![lax::reduce(ReduceOp::Sum, &product, &[0])?])
            };
            let picked = |args: &[Value]| Ok(vec![pick(&args[0])?]);
            super::only(platform_dependent(args, &[("mosaic", &masked)], &picked))
        },
    )
}

fn pick_diagonal(x: &Value, offset: i64, axis1: i64, axis2: i64) -> R {
    let last = super::shape::moveaxis(x, &[axis1, axis2], &[-2, -1])?;
    let shape = last.shape();
    let (rows, columns) = (shape[last.ndim() - 2] as i64, shape[last.ndim() - 1] as i64);
    let length = (rows + offset.min(0)).min(columns - offset.max(0)).max(0) as usize;
    let near = lax::iota(int_dtype(), [length], 0)?;
    let mut far = lax::iota(int_dtype(), [length], 0)?;
    if offset != 0 {
        far = lax::add(&lax::int_scalar(int_dtype(), offset.abs()), &far)?;
    }
    match offset >= 0 {
        true => super::index::pick_last_two(&last, &near, &far),
        false => super::index::pick_last_two(&last, &far, &near),
    }
}

/// `jnp.trace`.
pub fn trace(x: &Value, offset: i64, axis1: i64, axis2: i64, dtype: Option<DType>) -> R {
    jitted(
        "trace",
        &format!("{offset}{axis1}{axis2}{dtype:?}"),
        std::slice::from_ref(x),
        |args| {
            let last = super::shape::moveaxis(&args[0], &[axis1, axis2], &[-2, -1])?;
            let shape = last.shape();
            let (rows, columns) = (shape[last.ndim() - 2], shape[last.ndim() - 1]);
            let mask = eye(rows, columns, offset, DType::Bool)?;
            let zeros = lax::full(shape, &lax::scalar(last.dtype(), 0.0))?;
            let options = super::reduce::Options {
                axes: Some(vec![-2, -1]),
                dtype,
                ..Default::default()
            };
            let kept = where_(&mask, &last, &zeros)?;
            super::reduce::reduce("sum", ReduceOp::Sum, &kept, &options)
        },
    )
}

/// `jnp.meshgrid`.
pub fn meshgrid(xs: &[Value], matrix_indexing: bool, sparse: bool) -> R<Vec<Value>> {
    let count = xs.len();
    let mut order: Vec<usize> = (0..count).collect();
    if !matrix_indexing && count > 1 {
        order.swap(0, 1);
    }
    let lengths: Vec<usize> = order
        .iter()
        .map(|at| xs[*at].shape().first().copied().unwrap_or(1))
        .collect();
    let axis_of = |at: usize| order.iter().position(|other| *other == at).unwrap_or(0);
    xs.iter()
        .enumerate()
        .map(|(at, x)| {
            let mut shape = if sparse {
                vec![1; count]
            } else {
                lengths.clone()
            };
            shape[axis_of(at)] = lengths[axis_of(at)];
            lax::broadcast_in_dim(&super::shape::ravel(x)?, shape, &[axis_of(at)])
        })
        .try_list()
}
