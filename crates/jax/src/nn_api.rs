//! `jax.nn`, `jax.scipy.special` and `jax.scipy.stats`.

use crate::arg::{self, array, array1, array2, values};
use crate::array::wrap;
use crate::convert;
use crate::ops::{R, elementwise as ew, lax, nn, promote, random, reduce};
use crate::py::*;
use crate::reenter::run;
use freezeframe_base::Lists;
use freezeframe_core::UnaryOp;

fn number(vm: &mut Vm, args: Args, at: usize, default: f64) -> PyResult<Value> {
    match args.some(at).cloned() {
        Some(value) => convert::argument(vm, "scale", at, &value),
        None => Ok(Value::weak(freezeframe_array::Array::from_scalar(
            promote::float_dtype(),
            freezeframe_array::Scalar::Float(default),
        ))),
    }
}

fn last_axis(vm: &mut Vm, args: Args, at: usize) -> PyResult<Option<Vec<i64>>> {
    match &args[at] {
        Py::None => Ok(None),
        Py::Unset => Ok(Some(vec![-1])),
        other => arg::ints(vm, &other.clone()).map(Some),
    }
}

fn logsumexp(vm: &mut Vm, args: Args) -> PyResult {
    let axes = arg::axes(vm, &args[1].clone())?;
    let weights = arg::optional_array(vm, args, "logsumexp", 2)?.map(|it| it.0);
    let keepdims = arg::truth_or(vm, args, 3, false)?;
    let options = reduce::Options {
        axes,
        keepdims,
        ..Default::default()
    };
    array1(vm, args, "logsumexp", |x| {
        reduce::logsumexp(x, &options, weights.as_ref())
    })
}

fn one_hot(vm: &mut Vm, args: Args) -> PyResult {
    let classes = vm.int(&args[1])?;
    let classes =
        usize::try_from(classes).map_err(|_| vm.value_error("num_classes must not be negative"))?;
    let dtype = arg::dtype(vm, args, 2, "one_hot")?.unwrap_or_else(promote::float_dtype);
    let axis = arg::int_or(vm, args, 3, -1)?;
    array1(vm, args, "one_hot", |x| {
        nn::one_hot(x, classes, dtype, axis)
    })
}

macro_rules! simple {
    ($(($name:literal, $f:expr)),* $(,)?) => {
        &[$(pure($name, "(x)", |vm, args| {
            let f: fn(&Value) -> R = $f;
            array1(vm, args, $name, f)
        })),*]
    };
}

const SIMPLE: &[Entry] = simple![
    ("relu", nn::relu),
    ("sigmoid", nn::sigmoid),
    ("softplus", nn::softplus),
    ("silu", nn::silu),
    ("swish", nn::silu),
    ("log_sigmoid", nn::log_sigmoid),
    ("selu", nn::selu),
    ("relu6", nn::relu6),
    ("hard_tanh", nn::hard_tanh),
    ("soft_sign", nn::soft_sign),
    ("tanh", |x| ew::unary(
        UnaryOp::Tanh,
        ew::Promote::Inexact,
        x
    )),
    ("identity", |x| Ok(x.clone())),
];

const NN: &[Entry] = &[
    pure("elu", "(x, alpha=1.0)", |vm, args| {
        let alpha = number(vm, args, 1, 1.0)?;
        array1(vm, args, "elu", |x| nn::elu(x, &alpha))
    }),
    pure("celu", "(x, alpha=1.0)", |vm, args| {
        let alpha = number(vm, args, 1, 1.0)?;
        array1(vm, args, "celu", |x| nn::celu(x, &alpha))
    }),
    pure("leaky_relu", "(x, negative_slope=0.01)", |vm, args| {
        let slope = number(vm, args, 1, 0.01)?;
        array1(vm, args, "leaky_relu", |x| nn::leaky_relu(x, &slope))
    }),
    pure("gelu", "(x, approximate=True)", |vm, args| {
        let approximate = arg::truth_or(vm, args, 1, true)?;
        array1(vm, args, "gelu", |x| nn::gelu(x, approximate))
    }),
    pure("glu", "(x, axis=-1)", |vm, args| {
        let axis = arg::int_or(vm, args, 1, -1)?;
        array1(vm, args, "glu", |x| nn::glu(x, axis))
    }),
    pure("softmax", "(x, axis=?, where=None)", |vm, args| {
        let axes = last_axis(vm, args, 1)?;
        array1(vm, args, "softmax", |x| nn::softmax(x, axes.as_deref()))
    }),
    pure("log_softmax", "(x, axis=?, where=None)", |vm, args| {
        let axes = last_axis(vm, args, 1)?;
        array1(vm, args, "log_softmax", |x| {
            nn::log_softmax(x, axes.as_deref())
        })
    }),
    pure(
        "standardize",
        "(x, axis=?, mean=None, variance=None, epsilon=1e-5, where=None)",
        |vm, args| {
            let axes = last_axis(vm, args, 1)?;
            let epsilon = arg::float_or(vm, args, 4, 1e-5)?;
            array1(vm, args, "standardize", |x| {
                nn::standardize(x, axes.as_deref(), epsilon)
            })
        },
    ),
    pure("one_hot", "(x, num_classes, dtype=None, axis=-1)", one_hot),
    pure(
        "logsumexp",
        "(a, axis=None, b=None, keepdims=False, return_sign=False, where=None)",
        logsumexp,
    ),
];

/// Fills `jax.nn`.
pub(crate) fn init_nn(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(SIMPLE);
    module.functions(NN);
    Ok(())
}

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

/// `variance_scaling`: an initializer for weights of shape (..., in, out).
fn variance_scaling(
    vm: &mut Vm,
    key: &Py,
    dims: &Py,
    scale: f64,
    fan: Fan,
    draw: Draw,
) -> PyResult {
    let key = crate::random_api::key_value(vm, key, "initializer")?;
    let dims = arg::shape(vm, dims, "")?;
    let dtype = promote::float_dtype();
    if dims.ndim() < 2 {
        return Err(vm.value_error(format_args!(
            "Can't compute input and output sizes of a {}-dimensional weights tensor. Must be at least 2D.",
            dims.ndim()
        )));
    }
    let rest: usize = dims[..dims.ndim() - 2].iter().product();
    let (fan_in, fan_out) = (
        (rest * dims[dims.ndim() - 2]) as f64,
        (rest * dims[dims.ndim() - 1]) as f64,
    );
    let fan = match fan {
        Fan::In => fan_in,
        Fan::Average => (fan_in + fan_out) / 2.0,
    };
    let result = run(vm, Vec::new(), || {
        let variance = lax::scalar(dtype, scale / fan.max(1e-30));
        let deviation = lax::sqrt(&variance)?;
        match draw {
            Draw::Normal => lax::mul(&random::normal(&key, &dims, dtype)?, &deviation),
            Draw::TruncatedNormal => {
                let deviation = lax::div(&deviation, &lax::scalar(dtype, 0.879_625_661_034_239_8))?;
                let bound = |value: i64| lax::int_scalar(promote::int_dtype(), value);
                let drawn = random::truncated_normal(&key, &bound(-2), &bound(2), &dims, dtype)?;
                lax::mul(&drawn, &deviation)
            }
            Draw::Uniform => {
                let drawn = random::uniform_between(&key, &dims, dtype, -1.0, 1.0)?;
                let bound = lax::sqrt(&lax::mul(&lax::scalar(dtype, 3.0), &variance)?)?;
                lax::mul(&drawn, &bound)
            }
        }
    })?;
    Ok(wrap(vm, result))
}

const INIT: &str = "(key, shape, dtype=None, out_sharding=None)";

/// Fills `jax.nn.initializers`.
pub(crate) fn init_initializers(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let families: [(&'static str, f64, Fan, Draw); 8] = [
        ("glorot_normal", 1.0, Fan::Average, Draw::TruncatedNormal),
        ("xavier_normal", 1.0, Fan::Average, Draw::TruncatedNormal),
        ("glorot_uniform", 1.0, Fan::Average, Draw::Uniform),
        ("xavier_uniform", 1.0, Fan::Average, Draw::Uniform),
        ("he_normal", 2.0, Fan::In, Draw::TruncatedNormal),
        ("he_uniform", 2.0, Fan::In, Draw::Uniform),
        ("lecun_normal", 1.0, Fan::In, Draw::TruncatedNormal),
        ("lecun_uniform", 1.0, Fan::In, Draw::Uniform),
    ];
    for (name, scale, fan, draw) in families {
        module.closure(
            name,
            "(in_axis=-2, out_axis=-1, batch_axis=(), dtype=None)",
            Purity::Pure,
            move |_, _| {
                Ok(closure("init", INIT, Purity::Pure, move |vm, args| {
                    variance_scaling(vm, &args[0], &args[1], scale, fan, draw)
                }))
            },
        );
    }
    for (name, value) in [("zeros", 0i64), ("ones", 1)] {
        module.closure(name, INIT, Purity::Pure, move |vm, args| {
            let dims = arg::shape(vm, &args[1], "")?;
            let dtype = arg::dtype(vm, args, 2, "zeros")?.unwrap_or_else(promote::float_dtype);
            let result = run(vm, Vec::new(), || {
                crate::ops::creation::full_of(dims, dtype, freezeframe_array::Scalar::Int(value))
            })?;
            Ok(wrap(vm, result))
        });
    }
    for (name, draw) in [
        ("normal", Draw::Normal),
        ("uniform", Draw::Uniform),
        ("truncated_normal", Draw::TruncatedNormal),
    ] {
        module.closure(
            name,
            "(stddev=0.01, dtype=None)",
            Purity::Pure,
            move |vm, args| {
                let scale = arg::float_or(vm, args, 0, 0.01)?;
                Ok(closure("init", INIT, Purity::Pure, move |vm, args| {
                    scaled_draw(vm, args, scale, draw)
                }))
            },
        );
    }
    module.closure(
        "constant",
        "(value, dtype=None)",
        Purity::Pure,
        |_, args| {
            let value = args[0].clone();
            Ok(closure("init", INIT, Purity::Pure, move |vm, args| {
                let dims = arg::shape(vm, &args[1], "")?;
                let value = convert::argument(vm, "constant", 0, &value)?;
                let result = run(vm, Vec::new(), || {
                    lax::full(dims, &lax::convert(&value, promote::float_dtype())?)
                })?;
                Ok(wrap(vm, result))
            }))
        },
    );
    Ok(())
}

fn scaled_draw(vm: &mut Vm, args: Args, scale: f64, draw: Draw) -> PyResult {
    let key = crate::random_api::key_value(vm, &args[0], "initializer")?;
    let dims = arg::shape(vm, &args[1], "")?;
    let dtype = arg::dtype(vm, args, 2, "normal")?.unwrap_or_else(promote::float_dtype);
    let result = run(vm, Vec::new(), || {
        let drawn = match draw {
            Draw::Normal => random::normal(&key, &dims, dtype)?,
            Draw::Uniform => random::uniform_between(&key, &dims, dtype, 0.0, 1.0)?,
            Draw::TruncatedNormal => random::truncated_normal(
                &key,
                &lax::scalar(dtype, -2.0),
                &lax::scalar(dtype, 2.0),
                &dims,
                dtype,
            )?,
        };
        lax::mul(&drawn, &lax::scalar(dtype, scale))
    })?;
    Ok(wrap(vm, result))
}

fn unary_special(vm: &mut Vm, args: Args, name: &str, op: UnaryOp) -> PyResult {
    array1(vm, args, name, |x| ew::unary(op, ew::Promote::Inexact, x))
}

const SPECIAL: &[Entry] = &[
    pure(
        "logsumexp",
        "(a, axis=None, b=None, keepdims=False, return_sign=False, where=None)",
        logsumexp,
    ),
    pure("expit", "(x)", |vm, args| {
        array1(vm, args, "expit", |x| lax::logistic(&nn::inexact(x)?))
    }),
    pure("logit", "(x)", |vm, args| {
        array1(vm, args, "logit", nn::logit)
    }),
    pure("erf", "(x)", |vm, args| {
        unary_special(vm, args, "erf", UnaryOp::Erf)
    }),
    pure("erfc", "(x)", |vm, args| {
        unary_special(vm, args, "erfc", UnaryOp::Erfc)
    }),
    pure("erfinv", "(x)", |vm, args| {
        unary_special(vm, args, "erfinv", UnaryOp::ErfInv)
    }),
    pure("gammaln", "(x)", |vm, args| {
        unary_special(vm, args, "gammaln", UnaryOp::Lgamma)
    }),
    pure("digamma", "(x)", |vm, args| {
        unary_special(vm, args, "digamma", UnaryOp::Digamma)
    }),
    pure("xlogy", "(x, y)", |vm, args| {
        array2(vm, args, "xlogy", |x, y| nn::xlogy(x, y, false))
    }),
    pure("xlog1py", "(x, y)", |vm, args| {
        array2(vm, args, "xlog1py", |x, y| nn::xlogy(x, y, true))
    }),
    pure("entr", "(x)", |vm, args| array1(vm, args, "entr", nn::entr)),
    pure("ndtr", "(x)", |vm, args| array1(vm, args, "ndtr", nn::ndtr)),
    pure("softmax", "(x, /, *, axis=?)", |vm, args| {
        let axes = if args.some(1).is_some() {
            Some(arg::ints(vm, &args[1].clone())?)
        } else {
            None
        };
        array1(vm, args, "softmax", |x| nn::softmax(x, axes.as_deref()))
    }),
    pure("log_softmax", "(x, /, *, axis=?)", |vm, args| {
        let axes = if args.some(1).is_some() {
            Some(arg::ints(vm, &args[1].clone())?)
        } else {
            None
        };
        array1(vm, args, "log_softmax", |x| {
            nn::log_softmax(x, axes.as_deref())
        })
    }),
];

/// Fills `jax.scipy.special`.
pub(crate) fn init_special(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(SPECIAL);
    Ok(())
}

fn distribution(
    vm: &mut Vm,
    args: Args,
    name: &str,
    f: fn(&Value, &Value, &Value) -> R,
) -> PyResult {
    let operands: Vec<_> = (0..3).map(|at| array(vm, args, name, at)).try_list()?;
    let list = values(&operands);
    let result = run(vm, operands, || f(&list[0], &list[1], &list[2]))?;
    Ok(wrap(vm, result))
}

/// Fills `jax.scipy.stats.norm`.
pub(crate) fn init_norm(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(&[
        pure("logpdf", "(x, loc=0, scale=1)", |vm, args| {
            distribution(vm, args, "logpdf", nn::norm_logpdf)
        }),
        pure("pdf", "(x, loc=0, scale=1)", |vm, args| {
            distribution(vm, args, "pdf", |x, loc, scale| {
                lax::exp(&nn::norm_logpdf(x, loc, scale)?)
            })
        }),
        pure("cdf", "(x, loc=0, scale=1)", |vm, args| {
            distribution(vm, args, "cdf", nn::norm_cdf)
        }),
        pure("logcdf", "(x, loc=0, scale=1)", |vm, args| {
            distribution(vm, args, "logcdf", |x, loc, scale| {
                lax::log(&nn::norm_cdf(x, loc, scale)?)
            })
        }),
    ]);
    Ok(())
}
