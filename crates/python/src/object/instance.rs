//! Instances: a class, attributes, and what the class's built-in or native base needs.

use super::{Class, Dict, Name, Value};
use crate::bytecode::Code;
use freezeframe_base::{Lists, Span};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Data that a native class keeps in each of its instances.
pub trait NativePayload: Any {
    /// Shows every value it holds to the cycle collector.
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}

    /// Lets go of the values it holds, to break a dead cycle.
    fn clear(&self) {}

    /// What puts back its contents as they are now, if they can change; what it holds besides is put back by itself.
    fn keep(self: Rc<Self>) -> Option<Box<dyn FnOnce()>> {
        None
    }

    /// Where its contents are, if other objects show them too: one number for all of these.
    fn memory(&self) -> Option<usize> {
        None
    }
}

/// What an instance carries besides its attributes.
pub enum Payload {
    /// Nothing.
    None,
    /// The value of the built-in base class (`class Point(tuple)`).
    Base(Value),
    /// An exception.
    Exception(Box<RefCell<ExceptionData>>),
    /// A native class's data.
    Native(Rc<dyn NativePayload>),
}

/// One frame of a traceback.
#[derive(Clone)]
pub struct TracebackEntry {
    /// The code that ran.
    pub code: Rc<Code>,
    /// The index of the instruction that raised.
    pub at: usize,
}

/// What an exception instance carries.
#[derive(Default)]
pub struct ExceptionData {
    /// `args`.
    pub args: Vec<Value>,
    /// `__cause__`.
    pub cause: Option<Value>,
    /// `__context__`.
    pub context: Option<Value>,
    /// `__suppress_context__`.
    pub suppress_context: bool,
    /// The frames it passed, innermost first.
    pub traceback: Vec<TracebackEntry>,
    /// Where a text is wrong that does not compile.
    pub place: Option<Span>,
    /// What the traceback suggests.
    pub suggestion: Option<String>,
    /// Notes added with `add_note`.
    pub notes: Vec<Value>,
    /// See `Raise::refused`.
    pub is_refused: bool,
    /// See `Raise::handed_over`.
    pub is_handed_over: bool,
}

/// The class of an instance, which `__class__ = ...` exchanges.
pub struct ClassOf {
    first: Rc<Class>,
    /// Set once the class was exchanged; such a class lives on.
    later: Cell<Option<&'static Rc<Class>>>,
}

impl ClassOf {
    pub(super) fn new(first: Rc<Class>) -> Self {
        let later = Cell::new(None);
        Self { first, later }
    }

    /// The class that the instance was made with, which it keeps alive.
    pub(crate) fn held(&self) -> &Rc<Class> {
        &self.first
    }

    /// Makes it another class, which has to have the same layout.
    pub(crate) fn exchange(&self, class: &Rc<Class>) {
        // Whoever watches for the end of an instance asks its class.
        if self.flags.mourned.get() {
            class.flags.mourned.set(true);
        }
        self.later.set(Some(class.lasting()));
    }
}

impl std::ops::Deref for ClassOf {
    type Target = Rc<Class>;

    #[inline]
    fn deref(&self) -> &Rc<Class> {
        match self.later.get() {
            None => &self.first,
            Some(class) => class,
        }
    }
}

/// An instance of a class.
pub struct Instance {
    /// Its class.
    pub class: ClassOf,
    /// Its attributes; never keep them borrowed while calling into the VM.
    pub attrs: RefCell<Attrs>,
    /// What its built-in or native base class needs.
    pub payload: Payload,
    /// The cycle collector knows it.
    pub(super) is_tracked: Cell<bool>,
}

impl Instance {
    /// Whether the cycle collector knows it.
    pub(crate) fn is_tracked(&self) -> bool {
        self.is_tracked.get()
    }

    /// The native payload, if it is a `T`.
    pub fn native<T: NativePayload>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(payload) => (&**payload as &dyn Any).downcast_ref(),
            _ => None,
        }
    }

    /// The exception's data, if this is an exception.
    pub fn exception(&self) -> Option<&RefCell<ExceptionData>> {
        match &self.payload {
            Payload::Exception(data) => Some(data),
            _ => None,
        }
    }
}

/// Attributes: a short list in order of assignment, or a dict once Python code has asked for `__dict__`.
pub enum Attrs {
    /// Few attributes, found by pointer comparison.
    Fast(Vec<(Name, Value)>),
    /// The object's `__dict__`.
    Dict(Rc<Dict>),
}

impl Default for Attrs {
    fn default() -> Self {
        Self::Fast(Vec::new())
    }
}

/// Beyond this many attributes a dict is quicker than a list.
const FAST_LIMIT: usize = 24;

impl Attrs {
    /// The value of `name`.
    pub fn get(&self, name: &Name) -> Option<Value> {
        match self {
            Self::Fast(list) => list
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone()),
            Self::Dict(dict) => dict.get_name(name),
        }
    }

    /// The position of `name` in the fast list.
    pub fn position(&self, name: &Name) -> Option<usize> {
        match self {
            Self::Fast(list) => list.iter().position(|(key, _)| key == name),
            Self::Dict(_) => None,
        }
    }

    /// True if `name` is set.
    pub fn contains(&self, name: &Name) -> bool {
        match self {
            Self::Fast(list) => list.iter().any(|(key, _)| key == name),
            Self::Dict(dict) => dict.map.borrow().find_name(name).is_some(),
        }
    }

    /// Sets `name`; gives back the old value, to be dropped once the attributes are released.
    pub fn set(&mut self, name: &Name, value: Value) -> Option<Value> {
        match self {
            Self::Fast(list) => {
                if let Some((_, place)) = list.iter_mut().find(|(key, _)| key == name) {
                    return Some(std::mem::replace(place, value));
                }
                list.push((name.clone(), value));
                if list.len() > FAST_LIMIT {
                    self.make_dict();
                }
                None
            }
            Self::Dict(dict) => dict.map.borrow_mut().set_name(name, value),
        }
    }

    /// Removes `name`.
    pub fn remove(&mut self, name: &Name) -> Option<Value> {
        match self {
            Self::Fast(list) => {
                let at = list.iter().position(|(key, _)| key == name)?;
                Some(list.remove(at).1)
            }
            Self::Dict(dict) => dict.remove_name(name),
        }
    }

    /// The names and values in order of assignment.
    pub fn items(&self) -> Vec<(Name, Value)> {
        match self {
            Self::Fast(list) => list.clone(),
            Self::Dict(dict) => {
                let named = |(key, value)| {
                    if let Value::Str(key) = key {
                        Some((Name::of(&key), value))
                    } else {
                        None
                    }
                };
                dict.items().into_iter().filter_map(named).list()
            }
        }
    }

    /// The `__dict__` that from now on holds the attributes.
    pub fn make_dict(&mut self) -> Rc<Dict> {
        if let Self::Fast(list) = self {
            let dict = Value::new_dict();
            for (name, value) in list.drain(..) {
                dict.set_name(&name, value);
            }
            *self = Self::Dict(dict);
        }
        match self {
            Self::Dict(dict) => dict.clone(),
            Self::Fast(_) => Value::new_dict(),
        }
    }
}
