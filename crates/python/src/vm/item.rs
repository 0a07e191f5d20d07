//! Subscription: `container[key]`, its assignment and deletion, `in`.

use super::call::Flow;
use super::{After, Exc, Vm};
use crate::builtins::range::ask_library;
use crate::object::*;
use freezeframe_base::Lists;
use freezeframe_base::Order;
use num_traits::Signed;
use std::rc::Rc;

impl Vm {
    /// `container[key]`, for native callers.
    pub fn get_item(&mut self, container: &Value, key: &Value) -> Result<Value, Raise> {
        self.nested(|vm| vm.item_flow(container.clone(), key.clone()))
    }

    /// `container[key] = value`, for native callers.
    pub fn set_item(&mut self, container: &Value, key: &Value, value: Value) -> Result<(), Raise> {
        self.nested(|vm| {
            vm.stack.push(Value::None);
            vm.set_item_flow(container.clone(), key.clone(), value)
        })?;
        Ok(())
    }

    pub(super) fn item_flow(&mut self, container: Value, key: Value) -> Result<Flow, Raise> {
        if let Value::Object(instance) = &container {
            let class = instance.class.clone();
            match class.lookup(&self.names.getitem) {
                Some(function)
                    if instance.base().is_none() || !matches!(function, Value::Native(_)) =>
                {
                    return self.call_dunder(function, class, [container, key], After::Push);
                }
                _ => {}
            }
            if let Some(Value::Dict(dict)) = instance.base() {
                let dict = dict.clone();
                if let Some(value) = self.dict_get(&dict, &key)? {
                    self.stack.push(value);
                    return Ok(Flow::Next);
                }
                return match class.lookup(&self.names.missing) {
                    Some(missing) => {
                        self.call_dunder(missing, class, [container, key], After::Push)
                    }
                    None => Err(self.key_error(key)),
                };
            }
        }
        if let Value::Class(class) = &container {
            return self.class_item(class.clone(), key);
        }
        let value = self.builtin_item(&container, &key)?;
        self.stack.push(value);
        Ok(Flow::Next)
    }

    fn class_item(&mut self, class: Rc<Class>, key: Value) -> Result<Flow, Raise> {
        let container = Value::Class(class.clone());
        if let Some(metaclass) = &class.metaclass
            && let Some(function) = metaclass.lookup(&self.names.getitem)
        {
            return self.call_dunder(function, metaclass.clone(), [container, key], After::Push);
        }
        if let Some(function) = class.lookup(&self.names.class_getitem) {
            let bound = match function {
                Value::ClassMethod(wrapped) => Value::method(wrapped.function.clone(), container),
                Value::Function(_) => Value::method(function, container),
                other => other,
            };
            return self.call_values(bound, &[key], After::Push);
        }
        if Rc::ptr_eq(&class, &self.types.type_) {
            let made = crate::builtins::generic_alias(self, &container, &key);
            self.stack.push(made);
            return Ok(Flow::Next);
        }
        Err(self.type_error(format_args!(
            "type '{}' is not subscriptable",
            class.name.borrow()
        )))
    }

    fn builtin_item(&mut self, container: &Value, key: &Value) -> Result<Value, Raise> {
        match container.unwrapped() {
            Value::Dict(dict) => match self.dict_get(&dict.clone(), key)? {
                Some(value) => Ok(value),
                None => Err(self.key_error(key.clone())),
            },
            Value::List(list) => {
                let list = list.clone();
                if let Value::Slice(slice) = key {
                    let length = list.items.borrow().len();
                    let (start, step, count) = self.slice_indices(slice, length)?;
                    let items = list.items.borrow();
                    let picked = (0..count)
                        .filter_map(|n| items.get((start + n as i64 * step) as usize).cloned())
                        .list();
                    drop(items);
                    return Ok(Value::list(picked));
                }
                let at = self.sequence_index(key, "list", list.items.borrow().len())?;
                let found = at.and_then(|at| list.items.borrow().get(at).cloned());
                found.ok_or_else(|| self.index_error("list index out of range"))
            }
            Value::Tuple(tuple) => {
                let tuple = tuple.clone();
                if let Value::Slice(slice) = key {
                    let (start, step, count) = self.slice_indices(slice, tuple.items.len())?;
                    let pick = |n| tuple.items.get((start + n as i64 * step) as usize).cloned();
                    return Ok(Value::tuple((0..count).filter_map(pick).list()));
                }
                let at = self.sequence_index(key, "tuple", tuple.items.len())?;
                let found = at.and_then(|at| tuple.items.get(at).cloned());
                found.ok_or_else(|| self.index_error("tuple index out of range"))
            }
            Value::Str(string) => {
                let string = string.clone();
                if let Value::Slice(slice) = key {
                    return self.slice_str(&string, slice);
                }
                let at = self.sequence_index(key, "string", string.char_len())?;
                let found = at.and_then(|at| string.char_at(at));
                found
                    .map(super::iterate::char_value)
                    .ok_or_else(|| self.index_error("string index out of range"))
            }
            Value::Bytes(bytes) => {
                let bytes = bytes.clone();
                if let Value::Slice(slice) = key {
                    let (start, step, count) = self.slice_indices(slice, bytes.len())?;
                    let pick = |n| bytes.get((start + n as i64 * step) as usize).copied();
                    return Ok(Value::Bytes(Rc::new((0..count).filter_map(pick).list())));
                }
                let at = self.sequence_index(key, "byte", bytes.len())?;
                let found = at.and_then(|at| bytes.get(at).copied());
                found
                    .map(|byte| Value::Int(i64::from(byte)))
                    .ok_or_else(|| self.index_error("index out of range"))
            }
            Value::Range(range) => {
                let range = **range;
                if let Value::Slice(slice) = key {
                    let (start, stop, step) = self.slice_parts(slice, range.len())?;
                    let place = |at: i64| range.start.checked_add(at.checked_mul(range.step)?);
                    let parts = (place(start), place(stop), range.step.checked_mul(step));
                    let (Some(start), Some(stop), Some(step)) = parts else {
                        return ask_library(self, "__getitem__", &[container.clone(), key.clone()]);
                    };
                    return Ok(Value::Range(Rc::new(Range { start, stop, step })));
                }
                let at = match key {
                    Value::BigInt(_) => None,
                    _ => self.sequence_index(key, "range", range.len())?,
                };
                at.map(|at| Value::Int(range.get(at)))
                    .ok_or_else(|| self.index_error("range object index out of range"))
            }
            // A number of a class of its own may have items, where numbers have none.
            _ => {
                let class = self.class_of(container);
                match class.lookup(&self.names.getitem) {
                    Some(function) => {
                        let bound = self.bind(function, container, &class)?;
                        self.call(&bound, std::slice::from_ref(key))
                    }
                    None => {
                        let name = self.type_name(container);
                        Err(self.type_error(format_args!("'{name}' object is not subscriptable")))
                    }
                }
            }
        }
    }

    /// The position that an index means, or `None` if it is out of range.
    fn sequence_index(
        &mut self,
        key: &Value,
        what: &str,
        length: usize,
    ) -> Result<Option<usize>, Raise> {
        let index = match key {
            Value::Int(int) => *int,
            Value::Bool(truth) => i64::from(*truth),
            _ => {
                let indexable = match key.unwrapped() {
                    Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => true,
                    _ => self.class_ref(key).lookup(&self.names.index).is_some(),
                };
                if !indexable {
                    let name = self.type_name(key);
                    let text = match what {
                        "string" => format!("string indices must be integers, not '{name}'"),
                        _ => format!("{what} indices must be integers or slices, not {name}"),
                    };
                    return Err(self.type_error(text));
                }
                match self.index(key)? {
                    Value::Int(int) => int,
                    Value::BigInt(_) => {
                        return Err(self.error(
                            Exc::IndexError,
                            "cannot fit 'int' into an index-sized integer",
                        ));
                    }
                    _ => return Ok(None),
                }
            }
        };
        let index = if index < 0 {
            index + length as i64
        } else {
            index
        };
        Ok(usize::try_from(index).ok().filter(|at| *at < length))
    }

    fn slice_bound(&mut self, bound: &Value, default: i64) -> Result<i64, Raise> {
        if bound.is_none() {
            return Ok(default);
        }
        if let Value::Int(int) = bound {
            return Ok(*int);
        }
        let fits = matches!(
            bound.unwrapped(),
            Value::Int(_) | Value::Bool(_) | Value::BigInt(_)
        ) || self.class_ref(bound).lookup(&self.names.index).is_some();
        if !fits {
            return Err(self
                .type_error("slice indices must be integers or None or have an __index__ method"));
        }
        Ok(match self.index(bound)? {
            Value::Int(int) => int,
            Value::BigInt(big) if big.is_negative() => i64::MIN + 1,
            _ => i64::MAX,
        })
    }

    /// `slice.indices(length)` as start, step and number of items.
    pub fn slice_indices(
        &mut self,
        slice: &Slice,
        length: usize,
    ) -> Result<(i64, i64, usize), Raise> {
        let (start, stop, step) = self.slice_parts(slice, length)?;
        let span = if step > 0 { stop - start } else { start - stop };
        let count = if span <= 0 {
            0
        } else {
            (span - 1) / step.saturating_abs() + 1
        };
        Ok((start, step, count as usize))
    }

    /// Where a slice starts and stops in a sequence of this length, and its step.
    fn slice_parts(&mut self, slice: &Slice, length: usize) -> Result<(i64, i64, i64), Raise> {
        let length = length as i64;
        let step = self.slice_bound(&slice.step, 1)?;
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let clamp = |bound: i64, low: i64, high: i64| {
            (if bound < 0 {
                bound.saturating_add(length)
            } else {
                bound
            })
            .clamp(low, high)
        };
        let (low, high) = if step > 0 {
            (0, length)
        } else {
            (-1, length - 1)
        };
        let start = match &slice.start {
            Value::None => {
                if step > 0 {
                    0
                } else {
                    length - 1
                }
            }
            bound => clamp(self.slice_bound(bound, 0)?, low, high),
        };
        let stop = match &slice.stop {
            Value::None => {
                if step > 0 {
                    length
                } else {
                    -1
                }
            }
            bound => clamp(self.slice_bound(bound, 0)?, low, high),
        };
        Ok((start, stop, step))
    }

    fn slice_str(&mut self, string: &Rc<Str>, slice: &Slice) -> Result<Value, Raise> {
        let (start, step, count) = self.slice_indices(slice, string.char_len())?;
        let text = string.as_str();
        if step == 1 && string.is_ascii() {
            return Ok(Value::str(
                text.get(start as usize..start as usize + count)
                    .unwrap_or(""),
            ));
        }
        if step == 1 {
            return Ok(Value::str(
                text.chars()
                    .skip(start as usize)
                    .take(count)
                    .collect::<String>(),
            ));
        }
        let chars: Vec<char> = text.chars().list();
        Ok(Value::str(
            (0..count)
                .filter_map(|n| chars.get((start + n as i64 * step) as usize))
                .collect::<String>(),
        ))
    }

    /// `container[key] = value`; leaves nothing on the stack.
    pub(super) fn set_item_flow(
        &mut self,
        container: Value,
        key: Value,
        value: Value,
    ) -> Result<Flow, Raise> {
        if let Value::Object(instance) = &container {
            let class = instance.class.clone();
            match class.lookup(&self.names.setitem) {
                Some(function)
                    if instance.base().is_none() || !matches!(function, Value::Native(_)) =>
                {
                    let binds = matches!(&function, Value::Function(_))
                        || matches!(&function, Value::Native(native) if native.is_method);
                    if binds {
                        return self.call_values(
                            function,
                            &[container, key, value],
                            After::Discard,
                        );
                    }
                    let bound = self.bind(function, &container, &class)?;
                    return self.call_values(bound, &[key, value], After::Discard);
                }
                _ => {}
            }
        }
        match container.unwrapped() {
            Value::Dict(dict) => self.dict_set(&dict.clone(), key, value)?,
            Value::List(list) => {
                let list = list.clone();
                if let Value::Slice(slice) = &key {
                    self.set_slice(&list, slice, &value)?;
                    return Ok(Flow::Next);
                }
                let length = list.items.borrow().len();
                match self.sequence_index(&key, "list", length)? {
                    Some(at) => {
                        let _old = list
                            .items
                            .borrow_mut()
                            .get_mut(at)
                            .map(|place| std::mem::replace(place, value));
                    }
                    None => return Err(self.index_error("list assignment index out of range")),
                }
            }
            other => {
                let class = self.class_of(other);
                match class.lookup(&self.names.setitem) {
                    Some(function) => {
                        return self.call_values(
                            function,
                            &[container.clone(), key, value],
                            After::Discard,
                        );
                    }
                    None => {
                        let name = self.type_name(&container);
                        return Err(self.type_error(format_args!(
                            "'{name}' object does not support item assignment"
                        )));
                    }
                }
            }
        }
        Ok(Flow::Next)
    }

    fn set_slice(&mut self, list: &Rc<List>, slice: &Slice, value: &Value) -> Result<(), Raise> {
        if !self.is_iterable(value) {
            let text = "must assign iterable to extended slice";
            return Err(self.type_error(text));
        }
        let new = self.iterate(value)?;
        let (start, step, count) = self.slice_indices(slice, list.items.borrow().len())?;
        if step == 1 {
            let start = start as usize;
            let _old: Vec<Value> = list
                .items
                .borrow_mut()
                .splice(start..start + count, new)
                .collect();
            return Ok(());
        }
        if new.len() != count {
            let given = new.len();
            return Err(self.value_error(format_args!(
                "attempt to assign sequence of size {given} to extended slice of size {count}"
            )));
        }
        let mut items = list.items.borrow_mut();
        let mut old = Vec::new();
        for (n, value) in new.into_iter().enumerate() {
            if let Some(place) = items.get_mut((start + n as i64 * step) as usize) {
                old.push(std::mem::replace(place, value));
            }
        }
        drop(items);
        Ok(())
    }

    /// `del container[key]`; leaves nothing on the stack.
    pub(super) fn delete_item_flow(&mut self, container: Value, key: Value) -> Result<Flow, Raise> {
        if let Value::Object(instance) = &container {
            let class = instance.class.clone();
            match class.lookup(&self.names.delitem) {
                Some(function)
                    if instance.base().is_none() || !matches!(function, Value::Native(_)) =>
                {
                    return self.call_dunder(function, class, [container, key], After::Discard);
                }
                _ => {}
            }
        }
        match container.unwrapped() {
            Value::Dict(dict) => {
                if self.dict_remove(&dict.clone(), &key)?.is_none() {
                    return Err(self.key_error(key));
                }
            }
            Value::List(list) => {
                let list = list.clone();
                let length = list.items.borrow().len();
                if let Value::Slice(slice) = &key {
                    let (start, step, count) = self.slice_indices(slice, length)?;
                    let mut doomed: Vec<usize> = (0..count)
                        .map(|n| (start + n as i64 * step) as usize)
                        .collect();
                    doomed.order();
                    let mut items = list.items.borrow_mut();
                    let removed: Vec<Value> = doomed
                        .into_iter()
                        .rev()
                        .map(|at| items.remove(at))
                        .collect();
                    drop(items);
                    drop(removed);
                    return Ok(Flow::Next);
                }
                match self.sequence_index(&key, "list", length)? {
                    Some(at) => {
                        let _removed = list.items.borrow_mut().remove(at);
                    }
                    None => return Err(self.index_error("list assignment index out of range")),
                }
            }
            _ => {
                let name = self.type_name(&container);
                let has_items = !matches!(
                    container,
                    Value::None
                        | Value::Bool(_)
                        | Value::Int(_)
                        | Value::Float(_)
                        | Value::Function(_)
                );
                let does = if has_items { "doesn't" } else { "does not" };
                return Err(
                    self.type_error(format_args!("'{name}' object {does} support item deletion"))
                );
            }
        }
        Ok(Flow::Next)
    }

    /// `del container[key]`, for native callers.
    pub fn delete_item(&mut self, container: &Value, key: &Value) -> Result<(), Raise> {
        self.nested(|vm| {
            vm.stack.push(Value::None);
            vm.delete_item_flow(container.clone(), key.clone())
        })?;
        Ok(())
    }

    /// `item in container`.
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool, Raise> {
        if let Value::Object(instance) = container {
            let class = instance.class.clone();
            match class.lookup(&self.names.contains) {
                Some(function)
                    if instance.base().is_none() || !matches!(function, Value::Native(_)) =>
                {
                    if function.is_none() {
                        let name = self.type_name(container);
                        return Err(
                            self.type_error(format_args!("'{name}' object is not a container"))
                        );
                    }
                    let bound = self.bind(function, container, &class)?;
                    let result = self.call(&bound, std::slice::from_ref(item))?;
                    return self.truth(&result);
                }
                _ => {}
            }
        }
        if let Value::Class(class) = container
            && let Some(metaclass) = class.metaclass.clone()
            && let Some(function) = metaclass.lookup(&self.names.contains)
        {
            let bound = self.bind(function, container, &metaclass)?;
            let result = self.call(&bound, std::slice::from_ref(item))?;
            return self.truth(&result);
        }
        match container.unwrapped() {
            Value::Dict(dict) => Ok(self.dict_get(&dict.clone(), item)?.is_some()),
            Value::Set(set) => self.set_contains(&set.clone(), item),
            Value::Str(string) => match item.as_str() {
                Some(part) => Ok(string.as_str().contains(part)),
                None => {
                    let name = self.type_name(item);
                    Err(self.type_error(format_args!(
                        "'in <string>' requires string as left operand, not {name}"
                    )))
                }
            },
            Value::Bytes(bytes) => match item {
                Value::Bytes(part) => Ok(crate::text::bytes::find(bytes, part).is_some()),
                Value::Int(byte) => match u8::try_from(*byte) {
                    Ok(byte) => Ok(bytes.contains(&byte)),
                    Err(_) => Err(self.value_error("byte must be in range(0, 256)")),
                },
                _ => {
                    let name = self.type_name(item);
                    Err(self.type_error(format_args!(
                        "a bytes-like object is required, not '{name}'"
                    )))
                }
            },
            Value::Range(_) if matches!(item, Value::BigInt(_)) => Ok(false),
            Value::Range(range) if matches!(item, Value::Int(_) | Value::Bool(_)) => {
                let item = if let Value::Int(int) = item {
                    *int
                } else {
                    i64::from(matches!(item, Value::Bool(true)))
                };
                let is_between = if range.step > 0 {
                    item >= range.start && item < range.stop
                } else {
                    item > range.stop && item <= range.start
                };
                Ok(is_between
                    && (i128::from(item) - i128::from(range.start)) % i128::from(range.step) == 0)
            }
            other => {
                if !self.is_iterable(container) {
                    let class = self.class_of(other);
                    if let Some(function) = class.lookup(&self.names.contains) {
                        let bound = self.bind(function, other, &class)?;
                        let result = self.call(&bound, std::slice::from_ref(item))?;
                        return self.truth(&result);
                    }
                    let name = self.type_name(container);
                    return Err(
                        self.type_error(format_args!("argument of type '{name}' is not iterable"))
                    );
                }
                let iterator = self.iter(container)?;
                while let Some(value) = self.next(&iterator)? {
                    if value.is(item) || self.equal(&value, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }
}
