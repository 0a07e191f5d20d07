//! Core's errors as Python exceptions and back, and the classes of `jax.errors`.

use crate::py::*;
use crate::state::jax;
use freezeframe_core::ErrorClass;

/// The classes of `jax.errors`, with their bases.
const CLASSES: [(ErrorClass, Exc); 10] = [
    (ErrorClass::TracerBoolConversionError, Exc::TypeError),
    (ErrorClass::TracerArrayConversionError, Exc::TypeError),
    (ErrorClass::TracerIntegerConversionError, Exc::TypeError),
    (ErrorClass::ConcretizationTypeError, Exc::TypeError),
    (ErrorClass::NonConcreteBooleanIndexError, Exc::IndexError),
    (ErrorClass::UnexpectedTracerError, Exc::TypeError),
    (ErrorClass::KeyReuseError, Exc::TypeError),
    (ErrorClass::JaxRuntimeError, Exc::RuntimeError),
    (ErrorClass::ShardingTypeError, Exc::Exception),
    (ErrorClass::TypePromotionError, Exc::ValueError),
];

/// Makes the exception classes.
pub(crate) fn install(vm: &mut Vm) {
    // JAX's own below Python's, which the module's rest finds as the bases of these.
    let own = [
        ("JAXTypeError", Exc::TypeError),
        ("JAXIndexError", Exc::IndexError),
    ];
    let [types, indices] = own
        .map(|(name, base)| vm.new_exception_class("jax.errors", name, vm.types.exception(base)));
    let concretization = vm.new_exception_class("jax.errors", "ConcretizationTypeError", &types);
    let classes = CLASSES.map(|(class, base)| match (class, base) {
        (ErrorClass::ConcretizationTypeError, _) => concretization.clone(),
        (ErrorClass::TracerBoolConversionError, _) => {
            vm.new_exception_class("jax.errors", class.name(), &concretization)
        }
        (_, Exc::TypeError) => vm.new_exception_class("jax.errors", class.name(), &types),
        (_, Exc::IndexError) => vm.new_exception_class("jax.errors", class.name(), &indices),
        _ => vm.new_exception_class(module_of(class), class.name(), vm.types.exception(base)),
    });
    jax(vm).errors.borrow_mut().extend(classes);
}

/// The module that a class is of: a private one of JAX's, for one that it does not name.
fn module_of(class: ErrorClass) -> &'static str {
    match class {
        ErrorClass::ShardingTypeError => "jax._src.core",
        ErrorClass::TypePromotionError => "jax._src.dtypes",
        _ => "jax.errors",
    }
}

/// Fills `jax.errors`.
pub(crate) fn init_module(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for ((class, _), object) in CLASSES.iter().zip(jax(vm).errors.borrow().iter()) {
        if module_of(*class) == "jax.errors" {
            module.set(class.name(), object);
        }
    }
    Ok(())
}

/// The class of errors about dtypes that have no common one.
pub(crate) fn promotion_class(vm: &mut Vm) -> Option<Rc<Class>> {
    let at = CLASSES
        .iter()
        .position(|(class, _)| *class == ErrorClass::TypePromotionError)?;
    jax(vm).errors.borrow().get(at).cloned()
}

fn builtin(class: ErrorClass) -> Option<Exc> {
    Some(match class {
        ErrorClass::TypeError => Exc::TypeError,
        ErrorClass::ValueError => Exc::ValueError,
        ErrorClass::IndexError => Exc::IndexError,
        ErrorClass::RuntimeError => Exc::RuntimeError,
        ErrorClass::NotImplementedError => Exc::NotImplementedError,
        ErrorClass::MemoryError => Exc::MemoryError,
        ErrorClass::NameError => Exc::NameError,
        ErrorClass::RecursionError => Exc::RecursionError,
        ErrorClass::Exception => Exc::Exception,
        ErrorClass::FloatingPointError => Exc::FloatingPointError,
        _ => return None,
    })
}

/// Core's error as the exception to raise.
#[cold]
pub(crate) fn raise(vm: &mut Vm, error: Error) -> Raise {
    match error.into_failure() {
        Failure::Foreign(inner) => match inner.downcast::<Raise>() {
            Ok(raise) => *raise,
            Err(_) => vm.runtime_error("an unknown exception passed through JAX"),
        },
        Failure::Jax {
            class: ErrorClass::KeyboardInterrupt,
            ..
        } => vm.keyboard_interrupt(),
        Failure::Jax {
            class,
            message,
            printed,
        } => {
            if !printed.is_empty() {
                vm.write_out(&printed);
            }
            of_class(vm, class, message)
        }
    }
}

fn of_class(vm: &mut Vm, class: ErrorClass, message: String) -> Raise {
    match builtin(class) {
        // The library may know what is not here.
        Some(Exc::NotImplementedError) => vm.not_implemented(message).handed_over(),
        Some(kind) => vm.error(kind, message),
        None => {
            let at = CLASSES.iter().position(|(other, _)| *other == class);
            let found = at.and_then(|at| jax(vm).errors.borrow().get(at).cloned());
            let raise = match found {
                Some(class) => vm.error_with(&class, vec![Py::str(message)]),
                None => vm.type_error(message),
            };
            match class.is_of_tracers() {
                true => raise.refused(),
                false => raise,
            }
        }
    }
}

/// A Python exception on its way through core.
pub(crate) fn foreign(raise: Raise) -> Error {
    Error::foreign(Box::new(raise))
}

/// Results of core in a binding: `ops::sin(x).or_raise(vm)?`.
pub(crate) trait OrRaise<T> {
    /// The value, or the exception to raise.
    fn or_raise(self, vm: &mut Vm) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, vm: &mut Vm) -> PyResult<T> {
        self.map_err(|error| raise(vm, error))
    }
}

impl<T> OrRaise<T> for Result<T, freezeframe_array::Error> {
    fn or_raise(self, vm: &mut Vm) -> PyResult<T> {
        self.map_err(|error| raise(vm, error.into()))
    }
}
