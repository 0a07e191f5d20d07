//! Sorting, searching and sets.

use super::elementwise::{isnan, where_};
use super::promote::int_dtype;
use super::reduce::{Options, reduce};
use super::{R, canonical_axis, jitted, lax, shape};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_core::{BinaryOp, Error, Primitive, ReduceOp, Value, bind};

/// `jnp.sort`.
pub fn sort(x: &Value, axis: Option<i64>, descending: bool, stable: bool) -> R {
    let statics = format!("{axis:?}{descending}{stable}");
    jitted("sort", &statics, std::slice::from_ref(x), |args| {
        let (x, axis) = along(&args[0], axis)?;
        let sorted = lax::sort(&[x], axis, stable, 1)?.remove(0);
        if descending {
            lax::rev(&sorted, &[axis])
        } else {
            Ok(sorted)
        }
    })
}

fn along(x: &Value, axis: Option<i64>) -> R<(Value, usize)> {
    match axis {
        None => Ok((shape::ravel(x)?, 0)),
        Some(axis) => Ok((x.clone(), canonical_axis(axis, x.ndim())?)),
    }
}

/// `jnp.argsort`.
pub fn argsort(x: &Value, axis: Option<i64>, descending: bool, stable: bool) -> R {
    let statics = format!("{axis:?}{descending}{stable}");
    jitted("argsort", &statics, std::slice::from_ref(x), |args| {
        let (x, axis) = along(&args[0], axis)?;
        let x = if descending {
            lax::rev(&x, &[axis])?
        } else {
            x
        };
        let mut iota = lax::iota(int_dtype(), x.shape(), axis)?;
        if descending {
            iota = lax::rev(&iota, &[axis])?;
        }
        let sorted = lax::sort(&[x, iota], axis, stable, 1)?.remove(1);
        if descending {
            lax::rev(&sorted, &[axis])
        } else {
            Ok(sorted)
        }
    })
}

/// `lax.top_k`.
pub fn top_k(x: &Value, k: usize) -> R<Vec<Value>> {
    if x.ndim() == 0 || x.shape()[x.ndim() - 1] < k {
        return Err(Error::value_error(format_args!(
            "k argument to top_k must be no larger than size along axis; got k={k} with shape={} and axis={}",
            x.shape(),
            x.ndim().saturating_sub(1)
        )));
    }
    bind(
        &Primitive::TopK {
            k,
            axis: x.ndim() - 1,
        },
        std::slice::from_ref(x),
    )
}

/// `jnp.searchsorted` in an ascending vector: how many elements stand before each value.
pub fn searchsorted(sorted: &Value, values: &Value, right: bool) -> R {
    if sorted.ndim() != 1 {
        return Err(Error::value_error("a should be 1-dimensional"));
    }
    jitted(
        "searchsorted",
        if right { "right" } else { "left" },
        &[sorted.clone(), values.clone()],
        |args| {
            let both = super::promote::promote(args)?;
            let (sorted, values) = (&both[0], &both[1]);
            let last = values.ndim();
            let op = if right { BinaryOp::Le } else { BinaryOp::Lt };
            let column = lax::expand_dims(values, &[last])?;
            let before = super::elementwise::compare(op, sorted, &column)?;
            let options = Options {
                axes: Some(vec![-1]),
                dtype: Some(int_dtype()),
                ..Options::default()
            };
            reduce("sum", ReduceOp::Sum, &before, &options)
        },
    )
}

/// `jnp.digitize`.
pub fn digitize(x: &Value, bins: &Value, right: bool) -> R {
    jitted(
        "digitize",
        if right { "right" } else { "left" },
        &[x.clone(), bins.clone()],
        |args| {
            let (x, bins) = (&args[0], &args[1]);
            let count = bins.shape().first().copied().unwrap_or(0);
            if count == 0 {
                return lax::full(x.shape(), &lax::int_scalar(int_dtype(), 0));
            }
            let (first, last) = (
                lax::index_in_dim(bins, 0, 0)?,
                lax::index_in_dim(bins, count - 1, 0)?,
            );
            let ascending = lax::ge(&last, &first)?;
            let up = searchsorted(bins, x, !right)?;
            let down = searchsorted(&lax::rev(bins, &[0])?, x, !right)?;
            let down = lax::sub(&lax::int_scalar(int_dtype(), count as i64), &down)?;
            where_(&ascending, &up, &down)
        },
    )
}

/// Values, first indices, inverse indices, counts.
pub type Unique = (Array, Vec<usize>, Vec<usize>, Vec<usize>);

/// `jnp.unique` of a known array; NaN may be equal to NaN.
pub fn unique(x: &Array, equal_nan: bool) -> R<Unique> {
    let flat = x.reshape([x.size()])?;
    let scalars = flat.scalars();
    let mut order: Vec<usize> = (0..scalars.len()).collect();
    order.order_by(|a, b| compare(scalars[*a], scalars[*b]));
    let (mut values, mut first, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    let mut inverse = vec![0; scalars.len()];
    for at in order {
        let same = values
            .last()
            .is_some_and(|last| compare(*last, scalars[at]).is_eq())
            && (equal_nan || !is_nan(scalars[at]));
        if !same {
            values.push(scalars[at]);
            first.push(at);
            counts.push(0);
        }
        if let Some(count) = counts.last_mut() {
            *count += 1;
        }
        inverse[at] = values.len() - 1;
    }
    Ok((
        Array::from_scalars(x.dtype(), &values, [values.len()])?,
        first,
        inverse,
        counts,
    ))
}

fn is_nan(scalar: Scalar) -> bool {
    match scalar {
        Scalar::Float(number) => number.is_nan(),
        Scalar::Complex(real, imaginary) => real.is_nan() || imaginary.is_nan(),
        _ => false,
    }
}

/// Ascending; NaN comes last and equals itself.
fn compare(a: Scalar, b: Scalar) -> std::cmp::Ordering {
    match (a, b) {
        (Scalar::Int(a), Scalar::Int(b)) => a.cmp(&b),
        (Scalar::UInt(a), Scalar::UInt(b)) => a.cmp(&b),
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(&b),
        (Scalar::Complex(a, b), Scalar::Complex(c, d)) => order(a, c).then(order(b, d)),
        (a, b) => order(a.to_f64(), b.to_f64()),
    }
}

fn order(a: f64, b: f64) -> std::cmp::Ordering {
    a.partial_cmp(&b)
        .unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
}

/// `jnp.nonzero` with a known size: indices of the first `size` true elements, then `fill`.
pub fn nonzero_sized(x: &Value, size: usize, fill: &[i64]) -> R<Vec<Value>> {
    let statics = format!("{size}{fill:?}");
    let int = int_dtype();
    freezeframe_core::jit_call("nonzero", &statics, std::slice::from_ref(x), |args| {
        let mask = super::elementwise::to_bool(&args[0])?;
        let dims = mask.shape();
        let flat = lax::convert(&shape::ravel(&mask)?, int)?;
        let total = flat.shape().first().copied().unwrap_or(0);
        let running = if total == 0 {
            flat.clone()
        } else {
            lax::cumulative(freezeframe_core::CumulativeOp::Sum, &flat, 0, false)?
        };
        // The k-th true element stands where the running count first exceeds k.
        let wanted = lax::iota(int, [size], 0)?;
        let position = searchsorted(&running, &wanted, true)?;
        let found = lax::lt(&position, &lax::int_scalar(int, total as i64))?;
        let strides = dims.strides();
        (0..dims.ndim())
            .map(|axis| {
                let stride = lax::int_scalar(int, strides[axis].max(1) as i64);
                let length = lax::int_scalar(int, dims[axis].max(1) as i64);
                let index = lax::rem(&lax::div(&position, &stride)?, &length)?;
                let fill = fill.get(axis).or(fill.first()).copied().unwrap_or(0);
                where_(&found, &index, &lax::int_scalar(int, fill))
            })
            .try_list()
    })
}

/// `jnp.isin`.
pub fn isin(x: &Value, test: &Value, invert: bool) -> R {
    let dims = x.shape();
    let found = jitted(
        "_in1d",
        if invert { "invert" } else { "" },
        &[x.clone(), test.clone()],
        |args| {
            let both = super::promote::promote(args)?;
            let (x, test) = (shape::ravel(&both[0])?, shape::ravel(&both[1])?);
            let (column, row) = (lax::expand_dims(&x, &[1])?, lax::expand_dims(&test, &[0])?);
            if invert {
                lax::reduce(ReduceOp::And, &lax::ne(&column, &row)?, &[1])
            } else {
                lax::reduce(ReduceOp::Or, &lax::eq(&column, &row)?, &[1])
            }
        },
    )?;
    lax::reshape(&found, dims)
}

/// What `jnp.interp` gives beyond one end of its points.
pub enum Beyond {
    /// The value of the last point.
    Edge,
    /// What the last two points lead to.
    Extrapolate,
    /// This.
    Value(Value),
}

/// `jnp.interp`; with a period there is nothing beyond the points.
pub fn interp([x, xp, fp]: [&Value; 3], left: Beyond, right: Beyond, period: Option<Value>) -> R {
    if xp.ndim() != 1 || xp.shape() != fp.shape() {
        return Err(Error::value_error(
            "xp and fp must be one-dimensional arrays of equal size",
        ));
    }
    let mut args = vec![x.clone(), xp.clone(), fp.clone()];
    let mut statics = String::new();
    let mut place = |name: &str, value: Option<Value>| {
        args.push(value?);
        statics += name;
        Some(args.len() - 1)
    };
    let period = place("period", period);
    let [left, right] = [("left", left), ("right", right)].map(|(name, beyond)| match beyond {
        Beyond::Edge => (true, None),
        Beyond::Extrapolate => (period.is_some(), None),
        Beyond::Value(value) => (true, place(name, Some(value))),
    });
    let kinds = format!("{statics}{}{}", left.0, right.0);
    jitted("interp", &kinds, &args, |all| {
        let points = super::promote::promote_inexact(&all[..3])?;
        let [x, xp, fp] = [&points[0], &points[1], &points[2]];
        let [x, xp, fp] = match period {
            Some(period) => periodic([x, xp, fp], &all[period])?,
            None => [x, xp, fp].map(Value::clone),
        };
        let (x, xp, fp) = (&x, &xp, &fp);
        let n = xp.shape()[0];
        let (low_x, high_x) = (
            lax::index_in_dim(xp, 0, 0)?,
            lax::index_in_dim(xp, n - 1, 0)?,
        );
        let (low_f, high_f) = (
            lax::index_in_dim(fp, 0, 0)?,
            lax::index_in_dim(fp, n - 1, 0)?,
        );
        let at = searchsorted(xp, x, true)?;
        let at = lax::clamp(
            &lax::int_scalar(at.dtype(), 1),
            &at,
            &lax::int_scalar(at.dtype(), (n as i64 - 1).max(1)),
        )?;
        let before = lax::sub(&at, &lax::int_scalar(at.dtype(), 1))?;
        let pick = |from: &Value, at: &Value| {
            super::index::take_function(from, at, None, Some("clip"), None)
        };
        let (x0, f0) = (pick(xp, &before)?, pick(fp, &before)?);
        let (dx, df) = (
            lax::sub(&pick(xp, &at)?, &x0)?,
            lax::sub(&pick(fp, &at)?, &f0)?,
        );
        let delta = lax::sub(x, &x0)?;
        let flat = lax::eq(&dx, &lax::constant(&dx, 0.0))?;
        let safe = where_(&flat, &lax::constant(&dx, 1.0), &dx)?;
        let f = where_(
            &flat,
            &f0,
            &lax::add(&f0, &lax::mul(&lax::div(&delta, &safe)?, &df)?)?,
        )?;
        if period.is_some() {
            return Ok(f);
        }
        let beyond = |op, end: &Value, (is_set, place): (bool, Option<usize>), edge, f: Value| {
            if !is_set {
                return Ok(f);
            }
            let value = place.map_or(edge, |place| &all[place]);
            where_(&super::elementwise::compare(op, x, end)?, value, &f)
        };
        let f = beyond(BinaryOp::Lt, &low_x, left, &low_f, f)?;
        beyond(BinaryOp::Gt, &high_x, right, &high_f, f)
    })
}

/// Where to look, and the points, of a function that repeats: one period of points in order, and one point more at each
/// end.
fn periodic([x, xp, fp]: [&Value; 3], period: &Value) -> R<[Value; 3]> {
    if period.ndim() != 0 {
        let aval = period.aval();
        return Err(Error::value_error(format_args!(
            "period must be a scalar; got JitTracer({aval})"
        )));
    }
    let period = super::elementwise::absolute(period)?;
    let [x, xp] = [x, xp].map(|it| super::elementwise::remainder(it, &period));
    let (x, xp) = (x?, xp?);
    let mut sorted = lax::sort(&[xp, fp.clone()], 0, true, 1)?.into_iter();
    let (Some(xp), Some(fp)) = (sorted.next(), sorted.next()) else {
        return Err(Error::value_error(
            "sorting gives as many arrays as it takes",
        ));
    };
    let n = xp.shape()[0];
    let last = |it: &Value| lax::slice_in_dim(it, n.saturating_sub(1), n, 0);
    let first = |it: &Value| lax::slice_in_dim(it, 0, n.min(1), 0);
    let before = super::elementwise::subtract(&last(&xp)?, &period)?;
    let after = super::elementwise::add(&first(&xp)?, &period)?;
    let ends = [last(&fp)?, first(&fp)?];
    let [last_f, first_f] = ends;
    Ok([
        x,
        lax::concatenate(&[before, xp, after], 0)?,
        lax::concatenate(&[last_f, fp, first_f], 0)?,
    ])
}

/// `jnp.bincount` with a known length.
pub fn bincount(x: &Value, length: usize, weights: Option<&Value>) -> R {
    let weights = match weights {
        Some(weights) => weights.clone(),
        None => lax::int_scalar(int_dtype(), 1),
    };
    let zeros = lax::full([length], &lax::scalar(weights.dtype(), 0.0))?;
    let at = super::elementwise::clip(x, Some(&lax::int_scalar(x.dtype(), 0)), None)?;
    let index = [super::index::Index::Array(at)];
    super::index::scatter(
        &zeros,
        &index,
        &weights,
        freezeframe_core::ScatterOp::Add,
        &Default::default(),
    )
}

/// True where an element is NaN, for dtypes that have it.
pub fn nan_mask(x: &Value) -> R {
    if x.dtype().is_inexact() {
        isnan(x)
    } else {
        lax::full(x.shape(), &lax::scalar(DType::Bool, 0.0))
    }
}
