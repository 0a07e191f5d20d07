//! Python numbers that pass through a transformation untouched.
//!
//! JAX makes arrays of numbers only where something is computed with them: what a differentiated function returns as it
//! was given comes out as the number itself, or as a number that knows its dtype (`TypedFloat`).

use crate::array::wrap;
use crate::ops::promote;
use crate::py::*;
use crate::state::jax;
use freezeframe_python::object::Payload;

/// Makes the classes.
pub(crate) fn classes(vm: &mut Vm) -> [Rc<Class>; 3] {
    let bases = [
        ("TypedInt", vm.types.int.clone()),
        ("TypedFloat", vm.types.float.clone()),
        ("TypedComplex", vm.types.complex.clone()),
    ];
    bases.map(|(name, base)| {
        ClassBuilder::new("jax._src.literals", name)
            .base(&base)
            .layout(Layout::Base)
            .getter("dtype", |vm, object| {
                let dtype = dtype_of(object);
                Ok(crate::dtype::object(vm, dtype))
            })
            .methods(methods::TABLE)
            .build(vm)
    })
}

#[natives]
mod methods {
    use super::*;

    /// The class, the number and its dtype.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let (name, dtype) = (vm.type_name(this), dtype_of(this));
        let text = vm.repr(plain(this))?;
        Ok(format!("{name}({text}, dtype={dtype})"))
    }

    /// The number as text; of a float it is the number alone.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        match plain(this) {
            float @ Py::Float(_) => vm.str_text(float),
            _ => __repr__(vm, this),
        }
    }
}

fn plain(object: &Py) -> &Py {
    match object {
        Py::Object(instance) => instance.base().unwrap_or(object),
        _ => object,
    }
}

fn dtype_of(object: &Py) -> freezeframe_array::DType {
    match plain(object) {
        Py::Float(_) => promote::float_dtype(),
        Py::Complex(_) if promote::x64() => freezeframe_array::DType::Complex128,
        Py::Complex(_) => freezeframe_array::DType::Complex64,
        _ => promote::int_dtype(),
    }
}

/// The number with its dtype; anything else as it is.
fn typed(vm: &mut Vm, number: &Py) -> Py {
    let at = match number {
        Py::Int(_) => 0,
        Py::Float(_) => 1,
        Py::Complex(_) => 2,
        other => return other.clone(),
    };
    let class = jax(vm).classes().numbers[at].clone();
    Py::object(&class, Payload::Base(number.clone()))
}

/// Whether numbers come out as they went in, or typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    Plain,
    Typed,
}

/// The leaves that a function was given, and the values that stood for them.
pub(crate) struct Given<'a> {
    pub leaves: &'a [Py],
    pub values: &'a [Value],
    pub numbers: Numbers,
}

impl Given<'_> {
    /// The object of a value that came out: the number that went in, if it is that very one, else an array.
    pub fn object(&self, vm: &mut Vm, value: Value) -> Py {
        let numbers = self.leaves.iter().zip(self.values);
        let mut same = numbers.filter(|(leaf, own)| is_number(leaf) && own.is(&value));
        match same.next() {
            Some((leaf, _)) if self.numbers == Numbers::Typed => typed(vm, leaf),
            Some((leaf, _)) => leaf.clone(),
            None => wrap(vm, value),
        }
    }

    /// The objects of a function's results; `raw` has those that it returned as Python numbers.
    pub fn objects(&self, vm: &mut Vm, values: Vec<Value>, raw: &[Option<Py>]) -> Vec<Py> {
        let objects = values.into_iter().enumerate();
        objects
            .map(|(at, value)| match raw.get(at) {
                Some(Some(number)) => number.clone(),
                _ => self.object(vm, value),
            })
            .collect()
    }
}

/// True for Python's own numbers.
pub(crate) fn is_number(value: &Py) -> bool {
    matches!(
        value,
        Py::Bool(_) | Py::Int(_) | Py::Float(_) | Py::Complex(_)
    )
}
