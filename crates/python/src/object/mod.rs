//! The object model: every Python value is a 16-byte [`Value`].
//!
//! Small values live in the enum itself, everything else behind an `Rc`. What is mutable holds its own `RefCell`, which is
//! never borrowed while Python code runs.

mod class;
mod convert;
mod dict;
mod dispose;
mod exception;
mod function;
mod generator;
mod instance;
pub(crate) mod iter;
mod module;
mod name;
mod set;
mod slots;
mod string;

pub use class::{Class, ClassFlags, Layout, linearize};
pub use convert::new_instance;
pub use dict::{Dict, DictEntry, DictMap, Lookup};
pub use exception::Raise;
pub(crate) use function::split_parameters;
pub use function::{
    ArgValues, Args, BoundMethod, CellVar, Function, GetSet, Getter, NativeClosure, NativeFn,
    NativeFunction, Param, Property, Purity, Setter, Signature, Special, Super, Wrapped,
};
pub use generator::{Generator, GeneratorState};
pub use instance::{
    Attrs, ClassOf, ExceptionData, Instance, NativePayload, Payload, TracebackEntry,
};
pub use iter::{DictIterKind, Iter, IterState, NativeIter};
pub use module::Module;
pub(crate) use name::Interned;
pub use name::{Name, NameMap};
pub use set::{Set, SetMap};
pub use string::{Str, hash_bytes};

use crate::bytecode::Code;
use num_bigint::BigInt;
use std::cell::RefCell;
use std::rc::Rc;

/// A Python value. Its tag is as wide as most of what follows, so that moving one reads the two words that were written:
/// a processor waits for what was stored in other pieces.
#[derive(Clone, Default)]
#[repr(u64)]
pub enum Value {
    /// An unbound local or an argument that was not given; never visible to Python code.
    #[default]
    Unset,
    /// `None`.
    None,
    /// `...`.
    Ellipsis,
    /// `NotImplemented`.
    NotImplemented,
    /// `bool`.
    Bool(bool),
    /// An `int` that fits.
    Int(i64),
    /// `float`.
    Float(f64),
    /// An `int` that does not fit into 64 bits (always: see [`Value::from_bigint`]).
    BigInt(Rc<BigInt>),
    /// `complex`: real and imaginary part.
    Complex(Rc<(f64, f64)>),
    /// `str`.
    Str(Rc<Str>),
    /// `bytes`.
    Bytes(Rc<Vec<u8>>),
    /// `tuple`.
    Tuple(Rc<Tuple>),
    /// `list`.
    List(Rc<List>),
    /// `dict`.
    Dict(Rc<Dict>),
    /// `set` or `frozenset`.
    Set(Rc<Set>),
    /// `range`.
    Range(Rc<Range>),
    /// `slice`.
    Slice(Rc<Slice>),
    /// A built-in iterator.
    Iter(Rc<Iter>),
    /// A function defined in Python.
    Function(Rc<Function>),
    /// A function defined in Rust.
    Native(Rc<NativeFunction>),
    /// A callable with its first argument.
    Method(Rc<BoundMethod>),
    /// A class.
    Class(Rc<Class>),
    /// An instance of a class that is not one of the other variants.
    Object(Rc<Instance>),
    /// A module.
    Module(Rc<Module>),
    /// A generator.
    Generator(Rc<Generator>),
    /// A variable shared by closures; visible to Python only in `__closure__`.
    Cell(Rc<CellVar>),
    /// A code object.
    Code(Rc<Code>),
    /// `property`.
    Property(Rc<Property>),
    /// A data descriptor defined in Rust.
    GetSet(Rc<GetSet>),
    /// `classmethod`.
    ClassMethod(Rc<Wrapped>),
    /// `staticmethod`.
    StaticMethod(Rc<Wrapped>),
    /// `super`.
    Super(Rc<Super>),
}

// Options and results of values are no larger.
const _: () = assert!(size_of::<Option<Value>>() == 16 && size_of::<Result<Value, Raise>>() == 16);

/// The items of a tuple.
pub struct Tuple {
    /// The items.
    pub items: Vec<Value>,
}

/// The items of a list.
#[derive(Default)]
pub struct List {
    /// The items; never keep it borrowed while calling into the VM.
    pub items: RefCell<Vec<Value>>,
}

/// `range(start, stop, step)` over machine integers; `step` is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First value.
    pub start: i64,
    /// Bound, excluded.
    pub stop: i64,
    /// Distance.
    pub step: i64,
}

impl Range {
    /// How many values it has.
    pub fn len(&self) -> usize {
        let (start, stop, step) = (
            i128::from(self.start),
            i128::from(self.stop),
            i128::from(self.step),
        );
        let count = if step > 0 {
            (stop - start + step - 1).max(0) / step
        } else {
            (start - stop - step - 1).max(0) / -step
        };
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// True if it has no value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `index`, which is less than [`Range::len`].
    pub fn get(&self, index: usize) -> i64 {
        self.start
            .wrapping_add((index as i64).wrapping_mul(self.step))
    }
}

/// `slice(start, stop, step)`.
pub struct Slice {
    /// Start, or `None`.
    pub start: Value,
    /// Stop, or `None`.
    pub stop: Value,
    /// Step, or `None`.
    pub step: Value,
}
