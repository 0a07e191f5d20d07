//! How the rows of this crate read their arguments and give their results: `#[natives(scope = Call)]`.
//!
//! A parameter of type `&Value`, `Option<Value>` or `&[Value]` is an array, or arrays, with whatever taint it has: the call
//! holds the taints of all of them while the function runs, so that none can be dropped on the way into a jaxpr.
//! [`kinds`] has the other types of parameters, [`results`] those of results, and [`facts`] what a row knows besides.

mod facts;
mod handing_on;
mod kinds;
mod results;

pub use facts::KeyUse;
pub(crate) use facts::{Facts, Place, called};
pub(crate) use handing_on::{HandedOn, HandedOnKeywords};
pub(crate) use kinds::{
    AnyArray, Axes, Callable, Element, Exponent, Ints, JaxValue, NewSizes, Own, Sizes, StaticInts,
    StaticSizes,
};
pub(crate) use results::{Answer, Fault, ListOf, Named, OneOrNamed, Outcome, Several, ToPython};

use crate::convert;
use crate::py::*;
use crate::reenter;
use freezeframe_base::Taint;
use freezeframe_core::{Tainted, is_evaluating};
use freezeframe_python::{Arg, ArgRef, CallScope, FromArg, Reads};

/// One call of a row: the arrays among its arguments and their taints, where something may be staged.
pub(crate) struct Call {
    /// Nothing may be staged.
    evaluates: bool,
    /// The operands are handed on.
    hands_on: bool,
    operands: Vec<(Value, Taint)>,
}

impl Default for Call {
    fn default() -> Self {
        Self {
            evaluates: is_evaluating(),
            hands_on: false,
            operands: Vec::new(),
        }
    }
}

impl Call {
    /// Notes an array that the function is given.
    pub(crate) fn operand(&mut self, value: &Value, taint: Taint) {
        if !self.evaluates {
            self.operands.push((value.clone(), taint));
        }
    }

    /// Notes the arrays in a tree that is handed on to the user's program, or to a primitive as it is: only they themselves
    /// have their taints in there.
    pub(crate) fn hand_on(&mut self, vm: &Vm, tree: Arg) {
        self.hands_on = true;
        if self.evaluates {
            return;
        }
        for (leaf, taint) in vm.leaf_taints_of(tree.value(), &tree.taint()) {
            if let Some(array) = crate::array::value_of(&leaf) {
                self.operands.push((array.clone(), taint));
            }
        }
    }

    /// Reads an argument that is an array.
    pub(crate) fn array(&mut self, vm: &mut Vm, arg: Arg) -> PyResult<Value> {
        let value = convert::argument(vm, Place::of(arg), arg.value())?;
        self.operand(&value, arg.taint());
        Ok(value)
    }

    /// Reads an argument that is several arrays.
    pub(crate) fn arrays(&mut self, vm: &mut Vm, arg: Arg) -> PyResult<Vec<Value>> {
        let items = match sequence(arg.value()) {
            Some(items) => items,
            None => vm.iterate(arg.value())?,
        };
        let mut values = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let value = convert::argument(vm, Place::item(arg, at), item)?;
            self.operand(&value, arg.taint());
            values.push(value);
        }
        Ok(values)
    }

    /// Reads an array that is one of the keywords of `**kwargs`, if it was given.
    pub(crate) fn keyword(
        &mut self,
        vm: &mut Vm,
        arg: Arg,
        name: &'static str,
    ) -> PyResult<Option<Value>> {
        let Py::Dict(keywords) = arg.value() else {
            return Ok(None);
        };
        let Some(given) = keywords.get_str(name) else {
            return Ok(None);
        };
        let value = convert::argument(vm, Place::keyword(arg, name), &given)?;
        self.operand(&value, arg.taint());
        Ok(Some(value))
    }
}

impl CallScope for Call {
    type Within = Option<Tainted>;

    const READS: Reads = Reads::Items;

    fn enter(self, vm: &mut Vm) -> Option<Tainted> {
        match self.evaluates {
            true => None,
            false => reenter::begin(vm, self.operands, self.hands_on),
        }
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

/// A sequence of arrays, or one array whose first axis is taken apart; or what `*args` holds.
impl ArgRef<Call> for [Value] {
    type Held<'a> = Vec<Value>;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Vec<Value>> {
        call.arrays(vm, arg)
    }
}
