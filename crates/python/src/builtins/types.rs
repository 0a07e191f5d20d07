//! Small classes: modules, cells, slots, mapping proxies; and `dir`.

use super::{extend, getsets};
use crate::bytecode::BinaryOp;
use crate::native::{Given, Keywords};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Order;
use std::cell::RefCell;
use std::rc::Rc;

/// A read-only view of a mapping; that of a class's attributes is taken when it is asked for.
struct Proxy {
    mapping: Value,
}

impl NativePayload for Proxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }
}

pub(super) fn install(vm: &mut Vm) {
    let proxy = vm.types.mapping_proxy.clone();
    extend(&proxy, proxy_members::TABLE);
    let member = vm.types.member.clone();
    extend(&member, member_members::TABLE);
    extend(&vm.types.docstring.clone(), docstring_members::TABLE);
    extend(&vm.types.cell.clone(), cell_members::TABLE);
    getsets(
        &vm.types.cell.clone(),
        &[(
            "cell_contents",
            |vm, this| match this {
                Value::Cell(cell) if !cell.value.borrow().is_unset() => {
                    Ok(cell.value.borrow().clone())
                }
                _ => Err(vm.value_error("Cell is empty")),
            },
            Some(|_, this, value| {
                if let Value::Cell(cell) = this {
                    cell.value.replace(value);
                }
                Ok(())
            }),
        )],
    );
    let module = vm.types.module.clone();
    extend(&module, module_members::TABLE);
}

fn proxied(this: &Value) -> Value {
    this.native::<Proxy>()
        .map_or(Value::None, |proxy| proxy.mapping.clone())
}

/// The mapping that a read-only one shows; `None` for anything else.
pub(crate) fn proxied_mapping(value: &Value) -> Option<Value> {
    value.native::<Proxy>().map(|proxy| proxy.mapping.clone())
}

/// A read-only mapping.
pub fn mapping_proxy(vm: &Vm, dict: Rc<Dict>) -> Value {
    let mapping = Value::Dict(dict);
    vm.native_object(&vm.types.mapping_proxy.clone(), Proxy { mapping })
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

fn wrong_owner(vm: &mut Vm, this: &Value, object: &Value) -> Raise {
    let owner = match vm.attr_or_none(this, "__objclass__") {
        Ok(Some(Value::Class(owner))) => owner.name_text(),
        _ => String::new(),
    };
    let (name, found) = (member_name(vm, this), vm.type_name(object));
    vm.type_error(format_args!(
        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object"
    ))
}

fn member_set(vm: &mut Vm, this: &Value, object: &Value, value: Value) -> Result<Value, Raise> {
    let name = member_name(vm, this);
    if !matches!(object, Value::Object(_)) {
        return Err(wrong_owner(vm, this, object));
    }
    if let Value::Object(instance) = object {
        let old = if value.is_unset() {
            instance.attrs.borrow_mut().remove(&name)
        } else {
            instance.set(&name, value.clone())
        };
        if value.is_unset() && old.is_none() {
            return Err(vm.attribute_error(name.as_str()));
        }
    }
    Ok(Value::None)
}

/// What built-in classes have in their dicts here and CPython has elsewhere.
fn is_hidden(class: &Class, name: &str) -> bool {
    class.flags.builtin.get()
        && match name {
            "__dict__" => class.layout == Layout::Object,
            "__module__" => {
                class.layout != Layout::Type
                    && class
                        .dict
                        .borrow()
                        .get(&Name::new(name))
                        .and_then(Value::as_str)
                        == Some("builtins")
            }
            _ => false,
        }
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
                    .map(|name| name.as_str().to_string())
                    .filter(|name| !is_hidden(&class, name)),
            );
            if !class.flags.builtin.get() && !class.flags.slots_only.get() {
                names.extend(["__dict__", "__weakref__"].map(String::from));
            }
            if class.layout == Layout::Exception {
                names.push("__dict__".into());
            }
        }
    };
    match object {
        Value::Class(class) => add_class(class),
        Value::Module(module) => {
            vm.fill_module(module)?;
            if let Some(own) = module.dict.get_str("__dir__") {
                return vm.call(&own, &[]);
            }
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
            if matches!(
                other,
                Value::Function(_) | Value::ClassMethod(_) | Value::StaticMethod(_)
            ) {
                names.push("__dict__".into());
            }
            names.extend(attrs.iter().map(|(name, _)| name.as_str().to_string()));
        }
    }
    names.order();
    names.dedup();
    Ok(Value::list(names.into_iter().map(Value::from).collect()))
}

#[natives]
mod member_members {
    use super::*;

    /// The text that shows it.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        let owner = match vm.attr_or_none(this, "__objclass__")? {
            Some(Value::Class(owner)) => owner.name_text(),
            _ => String::new(),
        };
        let name = member_name(vm, this);
        Ok(format!("<member '{name}' of '{owner}' objects>"))
    }

    /// The value in the slot of an instance.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        let name = member_name(vm, this);
        match instance {
            Value::Object(object) => {
                let found = object.attrs.borrow().get(&name);
                found.ok_or_else(|| vm.no_attribute(instance, &name))
            }
            Value::None => Ok(this.clone()),
            other => Err(wrong_owner(vm, this, other)),
        }
    }

    /// Sets the value in the slot of an instance.
    #[native("(self, instance, value, /)")]
    fn __set__(vm: &mut Vm, this: &Value, instance: &Value, value: &Value) -> Result<Value, Raise> {
        member_set(vm, this, instance, value.clone())
    }

    /// Empties the slot of an instance.
    #[native("(self, instance, /)")]
    fn __delete__(vm: &mut Vm, this: &Value, instance: &Value) -> Result<Value, Raise> {
        member_set(vm, this, instance, Value::Unset)
    }
}

#[natives]
mod docstring_members {
    use super::*;

    /// The doc of the class, or of the first above it that has one.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(vm: &mut Vm, owner: &Value) -> Result<Option<Value>, Raise> {
        match owner {
            Value::Class(class) => vm.class_doc(class),
            _ => Ok(None),
        }
    }
}

#[natives]
mod module_members {
    use super::*;

    /// A module of this name. One of a class derived from this gets its name when it is initialized.
    #[native("(cls, /, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value], kwargs: Keywords) -> Result<Value, Raise> {
        if let Value::Class(class) = cls
            && !Rc::ptr_eq(class, &vm.types.module)
        {
            return Ok(Value::object(class, Payload::None));
        }
        let named = |name: &str| kwargs.0.iter().find(|(key, _)| key.as_str() == name);
        let name = args
            .first()
            .or_else(|| named("name").map(|(_, value)| value));
        let name = name.and_then(Value::as_str).unwrap_or_default();
        Ok(Value::Module(vm.new_module(name)))
    }

    /// Gives the module its name and doc.
    #[native("(self, name=?, doc=None)", purity = MutatesSelf)]
    fn __init__(vm: &mut Vm, this: &Value, name: Given, doc: &Value) -> Result<Value, Raise> {
        let Some(name) = name.0 else {
            return Err(vm.type_error("module() missing required argument 'name' (pos 1)"));
        };
        if name.as_str().is_none() {
            let found = vm.type_name(name);
            return Err(vm.type_error(format_args!(
                "module() argument 'name' must be str, not {found}"
            )));
        }
        for (key, value) in [
            ("__name__", name),
            ("__doc__", doc),
            ("__package__", &Value::None),
            ("__loader__", &Value::None),
            ("__spec__", &Value::None),
        ] {
            vm.set_attr(this, &Name::new(key), value.clone())?;
        }
        Ok(Value::None)
    }

    /// The text that shows it.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        if !matches!(this, Value::Object(_)) {
            return vm.builtin_repr(this);
        }
        let name = vm
            .attr_or_none(this, "__name__")?
            .unwrap_or(Value::str("?"));
        Ok(format!("<module {}>", vm.repr(&name)?))
    }
}

#[natives]
mod cell_members {
    use super::*;

    /// A place for a variable that functions share: of these contents, or empty.
    #[native("(cls, contents=?, /)")]
    fn __new__(contents: Given) -> Result<Value, Raise> {
        let value = RefCell::new(contents.0.cloned().unwrap_or(Value::Unset));
        Ok(Value::Cell(Rc::new(CellVar { value })))
    }
}

/// What a read-only view of a class's dict passes on to the dict.
#[natives]
mod proxy_members {
    use super::*;

    /// The value of a key.
    #[native("(self, key, /)", reads = Item)]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        vm.get_item(&proxied(this), key)
    }

    /// True if the key is there.
    #[native("(self, key, /)")]
    fn __contains__(vm: &mut Vm, this: &Value, key: &Value) -> Result<bool, Raise> {
        vm.contains(&proxied(this), key)
    }

    /// An iterator over the keys.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.iter(&proxied(this))
    }

    /// The number of keys.
    #[native("(self, /)", reads = Length)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.len(&proxied(this)).map(Value::from)
    }

    /// A view of a mapping, by which it cannot be changed.
    ///
    /// >>> import types
    /// >>> types.MappingProxyType({"a": 1})
    /// mappingproxy({'a': 1})
    #[native("(cls, mapping=?)")]
    fn __new__(vm: &mut Vm, mapping: Given) -> Result<Value, Raise> {
        let Some(mapping) = mapping.0 else {
            return Err(vm.type_error("mappingproxy() missing required argument 'mapping' (pos 1)"));
        };
        let has_items = vm.class_ref(mapping).lookup(&vm.names.getitem).is_some();
        if !has_items || matches!(mapping.unwrapped(), Value::List(_) | Value::Tuple(_)) {
            let name = vm.type_name(mapping);
            return Err(vm.type_error(format_args!(
                "mappingproxy() argument must be a mapping, not {name}"
            )));
        }
        let mapping = mapping.clone();
        Ok(vm.native_object(&vm.types.mapping_proxy.clone(), Proxy { mapping }))
    }

    /// The hash of the mapping.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.hash(&proxied(this)).map(|hash| Value::Int(hash as i64))
    }

    #[native("(self, value, /)")]
    #[member(__or__ = false, "The union of both mappings.")]
    #[member(
        __ror__ = true,
        "The union of both mappings, of which this is the second."
    )]
    fn union(vm: &mut Vm, this: &Value, value: &Value, member: bool) -> Result<Value, Raise> {
        let of = |it: &Value| match it.native::<Proxy>() {
            Some(proxy) => proxy.mapping.clone(),
            None => it.clone(),
        };
        let (this, value) = (of(this), of(value));
        match member {
            false => vm.binary(BinaryOp::BitOr, &this, &value),
            true => vm.binary(BinaryOp::BitOr, &value, &this),
        }
    }

    /// Refused: a view changes nothing.
    #[native("(self, value, /)")]
    fn __ior__(vm: &mut Vm) -> Result<Value, Raise> {
        Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    }

    /// An iterator over the keys, from the last to the first.
    #[native("(self, /)")]
    fn __reversed__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.call_method(&proxied(this), "__reversed__", &[])
    }

    /// Refused: what makes a view again would need the mapping.
    #[native("(self, protocol, /)")]
    fn __reduce_ex__(vm: &mut Vm) -> Result<Value, Raise> {
        Err(vm.type_error("cannot pickle 'mappingproxy' object"))
    }

    /// True if the other holds the same.
    #[native("(self, value, /)")]
    fn __eq__(vm: &mut Vm, this: &Value, value: &Value) -> Result<bool, Raise> {
        vm.equal(&proxied(this), value)
    }

    /// The text that shows it.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        Ok(format!("mappingproxy({})", vm.repr(&proxied(this))?))
    }

    /// The text of the mapping itself.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.str(&proxied(this))
    }

    /// The value of a key; `default` where there is none.
    #[native("(self, key, default=None, /)")]
    fn get(vm: &mut Vm, this: &Value, key: &Value, default: &Value) -> Result<Value, Raise> {
        vm.call_method(&proxied(this), "get", &[key.clone(), default.clone()])
    }

    #[native("(self, /)")]
    #[member(keys = "keys", "A view of the keys.")]
    #[member(values = "values", "A view of the values.")]
    #[member(items = "items", "A view of the pairs.")]
    #[member(copy = "copy", "A new dict with the same pairs.")]
    fn forward(vm: &mut Vm, this: &Value, member: &'static str) -> Result<Value, Raise> {
        vm.call_method(&proxied(this), member, &[])
    }
}
