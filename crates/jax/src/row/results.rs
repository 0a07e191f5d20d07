//! What the functions of rows may give.

use super::Call;
use crate::array::{wrap, wrap_list, wrap_tuple};
use crate::py::*;
use crate::reenter;
use freezeframe_array::Shape;
use freezeframe_python::Returned;
use freezeframe_python::stdlib::NamedTuple;

/// Why a function that uses the machine ended: an error of core's, or an exception.
pub(crate) enum Fault {
    /// An error of core's.
    Core(Error),
    /// An exception.
    Python(Raise),
}

/// What a function gives that uses the machine.
pub(crate) type Outcome<T = Value> = Result<T, Fault>;

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl From<freezeframe_array::Error> for Fault {
    fn from(error: freezeframe_array::Error) -> Self {
        Self::Core(error.into())
    }
}

impl From<Raise> for Fault {
    fn from(raise: Raise) -> Self {
        Self::Python(raise)
    }
}

/// What Python gets for a value of Rust's.
pub(crate) trait ToPython {
    /// The object.
    fn to_python(self, vm: &mut Vm) -> Py;
}

impl ToPython for Value {
    fn to_python(self, vm: &mut Vm) -> Py {
        wrap(vm, self)
    }
}

/// Several arrays, which Python gets as a tuple.
impl ToPython for Vec<Value> {
    fn to_python(self, vm: &mut Vm) -> Py {
        wrap_tuple(vm, self)
    }
}

impl ToPython for (Value, Value) {
    fn to_python(self, vm: &mut Vm) -> Py {
        wrap_tuple(vm, vec![self.0, self.1])
    }
}

/// Several arrays, which Python gets as a list.
pub(crate) struct ListOf(pub(crate) Vec<Value>);

impl ToPython for ListOf {
    fn to_python(self, vm: &mut Vm) -> Py {
        wrap_list(vm, self.0)
    }
}

/// Several arrays with names.
pub(crate) struct Named(pub(crate) &'static NamedTuple, pub(crate) Vec<Value>);

impl ToPython for Named {
    fn to_python(self, vm: &mut Vm) -> Py {
        let items = self.1.into_iter().map(|value| wrap(vm, value)).collect();
        vm.named_tuple(self.0, items)
    }
}

/// One array by itself, or several with names.
pub(crate) struct OneOrNamed(pub(crate) &'static NamedTuple, pub(crate) Vec<Value>);

impl ToPython for OneOrNamed {
    fn to_python(self, vm: &mut Vm) -> Py {
        match <[Value; 1]>::try_from(self.1) {
            Ok([one]) => wrap(vm, one),
            Err(values) => Named(self.0, values).to_python(vm),
        }
    }
}

/// An array, or several.
pub(crate) enum Several {
    /// One array.
    One(Value),
    /// A tuple of them.
    Tuple(Vec<Value>),
    /// A list of them.
    List(Vec<Value>),
}

impl Several {
    /// One array by itself, more or none as a tuple.
    pub(crate) fn one_or_tuple(values: Vec<Value>) -> Self {
        match <[Value; 1]>::try_from(values) {
            Ok([one]) => Self::One(one),
            Err(values) => Self::Tuple(values),
        }
    }

    /// One array by itself, more or none as a list.
    pub(crate) fn one_or_list(values: Vec<Value>) -> Self {
        match Self::one_or_tuple(values) {
            Self::Tuple(values) => Self::List(values),
            other => other,
        }
    }
}

impl ToPython for Several {
    fn to_python(self, vm: &mut Vm) -> Py {
        match self {
            Self::One(value) => wrap(vm, value),
            Self::Tuple(values) => wrap_tuple(vm, values),
            Self::List(values) => wrap_list(vm, values),
        }
    }
}

/// What an operator gives; `None` leaves it to the other side.
pub(crate) struct Answer<T = Value>(pub(crate) Option<T>);

impl<T: ToPython> ToPython for Answer<T> {
    fn to_python(self, vm: &mut Vm) -> Py {
        match self.0 {
            Some(value) => value.to_python(vm),
            None => Py::NotImplemented,
        }
    }
}

/// A shape, which Python gets as a tuple of ints.
impl ToPython for Shape {
    fn to_python(self, _vm: &mut Vm) -> Py {
        int_tuple(self.dims())
    }
}

macro_rules! plain {
    ($($ty:ty),*) => {$(
        impl ToPython for $ty {
            fn to_python(self, _vm: &mut Vm) -> Py {
                self.into()
            }
        }
    )*};
}

plain!(Py, (), bool, usize);

impl<T: ToPython> Returned<Call> for Result<T, Error> {
    fn returned(self, vm: &mut Vm) -> PyResult {
        let value = reenter::outcome(vm, self)?;
        Ok(value.to_python(vm))
    }
}

impl<T: ToPython> Returned<Call> for Outcome<T> {
    fn returned(self, vm: &mut Vm) -> PyResult {
        match self {
            Ok(value) => Ok(value.to_python(vm)),
            Err(Fault::Core(error)) => {
                let value = reenter::outcome(vm, Err::<Value, _>(error))?;
                Ok(wrap(vm, value))
            }
            Err(Fault::Python(raise)) => Err(raise),
        }
    }
}
