//! `list` and `tuple`, and sorting.

use super::iterators::ReversedSequence;
use super::support::*;
use crate::native::Given;
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Order;
use std::cmp::Ordering;
use std::rc::Rc;

/// The most items that `extend` may leave in a list: one gigabyte.
const LONGEST: usize = 1 << 26;

fn receiver(vm: &Vm, value: &Value) -> Result<Rc<List>, Raise> {
    match value.unwrapped() {
        Value::List(list) => Ok(list.clone()),
        other => Err(wrong_receiver(vm, "list", "method", other)),
    }
}

fn tuple_of(vm: &Vm, value: &Value) -> Result<Rc<Tuple>, Raise> {
    match value.unwrapped() {
        Value::Tuple(tuple) => Ok(tuple.clone()),
        other => Err(wrong_receiver(vm, "tuple", "method", other)),
    }
}

fn position(
    vm: &mut Vm,
    items: &[Value],
    value: &Value,
    start: &Value,
    stop: &Value,
) -> Result<Option<usize>, Raise> {
    let (start, end) = bounds(vm, start, stop, items.len())?;
    for (at, item) in items.iter().enumerate().take(end).skip(start) {
        if vm.equal(item, value)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn count(vm: &mut Vm, items: &[Value], wanted: &Value) -> Result<Value, Raise> {
    let mut count = 0_i64;
    for item in items {
        count += i64::from(vm.equal(item, wanted)?);
    }
    Ok(Value::Int(count))
}

/// The items in ascending order of their keys; stable, also in reverse.
pub(super) fn sorted(
    vm: &mut Vm,
    items: Vec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> Result<Vec<Value>, Raise> {
    let mut pairs = Vec::with_capacity(items.len());
    for item in items {
        let by = match key {
            Some(key) => vm.call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        pairs.push((by, item));
    }
    if reverse {
        pairs.reverse();
    }
    if !sort_plain(&mut pairs) {
        pairs = merge_sort(vm, pairs)?;
    }
    if reverse {
        pairs.reverse();
    }
    Ok(pairs.into_iter().map(|(_, item)| item).collect())
}

type Pair = (Value, Value);

/// Sorts keys that are all ints, all floats or all strings, without asking the VM.
fn sort_plain(pairs: &mut [Pair]) -> bool {
    if pairs.iter().all(|(key, _)| matches!(key, Value::Int(_))) {
        pairs.order_by_key(|(key, _)| if let Value::Int(int) = key { *int } else { 0 });
        return true;
    }
    if pairs
        .iter()
        .all(|(key, _)| matches!(key, Value::Float(float) if !float.is_nan()))
    {
        pairs.order_by(|(a, _), (b, _)| match (a, b) {
            (Value::Float(a), Value::Float(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
            _ => Ordering::Equal,
        });
        return true;
    }
    if pairs.iter().all(|(key, _)| matches!(key, Value::Str(_))) {
        pairs.order_by(|(a, _), (b, _)| a.as_str().cmp(&b.as_str()));
        return true;
    }
    false
}

/// A stable merge sort whose comparisons may raise.
fn merge_sort(vm: &mut Vm, pairs: Vec<Pair>) -> Result<Vec<Pair>, Raise> {
    let mut runs: Vec<Vec<Pair>> = pairs.into_iter().map(|pair| vec![pair]).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        let mut left = runs.into_iter();
        while let Some(first) = left.next() {
            merged.push(match left.next() {
                Some(second) => merge(vm, first, second)?,
                None => first,
            });
        }
        runs = merged;
    }
    Ok(runs.pop().unwrap_or_default())
}

fn merge(vm: &mut Vm, first: Vec<Pair>, second: Vec<Pair>) -> Result<Vec<Pair>, Raise> {
    let mut out = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    while let (Some((a, _)), Some((b, _))) = (first.peek(), second.peek()) {
        let (a, b) = (a.clone(), b.clone());
        out.extend(if vm.less(&b, &a)? {
            second.next()
        } else {
            first.next()
        });
    }
    out.extend(first);
    out.extend(second);
    Ok(out)
}

/// What a list does.
#[natives]
mod list_methods {
    use super::*;

    /// Adds an item at the end.
    ///
    /// >>> x = [1]; x.append(2); x
    /// [1, 2]
    #[native("(self, object, /)", purity = MutatesSelf)]
    fn append(vm: &mut Vm, this: &Value, object: &Value) -> Result<Value, Raise> {
        receiver(vm, this)?.items.borrow_mut().push(object.clone());
        Ok(Value::None)
    }

    /// Takes all items out.
    ///
    /// >>> x = [1]; x.clear(); x
    /// []
    #[native("(self, /)", purity = MutatesSelf, reads = Nothing)]
    fn clear(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let _old = std::mem::take(&mut *receiver(vm, this)?.items.borrow_mut());
        Ok(Value::None)
    }

    /// A new list with the same items.
    ///
    /// >>> [1, 2].copy()
    /// [1, 2]
    #[native("(self, /)")]
    fn copy(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::list(receiver(vm, this)?.items.borrow().clone()))
    }

    /// How many items equal `value`.
    ///
    /// >>> [1, 2, 1].count(1)
    /// 2
    #[native("(self, value, /)")]
    fn count(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let items = receiver(vm, this)?.items.borrow().clone();
        super::count(vm, &items, value)
    }

    /// Adds the items of an iterable at the end.
    ///
    /// >>> x = [1]; x.extend("ab"); x
    /// [1, 'a', 'b']
    #[native("(self, iterable, /)", purity = MutatesSelf, reads = Copied)]
    fn extend(vm: &mut Vm, this: &Value, iterable: &Value) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let items = vm.iterate(iterable)?;
        let length = list.items.borrow().len().saturating_add(items.len());
        if length > LONGEST {
            return Err(vm.memory_error());
        }
        list.items.borrow_mut().extend(items);
        Ok(Value::None)
    }

    /// Puts an item before the one at `index`.
    ///
    /// >>> x = [1, 3]; x.insert(1, 2); x
    /// [1, 2, 3]
    #[native("(self, index, object, /)", purity = MutatesSelf)]
    fn insert(vm: &mut Vm, this: &Value, index: &Value, object: &Value) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let index = vm.int(index)?;
        let length = list.items.borrow().len();
        let at = usize::try_from(if index < 0 {
            (index + length as i64).max(0)
        } else {
            index
        })
        .unwrap_or(length)
        .min(length);
        list.items.borrow_mut().insert(at, object.clone());
        Ok(Value::None)
    }

    /// Takes out the item at `index`, the last by default, and gives it; an IndexError if there is none.
    ///
    /// >>> [1, 2].pop()
    /// 2
    #[native("(self, index=-1, /)", purity = MutatesSelf)]
    fn pop(vm: &mut Vm, this: &Value, index: &Value) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let index = vm.int(index)?;
        let length = list.items.borrow().len();
        if length == 0 {
            return Err(vm.index_error("pop from empty list"));
        }
        let at = usize::try_from(if index < 0 {
            index + length as i64
        } else {
            index
        })
        .ok()
        .filter(|at| *at < length);
        match at {
            Some(at) => Ok(list.items.borrow_mut().remove(at)),
            None => Err(vm.index_error("pop index out of range")),
        }
    }

    /// Takes out the first item equal to `value`; a ValueError if there is none.
    ///
    /// >>> x = [1, 2, 1]; x.remove(1); x
    /// [2, 1]
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn remove(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let items = list.items.borrow().clone();
        for (at, item) in items.iter().enumerate() {
            if vm.equal(item, value)? {
                let still_there = list.items.borrow().get(at).is_some_and(|now| now.is(item));
                let _old = still_there.then(|| list.items.borrow_mut().remove(at));
                return Ok(Value::None);
            }
        }
        Err(vm.value_error("list.remove(x): x not in list"))
    }

    /// Turns the order of the items around.
    ///
    /// >>> x = [1, 2]; x.reverse(); x
    /// [2, 1]
    #[native("(self, /)", purity = MutatesSelf)]
    fn reverse(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        receiver(vm, this)?.items.borrow_mut().reverse();
        Ok(Value::None)
    }

    /// Sorts the items by `key`; equal ones keep their order.
    ///
    /// >>> x = [3, 1, 2]; x.sort(); x
    /// [1, 2, 3]
    #[native("(self, /, *, key=None, reverse=False)", purity = MutatesSelf)]
    fn sort(
        vm: &mut Vm,
        this: &Value,
        key: Option<&Value>,
        reverse: &Value,
    ) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let reverse = vm.truth(reverse)?;
        let items = std::mem::take(&mut *list.items.borrow_mut());
        match sorted(vm, items.clone(), key, reverse) {
            Ok(items) => {
                let meddled = !list.items.borrow().is_empty();
                *list.items.borrow_mut() = items;
                if meddled {
                    Err(vm.value_error("list modified during sort"))
                } else {
                    Ok(Value::None)
                }
            }
            Err(raise) => {
                *list.items.borrow_mut() = items;
                Err(raise)
            }
        }
    }

    /// Sets the item of this index or key.
    #[native("(self, key, value, /)", purity = MutatesSelf)]
    fn __setitem__(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Result<Value, Raise> {
        vm.set_item(&this.unwrapped().clone(), key, value.clone())
            .map(|()| Value::None)
    }

    /// Takes out the item of this index or key.
    #[native("(self, key, /)", purity = MutatesSelf)]
    fn __delitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        vm.delete_item(&this.unwrapped().clone(), key)
            .map(|()| Value::None)
    }

    /// An iterator over the items from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let left = list.items.borrow().len();
        let sequence = Value::List(list);
        Ok(Iter::native(ReversedSequence { sequence, left }))
    }

    /// The place of the first item equal to `value` in a part of the list; a ValueError if there is none.
    ///
    /// >>> ["a", "b"].index("b")
    /// 1
    #[native("(self, value, start=0, stop=9223372036854775807, /)")]
    fn index(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        start: &Value,
        stop: &Value,
    ) -> Result<Value, Raise> {
        let items = receiver(vm, this)?.items.borrow().clone();
        match position(vm, &items, value, start, stop)? {
            Some(at) => Ok(Value::from(at)),
            None => {
                let shown = vm.repr(value)?;
                Err(vm.value_error(format_args!("{shown} is not in list")))
            }
        }
    }

    /// Fills a new list with the items of an iterable.
    #[native("(self, iterable=?, /)", purity = MutatesSelf, slot, reads = Copied)]
    fn __init__(vm: &mut Vm, this: &Value, iterable: Given) -> Result<Value, Raise> {
        let list = receiver(vm, this)?;
        let items = match iterable.0 {
            Some(iterable) => vm.iterate(iterable)?,
            None => Vec::new(),
        };
        let _old = std::mem::replace(&mut *list.items.borrow_mut(), items);
        Ok(Value::None)
    }
}

/// What a tuple does.
#[natives]
mod tuple_methods {
    use super::*;

    /// How many items equal `value`.
    ///
    /// >>> (1, 2, 1).count(1)
    /// 2
    #[native("(self, value, /)")]
    fn count(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let tuple = tuple_of(vm, this)?;
        super::count(vm, &tuple.items, value)
    }

    /// What a copy is made from.
    #[native("(self, /)")]
    fn __getnewargs__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::tuple(vec![Value::Tuple(tuple_of(vm, this)?)]))
    }

    /// The place of the first item equal to `value` in a part of the tuple; a ValueError if there is none.
    ///
    /// >>> (1, 2, 1).index(1, 1)
    /// 2
    #[native("(self, value, start=0, stop=9223372036854775807, /)")]
    fn index(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        start: &Value,
        stop: &Value,
    ) -> Result<Value, Raise> {
        let tuple = tuple_of(vm, this)?;
        let at = position(vm, &tuple.items, value, start, stop)?;
        at.map(Value::from)
            .ok_or_else(|| vm.value_error("tuple.index(x): x not in tuple"))
    }
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let (list, tuple) = (vm.types.list.clone(), vm.types.tuple.clone());
    for class in [&list, &tuple] {
        for table in [
            equality::TABLE,
            order::TABLE,
            repr_slot::TABLE,
            sequence::TABLE,
        ] {
            extend(class, table);
        }
        extend(
            class,
            &only(operators::TABLE, &["__add__", "__mul__", "__rmul__"]),
        );
    }
    extend(&tuple, hash_slot::TABLE);
    extend(&list, &only(operators::TABLE, &["__iadd__", "__imul__"]));
    extend(&list, list_methods::TABLE);
    extend(&tuple, tuple_methods::TABLE);
    list.set_str("__hash__", Value::None);
    describe(vm, &list, &list_members::CLASS);
    describe(vm, &tuple, &tuple_members::CLASS);
}

/// Items in a row, which can be changed. `list(iterable)` has the items of another object.
///
/// >>> list("ab")
/// ['a', 'b']
#[natives(class = "builtins.list")]
mod list_members {
    use super::*;

    /// An empty list.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        Ok(vm.wrap_base(cls, Value::list(Vec::new())))
    }
}

/// Items in a row, which do not change. `tuple(iterable)` has the items of another object.
///
/// >>> tuple("ab")
/// ('a', 'b')
#[natives(class = "builtins.tuple")]
mod tuple_members {
    use super::*;

    /// The items of an iterable.
    ///
    /// >>> tuple("ab")
    /// ('a', 'b')
    #[native("(cls, iterable=?, /)", reads = Contents)]
    fn __new__(vm: &mut Vm, cls: &Value, iterable: Given) -> Result<Value, Raise> {
        let value = match iterable.0 {
            Some(tuple @ Value::Tuple(_)) => tuple.clone(),
            Some(iterable) => Value::tuple(vm.iterate(iterable)?),
            None => Value::tuple(Vec::new()),
        };
        Ok(vm.wrap_base(cls, value))
    }
}
