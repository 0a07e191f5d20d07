//! Primitives that programs define. Their rules are methods of the Python object (`library/jax._src.core.py`), which knows
//! where users have put theirs; here is what takes core's questions to them.

use crate::array::wrap;
use crate::avals;
use crate::convert::{arraylike, jax_value};
use crate::py::*;
use crate::reenter::{lend, with_vm};
use crate::row::{Call, HandedOn};
use freezeframe_base::Lists;
use freezeframe_core::{Aval, Defined, Known, Primitive, bind, is_evaluating};
use std::any::Any;
use std::cell::Cell;

/// A primitive of the user's with the parameters of one equation.
pub(crate) struct UserPrimitive {
    name: String,
    /// The Python object.
    pub object: Py,
    /// A dict.
    pub params: Py,
    texts: Vec<(String, String)>,
    has_effects: Cell<bool>,
}

/// The primitive of the user's that this is, if it is one.
pub(crate) fn of(primitive: &Primitive) -> Option<&UserPrimitive> {
    match primitive {
        Primitive::Defined(it) => (&**it as &dyn Any).downcast_ref(),
        _ => None,
    }
}

impl UserPrimitive {
    /// Asks the object.
    fn ask(&self, vm: &mut Vm, rule: &str, mut args: Vec<Py>) -> PyResult {
        let method = vm.attr(&self.object, rule)?;
        args.push(self.params.clone());
        vm.call(&method, &args)
    }

    fn values(&self, rule: &str, args: &[Value]) -> Result<Vec<Value>, Error> {
        with_vm(|vm| {
            let args = crate::array::wrap_list(vm, args.to_vec());
            let found = self.ask(vm, rule, vec![args])?;
            let found = vm.iterate(&found)?;
            found.iter().map(|it| jax_value(vm, it)).try_list()
        })
    }

    /// The two lists that a rule gives.
    fn pair(&self, vm: &mut Vm, rule: &str, args: Vec<Py>) -> PyResult<(Vec<Py>, Vec<Py>)> {
        let found = self.ask(vm, rule, args)?;
        match vm.iterate(&found)?.as_slice() {
            [first, second] => Ok((vm.iterate(first)?, vm.iterate(second)?)),
            _ => Err(vm.type_error(format_args!("{rule} gives a pair"))),
        }
    }
}

/// Values, and abstract values for what is not there.
fn objects(vm: &mut Vm, known: &[Known]) -> Py {
    let object = |it: &Known| match it {
        Known::Value(value) => wrap(vm, value.clone()),
        Known::Aval(aval) => avals::shaped_array(vm, aval.clone()),
    };
    Py::list(known.iter().map(object).collect())
}

fn known(vm: &mut Vm, object: &Py) -> PyResult<Known> {
    match avals::of(object) {
        Some(aval) => Ok(Known::Aval(aval.clone())),
        None => jax_value(vm, object).map(Known::Value),
    }
}

impl Defined for UserPrimitive {
    fn name(&self) -> &str {
        &self.name
    }

    fn params(&self) -> &[(String, String)] {
        &self.texts
    }

    fn has_effects(&self) -> bool {
        self.has_effects.get()
    }

    fn evaluate(&self, args: &[Value]) -> Result<Vec<Value>, Error> {
        self.values("_evaluated", args)
    }

    fn check_lowering(&self) -> Result<(), Error> {
        with_vm(|vm| self.ask(vm, "_check_lowering", Vec::new()).map(|_| ()))
    }

    fn compiled(&self, args: &[Value]) -> Result<Vec<Value>, Error> {
        self.values("_compiled", args)
    }

    fn abstract_eval(&self, args: &[Aval]) -> Result<Vec<Aval>, Error> {
        with_vm(|vm| {
            let avals = args
                .iter()
                .map(|aval| avals::shaped_array(vm, aval.clone()));
            let avals = Py::list(avals.collect());
            let (found, effects) = self.pair(vm, "_abstract", vec![avals])?;
            self.has_effects.set(!effects.is_empty());
            let aval = |it: &Py| match avals::aval_of(vm, it)? {
                Some(aval) => Ok(aval),
                None => Err(vm.type_error(format_args!(
                    "the abstract evaluation of '{}' gives abstract values",
                    self.name
                ))),
            };
            found.iter().map(aval).try_list()
        })
    }

    fn jvp(
        &self,
        primals: &[Value],
        tangents: &[Known],
    ) -> Result<(Vec<Value>, Vec<Known>), Error> {
        with_vm(|vm| {
            let primals = crate::array::wrap_list(vm, primals.to_vec());
            let tangents = objects(vm, tangents);
            let (results, tangents) = self.pair(vm, "_differentiated", vec![primals, tangents])?;
            let results = results.iter().map(|it| jax_value(vm, it)).try_list()?;
            let tangents = tangents.iter().map(|it| known(vm, it)).try_list()?;
            Ok((results, tangents))
        })
    }

    fn transpose(&self, cts: &[Known], inputs: &[Known]) -> Result<Vec<Option<Known>>, Error> {
        with_vm(|vm| {
            let args = vec![objects(vm, cts), objects(vm, inputs)];
            let found = self.ask(vm, "_transposed", args)?;
            let found = vm.iterate(&found)?;
            let ct = |it: &Py| match it {
                Py::None => Ok(None),
                it => known(vm, it).map(Some),
            };
            found.iter().map(ct).try_list()
        })
    }

    fn batch(
        &self,
        size: usize,
        values: &[Value],
        dims: &[Option<usize>],
    ) -> Result<(Vec<Value>, Vec<Option<usize>>), Error> {
        with_vm(|vm| {
            let values = crate::array::wrap_list(vm, values.to_vec());
            let dims = dims.iter().map(|dim| dim.map_or(Py::None, Py::from));
            let args = vec![Py::from(size), values, Py::list(dims.collect())];
            let (values, dims) = self.pair(vm, "_batched", args)?;
            let values = values.iter().map(|it| jax_value(vm, it)).try_list()?;
            let dims = dims.iter().map(|it| match it {
                Py::Int(at) => usize::try_from(*at).ok(),
                _ => None,
            });
            Ok((values, dims.collect()))
        })
    }
}

/// What the Python class of primitives needs.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// True where primitives are evaluated, not traced.
    #[native("()")]
    fn evaluating() -> bool {
        is_evaluating()
    }

    /// The list of what the current trace makes of a primitive for its operands; `texts` are the parameters as jaxprs
    /// print them.
    #[native("(primitive, params, texts, /, *args)")]
    fn bound(vm: &mut Vm, primitive: &Py, params: &Py, texts: &Py, args: HandedOn) -> PyResult {
        let name = vm.attr(primitive, "name")?;
        let name = vm.str_text(&name)?;
        let mut values = Vec::with_capacity(args.items().len());
        for (at, item) in args.items().iter().enumerate() {
            match arraylike(vm, item)? {
                Some(value) => values.push(value),
                None => {
                    let class = class_text(vm, item);
                    return Err(vm.type_error(format_args!(
                        "Error interpreting argument to {name} as a JAX value. The problematic value is of type {class} \
                         and was passed to {name} at position {at}."
                    )));
                }
            }
        }
        let mut pairs = Vec::new();
        for pair in vm.iterate(texts)? {
            if let [name, text] = vm.iterate(&pair)?.as_slice() {
                pairs.push((vm.str_text(name)?, vm.str_text(text)?));
            }
        }
        let own = UserPrimitive {
            name,
            object: primitive.clone(),
            params: params.clone(),
            texts: pairs,
            has_effects: Cell::new(false),
        };
        let primitive = Primitive::Defined(Rc::new(own));
        let results = lend(vm, || bind(&primitive, &values))?;
        Ok(crate::array::wrap_list(vm, results))
    }
}
