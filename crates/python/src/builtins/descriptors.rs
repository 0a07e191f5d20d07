//! Properties, class methods, static methods and `super`.

use super::{Attribute, extend, getsets};
use crate::native::{Given, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// What an instance of a subclass of `property` holds, which `__init__` fills.
struct OwnProperty(RefCell<Rc<Property>>);

impl NativePayload for OwnProperty {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let property = self.0.borrow();
        [
            &property.get,
            &property.set,
            &property.delete,
            &property.doc,
        ]
        .into_iter()
        .for_each(visit);
    }
}

fn property_of(value: &Value) -> Option<Rc<Property>> {
    match value {
        Value::Property(property) => Some(property.clone()),
        other => other
            .native::<OwnProperty>()
            .map(|it| it.0.borrow().clone()),
    }
}

fn property(value: &Value, get: impl FnOnce(&Property) -> &Value) -> Result<Value, Raise> {
    Ok(property_of(value).map_or(Value::None, |it| get(&it).clone()))
}

/// A property of its four parts: what reads, sets and deletes, and its doc.
fn new_property([get, set, delete, doc]: [Value; 4]) -> Rc<Property> {
    let doc = match (doc.non_none(), &get) {
        (Some(doc), _) => doc.clone(),
        (None, Value::Function(function)) => function.doc.borrow().clone(),
        _ => Value::None,
    };
    Rc::new(Property {
        get,
        set,
        delete,
        doc,
        name: RefCell::new(None),
    })
}

/// The parts of a property among arguments.
fn property_parts(vm: &Vm, args: &[Value], kwargs: &[(Name, Value)]) -> Result<[Value; 4], Raise> {
    let mut parts = [const { Value::None }; 4];
    if args.len() > parts.len() {
        let count = args.len();
        return Err(vm.type_error(format_args!(
            "property() takes at most 4 arguments ({count} given)"
        )));
    }
    for (part, value) in parts.iter_mut().zip(args) {
        *part = value.clone();
    }
    for (name, value) in kwargs {
        let names = ["fget", "fset", "fdel", "doc"];
        match names.iter().position(|it| *it == name.as_str()) {
            Some(at) => parts[at] = value.clone(),
            None => {
                return Err(vm.type_error(format_args!(
                    "property() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    Ok(parts)
}

/// What `super` has of its own.
const SUPER: &[Attribute] = &[
    (
        "__thisclass__",
        |_, this| {
            Ok(match this {
                Value::Super(of) => Value::Class(of.class.clone()),
                _ => Value::None,
            })
        },
        None,
    ),
    (
        "__self__",
        |_, this| {
            Ok(match this {
                Value::Super(of) if !of.receiver.is_unset() => of.receiver.clone(),
                _ => Value::None,
            })
        },
        None,
    ),
    (
        "__self_class__",
        |_, this| {
            Ok(match this {
                Value::Super(of) if !of.receiver.is_unset() => Value::Class(of.start.clone()),
                _ => Value::None,
            })
        },
        None,
    ),
];

/// What properties have.
const PROPERTY: &[Attribute] = &[
    ("fget", |_, p| property(p, |p| &p.get), None),
    ("fset", |_, p| property(p, |p| &p.set), None),
    ("fdel", |_, p| property(p, |p| &p.delete), None),
    ("__doc__", |_, p| property(p, |p| &p.doc), None),
    (
        "__name__",
        |vm, p| {
            let named = property_of(p).and_then(|it| it.name.borrow().clone());
            match named {
                Some(name) => Ok(Value::from(&name)),
                None => {
                    let get = property(p, |p| &p.get)?;
                    vm.attr(&get, "__name__")
                }
            }
        },
        None,
    ),
    (
        "__isabstractmethod__",
        |vm, p| {
            let get = property(p, |p| &p.get)?;
            match vm.attr_or_none(&get, "__isabstractmethod__")? {
                Some(flag) => vm.truth(&flag).map(Value::Bool),
                None => Ok(Value::Bool(false)),
            }
        },
        None,
    ),
];

/// What class methods and static methods have.
const WRAPPED: &[Attribute] = &[
    ("__func__", |_, w| wrapped(w), None),
    ("__wrapped__", |_, w| wrapped(w), None),
    (
        "__name__",
        |vm, w| {
            let f = wrapped(w)?;
            vm.attr(&f, "__name__")
        },
        None,
    ),
    (
        "__doc__",
        |vm, w| {
            let f = wrapped(w)?;
            vm.attr(&f, "__doc__")
        },
        None,
    ),
    (
        "__qualname__",
        |vm, w| {
            let f = wrapped(w)?;
            vm.attr(&f, "__qualname__")
        },
        None,
    ),
    (
        "__isabstractmethod__",
        |vm, w| {
            let f = wrapped(w)?;
            Ok(vm
                .attr_or_none(&f, "__isabstractmethod__")?
                .unwrap_or(Value::Bool(false)))
        },
        None,
    ),
];

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let property = vm.types.property.clone();
    extend(&property, property_members::TABLE);
    getsets(&property, PROPERTY);
    for (class, table) in [
        (vm.types.classmethod.clone(), classmethod_members::TABLE),
        (vm.types.staticmethod.clone(), staticmethod_new::TABLE),
    ] {
        extend(&class, table);
        extend(&class, get_member::TABLE);
        getsets(&class, WRAPPED);
    }
    extend(&vm.types.staticmethod.clone(), staticmethod_members::TABLE);
    extend(&vm.types.super_.clone(), super_members::TABLE);
    getsets(&vm.types.super_.clone(), SUPER);
    let getset = vm.types.getset.clone();
    extend(&getset, get_member::TABLE);
    extend(&getset, getset_members::TABLE);
    getsets(&getset, GETSET);
}

/// What computed attributes of built-in classes have.
const GETSET: &[Attribute] = &[
    (
        "__name__",
        |_, it| getset(it, |it| Value::from(&it.name)),
        None,
    ),
    (
        "__qualname__",
        |_, it| getset(it, |it| Value::str(format!("{}.{}", it.class, it.name))),
        None,
    ),
];

fn getset(value: &Value, get: impl FnOnce(&GetSet) -> Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::GetSet(getset) => get(getset),
        _ => Value::None,
    })
}

/// What is read through a descriptor.
#[natives]
pub(super) mod get_member {
    use super::*;

    /// What the attribute is for an instance, or for a class where there is none.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(vm: &mut Vm, this: &Value, instance: &Value, owner: &Value) -> Result<Value, Raise> {
        match (this, instance.is_none()) {
            (Value::ClassMethod(wrapped), _) => {
                let class = match owner.is_none() {
                    true => Value::Class(vm.class_of(instance)),
                    false => owner.clone(),
                };
                Ok(Value::method(wrapped.function.clone(), class))
            }
            (Value::StaticMethod(wrapped), _) => Ok(wrapped.function.clone()),
            (_, true) => Ok(this.clone()),
            (_, false) => {
                let class = vm.class_of(instance);
                vm.bind(this.clone(), instance, &class)
            }
        }
    }
}

#[natives]
mod getset_members {
    use super::*;

    /// Sets the attribute of an instance.
    #[native("(self, instance, value, /)")]
    fn __set__(vm: &mut Vm, this: &Value, instance: &Value, value: &Value) -> Result<Value, Raise> {
        if let Value::GetSet(getset) = this {
            let name = getset.name.clone();
            vm.set_getset(getset, instance, &name, value.clone())?;
        }
        Ok(Value::None)
    }

    /// Takes the attribute of an instance away.
    #[native("(self, instance, /)")]
    fn __delete__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        if let Value::GetSet(getset) = this {
            let name = getset.name.clone();
            vm.set_getset(getset, instance, &name, Value::Unset)?;
        }
        Ok(Value::None)
    }
}

fn wrapped(value: &Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::ClassMethod(wrapped) | Value::StaticMethod(wrapped) => wrapped.function.clone(),
        _ => Value::None,
    })
}

fn with_property(
    vm: &mut Vm,
    this: &Value,
    change: impl FnOnce(&Property) -> [Value; 3],
) -> Result<Value, Raise> {
    let Some(property) = property_of(this) else {
        return Ok(Value::None);
    };
    let [get, set, delete] = change(&property);
    let parts = [get, set, delete, property.doc.clone()];
    match this {
        Value::Property(_) => Ok(Value::Property(new_property(parts))),
        own => {
            let class = Value::Class(vm.class_of(own));
            vm.call(&class, &parts)
        }
    }
}

fn lacking(vm: &Vm, this: &Value, instance: &Value, what: &str) -> Raise {
    let name = property_of(this).and_then(|it| it.name.borrow().clone());
    vm.lacking(name.as_ref(), instance, what)
}

#[natives]
mod property_members {
    use super::*;

    /// Tells the property the name that a class gives it.
    #[native("(self, owner, name, /)")]
    fn __set_name__(this: &Value, name: &Value) -> Value {
        if let (Some(property), Value::Str(name)) = (property_of(this), name.unwrapped()) {
            property.name.replace(Some(Name::of(name)));
        }
        Value::None
    }

    /// The property with another function that reads it.
    #[native("(self, fget, /)")]
    fn getter(vm: &mut Vm, this: &Value, fget: &Value) -> Result<Value, Raise> {
        with_property(vm, this, |p| {
            [fget.clone(), p.set.clone(), p.delete.clone()]
        })
    }

    /// The property with another function that sets it.
    #[native("(self, fset, /)")]
    fn setter(vm: &mut Vm, this: &Value, fset: &Value) -> Result<Value, Raise> {
        with_property(vm, this, |p| {
            [p.get.clone(), fset.clone(), p.delete.clone()]
        })
    }

    /// The property with another function that deletes it.
    #[native("(self, fdel, /)")]
    fn deleter(vm: &mut Vm, this: &Value, fdel: &Value) -> Result<Value, Raise> {
        with_property(vm, this, |p| [p.get.clone(), p.set.clone(), fdel.clone()])
    }

    /// What the property's function reads of an instance; the property itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        match property_of(this) {
            Some(property) if !instance.is_none() => match property.get.is_none() {
                true => Err(vm.lacking(property.name.borrow().as_ref(), instance, "getter")),
                false => vm.call(&property.get, std::slice::from_ref(instance)),
            },
            _ => Ok(this.clone()),
        }
    }

    /// Has the property's function set a value.
    #[native("(self, instance, value, /)")]
    fn __set__(vm: &mut Vm, this: &Value, instance: &Value, value: &Value) -> Result<Value, Raise> {
        match property_of(this).filter(|it| !it.set.is_none()) {
            Some(property) => vm
                .call(&property.set, &[instance.clone(), value.clone()])
                .map(|_| Value::None),
            None => Err(lacking(vm, this, instance, "setter")),
        }
    }

    /// Has the property's function delete the value.
    #[native("(self, instance, /)")]
    fn __delete__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        match property_of(this).filter(|it| !it.delete.is_none()) {
            Some(property) => vm
                .call(&property.delete, std::slice::from_ref(instance))
                .map(|_| Value::None),
            None => Err(lacking(vm, this, instance, "deleter")),
        }
    }

    /// The property of these functions: `fget`, `fset`, `fdel` and `doc`.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        match cls {
            Value::Class(class) if !Rc::ptr_eq(class, &vm.types.property) => {
                let empty = new_property([const { Value::None }; 4]);
                Ok(vm.native_object(class, OwnProperty(RefCell::new(empty))))
            }
            _ => property_parts(vm, args, &kwargs.0).map(|it| Value::Property(new_property(it))),
        }
    }

    /// Fills the property with these functions.
    #[native("(self, fget=None, fset=None, fdel=None, doc=None)")]
    fn __init__(
        vm: &mut Vm,
        this: &Value,
        fget: &Value,
        fset: &Value,
        fdel: &Value,
        doc: &Value,
    ) -> Result<Value, Raise> {
        if let (Some(own), Value::Object(instance)) = (this.native::<OwnProperty>(), this) {
            let property = new_property([fget, fset, fdel, doc].map(Value::clone));
            // The class has a doc of its own, behind which the property's would not be seen.
            let doc = property.doc.clone();
            let _none = instance.set(&vm.names.doc, doc);
            own.0.replace(property);
        }
        Ok(Value::None)
    }
}

#[natives]
mod staticmethod_members {
    use super::*;

    /// Calls the function.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        let function = wrapped(this)?;
        vm.call_kw(&function, args, &kwargs.0)
    }
}

#[natives]
mod super_members {
    use super::*;

    /// The attributes of the classes behind a class, for an object.
    #[native("(cls, type=?, object=?, /)")]
    fn __new__(vm: &mut Vm, r#type: Given, object: Given) -> Result<Value, Raise> {
        match (r#type.0, object.0.filter(|it| !it.is_none())) {
            (Some(class), Some(object)) => vm.make_super(class, object).map(Value::Super),
            (None, _) => {
                let takes_any = vm
                    .frames
                    .last()
                    .is_some_and(|it| it.code.params.slots() > 0);
                Err(vm.runtime_error(match takes_any {
                    true => "super(): __class__ cell not found",
                    false => "super(): no arguments",
                }))
            }
            (Some(Value::Class(class)), None) => Ok(Value::Super(Rc::new(Super {
                class: class.clone(),
                receiver: Value::Unset,
                start: class.clone(),
            }))),
            (Some(other), None) => {
                let name = vm.type_name(other);
                Err(vm.type_error(format_args!(
                    "super() argument 1 must be a type, not {name}"
                )))
            }
        }
    }

    /// One of a class alone is bound to the instance through which it is read.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        match this {
            Value::Super(of) if of.receiver.is_unset() && !instance.is_none() => {
                let class = Value::Class(of.class.clone());
                vm.make_super(&class, instance).map(Value::Super)
            }
            _ => Ok(this.clone()),
        }
    }
}

#[natives]
mod classmethod_members {
    use super::*;

    /// The function, bound to the class when it is read.
    #[native("(cls, function, /)")]
    fn __new__(function: &Value) -> Value {
        let function = function.clone();
        Value::ClassMethod(Rc::new(Wrapped { function }))
    }
}

#[natives]
mod staticmethod_new {
    use super::*;

    /// The function, bound to nothing when it is read.
    #[native("(cls, function, /)")]
    fn __new__(function: &Value) -> Value {
        let function = function.clone();
        Value::StaticMethod(Rc::new(Wrapped { function }))
    }
}
