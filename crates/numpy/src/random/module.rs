//! The module `numpy.random` and its two classes of generators.

use super::*;
use super::{drawing, seeding};
use freezeframe_python::{ClassBuilder, Module};

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
        let entropy = match seed {
            Some(seed @ Value::Object(_)) => entropy_of(vm, seed)?,
            _ => None,
        };
        if let Some(seed) = seed
            && vm.attr_or_none(seed, "_bits")?.is_some()
        {
            let class = Value::Class(Generators::of(vm).new.clone());
            return vm.call(&class, std::slice::from_ref(seed));
        }
        let words = seeding::entropy_words(vm, entropy.as_ref().or(seed))?;
        let origin = match seed {
            Some(seed) => seed.clone(),
            None => owned(vm, Array::vector(words.clone())),
        };
        let stream = Stream::New(Box::new(Generator::new(&words)));
        let class = Generators::of(vm).new.clone();
        Ok(sharing(&class, Rc::new(RefCell::new(stream)), origin))
    }

    /// A generator whose bits are in a state that `_words` gave.
    #[native("(name, words)", purity = Random)]
    fn _generator(vm: &mut Vm, name: &str, words: &Value) -> Outcome {
        let stream = super::bits::stream(vm, name, words)?;
        let class = Generators::of(vm).new.clone();
        Ok(source(&class, stream))
    }
}

/// What a sequence of seeds is made of; `None` of any other value.
fn entropy_of(vm: &mut Vm, seed: &Value) -> Result<Option<Value>, Raise> {
    match vm.attr_or_none(seed, "_assembled")? {
        Some(method) => vm.call(&method, &[]).map(Some),
        None => Ok(None),
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
        let legacy = ClassBuilder::of(&seeding::class::CLASS)
            .dotted()
            .methods(seeding::legacy::TABLE)
            .methods(drawing::both::TABLE)
            .methods(drawing::others::TABLE)
            .methods(drawing::legacy::TABLE)
            .build(vm);
        let new = ClassBuilder::of(&drawing::new::CLASS)
            .dotted()
            .methods(drawing::both::TABLE)
            .methods(drawing::others::TABLE)
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
    module.set("_rand", global.clone());
    module.set("RandomState", &classes.legacy);
    module.set("Generator", &classes.new);
    Ok(())
}
