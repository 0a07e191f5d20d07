//! `jax.nn`, `jax.scipy.special` and `jax.scipy.stats`.

mod attention;
mod gammas;
mod initializers;

use crate::arg;
use crate::ops::{
    R, activations as more, elementwise as ew, lax, nn, normal, promote, reduce, stats,
};
use crate::py::*;
use crate::row::{Axes, Call, Facts, Outcome};
use freezeframe_array::DType;
use freezeframe_core::UnaryOp;
use freezeframe_python::{Arg, FromArg};

pub(crate) use initializers::init_initializers;

/// Activations.
#[natives(scope = Call)]
mod activations {
    use super::*;

    #[member(relu = nn::relu, "Each element, and 0 in place of negative ones.

        >>> jax.nn.relu(jnp.array([-1.0, 2.0]))
        Array([0., 2.], dtype=float32)")]
    #[member(sigmoid = nn::sigmoid, "`1 / (1 + exp(-x))`: between 0 and 1.

        >>> jax.nn.sigmoid(jnp.array([0.0, 2.0]))
        Array([0.5     , 0.880797], dtype=float32)")]
    #[member(softplus = nn::softplus, "`log(1 + exp(x))`: `relu` without the corner.

        >>> jax.nn.softplus(0.0)
        Array(0.6931472, dtype=float32, weak_type=True)")]
    #[member(silu = nn::silu, "`x * sigmoid(x)`.

        >>> jax.nn.silu(1.0)
        Array(0.7310586, dtype=float32, weak_type=True)", aliases("swish"))]
    #[member(log_sigmoid = nn::log_sigmoid, "The logarithm of `sigmoid(x)`.

        >>> jax.nn.log_sigmoid(0.0)
        Array(-0.6931472, dtype=float32, weak_type=True)")]
    #[member(selu = nn::selu, "`elu`, scaled so that layers keep mean and deviation.

        >>> jax.nn.selu(jnp.array([-1.0, 1.0]))
        Array([-1.1113307,  1.050701 ], dtype=float32)")]
    #[member(relu6 = more::relu6, "Each element, but not below 0 and not above 6.

        >>> jax.nn.relu6(jnp.array([-1.0, 3.0, 9.0]))
        Array([0., 3., 6.], dtype=float32)")]
    #[member(sparse_plus = more::sparse_plus, "Each element where it is at least 1, 0 where it is at most -1, and a parabola between.

        >>> jax.nn.sparse_plus(jnp.array([-2.0, 0.0, 2.0]))
        Array([0.  , 0.25, 2.  ], dtype=float32)")]
    #[member(sparse_sigmoid = more::sparse_sigmoid, "The slope of `sparse_plus`: a line from 0 at -1 to 1 at 1.

        >>> jax.nn.sparse_sigmoid(jnp.array([-2.0, 0.0, 0.5]))
        Array([0.  , 0.5 , 0.75], dtype=float32)")]
    #[member(mish = more::mish, "`x * tanh(softplus(x))`.

        >>> jax.nn.mish(jnp.array([-1.0, 1.0]))
        Array([-0.30340144,  0.8650985 ], dtype=float32)")]
    #[member(hard_sigmoid = more::hard_sigmoid, "`relu6(x + 3) / 6`: a line from 0 at -3 to 1 at 3.

        >>> jax.nn.hard_sigmoid(jnp.array([-3.0, 0.0, 1.5]))
        Array([0.  , 0.5 , 0.75], dtype=float32)")]
    #[member(hard_silu = more::hard_silu, "`x * hard_sigmoid(x)`.

        >>> jax.nn.hard_silu(jnp.array([-3.0, 0.0, 3.0]))
        Array([-0.,  0.,  3.], dtype=float32)", aliases("hard_swish"))]
    #[member(log1mexp = more::log1mexp, "`log(1 - exp(-x))`, exact for small and for large `x`.

        >>> jax.nn.log1mexp(jnp.array([0.5, 10.0]))
        Array([-9.3275213e-01, -4.5400961e-05], dtype=float32)")]
    #[member(hard_tanh = nn::hard_tanh, "Each element, but not below -1 and not above 1.

        >>> jax.nn.hard_tanh(jnp.array([-3.0, 0.5]))
        Array([-1. ,  0.5], dtype=float32)")]
    #[member(soft_sign = nn::soft_sign, "`x / (1 + abs(x))`: between -1 and 1.

        >>> jax.nn.soft_sign(jnp.array([-1.0, 3.0]))
        Array([-0.5 ,  0.75], dtype=float32)")]
    #[member(tanh = |x| ew::unary(UnaryOp::Tanh, ew::Promote::Inexact, x), "The hyperbolic tangent of each element, between -1 and 1.

        >>> jax.nn.tanh(1.0)
        Array(0.7615942, dtype=float32, weak_type=True)")]
    #[member(identity = |x| Ok(x.clone()), "The array as it is.

        >>> jax.nn.identity(jnp.arange(3))
        Array([0, 1, 2], dtype=int32)")]
    #[native("(x)")]
    fn of_one(x: &Value, member: fn(&Value) -> R) -> R {
        member(x)
    }

    #[member(elu = nn::elu, "Each element, and `alpha * (exp(x) - 1)` in place of negative ones.

        >>> jax.nn.elu(jnp.array([-1.0, 2.0]))
        Array([-0.63212055,  2.        ], dtype=float32)")]
    #[member(celu = nn::celu, "Each element, and `alpha * (exp(x / alpha) - 1)` in place of negative ones.

        >>> jax.nn.celu(jnp.array([-1.0, 2.0]), 2.0)
        Array([-0.78693867,  2.        ], dtype=float32)")]
    #[native("(x, alpha=1.0)")]
    fn with_alpha(alpha: &Value, x: &Value, member: fn(&Value, &Value) -> R) -> R {
        member(x, alpha)
    }

    /// Each element, and `negative_slope` times that in place of negative ones.
    ///
    /// >>> jax.nn.leaky_relu(jnp.array([-1.0, 2.0]))
    /// Array([-0.01,  2.  ], dtype=float32)
    #[native("(x, negative_slope=?)")]
    fn leaky_relu(negative_slope: Option<Value>, x: &Value) -> R {
        nn::leaky_relu(x, negative_slope.as_ref())
    }

    /// Each element times the share of the normal distribution below it, by `tanh` or exactly.
    ///
    /// >>> jax.nn.gelu(jnp.array([-1.0, 1.0]))
    /// Array([-0.15880796,  0.841192  ], dtype=float32)
    #[native("(x, approximate=True)")]
    fn gelu(approximate: bool, x: &Value) -> R {
        nn::gelu(x, approximate)
    }

    /// The first half along `axis` times the sigmoid of the second.
    ///
    /// >>> jax.nn.glu(jnp.array([1.0, 2.0, 0.0, 0.0]))
    /// Array([0.5, 1. ], dtype=float32)
    #[native("(x, axis=-1)")]
    fn glu(axis: i64, x: &Value) -> R {
        nn::glu(x, axis)
    }

    /// `exp(x)` divided by its sum along `axis`: shares that sum to one.
    ///
    /// >>> jax.nn.softmax(jnp.array([1.0, 2.0, 3.0]))
    /// Array([0.09003057, 0.24472848, 0.66524094], dtype=float32)
    #[native("(x, axis=?, where=None)")]
    fn softmax(axis: LastAxes, x: &Value) -> R {
        nn::softmax(x, axis.0.as_deref())
    }

    /// The logarithms of `softmax(x)`.
    ///
    /// >>> jax.nn.log_softmax(jnp.array([1.0, 2.0, 3.0]))
    /// Array([-2.407606  , -1.4076059 , -0.40760595], dtype=float32)
    #[native("(x, axis=?, where=None)")]
    fn log_softmax(axis: LastAxes, x: &Value) -> R {
        nn::log_softmax(x, axis.0.as_deref())
    }

    /// The elements moved and scaled along `axis` to mean 0 and deviation 1.
    ///
    /// >>> jax.nn.standardize(jnp.array([1.0, 3.0]))
    /// Array([-0.99999505,  0.99999505], dtype=float32)
    #[native("(x, axis=?, mean=None, variance=None, epsilon=1e-5, where=None)")]
    fn standardize(axis: LastAxes, epsilon: f64, x: &Value) -> R {
        nn::standardize(x, axis.0.as_deref(), epsilon)
    }

    /// For each integer a vector of `num_classes` zeros, with a one at the integer's place.
    ///
    /// >>> jax.nn.one_hot(jnp.array([0, 2]), 3)
    /// Array([[1., 0., 0.],
    ///        [0., 0., 1.]], dtype=float32)
    #[native("(x, num_classes, dtype=None, axis=-1)")]
    fn one_hot(
        vm: &mut Vm,
        num_classes: i64,
        dtype: Option<DType>,
        axis: i64,
        x: &Value,
    ) -> Outcome {
        let classes = usize::try_from(num_classes)
            .map_err(|_| vm.value_error("num_classes must not be negative"))?;
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        Ok(nn::one_hot(x, classes, dtype, axis)?)
    }

    /// The logarithm of the sum of the exponentials along `axis`, or of all, each times its weight in `b`.
    ///
    /// >>> jax.nn.logsumexp(jnp.array([100.0, 100.0]))
    /// Array(100.693146, dtype=float32)
    #[native("(a, axis=None, b=None, keepdims=False, return_sign=False, where=None)")]
    fn logsumexp(axis: Axes, b: Option<Value>, keepdims: bool, a: &Value) -> R {
        logsumexp_of(axis, b, keepdims, a)
    }
}

fn logsumexp_of(axis: Axes, weights: Option<Value>, keepdims: bool, x: &Value) -> R {
    let options = reduce::Options {
        axes: axis.0,
        keepdims,
        ..Default::default()
    };
    reduce::logsumexp(x, &options, weights.as_ref())
}

/// Axes, and the last one where none are given; `None` is for all.
struct LastAxes(Option<Vec<i64>>);

impl<'a> FromArg<'a, Call> for LastAxes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        Ok(Self(match arg.value() {
            Py::None => None,
            Py::Unset => Some(vec![-1]),
            axes => Some(arg::ints(vm, axes)?),
        }))
    }
}

/// Fills `jax.nn`.
pub(crate) fn init_nn(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(activations::TABLE);
    module.functions(attention::functions::TABLE);
    Ok(())
}

/// Functions of `jax.scipy.special`.
#[natives(scope = Call)]
mod special {
    use super::*;

    /// The logarithm of the sum of the exponentials along `axis`, or of all, each times its weight in `b`.
    ///
    /// >>> jax.scipy.special.logsumexp(jnp.array([100.0, 100.0]))
    /// Array(100.693146, dtype=float32)
    #[native("(a, axis=None, b=None, keepdims=False, return_sign=False, where=None)")]
    fn logsumexp(axis: Axes, b: Option<Value>, keepdims: bool, a: &Value) -> R {
        logsumexp_of(axis, b, keepdims, a)
    }

    #[member(erf = UnaryOp::Erf, "The error function of each element, between -1 and 1.

        >>> jax.scipy.special.erf(0.5)
        Array(0.5204999, dtype=float32, weak_type=True)")]
    #[member(erfc = UnaryOp::Erfc, "`1 - erf(x)`, exact where that is small.

        >>> jax.scipy.special.erfc(0.5)
        Array(0.47950017, dtype=float32, weak_type=True)")]
    #[member(erfinv = UnaryOp::ErfInv, "The number whose error function each element is.

        >>> jax.scipy.special.erfinv(0.5)
        Array(0.47693628, dtype=float32, weak_type=True)")]
    #[member(gammaln = UnaryOp::Lgamma, "The logarithm of the size of the gamma function.

        >>> jax.scipy.special.gammaln(5.0)
        Array(3.1780539, dtype=float32, weak_type=True)")]
    #[member(digamma = UnaryOp::Digamma, "The slope of `gammaln`.

        >>> jax.scipy.special.digamma(1.0)
        Array(-0.5772154, dtype=float32, weak_type=True)")]
    #[native("(x)")]
    fn float_of(x: &Value, member: UnaryOp) -> R {
        ew::unary(member, ew::Promote::Inexact, x)
    }

    #[member(expit = |x| lax::logistic(&nn::inexact(x)?), "`1 / (1 + exp(-x))`: between 0 and 1.

        >>> jax.scipy.special.expit(0.0)
        Array(0.5, dtype=float32, weak_type=True)")]
    #[member(logit = nn::logit, "`log(p / (1 - p))`: the number whose `expit` each element is.

        >>> jax.scipy.special.logit(0.75)
        Array(1.0986123, dtype=float32, weak_type=True)")]
    #[member(entr = nn::entr, "`-x log(x)`; 0 at zero, and negative infinity below.

        >>> jax.scipy.special.entr(0.5)
        Array(0.3465736, dtype=float32, weak_type=True)")]
    #[member(ndtr = normal::ndtr, "The share of the normal distribution that is below each element.

        >>> jax.scipy.special.ndtr(0.0)
        Array(0.5, dtype=float32)")]
    #[native("(x)")]
    fn of_one(x: &Value, member: fn(&Value) -> R) -> R {
        member(x)
    }

    #[member(
        xlogy = false,
        "`x * log(y)`, and 0 where `x` is zero.

        >>> jax.scipy.special.xlogy(0.0, 0.0)
        Array(0., dtype=float32, weak_type=True)"
    )]
    #[member(
        xlog1py = true,
        "`x * log(1 + y)`, and 0 where `x` is zero.

        >>> jax.scipy.special.xlog1py(0.0, -1.0)
        Array(0., dtype=float32, weak_type=True)"
    )]
    #[native("(x, y)")]
    fn x_log(x: &Value, y: &Value, member: bool) -> R {
        nn::xlogy(x, y, member)
    }

    /// The logarithm of the share of the normal distribution that is below each element; far below zero by an asymptotic
    /// series of so many terms.
    ///
    /// >>> jax.scipy.special.log_ndtr(jnp.array([-30.0, 1.0]))
    /// Array([-4.5432123e+02, -1.7275381e-01], dtype=float32)
    #[native("(x, series_order=3)")]
    fn log_ndtr(vm: &mut Vm, x: &Value, series_order: &Py) -> Outcome {
        match series_order {
            Py::Int(order) => Ok(normal::log_ndtr(x, *order)?),
            _ => Err(vm
                .type_error("series_order must be a Python integer.")
                .into()),
        }
    }

    /// `exp(x)` divided by its sum along `axis`, or of all: shares that sum to one.
    ///
    /// >>> jax.scipy.special.softmax(jnp.array([1.0, 2.0, 3.0]))
    /// Array([0.09003057, 0.24472848, 0.66524094], dtype=float32)
    #[native("(x, /, *, axis=?)")]
    fn softmax(axis: Axes, x: &Value) -> R {
        nn::softmax(x, axis.0.as_deref())
    }

    /// The logarithms of `softmax(x)`.
    ///
    /// >>> jax.scipy.special.log_softmax(jnp.array([1.0, 2.0, 3.0]))
    /// Array([-2.407606  , -1.4076059 , -0.40760595], dtype=float32)
    #[native("(x, /, *, axis=?)")]
    fn log_softmax(axis: Axes, x: &Value) -> R {
        nn::log_softmax(x, axis.0.as_deref())
    }
}

/// Fills `jax.scipy.special`.
pub(crate) fn init_special(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(special::TABLE);
    module.functions(gammas::functions::TABLE);
    Ok(())
}

/// Functions of `jax.scipy.stats.norm`.
#[natives(scope = Call)]
mod norm {
    use super::*;

    #[member(logpdf = normal::log_pdf, "The logarithm of the density of the normal distribution at `x`.

        >>> jax.scipy.stats.norm.logpdf(0.0)
        Array(-0.9189385, dtype=float32, weak_type=True)")]
    #[member(pdf = |x, loc, scale| lax::exp(&normal::log_pdf(x, loc, scale)?), "The density of the normal distribution at `x`.

        >>> jax.scipy.stats.norm.pdf(0.0)
        Array(0.3989423, dtype=float32, weak_type=True)")]
    #[member(cdf = normal::cdf, "The share of the normal distribution that is below `x`.

        >>> jax.scipy.stats.norm.cdf(1.0)
        Array(0.8413447, dtype=float32)")]
    #[member(logcdf = normal::log_cdf, "The logarithm of the share of the normal distribution that is below `x`.

        >>> jax.scipy.stats.norm.logcdf(1.0)
        Array(-0.17275381, dtype=float32)")]
    #[native("(x, loc=0, scale=1)")]
    fn at(x: &Value, loc: &Value, scale: &Value, member: fn(&Value, &Value, &Value) -> R) -> R {
        member(x, loc, scale)
    }

    #[member(sf = stats::norm_sf, "The share of the normal distribution that is above `x`.

        >>> jax.scipy.stats.norm.sf(1.0)
        Array(0.15865527, dtype=float32)")]
    #[member(logsf = stats::norm_logsf, "The logarithm of the share of the normal distribution that is above `x`.

        >>> jax.scipy.stats.norm.logsf(1.0)
        Array(-1.8410215, dtype=float32)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn above(x: &Value, loc: &Value, scale: &Value, member: stats::Function) -> R {
        stats::of(&[x, loc, scale], member)
    }
}

/// Fills `jax.scipy.stats.norm`.
pub(crate) fn init_norm(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(norm::TABLE);
    Ok(())
}
