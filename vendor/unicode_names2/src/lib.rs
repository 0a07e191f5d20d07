//! Stands in for the crate of this name, whose table of names is larger than the rest of the parser: the page loads sooner.
//!
//! Who has a text parsed teaches the names that are in it before.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static KNOWN: RefCell<BTreeMap<Box<str>, char>> = const { RefCell::new(BTreeMap::new()) };
}

/// The character of this name, if it was taught.
pub fn character(name: &str) -> Option<char> {
    KNOWN.with_borrow(|known| known.get(name).copied())
}

/// Makes the character of a name known to this thread.
pub fn teach(name: &str, character: char) {
    KNOWN.with_borrow_mut(|known| known.insert(name.into(), character));
}
