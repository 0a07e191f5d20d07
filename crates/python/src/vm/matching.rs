//! What `match` statements ask of their subject.

use super::{Exc, Vm};
use crate::bytecode::MatchSite;
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// True if sequence patterns apply.
    pub(super) fn matches_sequence(&self, subject: &Value) -> bool {
        match subject.unwrapped() {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            Value::Object(instance) if Rc::ptr_eq(&instance.class, &self.types.range) => true,
            Value::Object(instance) => instance.class.full_mro().iter().any(|class| {
                let (name, module) = self.class_names(class);
                match name.as_str() {
                    "Sequence" | "MutableSequence" | "deque" => module.starts_with("collections"),
                    "array" => module == "array",
                    "memoryview" => module == "builtins",
                    _ => false,
                }
            }),
            _ => false,
        }
    }

    /// True if mapping patterns apply.
    pub(super) fn matches_mapping(&self, subject: &Value) -> bool {
        match subject.unwrapped() {
            Value::Dict(_) => true,
            Value::Object(instance) => instance.class.full_mro().iter().any(|class| {
                let (name, module) = self.class_names(class);
                matches!(name.as_str(), "Mapping" | "MutableMapping")
                    && module.starts_with("collections")
            }),
            _ => false,
        }
    }

    /// The values of `keys` as a tuple, or `None` if one is absent.
    pub(super) fn match_keys(&mut self, subject: &Value, keys: &Value) -> Result<Value, Raise> {
        let mut values = Vec::new();
        for key in self.iterate(keys)? {
            let found = match subject.unwrapped() {
                Value::Dict(dict) => self.dict_get(&dict.clone(), &key)?,
                _ => match self.get_item(subject, &key) {
                    Ok(value) => Some(value),
                    Err(raise) if self.is_exception(&raise, Exc::KeyError) => None,
                    Err(raise) => return Err(raise),
                },
            };
            match found {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(Value::tuple(values))
    }

    /// A dict of what a mapping pattern left over.
    pub(super) fn match_rest(&mut self, subject: &Value, keys: &Value) -> Result<Value, Raise> {
        let rest = Value::new_dict();
        let iterable = subject.clone();
        for key in self.iterate(&iterable)? {
            let value = self.get_item(subject, &key)?;
            self.dict_set(&rest, key, value)?;
        }
        for key in self.iterate(keys)? {
            self.dict_remove(&rest, &key)?;
        }
        Ok(Value::Dict(rest))
    }

    /// The attributes that a class pattern matches, as a tuple, or `None` if it does not match.
    pub(super) fn match_class(
        &mut self,
        subject: &Value,
        class: &Value,
        site: &MatchSite,
    ) -> Result<Value, Raise> {
        let Value::Class(class) = class else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.isinstance(subject, &Value::Class(class.clone()))? {
            return Ok(Value::None);
        }
        let mut values = Vec::new();
        if site.positional > 0 {
            let types = &self.types;
            let own = [
                &types.bool,
                &types.bytes,
                &types.dict,
                &types.float,
                &types.frozenset,
                &types.int,
                &types.list,
                &types.set,
                &types.str,
                &types.tuple,
            ];
            let whole = own.iter().any(|own| class.is_subclass(own))
                && class.lookup(&self.names.match_args).is_none();
            let names = match class.lookup(&self.names.match_args) {
                Some(Value::Tuple(names)) => names.items.clone(),
                None => Vec::new(),
                Some(names) => {
                    let (class, found) = (class.name_text(), self.type_name(&names));
                    return Err(self.type_error(format_args!(
                        "{class}.__match_args__ must be a tuple (got {found})"
                    )));
                }
            };
            let most = if whole { 1 } else { names.len() };
            if site.positional as usize > most {
                let (class, given) = (class.name_text(), site.positional);
                let plural = if most == 1 { "" } else { "s" };
                return Err(self.type_error(format_args!(
                    "{class}() accepts {most} positional sub-pattern{plural} ({given} given)"
                )));
            }
            if whole {
                values.push(subject.clone());
            } else {
                let mut seen: Vec<&str> = site.keywords.iter().map(Name::as_str).collect();
                for name in names.iter().take(site.positional as usize) {
                    let Some(name) = name.as_str() else {
                        let found = self.type_name(name);
                        return Err(self.type_error(format_args!(
                            "__match_args__ elements must be strings (got {found})"
                        )));
                    };
                    if seen.contains(&name) {
                        let class = class.name_text();
                        return Err(self.type_error(format_args!(
                            "{class}() got multiple sub-patterns for attribute '{name}'"
                        )));
                    }
                    seen.push(name);
                    match self.attr_or_none(subject, name)? {
                        Some(value) => values.push(value),
                        None => return Ok(Value::None),
                    }
                }
            }
        }
        for name in &site.keywords {
            match self.attr_or_none(subject, name.as_str())? {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(Value::tuple(values))
    }

    /// `isinstance(value, class_or_tuple)`.
    pub fn isinstance(&mut self, value: &Value, class: &Value) -> Result<bool, Raise> {
        match class {
            Value::Class(class) => {
                if self.is_instance(value, class) {
                    return Ok(true);
                }
                if let Some(hook) = self.class_hook(class, &self.names.instancecheck.clone()) {
                    return self.hook_says(hook, class, value);
                }
                self.says_it_is(value, class)
            }
            Value::Tuple(classes) => self.deeper(" in __instancecheck__", |vm| {
                for class in &classes.items {
                    if vm.isinstance(value, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }),
            other => {
                let holder = self.class_of(other);
                if let Some(hook) = holder.lookup(&self.names.instancecheck)
                    && matches!(other, Value::Object(_))
                {
                    let bound = self.bind(hook, other, &holder)?;
                    let result = self.call(&bound, std::slice::from_ref(value))?;
                    return self.truth(&result);
                }
                Err(self.type_error(match self.is_generic_alias(other) {
                    true => "isinstance() argument 2 cannot be a parameterized generic",
                    false => "isinstance() arg 2 must be a type, a tuple of types, or a union",
                }))
            }
        }
    }

    /// Whether an object whose class has a `__class__` of its own says that it is an instance.
    fn says_it_is(&mut self, value: &Value, class: &Rc<Class>) -> Result<bool, Raise> {
        let Value::Object(instance) = value else {
            return Ok(false);
        };
        match instance.class.lookup(&self.names.class) {
            Some(Value::GetSet(_)) | None => Ok(false),
            Some(_) => {
                let name = self.names.class.clone();
                let said = self.get_attr(value, &name)?;
                Ok(matches!(said, Value::Class(said) if said.is_subclass(class)))
            }
        }
    }

    /// True for `list[int]` and its like.
    fn is_generic_alias(&self, value: &Value) -> bool {
        Rc::ptr_eq(self.class_ref(value), &self.types.generic_alias)
    }

    /// `issubclass(class, class_or_tuple)`.
    pub fn issubclass(&mut self, class: &Value, of: &Value) -> Result<bool, Raise> {
        let Value::Class(derived) = class else {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        };
        match of {
            Value::Class(base) => {
                if derived.is_subclass(base) {
                    return Ok(true);
                }
                if let Some(hook) = self.class_hook(base, &self.names.subclasscheck.clone()) {
                    return self.hook_says(hook, base, class);
                }
                Ok(false)
            }
            Value::Tuple(bases) => self.deeper(" in __subclasscheck__", |vm| {
                for base in &bases.items {
                    if vm.issubclass(class, base)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }),
            other => {
                let holder = self.class_of(other);
                if let Some(hook) = holder.lookup(&self.names.subclasscheck)
                    && matches!(other, Value::Object(_))
                {
                    let bound = self.bind(hook, other, &holder)?;
                    let result = self.call(&bound, std::slice::from_ref(class))?;
                    return self.truth(&result);
                }
                Err(self.type_error(match self.is_generic_alias(other) {
                    true => "issubclass() argument 2 cannot be a parameterized generic",
                    false => "issubclass() arg 2 must be a class, a tuple of classes, or a union",
                }))
            }
        }
    }

    /// What the hook of a class answers, bound as its metaclass has it: a method, or a class method.
    fn hook_says(&mut self, hook: Value, class: &Rc<Class>, value: &Value) -> Result<bool, Raise> {
        let of = Value::Class(class.clone());
        let result = match hook {
            Value::ClassMethod(_) | Value::StaticMethod(_) => {
                let holder = self.class_of(&of);
                let bound = self.bind(hook, &of, &holder)?;
                self.call(&bound, std::slice::from_ref(value))?
            }
            hook => self.call(&hook, &[of, value.clone()])?,
        };
        self.truth(&result)
    }

    /// `__instancecheck__` or `__subclasscheck__` of a class's metaclass, or, for native classes, of the class itself.
    fn class_hook(&self, class: &Rc<Class>, name: &Name) -> Option<Value> {
        let from_meta = class
            .metaclass
            .as_ref()
            .and_then(|metaclass| metaclass.lookup(name));
        let from_meta = from_meta.filter(|hook| !matches!(hook, Value::Native(native) if native.qualname.as_str().starts_with("type.")));
        from_meta.or_else(|| {
            let own = class.dict.borrow().get(name).cloned();
            let of_class = class.flags.builtin.get() && !Rc::ptr_eq(class, &self.types.union);
            own.filter(|_| of_class)
        })
    }
}
