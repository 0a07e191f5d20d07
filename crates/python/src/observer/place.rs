//! Places of state, precise enough to read them again later.

use super::Key;
use crate::builtins::bytes::{byte_array, byte_at, is_byte_array};
use crate::object::*;
use crate::vm::Vm;
use std::rc::{Rc, Weak};

/// A hold on an object that does not keep it alive, where it is of a kind that may be garbage.
#[derive(Clone)]
pub enum Handle {
    /// An instance.
    Object(Weak<Instance>),
    /// A list.
    List(Weak<List>),
    /// A dict.
    Dict(Weak<Dict>),
    /// A set.
    Set(Weak<Set>),
    /// Anything else.
    Strong(Value),
}

impl Handle {
    /// A hold on `value`.
    pub fn new(value: &Value) -> Self {
        match value {
            Value::Object(rc) => Self::Object(Rc::downgrade(rc)),
            Value::List(rc) => Self::List(Rc::downgrade(rc)),
            Value::Dict(rc) => Self::Dict(Rc::downgrade(rc)),
            Value::Set(rc) => Self::Set(Rc::downgrade(rc)),
            other => Self::Strong(other.clone()),
        }
    }

    /// The object, while it lives.
    pub fn get(&self) -> Option<Value> {
        match self {
            Self::Object(weak) => weak.upgrade().map(Value::Object),
            Self::List(weak) => weak.upgrade().map(Value::List),
            Self::Dict(weak) => weak.upgrade().map(Value::Dict),
            Self::Set(weak) => weak.upgrade().map(Value::Set),
            Self::Strong(value) => Some(value.clone()),
        }
    }
}

/// Where state was read or written.
#[derive(Clone)]
pub enum Place {
    /// A global variable.
    Global {
        /// The namespace.
        globals: Rc<Dict>,
        /// The variable.
        name: Name,
    },
    /// A variable of an enclosing function.
    Cell {
        /// The variable.
        cell: Rc<CellVar>,
        /// Its name.
        name: Name,
    },
    /// An attribute.
    Attribute {
        /// The object.
        object: Handle,
        /// The attribute's name.
        name: Name,
    },
    /// An element of a container.
    Element {
        /// The container.
        object: Handle,
        /// The key or index.
        key: Value,
    },
    /// All that a container holds: a loop over it, its length, a function that was given it.
    Contents {
        /// The container.
        object: Handle,
    },
    /// How many items a container holds.
    Length {
        /// The container.
        object: Handle,
    },
    /// Whether an object has an attribute.
    Presence {
        /// The object.
        object: Handle,
        /// The attribute's name.
        name: Name,
    },
    /// A default argument.
    Default {
        /// The function.
        function: Rc<Function>,
        /// The parameter.
        parameter: Name,
    },
}

impl Place {
    /// What the place holds now, if it can be read without running Python code.
    pub fn current_value(&self, vm: &mut Vm) -> Option<Value> {
        match self {
            Self::Global { globals, name } => globals.get_name(name),
            Self::Cell { cell, .. } => {
                Some(cell.value.borrow().clone()).filter(|value| !value.is_unset())
            }
            Self::Attribute { object, name } => peek_attr(vm, &object.get()?, name),
            Self::Element { object, key } => peek_item(vm, &object.get()?, key),
            Self::Contents { object } => Some(snapshot(&object.get()?)),
            Self::Length { object } => length(&object.get()?).map(Value::from),
            Self::Presence { object, name } => {
                Some(Value::Bool(has_attr(vm, &object.get()?, name)))
            }
            Self::Default {
                function,
                parameter,
            } => default_of(function, parameter),
        }
    }

    /// True for the same variable, attribute or element.
    pub fn is(&self, other: &Self) -> bool {
        let same = |a: &Handle, b: &Handle| match (a.get(), b.get()) {
            (Some(a), Some(b)) => a.is(&b),
            _ => false,
        };
        match (self, other) {
            (
                Self::Global { globals: a, name },
                Self::Global {
                    globals: b,
                    name: other,
                },
            ) => Rc::ptr_eq(a, b) && name == other,
            (Self::Cell { cell: a, .. }, Self::Cell { cell: b, .. }) => Rc::ptr_eq(a, b),
            (
                Self::Attribute { object: a, name },
                Self::Attribute {
                    object: b,
                    name: other,
                },
            ) => name == other && same(a, b),
            (
                Self::Element { object: a, key },
                Self::Element {
                    object: b,
                    key: other,
                },
            ) => Key::of(key) != Key::Whole && Key::of(key) == Key::of(other) && same(a, b),
            _ => false,
        }
    }

    /// The object that the place is in, while it lives; `None` for a variable.
    pub fn object(&self) -> Option<Value> {
        match self {
            Self::Attribute { object, .. }
            | Self::Element { object, .. }
            | Self::Contents { object }
            | Self::Length { object }
            | Self::Presence { object, .. } => object.get(),
            Self::Default { function, .. } => Some(Value::Function(function.clone())),
            Self::Global { .. } | Self::Cell { .. } => None,
        }
    }

    /// The same place in another object.
    pub fn within(&self, object: &Value) -> Self {
        let handle = Handle::new(object);
        match self {
            Self::Attribute { name, .. } => Self::Attribute {
                object: handle,
                name: name.clone(),
            },
            Self::Element { key, .. } => Self::Element {
                object: handle,
                key: key.clone(),
            },
            Self::Contents { .. } => Self::Contents { object: handle },
            Self::Length { .. } => Self::Length { object: handle },
            Self::Presence { name, .. } => Self::Presence {
                object: handle,
                name: name.clone(),
            },
            other => other.clone(),
        }
    }

    /// The variable's or attribute's name, where the place has one.
    pub fn name(&self) -> Option<&Name> {
        match self {
            Self::Global { name, .. }
            | Self::Cell { name, .. }
            | Self::Attribute { name, .. }
            | Self::Presence { name, .. } => Some(name),
            Self::Default { parameter, .. } => Some(parameter),
            Self::Element { .. } | Self::Contents { .. } | Self::Length { .. } => None,
        }
    }
}

/// A shallow copy of a container.
pub(super) fn snapshot(value: &Value) -> Value {
    match value.unwrapped() {
        Value::List(list) => Value::list(list.items.borrow().clone()),
        Value::Dict(dict) => Value::Dict(Value::dict_from(dict.map.borrow().clone())),
        Value::Set(set) => Value::set(set.map.borrow().clone(), set.frozen),
        other => match (crate::stdlib::deque_items(other), byte_array(other)) {
            (Some(items), _) => Value::list(items),
            (None, Some(bytes)) => Value::Bytes(Rc::new(bytes)),
            (None, None) => other.clone(),
        },
    }
}

/// How many items a container holds.
pub(super) fn length(value: &Value) -> Option<usize> {
    match value.unwrapped() {
        Value::List(list) => Some(list.items.borrow().len()),
        Value::Dict(dict) => Some(dict.map.borrow().len()),
        Value::Set(set) => Some(set.map.borrow().len()),
        other => {
            let items = crate::stdlib::deque_items(other).map(|items| items.len());
            items.or_else(|| byte_array(other).map(|bytes| bytes.len()))
        }
    }
}

/// True for a container whose contents can change.
pub(super) fn is_container(value: &Value) -> bool {
    match value.unwrapped() {
        Value::List(_) | Value::Dict(_) | Value::Set(_) => true,
        other @ Value::Object(_) => crate::stdlib::is_deque(other) || is_byte_array(other),
        _ => false,
    }
}

/// An attribute that is plain data: of the instance, or of its class and not a function or descriptor.
pub(super) fn peek_attr(vm: &Vm, object: &Value, name: &Name) -> Option<Value> {
    match object {
        Value::Object(instance) => {
            let found = instance.class.lookup(name);
            if let Some(Value::Tuple(tuple)) = instance.base() {
                return field_of(instance, tuple, name);
            }
            let descriptor = match &found {
                Some(Value::Property(_) | Value::GetSet(_)) => true,
                Some(Value::Object(holder)) => holder.class.lookup(&vm.names.get).is_some(),
                _ => false,
            };
            if descriptor {
                let slot = matches!(&found, Some(Value::Object(holder)) if Rc::ptr_eq(&holder.class, &vm.types.member));
                return if slot {
                    instance.attrs.borrow().get(name)
                } else {
                    None
                };
            }
            instance
                .attrs
                .borrow()
                .get(name)
                .or_else(|| found.filter(is_data))
                .or_else(|| kept_apart(instance, name))
        }
        Value::Class(class) => class
            .lookup(name)
            .filter(|value| is_data(value) || is_users_function(value)),
        Value::Module(module) => module.dict.get_name(name),
        Value::Function(function) => function.attrs.borrow().get(name),
        _ => None,
    }
}

/// An attribute that a class of the library keeps in a dict of its own: what attribute that dict is, the class says by its
/// `_kept_in`.
fn kept_apart(instance: &Instance, name: &Name) -> Option<Value> {
    let place = instance.class.lookup(&Name::new("_kept_in"))?;
    let kept = instance.attrs.borrow().get(&Name::new(place.as_str()?));
    match kept {
        Some(Value::Dict(dict)) => dict.get_name(name),
        _ => None,
    }
}

/// True for a function that user code defines.
pub(super) fn is_users_function(value: &Value) -> bool {
    use crate::bytecode::{EXEC_CELL, LIBRARY_CELL};
    matches!(value, Value::Function(function) if ![EXEC_CELL, LIBRARY_CELL].contains(&function.code.source.cell))
}

/// The field of a named tuple.
fn field_of(instance: &Instance, tuple: &Tuple, name: &Name) -> Option<Value> {
    let Some(Value::Tuple(fields)) = instance.class.lookup(&Name::new("_fields")) else {
        return None;
    };
    let is_name = |field: &Value| field.as_str() == Some(name.as_str());
    let at = fields.items.iter().position(is_name)?;
    tuple.items.get(at).cloned()
}

pub(super) fn is_data(value: &Value) -> bool {
    !matches!(
        value,
        Value::Function(_)
            | Value::Native(_)
            | Value::Property(_)
            | Value::GetSet(_)
            | Value::ClassMethod(_)
            | Value::StaticMethod(_)
            | Value::Class(_)
    )
}

/// Whether an object or its class has an attribute; `__getattr__` is not asked.
pub(super) fn has_attr(vm: &Vm, object: &Value, name: &Name) -> bool {
    let of_class = match object {
        Value::Object(instance) => instance.class.lookup(name),
        _ => None,
    };
    of_class.is_some() || peek_attr(vm, object, name).is_some()
}

/// An item of a built-in container.
pub(super) fn peek_item(vm: &mut Vm, object: &Value, key: &Value) -> Option<Value> {
    let plain_key = is_plain_key(key);
    match object.unwrapped() {
        Value::Dict(dict) if plain_key => {
            let hash = vm.hash(key).ok()?;
            match dict.map.borrow().lookup(hash, key) {
                Lookup::Hit(index) => dict
                    .map
                    .borrow()
                    .entry(index)
                    .map(|entry| entry.value.clone()),
                _ => None,
            }
        }
        list @ Value::List(_) if matches!(key, Value::Int(_)) => {
            let list = list.clone();
            vm.get_item(&list, key).ok()
        }
        other => match (crate::stdlib::deque_items(other), key) {
            (Some(items), Value::Int(at)) => {
                let at = if *at < 0 {
                    at + items.len() as i64
                } else {
                    *at
                };
                usize::try_from(at)
                    .ok()
                    .and_then(|at| items.get(at).cloned())
            }
            (None, Value::Int(at)) => byte_at(other, *at).map(|byte| Value::Int(byte.into())),
            _ => None,
        },
    }
}

/// True for a key that is hashed and compared without running the user's code.
fn is_plain_key(key: &Value) -> bool {
    match key {
        Value::Int(_) | Value::Str(_) | Value::Bool(_) | Value::Float(_) | Value::None => true,
        Value::Tuple(tuple) => tuple.items.iter().all(is_plain_key),
        _ => false,
    }
}

fn default_of(function: &Rc<Function>, parameter: &Name) -> Option<Value> {
    let defaults = function.defaults.borrow();
    let params = &function.code.params;
    let at = function
        .code
        .slots
        .iter()
        .position(|name| name == parameter)?;
    if at < params.positional {
        return at
            .checked_sub(params.positional.checked_sub(defaults.len())?)
            .and_then(|at| defaults.get(at).cloned());
    }
    function
        .keyword_defaults
        .borrow()
        .iter()
        .find(|(name, _)| name == parameter)
        .map(|(_, value)| value.clone())
}

/// Where the contents of a native object are; objects that share them have the same.
pub(super) fn memory_of(value: &Value) -> Option<usize> {
    match value {
        Value::Object(instance) => match &instance.payload {
            Payload::Native(payload) => payload.memory(),
            _ => None,
        },
        _ => None,
    }
}
