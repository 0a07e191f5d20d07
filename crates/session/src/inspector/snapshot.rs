//! A value as it was, to compare with what it is now.

use freezeframe_array::Array;
use freezeframe_core::Value as Operand;
use freezeframe_jax::ArrayObject;
use freezeframe_python::Value;
use std::rc::Rc;

/// An array of more elements than this is compared by identity only, so that a cached call stays cheap.
const COMPARED_ELEMENTS: usize = 4096;

/// A value as it was.
pub(super) enum Snapshot {
    /// A number, text, `None`, or a tuple of such.
    Plain(Value),
    /// An array: the object, and its elements where they are few.
    Array(Value, Option<Array>),
    /// Anything else counts by identity.
    Identity(Value),
}

impl Snapshot {
    pub(super) fn of(value: &Value) -> Self {
        if is_plain(value) {
            return Self::Plain(value.clone());
        }
        match array_of(value) {
            Some(array) => Self::Array(
                value.clone(),
                Some(array).filter(|array| array.size() <= COMPARED_ELEMENTS),
            ),
            None => Self::Identity(value.clone()),
        }
    }

    /// True for what becomes a value in a jaxpr; containers and functions are only ways to such values.
    pub(super) fn is_leaf(&self) -> bool {
        !matches!(self, Self::Identity(_))
    }

    /// True for an array.
    pub(super) fn is_array(&self) -> bool {
        matches!(self, Self::Array(..))
    }

    /// True if `now` is what it was.
    pub(super) fn is_same(&self, now: &Value) -> bool {
        match self {
            Self::Plain(then) => same_plain(then, now),
            Self::Array(then, None) => is_identical(then, now),
            Self::Array(_, Some(then)) => array_of(now).is_some_and(|now| {
                now.shape() == then.shape()
                    && now.dtype() == then.dtype()
                    && same_elements(then, &now)
            }),
            Self::Identity(then) => is_identical(then, now),
        }
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
    instance.native::<ArrayObject>().map(|array| &array.0)
}

/// The elements of a NumPy array or of a concrete `jax.Array`.
pub(super) fn array_of(value: &Value) -> Option<Array> {
    let Value::Object(instance) = value else {
        return None;
    };
    match instance.native::<ArrayObject>() {
        Some(ArrayObject(value)) => value.as_array().cloned(),
        None => freezeframe_jax::numpy::as_array(value),
    }
}

/// True for a tracer.
pub(super) fn is_tracer(value: &Value) -> bool {
    operand_of(value).is_some_and(Operand::is_tracer)
}

pub(super) fn is_plain(value: &Value) -> bool {
    match value {
        Value::None
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

fn same_plain(then: &Value, now: &Value) -> bool {
    match (then, now) {
        (Value::None, Value::None) | (Value::Ellipsis, Value::Ellipsis) => true,
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
        (Value::Function(a), Value::Function(b)) => {
            Rc::ptr_eq(a, b) || Rc::ptr_eq(&a.code, &b.code)
        }
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
