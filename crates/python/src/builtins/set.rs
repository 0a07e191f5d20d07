//! `set` and `frozenset`.

use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{Args, Entry, pure};
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

fn this(vm: &Vm, args: Args) -> Result<Rc<Set>, Raise> {
    match args[0].unwrapped() {
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
fn combined(vm: &mut Vm, args: Args, others: &[Value], op: BinaryOp) -> Result<Value, Raise> {
    let set = this(vm, args)?;
    let mut result = Value::set(set.map.borrow().clone(), set.frozen);
    for other in others {
        let other = other_set(vm, other)?;
        result = vm.binary(op, &result, &other)?;
    }
    Ok(result)
}

fn combine_into(vm: &mut Vm, args: Args, others: &[Value], op: BinaryOp) -> Result<Value, Raise> {
    let set = this(vm, args)?;
    if let Value::Set(result) = combined(vm, args, others, op)? {
        let table = result.map.borrow().clone();
        let _old = std::mem::replace(&mut *set.map.borrow_mut(), table);
    }
    Ok(Value::None)
}

fn compared(vm: &mut Vm, args: Args, op: CompareOp) -> Result<Value, Raise> {
    let other = other_set(vm, &args[1])?;
    let set = Value::Set(this(vm, args)?);
    vm.compare(op, &set, &other)
}

fn isdisjoint(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (set, other) = (Value::Set(this(vm, args)?), other_set(vm, &args[1])?);
    let common = vm.binary(BinaryOp::BitAnd, &set, &other)?;
    Ok(Value::Bool(!vm.truth(&common)?))
}

fn update(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let set = this(vm, args)?;
    for other in args.rest(1) {
        for item in vm.iterate(other)? {
            vm.set_add(&set, item)?;
        }
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let set = this(vm, args)?;
    set.settle();
    let first = {
        let map = set.map.borrow();
        (0..map.span()).find(|at| map.entry(*at).is_some())
    };
    let popped = first.and_then(|at| set.map.borrow_mut().remove_at(at));
    popped
        .map(|(key, _)| key)
        .ok_or_else(|| vm.key_error(Value::str("pop from an empty set")))
}

static BOTH: &[Entry] = &[
    pure("copy", "(self, /)", |vm, args| {
        let set = this(vm, args)?;
        if set.frozen {
            Ok(Value::Set(set))
        } else {
            Ok(Value::set(set.map.borrow().clone(), false))
        }
    }),
    pure("difference", "(self, *others)", |vm, args| {
        combined(vm, args, args.rest(1), BinaryOp::Sub)
    }),
    pure("intersection", "(self, *others)", |vm, args| {
        combined(vm, args, args.rest(1), BinaryOp::BitAnd)
    }),
    pure("union", "(self, *others)", |vm, args| {
        combined(vm, args, args.rest(1), BinaryOp::BitOr)
    }),
    pure("symmetric_difference", "(self, other, /)", |vm, args| {
        combined(vm, args, std::slice::from_ref(args.at(1)), BinaryOp::BitXor)
    }),
    pure("isdisjoint", "(self, other, /)", isdisjoint),
    pure("issubset", "(self, other, /)", |vm, args| {
        compared(vm, args, CompareOp::Le)
    }),
    pure("issuperset", "(self, other, /)", |vm, args| {
        compared(vm, args, CompareOp::Ge)
    }),
];

static MUTABLE: &[Entry] = &[
    mutates("add", "(self, object, /)", |vm, args| {
        let set = this(vm, args)?;
        vm.set_add(&set, args[1].clone()).map(|_| Value::None)
    }),
    mutates("clear", "(self, /)", |vm, args| {
        let _old = this(vm, args)?.map.borrow_mut().take();
        Ok(Value::None)
    }),
    mutates("discard", "(self, object, /)", |vm, args| {
        let set = this(vm, args)?;
        vm.set_remove(&set, &args[1]).map(|_| Value::None)
    }),
    mutates("remove", "(self, object, /)", |vm, args| {
        let set = this(vm, args)?;
        if vm.set_remove(&set, &args[1])? {
            Ok(Value::None)
        } else {
            Err(vm.key_error(args[1].clone()))
        }
    }),
    mutates("pop", "(self, /)", pop),
    mutates("update", "(self, *others)", update),
    mutates("difference_update", "(self, *others)", |vm, args| {
        combine_into(vm, args, args.rest(1), BinaryOp::Sub)
    }),
    mutates("intersection_update", "(self, *others)", |vm, args| {
        combine_into(vm, args, args.rest(1), BinaryOp::BitAnd)
    }),
    mutates(
        "symmetric_difference_update",
        "(self, other, /)",
        |vm, args| combine_into(vm, args, std::slice::from_ref(args.at(1)), BinaryOp::BitXor),
    ),
    Entry {
        name: "__init__",
        signature: "(self, iterable=?, /)",
        purity: Purity::MutatesSelf,
        doc: crate::vm::DEFAULT_SLOT,
        body: |vm, args| {
            let set = this(vm, args)?;
            let _old = set.map.borrow_mut().take();
            if let Some(iterable) = args.given(1) {
                for item in vm.iterate(iterable)? {
                    vm.set_add(&set, item)?;
                }
            }
            Ok(Value::None)
        },
        ..Entry::PLAIN
    },
];

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let (set, frozenset) = (vm.types.set.clone(), vm.types.frozenset.clone());
    for class in [&set, &frozenset] {
        for table in [EQUALITY, ORDER, REPR, SEQUENCE, BOTH] {
            add_methods(class, table);
        }
        class.remove(&Name::new("__getitem__"));
        add_methods(
            class,
            binary_slots! {
                "__and__", "__rand__", BitAnd; "__or__", "__ror__", BitOr; "__xor__", "__rxor__", BitXor; "__sub__", "__rsub__", Sub;
            },
        );
    }
    add_methods(&frozenset, HASH);
    add_methods(&set, MUTABLE);
    add_methods(
        &set,
        inplace_slots! { "__iand__", BitAnd; "__ior__", BitOr; "__ixor__", BitXor; "__isub__", Sub; },
    );
    set.set_str("__hash__", Value::None);
    add_new(&set, "(cls, *args, **kwargs)", |vm, args| {
        Ok(vm.wrap_base(&args[0], Value::set(SetMap::default(), false)))
    });
    add_new(&frozenset, "(cls, iterable=?, /)", |vm, args| {
        let value = match args.given(1) {
            Some(Value::Set(set)) if set.frozen => Value::Set(set.clone()),
            Some(iterable) => {
                let items = vm.iterate(iterable)?;
                vm.set_of(items, true)?
            }
            None => Value::set(SetMap::default(), true),
        };
        Ok(vm.wrap_base(&args[0], value))
    });
}
