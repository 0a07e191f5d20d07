//! What the tables of built-in methods share: adding rows to classes, reading arguments, the operator slots.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{Args, Body, Entry, native_function};
use crate::natives;
use crate::object::*;
use crate::text::TextResult;
use crate::vm::Vm;
use std::rc::Rc;

/// A row for a dunder method that does what the VM does anyway.
pub(super) const fn slot(name: &'static str, signature: &'static str, body: Body) -> Entry {
    Entry {
        name,
        signature,
        is_slot: true,
        body,
        ..Entry::PLAIN
    }
}

/// Adds methods to a built-in class.
pub(super) fn add_methods<R: std::borrow::Borrow<Entry>>(class: &Rc<Class>, table: &[R]) {
    let owner = class.name_text();
    for row in table {
        let row = row.borrow();
        let function = native_function(Value::None, Some(&owner), row);
        class.set_str(row.name, Value::Native(Rc::new(function)));
    }
}

/// Adds `__new__`; its first parameter is the class.
pub(super) fn add_new(class: &Rc<Class>, signature: &'static str, body: Body) {
    class.set_str("__new__", static_method(class, "__new__", signature, body));
}

/// Adds a class method.
pub(super) fn add_class_method(
    class: &Rc<Class>,
    name: &'static str,
    signature: &'static str,
    body: Body,
) {
    if let Value::StaticMethod(wrapped) = static_method(class, name, signature, body) {
        class.set_str(name, Value::ClassMethod(wrapped));
    }
}

/// Adds a static method.
pub(super) fn add_static_method(
    class: &Rc<Class>,
    name: &'static str,
    signature: &'static str,
    body: Body,
) {
    class.set_str(name, static_method(class, name, signature, body));
}

fn static_method(
    class: &Rc<Class>,
    name: &'static str,
    signature: &'static str,
    body: Body,
) -> Value {
    let row = Entry {
        name,
        signature,
        purity: Purity::Pure,
        doc: "",
        body,
        ..Entry::PLAIN
    };
    let function = Value::Native(Rc::new(native_function(
        Value::None,
        Some(&class.name_text()),
        &row,
    )));
    Value::StaticMethod(Rc::new(Wrapped { function }))
}

/// Adds a computed attribute.
pub(super) fn add_getter(class: &Rc<Class>, name: &str, get: Getter, set: Option<Setter>) {
    let descriptor = GetSet {
        name: Name::new(name),
        class: class.name.borrow().clone(),
        get,
        set,
    };
    class.set_str(name, Value::GetSet(Rc::new(descriptor)));
}

/// The rows of binary operators: each with its reflected form.
macro_rules! binary_slots {
    ($($name:literal, $reflected:literal, $op:ident;)*) => {
        &[$(
            $crate::builtins::support::slot($name, "(self, value, /)", |vm, args| {
                $crate::builtins::support::binary_slot(vm, $crate::bytecode::BinaryOp::$op, &args[0], &args[1])
            }),
            $crate::builtins::support::slot($reflected, "(self, value, /)", |vm, args| {
                $crate::builtins::support::binary_slot(vm, $crate::bytecode::BinaryOp::$op, &args[1], &args[0])
            }),
        )*]
    };
}
pub(super) use binary_slots;

/// The rows of in-place operators.
macro_rules! inplace_slots {
    ($($name:literal, $op:ident;)*) => {
        &[$(
            $crate::native::Entry {
                name: $name,
                signature: "(self, value, /)",
                purity: $crate::object::Purity::MutatesSelf,
                is_slot: true,
                body: |vm, args| $crate::builtins::support::inplace_slot(vm, $crate::bytecode::BinaryOp::$op, args), ..$crate::native::Entry::PLAIN },
        )*]
    };
}
pub(super) use inplace_slots;

pub(super) fn binary_slot(
    vm: &mut Vm,
    op: BinaryOp,
    left: &Value,
    right: &Value,
) -> Result<Value, Raise> {
    let (left, right) = (left.unwrapped().clone(), right.unwrapped().clone());
    Ok(vm
        .builtin_binary(op, false, &left, &right)?
        .unwrap_or(Value::NotImplemented))
}

pub(super) fn inplace_slot(vm: &mut Vm, op: BinaryOp, args: Args) -> Result<Value, Raise> {
    let left = args[0].unwrapped().clone();
    match vm.builtin_binary(op, true, &left, &args[1])? {
        Some(result) if result.is(&left) => Ok(args[0].clone()),
        Some(result) => Ok(result),
        None => Ok(Value::NotImplemented),
    }
}

fn compare_slot(vm: &mut Vm, this: &Value, value: &Value, op: CompareOp) -> Result<Value, Raise> {
    let (left, right) = (this.unwrapped().clone(), value.unwrapped().clone());
    if !comparable(op, &left, &right) {
        return Ok(Value::NotImplemented);
    }
    vm.compare(op, &left, &right)
}

fn comparable(op: CompareOp, left: &Value, right: &Value) -> bool {
    let is_number = |value: &Value| {
        matches!(
            value,
            Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_)
        )
    };
    match (left, right) {
        (Value::Complex(_), Value::Complex(_)) => matches!(op, CompareOp::Eq | CompareOp::Ne),
        (Value::Complex(_), other) | (other, Value::Complex(_)) => {
            is_number(other) && matches!(op, CompareOp::Eq | CompareOp::Ne)
        }
        (Value::Dict(_), Value::Dict(_)) => matches!(op, CompareOp::Eq | CompareOp::Ne),
        (left, right) => {
            (is_number(left) && is_number(right))
                || std::mem::discriminant(left) == std::mem::discriminant(right)
        }
    }
}

/// `__eq__` and `__ne__`.
#[natives]
pub(super) mod equality {
    use super::*;

    #[native("(self, value, /)", slot)]
    #[member(__eq__ = CompareOp::Eq, "True if both are equal; NotImplemented for a type that it cannot tell about.")]
    #[member(__ne__ = CompareOp::Ne, "True if both are not equal; NotImplemented for a type that it cannot tell about.")]
    fn compare(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        member: CompareOp,
    ) -> Result<Value, Raise> {
        compare_slot(vm, this, value, member)
    }
}

/// `__lt__`, `__le__`, `__gt__` and `__ge__`.
#[natives]
pub(super) mod order {
    use super::*;

    #[native("(self, value, /)", slot)]
    #[member(__lt__ = CompareOp::Lt, "True if `self` comes before `value`.")]
    #[member(__le__ = CompareOp::Le, "True if `self` comes before `value` or is equal to it.")]
    #[member(__gt__ = CompareOp::Gt, "True if `self` comes after `value`.")]
    #[member(__ge__ = CompareOp::Ge, "True if `self` comes after `value` or is equal to it.")]
    fn compare(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        member: CompareOp,
    ) -> Result<Value, Raise> {
        compare_slot(vm, this, value, member)
    }
}

/// `__repr__`.
#[natives]
pub(super) mod repr_slot {
    use super::*;

    /// The text that shows the value, as code where that can be.
    #[native("(self, /)", slot)]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let value = this.unwrapped().clone();
        vm.builtin_repr(&value).map(Value::str)
    }
}

/// `__hash__` of values that can be hashed.
#[natives]
pub(super) mod hash_slot {
    use super::*;

    /// A number that is the same for equal values.
    #[native("(self, /)", slot)]
    fn __hash__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let value = this.unwrapped().clone();
        vm.hash(&value).map(hash_value)
    }
}

/// `__format__`.
#[natives]
pub(super) mod format_slot {
    use super::*;

    /// The value as text in the form that `format_spec` asks for.
    #[native("(self, format_spec, /)", slot)]
    fn __format__(vm: &mut Vm, this: &Value, format_spec: &Value) -> Result<Value, Raise> {
        let spec = text_of(vm, format_spec, "format_spec must be str")?;
        let value = this.unwrapped().clone();
        vm.format(&value, spec.as_str()).map(Value::str)
    }
}

/// `__len__`, `__getitem__`, `__contains__` and `__iter__`.
#[natives]
pub(super) mod sequence {
    use super::*;

    /// The number of items.
    #[native("(self, /)", slot)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.len(&this.unwrapped().clone()).map(Value::from)
    }

    /// The item of this index or key, or a part for a slice.
    #[native("(self, key, /)", slot)]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        vm.get_item(&this.unwrapped().clone(), key)
    }

    /// True if `key` is in it.
    #[native("(self, key, /)", slot)]
    fn __contains__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        vm.contains(&this.unwrapped().clone(), key).map(Value::Bool)
    }

    /// An iterator over the items.
    #[native("(self, /)", slot)]
    fn __iter__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.iter(&this.unwrapped().clone())
    }
}

/// A hash as Python sees it.
pub(super) fn hash_value(hash: u64) -> Value {
    Value::Int(hash as i64)
}

/// The string that a value is, or a `TypeError`.
pub(super) fn text_of(vm: &Vm, value: &Value, complaint: &str) -> Result<Rc<Str>, Raise> {
    match value.unwrapped() {
        Value::Str(string) => Ok(string.clone()),
        other => Err(vm.type_error(format_args!("{complaint}, not {}", vm.type_name(other)))),
    }
}

/// An optional limit where a negative number means none.
pub(super) fn limit(vm: &mut Vm, value: &Value) -> Result<Option<usize>, Raise> {
    Ok(usize::try_from(vm.int(value)?).ok())
}

/// A width: negative numbers mean zero.
pub(super) fn width(vm: &mut Vm, value: &Value) -> Result<usize, Raise> {
    Ok(usize::try_from(vm.int(value)?).unwrap_or(0))
}

/// The `start` and `end` of a search in something `length` long; `start` may lie beyond the end.
pub(super) fn bounds(
    vm: &mut Vm,
    start: &Value,
    end: &Value,
    length: usize,
) -> Result<(usize, usize), Raise> {
    let mut bound = |value: Option<&Value>, default: usize| -> Result<usize, Raise> {
        let Some(value) = value else {
            return Ok(default);
        };
        let index = match vm.index(value) {
            Ok(Value::Int(index)) => index,
            Ok(Value::BigInt(big)) => {
                if big.sign() == num_bigint::Sign::Minus {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            Ok(_) => 0,
            Err(_) => {
                return Err(vm.type_error(
                    "slice indices must be integers or None or have an __index__ method",
                ));
            }
        };
        let index = if index < 0 {
            index.saturating_add(length as i64).max(0)
        } else {
            index
        };
        Ok(usize::try_from(index).unwrap_or(usize::MAX))
    };
    let start = bound(start.non_none(), 0)?;
    let end = bound(end.non_none(), length)?;
    Ok((start, end.min(length)))
}

/// A pure text function's result as a string value.
pub(super) fn string(vm: &Vm, result: TextResult<String>) -> Result<Value, Raise> {
    vm.text(result).map(Value::str)
}

/// A list of strings.
pub(super) fn strings<'a>(parts: impl IntoIterator<Item = &'a str>) -> Value {
    Value::list(parts.into_iter().map(Value::str).collect())
}

/// The error for a method called on the wrong class.
pub(super) fn wrong_receiver(vm: &Vm, class: &str, name: &str, value: &Value) -> Raise {
    vm.type_error(format_args!(
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{}' object",
        vm.type_name(value)
    ))
}
