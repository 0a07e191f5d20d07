//! `numpy.random`: the legacy functions over MT19937, and generators over PCG64 and the others, with NumPy's streams.

mod bits;
mod distributions;
mod drawing;
pub(super) mod module;
mod seeding;

use super::convert::{self, array_of, array_with};
use super::errors::{Outcome, broadcast_shapes, check_size, lift};
use super::ndarray::{NdArray, owned};
use super::row::{Call, Doubles, Longs, NewArray, Size};
use super::{index, manip, scalar};
use freezeframe_array::random::{Generator, Mt19937, RandomState};
use freezeframe_array::{Array, DType, Result as Kernel, Scalar, Shape, kernel};
use freezeframe_python::{Arg, ArgRef, Class, NativePayload, Payload, Raise, Value, Vm, natives};
use std::cell::RefCell;
use std::rc::Rc;

/// A stream of random numbers.
enum Stream {
    Legacy(Box<RandomState>),
    New(Box<Generator>),
}

/// What a generator object carries: its stream, which it shares with the generator of bits that it was made of, and that
/// object, or the seed.
struct Source(Rc<RefCell<Stream>>, RefCell<Value>);

impl NativePayload for Source {}

impl ArgRef<Call> for Source {
    type Held<'a> = &'a Source;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a Source, Raise> {
        arg.value()
            .native()
            .ok_or_else(|| vm.type_error("expected a random generator"))
    }
}

fn source(class: &Rc<Class>, stream: Stream) -> Value {
    sharing(class, Rc::new(RefCell::new(stream)), Value::None)
}

/// A generator of this stream, and what it was made of.
fn sharing(class: &Rc<Class>, stream: Rc<RefCell<Stream>>, origin: Value) -> Value {
    let source = Source(stream, RefCell::new(origin));
    Value::object(class, Payload::Native(Rc::new(source)))
}

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

    /// A number from `low` to before `high`, or to `high`.
    fn integer(&mut self, low: i64, high: i64, closed: bool) -> Kernel<i64> {
        match self {
            Self::Legacy(it) => it.randint(low, high.saturating_add(i64::from(closed))),
            Self::New(it) if closed => {
                let most = (high as u64).wrapping_sub(low as u64);
                Ok(low.wrapping_add(it.bounded(most) as i64))
            }
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
        (population, count): (usize, usize),
        replace: bool,
        p: Option<&[f64]>,
        shuffled: bool,
    ) -> Kernel<Vec<usize>> {
        match self {
            Self::Legacy(it) => it.choice(population, count, replace, p),
            Self::New(it) => it.choice(population, count, replace, p, shuffled),
        }
    }
}
