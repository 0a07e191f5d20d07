//! `object` and `type`.

use super::class_facts::{
    class_annotations, class_base, class_bases, class_dict, class_module, class_name,
    class_qualname, class_type_params, dict_of, mro, set_class_annotations, set_class_bases,
    set_class_module, set_class_name, set_class_qualname, set_class_type_params, this_class,
    this_name,
};
use super::{describe, extend, getsets};
use crate::native::{Given, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

fn hash_of(vm: &mut Vm, value: &Value) -> Result<Value, Raise> {
    match value {
        Value::Object(instance) if instance.base().is_none() => {
            Ok(Value::Int((value.address().unwrap_or(0) >> 4) as i64))
        }
        // A metaclass may have a function of this name that calls this one.
        Value::Class(_) => Ok(Value::Int((value.address().unwrap_or(0) >> 4) as i64)),
        other => vm
            .hash(other.unwrapped())
            .map(|hash| Value::Int(hash as i64)),
    }
}

/// What every object does.
#[natives]
mod methods {
    use super::*;

    /// Does nothing; a class of one's own fills its objects here.
    #[native("(self, *args, **kwargs)", reads = Nothing)]
    fn __init__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        let class = vm.class_ref(this);
        let is_plain = Rc::ptr_eq(class, &vm.types.object);
        if (args.is_empty() && kwargs.0.is_empty()) || class.layout != Layout::Object {
            return Ok(Value::None);
        }
        let defines = |name: &Name| {
            let definer = class.definer(name);
            definer.is_some_and(|it| !Rc::ptr_eq(&it, &vm.types.object))
        };
        let (own_init, own_new) = (defines(&vm.names.init), defines(&vm.names.new));
        if own_init || is_plain {
            let text = "object.__init__() takes exactly one argument (the instance to initialize)";
            return Err(vm.type_error(text));
        }
        if !own_new {
            let name = class.name_text();
            return Err(vm.type_error(format_args!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
        Ok(Value::None)
    }

    /// The attribute of this name, or an AttributeError.
    #[native("(self, name, /)", name = "__getattribute__", reads = Attribute(Get))]
    fn get_attribute(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value, Raise> {
        let name = this_name(vm, name)?;
        let found = match this {
            Value::Object(instance) => vm.instance_attr_default(this, &instance.clone(), &name)?,
            other => vm.find_attr(other, &name)?,
        };
        found.ok_or_else(|| vm.no_attribute(this, &name))
    }

    /// Sets the attribute of this name.
    #[native("(self, name, value, /)", name = "__setattr__", purity = MutatesSelf, reads = Attribute(Set))]
    fn set_attribute(
        vm: &mut Vm,
        this: &Value,
        name: &Value,
        value: &Value,
    ) -> Result<Value, Raise> {
        let name = this_name(vm, name)?;
        match this {
            Value::Object(instance) => {
                vm.set_instance_attr(this, &instance.clone(), &name, value.clone())?
            }
            other => vm.set_attr(other, &name, value.clone())?,
        }
        Ok(Value::None)
    }

    /// Takes the attribute of this name away.
    #[native("(self, name, /)", name = "__delattr__", purity = MutatesSelf, reads = Attribute(Delete))]
    fn delete_attribute(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value, Raise> {
        let name = this_name(vm, name)?;
        match this {
            Value::Object(instance) => {
                vm.set_instance_attr(this, &instance.clone(), &name, Value::Unset)?
            }
            other => vm.delete_attr(other, &name)?,
        }
        Ok(Value::None)
    }

    /// True if both are the same object.
    #[native("(self, value, /)")]
    fn __eq__(this: &Value, value: &Value) -> Result<Value, Raise> {
        Ok(if this.is(value) {
            Value::Bool(true)
        } else {
            Value::NotImplemented
        })
    }

    /// The opposite of `__eq__`.
    #[native("(self, value, /)", name = "__ne__")]
    fn not_equal(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        match vm.call_method(this, "__eq__", std::slice::from_ref(value))? {
            Value::NotImplemented => Ok(Value::NotImplemented),
            equal => Ok(Value::Bool(!vm.truth(&equal)?)),
        }
    }

    /// A number that is the same for equal values.
    #[native("(self, /)", name = "__hash__")]
    fn hash(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        hash_of(vm, this)
    }

    /// How a copy is made, in the way of the oldest protocol.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let reduced = vm.import("copyreg")?.get("_reduced_plainly");
        vm.call(&reduced.unwrap_or_default(), std::slice::from_ref(this))
    }

    /// What a copy takes over: the attributes, or None.
    #[native("(self, /)")]
    fn __getstate__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let state = vm.import("copyreg")?.get("_state_of");
        vm.call(&state.unwrap_or_default(), std::slice::from_ref(this))
    }

    /// How many bytes the value takes.
    #[native("(self, /)")]
    fn __sizeof__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let size = vm.import("copyreg")?.get("_size_of");
        vm.call(&size.unwrap_or_default(), std::slice::from_ref(this))
    }

    /// The names of the attributes.
    #[native("(self, /)")]
    fn __dir__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        crate::builtins::types::dir_of(vm, this)
    }

    /// How a copy is made.
    #[native("(self, protocol, /)")]
    fn __reduce_ex__(vm: &mut Vm, this: &Value, protocol: &Value) -> Result<Value, Raise> {
        let reduced = vm.import("copyreg")?.get("_reduced").unwrap_or(Value::None);
        vm.call(&reduced, &[this.clone(), protocol.clone()])
    }
}

/// The order that objects do not have.
#[natives]
mod no_order {
    use super::*;

    #[native("(self, value, /)", slot)]
    #[member(__lt__ = (), "NotImplemented: the other side is asked.")]
    #[member(__le__ = (), "NotImplemented: the other side is asked.")]
    #[member(__gt__ = (), "NotImplemented: the other side is asked.")]
    #[member(__ge__ = (), "NotImplemented: the other side is asked.")]
    fn compare(_member: ()) -> Result<Value, Raise> {
        Ok(Value::NotImplemented)
    }
}

/// What the classes of `None`, `NotImplemented` and `...` do.
#[natives]
mod single {
    use super::*;

    /// The one value of the class.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        let class = this_class(vm, cls)?;
        if !args.is_empty() || !kwargs.0.is_empty() {
            let name = match class.name_text() {
                name if name == "ellipsis" => "EllipsisType".into(),
                name => name,
            };
            return Err(vm.type_error(format_args!("{name} takes no arguments")));
        }
        Ok(match class {
            class if Rc::ptr_eq(&class, &vm.types.none) => Value::None,
            class if Rc::ptr_eq(&class, &vm.types.ellipsis) => Value::Ellipsis,
            _ => Value::NotImplemented,
        })
    }
}

#[natives]
mod none_members {
    use super::*;

    /// False.
    #[native("(self, /)", slot)]
    fn __bool__() -> Result<Value, Raise> {
        Ok(Value::Bool(false))
    }
}

/// The texts that an object has unless its class says otherwise.
#[natives]
mod defaults {
    use super::*;

    /// The text that shows the value.
    #[native("(self, /)", slot)]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.builtin_repr(this).map(Value::str)
    }

    /// The value as text for people.
    #[native("(self, /)", name = "__str__", slot)]
    fn str_default(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        if let Value::Object(instance) = this {
            if let Some(Value::Str(string)) = instance.base() {
                return Ok(Value::Str(string.clone()));
            }
            if instance.exception().is_some() {
                return vm.exception_text_of(&instance.clone()).map(Value::str);
            }
        }
        vm.repr(this).map(Value::str)
    }

    /// The value as text in the form that `format_spec` asks for.
    #[native("(self, format_spec, /)", name = "__format__", slot)]
    fn format_default(vm: &mut Vm, this: &Value, format_spec: &Value) -> Result<Value, Raise> {
        let Some(spec) = format_spec.as_str().map(str::to_owned) else {
            let name = match format_spec {
                Value::None => "None".into(),
                other => vm.type_name(other),
            };
            return Err(vm.type_error(format_args!(
                "__format__() argument must be str, not {name}"
            )));
        };
        match this {
            Value::Object(instance) if instance.base().is_some() => {
                let base = instance.base().cloned().unwrap_or_default();
                if spec.is_empty() {
                    vm.str(this)
                } else {
                    vm.format(&base, &spec).map(Value::str)
                }
            }
            other if spec.is_empty() => vm.str(other),
            other => {
                let name = vm.type_name(other);
                Err(vm.type_error(format_args!(
                    "unsupported format string passed to {name}.__format__"
                )))
            }
        }
    }
}

pub(super) fn install(vm: &mut Vm) {
    let (object, type_) = (vm.types.object.clone(), vm.types.type_.clone());
    // An object of this very class has no attributes of its own.
    object.flags.slots_only.set(true);
    describe(vm, &object, &object_members::CLASS);
    extend(&object, methods::TABLE);
    extend(&object, no_order::TABLE);
    extend(&object, defaults::TABLE);
    for class in [
        &vm.types.none,
        &vm.types.ellipsis,
        &vm.types.not_implemented,
    ] {
        extend(class, single::TABLE);
    }
    extend(&vm.types.none, none_members::TABLE);

    getsets(
        &object,
        &[
            ("__class__", class_of, Some(set_class)),
            ("__dict__", dict_of, Some(set_dict)),
        ],
    );
    extend(&type_, type_members::TABLE);

    getsets(
        &type_,
        &[
            ("__name__", class_name, Some(set_class_name)),
            ("__qualname__", class_qualname, Some(set_class_qualname)),
            ("__module__", class_module, Some(set_class_module)),
            ("__bases__", class_bases, Some(set_class_bases)),
            ("__base__", class_base, None),
            ("__mro__", mro, None),
            ("__dict__", class_dict, None),
            ("__class__", class_of, None),
            (
                "__annotations__",
                class_annotations,
                Some(set_class_annotations),
            ),
            (
                "__type_params__",
                class_type_params,
                Some(set_class_type_params),
            ),
        ],
    );
}

fn class_of(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
    Ok(Value::Class(vm.class_of(this)))
}

fn set_class(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let class = match &value {
        Value::Unset => return Err(vm.type_error("can't delete __class__ attribute")),
        Value::Class(class) => class,
        other => {
            let found = vm.type_name(other);
            return Err(vm.type_error(format_args!(
                "__class__ must be set to a class, not '{found}' object"
            )));
        }
    };
    let instance = match this {
        Value::Object(instance) => instance,
        Value::Module(_) if class.is_subclass(&vm.types.module) => {
            return Err(vm.not_implemented(
                "assigning to __class__ of a module is not supported by Freezeframe",
            ));
        }
        _ => return Err(vm.type_error(SAME_KIND)),
    };
    if instance.class.flags.builtin.get() || class.flags.builtin.get() {
        return Err(vm.type_error(SAME_KIND));
    }
    if layout_of(vm, &instance.class) != layout_of(vm, class) {
        let (new, old) = (class.name_text(), instance.class.name_text());
        return Err(vm.type_error(format_args!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    instance.class.exchange(class);
    Ok(())
}

const SAME_KIND: &str =
    "__class__ assignment only supported for mutable types or ModuleType subclasses";

/// What instances of a class are made of: the built-in class below, whether they have a `__dict__`, and their slots.
fn layout_of(vm: &Vm, class: &Rc<Class>) -> (String, bool, Vec<Name>) {
    let (mut base, mut slots) = (String::new(), Vec::new());
    for class in class.full_mro() {
        if class.flags.builtin.get() {
            base = class.name_text();
            break;
        }
        let dict = class.dict.borrow();
        let is_slot = |value: &Value| matches!(value, Value::Object(it) if Rc::ptr_eq(&it.class, &vm.types.member));
        let own = dict.iter().filter(|(_, value)| is_slot(value));
        slots.extend(own.map(|(name, _)| name.clone()));
    }
    slots.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    (base, class.flags.slots_only.get(), slots)
}

fn set_dict(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    match (this, value.unwrapped()) {
        (Value::Function(function), Value::Dict(dict)) => {
            let _old = function.attrs.replace(Attrs::Dict(dict.clone()));
            Ok(())
        }
        (Value::Function(_), Value::Unset) => Err(vm.type_error("cannot delete __dict__")),
        (Value::Object(instance), Value::Unset) => {
            let _old = instance.attrs.replace(Attrs::default());
            Ok(())
        }
        (Value::Object(instance), Value::Dict(dict)) => {
            instance.track();
            let _old = instance.attrs.replace(Attrs::Dict(dict.clone()));
            Ok(())
        }
        (_, other) => {
            let found = vm.type_name(other);
            Err(vm.type_error(format_args!(
                "__dict__ must be set to a dictionary, not a '{found}'"
            )))
        }
    }
}

/// What all classes derive from.
#[natives(class = "builtins.object")]
mod object_members {
    use super::*;

    /// A new object of the class.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            let found = vm.type_name(cls);
            return Err(vm.type_error(format_args!(
                "object.__new__(X): X is not a type object ({found})"
            )));
        };
        let class = class.clone();
        if class.flags.is_abstract.get() {
            return vm.call(cls, &[]);
        }
        match class.layout {
            Layout::Object => {
                let overrides_new = !matches!(class.lookup(&vm.names.new), Some(Value::StaticMethod(wrapped))
                if matches!(&wrapped.function, Value::Native(native) if native.qualname.as_str() == "object.__new__"));
                let own_init = class
                    .definer(&vm.names.init)
                    .is_some_and(|definer| !Rc::ptr_eq(&definer, &vm.types.object));
                if (!args.is_empty() || !kwargs.0.is_empty()) && (overrides_new || !own_init) {
                    let text = if overrides_new {
                        "object.__new__() takes exactly one argument (the type to instantiate)"
                            .into()
                    } else {
                        format!("{}() takes no arguments", class.name.borrow())
                    };
                    return Err(vm.type_error(text));
                }
                Ok(Value::object(&class, Payload::None))
            }
            _ => {
                let name = class.name_text();
                Err(vm.type_error(format_args!(
                    "object.__new__({name}) is not safe, use {name}.__new__()"
                )))
            }
        }
    }

    /// Called for each new subclass; does nothing.
    #[native("(cls, **kwargs)", bound = Class)]
    fn __init_subclass__(vm: &mut Vm, cls: &Value, kwargs: Keywords) -> Result<Value, Raise> {
        if !kwargs.0.is_empty() {
            let name = this_class(vm, cls)?.name_text();
            return Err(vm.type_error(format_args!(
                "{name}.__init_subclass__() takes no keyword arguments"
            )));
        }
        Ok(Value::None)
    }

    /// NotImplemented: `issubclass` decides by itself.
    #[native("(cls, subclass, /)", bound = Class)]
    fn __subclasshook__() -> Result<Value, Raise> {
        Ok(Value::NotImplemented)
    }
}

#[natives]
mod type_members {
    use super::*;

    /// The class of an object; with bases and a dict, a new class.
    #[native("(metacls, name=?, bases=?, dict=?, /, **kwargs)")]
    fn __new__(
        vm: &mut Vm,
        metacls: &Value,
        name: Given,
        bases: Given,
        dict: &Value,
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        let Some(name) = name.0 else {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        };
        let Some(bases) = bases.0 else {
            return Ok(Value::Class(vm.class_of(name)));
        };
        if dict.is_unset() {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
        for (at, value, kind) in [(1, name, "str"), (2, bases, "tuple"), (3, dict, "dict")] {
            let fits = match value.unwrapped() {
                Value::Str(_) => at == 1,
                Value::Tuple(_) => at == 2,
                Value::Dict(_) => at == 3,
                Value::Object(_) => at == 3,
                _ => false,
            };
            if !fits {
                let found = vm.type_name(value);
                return Err(vm.type_error(format_args!(
                    "type.__new__() argument {at} must be {kind}, not {found}"
                )));
            }
        }
        let bases = vm.iterate(bases)?;
        vm.make_class(metacls, name, &bases, dict, &kwargs.0)
    }

    /// Does nothing.
    #[native("(cls, *args, **kwargs)", reads = Nothing)]
    fn __init__() -> Result<Value, Raise> {
        Ok(Value::None)
    }

    /// A new object of the class.
    #[native("(cls, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        cls: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        let class = this_class(vm, cls)?;
        let keywords = kwargs.0;
        vm.instantiate_from(&class, args, &keywords)
    }

    /// The namespace in which a class statement's body runs.
    #[native("(cls, *args, **kwargs)", bound = Class)]
    fn __prepare__() -> Result<Value, Raise> {
        Ok(Value::Dict(Value::new_dict()))
    }

    /// The classes in which attributes are looked up, in order.
    #[native("(cls, /)")]
    fn mro(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        let order = super::mro(vm, cls)?;
        vm.iterate(&order).map(Value::list)
    }

    /// The classes that derive from it directly.
    #[native("(cls, /)")]
    fn __subclasses__(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        let class = this_class(vm, cls)?;
        Ok(Value::list(
            class.subclasses().into_iter().map(Value::Class).collect(),
        ))
    }

    /// True for an instance of the class.
    #[native("(cls, instance, /)")]
    fn __instancecheck__(vm: &mut Vm, cls: &Value, instance: &Value) -> Result<Value, Raise> {
        let class = this_class(vm, cls)?;
        Ok(Value::Bool(vm.is_instance(instance, &class)))
    }

    /// True for the class and what derives from it.
    #[native("(cls, subclass, /)")]
    fn __subclasscheck__(vm: &mut Vm, cls: &Value, subclass: &Value) -> Result<Value, Raise> {
        let class = this_class(vm, cls)?;
        Ok(Value::Bool(
            matches!(subclass, Value::Class(other) if other.is_subclass(&class)),
        ))
    }

    /// Sets the attribute of this name.
    #[native("(cls, name, value, /)")]
    fn __setattr__(vm: &mut Vm, cls: &Value, name: &Value, value: &Value) -> Result<Value, Raise> {
        let (class, name) = (this_class(vm, cls)?, this_name(vm, name)?);
        vm.set_class_attr_default(&class, &name, value.clone())?;
        Ok(Value::None)
    }

    /// Takes the attribute of this name away.
    #[native("(cls, name, /)")]
    fn __delattr__(vm: &mut Vm, cls: &Value, name: &Value) -> Result<Value, Raise> {
        let (class, name) = (this_class(vm, cls)?, this_name(vm, name)?);
        vm.set_class_attr_default(&class, &name, Value::Unset)?;
        Ok(Value::None)
    }

    /// The union of both types.
    #[native("(self, value, /)")]
    fn __or__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        super::super::union_type(vm, this, value)
    }

    /// The union of both types.
    #[native("(self, value, /)")]
    fn __ror__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        super::super::union_type(vm, value, this)
    }

    /// A number that is the same for equal values.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        hash_of(vm, this)
    }
}
