//! What the tables of built-in methods share: adding rows to classes, reading arguments, the operator slots.

use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{ClassRow, Entry, docstring, member};
use crate::natives;
use crate::object::*;
use crate::text::TextResult;
use crate::vm::Vm;
pub(super) use crate::vm::formatting::text_of;
use std::borrow::Borrow;
use std::rc::Rc;

/// Adds methods, class methods, static methods and the constructor to a built-in class.
pub fn extend<R: Borrow<Entry>>(class: &Rc<Class>, table: &[R]) {
    let owner = class.name_text();
    for row in table {
        let row = row.borrow();
        class.set_str(row.name, member(&owner, row));
    }
}

/// Gives a built-in class its doc, and adds methods.
pub fn describe(vm: &Vm, class: &Rc<Class>, row: &ClassRow) {
    class.doc.set(row.doc);
    class.set(&vm.names.doc, docstring(vm));
    extend(class, row.methods);
}

/// An attribute of a built-in class: its name, what reads it, and what writes it.
pub type Attribute = (&'static str, Getter, Option<Setter>);

/// Adds computed attributes to a built-in class.
pub fn getsets(class: &Rc<Class>, table: &[Attribute]) {
    for (name, get, set) in table {
        let descriptor = GetSet {
            name: Name::new(name),
            class: class.name.borrow().clone(),
            get: *get,
            set: *set,
        };
        class.set_str(name, Value::GetSet(Rc::new(descriptor)));
    }
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

/// The operators; a class takes those that it has by [`only`].
#[natives]
pub(super) mod operators {
    use super::*;

    #[native("(self, value, /)", slot)]
    #[member(__add__ = BinaryOp::Add, "`self + value`.")]
    #[member(__sub__ = BinaryOp::Sub, "`self - value`.")]
    #[member(__mul__ = BinaryOp::Mul, "`self * value`.")]
    #[member(__truediv__ = BinaryOp::Div, "`self / value`.")]
    #[member(__floordiv__ = BinaryOp::FloorDiv, "`self // value`.")]
    #[member(__mod__ = BinaryOp::Mod, "`self % value`.")]
    #[member(__pow__ = BinaryOp::Pow, "`self ** value`.")]
    #[member(__and__ = BinaryOp::BitAnd, "`self & value`.")]
    #[member(__or__ = BinaryOp::BitOr, "`self | value`.")]
    #[member(__xor__ = BinaryOp::BitXor, "`self ^ value`.")]
    #[member(__lshift__ = BinaryOp::LShift, "`self << value`.")]
    #[member(__rshift__ = BinaryOp::RShift, "`self >> value`.")]
    fn binary(vm: &mut Vm, this: &Value, value: &Value, member: BinaryOp) -> Result<Value, Raise> {
        joined(vm, member, this, value)
    }

    #[native("(self, value, /)", slot)]
    #[member(__radd__ = BinaryOp::Add, "`value + self`.")]
    #[member(__rsub__ = BinaryOp::Sub, "`value - self`.")]
    #[member(__rmul__ = BinaryOp::Mul, "`value * self`.")]
    #[member(__rtruediv__ = BinaryOp::Div, "`value / self`.")]
    #[member(__rfloordiv__ = BinaryOp::FloorDiv, "`value // self`.")]
    #[member(__rmod__ = BinaryOp::Mod, "`value % self`.")]
    #[member(__rpow__ = BinaryOp::Pow, "`value ** self`.")]
    #[member(__rand__ = BinaryOp::BitAnd, "`value & self`.")]
    #[member(__ror__ = BinaryOp::BitOr, "`value | self`.")]
    #[member(__rxor__ = BinaryOp::BitXor, "`value ^ self`.")]
    #[member(__rlshift__ = BinaryOp::LShift, "`value << self`.")]
    #[member(__rrshift__ = BinaryOp::RShift, "`value >> self`.")]
    fn reflected(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        member: BinaryOp,
    ) -> Result<Value, Raise> {
        if is_wider(value, this) {
            return Ok(Value::NotImplemented);
        }
        binary_slot(vm, member, value, this)
    }

    #[native("(self, value, /)", slot, purity = MutatesSelf)]
    #[member(__iadd__ = BinaryOp::Add, "`self += value`.")]
    #[member(__isub__ = BinaryOp::Sub, "`self -= value`.")]
    #[member(__imul__ = BinaryOp::Mul, "`self *= value`.")]
    #[member(__iand__ = BinaryOp::BitAnd, "`self &= value`.")]
    #[member(__ior__ = BinaryOp::BitOr, "`self |= value`.")]
    #[member(__ixor__ = BinaryOp::BitXor, "`self ^= value`.")]
    fn inplace(vm: &mut Vm, this: &Value, value: &Value, member: BinaryOp) -> Result<Value, Raise> {
        inplace_slot(vm, member, this, value)
    }
}

/// The rows of these names.
pub(super) fn only(table: &[&'static Entry], names: &[&str]) -> Vec<&'static Entry> {
    let rows = table.iter().copied();
    rows.filter(|row| names.contains(&row.name)).collect()
}

/// True where a number leaves the operator to the other side, which is of a wider kind.
pub(super) fn is_wider(other: &Value, this: &Value) -> bool {
    let width = |value: &Value| match value {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => 1,
        Value::Float(_) => 2,
        Value::Complex(_) => 3,
        _ => 0,
    };
    let own = width(this.unwrapped());
    own > 0 && width(other.unwrapped()) > own
}

fn binary_slot(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Raise> {
    let (left, right) = (left.unwrapped().clone(), right.unwrapped().clone());
    Ok(vm
        .builtin_binary(op, false, &left, &right)?
        .unwrap_or(Value::NotImplemented))
}

/// Sequences do not leave it to the other side what is joined to them.
fn joined(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> Result<Value, Raise> {
    if is_wider(right, left) {
        return Ok(Value::NotImplemented);
    }
    let made = binary_slot(vm, op, left, right)?;
    let is_sequence = matches!(
        left.unwrapped(),
        Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
    );
    // An object may know what to do when it stands on the right.
    match (op, &made) {
        (BinaryOp::Add, Value::NotImplemented)
            if is_sequence && !matches!(right, Value::Object(_)) =>
        {
            Err(vm.unsupported_operands(op, false, left, right))
        }
        _ => Ok(made),
    }
}

fn inplace_slot(vm: &mut Vm, op: BinaryOp, this: &Value, value: &Value) -> Result<Value, Raise> {
    let left = this.unwrapped().clone();
    match vm.builtin_binary(op, true, &left, value)? {
        Some(result) if result.is(&left) => Ok(this.clone()),
        Some(result) => Ok(result),
        None => Ok(Value::NotImplemented),
    }
}

pub(super) fn compare_slot(
    vm: &mut Vm,
    this: &Value,
    value: &Value,
    op: CompareOp,
) -> Result<Value, Raise> {
    let (left, right) = (this.unwrapped().clone(), value.unwrapped().clone());
    if is_wider(&right, &left) || !comparable(op, &left, &right) {
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
    #[native("(self, /)", slot, reads = Length)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.len(&this.unwrapped().clone()).map(Value::from)
    }

    /// The item of this index or key, or a part for a slice.
    #[native("(self, key, /)", slot, reads = Item)]
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
