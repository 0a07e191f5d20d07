//! Functions, methods, properties, `super`, generators.

use super::{constructor, extend, getsets};
use crate::native::{Args, Entry, native_function, pure};
use crate::object::*;
use crate::vm::{Exc, Vm};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

pub(super) fn install(vm: &mut Vm) {
    functions(vm);
    descriptors(vm);
    generators(vm);
}

fn functions(vm: &mut Vm) {
    getsets(
        &vm.types.function.clone(),
        &[
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
        ],
    );
    extend(
        &vm.types.function.clone(),
        &[
            pure("__get__", "(self, instance, owner=None, /)", |_, args| {
                Ok(if args[1].is_none() {
                    args[0].clone()
                } else {
                    Value::method(args[0].clone(), args[1].clone())
                })
            }),
            pure("__call__", "(self, *args, **kwargs)", |vm, args| {
                vm.call_kw(&args[0], args.rest(1), &args.keywords(2))
            }),
        ],
    );
    for class in [vm.types.native.clone(), vm.types.method_descriptor.clone()] {
        getsets(
            &class,
            &[
                ("__name__", |_, f| native(f, |f| Value::from(&f.name)), None),
                (
                    "__qualname__",
                    |_, f| native(f, |f| Value::from(&f.qualname)),
                    None,
                ),
                ("__module__", |_, f| native(f, |f| f.module.clone()), None),
                ("__doc__", |_, f| native(f, |f| Value::str(&*f.doc)), None),
                (
                    "__text_signature__",
                    |_, f| native(f, |f| Value::str(&*f.signature_text)),
                    None,
                ),
                (
                    "__self__",
                    |_, f| {
                        Ok(if let Value::Method(method) = f {
                            method.receiver.clone()
                        } else {
                            Value::None
                        })
                    },
                    None,
                ),
            ],
        );
        extend(
            &class,
            &[pure("__call__", "(self, *args, **kwargs)", |vm, args| {
                vm.call_kw(&args[0], args.rest(1), &args.keywords(2))
            })],
        );
    }
    getsets(
        &vm.types.method.clone(),
        &[
            (
                "__func__",
                |_, m| {
                    Ok(if let Value::Method(method) = m {
                        method.function.clone()
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "__self__",
                |_, m| {
                    Ok(if let Value::Method(method) = m {
                        method.receiver.clone()
                    } else {
                        Value::None
                    })
                },
                None,
            ),
        ],
    );
    extend(
        &vm.types.method.clone(),
        &[pure("__call__", "(self, *args, **kwargs)", |vm, args| {
            vm.call_kw(&args[0], args.rest(1), &args.keywords(2))
        })],
    );
    constructor(
        &vm.types.method.clone(),
        &pure("__new__", "(cls, function, instance, /)", |_, args| {
            Ok(Value::method(args[1].clone(), args[2].clone()))
        }),
    );
    getsets(
        &vm.types.code.clone(),
        &[
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
        ],
    );
}

fn code(value: &Value, get: impl FnOnce(&crate::bytecode::Code) -> Value) -> Result<Value, Raise> {
    Ok(if let Value::Code(code) = value {
        get(code)
    } else {
        Value::None
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
    Ok(match value {
        Value::Native(native) => get(native),
        Value::Method(method) => match &method.function {
            Value::Native(native) => get(native),
            _ => Value::None,
        },
        _ => Value::None,
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

fn descriptors(vm: &mut Vm) {
    let property = vm.types.property.clone();
    constructor(
        &property,
        &pure(
            "__new__",
            "(cls, fget=None, fset=None, fdel=None, doc=None)",
            |vm, args| {
                let doc = match (args[4].non_none(), &args[1]) {
                    (Some(doc), _) => doc.clone(),
                    (None, Value::Function(function)) => function.doc.borrow().clone(),
                    _ => Value::None,
                };
                let _ = vm;
                Ok(Value::Property(Rc::new(Property {
                    get: args[1].clone(),
                    set: args[2].clone(),
                    delete: args[3].clone(),
                    doc,
                    name: RefCell::new(None),
                })))
            },
        ),
    );
    extend(
        &property,
        &[
            pure("getter", "(self, fget, /)", |_, args| {
                with_property(args, |p, f| (f, p.set.clone(), p.delete.clone()))
            }),
            pure("setter", "(self, fset, /)", |_, args| {
                with_property(args, |p, f| (p.get.clone(), f, p.delete.clone()))
            }),
            pure("deleter", "(self, fdel, /)", |_, args| {
                with_property(args, |p, f| (p.get.clone(), p.set.clone(), f))
            }),
            pure(
                "__get__",
                "(self, instance, owner=None, /)",
                |vm, args| match &args[0] {
                    Value::Property(property) if !args[1].is_none() => {
                        vm.call(&property.get.clone(), &[args[1].clone()])
                    }
                    other => Ok(other.clone()),
                },
            ),
        ],
    );
    getsets(
        &property,
        &[
            (
                "fget",
                |_, p| {
                    Ok(if let Value::Property(p) = p {
                        p.get.clone()
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "fset",
                |_, p| {
                    Ok(if let Value::Property(p) = p {
                        p.set.clone()
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "fdel",
                |_, p| {
                    Ok(if let Value::Property(p) = p {
                        p.delete.clone()
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "__doc__",
                |_, p| {
                    Ok(if let Value::Property(p) = p {
                        p.doc.clone()
                    } else {
                        Value::None
                    })
                },
                None,
            ),
            (
                "__isabstractmethod__",
                |vm, p| match p {
                    Value::Property(p) => {
                        match vm.attr_or_none(&p.get.clone(), "__isabstractmethod__")? {
                            Some(flag) => vm.truth(&flag).map(Value::Bool),
                            None => Ok(Value::Bool(false)),
                        }
                    }
                    _ => Ok(Value::Bool(false)),
                },
                None,
            ),
        ],
    );
    for (class, make) in [
        (
            vm.types.classmethod.clone(),
            (|_, args| {
                Ok(Value::ClassMethod(Rc::new(Wrapped {
                    function: args[1].clone(),
                })))
            }) as crate::native::Body,
        ),
        (vm.types.staticmethod.clone(), |_, args| {
            Ok(Value::StaticMethod(Rc::new(Wrapped {
                function: args[1].clone(),
            })))
        }),
    ] {
        constructor(
            &class,
            &Entry {
                name: "__new__",
                signature: "(cls, function, /)",
                purity: Purity::Pure,
                doc: "",
                body: make,
                ..Entry::PLAIN
            },
        );
        getsets(
            &class,
            &[
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
            ],
        );
    }
    extend(
        &vm.types.staticmethod.clone(),
        &[pure("__call__", "(self, *args, **kwargs)", |vm, args| {
            let function = wrapped(&args[0])?;
            vm.call_kw(&function, args.rest(1), &args.keywords(2))
        })],
    );
    constructor(
        &vm.types.super_.clone(),
        &pure("__new__", "(cls, type=?, object=?, /)", |vm, args| {
            match (args.given(1), args.given(2)) {
                (Some(class), Some(object)) => vm.make_super(class, object).map(Value::Super),
                (None, _) => Err(vm.runtime_error("super(): no arguments")),
                _ => Err(
                    vm.not_implemented("super() with one argument is not supported by Freezeframe")
                ),
            }
        }),
    );
}

fn wrapped(value: &Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::ClassMethod(wrapped) | Value::StaticMethod(wrapped) => wrapped.function.clone(),
        _ => Value::None,
    })
}

fn with_property(
    args: Args,
    change: impl FnOnce(&Property, Value) -> (Value, Value, Value),
) -> Result<Value, Raise> {
    let Value::Property(property) = &args[0] else {
        return Ok(Value::None);
    };
    let (get, set, delete) = change(property, args[1].clone());
    Ok(Value::Property(Rc::new(Property {
        get,
        set,
        delete,
        doc: property.doc.clone(),
        name: RefCell::new(None),
    })))
}

/// A method of generators that the VM runs itself where it can.
fn special(class: &Rc<Class>, row: &Entry, special: Special) {
    let mut function = native_function(Value::None, Some(&class.name_text()), row);
    function.special = special;
    class.set_str(row.name, Value::Native(Rc::new(function)));
}

fn generators(vm: &mut Vm) {
    let class = vm.types.generator.clone();
    special(
        &class,
        &Entry {
            name: "__next__",
            signature: "(self, /)",
            purity: Purity::Advances,
            doc: "",
            body: next,
            ..Entry::PLAIN
        },
        Special::Next,
    );
    special(
        &class,
        &Entry {
            name: "send",
            signature: "(self, value, /)",
            purity: Purity::Advances,
            doc: "",
            body: send,
            ..Entry::PLAIN
        },
        Special::Send,
    );
    extend(
        &class,
        &[
            pure("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
            Entry {
                name: "throw",
                signature: "(self, type, value=None, traceback=None, /)",
                purity: Purity::Advances,
                doc: "",
                body: throw,
                ..Entry::PLAIN
            },
            Entry {
                name: "close",
                signature: "(self, /)",
                purity: Purity::Advances,
                doc: "",
                body: |vm, args| match &args[0] {
                    Value::Generator(generator) => vm.generator_close(&generator.clone()),
                    _ => Ok(Value::None),
                },
                ..Entry::PLAIN
            },
        ],
    );
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
    let iterator = vm.types.iterator.clone();
    extend(
        &iterator,
        &[
            pure("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
            Entry {
                name: "__next__",
                signature: "(self, /)",
                purity: Purity::Advances,
                doc: "",
                body: next,
                ..Entry::PLAIN
            },
        ],
    );
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match vm.next(&args[0])? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::None)),
    }
}

fn send(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match &args[0] {
        Value::Generator(generator) => vm.generator_send(&generator.clone(), args[1].clone()),
        _ => Ok(Value::None),
    }
}

fn throw(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Generator(generator) = &args[0] else {
        return Ok(Value::None);
    };
    let thrown = match (&args[1], args[2].non_none()) {
        (Value::Class(_), Some(Value::Object(instance))) if instance.exception().is_some() => {
            Raise(instance.clone())
        }
        (class @ Value::Class(_), Some(value)) => {
            let made = vm.call(class, std::slice::from_ref(value))?;
            vm.raise_of(&made)?
        }
        (value, _) => vm.raise_of(value)?,
    };
    let _ = Exc::StopIteration;
    vm.generator_throw(&generator.clone(), thrown)
}
