//! What a row of this crate knows beyond what all rows say: `facts = Facts::NONE.checking()`.

use crate::py::*;
use freezeframe_python::{Arg, Signature};

/// What a function does with the random key that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// It draws from it, and may split it for that: the key is used up.
    Draws,
    /// It makes new keys of it for the caller, and uses it up by that.
    Splits,
}

/// What a row knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// It makes arrays of its arguments before it is jitted: an object is asked for `__jax_array__`.
    pub(crate) converts: bool,
    /// It looks at its arguments before it is jitted, so that only a text gets as far as `jit`.
    pub(crate) checks_first: bool,
    /// What stands before its name in that of the jitted function behind it.
    pub(crate) behind: &'static str,
    /// What texts call it, where that is not its name.
    pub(crate) called: Option<&'static str>,
    /// What it does with its random key.
    pub(crate) key: Option<KeyUse>,
    /// The function that its `reduce` is, where it is a ufunc.
    pub(crate) reduce: Option<&'static str>,
    /// The function that its `accumulate` is.
    pub(crate) accumulate: Option<&'static str>,
}

impl Facts {
    /// Nothing.
    pub(crate) const NONE: Self = Self {
        converts: false,
        checks_first: false,
        behind: "",
        called: None,
        key: None,
        reduce: None,
        accumulate: None,
    };

    /// It draws from its random key.
    pub(crate) const DRAWS: Self = Self {
        key: Some(KeyUse::Draws),
        ..Self::NONE
    };

    /// It splits its random key.
    pub(crate) const SPLITS: Self = Self {
        key: Some(KeyUse::Splits),
        ..Self::NONE
    };

    /// The facts of a row.
    pub(crate) fn of(row: &Entry) -> &'static Self {
        row.fact().unwrap_or(&Self::NONE)
    }

    /// It makes arrays of its arguments before it is jitted.
    pub(crate) const fn converting(mut self) -> Self {
        self.converts = true;
        self
    }

    /// It looks at its arguments before it is jitted.
    pub(crate) const fn checking(mut self) -> Self {
        self.checks_first = true;
        self
    }

    /// The jitted function behind it has this before its name: `_` or `_reduce_`.
    pub(crate) const fn behind(mut self, prefix: &'static str) -> Self {
        self.behind = prefix;
        self
    }

    /// Texts call it so.
    pub(crate) const fn called(mut self, name: &'static str) -> Self {
        self.called = Some(name);
        self
    }

    /// Its `reduce` is this function.
    pub(crate) const fn reducing(mut self, name: &'static str) -> Self {
        self.reduce = Some(name);
        self
    }

    /// Its `accumulate` is this function.
    pub(crate) const fn accumulating(mut self, name: &'static str) -> Self {
        self.accumulate = Some(name);
        self
    }
}

/// What texts call a row.
pub(crate) fn called(row: &'static Entry) -> &'static str {
    Facts::of(row).called.unwrap_or(row.name)
}

/// Which argument of which row a value is.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The row.
    pub(crate) row: &'static Entry,
    index: usize,
    part: Part,
}

#[derive(Clone, Copy)]
enum Part {
    Whole,
    Item(usize),
    Keyword(&'static str),
}

impl Place {
    /// The argument for the parameter that stands there in the row's signature.
    pub(crate) fn at(row: &'static Entry, index: usize) -> Self {
        Self {
            row,
            index,
            part: Part::Whole,
        }
    }

    /// An argument.
    pub(crate) fn of(arg: Arg) -> Self {
        Self::at(arg.row, arg.position())
    }

    /// An item of an argument.
    pub(crate) fn item(arg: Arg, item: usize) -> Self {
        Self {
            part: Part::Item(item),
            ..Self::of(arg)
        }
    }

    /// One of the keywords of an argument.
    pub(crate) fn keyword(arg: Arg, name: &'static str) -> Self {
        Self {
            part: Part::Keyword(name),
            ..Self::of(arg)
        }
    }

    /// How many arguments or items stand before it.
    pub(crate) fn position(self) -> usize {
        let Part::Item(item) = self.part else {
            return self.index;
        };
        let signature = Signature::parse(self.row.signature);
        if signature.args.is_some() && self.index == signature.params.len() {
            return signature.positional + item;
        }
        item
    }

    /// The parameter, and which of its items: `arys[0]`.
    pub(crate) fn path(self) -> String {
        let parameter = || Signature::parse(self.row.signature).slot_name(self.index);
        match self.part {
            Part::Whole => parameter(),
            Part::Item(item) => format!("{}[{item}]", parameter()),
            Part::Keyword(name) => name.to_owned(),
        }
    }
}
