//! The types of parameters that are not simply arrays.

use super::{Call, Facts, Place};
use crate::array::{self, static_exponent};
use crate::py::*;
use crate::{arg, convert, dtype};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_core::Concretization;
use freezeframe_python::{Arg, FromArg};

/// The array whose method is called.
pub(crate) struct Own<'a> {
    /// The object.
    pub(crate) object: &'a Py,
    /// Its value.
    pub(crate) value: Value,
}

impl<'a> FromArg<'a, Call> for Own<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let object = arg.value();
        let value = array::this(vm, object)?;
        call.operand(&value, arg.taint());
        Ok(Self { object, value })
    }
}

/// A function of the user's, with JAX's complaint about what cannot be called.
pub(crate) struct Callable<'a>(pub(crate) &'a Py);

impl<'a> FromArg<'a, Call> for Callable<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        crate::wraps::check_callable(vm, arg.value())?;
        Ok(Self(arg.value()))
    }
}

/// Anything that `jnp.array` takes.
pub(crate) struct AnyArray(pub(crate) Value);

impl<'a> FromArg<'a, Call> for AnyArray {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let value = convert::array_of(vm, arg.value(), None, arg.taint())?;
        call.operand(&value, arg.taint());
        Ok(Self(value))
    }
}

/// Anything that is a valid JAX type, with JAX's complaint about what is not.
pub(crate) struct JaxValue(pub(crate) Value);

impl<'a> FromArg<'a, Call> for JaxValue {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let value = convert::jax_value(vm, arg.value())?;
        call.operand(&value, arg.taint());
        Ok(Self(value))
    }
}

/// An exponent: the array, and the number that it is if it is a Python int or bool.
pub(crate) struct Exponent {
    pub(crate) value: Value,
    pub(crate) known: Option<i64>,
}

impl<'a> FromArg<'a, Call> for Exponent {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let known = static_exponent(arg.value());
        let value = call.array(vm, arg)?;
        Ok(Self { value, known })
    }
}

/// The one element of an array that may be left out, if it is known.
pub(crate) struct Element(pub(crate) Option<Scalar>);

impl<'a> FromArg<'a, Call> for Element {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let Some(value) = arg.some() else {
            return Ok(Self(None));
        };
        let value = convert::argument(vm, Place::of(arg), value)?;
        Ok(Self(value.as_array().and_then(Array::item)))
    }
}

/// An axis or axes: an int, a tuple or list of ints, or `None` for all.
pub(crate) struct Axes(pub(crate) Option<Vec<i64>>);

impl<'a> FromArg<'a, Call> for Axes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        if let Some(value) = crate::array::value_of(arg.value()) {
            let why = Concretization::Other("The axis argument must be known statically.");
            crate::array::concrete(vm, value, why)?;
        }
        arg::axes(vm, arg.value()).map(Self)
    }
}

/// One int, or a sequence of them.
pub(crate) struct Ints(pub(crate) Vec<i64>);

impl<'a> FromArg<'a, Call> for Ints {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        arg::ints(vm, arg.value()).map(Self)
    }
}

impl<'a> FromArg<'a, Call> for Option<Ints> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let ints = arg.some().map(|value| arg::ints(vm, value).map(Ints));
        ints.transpose()
    }
}

/// One size, or a sequence of them.
pub(crate) struct Sizes(pub(crate) Vec<usize>);

impl<'a> FromArg<'a, Call> for Sizes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        arg::sizes(vm, arg.value()).map(Self)
    }
}

impl<'a> FromArg<'a, Call> for Option<Sizes> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let sizes = arg.some().map(|value| arg::sizes(vm, value).map(Sizes));
        sizes.transpose()
    }
}

/// The sizes that `reshape` is given, of which one may be -1.
pub(crate) struct NewSizes(pub(crate) Vec<i64>);

impl<'a> FromArg<'a, Call> for NewSizes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        arg::new_sizes(vm, arg.value()).map(Self)
    }
}

/// Ints that are a parameter of an equation, with JAX's complaint about one that is traced.
pub(crate) struct StaticInts(pub(crate) Vec<i64>);

impl<'a> FromArg<'a, Call> for StaticInts {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        check_static(vm, arg)?;
        arg::ints(vm, arg.value()).map(Self)
    }
}

/// Sizes that are a parameter of an equation.
pub(crate) struct StaticSizes(pub(crate) Vec<usize>);

impl<'a> FromArg<'a, Call> for StaticSizes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        check_static(vm, arg)?;
        arg::sizes(vm, arg.value()).map(Self)
    }
}

fn check_static(vm: &mut Vm, arg: Arg) -> PyResult<()> {
    let value = arg.value();
    let items = sequence(value).unwrap_or_else(|| vec![value.clone()]);
    if items.iter().all(|item| array::tracer_of(item).is_none()) {
        return Ok(());
    }
    let (primitive, parameter) = (arg.row.name, arg.name());
    let text = vm.repr(&Py::tuple(items))?;
    let error = vm.type_error(format_args!(
        "As of JAX v0.7, parameters to jaxpr equations must have __hash__ and __eq__ methods. In a call to \
         primitive {primitive}, the value of parameter {parameter} was not hashable: {text}"
    ));
    Err(error.refused())
}

impl StaticInts {
    /// As sizes; what is negative is none.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        let sizes = self.0.iter().map(|it| usize::try_from(*it).unwrap_or(0));
        sizes.collect()
    }
}

/// A shape: an int or a sequence of ints, with JAX's complaint about anything else.
impl<'a> FromArg<'a, Call> for Shape {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        arg::shape(vm, arg.value(), "")
    }
}

/// A shape that may be left out.
impl<'a> FromArg<'a, Call> for Option<Shape> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let shape = arg.some().map(|value| arg::shape(vm, value, ""));
        shape.transpose()
    }
}

/// A dtype that may be left out, canonical.
impl<'a> FromArg<'a, Call> for Option<DType> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        // What draws random numbers is not named where a dtype is not available.
        let name = match Facts::of(arg.row).key {
            Some(_) => "",
            None => arg.row.name,
        };
        dtype::requested(vm, Some(arg.value()), name)
    }
}
