//! Seeds and states.

use super::*;

/// A generator of random numbers with the stream of the legacy functions, MT19937.
#[natives(scope = Call, class = "numpy.random.mtrand.RandomState")]
pub(super) mod class {
    use super::*;

    /// A generator from a seed: a number, or several; without one, from entropy.
    #[native("(cls, seed=None)")]
    fn __new__(vm: &mut Vm, cls: &Value, seed: Option<&Value>) -> Outcome {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("RandomState needs a class"));
        };
        if let Some(seed @ Value::Object(_)) = seed
            && let Some(bits) = vm.attr_or_none(seed, "_bits")?
            && let Some(bits) = bits.native::<Source>()
        {
            let Some(stream) = super::bits::legacy(bits) else {
                return Err(vm.not_implemented(
                    "numpy.random.RandomState over other bits than those of MT19937",
                ));
            };
            return Ok(source(class, stream));
        }
        let stream = seeded(vm, seed)?;
        Ok(source(class, stream))
    }

    /// The name of the generator and of its stream.
    #[native("(self, /)")]
    fn __str__() -> &'static str {
        "RandomState(MT19937)"
    }
}

/// What only the legacy generator has: its state can be set again.
#[natives(scope = Call)]
pub(super) mod legacy {
    use super::*;

    /// Begins the stream again, from a seed or from entropy.
    ///
    /// >>> np.random.seed(0)
    /// >>> np.random.rand(2)
    /// array([0.5488135 , 0.71518937])
    #[native("(self, seed=None)", purity = Random)]
    fn seed(vm: &mut Vm, this: &Source, seed: Option<&Value>) -> Result<(), Raise> {
        let stream = seeded(vm, seed)?;
        this.0.replace(stream);
        Ok(())
    }

    /// The place in the stream, as a tuple that `set_state` takes.
    ///
    /// >>> np.random.get_state()[0]
    /// 'MT19937'
    #[native("(self, legacy=True)", purity = Random)]
    fn get_state(vm: &mut Vm, this: &Source) -> Outcome {
        let (key, position, gauss) = match &*this.0.borrow() {
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

    /// Goes to a place in the stream that `get_state` gave.
    ///
    /// >>> state = np.random.get_state()
    /// >>> first = np.random.rand()
    /// >>> np.random.set_state(state)
    /// >>> np.random.rand() == first
    /// True
    #[native("(self, state)", purity = Random)]
    fn set_state(vm: &mut Vm, this: &Source, _state: &Value) -> Result<(), Raise> {
        let parts = vm.iterate(_state)?;
        let [_, key, position, rest @ ..] = parts.as_slice() else {
            return Err(vm.value_error("state must be a tuple of at least three items"));
        };
        let key: Vec<u32> = array_with(vm, key, Some(DType::UInt32))?
            .scalars()
            .iter()
            .map(|it| it.to_i64() as u32)
            .collect();
        let position = usize::try_from(vm.int(position)?).unwrap_or(usize::MAX);
        let Some(bits) = Mt19937::from_state(&key, position) else {
            return Err(vm.value_error("state must be 624 longs"));
        };
        let gauss = match rest {
            [has, cached] if vm.truth(has)? => Some(convert::float_of(vm, cached)?),
            _ => None,
        };
        let stream = Stream::Legacy(Box::new(RandomState::from_state(bits, gauss)));
        this.0.replace(stream);
        Ok(())
    }
}

/// The legacy stream of a seed; without one, of the machine's entropy.
pub(super) fn seeded(vm: &mut Vm, seed: Option<&Value>) -> Result<Stream, Raise> {
    let Some(seed) = seed else {
        let entropy = vm.host.entropy() as u32;
        return Ok(Stream::Legacy(Box::new(RandomState::new(entropy))));
    };
    let x = array_of(vm, seed)?;
    if x.ndim() == 0 {
        let seed = vm.int(seed)?;
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
pub(super) fn entropy_words(vm: &mut Vm, seed: Option<&Value>) -> Result<Vec<u32>, Raise> {
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
