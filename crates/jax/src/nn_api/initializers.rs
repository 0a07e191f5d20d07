//! `jax.nn.initializers`: functions that give functions of a key and a shape.

use crate::ops::{R, canonical_axes, creation, lax, promote, random};
use crate::py::*;
use crate::random_api::keys::Key;
use crate::row::{Call, Facts, Ints, Outcome};
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

/// What `jax.nn.initializers` offers.
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
    fn by_fan(
        in_axis: Ints,
        out_axis: Ints,
        batch_axis: Ints,
        dtype: Option<DType>,
        member: Scaled,
    ) -> Py {
        drawing::closures::of_fans(ByFan {
            how: member,
            axes: [in_axis.0, out_axis.0, batch_axis.0],
            dtype,
        })
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
    fn by_scale(stddev: f64, dtype: Option<DType>, member: Draw) -> Py {
        drawing::closures::of_scale((stddev, member, dtype))
    }

    /// All weights have this value.
    ///
    /// >>> jax.nn.initializers.constant(7)(jax.random.key(0), (2,))
    /// Array([7., 7.], dtype=float32)
    #[native("(value, dtype=None)")]
    fn constant(value: &Value, dtype: Option<DType>) -> Py {
        drawing::closures::of_value((value.clone(), dtype))
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
    fn of_fans(
        vm: &mut Vm,
        state: &ByFan,
        key: Key,
        shape: Shape,
        dtype: Option<DType>,
    ) -> Outcome {
        if shape.ndim() < 2 {
            return Err(vm
                .value_error(format_args!(
                    "Can't compute input and output sizes of a {}-dimensional weights tensor. Must be at least 2D.",
                    shape.ndim()
                ))
                .into());
        }
        let dtype = dtype.or(state.dtype).unwrap_or_else(promote::float_dtype);
        Ok(state.weights(&key.value, &shape, dtype)?)
    }

    /// Draws weights of one scale.
    #[native(
        "(key, shape, dtype=None, out_sharding=None)",
        name = "init",
        facts = Facts::DRAWS.called("initializer")
    )]
    fn of_scale(
        state: &(f64, Draw, Option<DType>),
        key: Key,
        shape: Shape,
        dtype: Option<DType>,
    ) -> R {
        let (scale, draw, usual) = *state;
        let dtype = dtype.or(usual).unwrap_or_else(promote::float_dtype);
        let key = &key.value;
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
    fn of_value(state: &(Value, Option<DType>), shape: Shape, dtype: Option<DType>) -> R {
        let (value, usual) = state;
        let dtype = dtype.or(*usual).unwrap_or_else(promote::float_dtype);
        promote::broadcast_to(&lax::convert(value, dtype)?, &shape)
    }
}

/// An initializer as the program has asked for it: which axes are inputs, outputs and batches.
struct ByFan {
    how: Scaled,
    axes: [Vec<i64>; 3],
    dtype: Option<DType>,
}

impl ByFan {
    /// The inputs and outputs of weights of this shape; what the axes leave over belongs to both.
    fn fans(&self, dims: &Shape) -> R<(f64, f64)> {
        let size = |axes: &[i64]| -> R<f64> {
            let axes = canonical_axes(Some(axes), dims.ndim())?;
            Ok(axes.iter().map(|axis| dims[*axis] as f64).product())
        };
        let [inputs, outputs, batches] = &self.axes;
        let (inputs, outputs, batches) = (size(inputs)?, size(outputs)?, size(batches)?);
        let rest = dims.size() as f64 / inputs / outputs / batches;
        Ok((inputs * rest, outputs * rest))
    }

    fn weights(&self, key: &Value, dims: &Shape, dtype: DType) -> R {
        if !dtype.is_inexact() {
            return random::uniform_between(key, dims, dtype, 0.0, 1.0);
        }
        if dtype.is_complex() {
            return Err(Error::not_implemented(
                "weights of complex numbers whose variance depends on inputs and outputs",
            ));
        }
        let (fan_in, fan_out) = self.fans(dims)?;
        let fan = match self.how.fan {
            Fan::In => fan_in,
            Fan::Average => (fan_in + fan_out) / 2.0,
        };
        let variance = lax::scalar(dtype, self.how.scale / fan.max(1e-30));
        match self.how.draw {
            Draw::Normal => lax::mul(&random::normal(key, dims, dtype)?, &lax::sqrt(&variance)?),
            Draw::TruncatedNormal => {
                let deviation = lax::sqrt(&variance)?;
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
