//! Arguments that a function hands on as they are.

use super::Call;
use crate::py::*;
use freezeframe_python::{Arg, FromArg, Keywords};

/// Any object that is handed on, to the user's program or to a primitive: the arrays in it keep there what they derive
/// from.
pub(crate) struct HandedOn<'a>(pub(crate) &'a Py);

impl<'a> FromArg<'a, Call> for HandedOn<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        call.hand_on(vm, arg);
        Ok(Self(arg.value()))
    }
}

impl<'a> HandedOn<'a> {
    /// What `*args` holds.
    pub(crate) fn items(&self) -> &'a [Py] {
        match self.0 {
            Py::Tuple(tuple) => &tuple.items,
            _ => &[],
        }
    }
}

/// What `**kwargs` holds, as [`HandedOn`].
pub(crate) struct HandedOnKeywords(pub(crate) Vec<(Name, Py)>);

impl<'a> FromArg<'a, Call> for HandedOnKeywords {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        call.hand_on(vm, arg);
        let keywords: Keywords = FromArg::<Call>::from_arg(vm, arg, call)?;
        Ok(Self(keywords.0))
    }
}
