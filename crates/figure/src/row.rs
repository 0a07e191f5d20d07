//! How the rows of this crate read their arguments: `#[natives(scope = Call)]`.

use super::keywords::{Look, reject};
use super::numbers::{flat, number, numbers};
use super::state::{ArtistObject, AxesObject, FigureObject};
use freezeframe_base::Lists;
use freezeframe_python::{
    Arg, ArgRef, CallScope, FromArg, Keywords, Name, Raise, Reads, Value, Vm,
};

/// One call of a row.
#[derive(Default)]
pub(crate) struct Call;

impl CallScope for Call {
    type Within = ();

    /// Lists of lists become arrays.
    const READS: Reads = Reads::Items;

    #[inline]
    fn enter(self, _vm: &mut Vm) {}
}

macro_rules! receivers {
    ($($name:ident $what:literal;)*) => {$(
        impl ArgRef<Call> for $name {
            type Held<'a> = &'a $name;

            fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a $name, Raise> {
                let Some(found) = arg.value().native::<$name>() else {
                    return Err(vm.type_error(concat!("expected ", $what)));
                };
                vm.observe_change(found);
                Ok(found)
            }
        }
    )*};
}
pub(crate) use receivers;

receivers! {
    AxesObject "an Axes";
    FigureObject "a Figure";
    ArtistObject "an Artist";
}

/// One number.
pub(crate) struct Number(pub(crate) f64);

impl<'a> FromArg<'a, Call> for Number {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        number(vm, arg.value()).map(Self)
    }
}

impl<'a> FromArg<'a, Call> for Option<Number> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        arg.some()
            .map(|value| number(vm, value).map(Number))
            .transpose()
    }
}

/// Any numbers as a flat list.
pub(crate) struct Numbers(pub(crate) Vec<f64>);

impl<'a> FromArg<'a, Call> for Numbers {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        flat(vm, arg.value()).map(Self)
    }
}

impl<'a> FromArg<'a, Call> for Option<Numbers> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        arg.some()
            .map(|value| flat(vm, value).map(Numbers))
            .transpose()
    }
}

/// Any numbers as a flat list, with their shape.
pub(crate) struct Shaped {
    /// The numbers, row by row.
    pub(crate) values: Vec<f64>,
    /// The lengths of the axes.
    pub(crate) shape: Vec<usize>,
}

impl<'a> FromArg<'a, Call> for Shaped {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        let (values, shape) = numbers(vm, arg.value())?;
        Ok(Self { values, shape })
    }
}

/// Any value as `str` shows it.
pub(crate) struct Text(pub(crate) String);

impl<'a> FromArg<'a, Call> for Text {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        vm.str_text(arg.value()).map(Self)
    }
}

/// What `**kwargs` holds: most say how something looks.
pub(crate) struct Options(pub(crate) Vec<(Name, Value)>);

impl<'a> FromArg<'a, Call> for Options {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> Result<Self, Raise> {
        <Keywords as FromArg<'a, Call>>::from_arg(vm, arg, call).map(|it| Self(it.0))
    }
}

impl Options {
    /// The value of one keyword, taken out; `None` counts as not given.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(it, _)| it.as_str() == name)?;
        Some(self.0.remove(at).1).filter(|it| !it.is_none())
    }

    /// The number that a keyword gives.
    pub(crate) fn number(&mut self, vm: &mut Vm, name: &str) -> Result<Option<f64>, Raise> {
        self.take(name).map(|it| number(vm, &it)).transpose()
    }

    /// True if a keyword is this word.
    pub(crate) fn is(&mut self, name: &str, word: &str) -> bool {
        self.take(name).is_some_and(|it| it.as_str() == Some(word))
    }

    /// Takes out keywords that change nothing visible.
    pub(crate) fn ignore(&mut self, names: &[&str]) {
        self.0.retain(|(name, _)| !names.contains(&name.as_str()));
    }

    /// The look that the keywords say; an AttributeError for one that the class does not take.
    pub(crate) fn look(&mut self, vm: &mut Vm, class: &str) -> Result<Look, Raise> {
        let look = Look::take(vm, &mut self.0)?;
        reject(vm, class, &self.0)?;
        Ok(look)
    }

    /// The labels that `label` gives: one, or a list of them.
    pub(crate) fn labels(&mut self, vm: &mut Vm) -> Result<Vec<String>, Raise> {
        let given = match self.take("label") {
            Some(Value::List(list)) => list.items.borrow().clone(),
            one => one.into_iter().list(),
        };
        given.iter().map(|it| vm.str_text(it)).try_list()
    }
}
