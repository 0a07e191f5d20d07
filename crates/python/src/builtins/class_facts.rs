//! What a class says of itself: its names, its bases, its order, its dict and its annotations.

use crate::bytecode::Op;
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

/// The class that a method of `type` was called on.
pub(super) fn this_class(vm: &Vm, value: &Value) -> Result<Rc<Class>, Raise> {
    match value {
        Value::Class(class) => Ok(class.clone()),
        other => Err(vm.type_error(format_args!(
            "descriptor requires a 'type' object but received a '{}'",
            vm.type_name(other)
        ))),
    }
}

pub(super) fn this_name(vm: &Vm, value: &Value) -> Result<Name, Raise> {
    match value.unwrapped() {
        Value::Str(name) => Ok(Name::of(name)),
        other => Err(vm.type_error(format_args!(
            "attribute name must be string, not '{}'",
            vm.type_name(other)
        ))),
    }
}

pub(super) fn dict_of(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    match this {
        Value::Object(instance) if !instance.class.flags.slots_only.get() => {
            let dict = Value::Dict(instance.make_dict());
            vm.note_part(&dict, this);
            Ok(dict)
        }
        Value::Function(function) => Ok(Value::Dict(function.attrs.borrow_mut().make_dict())),
        Value::Module(module) => Ok(Value::Dict(module.dict.clone())),
        other => {
            let name = vm.type_name(other);
            Err(vm.attribute_error(format_args!("'{name}' object has no attribute '__dict__'")))
        }
    }
}

pub(super) fn class_type_params(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    let class = this_class(vm, this)?;
    let own = class.dict.borrow().get(&vm.names.type_params).cloned();
    let own = own.filter(|it| !matches!(it, Value::GetSet(_)));
    Ok(own.unwrap_or_else(|| Value::tuple(Vec::new())))
}

pub(super) fn set_class_type_params(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    this_class(vm, this)?.set(&vm.names.type_params, value);
    Ok(())
}

pub(super) fn class_name(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    Ok(Value::from(&*this_class(vm, this)?.name.borrow()))
}

/// The class whose attribute is to be set; those that are built in stay as they are.
fn changing(vm: &Vm, this: &Value, attribute: &str, value: &Value) -> Result<Rc<Class>, Raise> {
    let class = this_class(vm, this)?;
    let verb = match value.is_unset() {
        true if !class.flags.builtin.get() => "delete",
        false if !class.flags.builtin.get() => return Ok(class),
        _ => "set",
    };
    let name = class.name_text();
    Err(vm.type_error(format_args!(
        "cannot {verb} '{attribute}' attribute of immutable type '{name}'"
    )))
}

/// The text that is to be a class's `__name__` or `__qualname__`.
fn new_name(vm: &Vm, class: &Class, attribute: &str, value: &Value) -> Result<Name, Raise> {
    match value.unwrapped() {
        Value::Str(name) if attribute == "__name__" && name.as_str().contains('\0') => {
            Err(vm.value_error("type name must not contain null characters"))
        }
        Value::Str(name) => Ok(Name::of(name)),
        other => Err(vm.type_error(format_args!(
            "can only assign string to {}.{attribute}, not '{}'",
            class.name_of(),
            vm.type_name(other)
        ))),
    }
}

pub(super) fn set_class_name(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let class = changing(vm, this, "__name__", &value)?;
    let name = new_name(vm, &class, "__name__", &value)?;
    *class.name.borrow_mut() = name;
    Ok(())
}

pub(super) fn class_qualname(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    Ok(Value::from(&*this_class(vm, this)?.qualname.borrow()))
}

pub(super) fn set_class_qualname(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let class = changing(vm, this, "__qualname__", &value)?;
    let name = new_name(vm, &class, "__qualname__", &value)?;
    *class.qualname.borrow_mut() = name;
    Ok(())
}

pub(super) fn class_module(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    // The class of classes has the descriptor itself.
    Ok(match this_class(vm, this)?.lookup(&vm.names.module) {
        Some(Value::GetSet(_)) => Value::name("builtins"),
        found => found.unwrap_or(Value::None),
    })
}

pub(super) fn set_class_module(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let class = changing(vm, this, "__module__", &value)?;
    class.set(&vm.names.module.clone(), value);
    Ok(())
}

pub(super) fn set_class_bases(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let class = changing(vm, this, "__bases__", &value)?;
    let name = class.name_text();
    let Value::Tuple(tuple) = value.unwrapped() else {
        let found = vm.type_name(&value);
        return Err(vm.type_error(format_args!(
            "can only assign tuple to {name}.__bases__, not {found}"
        )));
    };
    if tuple.items.is_empty() {
        return Err(vm.type_error(format_args!(
            "can only assign non-empty tuple to {name}.__bases__, not ()"
        )));
    }
    let mut bases = Vec::new();
    for base in &tuple.items {
        let Value::Class(base) = base else {
            let found = vm.type_name(base);
            return Err(vm.type_error(format_args!(
                "{name}.__bases__ must be tuple of classes, not '{found}'"
            )));
        };
        if base.is_subclass(&class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base.clone());
    }
    let layout = vm.common_layout(&bases)?;
    if layout != class.layout {
        let old = class.bases.borrow().first().map(|it| it.name_text());
        return Err(vm.type_error(format_args!(
            "__bases__ assignment: '{}' object layout differs from '{}'",
            bases[0].name_of(),
            old.unwrap_or_default()
        )));
    }
    match class.set_bases(bases) {
        true => Ok(()),
        false => Err(vm.type_error(
            "Cannot create a consistent method resolution order (MRO) for the new bases",
        )),
    }
}

pub(super) fn class_bases(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    Ok(Value::tuple(
        this_class(vm, this)?
            .bases
            .borrow()
            .iter()
            .map(Value::from)
            .collect(),
    ))
}

pub(super) fn class_base(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    Ok(this_class(vm, this)?
        .bases
        .borrow()
        .first()
        .map_or(Value::None, Value::from))
}

pub(super) fn mro(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    Ok(Value::tuple(
        this_class(vm, this)?
            .full_mro()
            .into_iter()
            .map(Value::Class)
            .collect(),
    ))
}

pub(super) fn class_dict(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    let class = this_class(vm, this)?;
    let dict = Value::new_dict();
    let mut last = Vec::new();
    let is_slot =
        |it: &Value| matches!(it, Value::Object(it) if Rc::ptr_eq(&it.class, &vm.types.member));
    for (name, value) in class.dict.borrow().iter() {
        // What the body does not have comes last.
        match value.is_none() && *name == vm.names.doc || is_slot(value) {
            true => last.push((name.clone(), value.clone())),
            false => dict.set_name(name, value.clone()),
        }
    }
    if !class.flags.builtin.get() {
        add_made(vm, &class, &dict);
    }
    for (name, value) in last {
        dict.set_name(&name, value);
    }
    Ok(super::types::mapping_proxy(vm, dict))
}

/// What CPython puts into the dict of a class once its body is done.
fn add_made(vm: &Vm, class: &Rc<Class>, dict: &Rc<Dict>) {
    let mut stored: Vec<Name> = Vec::new();
    for (_, value) in class.dict.borrow().iter() {
        let Value::Function(function) = value else {
            continue;
        };
        let code = &function.code;
        for pair in code.ops.windows(2) {
            if let [Op::LoadFast(0), Op::StoreAttr(site)] = pair
                && code.params.positional > 0
                && let Some(site) = code.attrs.get(*site as usize)
                && !stored.contains(&site.name)
            {
                stored.push(site.name.clone());
            }
        }
    }
    if class
        .dict
        .borrow()
        .contains_key(&Name::new("__firstlineno__"))
    {
        let stored = stored.iter().map(Value::from).collect();
        dict.set_str("__static_attributes__", Value::tuple(stored));
    }
    let has_dict = |it: &Rc<Class>| {
        let own = !it.flags.builtin.get() && !it.flags.slots_only.get();
        own || it.layout == Layout::Exception || it.is_subclass(&vm.types.type_)
    };
    let above: Vec<Rc<Class>> = class.full_mro().into_iter().skip(1).collect();
    let is_first = !above
        .iter()
        .any(|it| has_dict(it) && it.layout != Layout::Exception);
    if class.flags.slots_only.get() || !is_first {
        return;
    }
    let entry = |name: &str, get: Getter| {
        Value::GetSet(Rc::new(GetSet {
            name: Name::new(name),
            class: class.name.borrow().clone(),
            get,
            set: None,
        }))
    };
    if class.layout != Layout::Exception {
        dict.set_str("__dict__", entry("__dict__", dict_of));
    }
    let sized = [
        &vm.types.int,
        &vm.types.tuple,
        &vm.types.bytes,
        &vm.types.set,
        &vm.types.frozenset,
    ];
    if !sized.iter().any(|it| class.is_subclass(it)) {
        dict.set_str("__weakref__", entry("__weakref__", |_, _| Ok(Value::None)));
    }
}

pub(super) fn class_annotations(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    let class = this_class(vm, this)?;
    let name = vm.names.annotations.clone();
    match class.dict.borrow().get(&name) {
        Some(Value::GetSet(_)) => {
            return Err(vm.attribute_error("type object 'type' has no attribute '__annotations__'"));
        }
        Some(own) => return Ok(own.clone()),
        None => {}
    }
    let made = Value::Dict(Value::new_dict());
    if !class.flags.builtin.get() {
        class.set(&name, made.clone());
    }
    Ok(made)
}

pub(super) fn set_class_annotations(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let class = this_class(vm, this)?;
    let name = vm.names.annotations.clone();
    if !value.is_unset() {
        class.set(&name, value);
    } else if class.remove(&name).is_none() {
        return Err(vm.attribute_error(name.as_str()));
    }
    Ok(())
}

/// The descriptor of one of a class's `__slots__`: its value is kept with the instance's attributes.
pub fn slot_descriptor(vm: &Vm, owner: &Rc<Class>, name: &Name) -> Value {
    let class = super::types::slot_class(vm);
    let slot = Value::object(&class, Payload::None);
    if let Value::Object(instance) = &slot {
        let qualname = Value::str(format!("{}.{name}", owner.qualname.borrow()));
        let owner = Value::Class(owner.clone());
        let _none = instance.set(&vm.names.name, Value::from(name));
        let _none = instance.set(&vm.names.qualname, qualname);
        let _none = instance.set(&Name::new("__objclass__"), owner);
        let _none = instance.set(&vm.names.doc, Value::None);
    }
    slot
}
