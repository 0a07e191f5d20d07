//! `numpy.random`: the legacy functions over MT19937, and `default_rng` over PCG64, with NumPy's streams.

mod drawing;
mod seeding;

use super::Outcome;
use super::convert::{self, array_of, array_with};
use super::errors::{broadcast_shapes, check_size, lift};
use super::ndarray::{self, NdArray, owned};
use super::row::{Call, Doubles, Longs, NewArray, Size};
use super::{manip, scalar};
use freezeframe_array::random::{Generator, Mt19937, RandomState};
use freezeframe_array::{Array, DType, Result as Kernel, Scalar, Shape, kernel};
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, Module, NativePayload, Payload, Raise, Value, Vm, natives,
};
use std::cell::RefCell;
use std::rc::Rc;

/// A stream of random numbers.
enum Stream {
    Legacy(Box<RandomState>),
    New(Box<Generator>),
}

/// What a generator object carries.
struct Source(RefCell<Stream>);

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
    let source = Source(RefCell::new(stream));
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

/// What `numpy.random` has besides the methods of the legacy generator.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// A new generator of the recommended kind, PCG64; without a seed from entropy.
    ///
    /// >>> np.random.default_rng(0).integers(10, size=3)
    /// array([8, 6, 5])
    #[native("(seed=None)", purity = Random)]
    fn default_rng(vm: &mut Vm, seed: Option<&Value>) -> Outcome {
        if let Some(seed) = seed
            && seed.native::<Source>().is_some()
        {
            return Ok(seed.clone());
        }
        let words = seeding::entropy_words(vm, seed)?;
        let class = Generators::of(vm).new.clone();
        Ok(source(
            &class,
            Stream::New(Box::new(Generator::new(&words))),
        ))
    }
}

/// The classes of generators of one machine.
struct Generators {
    legacy: Rc<Class>,
    new: Rc<Class>,
}

/// Where a machine keeps them.
#[derive(Default)]
struct Kept(std::cell::OnceCell<Rc<Generators>>);

impl Generators {
    fn of(vm: &mut Vm) -> Rc<Self> {
        let kept = vm.extension::<Kept>();
        if let Some(classes) = kept.0.get() {
            return classes.clone();
        }
        let legacy = ClassBuilder::new("numpy.random.mtrand", "RandomState")
            .dotted()
            .doc("A generator of random numbers with the stream of the legacy functions, MT19937.")
            .methods(seeding::class::TABLE)
            .methods(seeding::legacy::TABLE)
            .methods(drawing::both::TABLE)
            .methods(drawing::legacy::TABLE)
            .build(vm);
        let new = ClassBuilder::new("numpy.random._generator", "Generator")
            .dotted()
            .doc("A generator of random numbers with the stream of PCG64.")
            .methods(drawing::both::TABLE)
            .methods(drawing::new::TABLE)
            .build(vm);
        kept.0.get_or_init(|| Rc::new(Self { legacy, new })).clone()
    }
}

/// Fills `numpy.random`.
pub fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let classes = Generators::of(vm);
    let stream = seeding::seeded(vm, None)?;
    let global = source(&classes.legacy, stream);
    let tables = [
        seeding::legacy::TABLE,
        drawing::both::TABLE,
        drawing::legacy::TABLE,
    ];
    for row in tables.concat() {
        let bound = vm.attr(&global, row.name)?;
        for name in std::iter::once(&row.name).chain(row.aliases) {
            module.set(name, bound.clone());
        }
    }
    module.functions(functions::TABLE);
    module.set("RandomState", &classes.legacy);
    module.set("Generator", &classes.new);
    Ok(())
}
