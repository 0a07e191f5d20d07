//! Modules: a name and a namespace.

use super::{Dict, Name, Value};
use std::rc::Rc;

/// A module.
pub struct Module {
    /// The full dotted name.
    pub name: Name,
    /// The namespace.
    pub dict: Rc<Dict>,
}

impl Module {
    /// Sets an attribute.
    pub fn set(&self, name: &str, value: impl Into<Value>) {
        self.dict.set_str(name, value);
    }

    /// Reads an attribute.
    pub fn get(&self, name: &str) -> Option<Value> {
        self.dict.get_str(name)
    }
}
