//! `set` and `frozenset`.

use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::Given;
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

fn receiver(vm: &Vm, value: &Value) -> Result<Rc<Set>, Raise> {
    match value.unwrapped() {
        Value::Set(set) => Ok(set.clone()),
        other => Err(wrong_receiver(vm, "set", "method", other)),
    }
}

fn other_set(vm: &mut Vm, value: &Value) -> Result<Value, Raise> {
    match value.unwrapped() {
        set @ Value::Set(_) => Ok(set.clone()),
        other => {
            let items = vm.iterate(&other.clone())?;
            vm.set_of(items, false)
        }
    }
}

/// Combines the set with each of the other iterables in turn; the result is of the receiver's kind.
fn combined(vm: &mut Vm, this: &Value, others: &[Value], op: BinaryOp) -> Result<Value, Raise> {
    let set = receiver(vm, this)?;
    let mut result = Value::Set(Rc::new(set.copied(set.frozen)));
    for other in others {
        result = match (op, &result) {
            (BinaryOp::BitOr, Value::Set(into)) => {
                let into = into.clone();
                put_into(vm, &into, other)?;
                Value::Set(into)
            }
            _ => {
                let other = other_set(vm, other)?;
                vm.binary(op, &result, &other)?
            }
        };
    }
    Ok(result)
}

fn combine_into(vm: &mut Vm, this: &Value, others: &[Value], op: BinaryOp) -> Result<Value, Raise> {
    let set = receiver(vm, this)?;
    if let Value::Set(result) = combined(vm, this, others, op)? {
        set.become_of(&result);
    }
    Ok(Value::None)
}

/// Puts in what an iterable gives; a set or a dict says before how much that is.
fn put_into(vm: &mut Vm, set: &Rc<Set>, other: &Value) -> Result<(), Raise> {
    match other.unwrapped() {
        Value::Set(other) if set.is_empty() => {
            set.become_of(&other.copied(set.frozen));
            return Ok(());
        }
        Value::Set(other) => set.expect(other.len()),
        Value::Dict(other) => set.expect(other.len()),
        _ => {}
    }
    for item in vm.iterate(other)? {
        vm.set_add(set, item)?;
    }
    Ok(())
}

fn compared(vm: &mut Vm, this: &Value, other: &Value, op: CompareOp) -> Result<Value, Raise> {
    let other = other_set(vm, other)?;
    let set = Value::Set(receiver(vm, this)?);
    vm.compare(op, &set, &other)
}

/// What sets and frozen sets do.
#[natives]
mod both {
    use super::*;

    /// A set with the same elements.
    ///
    /// >>> {1}.copy()
    /// {1}
    #[native("(self, /)")]
    fn copy(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        if set.frozen {
            Ok(Value::Set(set))
        } else {
            Ok(Value::Set(Rc::new(set.copied(false))))
        }
    }

    /// The elements that are in none of the others.
    ///
    /// >>> {1, 2}.difference([2])
    /// {1}
    #[native("(self, *others)", reads = Items)]
    fn difference(vm: &mut Vm, this: &Value, others: &[Value]) -> Result<Value, Raise> {
        combined(vm, this, others, BinaryOp::Sub)
    }

    /// The elements that are in all of the others.
    ///
    /// >>> {1, 2}.intersection([2, 3])
    /// {2}
    #[native("(self, *others)", reads = Items)]
    fn intersection(vm: &mut Vm, this: &Value, others: &[Value]) -> Result<Value, Raise> {
        combined(vm, this, others, BinaryOp::BitAnd)
    }

    /// The elements of this set and of all others.
    ///
    /// >>> {1}.union([2], [3])
    /// {1, 2, 3}
    #[native("(self, *others)", reads = Items)]
    fn union(vm: &mut Vm, this: &Value, others: &[Value]) -> Result<Value, Raise> {
        combined(vm, this, others, BinaryOp::BitOr)
    }

    /// The elements that are in just one of both.
    ///
    /// >>> {1, 2}.symmetric_difference([2, 3])
    /// {1, 3}
    #[native("(self, other, /)")]
    fn symmetric_difference(vm: &mut Vm, this: &Value, other: &Value) -> Result<Value, Raise> {
        combined(vm, this, std::slice::from_ref(other), BinaryOp::BitXor)
    }

    /// True if nothing is in both.
    ///
    /// >>> {1}.isdisjoint([2])
    /// True
    #[native("(self, other, /)")]
    fn isdisjoint(vm: &mut Vm, this: &Value, other: &Value) -> Result<Value, Raise> {
        let (set, other) = (Value::Set(receiver(vm, this)?), other_set(vm, other)?);
        let common = vm.binary(BinaryOp::BitAnd, &set, &other)?;
        Ok(Value::Bool(!vm.truth(&common)?))
    }

    /// True if each element is in the other.
    ///
    /// >>> {1}.issubset([1, 2])
    /// True
    #[native("(self, other, /)")]
    fn issubset(vm: &mut Vm, this: &Value, other: &Value) -> Result<Value, Raise> {
        compared(vm, this, other, CompareOp::Le)
    }

    /// True if each element of the other is in this set.
    ///
    /// >>> {1, 2}.issuperset([1])
    /// True
    #[native("(self, other, /)")]
    fn issuperset(vm: &mut Vm, this: &Value, other: &Value) -> Result<Value, Raise> {
        compared(vm, this, other, CompareOp::Ge)
    }
}

/// What sets do that are not frozen.
#[natives]
mod mutable {
    use super::*;

    /// Puts an element in.
    ///
    /// >>> s = {1}; s.add(2); s
    /// {1, 2}
    #[native("(self, object, /)", purity = MutatesSelf)]
    fn add(vm: &mut Vm, this: &Value, object: &Value) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        vm.set_add(&set, object.clone()).map(|_| Value::None)
    }

    /// Takes all elements out.
    ///
    /// >>> s = {1}; s.clear(); s
    /// set()
    #[native("(self, /)", purity = MutatesSelf, reads = Nothing)]
    fn clear(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let _old = receiver(vm, this)?.map.borrow_mut().take();
        Ok(Value::None)
    }

    /// Takes an element out if it is there.
    ///
    /// >>> s = {1}; s.discard(2); s
    /// {1}
    #[native("(self, object, /)", purity = MutatesSelf)]
    fn discard(vm: &mut Vm, this: &Value, object: &Value) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        vm.set_remove(&set, object).map(|_| Value::None)
    }

    /// Takes an element out; a KeyError if it is not there.
    ///
    /// >>> s = {1, 2}; s.remove(1); s
    /// {2}
    #[native("(self, object, /)", purity = MutatesSelf)]
    fn remove(vm: &mut Vm, this: &Value, object: &Value) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        if vm.set_remove(&set, object)? {
            Ok(Value::None)
        } else {
            Err(vm.key_error(object.clone()))
        }
    }

    /// Takes some element out and gives it; a KeyError if there is none.
    ///
    /// >>> {1}.pop()
    /// 1
    #[native("(self, /)", purity = MutatesSelf)]
    fn pop(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        set.take_first()
            .ok_or_else(|| vm.key_error(Value::str("pop from an empty set")))
    }

    /// Puts the elements of all others in.
    ///
    /// >>> s = {1}; s.update([2]); s
    /// {1, 2}
    #[native("(self, *others)", purity = MutatesSelf, reads = Copied)]
    fn update(vm: &mut Vm, this: &Value, others: &[Value]) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        for other in others {
            put_into(vm, &set, other)?;
        }
        Ok(Value::None)
    }

    #[native("(self, *others)", purity = MutatesSelf)]
    #[member(difference_update = BinaryOp::Sub, "Takes out all that is in one of the others.")]
    #[member(intersection_update = BinaryOp::BitAnd, "Keeps only what is in all of the others.")]
    fn combine(
        vm: &mut Vm,
        this: &Value,
        others: &[Value],
        member: BinaryOp,
    ) -> Result<Value, Raise> {
        combine_into(vm, this, others, member)
    }

    /// Keeps what is in just one of both.
    ///
    /// >>> s = {1, 2}; s.symmetric_difference_update({2, 3}); sorted(s)
    /// [1, 3]
    #[native("(self, other, /)", purity = MutatesSelf)]
    fn symmetric_difference_update(
        vm: &mut Vm,
        this: &Value,
        other: &Value,
    ) -> Result<Value, Raise> {
        combine_into(vm, this, std::slice::from_ref(other), BinaryOp::BitXor)
    }

    /// Fills a new set with the items of an iterable.
    #[native("(self, iterable=?, /)", purity = MutatesSelf, slot, reads = Copied)]
    fn __init__(vm: &mut Vm, this: &Value, iterable: Given) -> Result<Value, Raise> {
        let set = receiver(vm, this)?;
        let _old = set.map.borrow_mut().take();
        if let Some(iterable) = iterable.0 {
            put_into(vm, &set, iterable)?;
        }
        Ok(Value::None)
    }
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let (set, frozenset) = (vm.types.set.clone(), vm.types.frozenset.clone());
    for class in [&set, &frozenset] {
        for table in [
            equality::TABLE,
            order::TABLE,
            repr_slot::TABLE,
            sequence::TABLE,
            both::TABLE,
        ] {
            extend(class, table);
        }
        class.remove(&Name::new("__getitem__"));
        extend(
            class,
            &only(
                operators::TABLE,
                &[
                    "__and__", "__rand__", "__or__", "__ror__", "__xor__", "__rxor__", "__sub__",
                    "__rsub__",
                ],
            ),
        );
    }
    extend(&frozenset, hash_slot::TABLE);
    extend(&set, mutable::TABLE);
    extend(
        &set,
        &only(
            operators::TABLE,
            &["__iand__", "__ior__", "__ixor__", "__isub__"],
        ),
    );
    set.set_str("__hash__", Value::None);
    describe(vm, &set, &set_members::CLASS);
    describe(vm, &frozenset, &frozenset_members::CLASS);
}

/// Different elements in no order, which can be changed. `set(iterable)` has those of another object.
///
/// >>> set([1, 2, 2])
/// {1, 2}
#[natives(class = "builtins.set")]
mod set_members {
    use super::*;

    /// An empty set.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        Ok(vm.wrap_base(cls, Value::set(SetMap::default(), false)))
    }
}

/// Different elements in no order, which do not change; it can be a key.
///
/// >>> frozenset([1, 2, 2])
/// frozenset({1, 2})
#[natives(class = "builtins.frozenset")]
mod frozenset_members {
    use super::*;

    /// The elements of an iterable, in a set that cannot be changed.
    #[native("(cls, iterable=?, /)", reads = Contents)]
    fn __new__(vm: &mut Vm, cls: &Value, iterable: Given) -> Result<Value, Raise> {
        let value = match iterable.0 {
            Some(Value::Set(set)) if set.frozen => Value::Set(set.clone()),
            Some(iterable) => {
                let set = Rc::new(Set::new(SetMap::default(), true));
                put_into(vm, &set, iterable)?;
                Value::Set(set)
            }
            None => Value::set(SetMap::default(), true),
        };
        Ok(vm.wrap_base(cls, value))
    }
}
