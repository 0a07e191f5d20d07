//! Random keys as arguments and results.

use crate::array::tracer_of;
use crate::convert;
use crate::listening::{note_key_use, note_keys};
use crate::ops::promote;
use crate::py::*;
use crate::reenter::run;
use crate::row::{Call, Facts, Outcome, called};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Primitive, bind1};
use freezeframe_python::{Arg, FromArg};

/// How JAX shows its implementation of Threefry.
const THREEFRY: &str = "PRNGImpl(key_shape=(2,), seed=<function threefry_seed at 0x0>, split=<function threefry_split at \
    0x0>, random_bits=<function threefry_random_bits at 0x0>, fold_in=<function threefry_fold_in at 0x0>, \
    name='threefry2x32', tag='fry')";

/// The shape of a draw; `None` is that of one number.
pub(crate) struct Drawn(pub(crate) Shape);

impl<'a> FromArg<'a, Call> for Drawn {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        if let Py::Float(_) = arg.value() {
            return Err(vm.type_error("'float' object is not iterable"));
        }
        let shape = <Option<Shape> as FromArg<Call>>::from_arg(vm, arg, call)?;
        Ok(Self(shape.unwrap_or_default()))
    }
}

/// A key or keys as a typed key array, and whether they came as one.
pub(crate) struct AnyKey {
    pub(crate) value: Value,
    pub(crate) typed: bool,
}

impl<'a> FromArg<'a, Call> for AnyKey {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let key = key(vm, arg)?;
        call.operand(&key.value, arg.taint());
        Ok(key)
    }
}

/// One key. It is used up if the row says so.
pub(crate) struct Key {
    pub(crate) value: Value,
    pub(crate) typed: bool,
}

impl<'a> FromArg<'a, Call> for Key {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let AnyKey { value, typed } = AnyKey::from_arg(vm, arg, call)?;
        let function = called(arg.row);
        if value.ndim() > 0 {
            let shape = if typed {
                format!("{} != ()", value.shape())
            } else {
                format!("{} != ()", raw_shape(&value))
            };
            return Err(vm.value_error(format_args!(
                "{function} accepts a single key, but was given a key array of shape {shape}. Use jax.vmap for batching."
            )));
        }
        if Facts::of(arg.row).key.is_some() {
            note_key_use(vm, function, &value);
        }
        Ok(Self { value, typed })
    }
}

fn raw_shape(keys: &Value) -> String {
    let dims: Vec<usize> = keys.shape().iter().copied().chain([2]).list();
    crate::ops::tuple_text(&dims)
}

fn key(vm: &mut Vm, arg: Arg) -> PyResult<AnyKey> {
    let value = arg.value();
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
        return Ok(AnyKey {
            value: found,
            typed: true,
        });
    }
    check_words(vm, &found)?;
    let operands = vec![(found.clone(), arg.taint())];
    let wrapped = run(vm, operands, || bind1(&Primitive::RandomWrap, &[found]))?;
    Ok(AnyKey {
        value: wrapped,
        typed: false,
    })
}

/// JAX's complaint about an array that cannot be the words of keys.
fn check_words(vm: &Vm, words: &Value) -> PyResult<()> {
    let shape = words.shape();
    let wrong = if shape.ndim() < 1 {
        format!("expected key_data.ndim >= 1; got ndim={}", shape.ndim())
    } else if shape.last() != Some(&2) {
        format!("expected key_data.shape to end with (2,); got shape={shape} for impl={THREEFRY}")
    } else if words.dtype() != DType::UInt32 {
        format!(
            "expected key_data.dtype = uint32; got dtype={}",
            words.dtype()
        )
    } else {
        return Ok(());
    };
    Err(vm.type_error(format_args!(
        "JAX encountered invalid PRNG key data: {wrong}"
    )))
}

/// New keys in the form in which the old one came.
pub(super) fn given(keys: Value, typed: bool) -> Outcome {
    if typed {
        Ok(keys)
    } else {
        Ok(bind1(&Primitive::RandomUnwrap, &[keys])?)
    }
}

/// The seed of a key, and the implementation that goes with it.
pub(super) struct Seed<'a> {
    given: &'a Py,
    value: Value,
    function: &'static str,
}

impl<'a> FromArg<'a, Call> for Seed<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let (given, function) = (arg.value(), arg.row.name);
        let value = seed(vm, given)?;
        if value.ndim() > 0 {
            return Err(vm.type_error(format_args!(
                "{function} accepts a scalar seed, but was given an array of shape {} != (). Use jax.vmap for batching",
                value.shape()
            )));
        }
        if !value.dtype().is_integer() && value.dtype() != DType::Bool {
            let text = match tracer_of(given) {
                Some(_) => vm.repr(given)?,
                None => format!("JitTracer({})", value.aval()),
            };
            return Err(vm.type_error(format_args!("PRNG key seed must be an integer; got {text}")));
        }
        call.operand(&value, arg.taint());
        Ok(Self {
            given,
            value,
            function,
        })
    }
}

fn seed(vm: &mut Vm, given: &Py) -> PyResult<Value> {
    if let Py::Int(int) = given {
        // A seed may need 64 bits; the primitive takes what fits, as JAX does.
        let int = if promote::x64() {
            *int
        } else {
            i64::from(*int as i32)
        };
        return Ok(Value::weak(Array::from_scalar(
            promote::int_dtype(),
            Scalar::Int(int),
        )));
    }
    if let Some(value) = convert::arraylike(vm, given)? {
        return Ok(value);
    }
    if let Py::Str(_) = given {
        convert::array_of(vm, given, None, Default::default())?;
    }
    let class = class_text(vm, given);
    Err(vm.type_error(format_args!(
        "PRNG key seed must be an integer; got {class}"
    )))
}

impl Seed<'_> {
    /// The key that is made of it.
    pub(super) fn key(self, vm: &mut Vm) -> Outcome {
        let key = bind1(&Primitive::RandomSeed, &[self.value])?;
        let by = || match self.given {
            Py::Int(seed) => format!("{}({seed})", self.function),
            _ => self.function.to_owned(),
        };
        note_keys(vm, by, &key, None);
        Ok(key)
    }
}

/// The implementation of random bits that is asked for: Threefry is the one that there is.
pub(super) struct Threefry;

impl<'a> FromArg<'a, Call> for Threefry {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        match arg.value().as_str() {
            None | Some("threefry2x32") => Ok(Self),
            Some(other @ ("rbg" | "unsafe_rbg" | "philox2x32" | "philox4x32" | "threefry4x32")) => {
                Err(vm.not_implemented(format_args!(
                    "the PRNG implementation {other} is not implemented"
                )))
            }
            Some(other) => Err(vm.value_error(format_args!(
                "unrecognized PRNG implementation \"{other}\". Did you mean one of: \"philox2x32\", \"philox4x32\", \
                 \"threefry2x32\", \"rbg\", \"unsafe_rbg\", \"threefry4x32\"?"
            ))),
        }
    }
}
