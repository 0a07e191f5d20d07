//! The built-in functions that make or use iterators.

use super::support::*;
use crate::native::Given;
use crate::natives;
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

    fn parts(&self) -> Option<Vec<Value>> {
        Some(vec![self.iterator.clone(), self.next.clone()])
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

    fn parts(&self) -> Option<Vec<Value>> {
        Some(self.iterators.clone())
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

    fn parts(&self) -> Option<Vec<Value>> {
        let function = std::iter::once(&self.function);
        Some(function.chain(&self.iterators).cloned().collect())
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

    fn parts(&self) -> Option<Vec<Value>> {
        Some(vec![self.function.clone(), self.iterator.clone()])
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

/// `reversed(sequence)` of anything with a length and items; that of a list sees how it changes.
pub(super) struct ReversedSequence {
    pub sequence: Value,
    pub left: usize,
}

impl NativeIter for ReversedSequence {
    fn class_name(&self) -> &'static str {
        match self.sequence {
            Value::List(_) => "list_reverseiterator",
            _ => "reversed",
        }
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let Some(at) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = at;
        match &self.sequence {
            Value::List(list) => Ok(list.items.borrow().get(at).cloned()),
            sequence => vm.get_item(sequence, &Value::from(at)).map(Some),
        }
    }

    fn place(&mut self) -> Option<(&Value, &mut usize)> {
        Some((&self.sequence, &mut self.left))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.sequence);
    }
}

pub(crate) fn iterators(vm: &mut Vm, values: &[Value]) -> Result<Vec<Value>, Raise> {
    values.iter().map(|value| vm.iter(value)).try_list()
}

fn next_of(vm: &mut Vm, iterator: &Value, default: Option<&Value>) -> Result<Value, Raise> {
    let is_iterator = match iterator {
        Value::Iter(_) | Value::Generator(_) => true,
        other => vm.class_ref(other).lookup(&vm.names.next).is_some(),
    };
    if !is_iterator {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format_args!("'{name}' object is not an iterator")));
    }
    match (vm.next(iterator)?, default) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.stop_iteration(Value::None)),
    }
}

/// The builtin functions that make or take iterators.
#[natives]
pub(super) mod functions {
    use super::*;

    /// The next item of an iterator; at its end `default`, or StopIteration without one.
    ///
    /// >>> next(iter([]), "none")
    /// 'none'
    #[native("(iterator, default=?, /)", purity = Advances, special = Next)]
    fn next(vm: &mut Vm, iterator: &Value, default: Given) -> Result<Value, Raise> {
        next_of(vm, iterator, default.0)
    }

    /// An iterator over the items; or what a function gives, until it gives `sentinel`.
    ///
    /// >>> list(iter([1, 2]))
    /// [1, 2]
    #[native("(object, sentinel=?, /)")]
    fn iter(vm: &mut Vm, object: &Value, sentinel: Given) -> Result<Value, Raise> {
        match sentinel.0 {
            None => vm.iter(object),
            Some(_) if !vm.callable(object) => Err(vm.type_error("iter(v, w): v must be callable")),
            Some(sentinel) => Ok(Iter::native(UntilSentinel {
                callable: object.clone(),
                sentinel: sentinel.clone(),
            })),
        }
    }
}

/// Pairs of a count from `start` and each item.
///
/// >>> list(enumerate("ab", 1))
/// [(1, 'a'), (2, 'b')]
#[natives(class = "builtins.enumerate")]
mod enumerate_members {
    use super::*;

    /// Pairs of a count from `start` and each item.
    #[native("(cls, iterable, start=0)", reads = Contents)]
    fn __new__(vm: &mut Vm, cls: &Value, iterable: &Value, start: &Value) -> Result<Value, Raise> {
        let (iterator, next) = (vm.iter(iterable)?, vm.index(start)?);
        Ok(vm.wrap_base(cls, Iter::native(Enumerate { iterator, next })))
    }
}

/// The items for which `function` is true; the true ones if it is None.
///
/// >>> list(filter(None, [0, 1, 2]))
/// [1, 2]
#[natives(class = "builtins.filter")]
mod filter_members {
    use super::*;

    /// The items for which `function` is true; the true ones if it is None.
    #[native("(cls, function, iterable, /)", reads = Contents)]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        function: &Value,
        iterable: &Value,
    ) -> Result<Value, Raise> {
        let (iterator, function) = (vm.iter(iterable)?, function.clone());
        Ok(vm.wrap_base(cls, Iter::native(Filter { function, iterator })))
    }
}

/// What `function` gives for each item, or for the items of several iterables in step.
///
/// >>> list(map(abs, [-1, 2]))
/// [1, 2]
#[natives(class = "builtins.map")]
mod map_members {
    use super::*;

    /// What `function` gives for each item, or for the items of several iterables in step.
    #[native("(cls, function=?, /, *iterables)", reads = Items)]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        function: Given,
        iterables: &[Value],
    ) -> Result<Value, Raise> {
        let Some(function) = function.0.filter(|_| !iterables.is_empty()) else {
            return Err(vm.type_error("map() must have at least two arguments."));
        };
        let function = function.clone();
        let iterators = iterators(vm, iterables)?;
        Ok(vm.wrap_base(
            cls,
            Iter::native(Map {
                function,
                iterators,
            }),
        ))
    }
}

/// The items of a sequence from the last to the first.
///
/// >>> list(reversed([1, 2]))
/// [2, 1]
#[natives(class = "builtins.reversed")]
mod reversed_members {
    use super::*;

    /// The items of a sequence from the last to the first.
    #[native("(cls, object, /)", reads = Contents)]
    fn __new__(vm: &mut Vm, cls: &Value, object: &Value) -> Result<Value, Raise> {
        let class = vm.class_of(object);
        if let Some(function) = class.lookup(&vm.names.reversed)
            && !function.is_none()
        {
            let bound = vm.bind(function, object, &class)?;
            return vm.call(&bound, &[]);
        }
        let is_sequence = match object.unwrapped() {
            Value::Str(_) | Value::Tuple(_) | Value::Bytes(_) => true,
            Value::Set(_) | Value::Dict(_) => false,
            _ if class.lookup(&vm.names.reversed).is_some() => false,
            _ => class.lookup(&vm.names.getitem).is_some() && class.lookup(&vm.names.len).is_some(),
        };
        if !is_sequence {
            let name = vm.type_name(object);
            let is_sequence = class.lookup(&vm.names.getitem).is_some()
                && class.lookup(&vm.names.reversed).is_none()
                && matches!(object, Value::Object(_));
            return Err(vm.type_error(match is_sequence {
                true => format!("object of type '{name}' has no len()"),
                false => format!("'{name}' object is not reversible"),
            }));
        }
        let (left, sequence) = (vm.len(object)?, object.clone());
        Ok(vm.wrap_base(cls, Iter::native(ReversedSequence { sequence, left })))
    }
}

/// Tuples of the items of several iterables in step, until one ends.
///
/// >>> list(zip("ab", [1, 2]))
/// [('a', 1), ('b', 2)]
#[natives(class = "builtins.zip")]
mod zip_members {
    use super::*;

    /// Tuples of the items of several iterables in step, until one ends.
    #[native("(cls, *iterables, strict=False)", reads = Items)]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        strict: &Value,
        iterables: &[Value],
    ) -> Result<Value, Raise> {
        let strict = vm.truth(strict)?;
        let iterators = iterators(vm, iterables)?;
        Ok(vm.wrap_base(cls, Iter::native(Zip { iterators, strict })))
    }
}

/// What is left of an iterator over a dict or a set, which stays where it is.
fn left_of(vm: &mut Vm, state: &IterState) -> Result<Option<Vec<Value>>, Raise> {
    let copy = match state {
        IterState::Dict {
            dict,
            index,
            length,
            kind,
        } => IterState::Dict {
            dict: dict.clone(),
            index: *index,
            length: *length,
            kind: *kind,
        },
        IterState::Set { set, index, length } => IterState::Set {
            set: set.clone(),
            index: *index,
            length: *length,
        },
        _ => return Ok(None),
    };
    vm.iterate(&Iter::new(copy)).map(Some)
}

/// What an iterator that is at its end would be made from again.
fn nothing(class_name: &str) -> Value {
    match class_name {
        "tuple_iterator" | "bytes_iterator" | "reversed" | "iterator" => Value::tuple(Vec::new()),
        "str_iterator" | "str_ascii_iterator" => Value::str(""),
        _ => Value::list(Vec::new()),
    }
}

/// What makes an iterator again: a class or `iter`, with its arguments, and where it stands.
fn taken_apart(vm: &mut Vm, iter: &Iter) -> Result<Option<Vec<Value>>, Raise> {
    let place = |at: usize| Some(Value::from(at));
    let mut make = vm.builtins.get_str("iter").unwrap_or_default();
    if iter.class_name().contains("reverse") && !iter.class_name().starts_with("dict") {
        make = vm.builtins.get_str("reversed").unwrap_or_default();
    }
    let Ok(mut state) = iter.state.try_borrow_mut() else {
        return Err(vm.value_error("iterator already executing"));
    };
    let (source, place) = match &mut *state {
        IterState::List { list, index } => (Value::List(list.clone()), place(*index)),
        IterState::Tuple { tuple, index } => (Value::Tuple(tuple.clone()), place(*index)),
        IterState::Bytes { bytes, index } => (Value::Bytes(bytes.clone()), place(*index)),
        IterState::Str { string, offset } => {
            let before = string.as_str().get(..*offset).unwrap_or("");
            (Value::Str(string.clone()), place(before.chars().count()))
        }
        IterState::Range { next, left, step } => {
            let (start, step) = (*next, *step);
            let stop = start.wrapping_add(step.wrapping_mul(*left as i64));
            let range = Range { start, stop, step };
            (Value::Range(Rc::new(range)), Some(Value::None))
        }
        IterState::Values { left, .. } => {
            let left = left.iter().rev().cloned().collect();
            (Value::list(left), None)
        }
        IterState::Sequence { object, index } => (object.clone(), Some(Value::Int(*index))),
        IterState::Done => (nothing(iter.class_name()), None),
        IterState::Native(native) => match native.place() {
            Some((_, 0)) => (nothing(iter.class_name()), None),
            Some((sequence, left)) => (sequence.clone(), place(*left - 1)),
            None => {
                let class = vm.types.iterator(iter).clone();
                let Some(parts) = native.parts() else {
                    return Ok(None);
                };
                return Ok(Some(vec![Value::Class(class), Value::tuple(parts)]));
            }
        },
        state => match left_of(vm, state)? {
            Some(left) => (Value::list(left), None),
            None => return Ok(None),
        },
    };
    let mut parts = vec![make, Value::tuple(vec![source])];
    parts.extend(place);
    Ok(Some(parts))
}

/// How many items are left, as far as that is known.
fn hint(vm: &mut Vm, state: &mut IterState) -> Result<usize, Raise> {
    Ok(match state {
        IterState::Range { left, .. } => *left,
        IterState::List { list, index } => list.items.borrow().len().saturating_sub(*index),
        IterState::Tuple { tuple, index } => tuple.items.len().saturating_sub(*index),
        IterState::Bytes { bytes, index } => bytes.len().saturating_sub(*index),
        IterState::Str { string, offset } => {
            let left = string.as_str().get(*offset..).unwrap_or("");
            left.chars().count()
        }
        IterState::Values { left, .. } => left.len(),
        IterState::Native(native) => match native.place() {
            Some((sequence, left)) => {
                let left = *left;
                let length = vm.len(&sequence.clone())?;
                if left > length { 0 } else { left }
            }
            None => native.left().unwrap_or(0),
        },
        state => left_of(vm, state)?.map_or(0, |left| left.len()),
    })
}

/// What an iterator does.
#[natives]
pub(crate) mod iterator {
    use super::*;

    /// What makes it again, for copies.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let Value::Iter(iter) = this.unwrapped() else {
            return Ok(Value::None);
        };
        if let Some(parts) = taken_apart(vm, iter)? {
            return Ok(Value::tuple(parts));
        }
        let name = iter.class_name();
        Err(vm.type_error(format_args!("cannot pickle '{name}' object")))
    }

    /// Sets where it stands.
    #[native("(self, state, /)", purity = MutatesSelf)]
    fn __setstate__(vm: &mut Vm, this: &Value, state: &Value) -> Result<Value, Raise> {
        let Value::Iter(iter) = this.unwrapped() else {
            return Ok(Value::None);
        };
        let is_int = matches!(
            state.unwrapped(),
            Value::Int(_) | Value::Bool(_) | Value::BigInt(_)
        );
        if !is_int && iter.class_name() != "range_iterator" {
            return Err(vm.type_error("an integer is required"));
        }
        let state = vm.int(state)?;
        let at = usize::try_from(state).unwrap_or(0);
        let Ok(mut standing) = iter.state.try_borrow_mut() else {
            return Err(vm.value_error("iterator already executing"));
        };
        match &mut *standing {
            // A list's iterator takes a negative place for one behind the end.
            IterState::List { list, .. } if state < 0 => {
                let (list, index) = (list.clone(), list.items.borrow().len());
                *standing = IterState::List { list, index };
            }
            IterState::List { list, index } => *index = at.min(list.items.borrow().len()),
            IterState::Tuple { tuple, index } => *index = at.min(tuple.items.len()),
            IterState::Bytes { bytes, index } => *index = at.min(bytes.len()),
            IterState::Range { next, left, step } => {
                let passed = at.min(*left);
                *next = next.wrapping_add(step.wrapping_mul(passed as i64));
                *left -= passed;
            }
            IterState::Str { string, offset } => {
                let place = string.as_str().char_indices().nth(at);
                *offset = place.map_or(string.as_str().len(), |(place, _)| place);
            }
            IterState::Sequence { index, .. } => *index = state,
            IterState::Native(native) => {
                if let Some((sequence, left)) = native.place() {
                    let length = vm.len(&sequence.clone())? as i64;
                    *left = state.clamp(-1, length - 1).saturating_add(1) as usize;
                }
            }
            _ => {}
        }
        Ok(Value::None)
    }

    /// The next item, or StopIteration at the end.
    #[native("(self, /)", purity = Advances)]
    fn __next__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        next_of(vm, this.unwrapped(), None)
    }

    /// An iterator over the items.
    #[native("(self, /)", slot)]
    fn __iter__(this: &Value) -> Result<Value, Raise> {
        Ok(this.clone())
    }

    /// How many items are left, as far as that is known.
    #[native("(self, /)")]
    fn __length_hint__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let Value::Iter(iter) = this.unwrapped() else {
            return Ok(Value::Int(0));
        };
        let Ok(mut state) = iter.state.try_borrow_mut() else {
            return Err(vm.value_error("iterator already executing"));
        };
        hint(vm, &mut state).map(Value::from)
    }
}

/// Fills the classes of iterators.
pub(super) fn install(vm: &mut Vm) {
    for class in vm.types.iterators() {
        extend(class, iterator::TABLE);
    }
    let rows = [
        &enumerate_members::CLASS,
        &filter_members::CLASS,
        &map_members::CLASS,
        &reversed_members::CLASS,
        &zip_members::CLASS,
    ];
    for (class, row) in vm.types.named_iterators().iter().zip(rows) {
        describe(vm, class, row);
        vm.builtins
            .set_name(&class.name_of(), Value::Class(class.clone()));
    }
}
