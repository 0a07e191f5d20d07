//! Iteration.

use super::call::Flow;
use super::{After, Exc, Vm};
use crate::bytecode::CodeKind;
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// `iter(value)`, for native callers.
    pub fn iter(&mut self, value: &Value) -> Result<Value, Raise> {
        self.nested(|vm| vm.iter_flow(value.clone()))
    }

    /// `iter(value)`, with a frame where `__iter__` is defined in Python.
    pub(super) fn iter_flow(&mut self, value: Value) -> Result<Flow, Raise> {
        let iter = match &value {
            Value::Range(range) => IterState::Range {
                next: range.start,
                left: range.len(),
                step: range.step,
            },
            Value::List(list) => IterState::List {
                list: list.clone(),
                index: 0,
            },
            Value::Tuple(tuple) => IterState::Tuple {
                tuple: tuple.clone(),
                index: 0,
            },
            Value::Str(string) => IterState::Str {
                string: string.clone(),
                offset: 0,
            },
            Value::Bytes(bytes) => IterState::Bytes {
                bytes: bytes.clone(),
                index: 0,
            },
            Value::Dict(dict) => IterState::Dict {
                dict: dict.clone(),
                index: 0,
                length: dict.len(),
                kind: DictIterKind::Keys,
            },
            Value::Set(set) => {
                set.settle();
                IterState::Set {
                    set: set.clone(),
                    index: 0,
                    length: set.len(),
                }
            }
            Value::Iter(_) => {
                self.stack.push(value);
                return Ok(Flow::Next);
            }
            Value::Generator(generator) if generator.kind == CodeKind::Generator => {
                self.stack.push(value);
                return Ok(Flow::Next);
            }
            _ => return self.iter_by_class(value),
        };
        self.stack.push(Iter::new(iter));
        Ok(Flow::Next)
    }

    fn iter_by_class(&mut self, value: Value) -> Result<Flow, Raise> {
        if matches!(value.unwrapped(), Value::Iter(_)) {
            // An object of a class that derives from `map` or its like; it may have a `__next__` of its own.
            self.stack.push(value);
            return Ok(Flow::Next);
        }
        let class = self.class_of(&value);
        match class.lookup(&self.names.iter) {
            Some(Value::None) => {}
            Some(Value::Native(native))
                if value.unwrapped().address() != value.address() && native.is_method =>
            {
                return self.iter_flow(value.unwrapped().clone());
            }
            Some(function @ (Value::Function(_) | Value::Native(_))) => {
                return self.call_values(function, &[value], After::Iter);
            }
            Some(other) => {
                let bound = self.bind(other, &value, &class)?;
                return self.call_values(bound, &[], After::Iter);
            }
            None => {
                if value.unwrapped().address() != value.address() {
                    return self.iter_flow(value.unwrapped().clone());
                }
                if class.lookup(&self.names.getitem).is_some() {
                    self.stack.push(Iter::new(IterState::Sequence {
                        object: value,
                        index: 0,
                    }));
                    return Ok(Flow::Next);
                }
            }
        }
        let name = self.type_name(&value);
        Err(self.type_error(format_args!("'{name}' object is not iterable")))
    }

    /// The next value of an iterator, or `None` at its end.
    pub fn next(&mut self, iterator: &Value) -> Result<Option<Value>, Raise> {
        match iterator {
            Value::Iter(iter) => {
                self.look_up()?;
                self.iter_next(&iter.clone())
            }
            Value::Generator(generator) if generator.kind == CodeKind::Generator => {
                let generator = generator.clone();
                let result =
                    self.nested(|vm| vm.resume(&generator, Value::None, After::Next(Value::Unset)));
                self.stop_to_none(result)
            }
            _ => {
                let class = self.class_of(iterator);
                let Some(function) = class.lookup(&self.names.next) else {
                    let name = self.type_name(iterator);
                    return Err(self.type_error(format_args!("'{name}' object is not an iterator")));
                };
                let bound = self.bind(function, iterator, &class)?;
                let result = self.call(&bound, &[]);
                self.stop_to_none(result)
            }
        }
    }

    fn stop_to_none(&mut self, result: Result<Value, Raise>) -> Result<Option<Value>, Raise> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(raise) if self.is_exception(&raise, Exc::StopIteration) => Ok(None),
            Err(raise) => Err(raise),
        }
    }

    /// The next value of a built-in iterator.
    pub(super) fn iter_next(&mut self, iter: &Rc<Iter>) -> Result<Option<Value>, Raise> {
        let Ok(mut state) = iter.state.try_borrow_mut() else {
            return Err(self.value_error("iterator already executing"));
        };
        let next = match &mut *state {
            IterState::Range { next, left, step } => {
                if *left == 0 {
                    None
                } else {
                    *left -= 1;
                    let value = *next;
                    *next = next.wrapping_add(*step);
                    Some(Value::Int(value))
                }
            }
            IterState::List { list, index } => {
                let value = list.items.borrow().get(*index).cloned();
                *index += 1;
                value
            }
            IterState::Tuple { tuple, index } => {
                let value = tuple.items.get(*index).cloned();
                *index += 1;
                value
            }
            IterState::Str { string, offset } => {
                let c = string
                    .as_str()
                    .get(*offset..)
                    .and_then(|rest| rest.chars().next());
                c.map(|c| {
                    *offset += c.len_utf8();
                    char_value(c)
                })
            }
            IterState::Bytes { bytes, index } => {
                let value = bytes.get(*index).map(|byte| Value::Int(i64::from(*byte)));
                *index += 1;
                value
            }
            IterState::Dict {
                dict,
                index,
                length,
                kind,
            } => {
                let map = dict.map.borrow();
                if map.len() != *length {
                    *length = usize::MAX;
                    return Err(self.runtime_error("dictionary changed size during iteration"));
                }
                next_entry(&map, index).map(|entry| match kind {
                    DictIterKind::Keys => entry.key.clone(),
                    DictIterKind::Values => entry.value.clone(),
                    DictIterKind::Items => {
                        Value::tuple(vec![entry.key.clone(), entry.value.clone()])
                    }
                })
            }
            IterState::Set { set, index, length } => {
                let map = set.map.borrow();
                if map.len() != *length {
                    return Err(self.runtime_error("Set changed size during iteration"));
                }
                next_entry(&map, index).map(|entry| entry.key.clone())
            }
            IterState::Values { left, .. } => left.pop(),
            IterState::Native(native) => native.next(self)?,
            IterState::Sequence { object, index } => {
                let (object, at) = (object.clone(), *index);
                *index += 1;
                drop(state);
                return match self.get_item(&object, &Value::Int(at)) {
                    Ok(value) => Ok(Some(value)),
                    Err(raise)
                        if self.is_exception(&raise, Exc::IndexError)
                            || self.is_exception(&raise, Exc::StopIteration) =>
                    {
                        *iter.state.borrow_mut() = IterState::Done;
                        Ok(None)
                    }
                    Err(raise) => Err(raise),
                };
            }
            IterState::Done => None,
        };
        if next.is_none() && !matches!(*state, IterState::Range { .. }) {
            *state = IterState::Done;
        }
        Ok(next)
    }

    /// All values of an iterable.
    pub fn iterate(&mut self, value: &Value) -> Result<Vec<Value>, Raise> {
        match value {
            Value::List(list) => return Ok(list.items.borrow().clone()),
            Value::Tuple(tuple) => return Ok(tuple.items.clone()),
            Value::Dict(dict) => return Ok(dict.keys()),
            Value::Set(set) => return Ok(set.elements()),
            Value::Range(range) => {
                if range.len() > 1 << 26 {
                    return Err(self.memory_error());
                }
                return Ok((0..range.len())
                    .map(|index| Value::Int(range.get(index)))
                    .collect());
            }
            _ => {}
        }
        let iterator = self.iter(value)?;
        let mut values = Vec::new();
        while let Some(value) = self.next(&iterator)? {
            values.push(value);
            if values.len() > 1 << 26 {
                return Err(self.memory_error());
            }
            if values.len() & 0xffff == 0 && self.poll_interrupt() {
                return Err(self.keyboard_interrupt());
            }
        }
        Ok(values)
    }

    /// All values of an iterable, or `None` if the value is not iterable.
    pub fn iterate_if_iterable(&mut self, value: &Value) -> Result<Option<Vec<Value>>, Raise> {
        if self.is_iterable(value) {
            self.iterate(value).map(Some)
        } else {
            Ok(None)
        }
    }

    /// True if `iter(value)` would be an iterator.
    pub fn is_iterable(&self, value: &Value) -> bool {
        match value.unwrapped() {
            Value::Range(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::Iter(_) => true,
            other => {
                let class = self.class_ref(other);
                match class.lookup(&self.names.iter) {
                    Some(iter) => !iter.is_none(),
                    None => class.lookup(&self.names.getitem).is_some(),
                }
            }
        }
    }
}

fn next_entry<'a>(map: &'a DictMap, index: &mut usize) -> Option<&'a DictEntry> {
    while *index < map.span() {
        *index += 1;
        if let Some(entry) = map.entry(*index - 1) {
            return Some(entry);
        }
    }
    None
}

/// A string of one code point; those of ASCII are shared.
pub fn char_value(c: char) -> Value {
    let mut buffer = [0; 4];
    let text = &*c.encode_utf8(&mut buffer);
    if c.is_ascii() {
        Value::name(text)
    } else {
        Value::str(text)
    }
}
