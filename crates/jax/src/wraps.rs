//! The functions that transformations give: `jax.grad(f)`, `jax.vmap(f)`. They look like the function they wrap.

use crate::py::*;
use crate::row::{Call, HandedOn, HandedOnKeywords};
use crate::state::jax;

type Body = Rc<dyn Fn(&mut Vm, Vec<Py>, Vec<(Name, Py)>) -> PyResult>;

/// The payload of a transformed function.
pub(crate) struct Transformed {
    /// The function that was transformed.
    pub wrapped: Py,
    /// `__name__`.
    pub name: String,
    body: Body,
}

impl NativePayload for Transformed {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.wrapped);
    }
}

/// A function object that runs `body`.
pub(crate) fn wrap(
    vm: &mut Vm,
    wrapped: &Py,
    name: Option<String>,
    body: impl Fn(&mut Vm, Vec<Py>, Vec<(Name, Py)>) -> PyResult + 'static,
) -> Py {
    let name = name.unwrap_or_else(|| function_name(vm, wrapped));
    let class = jax(vm).classes().transformed.clone();
    vm.native_object(
        &class,
        Transformed {
            wrapped: wrapped.clone(),
            name,
            body: Rc::new(body),
        },
    )
}

/// `f.__name__`, or a name for what has none.
pub(crate) fn function_name(vm: &mut Vm, function: &Py) -> String {
    match vm.attr_or_none(function, "__name__") {
        Ok(Some(name)) => name.as_str().unwrap_or("<unnamed function>").to_string(),
        _ => match function.native::<crate::tree::PartialObject>() {
            Some(partial) => {
                let inner = partial.function.clone();
                function_name(vm, &inner)
            }
            None => match vm.attr_or_none(function, "func") {
                Ok(Some(inner)) => function_name(vm, &inner),
                _ => "<unnamed function>".into(),
            },
        },
    }
}

fn forwarded(vm: &mut Vm, object: &Py, name: &str) -> PyResult {
    match object.native::<Transformed>().map(|it| it.wrapped.clone()) {
        Some(wrapped) => Ok(vm.attr_or_none(&wrapped, name)?.unwrap_or(Py::None)),
        None => Ok(Py::None),
    }
}

#[natives(scope = Call)]
mod methods {
    use super::*;

    /// Calls the transformed function.
    #[native("(self, /, *args, **kwargs)")]
    fn __call__(vm: &mut Vm, this: &Py, args: HandedOn, kwargs: HandedOnKeywords) -> PyResult {
        match this.native::<Transformed>().map(|it| it.body.clone()) {
            Some(body) => body(vm, args.items().to_vec(), kwargs.0),
            None => Ok(Py::None),
        }
    }

    /// The function bound to an instance; the function itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(this: &Py, instance: &Py) -> Py {
        if instance.is_none() {
            this.clone()
        } else {
            Py::method(this.clone(), instance.clone())
        }
    }

    /// The name of the function that is transformed, and an address.
    #[native("(self, /)")]
    fn __repr__(this: &Py) -> String {
        let name = this.native::<Transformed>().map(|it| it.name.clone());
        format!(
            "<function {} at 0x{:012x}>",
            name.unwrap_or_default(),
            this.address().unwrap_or(0)
        )
    }
}

/// The class of transformed functions.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("builtins", "function")
        .methods(methods::TABLE)
        .getter("__name__", |_, object| {
            Ok(Py::str(
                object
                    .native::<Transformed>()
                    .map(|it| it.name.clone())
                    .unwrap_or_default(),
            ))
        })
        .getter("__qualname__", |_, object| {
            Ok(Py::str(
                object
                    .native::<Transformed>()
                    .map(|it| it.name.clone())
                    .unwrap_or_default(),
            ))
        })
        .getter("__wrapped__", |_, object| {
            Ok(object
                .native::<Transformed>()
                .map_or(Py::None, |it| it.wrapped.clone()))
        })
        .getter("__doc__", |vm, object| forwarded(vm, object, "__doc__"))
        .getter("with_refs", with_refs)
        .getter("__module__", |vm, object| {
            forwarded(vm, object, "__module__")
        })
        .build(vm)
}

/// What a pullback has besides: a function of where each cotangent is wanted.
fn with_refs(vm: &mut Vm, object: &Py) -> PyResult {
    let pullback = object.native::<Transformed>();
    let Some(wrapped) = pullback.filter(|it| it.name.starts_with("vjp(")) else {
        return Err(vm.attribute_error("'function' object has no attribute 'with_refs'"));
    };
    let function = wrapped.wrapped.clone();
    let name = function_name(vm, &function);
    let module = Py::from(vm.import("jax._src.api")?);
    let with_refs = vm.attr(&module, "_with_refs")?;
    vm.call(&with_refs, &[object.clone(), Py::str(name)])
}

/// Complains about what cannot be called.
pub(crate) fn check_callable(vm: &mut Vm, function: &Py) -> PyResult<()> {
    if let Py::StaticMethod(_) = function {
        let text = vm.repr(function)?;
        return Err(vm.type_error(format_args!(
            "staticmethod arguments are not supported, got {text}"
        )));
    }
    if !vm.callable(function) {
        let text = vm.str_text(function)?;
        return Err(vm.type_error(format_args!("Expected a callable value, got {text}")));
    }
    Ok(())
}
