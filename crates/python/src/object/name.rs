//! Interned strings: attribute and variable names compare by pointer.

use super::Str;
use crate::heap::heap;
use freezeframe_base::{BuildHasher, HashMap};
use std::cell::RefCell;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// The names of one heap.
#[derive(Default)]
pub(crate) struct Interned(RefCell<HashMap<Box<str>, Rc<Str>>>);

/// An interned string.
#[derive(Clone)]
pub struct Name(Rc<Str>);

impl Name {
    /// The one `Name` for `text`.
    pub fn new(text: &str) -> Self {
        heap(|it| {
            let mut table = it.interned.0.borrow_mut();
            if let Some(found) = table.get(text) {
                return Self(found.clone());
            }
            let made = Rc::new(Str::interned(text));
            table.insert(text.into(), made.clone());
            Self(made)
        })
    }

    /// The `Name` with the text of `string`; cheap when it is interned already.
    pub fn of(string: &Rc<Str>) -> Self {
        if string.is_interned() {
            Self(string.clone())
        } else {
            Self::new(string.as_str())
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The string object behind the name.
    pub fn str(&self) -> &Rc<Str> {
        &self.0
    }

    /// True if `string` is this very interned string.
    pub fn is(&self, string: &Rc<Str>) -> bool {
        Rc::ptr_eq(&self.0, string)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(Rc::as_ptr(&self.0) as usize);
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_str())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An insertion-ordered map keyed by names.
pub type NameMap<T> = indexmap::IndexMap<Name, T, BuildHasher>;
