//! Making exceptions from Rust.

use super::{Exc, Vm};
use crate::object::*;
use freezeframe_base::Message;
use std::cell::RefCell;
use std::rc::Rc;

impl Vm {
    /// An exception of a built-in class with a message.
    #[cold]
    pub fn error(&self, kind: Exc, message: impl Message) -> Raise {
        self.error_with(
            &self.types.exception(kind).clone(),
            vec![Value::str(message.text())],
        )
    }

    /// An exception of any class with arguments, made without running Python code.
    #[cold]
    pub fn error_with(&self, class: &Rc<Class>, args: Vec<Value>) -> Raise {
        let data = ExceptionData {
            args,
            ..ExceptionData::default()
        };
        Raise(new_instance(
            class,
            Payload::Exception(Box::new(RefCell::new(data))),
        ))
    }

    /// `TypeError`.
    #[cold]
    pub fn type_error(&self, message: impl Message) -> Raise {
        self.error(Exc::TypeError, message)
    }

    /// `ValueError`.
    #[cold]
    pub fn value_error(&self, message: impl Message) -> Raise {
        self.error(Exc::ValueError, message)
    }

    /// `AttributeError`.
    #[cold]
    pub fn attribute_error(&self, message: impl Message) -> Raise {
        self.error(Exc::AttributeError, message)
    }

    /// `IndexError`.
    #[cold]
    pub fn index_error(&self, message: impl Message) -> Raise {
        self.error(Exc::IndexError, message)
    }

    /// `KeyError` with the key as its argument.
    #[cold]
    pub fn key_error(&self, key: Value) -> Raise {
        self.error_with(&self.types.exception(Exc::KeyError).clone(), vec![key])
    }

    /// `RuntimeError`.
    #[cold]
    pub fn runtime_error(&self, message: impl Message) -> Raise {
        self.error(Exc::RuntimeError, message)
    }

    /// `NotImplementedError`: for what Freezeframe does not support.
    #[cold]
    pub fn not_implemented(&self, message: impl Message) -> Raise {
        self.error(Exc::NotImplementedError, message)
    }

    /// `MemoryError`, raised before an allocation that is too large.
    #[cold]
    pub fn memory_error(&self) -> Raise {
        self.error_with(&self.types.exception(Exc::MemoryError).clone(), Vec::new())
    }

    /// `StopIteration`, with the generator's return value if it is not `None`.
    #[cold]
    pub fn stop_iteration(&self, value: Value) -> Raise {
        let args = if value.is_none() {
            Vec::new()
        } else {
            vec![value]
        };
        self.error_with(&self.types.exception(Exc::StopIteration).clone(), args)
    }

    /// True if the exception is an instance of a built-in class.
    pub fn is_exception(&self, raise: &Raise, kind: Exc) -> bool {
        raise.0.class.is_subclass(self.types.exception(kind))
    }

    /// Creates an exception class, as `class name(base)` in a module would.
    pub fn new_exception_class(&self, module: &str, name: &str, base: &Rc<Class>) -> Rc<Class> {
        crate::native::ClassBuilder::new(module, name)
            .base(base)
            .layout(Layout::Exception)
            .build(self)
    }

    /// Sets `__cause__`, as `raise .. from cause` does.
    pub fn with_cause(&self, raise: Raise, cause: Raise) -> Raise {
        if let Some(data) = raise.0.exception() {
            let mut data = data.borrow_mut();
            data.cause = Some(cause.value());
            data.suppress_context = true;
        }
        // What became an error because something was refused is refused too.
        match cause.is_refused() {
            true => raise.refused(),
            false => raise,
        }
    }

    /// Adds a note, which tracebacks show below the message.
    pub fn add_note(&self, raise: &Raise, note: &str) {
        if let Some(data) = raise.0.exception() {
            data.borrow_mut().notes.push(Value::str(note));
        }
    }

    /// The index of the last exception argument as text, if the only argument is a string.
    pub fn message_of(&mut self, raise: &Raise) -> String {
        self.str_text(&raise.value())
            .unwrap_or_else(|_| "<exception str() failed>".into())
    }
}
