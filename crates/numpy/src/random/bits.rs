//! Generators of bits and their states, narrow integers, and the distributions that few programs draw from.

use super::distributions::{Drawn, Layers, distribution};
use super::*;
use freezeframe_array::random::Bits;

impl Source {
    /// The name of the generator of bits, and the words of its state.
    pub(super) fn words(&self) -> Option<(&'static str, Vec<u64>)> {
        match &mut *self.0.borrow_mut() {
            Stream::New(it) => Some(it.bits().words()),
            Stream::Legacy(it) => Some(Bits::Mt19937(it.bits().clone()).words()),
        }
    }
}

/// The name of a generator's bits, and the words of their state as an array.
pub(super) fn words(vm: &mut Vm, source: &Source) -> Outcome {
    let (name, words) = source.words().unwrap_or(("", Vec::new()));
    let words = owned(vm, Array::vector(words));
    Ok(Value::tuple(vec![Value::str(name), words]))
}

/// The stream of bits in a state.
pub(super) fn stream(vm: &mut Vm, name: &str, words: &Value) -> Result<Stream, Raise> {
    let words = array_with(vm, words, Some(DType::UInt64))?;
    let words: Vec<u64> = words
        .scalars()
        .iter()
        .map(|it| it.to_i64() as u64)
        .collect();
    match Bits::from_words(name, &words) {
        Some(bits) => Ok(Stream::New(Box::new(Generator::over(bits)))),
        None => Err(vm.value_error(format_args!("state must be for a {name} RNG"))),
    }
}

/// The legacy stream that begins where bits of MT19937 are.
pub(super) fn legacy(source: &Source) -> Option<Stream> {
    match &mut *source.0.borrow_mut() {
        Stream::New(it) => match it.bits() {
            Bits::Mt19937(bits) => {
                let state = RandomState::from_state(bits.clone(), None);
                Some(Stream::Legacy(Box::new(state)))
            }
            _ => None,
        },
        Stream::Legacy(_) => None,
    }
}

/// What the generator of bits makes by itself.
pub(super) fn raw(source: &Source, size: &Size) -> Array {
    let count = size.0.as_ref().map_or(1, Shape::size);
    let mut stream = source.0.borrow_mut();
    let mut next = || match &mut *stream {
        Stream::New(it) => it.bits().next_raw(),
        Stream::Legacy(it) => u64::from(it.bits().next_u32()),
    };
    let words: Vec<u64> = (0..count).map(|_| next()).collect();
    Array::vector(words)
}

/// Integers of a dtype; those of the narrow ones take several from each 32 bits.
pub(super) struct Narrow {
    /// The bits of one number; 64 where each number has bits of its own.
    width: u32,
    stored: u32,
    left: u32,
}

impl Narrow {
    /// For a dtype of integers or of truth values.
    pub(super) fn of(dtype: DType) -> Option<Self> {
        let width = match dtype {
            DType::Int64 | DType::UInt64 | DType::Int32 | DType::UInt32 => 64,
            DType::Int16 | DType::UInt16 => 16,
            DType::Int8 | DType::UInt8 => 8,
            DType::Bool => 1,
            _ => return None,
        };
        Some(Self {
            width,
            stored: 0,
            left: 0,
        })
    }

    fn next(&mut self, stream: &mut Stream) -> u32 {
        if self.left == 0 {
            self.stored = match stream {
                Stream::Legacy(it) => it.bits().next_u32(),
                Stream::New(it) => it.bits().next_u32(),
            };
            self.left = 32 / self.width;
        } else {
            self.stored >>= self.width;
        }
        self.left -= 1;
        self.stored & ((1 << self.width) - 1)
    }

    /// A number from `low` to before `high`, or to `high`.
    pub(super) fn integer(
        &mut self,
        stream: &mut Stream,
        low: i64,
        high: i64,
        closed: bool,
    ) -> Kernel<i64> {
        if self.width == 64 {
            return stream.integer(low, high, closed);
        }
        let range = (high - low - i64::from(!closed)).clamp(0, (1 << self.width) - 1) as u32;
        let all = (1 << self.width) - 1;
        let found = match (range, &*stream) {
            (0, _) => 0,
            _ if range == all => self.next(stream),
            (_, Stream::Legacy(_)) => {
                let mask = u32::MAX >> range.leading_zeros();
                loop {
                    let found = self.next(stream) & mask;
                    if found <= range {
                        break found;
                    }
                }
            }
            _ => {
                let count = range + 1;
                let mut product = self.next(stream) * count;
                if product & all < count {
                    let threshold = (all - range) % count;
                    while product & all < threshold {
                        product = self.next(stream) * count;
                    }
                }
                product >> self.width
            }
        };
        Ok(low + i64::from(found))
    }
}

/// The ziggurat's layers of one machine, which a module of the library has.
#[derive(Default)]
struct Kept(std::cell::OnceCell<Rc<Layers>>);

fn layers(vm: &mut Vm) -> Result<Rc<Layers>, Raise> {
    let kept = vm.extension::<Kept>();
    if let Some(layers) = kept.0.get() {
        return Ok(layers.clone());
    }
    let library = Value::Module(vm.import("numpy.random._exponentials")?);
    let floats = |vm: &mut Vm, name: &str| -> Result<Vec<f64>, Raise> {
        let list = vm.attr(&library, name)?;
        Ok(Doubles(array_with(vm, &list, Some(DType::Float64))?).numbers())
    };
    let (density, width) = (floats(vm, "DENSITY")?, floats(vm, "WIDTH")?);
    let tail = floats(vm, "TAIL")?.first().copied().unwrap_or_default();
    let inside = vm.attr(&library, "INSIDE")?;
    let inside = array_with(vm, &inside, Some(DType::UInt64))?;
    let inside = inside.scalars().into_iter().map(|it| it.to_i64() as u64);
    let layers = Layers {
        density,
        inside: inside.collect(),
        width,
        tail,
    };
    if !layers.is_whole() {
        return Err(vm.runtime_error("numpy.random._exponentials is not whole"));
    }
    Ok(kept.0.get_or_init(|| Rc::new(layers)).clone())
}

/// Draws from the distribution of a name: one number for each element of the size and of the broadcast parameters.
pub(super) fn distributed(
    vm: &mut Vm,
    source: &Source,
    name: &str,
    size: Size,
    parameters: &[Value],
) -> Outcome {
    let Some((one, whole)) = distribution(name) else {
        return Err(vm.value_error(format_args!("no distribution '{name}'")));
    };
    let mut arrays = Vec::new();
    for value in parameters {
        arrays.push(array_with(vm, value, Some(DType::Float64))?);
    }
    let joined = broadcast_shapes(vm, arrays.iter().map(Array::shape))?;
    let is_one = size.0.is_none() && joined.ndim() == 0;
    let shape = size.0.unwrap_or(joined);
    let mut columns = Vec::new();
    for array in &arrays {
        let spread = if array.ndim() == 0 {
            array.clone()
        } else {
            lift(vm, kernel::broadcast_to(array, &shape))?
        };
        columns.push(Doubles(spread).numbers());
    }
    let layers = layers(vm)?;
    let drawn = {
        let mut stream = source.0.borrow_mut();
        let mut drawn = match &mut *stream {
            Stream::Legacy(it) => Drawn::Legacy(it),
            Stream::New(it) => Drawn::New(it, &layers),
        };
        drawn.draw(one, &columns, shape.size())
    };
    let drawn = lift(vm, drawn)?;
    if is_one {
        let only = drawn.first().copied().unwrap_or(f64::NAN);
        return Ok(if whole {
            Value::Int(only as i64)
        } else {
            Value::Float(only)
        });
    }
    let array = if whole {
        Array::from_vec(drawn.into_iter().map(|it| it as i64).collect(), shape)
    } else {
        Array::from_vec(drawn, shape)
    };
    let array = lift(vm, array)?;
    Ok(owned(vm, array))
}
