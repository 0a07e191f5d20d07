//! Attributes: lookup, binding, assignment.

use super::call::Flow;
use super::{After, Exc, Vm};
use crate::bytecode::{AttrCache, AttrSite};
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// `getattr(object, name)`.
    pub fn get_attr(&mut self, object: &Value, name: &Name) -> Result<Value, Raise> {
        match self.find_attr(object, name) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err(self.no_attribute(object, name)),
            Err(raise) => {
                if self.is_exception(&raise, Exc::AttributeError) {
                    Self::about_attribute(&raise, object, name);
                }
                Err(raise)
            }
        }
    }

    /// Keeps in an AttributeError which attribute of which object was asked for, unless it says so itself.
    #[cold]
    pub(super) fn about_attribute(raise: &Raise, object: &Value, name: &Name) {
        let mut attrs = raise.0.attrs.borrow_mut();
        let key = Name::new("name");
        if !attrs.contains(&key) && !object.is_unset() {
            attrs.set(&key, Value::from(name));
            attrs.set(&Name::new("obj"), object.clone());
        }
    }

    /// `getattr(object, name)` with the name as text.
    pub fn attr(&mut self, object: &Value, name: &str) -> Result<Value, Raise> {
        self.get_attr(object, &Name::new(name))
    }

    /// `getattr(object, name, None)`: AttributeError counts as absence, other exceptions do not.
    pub fn attr_or_none(&mut self, object: &Value, name: &str) -> Result<Option<Value>, Raise> {
        match self.find_attr(object, &Name::new(name)) {
            Err(raise) if self.is_exception(&raise, Exc::AttributeError) => Ok(None),
            found => found,
        }
    }

    /// The attribute, or `None` where there is none and no `__getattr__`.
    pub fn find_attr(&mut self, object: &Value, name: &Name) -> Result<Option<Value>, Raise> {
        match object {
            Value::Object(instance) => self.find_instance_attr(object, &instance.clone(), name),
            Value::Class(class) => self.find_class_attr(&class.clone(), name),
            Value::Module(module) => {
                if let Some(value) = module.dict.get_name(name) {
                    return Ok(Some(value));
                }
                if let Some(value) = self.find_builtin_attr(object, name)? {
                    return Ok(Some(value));
                }
                if self.fill_module(module)?
                    && let Some(value) = module.dict.get_name(name)
                {
                    return Ok(Some(value));
                }
                match module.dict.get_name(&self.names.getattr) {
                    Some(getattr) => self.call(&getattr, &[Value::from(name)]).map(Some),
                    None => self.place_of_module(module, name),
                }
            }
            Value::Function(function) => {
                if let Some(value) = function.attrs.borrow().get(name) {
                    return Ok(Some(value));
                }
                self.find_builtin_attr(object, name)
            }
            Value::Super(of) => self.find_super_attr(&of.clone(), name),
            Value::Method(method) if *name == self.names.doc || *name == self.names.module => {
                self.find_attr(&method.function.clone(), name)
            }
            Value::Method(method) => match self.find_builtin_attr(object, name)? {
                Some(value) => Ok(Some(value)),
                None => self.find_attr(&method.function.clone(), name),
            },
            _ => self.find_builtin_attr(object, name),
        }
    }

    fn find_builtin_attr(&mut self, object: &Value, name: &Name) -> Result<Option<Value>, Raise> {
        let class = self.class_of(object);
        if *name == self.names.doc && !class.dict.borrow().contains_key(name) {
            // The doc of what all classes derive from is none of theirs.
            return Ok(Some(Value::None));
        }
        match class.lookup(name) {
            Some(Value::GetSet(getset)) => (getset.get)(self, object).map(Some),
            Some(value) => self.bind(value, object, &class).map(Some),
            None => Ok(None),
        }
    }

    fn find_super_attr(&mut self, of: &Rc<Super>, name: &Name) -> Result<Option<Value>, Raise> {
        if *name != self.names.class
            && !of.receiver.is_unset()
            && let Some(value) = of.start.lookup_after(&of.class, name)
        {
            return match (&value, &of.receiver) {
                (Value::GetSet(getset), receiver) => (getset.get)(self, receiver).map(Some),
                (Value::Property(property), receiver) if !matches!(receiver, Value::Class(_)) => {
                    self.call(&property.get.clone(), std::slice::from_ref(receiver))
                        .map(Some)
                }
                (Value::ClassMethod(wrapped), _) => Ok(Some(Value::method(
                    wrapped.function.clone(),
                    Value::Class(of.start.clone()),
                ))),
                (_, receiver @ Value::Class(class)) => {
                    let metaclass_start = !Rc::ptr_eq(class, &of.start);
                    if metaclass_start {
                        self.bind(value, receiver, &of.start).map(Some)
                    } else {
                        self.bind_class(value, class).map(Some)
                    }
                }
                (_, receiver) => self.bind(value, receiver, &of.start).map(Some),
            };
        }
        self.find_builtin_attr(&Value::Super(of.clone()), name)
    }

    fn find_instance_attr(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &Name,
    ) -> Result<Option<Value>, Raise> {
        let class = instance.class.clone();
        if let Some(custom @ Value::Function(_)) = class.lookup(&self.names.getattribute) {
            return match self.call(&custom, &[object.clone(), Value::from(name)]) {
                Err(raise) if self.is_exception(&raise, Exc::AttributeError) => {
                    match class.lookup(&self.names.getattr) {
                        Some(fallback) => self
                            .call(&fallback, &[object.clone(), Value::from(name)])
                            .map(Some),
                        None => Err(raise),
                    }
                }
                result => result.map(Some),
            };
        }
        match self.instance_attr_default(object, instance, name) {
            Ok(None) => {}
            Err(raise)
                if self.is_exception(&raise, Exc::AttributeError)
                    && class.lookup(&self.names.getattr).is_some() => {}
            found => return found,
        }
        match class.lookup(&self.names.getattr) {
            Some(fallback) => {
                let bound = self.bind(fallback, object, &class)?;
                self.call(&bound, &[Value::from(name)]).map(Some)
            }
            None => Ok(None),
        }
    }

    /// `object.__getattribute__`: descriptors, attributes, the class's values.
    pub fn instance_attr_default(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &Name,
    ) -> Result<Option<Value>, Raise> {
        let class = instance.class.clone();
        let found = class.lookup(name);
        if let Some(descriptor) = &found {
            match descriptor {
                Value::Property(property) => {
                    if property.get.is_none() {
                        return Err(self.property_error(name, object, "getter"));
                    }
                    return self
                        .call(&property.get.clone(), std::slice::from_ref(object))
                        .map(Some);
                }
                Value::GetSet(getset) => return (getset.get)(self, object).map(Some),
                Value::Object(holder)
                    if holder.class.lookup(&self.names.set).is_some()
                        && holder.class.lookup(&self.names.get).is_some() =>
                {
                    return self.bind(descriptor.clone(), object, &class).map(Some);
                }
                _ => {}
            }
        }
        if let Some(value) = instance.attrs.borrow().get(name) {
            return Ok(Some(value));
        }
        match found {
            Some(value) => self.bind(value, object, &class).map(Some),
            None => Ok(None),
        }
    }

    fn find_class_attr(&mut self, class: &Rc<Class>, name: &Name) -> Result<Option<Value>, Raise> {
        let metaclass = class
            .metaclass
            .clone()
            .unwrap_or_else(|| self.types.type_.clone());
        let object = Value::Class(class.clone());
        let meta = metaclass.lookup(name);
        match &meta {
            Some(Value::GetSet(getset)) => return (getset.get)(self, &object).map(Some),
            Some(Value::Property(property)) => {
                return self
                    .call(&property.get.clone(), std::slice::from_ref(&object))
                    .map(Some);
            }
            _ => {}
        }
        if let Some(value) = class.lookup(name) {
            return self.bind_class(value, class).map(Some);
        }
        if let Some(value) = meta {
            return self.bind(value, &object, &metaclass).map(Some);
        }
        if class.metaclass.is_some()
            && let Some(fallback) = metaclass.lookup(&self.names.getattr)
        {
            return self.call(&fallback, &[object, Value::from(name)]).map(Some);
        }
        Ok(None)
    }

    /// What a class attribute is when read from an instance.
    pub fn bind(
        &mut self,
        value: Value,
        receiver: &Value,
        class: &Rc<Class>,
    ) -> Result<Value, Raise> {
        Ok(match value {
            Value::Function(_) => Value::method(value, receiver.clone()),
            Value::Native(ref native) if native.is_method => Value::method(value, receiver.clone()),
            Value::ClassMethod(wrapped) => {
                Value::method(wrapped.function.clone(), Value::Class(class.clone()))
            }
            Value::StaticMethod(wrapped) => wrapped.function.clone(),
            Value::Property(property) => {
                if property.get.is_none() {
                    return Err(self.lacking(property.name.borrow().as_ref(), receiver, "getter"));
                }
                return self.call(&property.get.clone(), std::slice::from_ref(receiver));
            }
            Value::GetSet(getset) => return (getset.get)(self, receiver),
            Value::Super(ref of) if of.receiver.is_unset() => {
                let of = Value::Class(of.class.clone());
                return self.make_super(&of, receiver).map(Value::Super);
            }
            Value::Object(ref holder) => match holder.class.lookup(&self.names.get) {
                Some(get) => {
                    let class_value = Value::Class(class.clone());
                    let holder_class = holder.class.clone();
                    let bound = match get {
                        Value::Function(_) | Value::Native(_) => Value::method(get, value.clone()),
                        other => self.bind(other, &value, &holder_class)?,
                    };
                    return self.call(&bound, &[receiver.clone(), class_value]);
                }
                None => value,
            },
            other => other,
        })
    }

    /// What a class attribute is when read from the class.
    fn bind_class(&mut self, value: Value, class: &Rc<Class>) -> Result<Value, Raise> {
        Ok(match value {
            Value::ClassMethod(wrapped) => match &wrapped.function {
                Value::Property(property) => {
                    return self.call(&property.get.clone(), &[Value::Class(class.clone())]);
                }
                function => Value::method(function.clone(), Value::Class(class.clone())),
            },
            Value::StaticMethod(wrapped) => wrapped.function.clone(),
            Value::GetSet(ref getset) if getset.name == self.names.doc => {
                self.class_doc(class)?.unwrap_or(value)
            }
            Value::Object(ref holder) => match holder.class.lookup(&self.names.get) {
                Some(get) => {
                    return self.call(
                        &get,
                        &[value.clone(), Value::None, Value::Class(class.clone())],
                    );
                }
                None => value,
            },
            other => other,
        })
    }

    fn property_error(&self, name: &Name, object: &Value, what: &str) -> Raise {
        self.lacking(Some(name), object, what)
    }

    /// The AttributeError for a property that lacks what reads, sets or deletes it.
    pub(crate) fn lacking(&self, name: Option<&Name>, object: &Value, what: &str) -> Raise {
        let class = self.type_name(object);
        let shown = name.map(|name| format!(" '{name}'")).unwrap_or_default();
        self.attribute_error(format_args!(
            "property{shown} of '{class}' object has no {what}"
        ))
    }

    /// The AttributeError for a missing attribute, with the object and name that suggestions need.
    pub fn no_attribute(&mut self, object: &Value, name: &Name) -> Raise {
        let text = match object {
            Value::Class(class) => format!(
                "type object '{}' has no attribute '{name}'",
                class.name.borrow()
            ),
            Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name),
            Value::Super(_) => format!("'super' object has no attribute '{name}'"),
            Value::Object(instance) if instance.class.is_subclass(&self.types.module) => {
                let own = instance.attrs.borrow().get(&self.names.name);
                let own = own.unwrap_or_default();
                format!(
                    "module '{}' has no attribute '{name}'",
                    own.as_str().unwrap_or_default()
                )
            }
            _ => format!(
                "'{}' object has no attribute '{name}'",
                self.type_name(object)
            ),
        };
        self.missing_attribute(object, name, text)
    }

    /// An AttributeError with this text, and with the object and name that suggestions need. Where numbers have the
    /// attribute, the object is to blame.
    pub fn missing_attribute(&self, object: &Value, name: &Name, text: String) -> Raise {
        let raise = self.attribute_error(text);
        let mut attrs = raise.0.attrs.borrow_mut();
        attrs.set(&Name::new("name"), Value::from(name));
        attrs.set(&Name::new("obj"), object.clone());
        drop(attrs);
        let numbers = [&self.types.int, &self.types.float, &self.types.complex];
        match numbers.iter().any(|class| class.lookup(name).is_some()) {
            true => raise.about(object),
            false => raise,
        }
    }

    /// `setattr(object, name, value)`; `Unset` deletes.
    pub fn set_attr(&mut self, object: &Value, name: &Name, value: Value) -> Result<(), Raise> {
        match object {
            Value::Object(instance) => {
                let class = instance.class.clone();
                let hook = if value.is_unset() {
                    &self.names.delattr
                } else {
                    &self.names.setattr
                };
                if let Some(custom) = class.lookup(hook)
                    && !matches!(&custom, Value::Native(native) if native.qualname.as_str().starts_with("object."))
                {
                    let bound = self.bind(custom, object, &class)?;
                    let mut args = vec![Value::from(name)];
                    if !value.is_unset() {
                        args.push(value);
                    }
                    self.call(&bound, &args)?;
                    return Ok(());
                }
                self.set_instance_attr(object, &instance.clone(), name, value)
            }
            Value::Class(class) => self.set_class_attr(&class.clone(), name, value),
            Value::Module(module) => {
                if value.is_unset() {
                    return match module.dict.remove_name(name) {
                        Some(_) => Ok(()),
                        None => Err(self.no_attribute(object, name)),
                    };
                }
                module.dict.set_name(name, value);
                Ok(())
            }
            Value::Function(function) => {
                if let Some(Value::GetSet(getset)) = self.types.function.lookup(name) {
                    return self.set_getset(&getset, object, name, value);
                }
                let _old = if value.is_unset() {
                    function.attrs.borrow_mut().remove(name)
                } else {
                    function.attrs.borrow_mut().set(name, value)
                };
                Ok(())
            }
            _ => {
                let class = self.class_of(object);
                match class.lookup(name) {
                    Some(Value::GetSet(getset)) => self.set_getset(&getset, object, name, value),
                    Some(_) => {
                        let class = class.error_name();
                        Err(self.attribute_error(format_args!(
                            "'{class}' object attribute '{name}' is read-only"
                        )))
                    }
                    None => {
                        let class = class.error_name();
                        Err(self.attribute_error(format_args!(
                            "'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes"
                        )))
                    }
                }
            }
        }
    }

    /// Sets a computed attribute, or deletes it.
    pub(crate) fn set_getset(
        &mut self,
        getset: &Rc<GetSet>,
        object: &Value,
        name: &Name,
        value: Value,
    ) -> Result<(), Raise> {
        match getset.set {
            Some(set) => set(self, object, value),
            None => {
                let class = &getset.class;
                // CPython keeps these as members of a struct, and says less of them.
                let is_member = matches!(
                    (class.as_str(), name.as_str()),
                    (
                        "range" | "slice" | "complex" | "code" | "property" | "method" | "super",
                        _
                    ) | ("function", "__closure__" | "__globals__" | "__builtins__")
                );
                if is_member {
                    return Err(self.attribute_error("readonly attribute"));
                }
                Err(self.attribute_error(format_args!(
                    "attribute '{name}' of '{class}' objects is not writable"
                )))
            }
        }
    }

    /// `object.__setattr__` and `object.__delattr__`.
    pub fn set_instance_attr(
        &mut self,
        object: &Value,
        instance: &Rc<Instance>,
        name: &Name,
        value: Value,
    ) -> Result<(), Raise> {
        let class = instance.class.clone();
        match class.lookup(name) {
            Some(Value::Property(property)) => {
                let (function, what) = if value.is_unset() {
                    (&property.delete, "deleter")
                } else {
                    (&property.set, "setter")
                };
                if function.is_none() {
                    return Err(self.property_error(name, object, what));
                }
                let mut args = vec![object.clone()];
                if !value.is_unset() {
                    args.push(value);
                }
                self.call(&function.clone(), &args)?;
                return Ok(());
            }
            Some(Value::GetSet(getset)) => return self.set_getset(&getset, object, name, value),
            Some(Value::Object(holder)) => {
                let hook = if value.is_unset() {
                    &self.names.delete
                } else {
                    &self.names.set
                };
                if let Some(function) = holder.class.lookup(hook) {
                    let mut args = vec![Value::Object(holder.clone()), object.clone()];
                    if !value.is_unset() {
                        args.push(value);
                    }
                    self.call(&function, &args)?;
                    return Ok(());
                }
                let other = match value.is_unset() {
                    true => &self.names.set,
                    false => &self.names.delete,
                };
                if holder.class.lookup(other).is_some() {
                    let hook = hook.clone();
                    return Err(self.attribute_error(hook.as_str()));
                }
            }
            Some(_) if class.flags.slots_only.get() => {
                let class = class.error_name();
                return Err(self.attribute_error(format_args!(
                    "'{class}' object attribute '{name}' is read-only"
                )));
            }
            _ => {}
        }
        if value.is_unset() {
            let removed = instance.attrs.borrow_mut().remove(name);
            if removed.is_some() {
                return Ok(());
            }
            if !class.flags.slots_only.get() {
                return Err(self.no_attribute(object, name));
            }
        }
        if class.flags.slots_only.get() {
            let class = class.error_name();
            return Err(self.attribute_error(format_args!(
                "'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes"
            )));
        }
        let _old = instance.set(name, value);
        Ok(())
    }

    fn set_class_attr(
        &mut self,
        class: &Rc<Class>,
        name: &Name,
        value: Value,
    ) -> Result<(), Raise> {
        let metaclass = class
            .metaclass
            .clone()
            .unwrap_or_else(|| self.types.type_.clone());
        let object = Value::Class(class.clone());
        match metaclass.lookup(name) {
            // Of what is only read, what `object` has for instances is no concern of a class.
            Some(Value::GetSet(getset))
                if getset.set.is_some() || getset.class == self.types.type_.name_of() =>
            {
                return self.set_getset(&getset, &object, name, value);
            }
            Some(Value::Property(property)) if !property.set.is_none() => {
                self.call(&property.set.clone(), &[object, value])?;
                return Ok(());
            }
            _ => {}
        }
        let hook = if value.is_unset() {
            &self.names.delattr
        } else {
            &self.names.setattr
        };
        if let Some(custom @ Value::Function(_)) = metaclass.lookup(hook) {
            let mut args = vec![object, Value::from(name)];
            if !value.is_unset() {
                args.push(value);
            }
            self.call(&custom, &args)?;
            return Ok(());
        }
        self.set_class_attr_default(class, name, value)
    }

    /// `type.__setattr__` and `type.__delattr__`.
    pub fn set_class_attr_default(
        &mut self,
        class: &Rc<Class>,
        name: &Name,
        value: Value,
    ) -> Result<(), Raise> {
        if class.flags.builtin.get() {
            let class = class.name.borrow().clone();
            return Err(self.type_error(format_args!(
                "cannot set '{name}' attribute of immutable type '{class}'"
            )));
        }
        if value.is_unset() {
            return match class.remove(name) {
                Some(_) => Ok(()),
                None => Err(self.no_attribute(&Value::Class(class.clone()), name)),
            };
        }
        class.set(name, value);
        Ok(())
    }

    /// `delattr(object, name)`.
    pub fn delete_attr(&mut self, object: &Value, name: &Name) -> Result<(), Raise> {
        self.set_attr(object, name, Value::Unset)
    }

    /// An attribute read by an instruction, with its inline cache; property getters get a frame.
    pub(super) fn attr_flow(&mut self, object: Value, site: &AttrSite) -> Result<Flow, Raise> {
        if let Value::Object(instance) = &object {
            let class = instance.class.clone();
            let version = class.version();
            if let AttrCache::Property {
                version: cached,
                getter,
            } = &*site.cache.borrow()
                && *cached == version
            {
                let getter = getter.clone();
                return self.call_values(getter, &[object], After::Push);
            }
            let plain_getattr = !matches!(
                class.lookup(&self.names.getattribute),
                Some(Value::Function(_))
            );
            if plain_getattr {
                match class.lookup(&site.name) {
                    Some(Value::Property(property))
                        if !property.get.is_none()
                            && class.lookup(&self.names.getattr).is_none() =>
                    {
                        let getter = property.get.clone();
                        *site.cache.borrow_mut() = AttrCache::Property {
                            version,
                            getter: getter.clone(),
                        };
                        return self.call_values(getter, &[object], After::Push);
                    }
                    Some(Value::GetSet(_)) => {}
                    Some(Value::Object(holder))
                        if holder.class.lookup(&self.names.get).is_some() => {}
                    found => {
                        let slot = instance.attrs.borrow().position(&site.name);
                        if let Some(index) = slot {
                            *site.cache.borrow_mut() = AttrCache::Slot {
                                version,
                                index: index as u32,
                            };
                        } else if found.is_none()
                            && !instance.attrs.borrow().contains(&site.name)
                            && let Some(fallback) = class.lookup(&self.names.getattr)
                            && is_method(&fallback)
                        {
                            return self.call_values(
                                fallback,
                                &[object, Value::from(&site.name)],
                                After::Push,
                            );
                        }
                    }
                }
            }
        }
        let value = self.get_attr(&object, &site.name)?;
        if let Value::Module(module) = &object
            && let Some(index) = module.dict.map.borrow().find_name(&site.name)
        {
            *site.cache.borrow_mut() = AttrCache::Module(index as u32);
        }
        self.stack.push(value);
        Ok(Flow::Next)
    }

    /// The value that an attribute site's cache has for an object.
    #[inline]
    pub(super) fn cached_attr(object: &Value, site: &AttrSite) -> Option<Value> {
        match (object, &*site.cache.borrow()) {
            (Value::Object(instance), AttrCache::Slot { version, index })
                if instance.class.version() == *version =>
            {
                match &*instance.attrs.borrow() {
                    Attrs::Fast(list) => match list.get(*index as usize) {
                        Some((name, value)) if *name == site.name => Some(value.quick_clone()),
                        _ => None,
                    },
                    Attrs::Dict(_) => None,
                }
            }
            (Value::Module(module), AttrCache::Module(index)) => module
                .dict
                .map
                .borrow()
                .value_if_named(*index as usize, &site.name)
                .cloned(),
            _ => None,
        }
    }

    /// The function of a method call, if an attribute site's cache has it.
    #[inline(always)]
    pub(super) fn cached_method(object: &Value, site: &AttrSite) -> Option<Value> {
        let Value::Object(instance) = object else {
            return None;
        };
        match &*site.cache.borrow() {
            AttrCache::Method { version, function }
                if *version == instance.class.version()
                    && !instance.attrs.borrow().contains(&site.name) =>
            {
                Some(match function {
                    Value::Function(function) => Value::Function(function.clone()),
                    function => function.clone(),
                })
            }
            _ => None,
        }
    }

    /// Pushes `function self` or `unset callable` for a method call.
    pub(super) fn method_flow(&mut self, object: Value, site: &AttrSite) -> Result<(), Raise> {
        match &object {
            Value::Object(instance) => {
                let version = instance.class.version();
                let class = instance.class.clone();
                let custom = matches!(
                    class.lookup(&self.names.getattribute),
                    Some(Value::Function(_))
                );
                if !custom && !instance.attrs.borrow().contains(&site.name) {
                    match class.lookup(&site.name) {
                        Some(function @ Value::Function(_)) => {
                            *site.cache.borrow_mut() = AttrCache::Method {
                                version,
                                function: function.clone(),
                            };
                            self.stack.push(function);
                            self.stack.push(object);
                            return Ok(());
                        }
                        Some(Value::Native(native)) if native.is_method => {
                            let function = Value::Native(native);
                            *site.cache.borrow_mut() = AttrCache::Method {
                                version,
                                function: function.clone(),
                            };
                            self.stack.push(function);
                            self.stack.push(object);
                            return Ok(());
                        }
                        _ => {}
                    }
                }
            }
            Value::List(_)
            | Value::Dict(_)
            | Value::Str(_)
            | Value::Tuple(_)
            | Value::Set(_)
            | Value::Float(_)
            | Value::Int(_) => {
                let class = self.class_ref(&object);
                let version = class.version();
                if let AttrCache::Method {
                    version: cached,
                    function,
                } = &*site.cache.borrow()
                    && *cached == version
                {
                    let function = function.clone();
                    self.stack.push(function);
                    self.stack.push(object);
                    return Ok(());
                }
                if let Some(Value::Native(native)) = class.lookup(&site.name)
                    && native.is_method
                {
                    let function = Value::Native(native);
                    *site.cache.borrow_mut() = AttrCache::Method {
                        version,
                        function: function.clone(),
                    };
                    self.stack.push(function);
                    self.stack.push(object);
                    return Ok(());
                }
            }
            _ => {
                if let Some(value) = Self::cached_attr(&object, site) {
                    self.stack.push(value);
                    self.stack.push(Value::Unset);
                    return Ok(());
                }
            }
        }
        let callable = self.get_attr(&object, &site.name)?;
        if let Value::Module(module) = &object
            && let Some(index) = module.dict.map.borrow().find_name(&site.name)
        {
            *site.cache.borrow_mut() = AttrCache::Module(index as u32);
        }
        self.stack.push(callable);
        self.stack.push(Value::Unset);
        Ok(())
    }

    /// An attribute write by an instruction, with its inline cache.
    pub(super) fn store_attr_flow(
        &mut self,
        object: Value,
        value: Value,
        site: &AttrSite,
    ) -> Result<Flow, Raise> {
        if let Value::Object(instance) = &object {
            let class = instance.class.clone();
            match class.lookup(&self.names.setattr) {
                Some(custom @ Value::Function(_)) => {
                    return self.call_values(
                        custom,
                        &[object, Value::from(&site.name), value],
                        After::Discard,
                    );
                }
                Some(Value::Native(native)) if native.qualname.as_str() == "object.__setattr__" => {
                    match class.lookup(&site.name) {
                        Some(Value::Property(property)) if !property.set.is_none() => {
                            let setter = property.set.clone();
                            return self.call_values(setter, &[object, value], After::Discard);
                        }
                        None if !class.flags.slots_only.get() => {
                            let _old = instance.set(&site.name, value);
                            if let Some(index) = instance.attrs.borrow().position(&site.name) {
                                *site.cache.borrow_mut() = AttrCache::Slot {
                                    version: class.version(),
                                    index: index as u32,
                                };
                            }
                            return Ok(Flow::Next);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        self.set_attr(&object, &site.name, value)?;
        Ok(Flow::Next)
    }

    /// Writes through an attribute site's cache; hands the value back where that is not possible.
    #[inline]
    pub(super) fn store_cached(object: &Value, value: Value, site: &AttrSite) -> Result<(), Value> {
        if let (Value::Object(instance), AttrCache::Slot { version, index }) =
            (object, &*site.cache.borrow())
            && instance.class.version() == *version
            && let Attrs::Fast(list) = &mut *instance.attrs.borrow_mut()
        {
            if value.is_container() {
                instance.track();
            }
            let length = list.len();
            let new_here = length == *index as usize
                && length < 16
                && !list.iter().any(|(name, _)| *name == site.name);
            match list.get_mut(*index as usize) {
                Some((name, place)) if *name == site.name => {
                    // Dropping what was there runs no Python code: whoever wants to know that an object is gone is told later.
                    value.put(place);
                    return Ok(());
                }
                None if new_here => {
                    list.push((site.name.clone(), value));
                    return Ok(());
                }
                _ => return Err(value),
            }
        }
        Err(value)
    }
}

/// True for a function that takes its object first.
fn is_method(value: &Value) -> bool {
    match value {
        Value::Function(_) => true,
        Value::Native(native) => native.is_method,
        _ => false,
    }
}
