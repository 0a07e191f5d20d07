//! Functions and what they are called with, methods and descriptors.

use super::{Attrs, Class, Dict, Name, Raise, Value};
use crate::bytecode::Code;
use crate::native::{Doc, Observed};
use crate::vm::Vm;
use freezeframe_base::{Lists, Taint};
use std::cell::{OnceCell, RefCell};
use std::ops::Index;
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
    /// `__type_params__`, where there are some.
    pub type_params: RefCell<Value>,
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
    /// A bit for each argument that the body reads nothing of.
    pub unread: u32,
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

/// A parameter of a native function.
#[derive(Clone)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its default: `Unset` if it may be left out without one (`x=?`), `None` here if it is required.
    pub default: Option<Value>,
}

/// A parsed signature.
#[derive(Clone, Default)]
pub struct Signature {
    /// All parameters that take one value: positional ones first, then keyword-only ones.
    pub params: Vec<Param>,
    /// How many can only be given by position.
    pub positional_only: usize,
    /// How many can be given by position.
    pub positional: usize,
    /// The name of `*args`.
    pub args: Option<Name>,
    /// The name of `**kwargs`.
    pub kwargs: Option<Name>,
    /// How many positional parameters are required.
    pub required: usize,
    /// True if a call may do without keywords: no keyword-only parameter is required.
    pub simple: bool,
}

impl Signature {
    /// Parses `(self, x, /, axis=None, *args, dtype=None, **kwargs)`. A default of `?` leaves the parameter `Unset`.
    pub fn parse(text: &str) -> Self {
        let mut signature = Self::default();
        let (mut keyword_only, mut simple) = (false, true);
        for part in split_parameters(text) {
            if part == "/" {
                signature.positional_only = signature.params.len();
            } else if part == "*" {
                keyword_only = true;
            } else if let Some(name) = part.strip_prefix("**") {
                signature.kwargs = Some(Name::new(name));
            } else if let Some(name) = part.strip_prefix('*') {
                signature.args = Some(Name::new(name));
                keyword_only = true;
            } else {
                let (name, default) = match part.split_once('=') {
                    Some((name, default)) => (name.trim(), Some(parse_default(default.trim()))),
                    None => (part, None),
                };
                let name = name.split(':').next().unwrap_or(name).trim();
                if !keyword_only {
                    signature.positional += 1;
                    signature.required += usize::from(default.is_none());
                }
                simple &= !keyword_only || default.is_some();
                signature.params.push(Param {
                    name: Name::new(name),
                    default,
                });
            }
        }
        signature.simple = simple;
        signature
    }

    /// The name of the value that a body sees at `index`.
    pub fn slot_name(&self, index: usize) -> String {
        let rest = [&self.args, &self.kwargs];
        let mut names = self
            .params
            .iter()
            .map(|param| &param.name)
            .chain(rest.into_iter().flatten());
        names
            .nth(index)
            .map_or_else(String::new, |name| name.as_str().to_owned())
    }

    /// How many values a native's body sees: one for each parameter, the tuple of `*args`, the dict of `**kwargs`.
    pub(crate) fn count(&self) -> usize {
        let rest = [&self.args, &self.kwargs];
        self.params.len() + rest.into_iter().flatten().count()
    }
}

/// The parts of a signature: what stands between its commas.
pub(crate) fn split_parameters(signature: &str) -> Vec<&str> {
    let text = signature.trim();
    let text = text.strip_prefix('(').unwrap_or(text);
    let text = text.strip_suffix(')').unwrap_or(text);
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0, 0, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn parse_default(text: &str) -> Value {
    match text {
        "None" => Value::None,
        "True" => Value::Bool(true),
        "False" => Value::Bool(false),
        "()" => Value::tuple(Vec::new()),
        _ => {
            if let Ok(int) = text.parse() {
                Value::Int(int)
            } else if let Ok(float) = text.parse() {
                Value::Float(float)
            } else if text.len() >= 2 && text.starts_with(['\'', '"']) {
                Value::name(&text[1..text.len() - 1])
            } else {
                Value::Unset
            }
        }
    }
}

/// How many arguments a body finds without asking how many there are.
const NEAR: usize = 8;

/// What a call gives a native function, one value for each parameter of its signature: the caller owns them, the body sees
/// them as [`Args`].
#[derive(Default)]
pub struct ArgValues {
    /// The first values; `Unset` beyond the last.
    near: [Value; NEAR],
    /// All values, where there are more than `near` holds.
    far: Vec<Value>,
    count: usize,
    /// Their taints; empty where the run is not observed.
    taints: Vec<Taint>,
}

impl ArgValues {
    /// Arguments for calling a body directly.
    pub fn of(values: Vec<Value>) -> Self {
        let mut all = Self::default();
        all.fill(values, Vec::new());
        all
    }

    /// [`ArgValues::of`] with what each value derives from.
    pub fn tainted(values: Vec<Value>, taints: Vec<Taint>) -> Self {
        let mut all = Self::default();
        all.fill(values, taints);
        all
    }

    /// What the body is called with.
    pub fn view(&self) -> Args<'_> {
        Args(self)
    }

    /// Sets all of them.
    pub(crate) fn fill(&mut self, values: Vec<Value>, taints: Vec<Taint>) {
        self.count = values.len();
        self.taints = taints;
        if values.len() > NEAR {
            for (slot, value) in self.near.iter_mut().zip(&values) {
                *slot = value.clone();
            }
            self.far = values;
        } else {
            for (slot, value) in self.near.iter_mut().zip(values) {
                *slot = value;
            }
        }
    }

    /// Room for `count` values to be set one by one and their taints, if that many are near.
    pub(crate) fn room(&mut self, count: usize) -> Option<(&mut [Value], &mut Vec<Taint>)> {
        let room = self.near.get_mut(..count)?;
        self.count = count;
        Some((room, &mut self.taints))
    }
}

/// The arguments of a native call, bound to the parameters of its signature: one value for each parameter, then the
/// tuple of `*args` and the dict of `**kwargs` where the signature has them. `Unset` is what was not given, the dict
/// included if there were no keywords for it.
///
/// It is one pointer, so that a body and the helpers that it hands its arguments to cost as little as they can.
#[derive(Clone, Copy)]
pub struct Args<'a>(&'a ArgValues);

impl<'a> Args<'a> {
    /// All values.
    pub fn values(self) -> &'a [Value] {
        match self.0.near.get(..self.0.count) {
            Some(values) => values,
            None => &self.0.far,
        }
    }

    /// These arguments behind a receiver, which derives from nothing.
    pub fn after(self, receiver: Value) -> ArgValues {
        let mut all = ArgValues::default();
        let mut taints = self.0.taints.clone();
        if !taints.is_empty() {
            taints.insert(0, Taint::NONE);
        }
        all.fill([&[receiver], self.values()].concat(), taints);
        all
    }

    /// The value of parameter `index`; `Unset` beyond the last.
    #[inline]
    pub fn at(self, index: usize) -> &'a Value {
        match self.0.near.get(index) {
            Some(value) => value,
            None => self.far(index),
        }
    }

    #[inline(never)]
    fn far(self, index: usize) -> &'a Value {
        const UNSET: &Value = &Value::Unset;
        self.0.far.get(index).unwrap_or(UNSET)
    }

    /// The value of parameter `index`, if it was given and is not `None`.
    #[inline]
    pub fn some(self, index: usize) -> Option<&'a Value> {
        self.at(index).non_none()
    }

    /// The value of parameter `index`, if it was given.
    #[inline]
    pub fn given(self, index: usize) -> Option<&'a Value> {
        Some(self.at(index)).filter(|value| !value.is_unset())
    }

    /// The taint of parameter `index`.
    pub fn taint(self, index: usize) -> Taint {
        self.0.taints.get(index).cloned().unwrap_or(Taint::NONE)
    }

    /// All taints together.
    pub fn all_taints(self) -> Taint {
        let mut all = Taint::NONE;
        for taint in &self.0.taints {
            all.join(taint);
        }
        all
    }

    /// The items of the `*args` tuple at `index`.
    pub fn rest(self, index: usize) -> &'a [Value] {
        match self.at(index) {
            Value::Tuple(tuple) => &tuple.items,
            _ => &[],
        }
    }

    /// The items of the `**kwargs` dict at `index`.
    pub fn keywords(self, index: usize) -> Vec<(Name, Value)> {
        match self.at(index) {
            Value::Dict(dict) => {
                let named = |(key, value)| {
                    if let Value::Str(key) = key {
                        Some((Name::of(&key), value))
                    } else {
                        None
                    }
                };
                dict.items().into_iter().filter_map(named).list()
            }
            _ => Vec::new(),
        }
    }
}

impl Index<usize> for Args<'_> {
    type Output = Value;

    /// The value of parameter `index`; `Unset` beyond the last.
    #[inline]
    fn index(&self, index: usize) -> &Value {
        self.at(index)
    }
}
