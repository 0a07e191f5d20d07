//! The functions of `jax.nn` and `jax.scipy`.

use super::elementwise::{self as ew, where_};
use super::promote::promote_inexact;
use super::reduce::Options;
use super::{R, canonical_axes, custom_jvp, jitted, lax, only};
use freezeframe_array::DType;
use freezeframe_base::{Lists, Order};
use freezeframe_core::{BinaryOp, Error, ReduceOp, Value};

/// `x` as a float.
pub fn inexact(x: &Value) -> R {
    Ok(promote_inexact(std::slice::from_ref(x))?.remove(0))
}

/// `jax.nn.relu`: its derivative at 0 is 0.
pub fn relu(x: &Value) -> R {
    let max = |args: &[Value]| lax::max(&args[0], &lax::constant(&args[0], 0.0));
    only(custom_jvp(
        "relu",
        "jvp",
        std::slice::from_ref(x),
        move |args| Ok(vec![jitted("relu", "", args, max)?]),
        |args| {
            let (x, tangent) = (&args[0], &args[1]);
            let out = relu(x)?;
            let zero = lax::scalar(x.dtype(), 0.0);
            let active = lax::gt(x, &zero)?;
            let zeros = lax::full(x.shape(), &lax::scalar(tangent.dtype(), 0.0))?;
            Ok(vec![out, lax::select(&active, tangent, &zeros)?])
        },
    ))
}

/// `jax.nn.sigmoid`.
pub fn sigmoid(x: &Value) -> R {
    lax::logistic(x)
}

/// `jax.nn.softplus`.
pub fn softplus(x: &Value) -> R {
    jitted("softplus", "", std::slice::from_ref(x), |args| {
        let x = inexact(&args[0])?;
        super::smooth::logaddexp(&x, &lax::constant(&x, 0.0), false)
    })
}

/// `jax.nn.silu`.
pub fn silu(x: &Value) -> R {
    jitted("silu", "", std::slice::from_ref(x), |args| {
        lax::mul(&args[0], &sigmoid(&args[0])?)
    })
}

/// `jax.nn.log_sigmoid`.
pub fn log_sigmoid(x: &Value) -> R {
    jitted("log_sigmoid", "", std::slice::from_ref(x), |args| {
        lax::neg(&softplus(&lax::neg(&inexact(&args[0])?)?)?)
    })
}

fn positive(x: &Value) -> R {
    lax::gt(x, &lax::constant(x, 0.0))
}

/// `jax.nn.elu` and, with another scale, `selu` and `celu`.
pub fn elu(x: &Value, alpha: &Value) -> R {
    jitted("elu", "", &[x.clone(), alpha.clone()], |args| {
        let x = inexact(&args[0])?;
        let positive = positive(&x)?;
        let safe = where_(&positive, &lax::constant(&x, 0.0), &x)?;
        let curve = ew::multiply(&args[1], &lax::expm1(&safe)?)?;
        where_(&positive, &x, &curve)
    })
}

/// `jax.nn.celu`.
pub fn celu(x: &Value, alpha: &Value) -> R {
    jitted("celu", "", &[x.clone(), alpha.clone()], |args| {
        let x = inexact(&args[0])?;
        let is_weak = x.weak_type() && args[1].weak_type();
        let alpha = lax::convert_weak(&args[1], x.dtype(), is_weak)?;
        let low = ew::binary(
            BinaryOp::Min,
            ew::Promote::Common,
            &x,
            &lax::constant(&x, 0.0),
        )?;
        let curve = ew::multiply(&alpha, &lax::expm1(&ew::divide(&low, &alpha)?)?)?;
        lax::add(&lax::max(&x, &lax::constant(&x, 0.0))?, &curve)
    })
}

/// `jax.nn.selu`.
pub fn selu(x: &Value) -> R {
    jitted("selu", "", std::slice::from_ref(x), |args| {
        let x = inexact(&args[0])?;
        let (alpha, scale) = (1.673_263_242_354_377_2, 1.050_700_987_355_480_5);
        lax::mul(
            &lax::constant(&x, scale),
            &elu(&x, &lax::constant(&x, alpha))?,
        )
    })
}

/// `jax.nn.leaky_relu`.
///
/// The usual slope is no operand of the call.
pub fn leaky_relu(x: &Value, slope: Option<&Value>) -> R {
    const USUAL: f64 = 0.01;
    let operands = [Some(x), slope].into_iter().flatten().cloned().list();
    jitted("leaky_relu", "", &operands, |args| {
        let x = inexact(&args[0])?;
        let positive = lax::ge(&x, &lax::constant(&x, 0.0))?;
        let negative = match args.get(1) {
            Some(slope) => ew::multiply(slope, &x)?,
            None => lax::mul(&lax::constant(&x, USUAL), &x)?,
        };
        where_(&positive, &x, &negative)
    })
}

/// `jax.nn.gelu`.
pub fn gelu(x: &Value, approximate: bool) -> R {
    let x = inexact(x)?;
    let number = |value: f64| lax::constant(&x, value);
    // What NumPy computes is strongly typed.
    let strong = |value: f64| lax::scalar(x.dtype(), value);
    if approximate {
        let cubed = lax::integer_pow(&x, 3)?;
        let inner = lax::add(&x, &lax::mul(&number(0.044_715), &cubed)?)?;
        let tanh = ew::multiply(&strong((2.0 / std::f64::consts::PI).sqrt()), &inner)?;
        let one = lax::constant(&tanh, 1.0);
        let sum = lax::add(&one, &lax::tanh(&tanh)?)?;
        let cdf = lax::mul(&lax::constant(&sum, 0.5), &sum)?;
        return ew::multiply(&x, &cdf);
    }
    let scaled = ew::multiply(&lax::neg(&x)?, &strong(0.5f64.sqrt()))?;
    ew::multiply(&lax::mul(&number(0.5), &x)?, &lax::erfc(&scaled)?)
}

/// `jax.nn.hard_tanh`.
pub fn hard_tanh(x: &Value) -> R {
    jitted("hard_tanh", "", std::slice::from_ref(x), |args| {
        let x = inexact(&args[0])?;
        let above = lax::gt(&x, &lax::constant(&x, 1.0))?;
        let below = lax::lt(&x, &lax::constant(&x, -1.0))?;
        where_(
            &above,
            &lax::constant(&x, 1.0),
            &where_(&below, &lax::constant(&x, -1.0), &x)?,
        )
    })
}

/// `jax.nn.soft_sign`.
pub fn soft_sign(x: &Value) -> R {
    jitted("soft_sign", "", std::slice::from_ref(x), |args| {
        let x = inexact(&args[0])?;
        lax::div(&x, &lax::add(&lax::abs(&x)?, &lax::constant(&x, 1.0))?)
    })
}

/// `x` less its largest element along `axes`, and that element's axes kept.
fn shifted(x: &Value, axes: &[usize]) -> R {
    let top = lax::reduce(ReduceOp::Max, x, axes)?;
    let top = lax::max(&lax::constant(&top, f64::NEG_INFINITY), &top)?;
    let top = lax::stop_gradient(&lax::expand_dims(&top, axes)?)?;
    lax::sub(x, &top)
}

fn sorted_axes(x: &Value, axes: Option<&[i64]>) -> R<Vec<usize>> {
    let mut axes = canonical_axes(axes, x.ndim())?;
    axes.order();
    Ok(axes)
}

/// `jax.nn.softmax`.
pub fn softmax(x: &Value, axes: Option<&[i64]>) -> R {
    let x = inexact(x)?;
    let axes = sorted_axes(&x, axes)?;
    let weights = lax::exp(&shifted(&x, &axes)?)?;
    let total = lax::reduce(ReduceOp::Sum, &weights, &axes)?;
    lax::div(&weights, &lax::expand_dims(&total, &axes)?)
}

/// `jax.nn.log_softmax`.
pub fn log_softmax(x: &Value, axes: Option<&[i64]>) -> R {
    jitted(
        "log_softmax",
        &format!("{axes:?}"),
        std::slice::from_ref(x),
        |args| {
            let x = inexact(&args[0])?;
            let axes = sorted_axes(&x, axes)?;
            let shifted = shifted(&x, &axes)?;
            let total = lax::reduce(ReduceOp::Sum, &lax::exp(&shifted)?, &axes)?;
            lax::sub(&shifted, &lax::log(&lax::expand_dims(&total, &axes)?)?)
        },
    )
}

/// `jax.nn.one_hot`.
pub fn one_hot(x: &Value, classes: usize, dtype: DType, axis: i64) -> R {
    jitted(
        "_one_hot",
        &format!("{classes}{dtype}{axis}"),
        std::slice::from_ref(x),
        |args| {
            let x = &args[0];
            let rank = x.ndim() + 1;
            let at = super::canonical_axis(axis, rank)?;
            let column = lax::expand_dims(x, &[at])?;
            let mut dims = vec![1; rank];
            dims[at] = classes;
            let counter = lax::iota(x.dtype(), dims, at)?;
            lax::convert(&ew::compare(BinaryOp::Eq, &column, &counter)?, dtype)
        },
    )
}

/// `jax.nn.standardize`.
pub fn standardize(x: &Value, axes: Option<&[i64]>, epsilon: f64) -> R {
    let x = inexact(x)?;
    let options = Options {
        axes: axes.map(<[i64]>::to_vec),
        keepdims: true,
        ..Options::default()
    };
    let mean = super::reduce::mean(&x, &options)?;
    let squares = super::reduce::mean(&lax::square(&x)?, &options)?;
    let variance = lax::sub(&squares, &lax::square(&mean)?)?;
    let centered = lax::sub(&x, &mean)?;
    lax::mul(
        &centered,
        &lax::rsqrt(&lax::add(&variance, &lax::constant(&variance, epsilon))?)?,
    )
}

/// `jax.nn.glu`.
pub fn glu(x: &Value, axis: i64) -> R {
    let axis_at = super::canonical_axis(axis, x.ndim())?;
    let length = x.shape()[axis_at];
    if !length.is_multiple_of(2) {
        return Err(Error::value_error("axis size must be divisible by 2"));
    }
    let parts = super::shape::split(&inexact(x)?, 2, axis, false)?;
    lax::mul(&parts[0], &sigmoid(&parts[1])?)
}

/// `jax.scipy.special.logit`.
pub fn logit(x: &Value) -> R {
    let x = inexact(x)?;
    lax::log(&lax::div(&x, &lax::sub(&lax::constant(&x, 1.0), &x)?)?)
}

/// `jax.scipy.special.xlogy` and `xlog1py`.
pub fn xlogy(x: &Value, y: &Value, one_more: bool) -> R {
    let args = super::promote::promote_shapes(&promote_inexact(&[x.clone(), y.clone()])?)?;
    let (x, y) = (&args[0], &args[1]);
    let zero = lax::eq(x, &lax::constant(x, 0.0))?;
    let log = if one_more {
        lax::log1p(y)?
    } else {
        lax::log(y)?
    };
    where_(&zero, &lax::constant(x, 0.0), &lax::mul(x, &log)?)
}

/// `jax.scipy.special.entr`.
pub fn entr(x: &Value) -> R {
    let x = inexact(x)?;
    let zero = lax::constant(&x, 0.0);
    let inside = lax::neg(&xlogy(&x, &x, false)?)?;
    let outside = where_(
        &lax::eq(&x, &zero)?,
        &zero,
        &lax::constant(&x, f64::NEG_INFINITY),
    )?;
    where_(&lax::gt(&x, &zero)?, &inside, &outside)
}
