//! Tuples whose items also have names, for what functions written in Rust give.

use crate::native::{ClassBuilder, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// A class of named tuples, as `collections.namedtuple` makes one.
pub struct NamedTuple {
    /// The class's module.
    pub module: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The names of the items.
    pub fields: &'static [&'static str],
}

/// The classes that there are already.
#[derive(Default)]
struct Known(RefCell<Vec<(&'static NamedTuple, Rc<Class>)>>);

impl Vm {
    /// A named tuple.
    pub fn named_tuple(&mut self, kind: &'static NamedTuple, items: Vec<Value>) -> Value {
        let class = self.named_tuple_class(kind);
        Value::object(&class, Payload::Base(Value::tuple(items)))
    }

    fn named_tuple_class(&mut self, kind: &'static NamedTuple) -> Rc<Class> {
        let known = self.extension::<Known>();
        let mut known = known.0.borrow_mut();
        if let Some((_, class)) = known.iter().find(|(other, _)| std::ptr::eq(*other, kind)) {
            return class.clone();
        }
        let names = kind.fields.iter().map(|field| Value::name(field)).collect();
        let class = builder(self, kind.module, kind.name, kind.fields)
            .methods(methods::TABLE)
            .value("_fields", Value::tuple(names))
            .build(self);
        known.push((kind, class.clone()));
        class
    }
}

/// A class of tuples with a property for each item.
pub(super) fn builder(
    vm: &Vm,
    module: &str,
    name: &str,
    fields: &'static [&'static str],
) -> ClassBuilder {
    let names = fields.iter().map(|field| Value::name(field)).collect();
    let mut builder = ClassBuilder::new(module, name)
        .base(&vm.types.tuple.clone())
        .layout(Layout::Base)
        .value("__match_args__", Value::tuple(names));
    for (at, field) in fields.iter().enumerate() {
        let property = Property {
            get: items::closures::field(at),
            set: Value::None,
            delete: Value::None,
            doc: Value::None,
            name: Default::default(),
        };
        builder = builder.value(field, Value::Property(Rc::new(property)));
    }
    builder
}

/// `name=value` for each item.
pub(super) fn shown(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
    let names = names(vm, &vm.class_of(this))?;
    let items = vm.iterate(this.unwrapped())?;
    let mut parts = Vec::new();
    for (name, item) in names.iter().zip(&items) {
        let name = name.as_str().unwrap_or_default();
        parts.push(format!("{name}={}", vm.repr(item)?));
    }
    Ok(parts.join(", "))
}

fn names(vm: &mut Vm, class: &Rc<Class>) -> Result<Vec<Value>, Raise> {
    let names = class.lookup(&Name::new("__match_args__"));
    vm.iterate(&names.unwrap_or(Value::None))
}

/// What gives an item.
#[natives]
mod items {
    use super::*;

    /// The item at a place.
    #[native("(self, /)")]
    fn field(state: &usize, this: &Value) -> Value {
        match this.unwrapped() {
            Value::Tuple(tuple) => tuple.items.get(*state).cloned().unwrap_or_default(),
            _ => Value::None,
        }
    }
}

/// What named tuples do.
#[natives]
mod methods {
    use super::*;

    /// A tuple of these items, by place or by name.
    #[native("(cls, /, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("X is not a type object"));
        };
        let names = names(vm, class)?;
        let mut items = args.to_vec();
        for name in names.iter().skip(args.len()) {
            let name = name.as_str().unwrap_or_default();
            let given = kwargs.0.iter().find(|(own, _)| own.as_str() == name);
            items.extend(given.map(|(_, value)| value.clone()));
        }
        if items.len() != names.len() {
            return Err(vm.type_error(format_args!(
                "{}.__new__() takes {} arguments but {} were given",
                class.name.borrow(),
                names.len(),
                items.len()
            )));
        }
        Ok(Value::object(class, Payload::Base(Value::tuple(items))))
    }

    /// The class, and each item with its name.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        let class = vm.class_of(this);
        let items = shown(vm, this)?;
        Ok(format!("{}({items})", class.name.borrow()))
    }

    /// The items by name.
    #[native("(self, /)")]
    fn _asdict(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let names = names(vm, &vm.class_of(this))?;
        let items = vm.iterate(this.unwrapped())?;
        let pairs = names.into_iter().zip(items).collect();
        vm.dict_of(pairs).map(Value::Dict)
    }

    /// A tuple of what an iterable gives.
    #[native("(cls, iterable, /)", bound = Class)]
    fn _make(vm: &mut Vm, cls: &Value, iterable: &Value) -> Result<Value, Raise> {
        let items = vm.iterate(iterable)?;
        vm.call(cls, &items)
    }
}
