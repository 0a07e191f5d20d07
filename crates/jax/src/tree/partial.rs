//! `jax.tree_util.Partial`: a function with some of its arguments, as a pytree.

use crate::py::*;
use crate::state::jax;
use freezeframe_base::Lists;
use freezeframe_python::Keywords;

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

#[natives]
mod methods {
    use super::*;

    /// A function with some of its arguments. It is a node of a tree, whose children are the arguments.
    ///
    /// >>> jax.tree_util.Partial(pow, 2)(5)
    /// 32
    #[native("(cls, func, /, *args, **keywords)")]
    fn __new__(vm: &mut Vm, func: &Py, args: &[Py], keywords: Keywords) -> PyResult {
        if !vm.callable(func) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let payload = PartialObject {
            function: func.clone(),
            args: args.to_vec(),
            kwargs: keywords.0,
        };
        Ok(make(vm, payload))
    }

    /// Calls the function with its own arguments and these.
    #[native("(self, /, *args, **kwargs)")]
    fn __call__(vm: &mut Vm, this: &Py, args: &[Py], kwargs: Keywords) -> PyResult {
        let Some(partial) = this.native::<PartialObject>() else {
            return Ok(Py::None);
        };
        let function = partial.function.clone();
        let values: Vec<Py> = partial.args.iter().chain(args).cloned().list();
        let mut all = partial.kwargs.clone();
        for (name, value) in kwargs.0 {
            all.retain(|(other, _)| *other != name);
            all.push((name, value));
        }
        vm.call_kw(&function, &values, &all)
    }

    /// The function and its arguments.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult {
        let Some(partial) = this.native::<PartialObject>() else {
            return Ok(Py::None);
        };
        let mut text = format!("jax.tree_util.Partial({}", vm.repr(&partial.function)?);
        for value in &partial.args {
            text += &format!(", {}", vm.repr(value)?);
        }
        for (name, value) in &partial.kwargs {
            text += &format!(", {name}={}", vm.repr(value)?);
        }
        Ok(Py::str(text + ")"))
    }
}

/// The class `Partial`.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax.tree_util", "Partial")
        .methods(methods::TABLE)
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
