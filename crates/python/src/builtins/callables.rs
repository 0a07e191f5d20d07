//! Functions, methods, properties, `super`, generators.

use super::{Attribute, extend, getsets};
use crate::native::{Given, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

pub(super) fn install(vm: &mut Vm) {
    functions(vm);
    descriptors(vm);
    generators(vm);
}

/// What functions in Python have.
const FUNCTION: &[Attribute] = &[
    (
        "__name__",
        |_, f| function(f, |f| Value::from(&*f.name.borrow())),
        Some(|vm, f, value| {
            let name = text(vm, "__name__", &value)?;
            set_function(f, |f| *f.name.borrow_mut() = name)
        }),
    ),
    (
        "__qualname__",
        |_, f| function(f, |f| Value::from(&*f.qualname.borrow())),
        Some(|vm, f, value| {
            let name = text(vm, "__qualname__", &value)?;
            set_function(f, |f| *f.qualname.borrow_mut() = name)
        }),
    ),
    (
        "__module__",
        |_, f| function(f, |f| f.module.borrow().clone()),
        Some(|_, f, value| set_function(f, |f| drop(f.module.replace(value)))),
    ),
    (
        "__doc__",
        |_, f| function(f, |f| f.doc.borrow().clone()),
        Some(|_, f, value| set_function(f, |f| drop(f.doc.replace(value)))),
    ),
    (
        "__defaults__",
        |_, f| {
            function(f, |f| {
                let defaults = f.defaults.borrow();
                if defaults.is_empty() {
                    Value::None
                } else {
                    Value::tuple(defaults.to_vec())
                }
            })
        },
        Some(|vm, f, value| {
            let values = if value.non_none().is_some() {
                vm.iterate(&value)?
            } else {
                Vec::new()
            };
            set_function(f, |f| drop(f.defaults.replace(Rc::new(values))))
        }),
    ),
    (
        "__kwdefaults__",
        |_, f| {
            function(f, |f| {
                let defaults = f.keyword_defaults.borrow();
                if defaults.is_empty() {
                    return Value::None;
                }
                let dict = Value::new_dict();
                defaults
                    .iter()
                    .for_each(|(name, value)| dict.set_name(name, value.clone()));
                Value::Dict(dict)
            })
        },
        None,
    ),
    (
        "__annotations__",
        |_, f| {
            function(f, |f| {
                if f.annotations.borrow().is_unset() {
                    *f.annotations.borrow_mut() = Value::Dict(Value::new_dict());
                }
                f.annotations.borrow().clone()
            })
        },
        Some(|_, f, value| set_function(f, |f| drop(f.annotations.replace(value)))),
    ),
    (
        "__closure__",
        |_, f| {
            function(f, |f| {
                if f.closure.is_empty() {
                    Value::None
                } else {
                    Value::tuple(f.closure.iter().cloned().map(Value::Cell).collect())
                }
            })
        },
        None,
    ),
    (
        "__code__",
        |_, f| function(f, |f| Value::Code(f.code.clone())),
        None,
    ),
    (
        "__globals__",
        |_, f| function(f, |f| Value::Dict(f.globals.clone())),
        None,
    ),
    (
        "__type_params__",
        |_, _| Ok(Value::tuple(Vec::new())),
        Some(|_, _, _| Ok(())),
    ),
];

/// What native functions and their methods have.
const NATIVE: &[Attribute] = &[
    ("__name__", |_, f| native(f, |f| Value::from(&f.name)), None),
    (
        "__qualname__",
        |_, f| native(f, |f| Value::from(&f.qualname)),
        None,
    ),
    ("__module__", |_, f| native(f, |f| f.module.clone()), None),
    (
        "__doc__",
        |vm, f| match native_of(f) {
            Some(it) => vm.doc(it.doc, it.name.as_str()).map(Value::from),
            None => Ok(Value::None),
        },
        None,
    ),
    (
        "__text_signature__",
        |_, f| native(f, |f| Value::str(&*f.signature_text)),
        None,
    ),
    ("__self__", |_, f| method(f, |m| &m.receiver), None),
];

/// What bound methods have.
const METHOD: &[Attribute] = &[
    ("__func__", |_, m| method(m, |m| &m.function), None),
    ("__self__", |_, m| method(m, |m| &m.receiver), None),
];

/// What code objects have.
const CODE: &[Attribute] = &[
    ("co_name", |_, c| code(c, |c| Value::from(&c.name)), None),
    (
        "co_qualname",
        |_, c| code(c, |c| Value::from(&c.qualname)),
        None,
    ),
    (
        "co_filename",
        |_, c| code(c, |c| Value::str(&*c.source.filename)),
        None,
    ),
    (
        "co_firstlineno",
        |_, c| code(c, |c| Value::Int(i64::from(c.first_line()))),
        None,
    ),
    (
        "co_argcount",
        |_, c| code(c, |c| Value::from(c.params.positional)),
        None,
    ),
    (
        "co_posonlyargcount",
        |_, c| code(c, |c| Value::from(c.params.positional_only)),
        None,
    ),
    (
        "co_kwonlyargcount",
        |_, c| code(c, |c| Value::from(c.params.keyword_only)),
        None,
    ),
    (
        "co_varnames",
        |_, c| {
            code(c, |c| {
                Value::tuple(
                    c.slots[..c.slots.len() - c.free]
                        .iter()
                        .filter(|n| !n.as_str().starts_with('.'))
                        .map(Value::from)
                        .list(),
                )
            })
        },
        None,
    ),
    (
        "co_freevars",
        |_, c| {
            code(c, |c| {
                Value::tuple(
                    c.slots[c.slots.len() - c.free..]
                        .iter()
                        .map(Value::from)
                        .list(),
                )
            })
        },
        None,
    ),
    (
        "co_flags",
        |_, c| {
            code(c, |c| {
                Value::Int(
                    3 | if c.params.has_args { 4 } else { 0 }
                        | if c.params.has_kwargs { 8 } else { 0 },
                )
            })
        },
        None,
    ),
];

fn functions(vm: &mut Vm) {
    getsets(&vm.types.function.clone(), FUNCTION);
    extend(&vm.types.function.clone(), function_members::TABLE);
    for class in [vm.types.native.clone(), vm.types.method_descriptor.clone()] {
        getsets(&class, NATIVE);
        extend(&class, native_members::TABLE);
    }
    getsets(&vm.types.method.clone(), METHOD);
    extend(&vm.types.method.clone(), method_members::TABLE);

    getsets(&vm.types.code.clone(), CODE);
}

fn code(value: &Value, get: impl FnOnce(&crate::bytecode::Code) -> Value) -> Result<Value, Raise> {
    Ok(if let Value::Code(code) = value {
        get(code)
    } else {
        Value::None
    })
}

fn method(value: &Value, get: impl FnOnce(&BoundMethod) -> &Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::Method(method) => get(method).clone(),
        _ => Value::None,
    })
}

fn function(value: &Value, get: impl FnOnce(&Function) -> Value) -> Result<Value, Raise> {
    Ok(if let Value::Function(function) = value {
        get(function)
    } else {
        Value::None
    })
}

fn native(value: &Value, get: impl FnOnce(&NativeFunction) -> Value) -> Result<Value, Raise> {
    Ok(native_of(value).map_or(Value::None, get))
}

fn native_of(value: &Value) -> Option<&NativeFunction> {
    match value {
        Value::Native(native) => Some(native),
        Value::Method(method) => match &method.function {
            Value::Native(native) => Some(native),
            _ => None,
        },
        _ => None,
    }
}

fn set_function(value: &Value, set: impl FnOnce(&Function)) -> Result<(), Raise> {
    if let Value::Function(function) = value {
        set(function);
    }
    Ok(())
}

fn text(vm: &Vm, attribute: &str, value: &Value) -> Result<Name, Raise> {
    match value {
        Value::Str(name) => Ok(Name::of(name)),
        _ => Err(vm.type_error(format_args!("{attribute} must be set to a string object"))),
    }
}

fn property(value: &Value, get: impl FnOnce(&Property) -> &Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::Property(property) => get(property).clone(),
        _ => Value::None,
    })
}

/// What properties have.
const PROPERTY: &[Attribute] = &[
    ("fget", |_, p| property(p, |p| &p.get), None),
    ("fset", |_, p| property(p, |p| &p.set), None),
    ("fdel", |_, p| property(p, |p| &p.delete), None),
    ("__doc__", |_, p| property(p, |p| &p.doc), None),
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

fn descriptors(vm: &mut Vm) {
    let property = vm.types.property.clone();
    extend(&property, property_members::TABLE);
    getsets(&property, PROPERTY);
    for (class, table) in [
        (vm.types.classmethod.clone(), classmethod_members::TABLE),
        (vm.types.staticmethod.clone(), staticmethod_new::TABLE),
    ] {
        extend(&class, table);
        getsets(&class, WRAPPED);
    }
    extend(&vm.types.staticmethod.clone(), staticmethod_members::TABLE);
    extend(&vm.types.super_.clone(), super_members::TABLE);
}

fn wrapped(value: &Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::ClassMethod(wrapped) | Value::StaticMethod(wrapped) => wrapped.function.clone(),
        _ => Value::None,
    })
}

fn with_property(
    this: &Value,
    function: &Value,
    change: impl FnOnce(&Property, Value) -> (Value, Value, Value),
) -> Value {
    let Value::Property(property) = this else {
        return Value::None;
    };
    let (get, set, delete) = change(property, function.clone());
    Value::Property(Rc::new(Property {
        get,
        set,
        delete,
        doc: property.doc.clone(),
        name: RefCell::new(None),
    }))
}

fn generators(vm: &mut Vm) {
    let class = vm.types.generator.clone();
    extend(&class, generator_members::TABLE);
    getsets(
        &class,
        &[
            (
                "__name__",
                |_, g| {
                    Ok(if let Value::Generator(g) = g {
                        Value::from(&g.name)
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "__qualname__",
                |_, g| {
                    Ok(if let Value::Generator(g) = g {
                        Value::from(&g.qualname)
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "gi_running",
                |_, g| {
                    Ok(Value::Bool(
                        matches!(g, Value::Generator(g) if matches!(&*g.state.borrow(), GeneratorState::Running)),
                    ))
                },
                None,
            ),
        ],
    );
    extend(&vm.types.iterator.clone(), iterator_members::TABLE);
}

#[natives]
mod function_members {
    use super::*;

    /// The function bound to an instance; the function itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(this: &Value, instance: &Value) -> Result<Value, Raise> {
        Ok(if instance.is_none() {
            this.clone()
        } else {
            Value::method(this.clone(), instance.clone())
        })
    }

    /// Calls the function.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        vm.call_kw(this, args, &kwargs.0)
    }
}

#[natives]
mod native_members {
    use super::*;

    /// Calls the function.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        vm.call_kw(this, args, &kwargs.0)
    }
}

/// Methods of generators; the first two are run by the machine itself where it can.
#[natives]
mod generator_members {
    use super::*;

    /// The next value, or StopIteration at the end.
    #[native("(self, /)", purity = Advances, special = Next)]
    fn __next__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        next_of(vm, this)
    }

    /// Goes on with `value` as what `yield` gives; the next value.
    #[native("(self, value, /)", purity = Advances, special = Send)]
    fn send(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        match this {
            Value::Generator(generator) => vm.generator_send(&generator.clone(), value.clone()),
            _ => Ok(Value::None),
        }
    }

    /// The generator itself.
    #[native("(self, /)")]
    fn __iter__(this: &Value) -> Value {
        this.clone()
    }

    /// Raises an exception where the generator waits; the next value.
    #[native("(self, type, value=None, traceback=None, /)", purity = Advances)]
    fn throw(vm: &mut Vm, this: &Value, r#type: &Value, value: &Value) -> Result<Value, Raise> {
        let Value::Generator(generator) = this else {
            return Ok(Value::None);
        };
        let thrown = match (r#type, value.non_none()) {
            (Value::Class(_), Some(Value::Object(instance))) if instance.exception().is_some() => {
                Raise(instance.clone())
            }
            (class @ Value::Class(_), Some(value)) => {
                let made = vm.call(class, std::slice::from_ref(value))?;
                vm.raise_of(&made)?
            }
            (value, _) => vm.raise_of(value)?,
        };
        vm.generator_throw(&generator.clone(), thrown)
    }

    /// Ends the generator where it waits.
    #[native("(self, /)", purity = Advances)]
    fn close(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match this {
            Value::Generator(generator) => vm.generator_close(&generator.clone()),
            _ => Ok(Value::None),
        }
    }
}

#[natives]
mod method_members {
    use super::*;

    /// Calls the function with the instance before the arguments.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        vm.call_kw(this, args, &kwargs.0)
    }

    /// The function with its first argument.
    #[native("(cls, function, instance, /)")]
    fn __new__(function: &Value, instance: &Value) -> Result<Value, Raise> {
        Ok(Value::method(function.clone(), instance.clone()))
    }
}

#[natives]
mod property_members {
    use super::*;

    /// The property with another function that reads it.
    #[native("(self, fget, /)")]
    fn getter(this: &Value, fget: &Value) -> Value {
        with_property(this, fget, |p, f| (f, p.set.clone(), p.delete.clone()))
    }

    /// The property with another function that sets it.
    #[native("(self, fset, /)")]
    fn setter(this: &Value, fset: &Value) -> Value {
        with_property(this, fset, |p, f| (p.get.clone(), f, p.delete.clone()))
    }

    /// The property with another function that deletes it.
    #[native("(self, fdel, /)")]
    fn deleter(this: &Value, fdel: &Value) -> Value {
        with_property(this, fdel, |p, f| (p.get.clone(), p.set.clone(), f))
    }

    /// What the property's function reads of an instance; the property itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        match this {
            Value::Property(property) if !instance.is_none() => {
                vm.call(&property.get.clone(), std::slice::from_ref(instance))
            }
            other => Ok(other.clone()),
        }
    }

    /// The property of these functions.
    #[native("(cls, fget=None, fset=None, fdel=None, doc=None)")]
    fn __new__(
        vm: &mut Vm,
        fget: &Value,
        fset: &Value,
        fdel: &Value,
        doc: &Value,
    ) -> Result<Value, Raise> {
        let doc = match (doc.non_none(), fget) {
            (Some(doc), _) => doc.clone(),
            (None, Value::Function(function)) => function.doc.borrow().clone(),
            _ => Value::None,
        };
        let _ = vm;
        Ok(Value::Property(Rc::new(Property {
            get: fget.clone(),
            set: fset.clone(),
            delete: fdel.clone(),
            doc,
            name: RefCell::new(None),
        })))
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
        match (r#type.0, object.0) {
            (Some(class), Some(object)) => vm.make_super(class, object).map(Value::Super),
            (None, _) => Err(vm.runtime_error("super(): no arguments")),
            _ => {
                Err(vm.not_implemented("super() with one argument is not supported by Freezeframe"))
            }
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

#[natives]
mod iterator_members {
    use super::*;

    /// The iterator itself.
    #[native("(self, /)")]
    fn __iter__(this: &Value) -> Value {
        this.clone()
    }

    /// The next item, or StopIteration at the end.
    #[native("(self, /)", purity = Advances)]
    fn __next__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        next_of(vm, this)
    }
}

fn next_of(vm: &mut Vm, iterator: &Value) -> Result<Value, Raise> {
    match vm.next(iterator)? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::None)),
    }
}
