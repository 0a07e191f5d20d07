//! Functions, methods, properties, `super`, generators.

use super::{Attribute, extend, getsets};
use crate::bytecode::CodeKind;
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
        |_, f| {
            function(f, |f| match &*f.type_params.borrow() {
                Value::Unset => Value::tuple(Vec::new()),
                params => params.clone(),
            })
        },
        Some(set_type_params),
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
        "co_names",
        |_, c| {
            code(c, |c| {
                let globals = c.globals.iter().map(|it| &it.name);
                let attributes = c.attrs.iter().map(|it| &it.name);
                let mut names: Vec<&Name> = Vec::new();
                for name in globals.chain(attributes) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                Value::tuple(names.into_iter().map(Value::from).list())
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
                        | if c.params.has_kwargs { 8 } else { 0 }
                        | match c.kind {
                            CodeKind::Generator => 32,
                            CodeKind::Coroutine => 128,
                            CodeKind::AsyncGenerator => 512,
                            _ => 0,
                        },
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

fn set_type_params(vm: &mut Vm, function: &Value, value: Value) -> Result<(), Raise> {
    if !matches!(value.unwrapped(), Value::Tuple(_)) {
        return Err(vm.type_error("__type_params__ must be set to a tuple"));
    }
    set_function(function, |function| {
        function.type_params.replace(value);
    })
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
                Value::Super(of) => of.receiver.clone(),
                _ => Value::None,
            })
        },
        None,
    ),
    (
        "__self_class__",
        |_, this| {
            Ok(match this {
                Value::Super(of) => Value::Class(of.start.clone()),
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
    getsets(&vm.types.super_.clone(), SUPER);
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

/// What generators and coroutines have.
const RESUMABLE: &[Attribute] = &[
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
    ("gi_suspended", |_, g| Ok(Value::Bool(was_started(g))), None),
    ("gi_yieldfrom", |vm, g| Ok(delegate_of(vm, g)), None),
    ("cr_await", |vm, g| Ok(delegate_of(vm, g)), None),
    ("ag_await", |vm, g| Ok(delegate_of(vm, g)), None),
    ("gi_code", resumable_code, None),
    ("cr_code", resumable_code, None),
    ("ag_code", resumable_code, None),
    ("gi_frame", resumable_frame, None),
    ("cr_frame", resumable_frame, None),
    ("ag_frame", resumable_frame, None),
];

/// What a generator waits for with `yield from`.
fn delegate_of(vm: &mut Vm, generator: &Value) -> Value {
    match generator {
        Value::Generator(generator) => vm.awaited_by(generator).unwrap_or(Value::None),
        _ => Value::None,
    }
}

fn resumable_code(_: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    Ok(match generator {
        Value::Generator(generator) => Value::Code(generator.code.clone()),
        _ => Value::None,
    })
}

/// True for a generator that has yielded, and goes on where it did.
fn was_started(generator: &Value) -> bool {
    let Value::Generator(generator) = generator else {
        return false;
    };
    let state = generator.state.borrow();
    matches!(&*state, GeneratorState::Suspended { started: true, .. })
}

/// The frame of a generator that waits; None for one that has ended.
fn resumable_frame(vm: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    let Value::Generator(generator) = generator else {
        return Ok(Value::None);
    };
    let state = generator.state.borrow();
    Ok(match &*state {
        GeneratorState::Suspended { frame, stack, .. } => {
            crate::stdlib::waiting_frame(vm, frame, stack)
        }
        GeneratorState::Running => crate::stdlib::running_frame(vm, generator),
        GeneratorState::Finished => Value::None,
    })
}

fn generators(vm: &mut Vm) {
    let types = &vm.types;
    let classes = [
        (types.generator.clone(), generator_members::TABLE),
        (types.coroutine.clone(), coroutine_members::TABLE),
        (
            types.async_generator.clone(),
            async_generator_members::TABLE,
        ),
    ];
    for (class, table) in classes {
        extend(&class, resumable_members::TABLE);
        extend(&class, table);
        getsets(&class, RESUMABLE);
    }
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

    /// The generator itself.
    #[native("(self, /)")]
    fn __iter__(this: &Value) -> Value {
        this.clone()
    }
}

/// What can be gone on with.
#[natives]
mod resumable_members {
    use super::*;

    /// Goes on with `value` as what `yield` gives; the next value.
    #[native("(self, value, /)", purity = Advances, special = Send)]
    fn send(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        match this {
            Value::Generator(generator) => vm.generator_send(&generator.clone(), value.clone()),
            _ => Ok(Value::None),
        }
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

/// Calls a function of the module for what waits.
fn waiting(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value, Raise> {
    let module = Value::Module(vm.import("_waiting")?);
    let function = vm.attr(&module, name)?;
    vm.call(&function, args)
}

#[natives]
mod coroutine_members {
    use super::*;

    /// An iterator over what the coroutine waits for.
    #[native("(self, /)")]
    fn __await__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        waiting(vm, "Awaited", std::slice::from_ref(this))
    }
}

#[natives]
mod async_generator_members {
    use super::*;

    /// The generator itself.
    #[native("(self, /)")]
    fn __aiter__(this: &Value) -> Value {
        this.clone()
    }

    /// What can be awaited for the next value.
    #[native("(self, /)")]
    fn __anext__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        waiting(vm, "Sent", &[this.clone(), Value::None])
    }

    /// The same, with `value` as what `yield` gives.
    #[native("(self, value, /)")]
    fn asend(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        waiting(vm, "Sent", &[this.clone(), value.clone()])
    }

    /// The same, with an exception raised where the generator waits.
    #[native("(self, type, value=None, traceback=None, /)")]
    fn athrow(vm: &mut Vm, this: &Value, r#type: &Value) -> Result<Value, Raise> {
        waiting(vm, "Thrown", &[this.clone(), r#type.clone()])
    }

    /// What can be awaited for the generator's end.
    #[native("(self, /)")]
    fn aclose(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        waiting(vm, "Closed", std::slice::from_ref(this))
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
                true => Err(vm.attribute_error("unreadable attribute")),
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
            None => Err(vm.attribute_error("can't set attribute")),
        }
    }

    /// Has the property's function delete the value.
    #[native("(self, instance, /)")]
    fn __delete__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        match property_of(this).filter(|it| !it.delete.is_none()) {
            Some(property) => vm
                .call(&property.delete, std::slice::from_ref(instance))
                .map(|_| Value::None),
            None => Err(vm.attribute_error("can't delete attribute")),
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
