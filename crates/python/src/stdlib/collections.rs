//! `_collections`: `deque`, and the field getters of named tuples.

use crate::bytecode::CompareOp;
use crate::native::{Args, ClassBuilder, Entry, closure, entry, pure};
use crate::object::*;
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

struct Deque {
    items: RefCell<VecDeque<Value>>,
    limit: RefCell<Option<usize>>,
}

impl NativePayload for Deque {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        let _old = self.items.take();
    }
}

fn this<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Deque, Raise> {
    value.native::<Deque>().ok_or_else(|| {
        vm.type_error(format_args!(
            "a deque is required, not '{}'",
            vm.type_name(value)
        ))
    })
}

fn items(vm: &Vm, value: &Value) -> Result<Vec<Value>, Raise> {
    Ok(this(vm, value)?.items.borrow().iter().cloned().collect())
}

impl Deque {
    fn push(&self, item: Value, left: bool) {
        let mut items = self.items.borrow_mut();
        if left {
            items.push_front(item)
        } else {
            items.push_back(item)
        }
        let over = self.limit.borrow().is_some_and(|limit| items.len() > limit);
        let _old = over.then(|| {
            if left {
                items.pop_back()
            } else {
                items.pop_front()
            }
        });
    }
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Class(class) = &args[0] else {
        return Err(vm.type_error("deque.__new__(X): X is not a type object"));
    };
    Ok(vm.native_object(
        class,
        Deque {
            items: RefCell::default(),
            limit: RefCell::default(),
        },
    ))
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limit = match args.some(2) {
        Some(limit) => {
            let limit = vm.int(limit)?;
            Some(
                usize::try_from(limit)
                    .map_err(|_| vm.value_error("maxlen must be non-negative"))?,
            )
        }
        None => None,
    };
    let new = match args.given(1) {
        Some(iterable) => vm.iterate(iterable)?,
        None => Vec::new(),
    };
    let deque = this(vm, &args[0])?;
    *deque.limit.borrow_mut() = limit;
    let _old = deque.items.take();
    new.into_iter().for_each(|item| deque.push(item, false));
    Ok(Value::None)
}

fn like(vm: &mut Vm, model: &Value, new: Vec<Value>) -> Result<Value, Raise> {
    let limit = this(vm, model)?
        .limit
        .borrow()
        .map_or(Value::None, Value::from);
    let class = Value::Class(vm.class_of(model));
    vm.call(&class, &[Value::list(new), limit])
}

fn pop(vm: &Vm, args: Args, left: bool) -> Result<Value, Raise> {
    let deque = this(vm, &args[0])?;
    let popped = if left {
        deque.items.borrow_mut().pop_front()
    } else {
        deque.items.borrow_mut().pop_back()
    };
    popped.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn extend(vm: &mut Vm, args: Args, left: bool) -> Result<Value, Raise> {
    let new = vm.iterate(&args[1])?;
    let deque = this(vm, &args[0])?;
    new.into_iter().for_each(|item| deque.push(item, left));
    Ok(Value::None)
}

fn index(vm: &mut Vm, args: Args) -> Result<usize, Raise> {
    let index = vm.int(&args[1])?;
    let length = this(vm, &args[0])?.items.borrow().len();
    let at = usize::try_from(if index < 0 {
        index.saturating_add(length as i64)
    } else {
        index
    });
    at.ok()
        .filter(|at| *at < length)
        .ok_or_else(|| vm.index_error("deque index out of range"))
}

fn find(vm: &mut Vm, args: Args) -> Result<Option<usize>, Raise> {
    for (at, item) in items(vm, &args[0])?.iter().enumerate() {
        if vm.equal(item, &args[1])? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn rotate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let steps = vm.int(&args[1])?;
    let mut items = this(vm, &args[0])?.items.borrow_mut();
    if !items.is_empty() {
        let length = items.len() as i64;
        items.rotate_right(usize::try_from(steps.rem_euclid(length)).unwrap_or(0));
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limit = *this(vm, &args[0])?.limit.borrow();
    let items = Value::list(items(vm, &args[0])?);
    let name = vm.class_of(&args[0]).name_text();
    let shown = vm.repr(&items)?;
    Ok(Value::str(match limit {
        Some(limit) => format!("{name}({shown}, maxlen={limit})"),
        None => format!("{name}({shown})"),
    }))
}

fn compared(vm: &mut Vm, args: Args, op: CompareOp) -> Result<Value, Raise> {
    if args[1].native::<Deque>().is_none() {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = (
        Value::list(items(vm, &args[0])?),
        Value::list(items(vm, &args[1])?),
    );
    vm.compare(op, &left, &right)
}

/// The items of a deque; `None` for anything else.
pub(crate) fn deque_items(value: &Value) -> Option<Vec<Value>> {
    let deque = value.native::<Deque>()?;
    Some(deque.items.borrow().iter().cloned().collect())
}

/// True for a deque.
pub(crate) fn is_deque(value: &Value) -> bool {
    value.native::<Deque>().is_some()
}

struct DequeIter {
    deque: Value,
    next: usize,
    length: usize,
}

impl NativeIter for DequeIter {
    fn class_name(&self) -> &'static str {
        "_collections._deque_iterator"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let items = this(vm, &self.deque)?.items.borrow();
        if items.len() != self.length {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        self.next += 1;
        Ok(items.get(self.next - 1).cloned())
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque);
    }
}

const fn change(name: &'static str, signature: &'static str, body: crate::native::Body) -> Entry {
    entry(name, signature, Purity::MutatesSelf, "", body)
}

static DEQUE: &[Entry] = &[
    change("__init__", "(self, iterable=?, maxlen=None)", init),
    change("append", "(self, x, /)", |vm, args| {
        this(vm, &args[0])?.push(args[1].clone(), false);
        Ok(Value::None)
    }),
    change("appendleft", "(self, x, /)", |vm, args| {
        this(vm, &args[0])?.push(args[1].clone(), true);
        Ok(Value::None)
    }),
    change("pop", "(self, /)", |vm, args| pop(vm, args, false)),
    change("popleft", "(self, /)", |vm, args| pop(vm, args, true)),
    change("extend", "(self, iterable, /)", |vm, args| {
        extend(vm, args, false)
    }),
    change("extendleft", "(self, iterable, /)", |vm, args| {
        extend(vm, args, true)
    }),
    change("rotate", "(self, n=1, /)", rotate),
    change("reverse", "(self, /)", |vm, args| {
        this(vm, &args[0])?
            .items
            .borrow_mut()
            .make_contiguous()
            .reverse();
        Ok(Value::None)
    }),
    change("clear", "(self, /)", |vm, args| {
        let _old = this(vm, &args[0])?.items.take();
        Ok(Value::None)
    }),
    change("insert", "(self, index, value, /)", |vm, args| {
        let index = vm.int(&args[1])?;
        let deque = this(vm, &args[0])?;
        let length = deque.items.borrow().len();
        if deque.limit.borrow().is_some_and(|limit| length >= limit) {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let at = usize::try_from(if index < 0 {
            (index + length as i64).max(0)
        } else {
            index
        })
        .unwrap_or(length)
        .min(length);
        deque.items.borrow_mut().insert(at, args[2].clone());
        Ok(Value::None)
    }),
    change("remove", "(self, value, /)", |vm, args| {
        match find(vm, args)? {
            Some(at) => {
                let _old = this(vm, &args[0])?.items.borrow_mut().remove(at);
                Ok(Value::None)
            }
            None => Err(vm.value_error("deque.remove(x): x not in deque")),
        }
    }),
    change("__setitem__", "(self, key, value, /)", |vm, args| {
        let at = index(vm, args)?;
        let _old = this(vm, &args[0])?
            .items
            .borrow_mut()
            .get_mut(at)
            .map(|place| std::mem::replace(place, args[2].clone()));
        Ok(Value::None)
    }),
    change("__delitem__", "(self, key, /)", |vm, args| {
        let at = index(vm, args)?;
        let _old = this(vm, &args[0])?.items.borrow_mut().remove(at);
        Ok(Value::None)
    }),
    change("__iadd__", "(self, value, /)", |vm, args| {
        extend(vm, args, false).map(|_| args[0].clone())
    }),
    pure("count", "(self, x, /)", |vm, args| {
        let mut count = 0_i64;
        for item in items(vm, &args[0])? {
            count += i64::from(vm.equal(&item, &args[1])?);
        }
        Ok(Value::Int(count))
    }),
    pure("index", "(self, x, /)", |vm, args| match find(vm, args)? {
        Some(at) => Ok(Value::from(at)),
        None => {
            let shown = vm.repr(&args[1])?;
            Err(vm.value_error(format_args!("{shown} is not in deque")))
        }
    }),
    pure("copy", "(self, /)", |vm, args| {
        let own = items(vm, &args[0])?;
        like(vm, &args[0], own)
    }),
    pure("__copy__", "(self, /)", |vm, args| {
        let own = items(vm, &args[0])?;
        like(vm, &args[0], own)
    }),
    pure("__reduce__", "(self, /)", |vm, args| {
        let limit = this(vm, &args[0])?
            .limit
            .borrow()
            .map_or(Value::None, Value::from);
        let parts = vec![Value::list(items(vm, &args[0])?), limit];
        Ok(Value::tuple(vec![
            Value::Class(vm.class_of(&args[0])),
            Value::tuple(parts),
        ]))
    }),
    pure("__add__", "(self, value, /)", |vm, args| {
        let mut all = items(vm, &args[0])?;
        all.extend(items(vm, &args[1])?);
        like(vm, &args[0], all)
    }),
    pure("__mul__", "(self, value, /)", |vm, args| {
        let (own, times) = (Value::list(items(vm, &args[0])?), args[1].clone());
        let repeated = vm.binary(crate::bytecode::BinaryOp::Mul, &own, &times)?;
        let repeated = vm.iterate(&repeated)?;
        like(vm, &args[0], repeated)
    }),
    pure("__len__", "(self, /)", |vm, args| {
        Ok(Value::from(this(vm, &args[0])?.items.borrow().len()))
    }),
    pure("__bool__", "(self, /)", |vm, args| {
        Ok(Value::Bool(!this(vm, &args[0])?.items.borrow().is_empty()))
    }),
    pure("__contains__", "(self, key, /)", |vm, args| {
        find(vm, args).map(|at| Value::Bool(at.is_some()))
    }),
    pure("__getitem__", "(self, key, /)", |vm, args| {
        let at = index(vm, args)?;
        let found = this(vm, &args[0])?.items.borrow().get(at).cloned();
        found.ok_or_else(|| vm.index_error("deque index out of range"))
    }),
    pure("__iter__", "(self, /)", |vm, args| {
        let length = this(vm, &args[0])?.items.borrow().len();
        Ok(Iter::native(DequeIter {
            deque: args[0].clone(),
            next: 0,
            length,
        }))
    }),
    pure("__reversed__", "(self, /)", |vm, args| {
        let left = items(vm, &args[0])?;
        Ok(Iter::new(IterState::Values {
            class_name: "_collections._deque_reverse_iterator",
            left,
        }))
    }),
    pure("__repr__", "(self, /)", repr),
    pure("__eq__", "(self, value, /)", |vm, args| {
        compared(vm, args, CompareOp::Eq)
    }),
    pure("__ne__", "(self, value, /)", |vm, args| {
        compared(vm, args, CompareOp::Ne)
    }),
    pure("__lt__", "(self, value, /)", |vm, args| {
        compared(vm, args, CompareOp::Lt)
    }),
    pure("__le__", "(self, value, /)", |vm, args| {
        compared(vm, args, CompareOp::Le)
    }),
    pure("__gt__", "(self, value, /)", |vm, args| {
        compared(vm, args, CompareOp::Gt)
    }),
    pure("__ge__", "(self, value, /)", |vm, args| {
        compared(vm, args, CompareOp::Ge)
    }),
];

/// A property that reads one item of a tuple.
fn field_getter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let at = vm.int(&args[0])?;
    let at =
        usize::try_from(at).map_err(|_| vm.value_error("a field's index must not be negative"))?;
    let get = closure(
        "field",
        "(self, /)",
        Purity::Pure,
        move |vm, args| match args[0].unwrapped() {
            Value::Tuple(tuple) if at < tuple.items.len() => {
                Ok(tuple.items.get(at).cloned().unwrap_or_default())
            }
            _ => Err(vm.index_error("tuple index out of range")),
        },
    );
    let refuse = closure("field", "(self, value=?, /)", Purity::Pure, |vm, _| {
        Err(vm.attribute_error("can't set attribute"))
    });
    let property = Property {
        get,
        set: refuse.clone(),
        delete: refuse,
        doc: args[1].clone(),
        name: RefCell::default(),
    };
    Ok(Value::Property(Rc::new(property)))
}

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let deque = ClassBuilder::new("collections", "deque")
        .dotted()
        .constructor("(cls, *args, **kwargs)", new)
        .methods(DEQUE)
        .class_method("__class_getitem__", "(cls, key, /)", "", |vm, args| {
            Ok(crate::builtins::generic_alias(vm, &args[0], &args[1]))
        })
        .getter("maxlen", |vm, value| {
            Ok(this(vm, value)?
                .limit
                .borrow()
                .map_or(Value::None, Value::from))
        })
        .value("__hash__", Value::None)
        .build(vm);
    module.set("deque", &deque);
    module.functions(&[pure("field_getter", "(index, doc, /)", field_getter)]);
    Ok(())
}
