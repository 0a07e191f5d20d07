//! `jax.nn.initializers`: functions that give functions of a key and a shape.

use crate::ops::{R, creation, lax, promote, random};
use crate::py::*;
use crate::random_api::keys::Key;
use crate::row::{Call, Facts, Outcome};
use freezeframe_array::{DType, Scalar, Shape};

/// How an initializer draws.
#[derive(Clone, Copy)]
enum Draw {
    Normal,
    TruncatedNormal,
    Uniform,
}

/// Which fan a variance is divided by.
#[derive(Clone, Copy)]
enum Fan {
    In,
    Average,
}

/// An initializer for weights of shape (..., in, out): the variance is `scale` divided by a fan.
#[derive(Clone, Copy)]
struct Scaled {
    scale: f64,
    fan: Fan,
    draw: Draw,
}

const fn scaled(scale: f64, fan: Fan, draw: Draw) -> Scaled {
    Scaled { scale, fan, draw }
}

/// The functions.
#[natives(scope = Call)]
mod functions {
    use super::*;

    #[member(glorot_normal = scaled(1.0, Fan::Average, Draw::TruncatedNormal), "Weights of the normal distribution whose variance is 1 divided by the mean of inputs and outputs.

        >>> jax.nn.initializers.glorot_normal()(jax.random.key(0), (2, 3)).shape
        (2, 3)", aliases("xavier_normal"))]
    #[member(glorot_uniform = scaled(1.0, Fan::Average, Draw::Uniform), "Weights of an interval whose variance is 1 divided by the mean of inputs and outputs.

        >>> jax.nn.initializers.glorot_uniform()(jax.random.key(0), (2, 3)).shape
        (2, 3)", aliases("xavier_uniform"))]
    #[member(he_normal = scaled(2.0, Fan::In, Draw::TruncatedNormal), "Weights of the normal distribution whose variance is 2 divided by the inputs.

        >>> jax.nn.initializers.he_normal()(jax.random.key(0), (2, 3)).shape
        (2, 3)", aliases("kaiming_normal"))]
    #[member(he_uniform = scaled(2.0, Fan::In, Draw::Uniform), "Weights of an interval whose variance is 2 divided by the inputs.

        >>> jax.nn.initializers.he_uniform()(jax.random.key(0), (2, 3)).shape
        (2, 3)", aliases("kaiming_uniform"))]
    #[member(lecun_normal = scaled(1.0, Fan::In, Draw::TruncatedNormal), "Weights of the normal distribution whose variance is 1 divided by the inputs.

        >>> jax.nn.initializers.lecun_normal()(jax.random.key(0), (2, 3)).shape
        (2, 3)")]
    #[member(lecun_uniform = scaled(1.0, Fan::In, Draw::Uniform), "Weights of an interval whose variance is 1 divided by the inputs.

        >>> jax.nn.initializers.lecun_uniform()(jax.random.key(0), (2, 3)).shape
        (2, 3)")]
    #[native("(in_axis=-2, out_axis=-1, batch_axis=(), dtype=None)")]
    fn by_fan(member: Scaled) -> Py {
        drawing::closures::of_fans(member)
    }

    #[member(normal = Draw::Normal, "Weights of the normal distribution with this deviation.

        >>> jax.nn.initializers.normal(0.1)(jax.random.key(0), (2, 3)).shape
        (2, 3)")]
    #[member(uniform = Draw::Uniform, "Weights from 0 up to this bound.

        >>> jax.nn.initializers.uniform(0.1)(jax.random.key(0), (2, 3)).shape
        (2, 3)")]
    #[member(truncated_normal = Draw::TruncatedNormal, "Weights of the normal distribution with this deviation, at most two of them from 0.

        >>> jax.nn.initializers.truncated_normal(0.1)(jax.random.key(0), (2, 3)).shape
        (2, 3)")]
    #[native("(stddev=0.01, dtype=None)")]
    fn by_scale(stddev: f64, member: Draw) -> Py {
        drawing::closures::of_scale((stddev, member))
    }

    /// All weights have this value.
    ///
    /// >>> jax.nn.initializers.constant(7)(jax.random.key(0), (2,))
    /// Array([7., 7.], dtype=float32)
    #[native("(value, dtype=None)")]
    fn constant(value: &Value) -> Py {
        drawing::closures::of_value(value.clone())
    }

    #[member(
        zeros = 0,
        "All weights are zero.

        >>> jax.nn.initializers.zeros(jax.random.key(0), (2,))
        Array([0., 0.], dtype=float32)"
    )]
    #[member(
        ones = 1,
        "All weights are one.

        >>> jax.nn.initializers.ones(jax.random.key(0), (2,))
        Array([1., 1.], dtype=float32)"
    )]
    #[native("(key, shape, dtype=None, out_sharding=None)")]
    fn of_number(shape: Shape, dtype: Option<DType>, member: i64) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        creation::full_of(shape, dtype, Scalar::Int(member))
    }
}

/// The functions that the others give.
#[natives(scope = Call)]
mod drawing {
    use super::*;

    /// Draws weights whose variance depends on the inputs and outputs.
    #[native(
        "(key, shape, dtype=None, out_sharding=None)",
        name = "init",
        facts = Facts::DRAWS.called("initializer")
    )]
    fn of_fans(vm: &mut Vm, state: &Scaled, key: Key, shape: Shape) -> Outcome {
        if shape.ndim() < 2 {
            return Err(vm
                .value_error(format_args!(
                    "Can't compute input and output sizes of a {}-dimensional weights tensor. Must be at least 2D.",
                    shape.ndim()
                ))
                .into());
        }
        Ok(state.weights(&key.value, &shape)?)
    }

    /// Draws weights of one scale.
    #[native(
        "(key, shape, dtype=None, out_sharding=None)",
        name = "init",
        facts = Facts::DRAWS.called("initializer")
    )]
    fn of_scale(state: &(f64, Draw), key: Key, shape: Shape, dtype: Option<DType>) -> R {
        let (scale, draw) = *state;
        let (key, dtype) = (&key.value, dtype.unwrap_or_else(promote::float_dtype));
        let drawn = match draw {
            Draw::Normal => random::normal(key, &shape, dtype)?,
            Draw::Uniform => random::uniform_between(key, &shape, dtype, 0.0, 1.0)?,
            Draw::TruncatedNormal => {
                let [low, high] = [-2.0, 2.0].map(|bound| lax::scalar(dtype, bound));
                random::truncated_normal(key, &low, &high, &shape, dtype)?
            }
        };
        lax::mul(&drawn, &lax::scalar(dtype, scale))
    }

    /// Gives weights of one value.
    #[native("(key, shape, dtype=None, out_sharding=None)", name = "init")]
    fn of_value(state: &Value, shape: Shape) -> R {
        lax::full(shape, &lax::convert(state, promote::float_dtype())?)
    }
}

impl Scaled {
    fn weights(self, key: &Value, dims: &Shape) -> R {
        let dtype = promote::float_dtype();
        let [rest @ .., inputs, outputs] = dims.dims() else {
            return Err(Error::value_error("weights have two axes at least"));
        };
        let rest: usize = rest.iter().product();
        let (fan_in, fan_out) = ((rest * inputs) as f64, (rest * outputs) as f64);
        let fan = match self.fan {
            Fan::In => fan_in,
            Fan::Average => (fan_in + fan_out) / 2.0,
        };
        let variance = lax::scalar(dtype, self.scale / fan.max(1e-30));
        let deviation = lax::sqrt(&variance)?;
        match self.draw {
            Draw::Normal => lax::mul(&random::normal(key, dims, dtype)?, &deviation),
            Draw::TruncatedNormal => {
                let deviation = lax::div(&deviation, &lax::scalar(dtype, 0.879_625_661_034_239_8))?;
                let bound = |value: i64| lax::int_scalar(promote::int_dtype(), value);
                let drawn = random::truncated_normal(key, &bound(-2), &bound(2), dims, dtype)?;
                lax::mul(&drawn, &deviation)
            }
            Draw::Uniform => {
                let drawn = random::uniform_between(key, dims, dtype, -1.0, 1.0)?;
                let bound = lax::sqrt(&lax::mul(&lax::scalar(dtype, 3.0), &variance)?)?;
                lax::mul(&drawn, &bound)
            }
        }
    }
}

/// Fills `jax.nn.initializers`.
pub(crate) fn init_initializers(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    Ok(())
}
