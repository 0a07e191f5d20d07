//! `_collections`: `deque`, and the field getters of named tuples.

use crate::bytecode::CompareOp;
use crate::native::{ClassBuilder, Given};
use crate::natives;
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

    fn keep(self: Rc<Self>) -> Option<Box<dyn FnOnce()>> {
        let items = self.items.borrow().clone();
        Some(Box::new(move || drop(self.items.replace(items))))
    }
}

fn receiver<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Deque, Raise> {
    value.native::<Deque>().ok_or_else(|| {
        vm.type_error(format_args!(
            "a deque is required, not '{}'",
            vm.type_name(value)
        ))
    })
}

fn items(vm: &Vm, value: &Value) -> Result<Vec<Value>, Raise> {
    Ok(receiver(vm, value)?
        .items
        .borrow()
        .iter()
        .cloned()
        .collect())
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

fn like(vm: &mut Vm, model: &Value, new: Vec<Value>) -> Result<Value, Raise> {
    let limit = receiver(vm, model)?
        .limit
        .borrow()
        .map_or(Value::None, Value::from);
    let class = Value::Class(vm.class_of(model));
    vm.call(&class, &[Value::list(new), limit])
}

fn pop(vm: &Vm, this: &Value, left: bool) -> Result<Value, Raise> {
    let deque = receiver(vm, this)?;
    let popped = if left {
        deque.items.borrow_mut().pop_front()
    } else {
        deque.items.borrow_mut().pop_back()
    };
    popped.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn extend(vm: &mut Vm, this: &Value, iterable: &Value, left: bool) -> Result<Value, Raise> {
    let new = vm.iterate(iterable)?;
    let deque = receiver(vm, this)?;
    new.into_iter().for_each(|item| deque.push(item, left));
    Ok(Value::None)
}

fn index(vm: &mut Vm, this: &Value, key: &Value) -> Result<usize, Raise> {
    let index = vm.int(key)?;
    let length = receiver(vm, this)?.items.borrow().len();
    let at = usize::try_from(if index < 0 {
        index.saturating_add(length as i64)
    } else {
        index
    });
    at.ok()
        .filter(|at| *at < length)
        .ok_or_else(|| vm.index_error("deque index out of range"))
}

fn find(vm: &mut Vm, this: &Value, value: &Value) -> Result<Option<usize>, Raise> {
    for (at, item) in items(vm, this)?.iter().enumerate() {
        if vm.equal(item, value)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn compared(vm: &mut Vm, this: &Value, value: &Value, op: CompareOp) -> Result<Value, Raise> {
    if value.native::<Deque>().is_none() {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = (
        Value::list(items(vm, this)?),
        Value::list(items(vm, value)?),
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
        let items = receiver(vm, &self.deque)?.items.borrow();
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

/// What a deque does.
#[natives]
mod deque {
    use super::*;

    /// An empty deque.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
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

    /// Fills a new object.
    #[native("(self, iterable=?, maxlen=None)", name = "__init__", purity = MutatesSelf, reads = Copied)]
    fn init(
        vm: &mut Vm,
        this: &Value,
        iterable: Given,
        maxlen: Option<&Value>,
    ) -> Result<Value, Raise> {
        let limit = match maxlen {
            Some(limit) => {
                let limit = vm.int(limit)?;
                Some(
                    usize::try_from(limit)
                        .map_err(|_| vm.value_error("maxlen must be non-negative"))?,
                )
            }
            None => None,
        };
        let new = match iterable.0 {
            Some(iterable) => vm.iterate(iterable)?,
            None => Vec::new(),
        };
        let deque = receiver(vm, this)?;
        *deque.limit.borrow_mut() = limit;
        let _old = deque.items.take();
        new.into_iter().for_each(|item| deque.push(item, false));
        Ok(Value::None)
    }

    /// Adds an item at the right.
    #[native("(self, x, /)", purity = MutatesSelf)]
    fn append(vm: &mut Vm, this: &Value, x: &Value) -> Result<Value, Raise> {
        receiver(vm, this)?.push(x.clone(), false);
        Ok(Value::None)
    }

    /// Adds an item at the left.
    #[native("(self, x, /)", purity = MutatesSelf)]
    fn appendleft(vm: &mut Vm, this: &Value, x: &Value) -> Result<Value, Raise> {
        receiver(vm, this)?.push(x.clone(), true);
        Ok(Value::None)
    }

    /// Takes out the item at the right and gives it; an IndexError if there is none.
    #[native("(self, /)", purity = MutatesSelf)]
    fn pop(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        super::pop(vm, this, false)
    }

    /// Takes out the item at the left and gives it; an IndexError if there is none.
    #[native("(self, /)", purity = MutatesSelf)]
    fn popleft(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        super::pop(vm, this, true)
    }

    /// Adds the items of an iterable at the right.
    #[native("(self, iterable, /)", purity = MutatesSelf, reads = Copied)]
    fn extend(vm: &mut Vm, this: &Value, iterable: &Value) -> Result<Value, Raise> {
        super::extend(vm, this, iterable, false)
    }

    /// Adds the items of an iterable at the left, one after the other.
    #[native("(self, iterable, /)", purity = MutatesSelf)]
    fn extendleft(vm: &mut Vm, this: &Value, iterable: &Value) -> Result<Value, Raise> {
        super::extend(vm, this, iterable, true)
    }

    /// Moves `n` items from the right end to the left end.
    #[native("(self, n=1, /)", purity = MutatesSelf)]
    fn rotate(vm: &mut Vm, this: &Value, n: &Value) -> Result<Value, Raise> {
        let steps = vm.int(n)?;
        let mut items = receiver(vm, this)?.items.borrow_mut();
        if !items.is_empty() {
            let length = items.len() as i64;
            items.rotate_right(usize::try_from(steps.rem_euclid(length)).unwrap_or(0));
        }
        Ok(Value::None)
    }

    /// Turns the order of the items around.
    #[native("(self, /)", purity = MutatesSelf)]
    fn reverse(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        receiver(vm, this)?
            .items
            .borrow_mut()
            .make_contiguous()
            .reverse();
        Ok(Value::None)
    }

    /// Takes all items out.
    #[native("(self, /)", purity = MutatesSelf)]
    fn clear(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let _old = receiver(vm, this)?.items.take();
        Ok(Value::None)
    }

    /// Puts an item before the one at `index`.
    #[native("(self, index, value, /)", purity = MutatesSelf)]
    fn insert(vm: &mut Vm, this: &Value, index: &Value, value: &Value) -> Result<Value, Raise> {
        let index = vm.int(index)?;
        let deque = receiver(vm, this)?;
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
        deque.items.borrow_mut().insert(at, value.clone());
        Ok(Value::None)
    }

    /// Takes out the first item equal to `value`; a ValueError if there is none.
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn remove(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        match find(vm, this, value)? {
            Some(at) => {
                let _old = receiver(vm, this)?.items.borrow_mut().remove(at);
                Ok(Value::None)
            }
            None => {
                let shown = vm.repr(value)?;
                Err(vm.value_error(format_args!("{shown} is not in deque")))
            }
        }
    }

    /// Sets the item of this index or key.
    #[native("(self, key, value, /)", purity = MutatesSelf)]
    fn __setitem__(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Result<Value, Raise> {
        let at = super::index(vm, this, key)?;
        let _old = receiver(vm, this)?
            .items
            .borrow_mut()
            .get_mut(at)
            .map(|place| std::mem::replace(place, value.clone()));
        Ok(Value::None)
    }

    /// Takes out the item of this index or key.
    #[native("(self, key, /)", purity = MutatesSelf)]
    fn __delitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let at = super::index(vm, this, key)?;
        let _old = receiver(vm, this)?.items.borrow_mut().remove(at);
        Ok(Value::None)
    }

    /// Adds the items of the other at the end.
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn __iadd__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        super::extend(vm, this, value, false).map(|_| this.clone())
    }

    /// How many items equal `x`.
    #[native("(self, x, /)")]
    fn count(vm: &mut Vm, this: &Value, x: &Value) -> Result<Value, Raise> {
        let mut count = 0_i64;
        for item in items(vm, this)? {
            count += i64::from(vm.equal(&item, x)?);
        }
        Ok(Value::Int(count))
    }

    /// The place of the first item equal to `x`; a ValueError if there is none.
    #[native("(self, x, /)")]
    fn index(vm: &mut Vm, this: &Value, x: &Value) -> Result<Value, Raise> {
        match find(vm, this, x)? {
            Some(at) => Ok(Value::from(at)),
            None => {
                let shown = vm.repr(x)?;
                Err(vm.value_error(format_args!("{shown} is not in deque")))
            }
        }
    }

    /// A deque with the same items and limit.
    #[native("(self, /)")]
    fn copy(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let own = items(vm, this)?;
        like(vm, this, own)
    }

    /// A copy with the same items.
    #[native("(self, /)")]
    fn __copy__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let own = items(vm, this)?;
        like(vm, this, own)
    }

    /// How a copy is made.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let limit = receiver(vm, this)?
            .limit
            .borrow()
            .map_or(Value::None, Value::from);
        let parts = vec![Value::list(items(vm, this)?), limit];
        Ok(Value::tuple(vec![
            Value::Class(vm.class_of(this)),
            Value::tuple(parts),
        ]))
    }

    /// Both, one after the other.
    #[native("(self, value, /)")]
    fn __add__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let mut all = items(vm, this)?;
        if value.native::<Deque>().is_none() {
            let name = vm.type_name(value);
            return Err(vm.type_error(format_args!(
                "can only concatenate deque (not \"{name}\") to deque"
            )));
        }
        all.extend(items(vm, value)?);
        like(vm, this, all)
    }

    /// The items so many times.
    #[native("(self, value, /)")]
    fn __mul__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let (own, times) = (Value::list(items(vm, this)?), value.clone());
        let repeated = vm.binary(crate::bytecode::BinaryOp::Mul, &own, &times)?;
        let repeated = vm.iterate(&repeated)?;
        like(vm, this, repeated)
    }

    /// The number of items.
    #[native("(self, /)", reads = Length)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::from(receiver(vm, this)?.items.borrow().len()))
    }

    /// True if there is anything in it; for a number, if it is not zero.
    #[native("(self, /)", reads = Length)]
    fn __bool__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(!receiver(vm, this)?.items.borrow().is_empty()))
    }

    /// True if `key` is among the items.
    #[native("(self, key, /)")]
    fn __contains__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        find(vm, this, key).map(|at| Value::Bool(at.is_some()))
    }

    /// The item of this index or key, or a part for a slice.
    #[native("(self, key, /)", reads = Item)]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let at = super::index(vm, this, key)?;
        let found = receiver(vm, this)?.items.borrow().get(at).cloned();
        found.ok_or_else(|| vm.index_error("deque index out of range"))
    }

    /// An iterator over the items.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let length = receiver(vm, this)?.items.borrow().len();
        Ok(Iter::native(DequeIter {
            deque: this.clone(),
            next: 0,
            length,
        }))
    }

    /// An iterator over the items from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let left = items(vm, this)?;
        Ok(Iter::new(IterState::Values {
            class_name: "_collections._deque_reverse_iterator",
            left,
        }))
    }

    /// The text that shows the value.
    #[native("(self, /)", name = "__repr__")]
    fn repr(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let limit = *receiver(vm, this)?.limit.borrow();
        let items = Value::list(items(vm, this)?);
        let name = vm.class_of(this).name_text();
        let text = vm.repr_guarded(this, "[...]", |vm| {
            let shown = vm.repr(&items)?;
            Ok(match limit {
                Some(limit) => format!("{name}({shown}, maxlen={limit})"),
                None => format!("{name}({shown})"),
            })
        })?;
        Ok(Value::str(text))
    }

    /// True if both are equal.
    #[native("(self, value, /)")]
    fn __eq__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        compared(vm, this, value, CompareOp::Eq)
    }

    /// True if both are not equal.
    #[native("(self, value, /)")]
    fn __ne__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        compared(vm, this, value, CompareOp::Ne)
    }

    /// True if `self` comes before the other.
    #[native("(self, value, /)")]
    fn __lt__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        compared(vm, this, value, CompareOp::Lt)
    }

    /// True if `self` comes before the other or is equal to it.
    #[native("(self, value, /)")]
    fn __le__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        compared(vm, this, value, CompareOp::Le)
    }

    /// True if `self` comes after the other.
    #[native("(self, value, /)")]
    fn __gt__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        compared(vm, this, value, CompareOp::Gt)
    }

    /// True if `self` comes after the other or is equal to it.
    #[native("(self, value, /)")]
    fn __ge__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        compared(vm, this, value, CompareOp::Ge)
    }
}

/// Fills the module.
pub(super) fn module(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let deque = ClassBuilder::new("collections", "deque")
        .dotted()
        .methods(deque::TABLE)
        .methods(deque_methods::TABLE)
        .getter("maxlen", |vm, value| {
            Ok(receiver(vm, value)?
                .limit
                .borrow()
                .map_or(Value::None, Value::from))
        })
        .value("__hash__", Value::None)
        .build(vm);
    module.set("deque", &deque);
    module.functions(fields::TABLE);
    Ok(())
}

#[natives]
mod deque_methods {
    use super::*;

    /// The class with arguments, as type hints write it.
    #[native("(cls, key, /)", bound = Class)]
    fn __class_getitem__(vm: &mut Vm, cls: &Value, key: &Value) -> Result<Value, Raise> {
        Ok(crate::builtins::generic_alias(vm, cls, key))
    }
}

#[natives]
mod fields {
    use super::*;

    /// A property that reads one item of a tuple.
    #[native("(index, doc, /)")]
    fn field_getter(vm: &mut Vm, index: i64, doc: &Value) -> Result<Value, Raise> {
        let at = usize::try_from(index)
            .map_err(|_| vm.value_error("a field's index must not be negative"))?;
        let get = field::closures::get(at);
        let refuse = field::closures::refuse(());
        let property = Property {
            get,
            set: refuse.clone(),
            delete: refuse,
            doc: doc.clone(),
            name: RefCell::default(),
        };
        Ok(Value::Property(Rc::new(property)))
    }
}

/// What such a property calls.
#[natives]
mod field {
    use super::*;

    /// The item of the tuple.
    #[native("(self, /)", name = "field")]
    fn get(vm: &mut Vm, this: &Value, state: &usize) -> Result<Value, Raise> {
        match this.unwrapped() {
            Value::Tuple(tuple) if *state < tuple.items.len() => {
                Ok(tuple.items.get(*state).cloned().unwrap_or_default())
            }
            _ => Err(vm.index_error("tuple index out of range")),
        }
    }

    /// Refuses to set or to delete it.
    #[native("(self, value=?, /)", name = "field")]
    fn refuse(vm: &mut Vm, _state: &()) -> Result<Value, Raise> {
        Err(vm.attribute_error("can't set attribute"))
    }
}
