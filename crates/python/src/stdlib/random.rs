//! `random`: the streams of CPython's Mersenne Twister.

use crate::native::ClassBuilder;
use crate::natives;
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

fn receiver<'a>(vm: &Vm, value: &'a Value) -> Result<&'a RefCell<Random>, Raise> {
    match value.native::<Generator>() {
        Some(generator) => Ok(&generator.0),
        None => Err(vm.type_error(format_args!(
            "a random.Random object is required, not '{}'",
            vm.type_name(value)
        ))),
    }
}

fn seeded(vm: &mut Vm, seed: Option<&Value>, is_old: bool) -> Result<Random, Raise> {
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
        // The way of seeding that Python 2 had.
        Value::Str(text) if is_old => {
            let chars = text.as_str().chars().map(|c| u64::from(u32::from(c)));
            let first = chars.clone().next().unwrap_or(0) << 7;
            let mixed = chars.fold(first, |x, c| x.wrapping_mul(1_000_003) ^ c);
            let seed = mixed ^ text.as_str().chars().count() as u64;
            Ok(Random::from_int(&BigInt::from(seed)))
        }
        Value::Str(text) => Ok(Random::from_bytes(text.as_str().as_bytes())),
        Value::Bytes(data) => Ok(Random::from_bytes(data)),
        other if crate::builtins::is_byte_array(other) => {
            let data = crate::builtins::data_of(vm, other)?;
            Ok(Random::from_bytes(&data))
        }
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

fn floats(vm: &mut Vm, a: &Value, b: &Value) -> Result<(f64, f64), Raise> {
    Ok((vm.float(a)?, vm.float(b)?))
}

fn int(vm: &mut Vm, value: &Value) -> Result<BigInt, Raise> {
    let index = vm.index(value)?;
    Ok(as_bigint(&index).unwrap_or_default())
}

/// What a generator of random numbers draws.
#[natives]
mod methods {
    use super::*;

    /// Starts the sequence of numbers anew, from `a` or from the host's entropy.
    #[native("(self, a=None, version=2)", purity = Random)]
    fn seed(vm: &mut Vm, this: &Value, a: Option<&Value>, version: &Value) -> Result<Value, Raise> {
        let random = seeded(vm, a, matches!(version, Value::Int(1)))?;
        *receiver(vm, this)?.borrow_mut() = random;
        Ok(Value::None)
    }

    /// The next float from 0 to 1, without 1.
    #[native("(self, /)", purity = Random)]
    fn random(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Float(receiver(vm, this)?.borrow_mut().random()))
    }

    /// An int of `k` random bits.
    #[native("(self, k, /)", purity = Random)]
    fn getrandbits(vm: &mut Vm, this: &Value, k: &Value) -> Result<Value, Raise> {
        let k = vm.int(k)?;
        let Some(k) = freezeframe_base::how_many(k) else {
            return Err(vm.value_error("number of bits must be non-negative"));
        };
        let bits = receiver(vm, this)?.borrow_mut().bits(k);
        vm.text(bits).map(Value::from_bigint)
    }

    /// So many random bytes.
    #[native("(self, n)", purity = Random)]
    fn randbytes(vm: &mut Vm, this: &Value, n: &Value) -> Result<Value, Raise> {
        let n = vm.int(n)?;
        let Ok(n) = usize::try_from(n) else {
            return Err(vm.value_error("number of bits must be non-negative"));
        };
        let bits = receiver(vm, this)?.borrow_mut().bits(n.saturating_mul(8));
        let bits = vm.text(bits)?;
        vm.text(crate::text::int::to_bytes(&bits, n, false, false))
            .map(|data| Value::Bytes(Rc::new(data)))
    }

    /// One of the ints that `range` would give.
    #[native("(self, start, stop=None, step=1)", purity = Random)]
    fn randrange(
        vm: &mut Vm,
        this: &Value,
        start: &Value,
        stop: Option<&Value>,
        step: &Value,
    ) -> Result<Value, Raise> {
        let start = int(vm, start)?;
        let step = int(vm, step)?;
        let Some(stop) = stop else {
            if !start.is_positive() {
                return Err(vm.value_error("empty range for randrange()"));
            }
            let drawn = receiver(vm, this)?.borrow_mut().below_big(&start);
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
        let drawn = receiver(vm, this)?.borrow_mut().below_big(&count);
        let drawn = vm.text(drawn)?;
        Ok(Value::from_bigint(start + step * drawn))
    }

    /// An int from `a` to `b`, both included.
    #[native("(self, a, b)", purity = Random)]
    fn randint(vm: &mut Vm, this: &Value, a: &Value, b: &Value) -> Result<Value, Raise> {
        let (low, high) = (int(vm, a)?, int(vm, b)?);
        let count: BigInt = &high - &low + 1;
        if !count.is_positive() {
            let stop = high + 1;
            return Err(vm.value_error(format_args!("empty range in randrange({low}, {stop})")));
        }
        let drawn = receiver(vm, this)?.borrow_mut().below_big(&count);
        let drawn = vm.text(drawn)?;
        Ok(Value::from_bigint(low + drawn))
    }

    /// One of the items; an IndexError if there is none.
    #[native("(self, seq)", purity = Random)]
    fn choice(vm: &mut Vm, this: &Value, seq: &Value) -> Result<Value, Raise> {
        let length = vm.len(seq)?;
        if length == 0 {
            return Err(vm.index_error("Cannot choose from an empty sequence"));
        }
        let at = receiver(vm, this)?.borrow_mut().below(length as u64);
        vm.get_item(seq, &Value::Int(at as i64))
    }

    /// `k` items, each drawn from all, by their weights.
    #[native("(self, population, weights=None, cum_weights=None, k=1)", purity = Random)]
    fn choices(
        vm: &mut Vm,
        this: &Value,
        population: &Value,
        weights: Option<&Value>,
        cum_weights: Option<&Value>,
        k: &Value,
    ) -> Result<Value, Raise> {
        let population = vm.iterate(population)?;
        let count = vm.int(k)?;
        let count = vm.text(crate::text::check_len(
            freezeframe_base::how_many(count).unwrap_or(0),
        ))?;
        let cumulative = match (weights, cum_weights) {
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
        let mut random = receiver(vm, this)?.borrow_mut();
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

    /// Brings the items of a list into a random order.
    #[native("(self, x)", purity = Random)]
    fn shuffle(vm: &mut Vm, this: &Value, x: &Value) -> Result<Value, Raise> {
        if let Value::List(list) = x.unwrapped() {
            let mut items = list.items.borrow().clone();
            receiver(vm, this)?.borrow_mut().shuffle(&mut items);
            let _old = std::mem::replace(&mut *list.items.borrow_mut(), items);
            return Ok(Value::None);
        }
        for at in (1..vm.len(x)?).rev() {
            let other = receiver(vm, this)?.borrow_mut().below(at as u64 + 1) as i64;
            let (here, there) = (Value::from(at), Value::Int(other));
            let (a, b) = (vm.get_item(x, &here)?, vm.get_item(x, &there)?);
            vm.set_item(x, &here, b)?;
            vm.set_item(x, &there, a)?;
        }
        Ok(Value::None)
    }

    /// `k` items in random order, none twice.
    #[native("(self, population, k, counts=None)", purity = Random)]
    fn sample(
        vm: &mut Vm,
        this: &Value,
        population: &Value,
        k: &Value,
        counts: Option<&Value>,
    ) -> Result<Value, Raise> {
        if matches!(population.unwrapped(), Value::Set(_) | Value::Dict(_)) {
            return Err(
                vm.type_error("Population must be a sequence.  For dicts or sets, use sorted(d).")
            );
        }
        let count = vm.int(k)?;
        let mut population = vm.iterate(population)?;
        if let Some(counts) = counts {
            let mut spread = Vec::new();
            for (item, times) in population.iter().zip(vm.iterate(counts)?) {
                let times = freezeframe_base::how_many(vm.int(&times)?).unwrap_or(0);
                vm.text(crate::text::check_len(spread.len().saturating_add(times)))?;
                spread.extend(std::iter::repeat_n(item.clone(), times));
            }
            population = spread;
        }
        let Some(count) = freezeframe_base::how_many(count) else {
            return Err(vm.value_error("Sample larger than population or is negative"));
        };
        let positions = receiver(vm, this)?
            .borrow_mut()
            .sample(population.len(), count);
        let positions = vm.text(positions)?;
        Ok(Value::list(
            positions
                .into_iter()
                .filter_map(|at| population.get(at).cloned())
                .list(),
        ))
    }

    /// A float from `a` to `b`.
    #[native("(self, a, b)", purity = Random)]
    fn uniform(vm: &mut Vm, this: &Value, a: &Value, b: &Value) -> Result<Value, Raise> {
        let (a, b) = floats(vm, a, b)?;
        Ok(Value::Float(receiver(vm, this)?.borrow_mut().uniform(a, b)))
    }

    /// A float of the normal distribution.
    #[native("(self, mu=0.0, sigma=1.0)", purity = Random)]
    fn gauss(vm: &mut Vm, this: &Value, mu: &Value, sigma: &Value) -> Result<Value, Raise> {
        let (mu, sigma) = floats(vm, mu, sigma)?;
        Ok(Value::Float(
            receiver(vm, this)?.borrow_mut().gauss(mu, sigma),
        ))
    }

    /// A float of the normal distribution.
    #[native("(self, mu=0.0, sigma=1.0)", purity = Random)]
    fn normalvariate(vm: &mut Vm, this: &Value, mu: &Value, sigma: &Value) -> Result<Value, Raise> {
        let (mu, sigma) = floats(vm, mu, sigma)?;
        Ok(Value::Float(
            receiver(vm, this)?.borrow_mut().normal(mu, sigma),
        ))
    }

    /// A float whose logarithm is normally distributed.
    #[native("(self, mu, sigma)", purity = Random)]
    fn lognormvariate(
        vm: &mut Vm,
        this: &Value,
        mu: &Value,
        sigma: &Value,
    ) -> Result<Value, Raise> {
        let (mu, sigma) = floats(vm, mu, sigma)?;
        Ok(Value::Float(libm::exp(
            receiver(vm, this)?.borrow_mut().normal(mu, sigma),
        )))
    }

    /// A float of the exponential distribution of rate `lambd`.
    #[native("(self, lambd=1.0)", purity = Random)]
    fn expovariate(vm: &mut Vm, this: &Value, lambd: &Value) -> Result<Value, Raise> {
        let lambd = vm.float(lambd)?;
        let drawn = receiver(vm, this)?.borrow_mut().exponential(lambd);
        vm.text(drawn).map(Value::Float)
    }

    /// A float of the triangular distribution.
    #[native("(self, low=0.0, high=1.0, mode=None)", purity = Random)]
    fn triangular(
        vm: &mut Vm,
        this: &Value,
        low: &Value,
        high: &Value,
        mode: Option<&Value>,
    ) -> Result<Value, Raise> {
        let (low, high) = floats(vm, low, high)?;
        let mode = match mode {
            Some(mode) => Some(vm.float(mode)?),
            None => None,
        };
        Ok(Value::Float(
            receiver(vm, this)?.borrow_mut().triangular(low, high, mode),
        ))
    }

    /// All that decides the next numbers, for `setstate`.
    #[native("(self, /)", purity = Random)]
    fn getstate(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let random = receiver(vm, this)?.borrow();
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

    /// What makes it again, for copies.
    #[native("(self, /)", purity = Random)]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let state = vm.call_method(this, "getstate", &[])?;
        let class = Value::Class(vm.class_of(this));
        Ok(Value::tuple(vec![class, Value::tuple(Vec::new()), state]))
    }

    /// Goes back to the state of another, for copies.
    #[native("(self, state, /)", purity = Random)]
    fn __setstate__(vm: &mut Vm, this: &Value, state: &Value) -> Result<Value, Raise> {
        vm.call_method(this, "setstate", std::slice::from_ref(state))
    }

    /// Goes back to a state that `getstate` gave.
    #[native("(self, state, /)", purity = Random)]
    fn setstate(vm: &mut Vm, this: &Value, state: &Value) -> Result<Value, Raise> {
        let parts = vm.iterate(state)?;
        if let Some(version @ Value::Int(1 | 2)) = parts.first() {
            let version = vm.int(version)?;
            return Err(vm.value_error(format_args!(
                "state with version {version} passed to Random.setstate() of version 3"
            )));
        }
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
        *receiver(vm, this)?.borrow_mut() = restored;
        Ok(Value::None)
    }
}

/// Fills the module: a class, and the methods of one instance as functions.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let class = ClassBuilder::new("random", "Random")
        .methods(random_methods::TABLE)
        .methods(methods::TABLE)
        .build(vm);
    let shared = vm.call(&Value::Class(class.clone()), &[])?;
    for row in methods::TABLE {
        let function = vm.attr(&shared, row.name)?;
        module.set(row.name, function);
    }
    module.set("Random", &class);
    Ok(())
}

#[natives]
mod random_methods {
    use super::*;

    /// A generator of random numbers of its own, with this seed.
    #[native("(cls, x=None)")]
    fn __new__(vm: &mut Vm, cls: &Value, x: Option<&Value>) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("X is not a type object"));
        };
        let random = seeded(vm, x, false)?;
        Ok(vm.native_object(class, Generator(RefCell::new(random))))
    }

    /// A method that few programs need, which is written in Python.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value, Raise> {
        let wanted = Name::new(name.as_str().unwrap_or_default());
        let module = vm.import("random")?;
        vm.fill_module(&module)?;
        match module.get("_METHODS") {
            Some(Value::Dict(methods)) if methods.get_name(&wanted).is_some() => {
                let function = methods.get_name(&wanted).unwrap_or_default();
                Ok(Value::method(function, this.clone()))
            }
            _ => Err(vm.no_attribute(this, &wanted)),
        }
    }
}
