//! Values as they are, read without running any of the user's code.

use super::text::{Path, Root, Step};
use crate::native::Doc;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::{CandidateKind, Lists};
use std::rc::Rc;

/// How many objects that wrap another are looked through.
const DEPTH: usize = 8;

/// What a function takes, parameter by parameter, as text: `a`, `axis=None`, `*`, `**kwargs`.
pub struct Parameters(Vec<String>);

impl Parameters {
    /// All of them: `(a, axis=None)`.
    pub fn text(&self) -> String {
        format!("({})", self.0.join(", "))
    }

    /// The names of those that can be given by keyword.
    pub fn keywords(&self) -> impl Iterator<Item = &str> {
        let slash = self.0.iter().position(|part| part == "/");
        let behind = &self.0[slash.map_or(0, |at| at + 1)..];
        let named = behind.iter().filter(|part| !part.starts_with('*'));
        named.map(|part| part.split(['=', ':']).next().unwrap_or(part).trim())
    }

    /// Without the first, which is bound.
    fn bound(mut self) -> Self {
        let is_named = |part: &String| !part.starts_with('*');
        if self.0.first().is_some_and(is_named) {
            self.0.remove(0);
            if self.0.first().is_some_and(|part| part == "/") {
                self.0.remove(0);
            }
        }
        self
    }

    /// Those of a function as its text has them.
    pub fn written(text: &str) -> Self {
        let parts = split_parameters(text).into_iter();
        Self(parts.map(str::to_owned).list())
    }

    /// Those of a native function.
    fn native(text: &str) -> Self {
        let parts = split_parameters(text).into_iter();
        Self(parts.map(|part| part.replace("=?", "=...")).list())
    }

    /// Those of a function written in Python.
    fn python(vm: &Vm, function: &Value) -> Option<Self> {
        let info = vm.function_info(function)?;
        let (mut parts, mut names) = (Vec::new(), info.parameters.iter());
        let first_default = info.positional.saturating_sub(info.defaults.len());
        for at in 0..info.positional {
            let default = at
                .checked_sub(first_default)
                .and_then(|at| info.defaults.get(at));
            parts.push(with_default(names.next()?, default));
            if at + 1 == info.positional_only {
                parts.push("/".to_owned());
            }
        }
        let keyword_only = names.by_ref().take(info.keyword_only).list();
        match names.next().filter(|_| info.has_args) {
            Some(name) => parts.push(format!("*{name}")),
            None if info.keyword_only > 0 => parts.push("*".to_owned()),
            None => {}
        }
        for name in keyword_only {
            let default = info
                .keyword_defaults
                .iter()
                .find(|(other, _)| other == name);
            parts.push(with_default(name, default.map(|(_, value)| value)));
        }
        if info.has_kwargs {
            let last = info.parameters.last()?;
            parts.push(format!("**{last}"));
        }
        Some(Self(parts))
    }
}

fn with_default(name: &Name, default: Option<&Value>) -> String {
    match default {
        Some(value) => format!("{name}={}", plain(value)),
        None => name.as_str().to_owned(),
    }
}

/// The text of a value whose `repr` is not the user's.
fn plain(value: &Value) -> String {
    match value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(int) => int.to_string(),
        Value::Float(float) => crate::text::float::repr(*float),
        Value::Str(text) => crate::text::quote::repr(text.as_str()),
        Value::Tuple(tuple) if tuple.items.len() == 1 => format!("({},)", plain(&tuple.items[0])),
        Value::Tuple(tuple) => format!("({})", tuple.items.iter().map(plain).list().join(", ")),
        _ => "...".to_owned(),
    }
}

/// What kind of candidate a value is.
pub fn kind(value: &Value) -> CandidateKind {
    match value {
        Value::Module(_) => CandidateKind::Module,
        Value::Class(_) => CandidateKind::Class,
        Value::Function(_)
        | Value::Native(_)
        | Value::Method(_)
        | Value::ClassMethod(_)
        | Value::StaticMethod(_) => CandidateKind::Function,
        Value::Property(_) | Value::GetSet(_) => CandidateKind::Property,
        Value::Object(instance) if instance.class.lookup(&Name::new("__call__")).is_some() => {
            CandidateKind::Function
        }
        _ => CandidateKind::Value,
    }
}

/// What is in a dict whose keys are names.
pub fn named(dict: &Dict) -> Vec<(Name, Value)> {
    let named = |(key, value)| match key {
        Value::Str(key) => Some((Name::of(&key), value)),
        _ => None,
    };
    dict.items().into_iter().filter_map(named).list()
}

/// Reads a session's values.
pub struct Reader<'v> {
    pub vm: &'v mut Vm,
    pub globals: &'v Rc<Dict>,
    /// False once docs could not be loaded.
    has_docs: bool,
}

impl<'v> Reader<'v> {
    /// Reads what these globals hold.
    pub fn new(vm: &'v mut Vm, globals: &'v Rc<Dict>) -> Self {
        Self {
            vm,
            globals,
            has_docs: true,
        }
    }

    /// The value at a path.
    pub fn find(&mut self, path: &Path) -> Option<Value> {
        let root = match &path.root {
            Root::Text => Some(Value::str("")),
            Root::Name(name) => {
                let own = self.globals.get_str(name);
                own.or_else(|| self.vm.builtins.get_str(name))
            }
        };
        path.steps.iter().try_fold(root?, |value, step| match step {
            Step::Attribute(name) => self.attribute(&value, &Name::new(name)),
            Step::Key(key) => match value.unwrapped() {
                Value::Dict(dict) => dict.get_str(key),
                _ => None,
            },
            Step::Index(at) => match value.unwrapped() {
                Value::List(list) => list.items.borrow().get(*at).cloned(),
                Value::Tuple(tuple) => tuple.items.get(*at).cloned(),
                _ => None,
            },
        })
    }

    /// An attribute's value. What only the user's code could tell is `None`; what Rust computes is computed.
    fn attribute(&mut self, object: &Value, name: &Name) -> Option<Value> {
        match self.member(object, name)? {
            Value::GetSet(it) if !name.as_str().starts_with("__") => (it.get)(self.vm, object).ok(),
            Value::GetSet(_) | Value::Property(_) => None,
            found => Some(found),
        }
    }

    /// What an object or its class holds under a name, bound to the object; a descriptor that computes as it is.
    fn member(&self, object: &Value, name: &Name) -> Option<Value> {
        let own = match object {
            Value::Module(module) => return module.dict.get_name(name),
            Value::Class(class) => return class.lookup(name).map(|it| bound(it, None, class)),
            Value::Object(instance) => instance.attrs.borrow().get(name),
            Value::Function(function) => function.attrs.borrow().get(name),
            _ => None,
        };
        let class = self.vm.class_of(object);
        own.or_else(|| class.lookup(name).map(|it| bound(it, Some(object), &class)))
    }

    /// Has a module of the program's all its names, if what lacks of it can be loaded now.
    pub fn fill(&mut self, object: &Value) {
        if let Value::Module(module) = object {
            let _unless_loaded = self.vm.fill_module(module);
        }
    }

    /// All that `dir` lists of an object.
    pub fn members(&self, object: &Value) -> Vec<(Name, Value)> {
        let mut members: Vec<(Name, Value)> = match object {
            Value::Module(module) => return named(&module.dict),
            Value::Object(instance) => instance.attrs.borrow().items(),
            Value::Function(function) => function.attrs.borrow().items(),
            _ => Vec::new(),
        };
        let (class, receiver) = match object {
            Value::Class(class) => (class.clone(), None),
            other => (self.vm.class_of(other), Some(object)),
        };
        for each in class.full_mro() {
            for (name, value) in each.dict.borrow().iter() {
                if !members.iter().any(|(other, _)| other == name) {
                    members.push((name.clone(), bound(value.clone(), receiver, &class)));
                }
            }
        }
        members
    }

    /// What a native object wraps, as what `jax.jit` gives does.
    fn wrapped(&mut self, object: &Value) -> Option<Value> {
        match self.member(object, &Name::new("__wrapped__"))? {
            Value::GetSet(it) => (it.get)(self.vm, object).ok(),
            found => Some(found),
        }
    }

    /// What a value takes, if it can be called.
    pub fn signature(&mut self, value: &Value) -> Option<Parameters> {
        self.signature_of(value, DEPTH)
    }

    fn signature_of(&mut self, value: &Value, depth: usize) -> Option<Parameters> {
        let depth = depth.checked_sub(1)?;
        match value {
            Value::Native(function) => Some(Parameters::native(&function.signature_text)),
            Value::Function(_) => Parameters::python(self.vm, value),
            Value::Method(method) => self
                .signature_of(&method.function, depth)
                .map(Parameters::bound),
            Value::ClassMethod(it) | Value::StaticMethod(it) => {
                self.signature_of(&it.function, depth)
            }
            Value::Class(class) => {
                let made = self.constructor(class);
                match made {
                    Some(made) => self.signature_of(&made, depth).map(Parameters::bound),
                    None => Some(Parameters(Vec::new())),
                }
            }
            Value::Object(instance) => {
                let class = instance.class.clone();
                if let Some(wrapped) = self.wrapped(value) {
                    return self.signature_of(&wrapped, depth);
                }
                if let Some(Value::GetSet(it)) = class.lookup(&Name::new("__text_signature__")) {
                    let text = (it.get)(self.vm, value).ok()?;
                    return text.as_str().map(Parameters::native);
                }
                let call = class.lookup(&Name::new("__call__"))?;
                self.signature_of(&call, depth).map(Parameters::bound)
            }
            _ => None,
        }
    }

    /// The function that takes what a class is called with; none if that is nothing.
    fn constructor(&self, class: &Rc<Class>) -> Option<Value> {
        let names = &self.vm.names;
        if let Some(init @ Value::Function(_)) = class.lookup(&names.init) {
            return Some(init);
        }
        let own = class.full_mro().into_iter().find_map(|each| {
            let is_object = Rc::ptr_eq(&each, &self.vm.types.object);
            let made = each.dict.borrow().get(&Name::new("__new__")).cloned();
            made.filter(|_| !is_object)
        });
        match own {
            Some(Value::StaticMethod(it)) => Some(it.function.clone()),
            own => own,
        }
    }

    /// A value's doc, if it has one that is at hand.
    pub fn doc(&mut self, value: &Value) -> Option<String> {
        self.doc_of(value, DEPTH)
            .filter(|doc| !doc.trim().is_empty())
    }

    /// A doc that Rust code has, unless the docs cannot be loaded.
    fn at_hand(&mut self, doc: Doc, name: &str) -> Option<String> {
        let doc = self.vm.doc(doc, name);
        self.has_docs = doc.is_ok();
        doc.ok()
    }

    fn doc_of(&mut self, value: &Value, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        let text = |value: Option<Value>| value.and_then(|it| it.as_str().map(str::to_owned));
        let doc = Name::new("__doc__");
        match value {
            Value::Native(function) if self.has_docs => {
                self.at_hand(function.doc, function.name.as_str())
            }
            Value::Function(function) => text(Some(function.doc.borrow().clone())),
            Value::Method(method) => self.doc_of(&method.function, depth),
            Value::ClassMethod(it) | Value::StaticMethod(it) => self.doc_of(&it.function, depth),
            Value::Property(property) => text(Some(property.doc.clone())),
            Value::Class(class) if !class.doc.get().is_empty() && self.has_docs => {
                self.at_hand(class.doc.get(), &class.name_text())
            }
            Value::Class(class) => {
                let own = text(class.dict.borrow().get(&doc).cloned());
                match self.constructor(class) {
                    Some(made @ Value::Native(_)) if own.is_none() => self.doc_of(&made, depth),
                    _ => own,
                }
            }
            Value::Module(module) => text(module.dict.get_name(&doc)),
            Value::Object(instance) => {
                let class = instance.class.clone();
                if let Some(wrapped) = self.wrapped(value) {
                    return self.doc_of(&wrapped, depth);
                }
                let found = class.dict.borrow().get(&doc).cloned();
                match found {
                    Some(Value::GetSet(it)) => text((it.get)(self.vm, value).ok()),
                    _ if !class.doc.get().is_empty() && self.has_docs => {
                        self.at_hand(class.doc.get(), &class.name_text())
                    }
                    found => text(found),
                }
            }
            _ => None,
        }
    }
}

/// What a class holds, as it is read from an instance, or from the class where there is none.
fn bound(found: Value, receiver: Option<&Value>, class: &Rc<Class>) -> Value {
    match (found, receiver) {
        (Value::ClassMethod(it), _) => {
            Value::method(it.function.clone(), Value::Class(class.clone()))
        }
        (Value::StaticMethod(it), _) => it.function.clone(),
        (function @ (Value::Function(_) | Value::Native(_)), Some(receiver)) => {
            Value::method(function, receiver.clone())
        }
        (found, _) => found,
    }
}
