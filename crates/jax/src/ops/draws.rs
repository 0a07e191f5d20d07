//! Draws that are made of normal, gamma and exponential variates.

use super::formula::Formula;
use super::promote::broadcast_shape;
use super::random::{exponential, normal, rademacher, split2, unit_uniform};
use super::{R, distributions as of, jitted, lax, promote};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Error, Value};

fn check_float(name: &str, dtype: DType) -> R<()> {
    if dtype.is_float() {
        return Ok(());
    }
    Err(Error::value_error(format_args!(
        "dtype argument to `{name}` must be a float dtype, got {dtype}"
    )))
}

/// `jax.random.maxwell`.
pub fn maxwell(key: &Value, dims: &Shape, dtype: DType) -> R {
    check_float("maxwell", dtype)?;
    let statics = format!("{dims}{dtype}");
    jitted("_maxwell", &statics, std::slice::from_ref(key), |args| {
        let dims: Shape = dims.iter().copied().chain([3]).collect();
        let drawn = normal(&args[0], &dims, dtype)?;
        super::matrices::norm(&drawn, super::matrices::Order::Usual, Some(&[-1]), false)
    })
}

/// `jax.random.double_sided_maxwell`.
pub fn double_sided_maxwell(
    key: &Value,
    loc: &Value,
    scale: &Value,
    dims: &Shape,
    dtype: DType,
) -> R {
    check_float("double_sided_maxwell", dtype)?;
    let statics = format!("{dims}{dtype}");
    let args = [key.clone(), loc.clone(), scale.clone()];
    jitted("_double_sided_maxwell", &statics, &args, |args| {
        let (loc, scale) = (&args[1], &args[2]);
        let own = broadcast_shape(&[loc.shape(), scale.shape()])?;
        let dims = if dims.ndim() == 0 { &own } else { dims };
        let dims: Shape = dims.iter().chain(own.iter()).copied().collect();
        let (first, second) = split2(&args[0])?;
        let size = Formula::from(maxwell(&first, &dims, dtype));
        let sign = Formula::from(rademacher(&second, &dims, dtype));
        (sign * size * Formula::from(scale) + Formula::from(loc)).done()
    })
}

/// `jax.random.generalized_normal`.
pub fn generalized_normal(key: &Value, p: &Value, dims: &Shape, dtype: DType) -> R {
    let statics = format!("{dims}{dtype}");
    let args = [key.clone(), p.clone()];
    jitted("_generalized_normal", &statics, &args, |args| {
        let (first, second) = split2(&args[0])?;
        let inverse = || Formula::from(super::elementwise::divide(&lax::weak_int(1), &args[1]));
        let shape = inverse().done()?;
        let drawn = of::GAMMA.sample(&first, &[shape], Some(dims.clone()), Some(dtype))?;
        let sign = Formula::from(rademacher(&second, dims, dtype));
        let size =
            Formula::from(&drawn).with(&inverse(), |x, y| super::elementwise::power(x, y, None));
        (sign * size).done()
    })
}

/// `jax.random.ball`.
pub fn ball(key: &Value, d: usize, p: &Value, dims: &Shape, dtype: DType) -> R {
    let statics = format!("{d}{dims}{dtype}");
    let args = [key.clone(), p.clone()];
    jitted("_ball", &statics, &args, |args| {
        let (first, second) = split2(&args[0])?;
        let p = &args[1];
        let power = |x: &Value, y: &Value| super::elementwise::power(x, y, None);
        let rows: Shape = dims.iter().copied().chain([d]).collect();
        let drawn = Formula::from(generalized_normal(&first, p, &rows, dtype));
        let more = Formula::from(exponential(&second, dims, dtype));
        let sizes = drawn.abs().then(|x| power(x, p)).total(&[dims.ndim()]);
        let inverse = super::elementwise::divide(&lax::weak_int(1), p)?;
        let length = (sizes + more).then(|x| power(x, &inverse));
        let length = length.then(|x| lax::expand_dims(x, &[dims.ndim()]));
        (drawn / length).done()
    })
}

/// `jax.random.wald`.
pub fn wald(key: &Value, mean: &Value, dims: &Shape, dtype: DType) -> R {
    check_float("wald", dtype)?;
    let statics = format!("{dims}{dtype}");
    jitted("_wald", &statics, &[key.clone(), mean.clone()], |args| {
        let (first, second) = split2(&args[0])?;
        let mean = lax::convert(&args[1], dtype)?;
        let mean = Formula::from(promote::broadcast_to(&mean, dims));
        let v = Formula::from(normal(&first, dims, dtype));
        let z = Formula::from(unit_uniform(&second, dims, dtype));
        let y = v.powi(2);
        let (y_square, mean_square) = (y.powi(2), mean.powi(2));
        let root = (4.0 * &mean * &y + &mean_square * &y_square).sqrt();
        let x = &mean + &mean_square * &y / 2.0 - &mean / 2.0 * root;
        let is_first = z.le(&(&mean / (&mean + &x)));
        is_first.select(&x, &(&mean_square / &x)).done()
    })
}

/// `jax.random.f`.
pub fn f(key: &Value, dfnum: &Value, dfden: &Value, dims: &Shape, dtype: DType) -> R {
    check_float("f", dtype)?;
    let statics = format!("{dims}{dtype}");
    let args = [key.clone(), dfnum.clone(), dfden.clone()];
    jitted("_f", &statics, &args, |args| {
        let freedom = [&args[2], &args[1]].map(|it| lax::convert(it, dtype));
        let [den, num] = freedom;
        let (den, num) = (den?, num?);
        let (first, second) = split2(&args[0])?;
        let part = |key: &Value, df: &Value| {
            of::CHISQUARE.sample(
                key,
                std::slice::from_ref(df),
                Some(dims.clone()),
                Some(dtype),
            )
        };
        let above = Formula::from(part(&second, &num));
        let below = Formula::from(part(&first, &den));
        let above = above / Formula::from(&num);
        (above / (below / Formula::from(&den))).done()
    })
}

/// The shape of draws, which their parameters spread to.
pub fn common_shape(name: &str, dims: Option<Shape>, parameters: &[&Value]) -> R<Shape> {
    let shapes: Vec<Shape> = parameters.iter().map(|it| it.shape()).list();
    let Some(dims) = dims else {
        return broadcast_shape(&shapes);
    };
    let all: Vec<Shape> = shapes.iter().cloned().chain([dims.clone()]).list();
    let whole = broadcast_shape(&all)?;
    if whole != dims {
        let texts: Vec<String> = shapes.iter().map(ToString::to_string).collect();
        return Err(Error::value_error(format_args!(
            "{name} parameter shapes must be broadcast-compatible with shape argument, and the result of broadcasting the \
             shapes must equal the shape argument, but got result {whole} for shape argument {dims} and parameter shapes {}",
            shape_list(&texts)
        )));
    }
    Ok(dims)
}

fn shape_list(texts: &[String]) -> String {
    format!("[{}]", texts.join(", "))
}
