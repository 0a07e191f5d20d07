//! A value as it was, to compare with what it is now.

use freezeframe_array::Array;
use freezeframe_core::Value as Operand;
use freezeframe_jax::ArrayObject;
use freezeframe_python::Value;
use freezeframe_python::bytecode::Code;
use freezeframe_python::object::{Class, Function};
use std::rc::Rc;

/// An array of more elements than this is not compared element by element, so that a cached call stays cheap: another
/// array, or any write to it, is a change.
const COMPARED_ELEMENTS: usize = 4096;

/// Containers of more items than this are compared by their length only.
const COMPARED_ITEMS: usize = 4096;

/// A value as it was.
pub(super) enum Snapshot {
    /// A number, text, `None`, or a tuple of such.
    Plain(Value),
    /// An array: the object and its elements.
    Array(Value, Elements),
    /// What a container held.
    Items(Items),
    /// Anything else counts by identity.
    Identity(Value),
}

/// The elements of an array.
pub(super) enum Elements {
    Few(Array),
    /// What holds those of a large array. A write puts something else in its place.
    Many(Array),
}

/// What a container held: a shallow copy of it, and how each item was.
pub(super) struct Items {
    copy: Value,
    keys: Vec<Value>,
    items: Vec<Snapshot>,
    length: usize,
}

impl Snapshot {
    pub(super) fn of(value: &Value) -> Self {
        if is_plain(value) {
            return Self::Plain(value.clone());
        }
        let elements = match array_of(value) {
            Some(array) if array.size() <= COMPARED_ELEMENTS => Some(Elements::Few(array)),
            Some(_) => storage_of(value).map(Elements::Many),
            None => None,
        };
        match elements {
            Some(elements) => Self::Array(value.clone(), elements),
            None => Self::Identity(value.clone()),
        }
    }

    /// A container's contents, from a shallow copy of it.
    pub(super) fn contents(copy: &Value) -> Self {
        let Some((keys, items)) = parts(copy) else {
            return Self::of(copy);
        };
        let length = items.len();
        let is_compared = length <= COMPARED_ITEMS;
        let items = items.iter().filter(|_| is_compared).map(Self::of).collect();
        Self::Items(Items {
            copy: copy.clone(),
            keys: if is_compared { keys } else { Vec::new() },
            items,
            length,
        })
    }

    /// True for what becomes a value in a jaxpr; objects and functions are only ways to such values.
    pub(super) fn is_leaf(&self) -> bool {
        match self {
            Self::Plain(_) | Self::Array(..) => true,
            Self::Items(items) => items.items.iter().all(Self::is_leaf),
            Self::Identity(_) => false,
        }
    }

    /// True for what a container held.
    pub(super) fn is_container(&self) -> bool {
        matches!(self, Self::Items(_))
    }

    /// True for an array.
    pub(super) fn is_array(&self) -> bool {
        matches!(self, Self::Array(..))
    }

    /// True if this is the object.
    pub(super) fn is_object(&self, object: &Value) -> bool {
        match self {
            Self::Identity(then) | Self::Array(then, _) => {
                is_identical(then.unwrapped(), object.unwrapped())
            }
            _ => false,
        }
    }

    /// Where the object stands among the items.
    pub(super) fn position(&self, object: &Value) -> Option<usize> {
        match self {
            Self::Items(items) => items.items.iter().position(|item| item.is_object(object)),
            _ => None,
        }
    }

    /// True if `now` is what it was.
    pub(super) fn is_same(&self, now: &Value) -> bool {
        match self {
            Self::Plain(then) => same_plain(then, now),
            Self::Array(then, Elements::Many(storage)) => {
                is_identical(then, now) && storage_of(now).is_some_and(|now| now.shares(storage))
            }
            Self::Array(_, Elements::Few(then)) => array_of(now).is_some_and(|now| {
                now.shape() == then.shape()
                    && now.dtype() == then.dtype()
                    && same_elements(then, &now)
            }),
            Self::Items(then) => then.is_same(now),
            Self::Identity(then) => is_identical(then, now),
        }
    }

    /// True if `now` is a number as it was one, or an array of the same shape and dtype.
    pub(super) fn is_like(&self, now: &Value) -> bool {
        let is_number = |value: &Value| matches!(value, Value::Int(_) | Value::Float(_));
        match self {
            Self::Plain(then) => is_number(then) && is_number(now) || is_identical(then, now),
            Self::Array(then, _) => match (array_of(then), array_of(now)) {
                (Some(then), Some(now)) => {
                    then.shape() == now.shape() && then.dtype() == now.dtype()
                }
                _ => false,
            },
            Self::Items(_) | Self::Identity(_) => self.is_alike(now),
        }
    }

    /// True if `now` is what it was, or is another object of the same kind. What was read of the object is compared by
    /// itself.
    pub(super) fn is_alike(&self, now: &Value) -> bool {
        match self {
            Self::Identity(then) => is_alike(then, now),
            other => other.is_same(now),
        }
    }
}

impl Items {
    fn is_same(&self, now: &Value) -> bool {
        let Some((keys, items)) = parts(now) else {
            return false;
        };
        std::mem::discriminant(self.copy.unwrapped()) == std::mem::discriminant(now.unwrapped())
            && items.len() == self.length
            && self
                .keys
                .iter()
                .zip(&keys)
                .all(|(a, b)| same_plain(a, b) || is_identical(a, b))
            && self.items.iter().zip(&items).all(|(a, b)| a.is_alike(b))
    }
}

/// The keys and items of a container; a list has no keys.
fn parts(container: &Value) -> Option<(Vec<Value>, Vec<Value>)> {
    match container.unwrapped() {
        Value::List(list) => Some((Vec::new(), list.items.borrow().clone())),
        Value::Dict(dict) => Some(dict.items().into_iter().unzip()),
        Value::Set(set) => Some((Vec::new(), set.elements())),
        _ => None,
    }
}

/// The item at a place of a container.
pub(super) fn item_at(container: &Value, at: usize) -> Option<Value> {
    match container.unwrapped() {
        Value::List(list) => list.items.borrow().get(at).cloned(),
        other => parts(other)?.1.get(at).cloned(),
    }
}

fn same_elements(then: &Array, now: &Array) -> bool {
    freezeframe_array::kernel::to_bytes(then) == freezeframe_array::kernel::to_bytes(now)
}

/// The value of a `jax.Array`, concrete or traced.
pub(super) fn operand_of(value: &Value) -> Option<&Operand> {
    let Value::Object(instance) = value else {
        return None;
    };
    instance.native::<ArrayObject>().map(|array| &array.value)
}

/// The elements of a NumPy array or of a concrete `jax.Array`.
pub(super) fn array_of(value: &Value) -> Option<Array> {
    let Value::Object(instance) = value else {
        return None;
    };
    match instance.native::<ArrayObject>() {
        Some(array) => array.value.as_array().cloned(),
        None => freezeframe_numpy::as_array(value),
    }
}

/// What holds the elements of an array, of which a NumPy array may show a part.
fn storage_of(value: &Value) -> Option<Array> {
    freezeframe_numpy::storage_of(value).or_else(|| array_of(value))
}

/// True for a tracer.
pub(super) fn is_tracer(value: &Value) -> bool {
    operand_of(value).is_some_and(Operand::is_tracer)
}

pub(super) fn is_plain(value: &Value) -> bool {
    match value {
        Value::None
        | Value::Unset
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::BigInt(_)
        | Value::Complex(_) => true,
        Value::Str(_) | Value::Bytes(_) | Value::Range(_) | Value::Ellipsis => true,
        Value::Tuple(tuple) => tuple.items.iter().all(is_plain),
        _ => false,
    }
}

pub(super) fn same_plain(then: &Value, now: &Value) -> bool {
    match (then, now) {
        (Value::None, Value::None)
        | (Value::Unset, Value::Unset)
        | (Value::Ellipsis, Value::Ellipsis) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (Value::BigInt(a), Value::BigInt(b)) => a == b,
        (Value::Complex(a), Value::Complex(b)) => a == b,
        (Value::Str(a), Value::Str(b)) => a.as_str() == b.as_str(),
        (Value::Bytes(a), Value::Bytes(b)) => a == b,
        (Value::Range(a), Value::Range(b)) => a == b,
        (Value::Tuple(a), Value::Tuple(b)) => {
            a.items.len() == b.items.len()
                && a.items.iter().zip(&b.items).all(|(a, b)| same_plain(a, b))
        }
        _ => false,
    }
}

/// True if both are one object.
pub(super) fn is_identical(then: &Value, now: &Value) -> bool {
    match (then, now) {
        (Value::List(a), Value::List(b)) => Rc::ptr_eq(a, b),
        (Value::Dict(a), Value::Dict(b)) => Rc::ptr_eq(a, b),
        (Value::Set(a), Value::Set(b)) => Rc::ptr_eq(a, b),
        (Value::Tuple(a), Value::Tuple(b)) => {
            Rc::ptr_eq(a, b)
                || a.items.len() == b.items.len()
                    && a.items
                        .iter()
                        .zip(&b.items)
                        .all(|(a, b)| is_identical(a, b))
        }
        (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(a, b),
        (Value::Function(a), Value::Function(b)) => Rc::ptr_eq(a, b) || same_function(a, b),
        (Value::Class(a), Value::Class(b)) => Rc::ptr_eq(a, b),
        (Value::Module(a), Value::Module(b)) => Rc::ptr_eq(a, b),
        (Value::Native(a), Value::Native(b)) => Rc::ptr_eq(a, b),
        (Value::Method(a), Value::Method(b)) => {
            is_identical(&a.function, &b.function) && is_identical(&a.receiver, &b.receiver)
        }
        // Iterators, generators and descriptors: only their being replaced by another kind of thing counts.
        (then, now) => {
            same_plain(then, now) || std::mem::discriminant(then) == std::mem::discriminant(now)
        }
    }
}

/// Classes are compared through so many levels of what they hold.
const LEVELS: usize = 4;

/// True if both are one object, or objects of one kind: what was read of them is compared by itself.
fn is_alike(then: &Value, now: &Value) -> bool {
    is_alike_at(then, now, 0)
}

fn is_alike_at(then: &Value, now: &Value, level: usize) -> bool {
    match (then, now) {
        (Value::Object(a), Value::Object(b)) => {
            Rc::ptr_eq(a, b) || same_class(&a.class, &b.class, level + 1)
        }
        (Value::Class(a), Value::Class(b)) => same_class(a, b, level + 1),
        (Value::List(_), Value::List(_))
        | (Value::Dict(_), Value::Dict(_))
        | (Value::Set(_), Value::Set(_)) => true,
        (then, now) => is_identical(then, now),
    }
}

/// True if a function was defined again by the same text, over the same variables.
fn same_function(a: &Rc<Function>, b: &Rc<Function>) -> bool {
    let same_values = |a: &Value, b: &Value| same_plain(a, b) || a.is(b);
    let cells = || a.closure.iter().zip(&b.closure);
    let defaults = (a.defaults.borrow(), b.defaults.borrow());
    Rc::ptr_eq(&a.globals, &b.globals)
        && same_code(&a.code, &b.code)
        && a.closure.len() == b.closure.len()
        && cells()
            .all(|(a, b)| Rc::ptr_eq(a, b) || same_values(&a.value.borrow(), &b.value.borrow()))
        && defaults.0.len() == defaults.1.len()
        && defaults
            .0
            .iter()
            .zip(defaults.1.iter())
            .all(|(a, b)| same_values(a, b))
}

/// True if two codes do the same: they may differ in comments and docstrings.
fn same_code(a: &Rc<Code>, b: &Rc<Code>) -> bool {
    let text = |code: &Code| {
        let (start, end) = code.range;
        let text = code.source.text.get(start as usize..end as usize);
        text.map(str::to_owned)
    };
    // Calls with keywords, imports and patterns are compared by the text.
    let is_plain =
        |code: &Code| code.imports.is_empty() && code.matches.is_empty() && code.calls.is_empty();
    let names = |code: &Code| {
        let globals = code.globals.iter().map(|site| site.name.clone());
        let attrs = code.attrs.iter().map(|site| site.name.clone());
        let all = globals.chain(attrs).chain(code.slots.iter().cloned());
        all.collect::<Vec<_>>()
    };
    let functions = || a.functions.iter().zip(&b.functions);
    Rc::ptr_eq(a, b)
        || text(a) == text(b)
        || is_plain(a)
            && is_plain(b)
            && a.ops == b.ops
            && names(a) == names(b)
            && a.names == b.names
            && a.functions.len() == b.functions.len()
            && functions().all(|(a, b)| same_code(&a.code, &b.code))
            && a.consts.len() == b.consts.len()
            && a.consts
                .iter()
                .zip(&b.consts)
                .all(|(a, b)| same_plain(a, b))
            && a.params.positional == b.params.positional
            && a.params.keyword_only == b.params.keyword_only
            && (a.params.has_args, a.params.has_kwargs) == (b.params.has_args, b.params.has_kwargs)
            && a.handlers.len() == b.handlers.len()
            && a.handlers.is_empty()
}

/// True if a class is the same, or was defined again with the same methods and the same plain attributes.
fn same_class(a: &Rc<Class>, b: &Rc<Class>, level: usize) -> bool {
    if Rc::ptr_eq(a, b) || level > LEVELS {
        return true;
    }
    let (ours, theirs) = (a.dict.borrow(), b.dict.borrow());
    let same = |a: &Value, b: &Value| match (a, b) {
        (Value::Function(a), Value::Function(b)) => is_generated(a) || same_function(a, b),
        (a, b) => is_alike_at(a, b, level),
    };
    a.qualname.borrow().as_str() == b.qualname.borrow().as_str()
        && ours.len() == theirs.len()
        && ours.iter().all(|(name, value)| {
            let is_data = name.as_str().starts_with("__") && !matches!(value, Value::Function(_));
            is_data || theirs.get(name).is_some_and(|other| same(value, other))
        })
}

/// True for a function that library code wrote: the `__init__` of a dataclass.
fn is_generated(function: &Function) -> bool {
    use freezeframe_python::bytecode::{EXEC_CELL, LIBRARY_CELL};
    [EXEC_CELL, LIBRARY_CELL].contains(&function.code.source.cell)
}
