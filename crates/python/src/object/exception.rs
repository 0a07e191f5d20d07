//! The error type of everything that can raise.

use super::{Instance, Value};
use std::rc::Rc;

/// A raised exception, on its way to a handler.
#[derive(Clone)]
pub struct Raise(pub Rc<Instance>);

impl Raise {
    /// The exception as a value.
    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// The class's name: `ValueError`.
    pub fn class_name(&self) -> String {
        self.0.class.name.borrow().as_str().to_string()
    }

    /// Marks it as one that whoever runs the code raised because of how it is run: it needs a value that is not known
    /// yet, or gives one that cannot be taken.
    #[must_use]
    pub fn refused(self) -> Self {
        if let Some(data) = self.0.exception() {
            data.borrow_mut().is_refused = true;
        }
        self
    }

    /// Marks it so if it is about a value that is not known yet; a number in its place could do what was asked.
    #[must_use]
    pub fn about(self, value: &Value) -> Self {
        match value {
            Value::Object(instance) if instance.class.flags.unknown.get() => self.refused(),
            _ => self,
        }
    }

    /// The native call that ends with it is handed over instead, if the machine knows to whom: what it was called with may
    /// mean something to others.
    #[must_use]
    pub fn handed_over(self) -> Self {
        if let Some(data) = self.0.exception() {
            data.borrow_mut().is_handed_over = true;
        }
        self
    }

    /// True if the call is to be handed over, once.
    pub(crate) fn take_handed_over(&self) -> bool {
        let data = self.0.exception();
        data.is_some_and(|data| std::mem::take(&mut data.borrow_mut().is_handed_over))
    }

    /// True if it is marked so.
    pub fn is_refused(&self) -> bool {
        let data = self.0.exception();
        data.is_some_and(|data| data.borrow().is_refused)
    }
}

impl std::fmt::Debug for Raise {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raise({})", self.class_name())
    }
}
