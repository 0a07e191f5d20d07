//! Functions, methods and descriptors.

use super::{Attrs, Class, Dict, Name, Raise, Value};
use crate::bytecode::Code;
use crate::native::{Args, Doc, Observed, Signature};
use crate::vm::Vm;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// A variable shared by closures.
#[derive(Default)]
pub struct CellVar {
    /// The value; `Unset` while unbound.
    pub value: RefCell<Value>,
}

/// A function defined in Python.
pub struct Function {
    /// The code.
    pub code: Rc<Code>,
    /// The globals of the place of definition.
    pub globals: Rc<Dict>,
    /// `__name__`.
    pub name: RefCell<Name>,
    /// `__qualname__`.
    pub qualname: RefCell<Name>,
    /// `__module__`.
    pub module: RefCell<Value>,
    /// `__doc__`.
    pub doc: RefCell<Value>,
    /// Defaults of the last positional parameters.
    pub defaults: RefCell<Rc<Vec<Value>>>,
    /// Defaults of keyword-only parameters.
    pub keyword_defaults: RefCell<Vec<(Name, Value)>>,
    /// The cells of enclosing functions, in the order of the code's free variables.
    pub closure: Vec<Rc<CellVar>>,
    /// `__annotations__`.
    pub annotations: RefCell<Value>,
    /// Other attributes.
    pub attrs: RefCell<Attrs>,
}

/// What a native function does beyond computing its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purity {
    /// Only computes.
    Pure,
    /// Writes to its first argument (`list.append`).
    MutatesSelf,
    /// Writes text (`print`).
    Output,
    /// Reads the clock.
    Clock,
    /// Reads or writes random state.
    Random,
    /// Reads or writes files or the environment.
    Files,
    /// Advances its first argument, an iterator.
    Advances,
    /// Any other effect.
    Impure,
}

/// Native functions that the VM runs itself, so that they do not recurse in Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Special {
    /// An ordinary native function.
    #[default]
    None,
    /// `next(iterator)` and `generator.__next__`.
    Next,
    /// `generator.send`.
    Send,
}

/// A native function's closure.
pub type NativeClosure = dyn Fn(&mut Vm, Args) -> Result<Value, Raise>;

/// The body of a native function.
#[derive(Clone)]
pub enum NativeFn {
    /// A plain function, as tables have it.
    Plain(fn(&mut Vm, Args) -> Result<Value, Raise>),
    /// A closure.
    Closure(Rc<NativeClosure>),
}

/// A function defined in Rust.
pub struct NativeFunction {
    /// `__name__`.
    pub name: Name,
    /// `__qualname__`: `list.append`.
    pub qualname: Name,
    /// `__module__`, or `None`.
    pub module: Value,
    /// The signature as written in the table.
    pub signature_text: Box<str>,
    /// The signature, parsed on the first call.
    pub signature: OnceCell<Signature>,
    /// What it does beyond computing its result.
    pub purity: Purity,
    /// `__doc__`.
    pub doc: Doc,
    /// The body.
    pub body: NativeFn,
    /// True for a dunder method of a built-in class that does what the machine does anyway.
    pub is_slot: bool,
    /// What an observer of a run knows of it.
    pub observed: Observed,
    /// How the VM runs it.
    pub special: Special,
    /// True if it binds its first argument when read from an instance.
    pub is_method: bool,
}

/// A callable with its first argument.
pub struct BoundMethod {
    /// `__func__`.
    pub function: Value,
    /// `__self__`.
    pub receiver: Value,
}

/// `property`.
pub struct Property {
    /// `fget`.
    pub get: Value,
    /// `fset`.
    pub set: Value,
    /// `fdel`.
    pub delete: Value,
    /// `__doc__`.
    pub doc: Value,
    /// The attribute's name, once a class has it.
    pub name: RefCell<Option<Name>>,
}

/// Reads an attribute of a native class.
pub type Getter = fn(&mut Vm, &Value) -> Result<Value, Raise>;
/// Writes an attribute of a native class; `Unset` deletes it.
pub type Setter = fn(&mut Vm, &Value, Value) -> Result<(), Raise>;

/// A data descriptor defined in Rust.
pub struct GetSet {
    /// The attribute's name.
    pub name: Name,
    /// The class's name.
    pub class: Name,
    /// Reads it.
    pub get: Getter,
    /// Writes it, where it can be written.
    pub set: Option<Setter>,
}

/// `classmethod` or `staticmethod`.
pub struct Wrapped {
    /// What is wrapped.
    pub function: Value,
}

/// `super(class, receiver)`.
pub struct Super {
    /// The class after which the search starts.
    pub class: Rc<Class>,
    /// The object or class that methods bind to.
    pub receiver: Value,
    /// The class in whose method resolution order the search runs.
    pub start: Rc<Class>,
}

impl BoundMethod {
    /// True if both bind the same function to the same object.
    pub fn same(&self, other: &Self) -> bool {
        self.function.is(&other.function) && self.receiver.is(&other.receiver)
    }
}

impl NativeFunction {
    /// The parsed signature.
    pub fn signature(&self) -> &Signature {
        self.signature
            .get_or_init(|| Signature::parse(&self.signature_text))
    }
}
