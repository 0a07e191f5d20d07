//! Built-in iterators.

use super::{Dict, List, Raise, Set, Str, Tuple, Value};
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// An iterator written in Rust that may call back into the VM.
pub trait NativeIter {
    /// The class's name: `map`.
    fn class_name(&self) -> &'static str;

    /// The next value, or `None` at the end.
    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise>;

    /// Shows every value it holds to the cycle collector.
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// A built-in iterator object.
pub struct Iter {
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
            state: RefCell::new(state),
        }))
    }

    /// A new iterator object over a native iterator.
    pub fn native(iter: impl NativeIter + 'static) -> Value {
        Self::new(IterState::Native(Box::new(iter)))
    }

    /// The class's name: `list_iterator`.
    pub fn class_name(&self) -> &'static str {
        let Ok(state) = self.state.try_borrow() else {
            return "iterator";
        };
        match &*state {
            IterState::Range { .. } => "range_iterator",
            IterState::List { .. } => "list_iterator",
            IterState::Tuple { .. } => "tuple_iterator",
            IterState::Str { .. } => "str_iterator",
            IterState::Bytes { .. } => "bytes_iterator",
            IterState::Dict {
                kind: DictIterKind::Keys,
                ..
            } => "dict_keyiterator",
            IterState::Dict {
                kind: DictIterKind::Values,
                ..
            } => "dict_valueiterator",
            IterState::Dict {
                kind: DictIterKind::Items,
                ..
            } => "dict_itemiterator",
            IterState::Set { .. } => "set_iterator",
            IterState::Values { class_name, .. } => class_name,
            IterState::Native(native) => native.class_name(),
            IterState::Sequence { .. } | IterState::Done => "iterator",
        }
    }
}
