//! `jax.tree_util.Partial`: a function with some of its arguments, as a pytree.

use super::Kind;
use crate::py::*;
use crate::state::jax;
use freezeframe_base::Lists;

/// The payload of a `Partial`.
pub(crate) struct PartialObject {
    pub function: Py,
    pub args: Vec<Py>,
    pub kwargs: Vec<(Name, Py)>,
}

impl NativePayload for PartialObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.function);
        self.args.iter().for_each(&mut *visit);
        self.kwargs.iter().for_each(|(_, value)| visit(value));
    }
}

/// The class `Partial`.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax.tree_util", "Partial")
        .constructor("(cls, func, /, *args, **keywords)", |vm, args| {
            if !vm.callable(&args[1]) {
                return Err(vm.type_error("the first argument must be callable"));
            }
            let payload = PartialObject {
                function: args[1].clone(),
                args: args.rest(2).to_vec(),
                kwargs: args.keywords(3),
            };
            Ok(make(vm, payload))
        })
        .dunder("__call__", "(self, /, *args, **kwargs)", |vm, args| {
            let Some(partial) = args[0].native::<PartialObject>() else {
                return Ok(Py::None);
            };
            let function = partial.function.clone();
            let values: Vec<Py> = partial.args.iter().chain(args.rest(1)).cloned().list();
            let mut kwargs = partial.kwargs.clone();
            for (name, value) in args.keywords(2) {
                kwargs.retain(|(other, _)| *other != name);
                kwargs.push((name, value));
            }
            vm.call_kw(&function, &values, &kwargs)
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let Some(partial) = args[0].native::<PartialObject>() else {
                return Ok(Py::None);
            };
            let function = partial.function.clone();
            let mut text = format!("jax.tree_util.Partial({}", vm.repr(&function)?);
            for value in partial.args.clone() {
                text += &format!(", {}", vm.repr(&value)?);
            }
            for (name, value) in partial.kwargs.clone() {
                text += &format!(", {name}={}", vm.repr(&value)?);
            }
            Ok(Py::str(text + ")"))
        })
        .getter("func", |_, object| {
            Ok(object
                .native::<PartialObject>()
                .map_or(Py::None, |it| it.function.clone()))
        })
        .getter("args", |_, object| {
            Ok(Py::tuple(
                object
                    .native::<PartialObject>()
                    .map(|it| it.args.clone())
                    .unwrap_or_default(),
            ))
        })
        .getter("keywords", |vm, object| {
            let items = object
                .native::<PartialObject>()
                .map(|it| it.kwargs.clone())
                .unwrap_or_default();
            vm.dict_of(
                items
                    .into_iter()
                    .map(|(name, value)| (Py::from(&name), value))
                    .collect(),
            )
            .map(Py::Dict)
        })
        .build(vm)
}

/// A `Partial` object.
pub(crate) fn make(vm: &mut Vm, payload: PartialObject) -> Py {
    let class = jax(vm).classes().partial.clone();
    vm.native_object(&class, payload)
}

/// Registers the class as a pytree node.
pub(crate) fn register(vm: &mut Vm) {
    let jax = jax(vm);
    jax.registry
        .borrow_mut()
        .add(&jax.classes().partial, Kind::Partial);
}

pub(super) fn flatten(vm: &mut Vm, value: &Py) -> PyResult<(Vec<Py>, Py)> {
    let Some(partial) = value.native::<PartialObject>() else {
        return Ok((Vec::new(), Py::None));
    };
    let items = partial
        .kwargs
        .iter()
        .map(|(name, value)| (Py::from(name), value.clone()))
        .collect();
    let (function, args) = (partial.function.clone(), Py::tuple(partial.args.clone()));
    let kwargs = Py::Dict(vm.dict_of(items)?);
    Ok((vec![args, kwargs], function))
}

pub(super) fn unflatten(vm: &mut Vm, aux: &Py, children: Vec<Py>) -> PyResult {
    let args = children.first().and_then(sequence).unwrap_or_default();
    let kwargs = match children.get(1) {
        Some(Py::Dict(dict)) => dict.items(),
        _ => Vec::new(),
    };
    let kwargs = kwargs
        .into_iter()
        .map(|(name, value)| (Name::new(name.as_str().unwrap_or_default()), value))
        .collect();
    Ok(make(
        vm,
        PartialObject {
            function: aux.clone(),
            args,
            kwargs,
        },
    ))
}
