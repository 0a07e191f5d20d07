//! The built-in functions that make or use iterators.

use super::support::*;
use crate::native::{Args, Entry, entry, native_function, pure};
use crate::object::*;
use crate::vm::{Exc, Vm};
use freezeframe_base::Lists;
use std::rc::Rc;

struct Enumerate {
    iterator: Value,
    next: Value,
}

impl NativeIter for Enumerate {
    fn class_name(&self) -> &'static str {
        "enumerate"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let Some(item) = vm.next(&self.iterator)? else {
            return Ok(None);
        };
        let after = match &self.next {
            Value::Int(int) if *int < i64::MAX => Value::Int(int + 1),
            other => vm.binary(crate::bytecode::BinaryOp::Add, other, &Value::Int(1))?,
        };
        let count = std::mem::replace(&mut self.next, after);
        Ok(Some(Value::tuple(vec![count, item])))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
    }
}

struct Zip {
    iterators: Vec<Value>,
    strict: bool,
}

impl Zip {
    fn uneven(vm: &mut Vm, at: usize, relation: &str) -> Raise {
        let before = if at == 1 {
            "argument 1".to_owned()
        } else {
            format!("arguments 1-{at}")
        };
        vm.value_error(format_args!(
            "zip() argument {} is {relation} than {before}",
            at + 1
        ))
    }
}

impl NativeIter for Zip {
    fn class_name(&self) -> &'static str {
        "zip"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        if self.iterators.is_empty() {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(self.iterators.len());
        for (at, iterator) in self.iterators.iter().enumerate() {
            match vm.next(iterator)? {
                Some(item) => items.push(item),
                None if self.strict && at > 0 => return Err(Self::uneven(vm, at, "shorter")),
                None if self.strict => {
                    for (at, rest) in self.iterators.iter().enumerate().skip(1) {
                        if vm.next(rest)?.is_some() {
                            return Err(Self::uneven(vm, at, "longer"));
                        }
                    }
                    return Ok(None);
                }
                None => return Ok(None),
            }
        }
        Ok(Some(Value::tuple(items)))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterators.iter().for_each(visit);
    }
}

struct Map {
    function: Value,
    iterators: Vec<Value>,
}

impl NativeIter for Map {
    fn class_name(&self) -> &'static str {
        "map"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let mut items = Vec::with_capacity(self.iterators.len());
        for iterator in &self.iterators {
            match vm.next(iterator)? {
                Some(item) => items.push(item),
                None => return Ok(None),
            }
        }
        vm.call(&self.function, &items).map(Some)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        self.iterators.iter().for_each(visit);
    }
}

struct Filter {
    function: Value,
    iterator: Value,
}

impl NativeIter for Filter {
    fn class_name(&self) -> &'static str {
        "filter"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        while let Some(item) = vm.next(&self.iterator)? {
            let kept = match &self.function {
                Value::None => item.clone(),
                function => vm.call(function, std::slice::from_ref(&item))?,
            };
            if vm.truth(&kept)? {
                return Ok(Some(item));
            }
            if vm.poll_interrupt() {
                return Err(vm.keyboard_interrupt());
            }
        }
        Ok(None)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.iterator);
    }
}

/// `iter(callable, sentinel)`.
struct UntilSentinel {
    callable: Value,
    sentinel: Value,
}

impl NativeIter for UntilSentinel {
    fn class_name(&self) -> &'static str {
        "callable_iterator"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        match vm.call(&self.callable, &[]) {
            Ok(value) => Ok(if vm.equal(&value, &self.sentinel)? {
                None
            } else {
                Some(value)
            }),
            Err(raise) if vm.is_exception(&raise, Exc::StopIteration) => Ok(None),
            Err(raise) => Err(raise),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callable);
        visit(&self.sentinel);
    }
}

/// `reversed(sequence)` of anything with a length and items.
struct ReversedSequence {
    sequence: Value,
    left: usize,
}

impl NativeIter for ReversedSequence {
    fn class_name(&self) -> &'static str {
        "reversed"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let Some(at) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = at;
        vm.get_item(&self.sequence, &Value::from(at)).map(Some)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.sequence);
    }
}

pub(crate) fn iterators(vm: &mut Vm, values: &[Value]) -> Result<Vec<Value>, Raise> {
    values.iter().map(|value| vm.iter(value)).try_list()
}

fn enumerate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (iterator, next) = (vm.iter(&args[0])?, vm.index(&args[1])?);
    Ok(Iter::native(Enumerate { iterator, next }))
}

fn zip(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let strict = vm.truth(&args[0])?;
    let mut made = Vec::new();
    for (at, value) in args.rest(1).iter().enumerate() {
        if !vm.is_iterable(value) {
            let name = vm.type_name(value);
            let _ = at;
            return Err(vm.type_error(format_args!("'{name}' object is not iterable")));
        }
        made.push(vm.iter(value)?);
    }
    Ok(Iter::native(Zip {
        iterators: made,
        strict,
    }))
}

fn map(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.rest(1).is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, args.rest(1))?;
    Ok(Iter::native(Map {
        function: args[0].clone(),
        iterators,
    }))
}

fn filter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let iterator = vm.iter(&args[1])?;
    Ok(Iter::native(Filter {
        function: args[0].clone(),
        iterator,
    }))
}

fn iter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.given(1) {
        None => vm.iter(&args[0]),
        Some(_) if !vm.callable(&args[0]) => Err(vm.type_error("iter(v, w): v must be callable")),
        Some(sentinel) => Ok(Iter::native(UntilSentinel {
            callable: args[0].clone(),
            sentinel: sentinel.clone(),
        })),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let is_iterator = match &args[0] {
        Value::Iter(_) | Value::Generator(_) => true,
        other => vm.class_ref(other).lookup(&vm.names.next).is_some(),
    };
    if !is_iterator {
        let name = vm.type_name(&args[0]);
        return Err(vm.type_error(format_args!("'{name}' object is not an iterator")));
    }
    match (vm.next(&args[0])?, args.given(1)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.stop_iteration(Value::None)),
    }
}

fn reversed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = vm.class_of(&args[0]);
    if let Some(function) = class.lookup(&vm.names.reversed)
        && !function.is_none()
    {
        let bound = vm.bind(function, &args[0], &class)?;
        return vm.call(&bound, &[]);
    }
    let is_sequence = match args[0].unwrapped() {
        Value::Str(_) | Value::Tuple(_) | Value::Bytes(_) => true,
        Value::Set(_) | Value::Dict(_) => false,
        _ => class.lookup(&vm.names.getitem).is_some() && class.lookup(&vm.names.len).is_some(),
    };
    if !is_sequence {
        let name = vm.type_name(&args[0]);
        return Err(vm.type_error(format_args!("'{name}' object is not reversible")));
    }
    let left = vm.len(&args[0])?;
    Ok(Iter::native(ReversedSequence {
        sequence: args[0].clone(),
        left,
    }))
}

/// The table.
pub(super) static FUNCTIONS: &[Entry] = &[
    pure("enumerate", "(iterable, start=0)", enumerate),
    pure("filter", "(function, iterable, /)", filter),
    pure("iter", "(object, sentinel=?, /)", iter),
    pure("map", "(function, /, *iterables)", map),
    pure("reversed", "(object, /)", reversed),
    pure("zip", "(*iterables, strict=False)", zip),
];

static ITERATOR: &[Entry] = &[
    slot("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
    entry("__next__", "(self, /)", Purity::Advances, "", next),
    pure("__length_hint__", "(self, /)", |_, args| {
        let left = match &args[0] {
            Value::Iter(iter) => match &*iter.state.borrow() {
                IterState::Range { left, .. } => *left,
                IterState::List { list, index } => list.items.borrow().len().saturating_sub(*index),
                IterState::Tuple { tuple, index } => tuple.items.len().saturating_sub(*index),
                IterState::Values { left, .. } => left.len(),
                _ => 0,
            },
            _ => 0,
        };
        Ok(Value::from(left))
    }),
];

/// Fills the class of iterators and adds `next`, which the VM runs without recursion.
pub(super) fn install(vm: &mut Vm) {
    add_methods(&vm.types.iterator.clone(), ITERATOR);
    let row = entry(
        "next",
        "(iterator, default=?, /)",
        Purity::Advances,
        "Return the next item from the iterator.",
        next,
    );
    let mut function = native_function(Value::name("builtins"), None, &row);
    function.special = Special::Next;
    vm.builtins
        .set_str("next", Value::Native(Rc::new(function)));
}
