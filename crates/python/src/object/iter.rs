//! Built-in iterators.

use super::{Dict, List, Raise, Set, Str, Tuple, Value};
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// The classes of iterators; programs name the first few, and derive from them.
pub(crate) const ITERATORS: [&str; 22] = [
    "enumerate",
    "filter",
    "map",
    "reversed",
    "zip",
    "iterator",
    "range_iterator",
    "list_iterator",
    "tuple_iterator",
    "str_iterator",
    "bytes_iterator",
    "dict_keyiterator",
    "dict_valueiterator",
    "dict_itemiterator",
    "set_iterator",
    "list_reverseiterator",
    "callable_iterator",
    "bytearray_iterator",
    "str_ascii_iterator",
    "dict_reversekeyiterator",
    "dict_reversevalueiterator",
    "dict_reverseitemiterator",
];

/// The iterators of `itertools`, whose classes stand behind those.
pub(crate) const LAZY: [&str; 21] = [
    "accumulate",
    "batched",
    "chain",
    "combinations",
    "combinations_with_replacement",
    "compress",
    "count",
    "cycle",
    "dropwhile",
    "filterfalse",
    "groupby",
    "islice",
    "pairwise",
    "permutations",
    "product",
    "repeat",
    "starmap",
    "takewhile",
    "zip_longest",
    "_grouper",
    "_tee",
];

/// How many of them programs name.
pub(crate) const BASES: usize = 5;

/// The place of the class of those that have none of their own; behind it are those that the machine knows.
const PLAIN: u8 = 5;

/// An iterator written in Rust that may call back into the VM.
pub trait NativeIter {
    /// The class's name: `map`.
    fn class_name(&self) -> &'static str;

    /// The next value, or `None` at the end.
    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise>;

    /// What its class makes it from again, if it can be taken apart.
    fn parts(&self) -> Option<Vec<Value>> {
        None
    }

    /// The sequence that it goes through from its end, and how many items of it are left, if it does so.
    fn place(&mut self) -> Option<(&Value, &mut usize)> {
        None
    }

    /// Another that stands where this one does, if it gives copies of itself.
    fn copied(&self) -> Option<Value> {
        None
    }

    /// How many items are left, where it knows that by itself.
    fn left(&self) -> Option<usize> {
        None
    }

    /// Shows every value it holds to the cycle collector.
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// A built-in iterator object.
pub struct Iter {
    /// Its class, by its place among those of iterators.
    pub(crate) class: u8,
    /// Where it stands; borrowed while it advances.
    pub state: RefCell<IterState>,
}

/// The kinds of built-in iterators; the VM's loops know the first few.
pub enum IterState {
    /// Over a range: next value, values left, step.
    Range {
        /// The next value.
        next: i64,
        /// How many are left.
        left: usize,
        /// The distance.
        step: i64,
    },
    /// Over a list.
    List {
        /// The list.
        list: Rc<List>,
        /// The next index.
        index: usize,
    },
    /// Over a tuple.
    Tuple {
        /// The tuple.
        tuple: Rc<Tuple>,
        /// The next index.
        index: usize,
    },
    /// Over a string.
    Str {
        /// The string.
        string: Rc<Str>,
        /// The next byte.
        offset: usize,
    },
    /// Over bytes.
    Bytes {
        /// The bytes.
        bytes: Rc<Vec<u8>>,
        /// The next index.
        index: usize,
    },
    /// Over a dict.
    Dict {
        /// The dict.
        dict: Rc<Dict>,
        /// The next entry.
        index: usize,
        /// The dict's length at the start.
        length: usize,
        /// Keys, values or items.
        kind: DictIterKind,
    },
    /// Over a set.
    Set {
        /// The set.
        set: Rc<Set>,
        /// The next entry.
        index: usize,
        /// The set's length at the start.
        length: usize,
    },
    /// Over values made beforehand, last first.
    Values {
        /// The class's name.
        class_name: &'static str,
        /// What is left, reversed.
        left: Vec<Value>,
    },
    /// Over `object[0]`, `object[1]` ...
    Sequence {
        /// The object.
        object: Value,
        /// The next index.
        index: i64,
    },
    /// Written elsewhere.
    Native(Box<dyn NativeIter>),
    /// At the end.
    Done,
}

/// What a dict iterator yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictIterKind {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

impl Iter {
    /// A new iterator object.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(state: IterState) -> Value {
        Value::Iter(Rc::new(Self {
            class: state.class(),
            state: RefCell::new(state),
        }))
    }

    /// A new iterator object over a native iterator.
    pub fn native(iter: impl NativeIter + 'static) -> Value {
        Self::new(IterState::Native(Box::new(iter)))
    }

    /// The class's name: `list_iterator`.
    pub fn class_name(&self) -> &'static str {
        if self.class != PLAIN
            && let Some(name) = ITERATORS.get(usize::from(self.class))
        {
            return name;
        }
        match self.state.try_borrow().as_deref() {
            Ok(IterState::Values { class_name, .. }) => class_name,
            Ok(IterState::Native(native)) => native.class_name(),
            _ => "iterator",
        }
    }
}

impl IterState {
    /// The place of its class in [`ITERATORS`].
    fn class(&self) -> u8 {
        let named = |name: &str| {
            let at = match name.strip_prefix("itertools.") {
                Some(name) => LAZY
                    .iter()
                    .position(|it| *it == name)
                    .map(|at| ITERATORS.len() + at),
                None => ITERATORS.iter().position(|it| *it == name),
            };
            at.map_or(PLAIN, |at| at as u8)
        };
        match self {
            Self::Range { .. } => PLAIN + 1,
            Self::List { .. } => PLAIN + 2,
            Self::Tuple { .. } => PLAIN + 3,
            Self::Str { string, .. } if string.is_ascii() => PLAIN + 13,
            Self::Str { .. } => PLAIN + 4,
            Self::Bytes { .. } => PLAIN + 5,
            Self::Dict { kind, .. } => PLAIN + 6 + *kind as u8,
            Self::Set { .. } => PLAIN + 9,
            Self::Values { class_name, .. } => named(class_name),
            Self::Native(native) => named(native.class_name()),
            Self::Sequence { .. } | Self::Done => PLAIN,
        }
    }
}
