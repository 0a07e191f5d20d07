//! What native code asks of values: truth, length, dict and set access, numbers, names.

use super::{Exc, Vm};
use crate::bytecode::Op;
use crate::object::*;
use std::rc::Rc;

/// A set of no more elements is put into order before one is taken out.
const SMALL: usize = 16;

impl Vm {
    /// `bool(value)`.
    pub fn truth(&mut self, value: &Value) -> Result<bool, Raise> {
        Ok(match value {
            Value::Bool(truth) => *truth,
            Value::None | Value::Unset => false,
            Value::Int(int) => *int != 0,
            Value::Float(float) => *float != 0.0,
            Value::BigInt(_) => true,
            Value::Complex(parts) => **parts != (0.0, 0.0),
            Value::Str(string) => !string.as_str().is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::Tuple(tuple) => !tuple.items.is_empty(),
            Value::List(list) => !list.items.borrow().is_empty(),
            Value::Dict(dict) => !dict.is_empty(),
            Value::Set(set) => !set.is_empty(),
            Value::Range(range) => !range.is_empty(),
            Value::Object(instance) => return self.truth_of_object(value, &instance.clone()),
            Value::Class(class) if class.metaclass.is_some() => return self.truth_by_class(value),
            _ => true,
        })
    }

    fn truth_of_object(&mut self, value: &Value, instance: &Rc<Instance>) -> Result<bool, Raise> {
        if instance.base().is_some()
            && !matches!(
                instance.class.lookup(&self.names.bool),
                Some(Value::Function(_))
            )
            && !matches!(
                instance.class.lookup(&self.names.len),
                Some(Value::Function(_))
            )
        {
            return self.truth(&value.unwrapped().clone());
        }
        self.truth_by_class(value)
    }

    fn truth_by_class(&mut self, value: &Value) -> Result<bool, Raise> {
        let class = self.class_of(value);
        if let Some(function) = class.lookup(&self.names.bool) {
            let bound = self.bind(function, value, &class)?;
            return match self.call(&bound, &[])? {
                Value::Bool(truth) => Ok(truth),
                other => {
                    let name = self.type_name(&other);
                    Err(self
                        .type_error(format_args!("__bool__ should return bool, returned {name}")))
                }
            };
        }
        if class.lookup(&self.names.len).is_some() {
            return Ok(self.len(value)? != 0);
        }
        Ok(true)
    }

    /// `len(value)`.
    pub fn len(&mut self, value: &Value) -> Result<usize, Raise> {
        if let Value::Object(instance) = value
            && (instance.base().is_none()
                || matches!(
                    instance.class.lookup(&self.names.len),
                    Some(Value::Function(_))
                ))
        {
            return self.len_by_class(value);
        }
        Ok(match value.unwrapped() {
            Value::Str(string) => string.char_len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::Tuple(tuple) => tuple.items.len(),
            Value::List(list) => list.items.borrow().len(),
            Value::Dict(dict) => dict.len(),
            Value::Set(set) => set.len(),
            Value::Range(range) => range.len(),
            other => return self.len_by_class(&other.clone()),
        })
    }

    fn len_by_class(&mut self, value: &Value) -> Result<usize, Raise> {
        let class = self.class_of(value);
        let Some(function) = class.lookup(&self.names.len) else {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("object of type '{name}' has no len()")));
        };
        let bound = self.bind(function, value, &class)?;
        let length = self.call(&bound, &[])?;
        let length = match length.unwrapped() {
            Value::Object(_) => self.index(&length)?,
            other => other.clone(),
        };
        match &length {
            Value::BigInt(big) if big.sign() != num_bigint::Sign::Minus => Err(self.error(
                Exc::OverflowError,
                "cannot fit 'int' into an index-sized integer",
            )),
            Value::BigInt(_) => Err(self.value_error("__len__() should return >= 0")),
            Value::Int(int) => {
                usize::try_from(*int).map_err(|_| self.value_error("__len__() should return >= 0"))
            }
            Value::Bool(truth) => Ok(usize::from(*truth)),
            other => {
                let name = self.type_name(other);
                Err(self.type_error(format_args!(
                    "'{name}' object cannot be interpreted as an integer"
                )))
            }
        }
    }

    /// The index of the entry with this key, which may be compared by Python code.
    pub(crate) fn map_find(
        &mut self,
        map: &DictMap,
        hash: u64,
        key: &Value,
    ) -> Result<Option<usize>, Raise> {
        match map.lookup(hash, key) {
            Lookup::Hit(index) => Ok(Some(index)),
            Lookup::Miss => Ok(None),
            Lookup::Ask(candidates) => {
                for (index, candidate) in candidates {
                    if self.equal(&candidate, key)? {
                        return Ok(Some(index));
                    }
                }
                Ok(None)
            }
        }
    }

    fn find(
        &mut self,
        map: &std::cell::RefCell<DictMap>,
        key: &Value,
    ) -> Result<(u64, Option<usize>), Raise> {
        let hash = self.hash(key)?;
        let candidates = match map.borrow().lookup(hash, key) {
            Lookup::Hit(index) => return Ok((hash, Some(index))),
            Lookup::Miss => return Ok((hash, None)),
            Lookup::Ask(candidates) => candidates,
        };
        for (index, candidate) in candidates {
            let same_place = |map: &DictMap| {
                map.entry(index)
                    .is_some_and(|entry| entry.key.is(&candidate))
            };
            if self.equal(&candidate, key)? && same_place(&map.borrow()) {
                return Ok((hash, Some(index)));
            }
        }
        Ok((hash, None))
    }

    /// `dict.get(key)`.
    pub fn dict_get(&mut self, dict: &Rc<Dict>, key: &Value) -> Result<Option<Value>, Raise> {
        let (_, index) = self.find(&dict.map, key)?;
        Ok(index.and_then(|index| {
            dict.map
                .borrow()
                .entry(index)
                .map(|entry| entry.value.clone())
        }))
    }

    /// `dict[key] = value`.
    pub fn dict_set(&mut self, dict: &Rc<Dict>, key: Value, value: Value) -> Result<(), Raise> {
        let (hash, index) = self.find(&dict.map, &key)?;
        let _old = match index {
            Some(index) => Some(dict.map.borrow_mut().set_at(index, value)),
            None => {
                dict.map.borrow_mut().insert_new(hash, key, value);
                None
            }
        };
        Ok(())
    }

    /// `dict.pop(key)`.
    pub fn dict_remove(&mut self, dict: &Rc<Dict>, key: &Value) -> Result<Option<Value>, Raise> {
        let (_, index) = self.find(&dict.map, key)?;
        let removed = index.and_then(|index| dict.map.borrow_mut().remove_at(index));
        Ok(removed.map(|(_, value)| value))
    }

    /// A dict of these items.
    pub fn dict_of(&mut self, items: Vec<(Value, Value)>) -> Result<Rc<Dict>, Raise> {
        let dict = Value::new_dict();
        for (key, value) in items {
            self.dict_set(&dict, key, value)?;
        }
        Ok(dict)
    }

    /// `key in set`.
    pub fn set_contains(&mut self, set: &Rc<Set>, key: &Value) -> Result<bool, Raise> {
        Ok(self.find(&set.map, &as_element(key))?.1.is_some())
    }

    /// `set.add(key)`; true if it was new.
    pub fn set_add(&mut self, set: &Rc<Set>, key: Value) -> Result<bool, Raise> {
        let (hash, index) = self.find(&set.map, &key)?;
        if index.is_none() {
            set.map.borrow_mut().insert_new(hash, key, Value::None);
        }
        Ok(index.is_none())
    }

    /// `set.discard(key)`; true if it was there.
    pub fn set_remove(&mut self, set: &Rc<Set>, key: &Value) -> Result<bool, Raise> {
        let (_, mut index) = self.find(&set.map, &as_element(key))?;
        // Of a small set it is known where what goes was.
        if index.is_some() && set.len() <= SMALL {
            set.settle();
            index = self.find(&set.map, &as_element(key))?.1;
        }
        let removed = index.and_then(|index| set.remove_at(index));
        Ok(removed.is_some())
    }

    /// A set of these elements.
    pub fn set_of(&mut self, elements: Vec<Value>, frozen: bool) -> Result<Value, Raise> {
        let set = Rc::new(Set::new(DictMap::default(), frozen));
        for element in elements {
            self.set_add(&set, element)?;
        }
        Ok(Value::Set(set))
    }

    /// The set that a display makes by the last of these instructions. CPython has one of constants ready, and copies it.
    pub(crate) fn set_display(&mut self, items: Vec<Value>, ops: &[Op]) -> Result<Value, Raise> {
        let count = items.len();
        let set = self.set_of(items, false)?;
        let is_made = |op: &&Op| !matches!(op, Op::BuildSet(_));
        let mut constants = 0;
        for op in ops.iter().rev().skip_while(is_made).skip(1) {
            match op {
                _ if constants == count => break,
                Op::Const(_) | Op::Int(_) | Op::None => constants += 1,
                Op::Unary(_) => {}
                _ => break,
            }
        }
        Ok(match &set {
            Value::Set(made) if count > 2 && constants == count => {
                Value::Set(Rc::new(made.copied(false)))
            }
            _ => set,
        })
    }

    /// The int that a value is or becomes by `__index__`, with CPython's complaint.
    pub fn index(&mut self, value: &Value) -> Result<Value, Raise> {
        match value.unwrapped() {
            Value::Int(int) => Ok(Value::Int(*int)),
            Value::Bool(truth) => Ok(Value::Int(i64::from(*truth))),
            big @ Value::BigInt(_) => Ok(big.clone()),
            _ => {
                let class = self.class_of(value);
                match class.lookup(&self.names.index) {
                    Some(function) => {
                        let bound = self.bind(function, value, &class)?;
                        let result = self.call(&bound, &[])?;
                        match result.unwrapped() {
                            int @ (Value::Int(_) | Value::BigInt(_)) => Ok(int.clone()),
                            Value::Bool(truth) => Ok(Value::Int(i64::from(*truth))),
                            other => {
                                let name = self.type_name(other);
                                Err(self.type_error(format_args!(
                                    "__index__ returned non-int (type {name})"
                                )))
                            }
                        }
                    }
                    None => {
                        let name = self.type_name(value);
                        Err(self.type_error(format_args!(
                            "'{name}' object cannot be interpreted as an integer"
                        )))
                    }
                }
            }
        }
    }

    /// The machine int that a value is or becomes by `__index__`.
    pub fn int(&mut self, value: &Value) -> Result<i64, Raise> {
        match self.index(value)? {
            Value::Int(int) => Ok(int),
            _ => Err(self.error(
                Exc::OverflowError,
                "Python int too large to convert to C ssize_t",
            )),
        }
    }

    /// The float that a value is or becomes by `__float__` or `__index__`.
    pub fn float(&mut self, value: &Value) -> Result<f64, Raise> {
        if let Some(float) = self.as_float(value)? {
            return Ok(float);
        }
        let class = self.class_of(value);
        if let Some(function) = class.lookup(&self.names.float) {
            let bound = self.bind(function, value, &class)?;
            let result = self.call(&bound, &[])?;
            return match result.unwrapped() {
                Value::Float(float) => Ok(*float),
                other => {
                    let (own, name) = (self.type_name(value), self.type_name(other));
                    Err(self.type_error(format_args!(
                        "{own}.__float__ returned non-float (type {name})"
                    )))
                }
            };
        }
        if class.lookup(&self.names.index).is_some() {
            let int = self.index(value)?;
            return self.float(&int);
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("must be real number, not {name}")))
    }

    /// True if the value can be called.
    pub fn callable(&self, value: &Value) -> bool {
        match value {
            Value::Function(_)
            | Value::Native(_)
            | Value::Method(_)
            | Value::Class(_)
            | Value::StaticMethod(_) => true,
            Value::Object(instance) => instance.class.lookup(&self.names.call).is_some(),
            _ => false,
        }
    }

    /// `isinstance(value, class)` without `__instancecheck__`.
    pub fn is_instance(&self, value: &Value, class: &Rc<Class>) -> bool {
        self.class_ref(value).is_subclass(class)
    }

    /// A value of a built-in class, or of a subclass of it: what `__new__` of a built-in class returns.
    pub fn wrap_base(&self, class: &Value, value: Value) -> Value {
        match class {
            Value::Class(class) if !Rc::ptr_eq(class, self.class_ref(&value)) => {
                let value = value.unwrapped().clone();
                Value::object(class, Payload::Base(value))
            }
            _ => value,
        }
    }

    /// An instance of a native class.
    pub fn native_object(&self, class: &Rc<Class>, payload: impl NativePayload) -> Value {
        Value::object(class, Payload::Native(Rc::new(payload)))
    }

    /// The name and module of a class: `("Array", "jax")`.
    pub fn class_names(&self, class: &Rc<Class>) -> (String, String) {
        let module = class
            .lookup(&self.names.module)
            .and_then(|module| module.as_str().map(str::to_string));
        (class.name_text(), module.unwrap_or_default())
    }
}

/// What a value that is looked for in a set is there: a set can be an element only frozen.
fn as_element(key: &Value) -> Value {
    match key.unwrapped() {
        Value::Set(set) if !set.frozen => Value::set(set.map.borrow().clone(), true),
        _ => key.clone(),
    }
}
