//! `set` and `frozenset`: a dict without values.

use super::{DictMap, Value};
use std::cell::RefCell;

/// A set object.
pub struct Set {
    /// The table; never keep it borrowed while calling into the VM.
    pub map: RefCell<SetMap>,
    /// True for `frozenset`.
    pub frozen: bool,
}

/// The hash table of a set: a [`DictMap`] whose values are all `None`.
pub type SetMap = DictMap;

impl Set {
    /// A set object over a table.
    pub fn new(map: SetMap, frozen: bool) -> Self {
        Self {
            map: RefCell::new(map),
            frozen,
        }
    }

    /// How many elements it holds.
    pub fn len(&self) -> usize {
        self.map.borrow().len()
    }

    /// True if it holds no element.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of the elements.
    pub fn elements(&self) -> Vec<Value> {
        self.map
            .borrow()
            .iter()
            .map(|entry| entry.key.clone())
            .collect()
    }
}
