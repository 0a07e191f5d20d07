//! `list` and `tuple`, and sorting.

use super::support::*;
use crate::native::{Args, Entry, pure};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Order;
use std::cmp::Ordering;
use std::rc::Rc;

/// The most items that `extend` may leave in a list: one gigabyte.
const LONGEST: usize = 1 << 26;

fn this(vm: &Vm, args: Args) -> Result<Rc<List>, Raise> {
    match args[0].unwrapped() {
        Value::List(list) => Ok(list.clone()),
        other => Err(wrong_receiver(vm, "list", "method", other)),
    }
}

fn tuple_of(vm: &Vm, args: Args) -> Result<Rc<Tuple>, Raise> {
    match args[0].unwrapped() {
        Value::Tuple(tuple) => Ok(tuple.clone()),
        other => Err(wrong_receiver(vm, "tuple", "method", other)),
    }
}

fn position(vm: &mut Vm, items: &[Value], args: Args) -> Result<Option<usize>, Raise> {
    let (start, end) = bounds(vm, args, 2, items.len())?;
    for (at, item) in items.iter().enumerate().take(end).skip(start) {
        if vm.equal(item, &args[1])? {
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

fn pop(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let list = this(vm, args)?;
    let index = vm.int(&args[1])?;
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

fn remove(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let list = this(vm, args)?;
    let items = list.items.borrow().clone();
    for (at, item) in items.iter().enumerate() {
        if vm.equal(item, &args[1])? {
            let still_there = list.items.borrow().get(at).is_some_and(|now| now.is(item));
            let _old = still_there.then(|| list.items.borrow_mut().remove(at));
            return Ok(Value::None);
        }
    }
    Err(vm.value_error("list.remove(x): x not in list"))
}

fn insert(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let list = this(vm, args)?;
    let index = vm.int(&args[1])?;
    let length = list.items.borrow().len();
    let at = usize::try_from(if index < 0 {
        (index + length as i64).max(0)
    } else {
        index
    })
    .unwrap_or(length)
    .min(length);
    list.items.borrow_mut().insert(at, args[2].clone());
    Ok(Value::None)
}

fn sort(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let list = this(vm, args)?;
    let reverse = vm.truth(&args[2])?;
    let items = std::mem::take(&mut *list.items.borrow_mut());
    match sorted(vm, items.clone(), args.some(1), reverse) {
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

fn extend(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let list = this(vm, args)?;
    let items = vm.iterate(&args[1])?;
    let length = list.items.borrow().len().saturating_add(items.len());
    if length > LONGEST {
        return Err(vm.memory_error());
    }
    list.items.borrow_mut().extend(items);
    Ok(Value::None)
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let list = this(vm, args)?;
    let items = match args.given(1) {
        Some(iterable) => vm.iterate(iterable)?,
        None => Vec::new(),
    };
    let _old = std::mem::replace(&mut *list.items.borrow_mut(), items);
    Ok(Value::None)
}

fn reversed(items: Vec<Value>, class_name: &'static str) -> Value {
    // `Values` yields from the end: what it is given is already in the order of `reversed`.
    Iter::new(IterState::Values {
        class_name,
        left: items,
    })
}

static LIST: &[Entry] = &[
    mutates("append", "(self, object, /)", |vm, args| {
        this(vm, args)?.items.borrow_mut().push(args[1].clone());
        Ok(Value::None)
    }),
    mutates("clear", "(self, /)", |vm, args| {
        let _old = std::mem::take(&mut *this(vm, args)?.items.borrow_mut());
        Ok(Value::None)
    }),
    pure("copy", "(self, /)", |vm, args| {
        Ok(Value::list(this(vm, args)?.items.borrow().clone()))
    }),
    pure("count", "(self, value, /)", |vm, args| {
        let items = this(vm, args)?.items.borrow().clone();
        count(vm, &items, &args[1])
    }),
    mutates("extend", "(self, iterable, /)", extend),
    pure(
        "index",
        "(self, value, start=0, stop=9223372036854775807, /)",
        |vm, args| {
            let items = this(vm, args)?.items.borrow().clone();
            match position(vm, &items, args)? {
                Some(at) => Ok(Value::from(at)),
                None => {
                    let shown = vm.repr(&args[1])?;
                    Err(vm.value_error(format_args!("{shown} is not in list")))
                }
            }
        },
    ),
    mutates("insert", "(self, index, object, /)", insert),
    mutates("pop", "(self, index=-1, /)", pop),
    mutates("remove", "(self, value, /)", remove),
    mutates("reverse", "(self, /)", |vm, args| {
        this(vm, args)?.items.borrow_mut().reverse();
        Ok(Value::None)
    }),
    mutates("sort", "(self, /, *, key=None, reverse=False)", sort),
    mutates("__setitem__", "(self, key, value, /)", |vm, args| {
        vm.set_item(&args[0].unwrapped().clone(), &args[1], args[2].clone())
            .map(|()| Value::None)
    }),
    mutates("__delitem__", "(self, key, /)", |vm, args| {
        vm.delete_item(&args[0].unwrapped().clone(), &args[1])
            .map(|()| Value::None)
    }),
    pure("__reversed__", "(self, /)", |vm, args| {
        Ok(reversed(
            this(vm, args)?.items.borrow().clone(),
            "list_reverseiterator",
        ))
    }),
    Entry {
        name: "__init__",
        signature: "(self, iterable=?, /)",
        purity: Purity::MutatesSelf,
        doc: crate::vm::DEFAULT_SLOT,
        body: init,
        ..Entry::PLAIN
    },
];

static TUPLE: &[Entry] = &[
    pure("count", "(self, value, /)", |vm, args| {
        let tuple = tuple_of(vm, args)?;
        count(vm, &tuple.items, &args[1])
    }),
    pure(
        "index",
        "(self, value, start=0, stop=9223372036854775807, /)",
        |vm, args| {
            let tuple = tuple_of(vm, args)?;
            let at = position(vm, &tuple.items, args)?;
            at.map(Value::from)
                .ok_or_else(|| vm.value_error("tuple.index(x): x not in tuple"))
        },
    ),
    pure("__getnewargs__", "(self, /)", |vm, args| {
        Ok(Value::tuple(vec![Value::Tuple(tuple_of(vm, args)?)]))
    }),
];

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let (list, tuple) = (vm.types.list.clone(), vm.types.tuple.clone());
    for class in [&list, &tuple] {
        for table in [EQUALITY, ORDER, REPR, SEQUENCE] {
            add_methods(class, table);
        }
        add_methods(
            class,
            binary_slots! { "__add__", "__radd__", Add; "__mul__", "__rmul__", Mul; },
        );
        class.remove(&Name::new("__radd__"));
    }
    add_methods(&tuple, HASH);
    add_methods(&list, inplace_slots! { "__iadd__", Add; "__imul__", Mul; });
    add_methods(&list, LIST);
    add_methods(&tuple, TUPLE);
    list.set_str("__hash__", Value::None);
    add_new(&list, "(cls, *args, **kwargs)", |vm, args| {
        Ok(vm.wrap_base(&args[0], Value::list(Vec::new())))
    });
    add_new(&tuple, "(cls, iterable=?, /)", |vm, args| {
        let value = match args.given(1) {
            Some(tuple @ Value::Tuple(_)) => tuple.clone(),
            Some(iterable) => Value::tuple(vm.iterate(iterable)?),
            None => Value::tuple(Vec::new()),
        };
        Ok(vm.wrap_base(&args[0], value))
    });
}
