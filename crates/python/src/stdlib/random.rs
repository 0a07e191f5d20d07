//! `random`: the streams of CPython's Mersenne Twister.

use crate::native::{Args, ClassBuilder, Entry, entry};
use crate::object::*;
use crate::text::random::Random;
use crate::vm::{Vm, as_bigint};
use freezeframe_base::Lists;
use num_bigint::BigInt;
use num_traits::Signed;
use std::cell::RefCell;
use std::rc::Rc;

struct Generator(RefCell<Random>);

impl NativePayload for Generator {}

fn this<'a>(vm: &Vm, args: Args<'a>) -> Result<&'a RefCell<Random>, Raise> {
    match args.at(0).native::<Generator>() {
        Some(generator) => Ok(&generator.0),
        None => Err(vm.type_error(format_args!(
            "a random.Random object is required, not '{}'",
            vm.type_name(&args[0])
        ))),
    }
}

fn seeded(vm: &mut Vm, seed: Option<&Value>) -> Result<Random, Raise> {
    let Some(seed) = seed else {
        let words = [
            vm.host.entropy(),
            vm.host.entropy(),
            vm.host.entropy(),
            vm.host.entropy(),
        ];
        let seed = words
            .iter()
            .fold(BigInt::default(), |seed, word| (seed << 64) + *word);
        return Ok(Random::from_int(&seed));
    };
    match seed.unwrapped() {
        Value::Str(text) => Ok(Random::from_bytes(text.as_str().as_bytes())),
        Value::Bytes(data) => Ok(Random::from_bytes(data)),
        Value::Float(x) => Ok(Random::from_int(&BigInt::from(crate::text::hash::float(
            *x,
        )))),
        other => match as_bigint(other) {
            Some(int) => Ok(Random::from_int(&int.abs())),
            None => Err(vm.type_error(
                "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.",
            )),
        },
    }
}

fn floats(vm: &mut Vm, args: Args) -> Result<(f64, f64), Raise> {
    Ok((vm.float(&args[1])?, vm.float(&args[2])?))
}

fn int(vm: &mut Vm, value: &Value) -> Result<BigInt, Raise> {
    let index = vm.index(value)?;
    Ok(as_bigint(&index).unwrap_or_default())
}

fn randrange(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let start = int(vm, &args[1])?;
    let step = int(vm, &args[3])?;
    let Some(stop) = args.some(2) else {
        if !start.is_positive() {
            return Err(vm.value_error("empty range for randrange()"));
        }
        let drawn = this(vm, args)?.borrow_mut().below_big(&start);
        return vm.text(drawn).map(Value::from_bigint);
    };
    let stop = int(vm, stop)?;
    let width = &stop - &start;
    let one = BigInt::from(1);
    let count = if step == one {
        width
    } else if step.is_positive() {
        (width + &step - 1) / &step
    } else if step.is_negative() {
        (width + &step + 1) / &step
    } else {
        return Err(vm.value_error("zero step for randrange()"));
    };
    if !count.is_positive() {
        let shown = if step == one {
            format!("{start}, {stop}")
        } else {
            format!("{start}, {stop}, {step}")
        };
        return Err(vm.value_error(format_args!("empty range in randrange({shown})")));
    }
    let drawn = this(vm, args)?.borrow_mut().below_big(&count);
    let drawn = vm.text(drawn)?;
    Ok(Value::from_bigint(start + step * drawn))
}

fn randint(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (low, high) = (int(vm, &args[1])?, int(vm, &args[2])?);
    let count: BigInt = &high - &low + 1;
    if !count.is_positive() {
        let stop = high + 1;
        return Err(vm.value_error(format_args!("empty range in randrange({low}, {stop})")));
    }
    let drawn = this(vm, args)?.borrow_mut().below_big(&count);
    let drawn = vm.text(drawn)?;
    Ok(Value::from_bigint(low + drawn))
}

fn choice(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let length = vm.len(&args[1])?;
    if length == 0 {
        return Err(vm.index_error("Cannot choose from an empty sequence"));
    }
    let at = this(vm, args)?.borrow_mut().below(length as u64);
    vm.get_item(&args[1], &Value::Int(at as i64))
}

fn choices(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let population = vm.iterate(&args[1])?;
    let count = vm.int(&args[4])?;
    let count = vm.text(crate::text::check_len(usize::try_from(count).unwrap_or(0)))?;
    let cumulative = match (args.some(2), args.some(3)) {
        (Some(_), Some(_)) => {
            return Err(vm.type_error("Cannot specify both weights and cumulative weights"));
        }
        (None, None) => None,
        (Some(weights), None) => {
            let mut total = 0.0;
            let mut sums = Vec::new();
            for weight in vm.iterate(weights)? {
                total += vm.float(&weight)?;
                sums.push(total);
            }
            Some(sums)
        }
        (None, Some(sums)) => {
            let sums = vm.iterate(sums)?;
            Some(sums.iter().map(|sum| vm.float(sum)).try_list()?)
        }
    };
    if population.is_empty() {
        return Err(vm.index_error("list index out of range"));
    }
    let mut random = this(vm, args)?.borrow_mut();
    let last = population.len() - 1;
    let Some(sums) = cumulative else {
        let n = population.len() as f64;
        let drawn = (0..count).map(|_| {
            population
                .get((random.random() * n) as usize)
                .cloned()
                .unwrap_or_default()
        });
        return Ok(Value::list(drawn.collect()));
    };
    if sums.len() != population.len() {
        return Err(vm.value_error("The number of weights does not match the population"));
    }
    let total = sums.last().copied().unwrap_or(0.0);
    if total <= 0.0 {
        return Err(vm.value_error("Total of weights must be greater than zero"));
    }
    if !total.is_finite() {
        return Err(vm.value_error("Total of weights must be finite"));
    }
    let drawn = (0..count).map(|_| {
        let wanted = random.random() * total;
        let at = sums.partition_point(|sum| *sum <= wanted).min(last);
        population.get(at).cloned().unwrap_or_default()
    });
    Ok(Value::list(drawn.collect()))
}

fn shuffle(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Value::List(list) = args[1].unwrapped() {
        let mut items = list.items.borrow().clone();
        this(vm, args)?.borrow_mut().shuffle(&mut items);
        let _old = std::mem::replace(&mut *list.items.borrow_mut(), items);
        return Ok(Value::None);
    }
    for at in (1..vm.len(&args[1])?).rev() {
        let other = this(vm, args)?.borrow_mut().below(at as u64 + 1) as i64;
        let (here, there) = (Value::from(at), Value::Int(other));
        let (a, b) = (
            vm.get_item(&args[1], &here)?,
            vm.get_item(&args[1], &there)?,
        );
        vm.set_item(&args[1], &here, b)?;
        vm.set_item(&args[1], &there, a)?;
    }
    Ok(Value::None)
}

fn sample(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if matches!(args[1].unwrapped(), Value::Set(_) | Value::Dict(_)) {
        return Err(
            vm.type_error("Population must be a sequence.  For dicts or sets, use sorted(d).")
        );
    }
    let count = vm.int(&args[2])?;
    let mut population = vm.iterate(&args[1])?;
    if let Some(counts) = args.some(3) {
        let mut spread = Vec::new();
        for (item, times) in population.iter().zip(vm.iterate(counts)?) {
            let times = usize::try_from(vm.int(&times)?).unwrap_or(0);
            vm.text(crate::text::check_len(spread.len() + times))?;
            spread.extend(std::iter::repeat_n(item.clone(), times));
        }
        population = spread;
    }
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("Sample larger than population or is negative"));
    };
    let positions = this(vm, args)?.borrow_mut().sample(population.len(), count);
    let positions = vm.text(positions)?;
    Ok(Value::list(
        positions
            .into_iter()
            .filter_map(|at| population.get(at).cloned())
            .list(),
    ))
}

fn getstate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let random = this(vm, args)?.borrow();
    let words = random
        .state()
        .into_iter()
        .map(|word| Value::Int(i64::from(word)))
        .collect();
    Ok(Value::tuple(vec![
        Value::Int(3),
        Value::tuple(words),
        random.gauss_next().map_or(Value::None, Value::Float),
    ]))
}

fn setstate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let parts = vm.iterate(&args[1])?;
    let [_, words, gauss] = parts.as_slice() else {
        return Err(vm.value_error("state is not a valid random state"));
    };
    let mut state = Vec::new();
    for word in vm.iterate(words)? {
        state.push(vm.int(&word)? as u32);
    }
    let gauss = match gauss.non_none() {
        Some(next) => Some(vm.float(next)?),
        None => None,
    };
    let Some(restored) = Random::from_state(&state, gauss) else {
        return Err(vm.value_error("state vector is the wrong size"));
    };
    *this(vm, args)?.borrow_mut() = restored;
    Ok(Value::None)
}

const fn draws(name: &'static str, signature: &'static str, body: crate::native::Body) -> Entry {
    entry(name, signature, Purity::Random, "", body)
}

static METHODS: &[Entry] = &[
    draws("seed", "(self, a=None, version=2)", |vm, args| {
        let random = seeded(vm, args.some(1))?;
        *this(vm, args)?.borrow_mut() = random;
        Ok(Value::None)
    }),
    draws("random", "(self, /)", |vm, args| {
        Ok(Value::Float(this(vm, args)?.borrow_mut().random()))
    }),
    draws("getrandbits", "(self, k, /)", |vm, args| {
        let k = vm.int(&args[1])?;
        let Ok(k) = usize::try_from(k) else {
            return Err(vm.value_error("number of bits must be non-negative"));
        };
        let bits = this(vm, args)?.borrow_mut().bits(k);
        vm.text(bits).map(Value::from_bigint)
    }),
    draws("randbytes", "(self, n)", |vm, args| {
        let n = usize::try_from(vm.int(&args[1])?).unwrap_or(0);
        let bits = this(vm, args)?.borrow_mut().bits(n.saturating_mul(8));
        let bits = vm.text(bits)?;
        vm.text(crate::text::int::to_bytes(&bits, n, false, false))
            .map(|data| Value::Bytes(Rc::new(data)))
    }),
    draws("randrange", "(self, start, stop=None, step=1)", randrange),
    draws("randint", "(self, a, b)", randint),
    draws("choice", "(self, seq)", choice),
    draws(
        "choices",
        "(self, population, weights=None, cum_weights=None, k=1)",
        choices,
    ),
    draws("shuffle", "(self, x)", shuffle),
    draws("sample", "(self, population, k, counts=None)", sample),
    draws("uniform", "(self, a, b)", |vm, args| {
        let (a, b) = floats(vm, args)?;
        Ok(Value::Float(this(vm, args)?.borrow_mut().uniform(a, b)))
    }),
    draws("gauss", "(self, mu=0.0, sigma=1.0)", |vm, args| {
        let (mu, sigma) = floats(vm, args)?;
        Ok(Value::Float(this(vm, args)?.borrow_mut().gauss(mu, sigma)))
    }),
    draws("normalvariate", "(self, mu=0.0, sigma=1.0)", |vm, args| {
        let (mu, sigma) = floats(vm, args)?;
        Ok(Value::Float(this(vm, args)?.borrow_mut().normal(mu, sigma)))
    }),
    draws("lognormvariate", "(self, mu=0.0, sigma=1.0)", |vm, args| {
        let (mu, sigma) = floats(vm, args)?;
        Ok(Value::Float(libm::exp(
            this(vm, args)?.borrow_mut().normal(mu, sigma),
        )))
    }),
    draws("expovariate", "(self, lambd=1.0)", |vm, args| {
        let lambd = vm.float(&args[1])?;
        let drawn = this(vm, args)?.borrow_mut().exponential(lambd);
        vm.text(drawn).map(Value::Float)
    }),
    draws(
        "triangular",
        "(self, low=0.0, high=1.0, mode=None)",
        |vm, args| {
            let (low, high) = floats(vm, args)?;
            let mode = match args.some(3) {
                Some(mode) => Some(vm.float(mode)?),
                None => None,
            };
            Ok(Value::Float(
                this(vm, args)?.borrow_mut().triangular(low, high, mode),
            ))
        },
    ),
    draws("getstate", "(self, /)", getstate),
    draws("setstate", "(self, state, /)", setstate),
];

/// Fills the module: a class, and the methods of one instance as functions.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let class = ClassBuilder::new("random", "Random")
        .constructor("(cls, x=None)", |vm, args| {
            let Value::Class(class) = &args[0] else {
                return Err(vm.type_error("X is not a type object"));
            };
            let random = seeded(vm, args.some(1))?;
            Ok(vm.native_object(class, Generator(RefCell::new(random))))
        })
        .methods(METHODS)
        .build(vm);
    let shared = vm.call(&Value::Class(class.clone()), &[])?;
    for row in METHODS {
        let function = vm.attr(&shared, row.name)?;
        module.set(row.name, function);
    }
    module.set("Random", &class);
    Ok(())
}
