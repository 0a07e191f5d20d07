//! `numpy.random`: the legacy functions over MT19937, and `default_rng` over PCG64, with NumPy's streams.

use super::convert::{self, array_of, array_with, index_of, shape_arg};
use super::errors::{broadcast_shapes, check_size, lift};
use super::ndarray::{self, NdArray, owned};
use super::{dtype, manip, scalar};
use freezeframe_array::random::{Generator, Mt19937, RandomState};
use freezeframe_array::{Array, DType, Result as Kernel, Scalar, Shape, kernel};
use freezeframe_python::native::Body;
use freezeframe_python::{
    ArgValues, Args, Class, ClassBuilder, Entry, Module, NativePayload, Payload, Purity, Raise,
    Value, Vm,
};
use std::cell::RefCell;
use std::rc::Rc;

type Outcome = Result<Value, Raise>;

/// A stream of random numbers.
enum Stream {
    Legacy(Box<RandomState>),
    New(Box<Generator>),
}

struct Source(RefCell<Stream>);

impl NativePayload for Source {}

impl Stream {
    fn random(&mut self) -> f64 {
        match self {
            Self::Legacy(it) => it.random(),
            Self::New(it) => it.random(),
        }
    }

    fn standard_normal(&mut self) -> f64 {
        match self {
            Self::Legacy(it) => it.standard_normal(),
            Self::New(it) => it.standard_normal(),
        }
    }

    fn integer(&mut self, low: i64, high: i64) -> Kernel<i64> {
        match self {
            Self::Legacy(it) => it.randint(low, high),
            Self::New(it) => it.integers(low, high),
        }
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        match self {
            Self::Legacy(it) => it.shuffle(items),
            Self::New(it) => it.shuffle(items),
        }
    }

    fn choice(
        &mut self,
        population: usize,
        count: usize,
        replace: bool,
        p: Option<&[f64]>,
    ) -> Kernel<Vec<usize>> {
        match self {
            Self::Legacy(it) => it.choice(population, count, replace, p),
            Self::New(it) => it.choice(population, count, replace, p),
        }
    }
}

const fn random(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    body: Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Random,
        doc,
        body,
        ..Entry::PLAIN
    }
}

const BOTH: &[Entry] = &[
    random(
        "uniform",
        "(self, low=0.0, high=1.0, size=None)",
        "Draw samples from a uniform distribution.",
        |vm, args| {
            draw(vm, args, 3, &[1, 2], |stream, p| {
                p[0] + (p[1] - p[0]) * stream.random()
            })
        },
    ),
    random(
        "normal",
        "(self, loc=0.0, scale=1.0, size=None)",
        "Draw random samples from a normal (Gaussian) distribution.",
        |vm, args| {
            if array_of(vm, &args[2])?
                .scalars()
                .iter()
                .any(|it| it.to_f64() < 0.0)
            {
                return Err(vm.value_error("scale < 0"));
            }
            draw(vm, args, 3, &[1, 2], |stream, p| {
                p[0] + p[1] * stream.standard_normal()
            })
        },
    ),
    random(
        "choice",
        "(self, a, size=None, replace=True, p=None)",
        "Generates a random sample from a given array.",
        choice,
    ),
    random(
        "permutation",
        "(self, x)",
        "Randomly permute a sequence, or return a permuted range.",
        permutation,
    ),
    random(
        "shuffle",
        "(self, x)",
        "Modify a sequence in-place by shuffling its contents.",
        shuffle,
    ),
];

const LEGACY: &[Entry] = &[
    random(
        "seed",
        "(self, seed=None)",
        "Reseed the singleton RandomState instance.",
        |vm, args| {
            let stream = seeded(vm, args.some(1))?;
            source(vm, &args[0])?.0.replace(stream);
            Ok(Value::None)
        },
    ),
    random(
        "random_sample",
        "(self, size=None)",
        "Return random floats in the half-open interval [0.0, 1.0).",
        |vm, args| draw(vm, args, 1, &[], |s, _| s.random()),
    ),
    random(
        "random",
        "(self, size=None)",
        "Return random floats in the half-open interval [0.0, 1.0).",
        |vm, args| draw(vm, args, 1, &[], |s, _| s.random()),
    ),
    random(
        "standard_normal",
        "(self, size=None)",
        "Draw samples from a standard Normal distribution (mean=0, stdev=1).",
        |vm, args| draw(vm, args, 1, &[], |s, _| s.standard_normal()),
    ),
    random(
        "rand",
        "(self, *args)",
        "Random values in a given shape.",
        |vm, args| {
            let args = sized(args);
            draw(vm, args.view(), 1, &[], |s, _| s.random())
        },
    ),
    random(
        "randn",
        "(self, *args)",
        "Return a sample (or samples) from the \"standard normal\" distribution.",
        |vm, args| {
            let args = sized(args);
            draw(vm, args.view(), 1, &[], |s, _| s.standard_normal())
        },
    ),
    random(
        "randint",
        "(self, low, high=None, size=None, dtype=int)",
        "Return random integers from `low` (inclusive) to `high` (exclusive).",
        |vm, args| integers(vm, args, false),
    ),
    random(
        "exponential",
        "(self, scale=1.0, size=None)",
        "Draw samples from an exponential distribution.",
        |vm, args| {
            draw(vm, args, 2, &[1], |s, p| {
                if let Stream::Legacy(it) = s {
                    p[0] * it.standard_exponential()
                } else {
                    f64::NAN
                }
            })
        },
    ),
    random(
        "gamma",
        "(self, shape, scale=1.0, size=None)",
        "Draw samples from a Gamma distribution.",
        |vm, args| {
            draw(vm, args, 3, &[1, 2], |s, p| {
                if let Stream::Legacy(it) = s {
                    p[1] * it.standard_gamma(p[0])
                } else {
                    f64::NAN
                }
            })
        },
    ),
    random(
        "get_state",
        "(self, legacy=True)",
        "Return a tuple representing the internal state of the generator.",
        get_state,
    ),
    random(
        "set_state",
        "(self, state)",
        "Set the internal state of the generator from a tuple.",
        set_state,
    ),
];

const NEW: &[Entry] = &[
    random(
        "random",
        "(self, size=None, dtype=float, out=None)",
        "Return random floats in the half-open interval [0.0, 1.0).",
        |vm, args| {
            if let Some(dtype) =
                dtype::optional(vm, args.some(2))?.filter(|it| *it == DType::Float32)
            {
                return single(vm, args, dtype);
            }
            draw(vm, args, 1, &[], |s, _| s.random())
        },
    ),
    random(
        "standard_normal",
        "(self, size=None, dtype=float, out=None)",
        "Draw samples from a standard Normal distribution (mean=0, stdev=1).",
        |vm, args| {
            if dtype::optional(vm, args.some(2))?.is_some_and(|it| it != DType::Float64) {
                return Err(vm.not_implemented(
                    "numpy.random.Generator.standard_normal: only float64 is supported",
                ));
            }
            draw(vm, args, 1, &[], |s, _| s.standard_normal())
        },
    ),
    random(
        "integers",
        "(self, low, high=None, size=None, dtype=int, endpoint=False)",
        "Return random integers from `low` (inclusive) to `high` (exclusive).",
        |vm, args| {
            let closed = vm.truth(&args[5])?;
            integers(vm, args, closed)
        },
    ),
];

fn source<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Source, Raise> {
    value
        .native::<Source>()
        .ok_or_else(|| vm.type_error("expected a random generator"))
}

/// `rand(2, 3)` is `random_sample((2, 3))`.
fn sized(args: Args) -> ArgValues {
    let size = match args.rest(1) {
        [] => Value::None,
        dims => Value::tuple(dims.to_vec()),
    };
    ArgValues::of(vec![args[0].clone(), size])
}

fn size_of(vm: &mut Vm, args: Args, at: usize) -> Result<Option<Shape>, Raise> {
    match args.some(at) {
        Some(size) => {
            let shape = shape_arg(vm, size)?;
            check_size(vm, DType::Float64, &shape)?;
            Ok(Some(shape))
        }
        None => Ok(None),
    }
}

/// Draws floats: one for each element of the size and of the broadcast parameters, in row-major order.
fn draw(
    vm: &mut Vm,
    args: Args,
    size_at: usize,
    parameters: &[usize],
    one: fn(&mut Stream, &[f64]) -> f64,
) -> Outcome {
    let size = size_of(vm, args, size_at)?;
    let mut arrays = Vec::new();
    for at in parameters {
        arrays.push(array_with(vm, &args[*at], Some(DType::Float64))?);
    }
    let joined = broadcast_shapes(vm, arrays.iter().map(Array::shape))?;
    let scalar_result = size.is_none() && joined.ndim() == 0;
    let shape = size.unwrap_or(joined);
    let mut columns = Vec::new();
    for array in &arrays {
        columns.push(if array.ndim() == 0 {
            array.scalars()
        } else {
            lift(vm, kernel::broadcast_to(array, &shape))?.scalars()
        });
    }
    let mut drawn = Vec::with_capacity(shape.size());
    {
        let mut stream = source(vm, &args[0])?.0.borrow_mut();
        for at in 0..shape.size() {
            let row: Vec<f64> = columns
                .iter()
                .map(|it| it.get(at).or(it.first()).map_or(f64::NAN, |it| it.to_f64()))
                .collect();
            drawn.push(one(&mut stream, &row));
        }
    }
    if scalar_result {
        return Ok(Value::Float(drawn.first().copied().unwrap_or(f64::NAN)));
    }
    let result = lift(vm, Array::from_vec(drawn, shape))?;
    Ok(owned(vm, result))
}

fn single(vm: &mut Vm, args: Args, dtype: DType) -> Outcome {
    let shape = size_of(vm, args, 1)?;
    let mut drawn = Vec::new();
    if let Stream::New(stream) = &mut *source(vm, &args[0])?.0.borrow_mut() {
        drawn.extend((0..shape.as_ref().map_or(1, Shape::size)).map(|_| stream.random_f32()));
    }
    match shape {
        None => Ok(scalar::value(
            vm,
            dtype,
            Scalar::Float(drawn.first().map_or(0.0, |it| f64::from(*it))),
        )),
        Some(shape) => {
            let result = lift(vm, Array::from_vec(drawn, shape))?;
            Ok(owned(vm, result))
        }
    }
}

fn integers(vm: &mut Vm, args: Args, closed: bool) -> Outcome {
    let wanted = dtype::optional(vm, args.some(4))?;
    let dtype = wanted.unwrap_or(DType::Int64);
    if !matches!(
        dtype,
        DType::Int64 | DType::Int32 | DType::UInt32 | DType::UInt64
    ) {
        return Err(vm.not_implemented(format_args!(
            "numpy.random: integers of dtype {dtype} are not supported"
        )));
    }
    let (low, high) = match args.some(2) {
        Some(high) => (args[1].clone(), high.clone()),
        None => (Value::Int(0), args[1].clone()),
    };
    let (low, high) = (
        array_with(vm, &low, Some(DType::Int64))?,
        array_with(vm, &high, Some(DType::Int64))?,
    );
    let size = size_of(vm, args, 3)?;
    let joined = broadcast_shapes(vm, [&low, &high].map(Array::shape).into_iter())?;
    let scalar_result = size.is_none() && joined.ndim() == 0;
    let shape = size.unwrap_or(joined);
    let (lows, highs) = (
        lift(vm, kernel::broadcast_to(&low, &shape))?.scalars(),
        lift(vm, kernel::broadcast_to(&high, &shape))?.scalars(),
    );
    let mut drawn = Vec::with_capacity(shape.size());
    for (low, high) in lows.into_iter().zip(highs) {
        let (low, high) = (
            low.to_i64(),
            high.to_i64().saturating_add(i64::from(closed)),
        );
        if low >= high {
            return Err(vm.value_error(if closed { "low > high" } else { "low >= high" }));
        }
        let one = source(vm, &args[0])?.0.borrow_mut().integer(low, high);
        drawn.push(Scalar::Int(lift(vm, one)?));
    }
    if scalar_result {
        let is_legacy = matches!(&*source(vm, &args[0])?.0.borrow(), Stream::Legacy(_));
        let one = drawn.first().copied().unwrap_or(Scalar::Int(0));
        return Ok(if is_legacy && wanted.is_none() {
            convert::item_value(one)
        } else {
            scalar::value(vm, dtype, one)
        });
    }
    let result = lift(vm, Array::from_scalars(dtype, &drawn, shape))?;
    Ok(owned(vm, result))
}

fn choice(vm: &mut Vm, args: Args) -> Outcome {
    let population = array_of(vm, &args[1])?;
    let (items, count) = match (population.ndim(), population.item()) {
        (0, Some(count)) => (None, count.to_i64()),
        _ => (Some(population.clone()), population.shape()[0] as i64),
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("a must be greater than 0 unless no samples are taken"));
    };
    let shape = size_of(vm, args, 2)?;
    let replace = vm.truth(&args[3])?;
    let p = match args.some(4) {
        Some(p) => Some(
            array_with(vm, p, Some(DType::Float64))?
                .scalars()
                .iter()
                .map(|it| it.to_f64())
                .collect::<Vec<_>>(),
        ),
        None => None,
    };
    let wanted = shape.as_ref().map_or(1, Shape::size);
    let found = source(vm, &args[0])?
        .0
        .borrow_mut()
        .choice(count, wanted, replace, p.as_deref());
    let rows: Vec<i64> = lift(vm, found)?.into_iter().map(|it| it as i64).collect();
    let picked = match &items {
        Some(items) => manip::take_rows(vm, items, &rows, 0)?,
        None => Array::vector(rows),
    };
    match shape {
        None => {
            let rest = Shape::new(&picked.shape().dims()[1..]);
            let one = lift(vm, picked.reshape(rest))?;
            if items.is_none() && matches!(&*source(vm, &args[0])?.0.borrow(), Stream::Legacy(_)) {
                return Ok(one.item().map_or(Value::None, convert::item_value));
            }
            Ok(scalar::of_array(vm, one))
        }
        Some(shape) => {
            let full: Shape = shape
                .iter()
                .chain(&picked.shape().dims()[1..])
                .copied()
                .collect();
            let picked = lift(vm, picked.reshape(full))?;
            Ok(owned(vm, picked))
        }
    }
}

fn permutation(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[1])?;
    let count = match (x.ndim(), x.item()) {
        (0, Some(count)) => usize::try_from(count.to_i64()).unwrap_or(0),
        _ => x.shape()[0],
    };
    check_size(vm, DType::Int64, &Shape::new(&[count]))?;
    let mut rows: Vec<i64> = (0..count as i64).collect();
    source(vm, &args[0])?.0.borrow_mut().shuffle(&mut rows);
    let result = if x.ndim() == 0 {
        Array::vector(rows)
    } else {
        manip::take_rows(vm, &x, &rows, 0)?
    };
    Ok(owned(vm, result))
}

fn shuffle(vm: &mut Vm, args: Args) -> Outcome {
    if let Value::List(list) = &args[1] {
        source(vm, &args[0])?
            .0
            .borrow_mut()
            .shuffle(&mut list.items.borrow_mut());
        return Ok(Value::None);
    }
    if args[1].native::<NdArray>().is_none() {
        let name = vm.type_name(&args[1]);
        return Err(vm.type_error(format_args!(
            "'{name}' object does not support item assignment"
        )));
    }
    let x = array_of(vm, &args[1])?;
    let mut rows: Vec<i64> = (0..x.shape().first().copied().unwrap_or(0) as i64).collect();
    source(vm, &args[0])?.0.borrow_mut().shuffle(&mut rows);
    let shuffled = manip::take_rows(vm, &x, &rows, 0)?;
    ndarray::fill(vm, &args[1], &shuffled)?;
    Ok(Value::None)
}

fn get_state(vm: &mut Vm, args: Args) -> Outcome {
    let (key, position, gauss) = match &*source(vm, &args[0])?.0.borrow() {
        Stream::Legacy(it) => {
            let (bits, gauss) = it.state();
            let (key, position) = bits.state();
            (key.to_vec(), position, gauss)
        }
        Stream::New(_) => return Err(vm.type_error("get_state needs a RandomState")),
    };
    let key = owned(vm, Array::vector(key));
    let parts = vec![
        Value::str("MT19937"),
        key,
        Value::from(position),
        Value::Int(i64::from(gauss.is_some())),
        Value::Float(gauss.unwrap_or(0.0)),
    ];
    Ok(Value::tuple(parts))
}

fn set_state(vm: &mut Vm, args: Args) -> Outcome {
    let parts = vm.iterate(&args[1])?;
    let [_, key, position, rest @ ..] = parts.as_slice() else {
        return Err(vm.value_error("state must be a tuple of at least three items"));
    };
    let key: Vec<u32> = array_with(vm, key, Some(DType::UInt32))?
        .scalars()
        .iter()
        .map(|it| it.to_i64() as u32)
        .collect();
    let position = usize::try_from(index_of(vm, position)?).unwrap_or(usize::MAX);
    let Some(bits) = Mt19937::from_state(&key, position) else {
        return Err(vm.value_error("state must be 624 longs"));
    };
    let gauss = match rest {
        [has, cached] if vm.truth(has)? => Some(convert::float_of(vm, cached)?),
        _ => None,
    };
    let stream = Stream::Legacy(Box::new(RandomState::from_state(bits, gauss)));
    source(vm, &args[0])?.0.replace(stream);
    Ok(Value::None)
}

/// The legacy stream of a seed; without one, of the machine's entropy.
fn seeded(vm: &mut Vm, seed: Option<&Value>) -> Result<Stream, Raise> {
    let Some(seed) = seed else {
        let entropy = vm.host.entropy() as u32;
        return Ok(Stream::Legacy(Box::new(RandomState::new(entropy))));
    };
    let x = array_of(vm, seed)?;
    if x.ndim() == 0 {
        let seed = index_of(vm, seed)?;
        let Ok(seed) = u32::try_from(seed) else {
            return Err(vm.value_error("Seed must be between 0 and 2**32 - 1"));
        };
        return Ok(Stream::Legacy(Box::new(RandomState::new(seed))));
    }
    let words: Vec<u32> = x.scalars().iter().map(|it| it.to_i64() as u32).collect();
    if words.is_empty() {
        return Err(vm.value_error("Seed must be non-empty"));
    }
    Ok(Stream::Legacy(Box::new(RandomState::from_words(&words))))
}

/// The words of a seed of `default_rng`.
fn entropy_words(vm: &mut Vm, seed: Option<&Value>) -> Result<Vec<u32>, Raise> {
    let split = |seed: u64| {
        if seed >> 32 == 0 {
            vec![seed as u32]
        } else {
            vec![seed as u32, (seed >> 32) as u32]
        }
    };
    let Some(seed) = seed else {
        return Ok(split(vm.host.entropy()));
    };
    if let Value::BigInt(big) = seed {
        return match num_traits::ToPrimitive::to_u64(&**big) {
            Some(seed) => Ok(split(seed)),
            None => Ok(big.iter_u32_digits().collect()),
        };
    }
    let x = array_of(vm, seed)?;
    let mut words = Vec::new();
    for it in x.scalars() {
        match u64::try_from(it.to_i64()) {
            Ok(seed) => words.extend(split(seed)),
            Err(_) => return Err(vm.value_error("expected non-negative integer")),
        }
    }
    Ok(words)
}

fn legacy_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("numpy.random.mtrand", "RandomState")
        .dotted()
        .doc("Container for the slow Mersenne Twister pseudo-random number generator.")
        .constructor("(cls, seed=None)", |vm, args| {
            let Value::Class(class) = &args[0] else {
                return Err(vm.type_error("RandomState needs a class"));
            };
            let stream = seeded(vm, args.some(1))?;
            Ok(Value::object(
                class,
                Payload::Native(Rc::new(Source(RefCell::new(stream)))),
            ))
        })
        .methods(BOTH)
        .methods(LEGACY)
        .build(vm)
}

fn new_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("numpy.random._generator", "Generator")
        .dotted()
        .doc("Container for the BitGenerators.")
        .methods(BOTH)
        .methods(NEW)
        .dunder("__repr__", "(self, /)", |_, _| {
            Ok(Value::str("Generator(PCG64)"))
        })
        .build(vm)
}

/// Fills `numpy.random`.
pub fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let (legacy, new) = (legacy_class(vm), new_class(vm));
    let stream = seeded(vm, None)?;
    let global = Value::object(
        &legacy,
        Payload::Native(Rc::new(Source(RefCell::new(stream)))),
    );
    for entry in BOTH.iter().chain(LEGACY) {
        let bound = vm.attr(&global, entry.name)?;
        module.set(entry.name, bound);
    }
    for alias in ["ranf", "sample"] {
        let bound = vm.attr(&global, "random_sample")?;
        module.set(alias, bound);
    }
    let class = new.clone();
    module.closure(
        "default_rng",
        "(seed=None)",
        Purity::Random,
        move |vm, args| {
            if args[0].native::<Source>().is_some() {
                return Ok(args[0].clone());
            }
            let words = entropy_words(vm, args.some(0))?;
            let stream = Stream::New(Box::new(Generator::new(&words)));
            Ok(Value::object(
                &class,
                Payload::Native(Rc::new(Source(RefCell::new(stream)))),
            ))
        },
    );
    module.set("RandomState", &legacy);
    module.set("Generator", &new);
    Ok(())
}
