//! What a `#[natives]` module's rows are made of: how arguments are read by the types of a Rust function's parameters, and
//! how its result becomes a Python value.

use super::{Args, Entry, Reads};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::borrow::Borrow;

/// What lives as long as one call of a row: it sees the arguments as they are read, and holds while the function runs.
pub trait CallScope: Default {
    /// What holds while the function runs.
    type Within;

    /// What functions look at whose rows do not say it.
    const READS: Reads = Reads::Given;

    /// All arguments are read; the function is about to run.
    fn enter(self, vm: &mut Vm) -> Self::Within;
}

/// A call that keeps nothing.
#[derive(Default)]
pub struct Plain;

impl CallScope for Plain {
    type Within = ();

    #[inline]
    fn enter(self, _vm: &mut Vm) {}
}

/// One argument of a call: its value, its taint, and which parameter of which row it is for.
#[derive(Clone, Copy)]
pub struct Arg<'a> {
    args: Args<'a>,
    index: usize,
    /// The row whose function is called.
    pub row: &'static Entry,
}

impl<'a> Arg<'a> {
    /// The argument for the parameter at `index` of the row's signature.
    #[inline]
    pub fn new(args: Args<'a>, index: usize, row: &'static Entry) -> Self {
        Self { args, index, row }
    }

    /// Its value; `Unset` if it was not given.
    #[inline]
    pub fn value(self) -> &'a Value {
        self.args.at(self.index)
    }

    /// Its value, if it was given and is not `None`.
    #[inline]
    pub fn some(self) -> Option<&'a Value> {
        self.value().non_none()
    }

    /// Its taint.
    pub fn taint(self) -> Taint {
        self.args.taint(self.index)
    }

    /// Where its parameter stands in the signature, from 0.
    pub fn position(self) -> usize {
        self.index
    }

    /// Its parameter's name.
    pub fn name(self) -> String {
        super::Signature::parse(self.row.signature).slot_name(self.index)
    }
}

/// A type that a parameter may have by value. `C` is the scope of the call.
pub trait FromArg<'a, C>: Sized {
    /// Reads the argument.
    ///
    /// # Errors
    /// Python's complaint about a value that cannot be such an argument.
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut C) -> Result<Self, Raise>;
}

/// A type that a parameter may have by reference. `C` is the scope of the call.
pub trait ArgRef<C> {
    /// What is kept while the function runs.
    type Held<'a>: Borrow<Self>;

    /// Reads the argument.
    ///
    /// # Errors
    /// Python's complaint about a value that cannot be such an argument.
    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, call: &mut C) -> Result<Self::Held<'a>, Raise>;
}

/// A type that a row's function may give. `C` is the scope of the call.
pub trait Returned<C> {
    /// The Python value, or the exception.
    ///
    /// # Errors
    /// What the function raises.
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise>;
}

/// An argument with its taint.
#[derive(Clone)]
pub struct Tainted<'a> {
    /// The value; `Unset` if it was not given.
    pub value: &'a Value,
    /// What it derives from.
    pub taint: Taint,
}

/// An argument that may be left out; `None` given by hand counts as given.
#[derive(Clone, Copy)]
pub struct Given<'a>(pub Option<&'a Value>);

/// What `**kwargs` holds, in the order of the call.
#[derive(Clone, Default)]
pub struct Keywords(pub Vec<(Name, Value)>);

impl<C> ArgRef<C> for Value {
    type Held<'a> = &'a Value;

    #[inline]
    fn held<'a>(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<&'a Value, Raise> {
        Ok(arg.value())
    }
}

impl<C> ArgRef<C> for [Value] {
    type Held<'a> = &'a [Value];

    #[inline]
    fn held<'a>(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<&'a [Value], Raise> {
        Ok(arg.args.rest(arg.index))
    }
}

impl<C> ArgRef<C> for str {
    type Held<'a> = &'a str;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<&'a str, Raise> {
        match arg.value().as_str() {
            Some(text) => Ok(text),
            None => Err(wrong_type(vm, arg, "str")),
        }
    }
}

/// CPython's complaint about an argument of a wrong type.
fn wrong_type(vm: &Vm, arg: Arg, wanted: &str) -> Raise {
    let given = vm.type_name(arg.value());
    vm.type_error(format_args!(
        "{}() argument '{}' must be {wanted}, not {given}",
        arg.row.name,
        arg.name()
    ))
}

impl<'a, C> FromArg<'a, C> for Args<'a> {
    #[inline]
    fn from_arg(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
        Ok(arg.args)
    }
}

impl<'a, C> FromArg<'a, C> for Arg<'a> {
    #[inline]
    fn from_arg(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
        Ok(arg)
    }
}

impl<'a, C> FromArg<'a, C> for Tainted<'a> {
    #[inline]
    fn from_arg(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
        Ok(Self {
            value: arg.value(),
            taint: arg.taint(),
        })
    }
}

impl<'a, C> FromArg<'a, C> for Given<'a> {
    #[inline]
    fn from_arg(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
        Ok(Self(arg.args.given(arg.index)))
    }
}

impl<'a, C> FromArg<'a, C> for Keywords {
    fn from_arg(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
        Ok(Self(arg.args.keywords(arg.index)))
    }
}

impl<'a, C> FromArg<'a, C> for Option<&'a Value> {
    #[inline]
    fn from_arg(_vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
        Ok(arg.some())
    }
}

impl<'a, C> FromArg<'a, C> for Option<&'a str> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut C) -> Result<Self, Raise> {
        match arg.some() {
            Some(_) => <str as ArgRef<C>>::held(vm, arg, call).map(Some),
            None => Ok(None),
        }
    }
}

macro_rules! numbers {
    ($($ty:ty: $read:ident),* $(,)?) => {$(
        impl<'a, C> FromArg<'a, C> for $ty {
            fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
                vm.$read(arg.value())
            }
        }

        impl<'a, C> FromArg<'a, C> for Option<$ty> {
            fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut C) -> Result<Self, Raise> {
                arg.some().map(|value| vm.$read(value)).transpose()
            }
        }
    )*};
}

numbers!(i64: int, f64: float, bool: truth);

impl<C, T: Into<Value>> Returned<C> for Result<T, Raise> {
    #[inline]
    fn returned(self, _vm: &mut Vm) -> Result<Value, Raise> {
        self.map(Into::into)
    }
}

macro_rules! returned {
    ($($ty:ty),* $(,)?) => {$(
        impl<C> Returned<C> for $ty {
            #[inline]
            fn returned(self, _vm: &mut Vm) -> Result<Value, Raise> {
                Ok(self.into())
            }
        }
    )*};
}

returned!(
    Value,
    (),
    bool,
    i64,
    f64,
    usize,
    String,
    &str,
    Option<Value>
);
