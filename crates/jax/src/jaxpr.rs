//! Jaxprs as Python objects.

mod params;

use crate::py::*;
use crate::row::{Call, HandedOn, Several, ToPython};
use crate::state::jax;
use crate::{array, avals};
use freezeframe_array::Scalar;
use freezeframe_core::{Atom, Jaxpr, Primitive};
use freezeframe_python::Keywords;
use params::params;

/// The payload of a `ClosedJaxpr` or `Jaxpr` object.
pub(crate) struct JaxprObject(pub Rc<Jaxpr>);

impl NativePayload for JaxprObject {}

/// The payload of an equation.
pub(crate) struct EqnObject {
    jaxpr: Rc<Jaxpr>,
    at: usize,
}

impl NativePayload for EqnObject {}

/// The payload of a primitive.
pub(crate) struct PrimitiveObject {
    name: Rc<str>,
    /// What an equation holds, with its parameters.
    held: Option<Primitive>,
    /// What stages it for operands and parameters, where no equation holds it.
    function: Py,
}

impl NativePayload for PrimitiveObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.function);
    }
}

/// The payload of a variable or literal.
pub(crate) struct AtomObject {
    jaxpr: Rc<Jaxpr>,
    atom: Atom,
}

impl NativePayload for AtomObject {}

/// The Python object of a jaxpr.
pub(crate) fn object(vm: &mut Vm, jaxpr: Rc<Jaxpr>) -> Py {
    let class = jax(vm).classes().jaxpr.clone();
    vm.native_object(&class, JaxprObject(jaxpr))
}

/// The jaxpr of a Python object.
pub(crate) fn of(object: &Py) -> Option<Rc<Jaxpr>> {
    object.native::<JaxprObject>().map(|jaxpr| jaxpr.0.clone())
}

fn required(vm: &Vm, object: &Py) -> PyResult<Rc<Jaxpr>> {
    of(object).ok_or_else(|| vm.type_error("expected a jaxpr"))
}

/// The jaxpr as text, in the form of the JAX release that is followed.
pub(crate) fn text(vm: &mut Vm, jaxpr: &Rc<Jaxpr>) -> String {
    let compat = jax(vm).compat.get();
    jaxpr.to_text(compat)
}

fn eqn_text(vm: &mut Vm, jaxpr: &Rc<Jaxpr>, at: usize) -> String {
    jaxpr.eqn_text(at, jax(vm).compat.get())
}

fn atoms(vm: &mut Vm, jaxpr: &Rc<Jaxpr>, atoms: impl IntoIterator<Item = Atom>) -> Py {
    let items = atoms
        .into_iter()
        .map(|atom| atom_object(vm, jaxpr, atom))
        .collect();
    Py::list(items)
}

fn atom_object(vm: &mut Vm, jaxpr: &Rc<Jaxpr>, atom: Atom) -> Py {
    let jax = jax(vm);
    let class = if matches!(atom, Atom::Literal(_)) {
        &jax.classes().literal
    } else {
        &jax.classes().var
    };
    vm.native_object(
        class,
        AtomObject {
            jaxpr: jaxpr.clone(),
            atom,
        },
    )
}

/// What jaxprs do.
#[natives]
mod jaxpr_methods {
    use super::*;

    /// The jaxpr as text.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let jaxpr = required(vm, this)?;
        Ok(text(vm, &jaxpr))
    }

    /// The jaxpr as text, in the one form there is.
    #[native("(self, **kwargs)")]
    fn pretty_print(vm: &mut Vm, this: &Py) -> PyResult<String> {
        __repr__(vm, this)
    }
}

/// The class of jaxprs.
pub(crate) fn jaxpr_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.core", "Jaxpr")
        .methods(jaxpr_methods::TABLE)
        .getter("jaxpr", |_, object| Ok(object.clone()))
        .getter("eqns", |vm, object| {
            let jaxpr = required(vm, object)?;
            let class = jax(vm).classes().eqn.clone();
            let eqns = (0..jaxpr.eqns.len()).map(|at| {
                vm.native_object(
                    &class,
                    EqnObject {
                        jaxpr: jaxpr.clone(),
                        at,
                    },
                )
            });
            Ok(Py::list(eqns.collect()))
        })
        .getter("consts", |vm, object| {
            let values = required(vm, object)?
                .consts
                .iter()
                .map(|held| held.value.clone())
                .collect();
            Ok(array::wrap_list(vm, values))
        })
        .getter("literals", |vm, object| {
            let values = required(vm, object)?
                .consts
                .iter()
                .map(|held| held.value.clone())
                .collect();
            Ok(array::wrap_list(vm, values))
        })
        .getter("in_avals", |vm, object| {
            let avals = required(vm, object)?.in_avals();
            let items = avals
                .into_iter()
                .map(|aval| avals::shaped_array(vm, aval))
                .collect();
            Ok(Py::list(items))
        })
        .getter("out_avals", |vm, object| {
            let avals = required(vm, object)?.out_avals();
            let items = avals
                .into_iter()
                .map(|aval| avals::shaped_array(vm, aval))
                .collect();
            Ok(Py::list(items))
        })
        .getter("invars", |vm, object| {
            let jaxpr = required(vm, object)?;
            let vars: Vec<Atom> = jaxpr.invars.iter().map(|var| Atom::Var(*var)).collect();
            Ok(atoms(vm, &jaxpr, vars))
        })
        .getter("constvars", |vm, object| {
            let jaxpr = required(vm, object)?;
            let vars: Vec<Atom> = jaxpr.constvars.iter().map(|var| Atom::Var(*var)).collect();
            Ok(atoms(vm, &jaxpr, vars))
        })
        .getter("outvars", |vm, object| {
            let jaxpr = required(vm, object)?;
            let vars = jaxpr.outvars.clone();
            Ok(atoms(vm, &jaxpr, vars))
        })
        .getter("effects", |vm, object| {
            let jaxpr = required(vm, object)?;
            let names = jaxpr
                .effects
                .iter()
                .map(|effect| Py::str(format!("{effect:?}")))
                .collect();
            vm.set_of(names, false)
        })
        .build(vm)
}

fn eqn<T>(vm: &Vm, object: &Py, f: impl FnOnce(&EqnObject) -> T) -> PyResult<T> {
    object
        .native::<EqnObject>()
        .map(f)
        .ok_or_else(|| vm.type_error("expected an equation"))
}

/// What a class of the library says of an equation.
fn of_library(vm: &mut Vm, class: &str, eqn: &Py) -> PyResult {
    let module = Py::Module(vm.import("jax._src.core")?);
    vm.call_method(&module, class, std::slice::from_ref(eqn))
}

/// What equations do.
#[natives]
mod eqn_methods {
    use super::*;

    /// The equation as text.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let (jaxpr, at) = eqn(vm, this, |eqn| (eqn.jaxpr.clone(), eqn.at))?;
        Ok(eqn_text(vm, &jaxpr, at))
    }
}

/// The class of equations.
pub(crate) fn eqn_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.core", "JaxprEqn")
        .methods(eqn_methods::TABLE)
        .getter("primitive", |vm, object| {
            let held = eqn(vm, object, |eqn| eqn.jaxpr.eqns[eqn.at].primitive.clone())?;
            if let Some(own) = crate::defined::of(&held) {
                return Ok(own.object.clone());
            }
            // One of `jax.lax` that stages by its parameters is that object.
            let lax = Py::Module(vm.import("jax.lax")?);
            let known = vm.attr_or_none(&lax, &format!("{}_p", held.name()))?;
            let known = known.filter(|it| {
                let it = it.native::<PrimitiveObject>();
                it.is_some_and(|it| &*it.name == held.name() && !it.function.is_none())
            });
            if let Some(known) = known {
                return Ok(known);
            }
            let name = held.name().into();
            Ok(primitive_object(vm, name, Some(held), Py::None))
        })
        .getter("invars", |vm, object| {
            let (jaxpr, vars) = eqn(vm, object, |eqn| {
                (eqn.jaxpr.clone(), eqn.jaxpr.eqns[eqn.at].inputs.clone())
            })?;
            Ok(atoms(vm, &jaxpr, vars))
        })
        .getter("outvars", |vm, object| {
            let (jaxpr, vars) = eqn(vm, object, |eqn| {
                let vars: Vec<Atom> = eqn.jaxpr.eqns[eqn.at]
                    .outputs
                    .iter()
                    .map(|var| Atom::Var(*var))
                    .collect();
                (eqn.jaxpr.clone(), vars)
            })?;
            Ok(atoms(vm, &jaxpr, vars))
        })
        .getter("_source", |vm, object| {
            let text = eqn(vm, object, |eqn| {
                let frames = eqn.jaxpr.eqns[eqn.at].source.frames();
                frames
                    .first()
                    .map(|it| format!("{}:{}:{} ({})", it.file, it.line, it.column, it.function))
            })?;
            Ok(Py::str(text.unwrap_or_default()))
        })
        .getter("effects", |vm, object| {
            let names = eqn(vm, object, |eqn| {
                let effects = freezeframe_core::effects(&eqn.jaxpr.eqns[eqn.at].primitive);
                effects
                    .iter()
                    .map(|it| Py::str(format!("{it:?}")))
                    .collect()
            })?;
            vm.set_of(names, true)
        })
        .getter("source_info", |vm, object| {
            of_library(vm, "_SourceInfo", object)
        })
        .getter("ctx", |vm, object| of_library(vm, "_EqnContext", object))
        .getter("params", |vm, object| {
            let primitive = eqn(vm, object, |eqn| eqn.jaxpr.eqns[eqn.at].primitive.clone())?;
            if let Some(own) = crate::defined::of(&primitive) {
                return Ok(own.params.clone());
            }
            let items = params(vm, &primitive, self::object)?;
            let known = vm.dict_of(items).map(Py::Dict)?;
            if !params::LACKING
                .split_whitespace()
                .any(|it| it == primitive.name())
            {
                return Ok(known);
            }
            let module = Py::Module(vm.import("jax._src.params")?);
            let count = eqn(vm, object, |eqn| {
                let eqn = &eqn.jaxpr.eqns[eqn.at];
                (eqn.inputs.len(), eqn.outputs.len())
            })?;
            let count = [count.0, count.1].map(Py::from);
            let args = [Py::str(primitive.name()), known, Py::tuple(count.to_vec())];
            vm.call_method(&module, "whole", &args)
        })
        .build(vm)
}

/// The primitive of a name, which a function stages.
pub(crate) fn primitive(vm: &mut Vm, name: &str, function: &Py) -> Py {
    primitive_object(vm, name.into(), None, function.clone())
}

fn primitive_object(vm: &mut Vm, name: Rc<str>, held: Option<Primitive>, function: Py) -> Py {
    let class = jax(vm).classes().primitive.clone();
    let payload = PrimitiveObject {
        name,
        held,
        function,
    };
    vm.native_object(&class, payload)
}

fn payload<'a>(vm: &Vm, object: &'a Py) -> PyResult<&'a PrimitiveObject> {
    object
        .native::<PrimitiveObject>()
        .ok_or_else(|| vm.type_error("expected a primitive"))
}

/// The primitives that give lists.
const OF_SEVERAL: &str = "approx_top_k cond custom_jvp_call custom_linear_solve custom_vjp_call debug_callback \
                          debug_print device_put eig eigh hessenberg io_callback jit lu optimization_barrier pmax pmin \
                          psum pure_callback qr reduce reduce_window remat2 checkpoint rng_bit_generator scan schur sort \
                          split svd top_k tridiagonal unstack while";

/// What primitives do.
#[natives(scope = Call)]
mod primitive_methods {
    use super::*;

    /// The name.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        payload(vm, this).map(|it| it.name.to_string())
    }

    /// True for a primitive of the same name.
    #[native("(self, other, /)")]
    fn __eq__(vm: &mut Vm, this: &Py, other: &Py) -> PyResult<bool> {
        let own = payload(vm, this)?;
        let other = other.native::<PrimitiveObject>();
        Ok(other.is_some_and(|other| own.name == other.name))
    }

    /// A number that the name has.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Py) -> PyResult<i64> {
        let name = payload(vm, this)?.name.as_bytes();
        Ok((freezeframe_python::object::hash_bytes(name) >> 2) as i64)
    }

    /// The primitive of these operands, with the parameters that an equation had, or those that are given.
    #[native("(self, /, *args, **params)")]
    fn bind(vm: &mut Vm, this: &Py, args: HandedOn, params: Keywords) -> PyResult {
        let own = payload(vm, this)?;
        let Some(held) = &own.held else {
            if own.function.is_none() {
                return Err(vm.not_implemented(format_args!(
                    "binding the primitive {} by hand is not here",
                    own.name
                )));
            }
            return vm.call_kw(&own.function, args.items(), &params.0);
        };
        let mut values = Vec::with_capacity(args.items().len());
        for item in args.items() {
            values.push(crate::convert::jax_value(vm, item)?);
        }
        let results = crate::reenter::lend(vm, || freezeframe_core::bind(held, &values))?;
        match gives_list(&own.name) {
            true => Ok(array::wrap_list(vm, results)),
            false => Ok(Several::one_or_list(results).to_python(vm)),
        }
    }

    /// What `bind` is given besides the operands: the parameters as they are.
    #[native("(self, params)")]
    fn get_bind_params(params: &Py) -> Py {
        params.clone()
    }
}

fn gives_list(name: &str) -> bool {
    OF_SEVERAL.split_whitespace().any(|it| it == name)
}

/// The class of primitives.
pub(crate) fn primitive_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.core", "Primitive")
        .methods(primitive_methods::TABLE)
        .getter("name", |vm, object| {
            payload(vm, object).map(|it| Py::str(&*it.name))
        })
        .getter("multiple_results", |vm, object| {
            payload(vm, object).map(|it| Py::Bool(gives_list(&it.name)))
        })
        .getter("call_primitive", |_, _| Ok(Py::Bool(false)))
        .getter("map_primitive", |_, _| Ok(Py::Bool(false)))
        .build(vm)
}

/// What variables and literals do.
#[natives]
mod atom_methods {
    use super::*;

    /// True for the same variable of the same jaxpr.
    #[native("(self, other, /)")]
    fn __eq__(this: &Py, other: &Py) -> bool {
        let pair = (this.native::<AtomObject>(), other.native::<AtomObject>());
        let (Some(own), Some(other)) = pair else {
            return false;
        };
        match (&own.atom, &other.atom) {
            (Atom::Var(a), Atom::Var(b)) => Rc::ptr_eq(&own.jaxpr, &other.jaxpr) && a == b,
            _ => std::ptr::eq(own, other),
        }
    }

    /// A number that the variable has.
    #[native("(self, /)")]
    fn __hash__(this: &Py) -> i64 {
        this.native::<AtomObject>().map_or(0, |it| match &it.atom {
            Atom::Var(var) => {
                let jaxpr = Rc::as_ptr(&it.jaxpr) as usize as i64;
                (jaxpr >> 4).wrapping_mul(31).wrapping_add(i64::from(var.0)) & i64::MAX >> 2
            }
            Atom::Literal(_) => std::ptr::from_ref(it) as usize as i64 >> 4,
        })
    }

    /// The number of a variable and its aval; the value of a literal.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let text = this.native::<AtomObject>().map(|it| match &it.atom {
            Atom::Var(var) => format!("Var(id={}):{}", var.0, it.jaxpr.var_aval(*var).long()),
            Atom::Literal(literal) => match literal.value.item() {
                Some(Scalar::Int(number)) if literal.weak_type => format!(
                    "Literal(TypedInt({number}, dtype={}))",
                    literal.value.dtype()
                ),
                Some(_) => format!(
                    "Literal({})",
                    array::array_text(&literal.value, &Default::default())
                ),
                None => "Literal(...)".into(),
            },
        });
        text.ok_or_else(|| vm.type_error("expected a variable"))
    }
}

fn atom_class(vm: &mut Vm, name: &str) -> ClassBuilder {
    let _ = vm;
    ClassBuilder::new("jax._src.core", name)
        .methods(atom_methods::TABLE)
        .getter("aval", |vm, object| {
            let aval = object
                .native::<AtomObject>()
                .map(|it| it.jaxpr.aval(&it.atom));
            match aval {
                Some(aval) => Ok(avals::shaped_array(vm, aval)),
                None => Err(vm.type_error("expected a variable")),
            }
        })
        .getter("count", |_, object| {
            Ok(match object.native::<AtomObject>().map(|it| &it.atom) {
                Some(Atom::Var(var)) => Py::Int(i64::from(var.0)),
                _ => Py::None,
            })
        })
}

/// The class of variables.
pub(crate) fn var_class(vm: &mut Vm) -> Rc<Class> {
    let builder = atom_class(vm, "Var");
    builder.build(vm)
}

/// The class of literals.
pub(crate) fn literal_class(vm: &mut Vm) -> Rc<Class> {
    let builder = atom_class(vm, "Literal");
    builder
        .getter("val", |vm, object| {
            let value = object.native::<AtomObject>().and_then(|it| match &it.atom {
                Atom::Literal(literal) => Some(literal.to_value()),
                Atom::Var(_) => None,
            });
            Ok(value.map_or(Py::None, |value| array::wrap(vm, value)))
        })
        .build(vm)
}
