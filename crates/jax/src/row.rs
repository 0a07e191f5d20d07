//! How the rows of this crate read their arguments and give their results: `#[natives(scope = Call)]`.
//!
//! A parameter of type `&Value`, `Option<Value>` or `&[Value]` is an array, or arrays, with whatever taint it has: the call
//! holds the taints of all of them while the function runs, so that none can be dropped on the way into a jaxpr.

use crate::arg;
use crate::array::{wrap, wrap_list, wrap_tuple};
use crate::convert;
use crate::dtype;
use crate::py::*;
use crate::reenter;
use freezeframe_array::{DType, Shape};
use freezeframe_base::Taint;
use freezeframe_core::{Tainted, is_evaluating};
use freezeframe_python::{Arg, ArgRef, CallScope, FromArg, Reads, Returned};

/// One call of a row: the arrays among its arguments and their taints, where something may be staged.
#[derive(Default)]
pub(crate) struct Call {
    operands: Vec<(Value, Taint)>,
}

impl Call {
    /// Notes an array that the function is given.
    fn operand(&mut self, value: &Value, taint: Taint) {
        if !is_evaluating() {
            self.operands.push((value.clone(), taint));
        }
    }

    fn array(&mut self, vm: &mut Vm, arg: Arg) -> PyResult<Value> {
        let value = convert::argument(vm, arg.row.name, arg.position(), arg.value())?;
        self.operand(&value, arg.taint());
        Ok(value)
    }
}

impl CallScope for Call {
    type Within = Option<Tainted>;

    const READS: Reads = Reads::Items;

    fn enter(self, vm: &mut Vm) -> Option<Tainted> {
        reenter::begin(vm, self.operands)
    }
}

/// An array.
impl ArgRef<Call> for Value {
    type Held<'a> = Self;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        call.array(vm, arg)
    }
}

/// An array that may be left out.
impl<'a> FromArg<'a, Call> for Option<Value> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        match arg.some() {
            Some(_) => call.array(vm, arg).map(Some),
            None => Ok(None),
        }
    }
}

/// A sequence of arrays, or one array whose first axis is taken apart.
impl ArgRef<Call> for [Value] {
    type Held<'a> = Vec<Value>;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Vec<Value>> {
        let items = match sequence(arg.value()) {
            Some(items) => items,
            None => vm.iterate(arg.value())?,
        };
        let mut values = Vec::with_capacity(items.len());
        for (position, item) in items.iter().enumerate() {
            let value = convert::argument(vm, arg.row.name, position, item)?;
            call.operand(&value, arg.taint());
            values.push(value);
        }
        Ok(values)
    }
}

/// An axis or axes: an int, a tuple or list of ints, or `None` for all.
pub(crate) struct Axes(pub(crate) Option<Vec<i64>>);

impl<'a> FromArg<'a, Call> for Axes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
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

/// A shape: an int or a sequence of ints, with JAX's complaint about anything else.
impl<'a> FromArg<'a, Call> for Shape {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        arg::shape(vm, arg.value(), "")
    }
}

/// A dtype that may be left out, canonical.
impl<'a> FromArg<'a, Call> for Option<DType> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        dtype::requested(vm, Some(arg.value()), arg.row.name)
    }
}

impl Returned<Call> for Result<Value, Error> {
    fn returned(self, vm: &mut Vm) -> PyResult {
        let value = reenter::outcome(vm, self)?;
        Ok(wrap(vm, value))
    }
}

/// Several arrays, which Python gets as a list.
pub(crate) struct ListOf(pub(crate) Vec<Value>);

impl Returned<Call> for Result<ListOf, Error> {
    fn returned(self, vm: &mut Vm) -> PyResult {
        let values = reenter::outcome(vm, self)?;
        Ok(wrap_list(vm, values.0))
    }
}

/// Several arrays, which Python gets as a tuple.
impl Returned<Call> for Result<Vec<Value>, Error> {
    fn returned(self, vm: &mut Vm) -> PyResult {
        let values = reenter::outcome(vm, self)?;
        Ok(wrap_tuple(vm, values))
    }
}
