//! Small classes: modules, cells, slots, mapping proxies; and `dir`.

use super::{extend, getsets};
use crate::native::{Args, pure};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use freezeframe_base::Order;
use std::rc::Rc;

/// A read-only view of a class's attributes, taken when it was asked for.
struct Proxy {
    dict: Rc<Dict>,
}

impl NativePayload for Proxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Dict(self.dict.clone()));
    }
}

pub(super) fn install(vm: &mut Vm) {
    let proxy = vm.types.mapping_proxy.clone();
    extend(
        &proxy,
        &[
            pure("__getitem__", "(self, key, /)", |vm, args| {
                vm.get_item(&proxied(args), &args[1])
            }),
            pure("__contains__", "(self, key, /)", |vm, args| {
                vm.contains(&proxied(args), &args[1]).map(Value::Bool)
            }),
            pure("__iter__", "(self, /)", |vm, args| vm.iter(&proxied(args))),
            pure("__len__", "(self, /)", |vm, args| {
                vm.len(&proxied(args)).map(Value::from)
            }),
            pure("__eq__", "(self, value, /)", |vm, args| {
                vm.equal(&proxied(args), &args[1]).map(Value::Bool)
            }),
            pure("__repr__", "(self, /)", |vm, args| {
                Ok(Value::str(format!(
                    "mappingproxy({})",
                    vm.repr(&proxied(args))?
                )))
            }),
            pure("get", "(self, key, default=None, /)", |vm, args| {
                forward(vm, "get", args)
            }),
            pure("keys", "(self, /)", |vm, args| forward(vm, "keys", args)),
            pure("values", "(self, /)", |vm, args| {
                forward(vm, "values", args)
            }),
            pure("items", "(self, /)", |vm, args| forward(vm, "items", args)),
            pure("copy", "(self, /)", |vm, args| forward(vm, "copy", args)),
        ],
    );
    let member = vm.types.member.clone();
    extend(
        &member,
        &[
            pure("__get__", "(self, instance, owner=None, /)", member_get),
            pure("__set__", "(self, instance, value, /)", |vm, args| {
                member_set(vm, &args[0], &args[1], args[2].clone())
            }),
            pure("__delete__", "(self, instance, /)", |vm, args| {
                member_set(vm, &args[0], &args[1], Value::Unset)
            }),
        ],
    );
    getsets(
        &vm.types.cell.clone(),
        &[(
            "cell_contents",
            |vm, this| match this {
                Value::Cell(cell) if !cell.value.borrow().is_unset() => {
                    Ok(cell.value.borrow().clone())
                }
                _ => Err(vm.value_error("cell is empty")),
            },
            None,
        )],
    );
    let module = vm.types.module.clone();
    super::constructor(
        &module,
        &pure("__new__", "(cls, name, doc=None)", |vm, args| {
            let name = args[1].as_str().unwrap_or("module").to_string();
            let module = vm.new_module(&name);
            module.set("__doc__", args[2].clone());
            Ok(Value::Module(module))
        }),
    );
}

fn proxied(args: Args) -> Value {
    args[0]
        .native::<Proxy>()
        .map_or(Value::None, |proxy| Value::Dict(proxy.dict.clone()))
}

fn forward(vm: &mut Vm, name: &str, args: Args) -> Result<Value, Raise> {
    let rest: Vec<Value> = args.values().iter().skip(1).cloned().list();
    vm.call_method(&proxied(args), name, &rest)
}

/// A read-only mapping.
pub fn mapping_proxy(vm: &Vm, dict: Rc<Dict>) -> Value {
    vm.native_object(&vm.types.mapping_proxy.clone(), Proxy { dict })
}

/// The class of slot descriptors.
pub(super) fn slot_class(vm: &Vm) -> Rc<Class> {
    vm.types.member.clone()
}

fn member_name(vm: &Vm, this: &Value) -> Name {
    let name = match this {
        Value::Object(instance) => instance.attrs.borrow().get(&vm.names.name),
        _ => None,
    };
    match name {
        Some(Value::Str(name)) => Name::of(&name),
        _ => vm.names.underscore.clone(),
    }
}

fn member_get(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = member_name(vm, &args[0]);
    match &args[1] {
        Value::Object(instance) => {
            let found = instance.attrs.borrow().get(&name);
            found.ok_or_else(|| vm.no_attribute(&args[1], &name))
        }
        _ => Ok(args[0].clone()),
    }
}

fn member_set(vm: &mut Vm, this: &Value, object: &Value, value: Value) -> Result<Value, Raise> {
    let name = member_name(vm, this);
    if let Value::Object(instance) = object {
        let old = if value.is_unset() {
            instance.attrs.borrow_mut().remove(&name)
        } else {
            instance.attrs.borrow_mut().set(&name, value.clone())
        };
        if value.is_unset() && old.is_none() {
            return Err(vm.no_attribute(object, &name));
        }
    }
    Ok(Value::None)
}

/// `dir(object)`.
pub fn dir_of(vm: &mut Vm, object: &Value) -> Result<Value, Raise> {
    let mut names: Vec<String> = Vec::new();
    let mut add_class = |class: &Rc<Class>| {
        for class in class.full_mro() {
            names.extend(
                class
                    .dict
                    .borrow()
                    .keys()
                    .map(|name| name.as_str().to_string()),
            );
        }
    };
    match object {
        Value::Class(class) => add_class(class),
        Value::Module(module) => {
            names.extend(
                module
                    .dict
                    .keys()
                    .iter()
                    .filter_map(|key| key.as_str().map(str::to_string)),
            );
        }
        other => {
            add_class(&vm.class_of(other));
            let attrs = match other {
                Value::Object(instance) => instance.attrs.borrow().items(),
                Value::Function(function) => function.attrs.borrow().items(),
                _ => Vec::new(),
            };
            names.extend(attrs.iter().map(|(name, _)| name.as_str().to_string()));
        }
    }
    names.order();
    names.dedup();
    Ok(Value::list(names.into_iter().map(Value::from).collect()))
}
