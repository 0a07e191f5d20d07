//! Convolutions and smoothing: `convolve`, `gradient`, `trapezoid`, `polyval`.

use super::promote::promote_inexact;
use super::{R, canonical_axis, elementwise, jitted, lax, shape};
use freezeframe_base::Lists;
use freezeframe_core::{Conv, Error, Primitive, ReduceOp, Value, bind1};
use std::rc::Rc;

/// `lax.conv_general_dilated`.
pub fn conv(x: &Value, kernel: &Value, conv: Conv) -> R {
    bind1(
        &Primitive::ConvGeneralDilated(Rc::new(conv)),
        &[x.clone(), kernel.clone()],
    )
}

/// `jnp.convolve` and `jnp.correlate`.
pub fn convolve(a: &Value, v: &Value, mode: &str, flip: bool) -> R {
    let name = if flip { "convolve" } else { "correlate" };
    if a.ndim() != 1 || v.ndim() != 1 {
        return Err(Error::value_error(format_args!(
            "{name}() only support 1-dimensional inputs."
        )));
    }
    let (n, m) = (a.shape()[0], v.shape()[0]);
    if n == 0 || m == 0 {
        return Err(Error::value_error(format_args!(
            "{name}: inputs cannot be empty, got shapes ({n},) and ({m},)."
        )));
    }
    jitted(name, mode, &[a.clone(), v.clone()], |args| {
        let args = promote_inexact(args)?;
        jitted("_conv", &format!("{mode}{flip}"), &args, |args| {
            one_dimensional(args, mode, flip)
        })
    })
}

/// The convolution, or correlation, of two vectors of one dtype.
fn one_dimensional(args: &[Value], mode: &str, flip: bool) -> R {
    let (n, m) = (args[0].shape()[0], args[1].shape()[0]);
    let (a, v) = if m > n && flip {
        (&args[1], &args[0])
    } else {
        (&args[0], &args[1])
    };
    let kernel = if flip {
        shape::flip(v, None)?
    } else {
        super::elementwise::conj(v)?
    };
    let m = kernel.shape()[0] as i64;
    let padding = match mode {
        "full" => (m - 1, m - 1),
        "same" => (m / 2, m - m / 2 - 1),
        "valid" => (0, 0),
        _ => {
            return Err(Error::value_error(
                "mode must be one of ['full', 'same', 'valid']",
            ));
        }
    };
    let spec = vec![0, 1, 2];
    let parameters = Conv {
        lhs_spec: spec.clone(),
        rhs_spec: spec.clone(),
        out_spec: spec,
        window_strides: vec![1],
        padding: vec![padding],
        lhs_dilation: vec![1],
        rhs_dilation: vec![1],
        feature_group_count: 1,
        batch_group_count: 1,
        preferred_element_type: None,
    };
    let lift = |x: &Value| lax::expand_dims(x, &[0, 1]);
    lax::squeeze(&conv(&lift(a)?, &lift(&kernel)?, parameters)?, &[0, 1])
}

/// `jnp.polyval`.
pub fn polyval(p: &Value, x: &Value) -> R {
    jitted("polyval", "", &[p.clone(), x.clone()], |args| {
        let args = super::promote::promote(args)?;
        let (p, x) = (&args[0], &args[1]);
        let mut y = lax::full(x.shape(), &lax::constant(x, 0.0))?;
        for at in 0..p.shape().first().copied().unwrap_or(0) {
            y = lax::add(&lax::mul(&y, x)?, &lax::index_in_dim(p, at, 0)?)?;
        }
        Ok(y)
    })
}

/// `jnp.gradient` along one axis with constant spacing.
pub fn gradient(x: &Value, spacing: &Value, axis: i64) -> R {
    jitted(
        "gradient",
        &axis.to_string(),
        &[x.clone(), spacing.clone()],
        |args| {
            let args = promote_inexact(args)?;
            let (x, h) = (&args[0], &args[1]);
            let axis = canonical_axis(axis, x.ndim())?;
            let n = x.shape()[axis];
            if n < 2 {
                return Err(Error::value_error(
                    "Shape of array too small to calculate a numerical gradient, at least 2 elements are required.",
                ));
            }
            if h.ndim() == 1 {
                return gradient_between(x, h, axis);
            }
            let part = |from: usize, to: usize| lax::slice_in_dim(x, from, to, axis);
            let first = lax::sub(&part(1, 2)?, &part(0, 1)?)?;
            let last = lax::sub(&part(n - 1, n)?, &part(n - 2, n - 1)?)?;
            let mut parts = vec![first];
            if n > 2 {
                let middle = lax::sub(&part(2, n)?, &part(0, n - 2)?)?;
                parts.push(lax::mul(&middle, &lax::constant(&middle, 0.5))?);
            }
            parts.push(last);
            elementwise::divide(&lax::concatenate(&parts, axis)?, h)
        },
    )
}

/// The slopes where the elements along `axis` stand at these places.
fn gradient_between(x: &Value, places: &Value, axis: usize) -> R {
    let n = x.shape()[axis];
    if places.shape()[0] != n {
        return Err(Error::value_error(
            "Spacing arrays must have the same length as the dimension along which the gradient is calculated.",
        ));
    }
    let mut dims = vec![1; x.ndim()];
    dims[axis] = n;
    let places = lax::reshape(places, dims)?;
    let part = |of: &Value, from: usize, to: usize| lax::slice_in_dim(of, from, to, axis);
    let steps = lax::sub(&part(&places, 1, n)?, &part(&places, 0, n - 1)?)?;
    let first = lax::sub(&part(x, 1, 2)?, &part(x, 0, 1)?)?;
    let last = lax::sub(&part(x, n - 1, n)?, &part(x, n - 2, n - 1)?)?;
    let mut parts = vec![elementwise::divide(&first, &part(&steps, 0, 1)?)?];
    if n > 2 {
        let (before, behind) = (part(&steps, 0, n - 2)?, part(&steps, 1, n - 1)?);
        let whole = lax::add(&before, &behind)?;
        let weights = [
            lax::neg(&lax::div(&behind, &lax::mul(&before, &whole)?)?)?,
            lax::div(&lax::sub(&behind, &before)?, &lax::mul(&before, &behind)?)?,
            lax::div(&before, &lax::mul(&behind, &whole)?)?,
        ];
        let terms = weights.iter().enumerate();
        let terms = terms
            .map(|(at, weight)| elementwise::multiply(weight, &part(x, at, n - 2 + at)?))
            .try_list()?;
        parts.push(lax::add(&lax::add(&terms[0], &terms[1])?, &terms[2])?);
    }
    parts.push(elementwise::divide(&last, &part(&steps, n - 2, n - 1)?)?);
    lax::concatenate(&parts, axis)
}

/// `jnp.trapezoid` where the elements stand at these places.
pub fn trapezoid_between(y: &Value, places: &Value, axis: i64) -> R {
    let args = [y.clone(), places.clone()];
    jitted("trapezoid", &axis.to_string(), &args, |args| {
        let args = promote_inexact(args)?;
        let steps = match args[1].ndim() {
            1 => shape::diff(&args[1], 1, -1, None, None)?,
            _ => shape::moveaxis(&shape::diff(&args[1], 1, axis, None, None)?, &[axis], &[-1])?,
        };
        let y = shape::moveaxis(&args[0], &[axis], &[-1])?;
        let last = y.ndim().saturating_sub(1);
        let n = y.shape()[last];
        let sum = lax::add(
            &lax::slice_in_dim(&y, 1, n, last)?,
            &lax::slice_in_dim(&y, 0, n.saturating_sub(1), last)?,
        )?;
        let areas = elementwise::multiply(&steps, &sum)?;
        let total = lax::reduce(ReduceOp::Sum, &areas, &[last])?;
        lax::mul(&lax::constant(&total, 0.5), &total)
    })
}

/// `jnp.trapezoid` with constant spacing.
pub fn trapezoid(y: &Value, dx: &Value, axis: i64) -> R {
    jitted(
        "trapezoid",
        &axis.to_string(),
        &[y.clone(), dx.clone()],
        |args| {
            let y = promote_inexact(&args[..1])?.remove(0);
            let args = promote_inexact(&[y, args[1].clone()])?;
            let (y, dx) = (&args[0], &args[1]);
            let axis = canonical_axis(axis, y.ndim())?;
            let n = y.shape()[axis];
            let total = lax::reduce(ReduceOp::Sum, y, &[axis])?;
            if n == 0 {
                return Ok(total);
            }
            let ends = lax::add(
                &lax::index_in_dim(y, 0, axis)?,
                &lax::index_in_dim(y, n - 1, axis)?,
            )?;
            let half = lax::mul(&lax::constant(&ends, 0.5), &ends)?;
            lax::mul(dx, &lax::sub(&total, &half)?)
        },
    )
}
