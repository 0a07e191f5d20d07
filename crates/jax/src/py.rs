//! The names that every binding uses: Python's values are [`Py`] here, core's are `Value`.

pub use freezeframe_core::{Aval, Error, Failure, Value};
pub use freezeframe_python::object::{Layout, Value as Py};
pub use freezeframe_python::{
    Class, ClassBuilder, Entry, Exc, Function, Module, Name, NativePayload, Raise, Vm, natives,
};
pub use std::rc::Rc;

/// The arguments of a call: positional ones, and keywords.
pub type CallArgs = (Vec<Py>, Vec<(Name, Py)>);

/// What fills a module.
pub type Init = fn(&mut Vm, &Rc<Module>) -> PyResult<()>;

/// The result of a binding.
pub type PyResult<T = Py> = Result<T, Raise>;

/// `<class 'list'>`: the class of a value as error texts show it.
pub fn class_text(vm: &Vm, value: &Py) -> String {
    if let Py::Iter(_) = value {
        return format!("<class '{}'>", vm.type_name(value));
    }
    let class = vm.class_of(value);
    match &class.metaclass {
        Some(metaclass) if metaclass.name_text() == "EnumType" => {
            format!("<enum '{}'>", class.name_text())
        }
        _ => format!("<class '{}'>", vm.full_name(&class)),
    }
}

/// A tuple of ints.
pub fn int_tuple(items: &[usize]) -> Py {
    Py::tuple(items.iter().map(|item| Py::from(*item)).collect())
}

/// The items of a tuple or list.
pub fn sequence(value: &Py) -> Option<Vec<Py>> {
    match value {
        Py::Tuple(tuple) => Some(tuple.items.clone()),
        Py::List(list) => Some(list.items.borrow().clone()),
        Py::Object(instance) => instance.base().and_then(sequence),
        _ => None,
    }
}
