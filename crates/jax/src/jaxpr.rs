//! Jaxprs as Python objects.

use crate::py::*;
use crate::state::jax;
use crate::{array, avals};
use freezeframe_core::{Atom, Jaxpr, Primitive};

/// The payload of a `ClosedJaxpr` or `Jaxpr` object.
pub(crate) struct JaxprObject(pub Rc<Jaxpr>);

impl NativePayload for JaxprObject {}

/// The payload of an equation.
pub(crate) struct EqnObject {
    jaxpr: Rc<Jaxpr>,
    at: usize,
}

impl NativePayload for EqnObject {}

/// The payload of a primitive: its name.
pub(crate) struct PrimitiveObject(pub String);

impl NativePayload for PrimitiveObject {}

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
            let name = eqn(vm, object, |eqn| {
                eqn.jaxpr.eqns[eqn.at].primitive.name().to_string()
            })?;
            Ok(primitive(vm, &name))
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
        .getter("params", |vm, object| {
            let primitive = eqn(vm, object, |eqn| eqn.jaxpr.eqns[eqn.at].primitive.clone())?;
            let items = params(vm, &primitive);
            vm.dict_of(items).map(Py::Dict)
        })
        .build(vm)
}

/// The parameters of a primitive that programs ask for.
fn params(vm: &mut Vm, primitive: &Primitive) -> Vec<(Py, Py)> {
    let mut items: Vec<(&str, Py)> = Vec::new();
    match primitive {
        Primitive::Jit { name, jaxpr } => {
            items.push(("name", Py::str(&**name)));
            items.push(("jaxpr", object(vm, jaxpr.clone())));
        }
        Primitive::Scan(scan) => {
            items.push(("jaxpr", object(vm, scan.jaxpr.clone())));
            items.push(("length", Py::from(scan.length)));
            items.push(("reverse", Py::Bool(scan.reverse)));
        }
        Primitive::While(it) => {
            items.push(("body_jaxpr", object(vm, it.body_jaxpr.clone())));
            items.push(("cond_jaxpr", object(vm, it.cond_jaxpr.clone())));
        }
        Primitive::Cond { branches, .. } => {
            let branches = branches
                .iter()
                .map(|branch| object(vm, branch.clone()))
                .collect();
            items.push(("branches", Py::tuple(branches)));
        }
        Primitive::Remat { jaxpr, .. } => items.push(("jaxpr", object(vm, jaxpr.clone()))),
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => {
            items.push(("new_dtype", crate::dtype::object(vm, *new_dtype)));
            items.push(("weak_type", Py::Bool(*weak_type)));
        }
        Primitive::Reduce { axes, .. } => items.push(("axes", int_tuple(axes))),
        Primitive::IntegerPow { y } => items.push(("y", Py::Int(i64::from(*y)))),
        Primitive::Transpose { permutation } => items.push(("permutation", int_tuple(permutation))),
        Primitive::Reshape { new_sizes } => items.push(("new_sizes", int_tuple(new_sizes.dims()))),
        Primitive::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => {
            items.push(("shape", int_tuple(shape.dims())));
            items.push(("broadcast_dimensions", int_tuple(broadcast_dimensions)));
        }
        Primitive::Squeeze { dimensions } | Primitive::Rev { dimensions } => {
            items.push(("dimensions", int_tuple(dimensions)));
        }
        Primitive::Concatenate { dimension } => items.push(("dimension", Py::from(*dimension))),
        _ => {}
    }
    items
        .into_iter()
        .map(|(name, value)| (Py::name(name), value))
        .collect()
}

/// The object of a primitive.
pub(crate) fn primitive(vm: &mut Vm, name: &str) -> Py {
    let class = jax(vm).classes().primitive.clone();
    vm.native_object(&class, PrimitiveObject(name.to_string()))
}

fn primitive_name(object: &Py) -> String {
    object
        .native::<PrimitiveObject>()
        .map(|it| it.0.clone())
        .unwrap_or_default()
}

/// What primitives do.
#[natives]
mod primitive_methods {
    use super::*;

    /// The name.
    #[native("(self, /)")]
    fn __repr__(this: &Py) -> String {
        primitive_name(this)
    }

    /// True for a primitive of the same name.
    #[native("(self, other, /)")]
    fn __eq__(this: &Py, other: &Py) -> bool {
        primitive_name(this) == primitive_name(other)
    }

    /// A number that the name has.
    #[native("(self, /)")]
    fn __hash__(this: &Py) -> i64 {
        (freezeframe_python::object::hash_bytes(primitive_name(this).as_bytes()) >> 2) as i64
    }
}

/// The class of primitives.
pub(crate) fn primitive_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.core", "Primitive")
        .methods(primitive_methods::TABLE)
        .getter("name", |_, object| Ok(Py::str(primitive_name(object))))
        .build(vm)
}

/// What variables and literals do.
#[natives]
mod atom_methods {
    use super::*;

    /// The number of a variable and its aval; the value of a literal.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let text = this.native::<AtomObject>().map(|it| match &it.atom {
            Atom::Var(var) => format!("Var(id={}):{}", var.0, it.jaxpr.var_aval(*var).long()),
            Atom::Literal(literal) => match literal.value.item() {
                Some(_) => format!("Literal({})", array::array_text(&literal.value)),
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
