//! Class statements: metaclass, namespace, bases, and the hooks that run when a class is made.

use super::call::Flow;
use super::frame::ClassCall;
use super::{After, Vm};
use crate::gc;
use crate::object::*;
use freezeframe_base::Lists;
use std::rc::Rc;

impl Vm {
    /// Starts a class statement: finds the metaclass and runs the body.
    pub(super) fn build_class_flow(
        &mut self,
        function: Value,
        name: Value,
        written: Vec<Value>,
        keywords: Vec<(Name, Value)>,
    ) -> Result<Flow, Raise> {
        let (bases, original_bases) = self.resolve_bases(written)?;
        let mut keywords = keywords;
        let explicit = keywords
            .iter()
            .position(|(name, _)| *name == self.names.metaclass)
            .map(|at| keywords.remove(at).1);
        let metaclass = self.choose_metaclass(explicit, &bases)?;
        let namespace = self.prepare_namespace(&metaclass, &name, &bases, &keywords)?;
        let Value::Function(body) = function else {
            return Err(self.type_error("class body is not a function"));
        };
        let call = ClassCall {
            name,
            bases,
            original_bases,
            metaclass,
            keywords,
            namespace: namespace.clone(),
        };
        let at = self.stack.len();
        self.call_function(body, at, at, &[], After::Class(Box::new(call)))?;
        if let Some(frame) = self.frames.last_mut() {
            frame.extra().namespace = Some(namespace);
        }
        Ok(Flow::Frame)
    }

    fn resolve_bases(&mut self, written: Vec<Value>) -> Result<(Vec<Value>, Option<Value>), Raise> {
        let mut bases = Vec::with_capacity(written.len());
        let mut changed = false;
        for base in &written {
            if !matches!(base, Value::Class(_))
                && let Some(entries) = self.attr_or_none(base, "__mro_entries__")?
            {
                changed = true;
                match self
                    .call(&entries, &[Value::tuple(written.clone())])?
                    .unwrapped()
                {
                    Value::Tuple(entries) => bases.extend(entries.items.iter().cloned()),
                    _ => return Err(self.type_error("__mro_entries__ must return a tuple")),
                }
            } else {
                bases.push(base.clone());
            }
        }
        Ok((bases, changed.then(|| Value::tuple(written))))
    }

    fn choose_metaclass(
        &mut self,
        explicit: Option<Value>,
        bases: &[Value],
    ) -> Result<Value, Raise> {
        if let Some(other) = &explicit
            && !matches!(other, Value::Class(_))
        {
            return Ok(other.clone());
        }
        let mut winner = match explicit {
            Some(Value::Class(class)) => class,
            _ => self.types.type_.clone(),
        };
        for base in bases {
            let meta = self.class_of(base);
            if winner.is_subclass(&meta) {
                continue;
            }
            if !meta.is_subclass(&winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
            winner = meta;
        }
        Ok(Value::Class(winner))
    }

    fn prepare_namespace(
        &mut self,
        metaclass: &Value,
        name: &Value,
        bases: &[Value],
        keywords: &[(Name, Value)],
    ) -> Result<Value, Raise> {
        if let Value::Class(class) = metaclass
            && !Rc::ptr_eq(class, &self.types.type_)
            && class.lookup(&self.names.prepare).is_some()
        {
            let prepare = self.get_attr(metaclass, &self.names.prepare.clone())?;
            let made = self.call_kw(
                &prepare,
                &[name.clone(), Value::tuple(bases.to_vec())],
                keywords,
            )?;
            if self.class_ref(&made).lookup(&self.names.getitem).is_none() {
                let (name, found) = (class.name_text(), self.type_name(&made));
                return Err(self.type_error(format_args!(
                    "{name}.__prepare__() must return a mapping, not {found}"
                )));
            }
            return Ok(made);
        }
        Ok(Value::Dict(Value::new_dict()))
    }

    /// The class body has run: make the class.
    pub(super) fn finish_class(&mut self, call: ClassCall, cell: Value) -> Result<Flow, Raise> {
        if let Some(original) = &call.original_bases
            && let Value::Dict(dict) = call.namespace.unwrapped()
        {
            dict.set_name(&self.names.orig_bases, original.clone());
        }
        let args = [
            call.name.clone(),
            Value::tuple(call.bases.clone()),
            call.namespace.clone(),
        ];
        let is_type =
            matches!(&call.metaclass, Value::Class(class) if Rc::ptr_eq(class, &self.types.type_));
        let class = if is_type {
            self.make_class(
                &call.metaclass,
                &call.name,
                &call.bases,
                &call.namespace,
                &call.keywords,
            )?
        } else {
            self.call_kw(&call.metaclass, &args, &call.keywords)?
        };
        if let Value::Cell(cell) = cell {
            *cell.value.borrow_mut() = class.clone();
        }
        self.stack.push(class);
        Ok(Flow::Next)
    }

    /// `type.__new__`: makes a class and runs `__set_name__` and `__init_subclass__`.
    pub fn make_class(
        &mut self,
        metaclass: &Value,
        name: &Value,
        bases: &[Value],
        namespace: &Value,
        keywords: &[(Name, Value)],
    ) -> Result<Value, Raise> {
        let mut base_classes = Vec::new();
        for base in bases {
            match base {
                Value::Class(class) if class.flags.sealed.get() => {
                    let name = class.error_name();
                    return Err(self
                        .type_error(format_args!("type '{name}' is not an acceptable base type")));
                }
                Value::Class(class) => base_classes.push(class.clone()),
                other if self.attr_or_none(other, "__mro_entries__")?.is_some() => {
                    return Err(self.type_error(
                        "type() doesn't support MRO entry resolution; use types.new_class()",
                    ));
                }
                other => {
                    let name = self.type_name(other);
                    return Err(self.type_error(format_args!("bases must be types, not '{name}'")));
                }
            }
        }
        if base_classes.is_empty() {
            base_classes.push(self.types.object.clone());
        }
        let name_text = name.as_str().unwrap_or("?").to_string();
        for (at, base) in base_classes.iter().enumerate() {
            if base_classes[..at].iter().any(|it| Rc::ptr_eq(it, base)) {
                let name = base.name_text();
                return Err(self.type_error(format_args!("duplicate base class {name}")));
            }
        }
        let mro = match linearize(&base_classes) {
            Ok(mro) => mro,
            Err(stuck) => {
                let list = stuck.iter().map(|base| base.name_text());
                let list = list.collect::<Vec<_>>().join(", ");
                return Err(self.type_error(format_args!(
                    "Cannot create a consistent method resolution order (MRO) for bases {list}"
                )));
            }
        };
        if name_text.contains('\0') {
            return Err(self.value_error("type name must not contain null characters"));
        }
        let layout = self.common_layout(&base_classes)?;
        let metaclass = match metaclass {
            Value::Class(class) if !Rc::ptr_eq(class, &self.types.type_) => Some(class.clone()),
            _ => None,
        };
        let class = Class::new(&name_text, base_classes, mro, metaclass, layout);
        gc::register(gc::Tracked::Class(Rc::downgrade(&class)));
        self.fill_class(&class, namespace)?;
        let mourned = class.lookup(&self.names.del).is_some();
        class.flags.mourned.set(mourned);
        let value = Value::Class(class.clone());
        self.set_names(&class)?;
        self.init_subclass(&class, keywords)?;
        Ok(value)
    }

    /// What instances of a class with these bases carry.
    pub(crate) fn common_layout(&mut self, bases: &[Rc<Class>]) -> Result<Layout, Raise> {
        let solid: Vec<&Rc<Class>> = bases
            .iter()
            .filter(|base| base.layout != Layout::Object)
            .list();
        // Two bases whose slots lie each in a place of its own cannot be one object.
        let slotted = bases.iter().filter_map(|base| self.slots_of(base)).list();
        let apart = |a: &Rc<Class>| {
            let is_part = |b: &Rc<Class>| a.is_subclass(b) || b.is_subclass(a);
            !slotted.iter().all(is_part)
        };
        if slotted.iter().any(apart) {
            return Err(self.type_error("multiple bases have instance lay-out conflict"));
        }
        match solid.as_slice() {
            [] => Ok(Layout::Object),
            [first, rest @ ..] => {
                let roots = |class: &Rc<Class>| {
                    class
                        .full_mro()
                        .into_iter()
                        .rfind(|base| base.flags.builtin.get() && base.layout != Layout::Object)
                };
                let same = |other: &&Rc<Class>| match (roots(first), roots(other)) {
                    (Some(a), Some(b)) => Rc::ptr_eq(&a, &b),
                    _ => false,
                };
                if rest.iter().all(same) {
                    Ok(first.layout)
                } else {
                    Err(self.type_error("multiple bases have instance lay-out conflict"))
                }
            }
        }
    }

    /// The class from which a class has the last of its slots.
    fn slots_of(&self, class: &Rc<Class>) -> Option<Rc<Class>> {
        class.full_mro().into_iter().find(|it| {
            !it.flags.builtin.get()
                && match it
                    .dict
                    .borrow()
                    .get(&self.names.slots)
                    .map(Value::unwrapped)
                {
                    Some(Value::Tuple(names)) => names.items.iter().any(|name| {
                        !matches!(name.as_str(), Some("__dict__" | "__weakref__") | None)
                    }),
                    Some(Value::Str(name)) => name.as_str() != "__weakref__",
                    _ => false,
                }
        })
    }

    fn fill_class(&mut self, class: &Rc<Class>, namespace: &Value) -> Result<(), Raise> {
        let items = match namespace.unwrapped() {
            Value::Dict(dict) => dict.items(),
            other => {
                let other = other.clone();
                let keys = self.call_method(&other, "keys", &[])?;
                let mut items = Vec::new();
                for key in self.iterate(&keys)? {
                    let value = self.get_item(&other, &key)?;
                    items.push((key, value));
                }
                items
            }
        };
        let mut has_eq = false;
        let mut has_hash = false;
        for (key, value) in items {
            let Value::Str(key) = key else { continue };
            let key = Name::of(&key);
            if key == self.names.qualname {
                if let Value::Str(text) = &value {
                    *class.qualname.borrow_mut() = Name::of(text);
                }
                continue;
            }
            if key == self.names.classcell {
                continue;
            }
            has_eq |= key == self.names.eq;
            has_hash |= key == self.names.hash;
            let value = match value {
                // These are class or static methods even without the decorator.
                Value::Function(_)
                    if key == self.names.init_subclass || key == self.names.class_getitem =>
                {
                    Value::ClassMethod(Rc::new(Wrapped { function: value }))
                }
                Value::Function(_) if key == self.names.new => {
                    Value::StaticMethod(Rc::new(Wrapped { function: value }))
                }
                value => value,
            };
            class.set(&key, value);
        }
        if has_eq && !has_hash {
            class.set(&self.names.hash, Value::None);
        }
        self.add_slots(class)?;
        if class.dict.borrow().get(&self.names.doc).is_none() {
            class.set(&self.names.doc, Value::None);
        }
        if class.dict.borrow().get(&self.names.module).is_none() {
            let module = self
                .current_globals()
                .and_then(|globals| globals.get_name(&self.names.name));
            class.set(
                &self.names.module,
                module.unwrap_or_else(|| Value::name("builtins")),
            );
        }
        // CPython has the classes of these modules from C, and its errors name such classes with their module.
        let module = class.dict.borrow().get(&self.names.module).cloned();
        let module = module.as_ref().and_then(Value::as_str);
        if let Some("datetime" | "decimal" | "array" | "types" | "re" | "_thread") = module
            && class
                .bases
                .borrow()
                .iter()
                .all(|it| it.layout != Layout::Exception)
        {
            class.flags.dotted.set(true);
        }
        Ok(())
    }

    fn add_slots(&mut self, class: &Rc<Class>) -> Result<(), Raise> {
        let Some(slots) = class.dict.borrow().get(&self.names.slots).cloned() else {
            return Ok(());
        };
        let names = match &slots {
            Value::Str(_) => vec![slots.clone()],
            other => self.iterate(other)?,
        };
        let parents_slotted = class.bases.borrow().iter().all(|base| {
            base.flags.slots_only.get()
                || Rc::ptr_eq(base, &self.types.object)
                || base.layout == Layout::Base
        });
        let has_dict = names.iter().any(|name| name.as_str() == Some("__dict__"));
        class.flags.slots_only.set(parents_slotted && !has_dict);
        let mut own: Vec<Name> = Vec::new();
        for name in names {
            let Value::Str(name) = &name else {
                let found = self.type_name(&name);
                return Err(self.type_error(format_args!(
                    "__slots__ items must be strings, not '{found}'"
                )));
            };
            let name = Name::of(name);
            let is_word = |c: char| c == '_' || c.is_alphanumeric();
            let text = name.as_str();
            if text.is_empty()
                || text.starts_with(|c: char| c.is_ascii_digit())
                || !text.chars().all(is_word)
            {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let name = Name::new(&crate::compiler::mangled(&class.name_text(), name.as_str()));
            if class.layout == Layout::Base && name != self.names.dict && name != self.names.weakref
            {
                let base = class.mro.borrow().first().map(|base| base.name_text());
                let base = base.unwrap_or_default();
                if ["int", "tuple", "bytes"].contains(&base.as_str()) {
                    return Err(self.type_error(format_args!(
                        "nonempty __slots__ not supported for subtype of '{base}'"
                    )));
                }
            }
            if (name == self.names.dict || name == self.names.weakref) && own.contains(&name) {
                return Err(
                    self.type_error(format_args!("{name} slot disallowed: we already got one"))
                );
            }
            if !own.contains(&name) && class.dict.borrow().contains_key(&name) {
                return Err(self.value_error(format_args!(
                    "'{name}' in __slots__ conflicts with class variable"
                )));
            }
            own.push(name.clone());
            if name != self.names.dict && name != self.names.weakref {
                let slot = crate::builtins::slot_descriptor(self, class, &name);
                class.set(&name, slot);
            }
        }
        Ok(())
    }

    fn set_names(&mut self, class: &Rc<Class>) -> Result<(), Raise> {
        let members: Vec<(Name, Value)> = class
            .dict
            .borrow()
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        for (name, value) in members {
            match &value {
                Value::Property(property) => {
                    property.name.borrow_mut().get_or_insert(name);
                }
                Value::Object(instance) => {
                    let holder = instance.class.clone();
                    if let Some(hook) = holder.lookup(&self.names.set_name) {
                        let bound = self.bind(hook, &value, &holder)?;
                        let args = [Value::Class(class.clone()), Value::from(&name)];
                        if let Err(raise) = self.call(&bound, &args) {
                            let (kind, of) = (holder.name_text(), class.name_text());
                            let note = format!(
                                "Error calling __set_name__ on '{kind}' instance '{name}' in '{of}'"
                            );
                            self.call_method(&raise.value(), "add_note", &[Value::str(note)])?;
                            return Err(raise);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn init_subclass(
        &mut self,
        class: &Rc<Class>,
        keywords: &[(Name, Value)],
    ) -> Result<(), Raise> {
        let hook = class
            .mro
            .borrow()
            .iter()
            .find_map(|base| base.dict.borrow().get(&self.names.init_subclass).cloned());
        match hook {
            Some(Value::ClassMethod(wrapped)) => {
                let native = matches!(wrapped.function, Value::Native(_));
                if native && keywords.is_empty() {
                    return Ok(());
                }
                if native {
                    let name = class.name_text();
                    return Err(self.type_error(format_args!(
                        "{name}.__init_subclass__() takes no keyword arguments"
                    )));
                }
                self.call_kw(
                    &wrapped.function.clone(),
                    &[Value::Class(class.clone())],
                    keywords,
                )?;
                Ok(())
            }
            Some(other) => self.call_kw(&other, &[], keywords).map(|_| ()),
            None => Ok(()),
        }
    }
}
