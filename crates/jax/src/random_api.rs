//! `jax.random`.

use crate::arg::{self};
use crate::array::{tracer_of, wrap};
use crate::convert;
use crate::inspect::{note_key_use, note_keys};
use crate::ops::distributions::{DISTRIBUTIONS, Distribution};
use crate::ops::{index, lax, promote, random};
use crate::py::*;
use crate::reenter::run;
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Primitive, bind1};

/// How JAX shows its implementation of Threefry.
const THREEFRY: &str = "PRNGImpl(key_shape=(2,), seed=<function threefry_seed at 0x0>, split=<function threefry_split at \
    0x0>, random_bits=<function threefry_random_bits at 0x0>, fold_in=<function threefry_fold_in at 0x0>, \
    name='threefry2x32', tag='fry')";

/// A key as a typed key array, and whether it came as one.
struct Key {
    value: Value,
    typed: bool,
}

fn key(vm: &mut Vm, value: &Py, _function: &str) -> PyResult<Key> {
    let Some(found) = crate::array::value_of(value)
        .cloned()
        .or(convert::arraylike(vm, value)?.filter(|it| it.ndim() > 0))
    else {
        if matches!(value, Py::Int(_) | Py::Float(_) | Py::Bool(_)) {
            let text = vm.repr(value)?;
            return Err(vm.type_error(format_args!(
                "JAX encountered invalid PRNG key data: expected key_data to have ndim, shape, and dtype attributes. Got {text}"
            )));
        }
        let class = class_text(vm, value);
        return Err(vm.type_error(format_args!("unexpected PRNG key type {class}")));
    };
    if found.dtype() == DType::Key {
        return Ok(Key {
            value: found,
            typed: true,
        });
    }
    let shape = found.shape();
    if shape.ndim() < 1 {
        return Err(vm.type_error(format_args!(
            "JAX encountered invalid PRNG key data: expected key_data.ndim >= 1; got ndim={}",
            shape.ndim()
        )));
    }
    if shape.last() != Some(&2) {
        return Err(vm.type_error(format_args!(
            "JAX encountered invalid PRNG key data: expected key_data.shape to end with (2,); got shape={shape} for impl={THREEFRY}"
        )));
    }
    if found.dtype() != DType::UInt32 {
        return Err(vm.type_error(format_args!(
            "JAX encountered invalid PRNG key data: expected key_data.dtype = uint32; got dtype={}",
            found.dtype()
        )));
    }
    let wrapped = run(vm, Vec::new(), || bind1(&Primitive::RandomWrap, &[found]))?;
    Ok(Key {
        value: wrapped,
        typed: false,
    })
}

/// The typed key that a Python value stands for: one key.
pub(crate) fn key_value(vm: &mut Vm, value: &Py, function: &str) -> PyResult<Value> {
    let key = key(vm, value, function)?;
    if key.value.ndim() > 0 {
        return Err(vm.value_error(format_args!(
            "{function} accepts a single key, but was given a key array of shape {}. Use jax.vmap for batching.",
            if key.typed { format!("{} != ()", key.value.shape()) } else { format!("{} != (2,)", raw_shape(&key.value)) }
        )));
    }
    note_key_use(vm, function, &key.value);
    Ok(key.value)
}

fn raw_shape(keys: &Value) -> String {
    let dims: Vec<usize> = keys.shape().iter().copied().chain([2]).list();
    crate::ops::tuple_text(&dims)
}

/// New keys in the form in which the old one came.
fn give(vm: &mut Vm, keys: Value, typed: bool) -> PyResult {
    if typed {
        return Ok(wrap(vm, keys));
    }
    let words = run(vm, Vec::new(), || bind1(&Primitive::RandomUnwrap, &[keys]))?;
    Ok(wrap(vm, words))
}

fn seed(vm: &mut Vm, args: Args, name: &str) -> PyResult<Value> {
    match arg::text(args, 1).as_deref() {
        None | Some("threefry2x32") => {}
        Some(other @ ("rbg" | "unsafe_rbg" | "philox2x32" | "philox4x32" | "threefry4x32")) => {
            return Err(vm.not_implemented(format_args!(
                "the PRNG implementation {other} is not implemented"
            )));
        }
        Some(other) => {
            return Err(vm.value_error(format_args!(
                "unrecognized PRNG implementation \"{other}\". Did you mean one of: \"philox2x32\", \"philox4x32\", \
                 \"threefry2x32\", \"rbg\", \"unsafe_rbg\", \"threefry4x32\"?"
            )));
        }
    }
    let value = match &args[0] {
        Py::Int(int) => {
            // A seed may need 64 bits; the primitive takes what fits, as JAX does.
            let int = if promote::x64() {
                *int
            } else {
                i64::from(*int as i32)
            };
            Value::weak(freezeframe_array::Array::from_scalar(
                promote::int_dtype(),
                freezeframe_array::Scalar::Int(int),
            ))
        }
        other => match convert::arraylike(vm, other)? {
            Some(value) => value,
            None => {
                if let Py::Str(_) = other {
                    convert::array_of(vm, other, None, Default::default(), "array")?;
                }
                let class = class_text(vm, other);
                return Err(vm.type_error(format_args!(
                    "PRNG key seed must be an integer; got {class}"
                )));
            }
        },
    };
    if value.ndim() > 0 {
        return Err(vm.type_error(format_args!(
            "{name} accepts a scalar seed, but was given an array of shape {} != (). Use jax.vmap for batching",
            value.shape()
        )));
    }
    if !value.dtype().is_integer() && value.dtype() != DType::Bool {
        let text = match tracer_of(&args[0]) {
            Some(_) => vm.repr(&args[0].clone())?,
            None => format!("JitTracer({})", value.aval()),
        };
        return Err(vm.type_error(format_args!("PRNG key seed must be an integer; got {text}")));
    }
    let taint = args.taint(0);
    run(vm, vec![(value.clone(), taint)], || {
        bind1(&Primitive::RandomSeed, &[value])
    })
}

/// Tells of a key made from a seed: `key(0)`.
fn note_seed(vm: &mut Vm, args: Args, name: &str, key: &Value) {
    let by = || match &args[0] {
        Py::Int(seed) => format!("{name}({seed})"),
        _ => name.to_owned(),
    };
    note_keys(vm, by, key, None);
}

fn dims(vm: &mut Vm, args: Args, at: usize) -> PyResult<Shape> {
    if args.some(at).is_none() {
        Ok(Shape::scalar())
    } else {
        arg::shape(vm, &args[at].clone(), "")
    }
}

fn float(vm: &mut Vm, args: Args, at: usize, name: &str) -> PyResult<DType> {
    Ok(arg::dtype(vm, args, at, name)?.unwrap_or_else(promote::float_dtype))
}

/// A draw that takes key, shape and a float dtype.
fn simple(
    vm: &mut Vm,
    args: Args,
    name: &str,
    f: fn(&Value, &Shape, DType) -> crate::ops::R,
) -> PyResult {
    let key = key_value(vm, &args[0], name)?;
    let (shape, dtype) = (dims(vm, args, 1)?, float(vm, args, 2, name)?);
    let result = run(vm, Vec::new(), || f(&key, &shape, dtype))?;
    Ok(wrap(vm, result))
}

fn split(vm: &mut Vm, args: Args) -> PyResult {
    let key = key(vm, &args[0], "split")?;
    if key.value.ndim() > 0 {
        let shape = if key.typed {
            format!("{} != ()", key.value.shape())
        } else {
            format!("{} != (2,)", raw_shape(&key.value))
        };
        return Err(vm.value_error(format_args!(
            "split accepts a single key, but was given a key array of shape {shape}. Use jax.vmap for batching."
        )));
    }
    let shape = match &args[1] {
        Py::Tuple(_) | Py::List(_) => arg::shape(vm, &args[1], "")?,
        other => {
            let count = vm.int(&other.clone())?;
            let count = usize::try_from(count).map_err(|_| {
                vm.value_error(format_args!(
                    "split count must not be negative, got {count}"
                ))
            })?;
            Shape::new(&[count])
        }
    };
    note_key_use(vm, "split", &key.value);
    let keys = run(vm, Vec::new(), || random::split(&key.value, shape))?;
    note_keys(vm, || "split".into(), &keys, Some(&key.value));
    give(vm, keys, key.typed)
}

fn fold_in(vm: &mut Vm, args: Args) -> PyResult {
    let key = key(vm, &args[0], "fold_in")?;
    let data = match &args[1] {
        Py::Int(int) => Value::from(freezeframe_array::Array::scalar(*int as u32)),
        other => convert::argument(vm, "fold_in", 1, other)?,
    };
    if data.ndim() > 0 {
        return Err(vm.type_error(format_args!(
            "fold_in accepts a scalar, but was given an array of shape {} != (). Use jax.vmap for batching.",
            data.shape()
        )));
    }
    let taint = args.taint(1);
    let new = run(vm, vec![(data.clone(), taint)], || {
        random::fold_in(&key.value, &data)
    })?;
    let by = || match data.as_array().and_then(freezeframe_array::Array::item) {
        Some(freezeframe_array::Scalar::Int(data)) => format!("fold_in({data})"),
        Some(freezeframe_array::Scalar::UInt(data)) => format!("fold_in({data})"),
        _ => "fold_in".into(),
    };
    note_keys(vm, by, &new, Some(&key.value));
    give(vm, new, key.typed)
}

fn uniform(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "uniform")?;
    let (shape, dtype) = (dims(vm, args, 1)?, float(vm, args, 2, "uniform")?);
    let (low, high) = (
        convert::argument(vm, "uniform", 3, &args[3])?,
        convert::argument(vm, "uniform", 4, &args[4])?,
    );
    let operands = vec![(low.clone(), args.taint(3)), (high.clone(), args.taint(4))];
    let result = run(vm, operands, || {
        random::uniform(&key, &shape, dtype, &low, &high)
    })?;
    Ok(wrap(vm, result))
}

fn randint(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "randint")?;
    let shape = dims(vm, args, 1)?;
    let (low, high) = (
        convert::argument(vm, "randint", 2, &args[2])?,
        convert::argument(vm, "randint", 3, &args[3])?,
    );
    let dtype = arg::dtype(vm, args, 4, "randint")?.unwrap_or_else(promote::int_dtype);
    let operands = vec![(low.clone(), args.taint(2)), (high.clone(), args.taint(3))];
    let result = run(vm, operands, || {
        random::randint(&key, &shape, &low, &high, dtype)
    })?;
    Ok(wrap(vm, result))
}

fn permutation(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "permutation")?;
    let x = convert::argument(vm, "permutation", 1, &args[1])?;
    let known = match &args[1] {
        Py::Int(count) => Some(*count),
        other if x.ndim() == 0 => Some(vm.int(&other.clone())?),
        _ => None,
    };
    let result = run(vm, Vec::new(), || match known {
        Some(count) => {
            let count = usize::try_from(count).unwrap_or(0);
            random::shuffle(&key, &lax::iota(promote::int_dtype(), [count], 0)?)
        }
        None => random::permutation(&key, &x),
    })?;
    Ok(wrap(vm, result))
}

fn choice(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "choice")?;
    let a = convert::argument(vm, "choice", 1, &args[1])?;
    let shape = dims(vm, args, 2)?;
    let replace = arg::truth_or(vm, args, 3, true)?;
    let p = arg::optional_array(vm, args, "choice", 4)?.map(|it| it.0);
    let axis = arg::int_or(vm, args, 5, 0)?;
    let counted = if a.ndim() == 0 {
        Some(vm.int(&args[1])?)
    } else {
        None
    };
    let axis = if counted.is_some() {
        0
    } else {
        crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, a.ndim()), vm)?
    };
    let n = match counted {
        Some(count) => usize::try_from(count).unwrap_or(0),
        None => a.shape()[axis],
    };
    let draws = shape.size();
    if n == 0 && draws > 0 {
        return Err(vm.value_error("a must be greater than 0 unless no samples are taken"));
    }
    if !replace && draws > n {
        return Err(vm.value_error(format_args!("Cannot take a larger sample (size {draws}) than population (size {n}) when 'replace=False'")));
    }
    let result = run(vm, Vec::new(), || {
        let at = match (&p, replace) {
            (None, true) => {
                let int = promote::int_dtype();
                let weak = |value: i64| {
                    Value::weak(freezeframe_array::Array::from_scalar(
                        int,
                        freezeframe_array::Scalar::Int(value),
                    ))
                };
                let at = random::randint(&key, &shape, &weak(0), &weak(n as i64), int)?;
                if shape.ndim() == 0 {
                    lax::reshape(&at, Shape::scalar())?
                } else {
                    at
                }
            }
            (None, false) if counted.is_some() => {
                let order = random::shuffle(&key, &lax::iota(promote::int_dtype(), [n], 0)?)?;
                return lax::reshape(&lax::slice_in_dim(&order, 0, draws, 0)?, shape.clone());
            }
            (None, false) => {
                let mixed = random::permutation(&key, &a)?;
                let part = lax::slice_in_dim(&mixed, 0, draws, 0)?;
                let dims: Vec<usize> = shape
                    .iter()
                    .copied()
                    .chain(a.shape()[1..].iter().copied())
                    .list();
                return lax::reshape(&part, dims);
            }
            (Some(p), true) => random::choice_weighted(&key, p, &shape)?,
            (Some(p), false) => lax::reshape(
                &random::choice_weighted_once(&key, p, draws)?,
                shape.clone(),
            )?,
        };
        if counted.is_some() {
            Ok(at)
        } else {
            index::take_function(&a, &at, Some(axis as i64), None, None)
        }
    })?;
    Ok(wrap(vm, result))
}

fn categorical(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "categorical")?;
    let logits = convert::argument(vm, "categorical", 1, &args[1])?;
    let axis = arg::int_or(vm, args, 2, -1)?;
    let shape = if args.some(3).is_some() {
        Some(arg::shape(vm, &args[3].clone(), "")?)
    } else {
        None
    };
    let result = run(vm, Vec::new(), || {
        random::categorical(&key, &logits, axis, shape.as_ref())
    })?;
    Ok(wrap(vm, result))
}

fn bernoulli(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "bernoulli")?;
    let p = convert::argument(vm, "bernoulli", 1, &args[1])?;
    let shape = if args.some(2).is_some() {
        arg::shape(vm, &args[2].clone(), "")?
    } else {
        p.shape()
    };
    let result = run(vm, vec![(p.clone(), args.taint(1))], || {
        random::bernoulli(&key, &p, &shape)
    })?;
    Ok(wrap(vm, result))
}

fn truncated_normal(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "truncated_normal")?;
    let (low, high) = (
        convert::argument(vm, "truncated_normal", 1, &args[1])?,
        convert::argument(vm, "truncated_normal", 2, &args[2])?,
    );
    let (shape, dtype) = (dims(vm, args, 3)?, float(vm, args, 4, "truncated_normal")?);
    let result = run(vm, Vec::new(), || {
        random::truncated_normal(&key, &low, &high, &shape, dtype)
    })?;
    Ok(wrap(vm, result))
}

fn multivariate_normal(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "multivariate_normal")?;
    let (mean, cov) = (
        convert::argument(vm, "multivariate_normal", 1, &args[1])?,
        convert::argument(vm, "multivariate_normal", 2, &args[2])?,
    );
    let shape = if args.some(3).is_some() {
        Some(arg::shape(vm, &args[3].clone(), "")?)
    } else {
        None
    };
    let dtype = float(vm, args, 4, "multivariate_normal")?;
    let result = run(vm, Vec::new(), || {
        random::multivariate_normal(&key, &mean, &cov, shape.as_ref(), dtype)
    })?;
    Ok(wrap(vm, result))
}

fn bits(vm: &mut Vm, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], "bits")?;
    let shape = dims(vm, args, 1)?;
    let dtype = arg::dtype(vm, args, 2, "bits")?.unwrap_or(DType::UInt32);
    if !dtype.is_unsigned_integer() {
        return Err(vm.value_error(format_args!(
            "dtype argument to `bits` must be an unsigned int dtype, got {dtype}"
        )));
    }
    let result = run(vm, Vec::new(), || random::bits(&key, dtype.bits(), &shape))?;
    Ok(wrap(vm, result))
}

fn absent(vm: &mut Vm, name: &str) -> PyResult {
    Err(vm.not_implemented(format_args!("jax.random.{name} is not implemented")))
}

const SHAPED: &str = "(key, shape=(), dtype=None)";

/// The functions of `jax.random`. They are pure: their state is the key.
pub(crate) const TABLE: &[Entry] = &[
    pure("PRNGKey", "(seed, *, impl=None)", |vm, args| {
        let key = seed(vm, args, "PRNGKey")?;
        note_seed(vm, args, "PRNGKey", &key);
        give(vm, key, false)
    }),
    pure("key", "(seed, *, impl=None)", |vm, args| {
        let key = seed(vm, args, "key")?;
        note_seed(vm, args, "key", &key);
        give(vm, key, true)
    }),
    pure("split", "(key, num=2)", split),
    pure("fold_in", "(key, data)", fold_in),
    pure("key_data", "(keys)", |vm, args| {
        let key = key(vm, &args[0], "key_data")?;
        give(vm, key.value, false)
    }),
    pure(
        "wrap_key_data",
        "(key_bits_array, *, impl=None)",
        |vm, args| {
            let key = key(vm, &args[0], "wrap_key_data")?;
            give(vm, key.value, true)
        },
    ),
    pure("key_impl", "(keys)", |_, _| Ok(Py::str("threefry2x32"))),
    pure("clone", "(key)", |_, args| Ok(args[0].clone())),
    pure("bits", SHAPED, bits),
    pure(
        "uniform",
        "(key, shape=(), dtype=None, minval=0.0, maxval=1.0)",
        uniform,
    ),
    pure("normal", SHAPED, |vm, args| {
        simple(vm, args, "normal", random::normal)
    }),
    pure(
        "randint",
        "(key, shape, minval, maxval, dtype=None)",
        randint,
    ),
    pure(
        "permutation",
        "(key, x, axis=0, independent=False)",
        permutation,
    ),
    pure(
        "choice",
        "(key, a, shape=(), replace=True, p=None, axis=0, mode=None)",
        choice,
    ),
    pure(
        "bernoulli",
        "(key, p=0.5, shape=None, mode='low')",
        bernoulli,
    ),
    pure(
        "categorical",
        "(key, logits, axis=-1, shape=None, replace=True, mode=None)",
        categorical,
    ),
    pure(
        "truncated_normal",
        "(key, lower, upper, shape=None, dtype=None)",
        truncated_normal,
    ),
    pure("exponential", SHAPED, |vm, args| {
        simple(vm, args, "exponential", random::exponential)
    }),
    pure(
        "gumbel",
        "(key, shape=(), dtype=None, mode=None)",
        |vm, args| simple(vm, args, "gumbel", random::gumbel),
    ),
    pure("laplace", SHAPED, |vm, args| {
        simple(vm, args, "laplace", random::laplace)
    }),
    pure("logistic", SHAPED, |vm, args| {
        simple(vm, args, "logistic", random::logistic)
    }),
    pure("cauchy", SHAPED, |vm, args| {
        simple(vm, args, "cauchy", random::cauchy)
    }),
    pure("rademacher", SHAPED, |vm, args| {
        let key = key_value(vm, &args[0], "rademacher")?;
        let shape = dims(vm, args, 1)?;
        let dtype = arg::dtype(vm, args, 2, "rademacher")?.unwrap_or_else(promote::int_dtype);
        let result = run(vm, Vec::new(), || random::rademacher(&key, &shape, dtype))?;
        Ok(wrap(vm, result))
    }),
    pure(
        "multivariate_normal",
        "(key, mean, cov, shape=None, dtype=None, method='cholesky')",
        multivariate_normal,
    ),
    pure("poisson", "(key, lam, shape=None, dtype=None)", |vm, _| {
        absent(vm, "poisson")
    }),
    pure(
        "f",
        "(key, dfnum, dfden, shape=None, dtype=None)",
        |vm, _| absent(vm, "f"),
    ),
];

/// Variates of a distribution with parameters.
fn distribution(vm: &mut Vm, it: &'static Distribution, args: Args) -> PyResult {
    let key = key_value(vm, &args[0], it.name)?;
    let count = it.parameters();
    let (mut parameters, mut operands) = (Vec::new(), Vec::new());
    for at in 1..=count {
        let parameter = convert::argument(vm, it.name, at, &args[at])?;
        operands.push((parameter.clone(), args.taint(at)));
        parameters.push(parameter);
    }
    let dtype = float(vm, args, count + 2, it.name)?;
    let shape = match args.some(count + 1) {
        Some(shape) => arg::shape(vm, &shape.clone(), "")?,
        None => {
            let shapes = parameters.iter().map(Value::shape);
            let whole = shapes.reduce(|a, b| a.broadcast(&b).unwrap_or(a));
            match (it.name, whole.unwrap_or_default()) {
                ("dirichlet", whole) => whole.without_axes(&[whole.ndim().saturating_sub(1)]),
                (_, whole) => whole,
            }
        }
    };
    if it.name == "dirichlet" && parameters[0].ndim() == 0 {
        return Err(vm.value_error("dirichlet requires alpha.ndim >= 1, got alpha.ndim == 0"));
    }
    let result = run(vm, operands, || it.sample(&key, &parameters, &shape, dtype))?;
    Ok(wrap(vm, result))
}

/// Fills `jax.random`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(TABLE);
    for it in DISTRIBUTIONS {
        module.closure(it.name, it.signature, Purity::Pure, |vm, args| {
            distribution(vm, it, args)
        });
    }
    Ok(())
}
