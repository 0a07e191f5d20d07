//! The native API: functions, classes and modules written in Rust, with signatures in Python's own notation.

mod doc;
mod observed;
mod row;

pub use doc::Doc;
pub use observed::{Access, Again, Observed, Reads};
pub use row::{Arg, ArgRef, CallScope, FromArg, Given, Keywords, Plain, Returned, Tainted};

use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use freezeframe_base::Taint;
use std::any::Any;
use std::borrow::Borrow;
use std::cell::OnceCell;
use std::ops::Index;
use std::rc::Rc;

/// A parameter of a native function.
#[derive(Clone)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its default: `Unset` if it may be left out without one (`x=?`), `None` here if it is required.
    pub default: Option<Value>,
}

/// A parsed signature.
#[derive(Clone, Default)]
pub struct Signature {
    /// All parameters that take one value: positional ones first, then keyword-only ones.
    pub params: Vec<Param>,
    /// How many can only be given by position.
    pub positional_only: usize,
    /// How many can be given by position.
    pub positional: usize,
    /// The name of `*args`.
    pub args: Option<Name>,
    /// The name of `**kwargs`.
    pub kwargs: Option<Name>,
    /// How many positional parameters are required.
    pub required: usize,
    /// True if a call may do without keywords: no keyword-only parameter is required.
    pub simple: bool,
}

impl Signature {
    /// Parses `(self, x, /, axis=None, *args, dtype=None, **kwargs)`. A default of `?` leaves the parameter `Unset`.
    pub fn parse(text: &str) -> Self {
        let mut signature = Self::default();
        let (mut keyword_only, mut simple) = (false, true);
        for part in split_parameters(text) {
            if part == "/" {
                signature.positional_only = signature.params.len();
            } else if part == "*" {
                keyword_only = true;
            } else if let Some(name) = part.strip_prefix("**") {
                signature.kwargs = Some(Name::new(name));
            } else if let Some(name) = part.strip_prefix('*') {
                signature.args = Some(Name::new(name));
                keyword_only = true;
            } else {
                let (name, default) = match part.split_once('=') {
                    Some((name, default)) => (name.trim(), Some(parse_default(default.trim()))),
                    None => (part, None),
                };
                let name = name.split(':').next().unwrap_or(name).trim();
                if !keyword_only {
                    signature.positional += 1;
                    signature.required += usize::from(default.is_none());
                }
                simple &= !keyword_only || default.is_some();
                signature.params.push(Param {
                    name: Name::new(name),
                    default,
                });
            }
        }
        signature.simple = simple;
        signature
    }

    /// The name of the value that a body sees at `index`.
    pub fn slot_name(&self, index: usize) -> String {
        let rest = [&self.args, &self.kwargs];
        let mut names = self
            .params
            .iter()
            .map(|param| &param.name)
            .chain(rest.into_iter().flatten());
        names
            .nth(index)
            .map_or_else(String::new, |name| name.as_str().to_owned())
    }

    /// How many values a native's body sees: one for each parameter, the tuple of `*args`, the dict of `**kwargs`.
    pub(crate) fn count(&self) -> usize {
        let rest = [&self.args, &self.kwargs];
        self.params.len() + rest.into_iter().flatten().count()
    }
}

/// The parts of a signature: what stands between its commas.
pub(crate) fn split_parameters(signature: &str) -> Vec<&str> {
    let text = signature.trim();
    let text = text.strip_prefix('(').unwrap_or(text);
    let text = text.strip_suffix(')').unwrap_or(text);
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0, 0, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn parse_default(text: &str) -> Value {
    match text {
        "None" => Value::None,
        "True" => Value::Bool(true),
        "False" => Value::Bool(false),
        "()" => Value::tuple(Vec::new()),
        _ => {
            if let Ok(int) = text.parse() {
                Value::Int(int)
            } else if let Ok(float) = text.parse() {
                Value::Float(float)
            } else if text.len() >= 2 && text.starts_with(['\'', '"']) {
                Value::name(&text[1..text.len() - 1])
            } else {
                Value::Unset
            }
        }
    }
}

/// How many arguments a body finds without asking how many there are.
const NEAR: usize = 8;

/// What a call gives a native function, one value for each parameter of its signature: the caller owns them, the body sees
/// them as [`Args`].
#[derive(Default)]
pub struct ArgValues {
    /// The first values; `Unset` beyond the last.
    near: [Value; NEAR],
    /// All values, where there are more than `near` holds.
    far: Vec<Value>,
    count: usize,
    /// Their taints; empty where the run is not observed.
    taints: Vec<Taint>,
}

impl ArgValues {
    /// Arguments for calling a body directly.
    pub fn of(values: Vec<Value>) -> Self {
        let mut all = Self::default();
        all.fill(values, Vec::new());
        all
    }

    /// [`ArgValues::of`] with what each value derives from.
    pub fn tainted(values: Vec<Value>, taints: Vec<Taint>) -> Self {
        let mut all = Self::default();
        all.fill(values, taints);
        all
    }

    /// What the body is called with.
    pub fn view(&self) -> Args<'_> {
        Args(self)
    }

    /// Sets all of them.
    pub(crate) fn fill(&mut self, values: Vec<Value>, taints: Vec<Taint>) {
        self.count = values.len();
        self.taints = taints;
        if values.len() > NEAR {
            for (slot, value) in self.near.iter_mut().zip(&values) {
                *slot = value.clone();
            }
            self.far = values;
        } else {
            for (slot, value) in self.near.iter_mut().zip(values) {
                *slot = value;
            }
        }
    }

    /// Room for `count` values to be set one by one and their taints, if that many are near.
    pub(crate) fn room(&mut self, count: usize) -> Option<(&mut [Value], &mut Vec<Taint>)> {
        let room = self.near.get_mut(..count)?;
        self.count = count;
        Some((room, &mut self.taints))
    }
}

/// The arguments of a native call, bound to the parameters of its signature: one value for each parameter, then the
/// tuple of `*args` and the dict of `**kwargs` where the signature has them. `Unset` is what was not given, the dict
/// included if there were no keywords for it.
///
/// It is one pointer, so that a body and the helpers that it hands its arguments to cost as little as they can.
#[derive(Clone, Copy)]
pub struct Args<'a>(&'a ArgValues);

impl<'a> Args<'a> {
    /// All values.
    pub fn values(self) -> &'a [Value] {
        match self.0.near.get(..self.0.count) {
            Some(values) => values,
            None => &self.0.far,
        }
    }

    /// These arguments behind a receiver, which derives from nothing.
    pub fn after(self, receiver: Value) -> ArgValues {
        let mut all = ArgValues::default();
        let mut taints = self.0.taints.clone();
        if !taints.is_empty() {
            taints.insert(0, Taint::NONE);
        }
        all.fill([&[receiver], self.values()].concat(), taints);
        all
    }

    /// The value of parameter `index`; `Unset` beyond the last.
    #[inline]
    pub fn at(self, index: usize) -> &'a Value {
        match self.0.near.get(index) {
            Some(value) => value,
            None => self.far(index),
        }
    }

    #[inline(never)]
    fn far(self, index: usize) -> &'a Value {
        const UNSET: &Value = &Value::Unset;
        self.0.far.get(index).unwrap_or(UNSET)
    }

    /// The value of parameter `index`, if it was given and is not `None`.
    #[inline]
    pub fn some(self, index: usize) -> Option<&'a Value> {
        self.at(index).non_none()
    }

    /// The value of parameter `index`, if it was given.
    #[inline]
    pub fn given(self, index: usize) -> Option<&'a Value> {
        Some(self.at(index)).filter(|value| !value.is_unset())
    }

    /// The taint of parameter `index`.
    pub fn taint(self, index: usize) -> Taint {
        self.0.taints.get(index).cloned().unwrap_or(Taint::NONE)
    }

    /// All taints together.
    pub fn all_taints(self) -> Taint {
        let mut all = Taint::NONE;
        for taint in &self.0.taints {
            all.join(taint);
        }
        all
    }

    /// The items of the `*args` tuple at `index`.
    pub fn rest(self, index: usize) -> &'a [Value] {
        match self.at(index) {
            Value::Tuple(tuple) => &tuple.items,
            _ => &[],
        }
    }

    /// The items of the `**kwargs` dict at `index`.
    pub fn keywords(self, index: usize) -> Vec<(Name, Value)> {
        match self.at(index) {
            Value::Dict(dict) => {
                let named = |(key, value)| {
                    if let Value::Str(key) = key {
                        Some((Name::of(&key), value))
                    } else {
                        None
                    }
                };
                dict.items().into_iter().filter_map(named).list()
            }
            _ => Vec::new(),
        }
    }
}

impl Index<usize> for Args<'_> {
    type Output = Value;

    /// The value of parameter `index`; `Unset` beyond the last.
    #[inline]
    fn index(&self, index: usize) -> &Value {
        self.at(index)
    }
}

/// The body of a native function, as tables have it.
pub type Body = fn(&mut Vm, Args) -> Result<Value, Raise>;

/// To what a function of a class is bound when it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// To the instance: a method.
    #[default]
    Instance,
    /// To the class: a class method.
    Class,
    /// To nothing: a static method.
    Nothing,
}

/// One row of a table of native functions or methods: all that is known of one.
pub struct Entry {
    /// `__name__`.
    pub name: &'static str,
    /// The signature in Python's notation; `?` as a default leaves the parameter `Unset`.
    pub signature: &'static str,
    /// What it does beyond computing its result.
    pub purity: Purity,
    /// `__doc__`.
    pub doc: Doc,
    /// The body.
    pub body: Body,
    /// True for a dunder method of a built-in class that does what the machine does anyway.
    pub is_slot: bool,
    /// How the machine runs it.
    pub special: Special,
    /// What an observer knows of it.
    pub observed: Observed,
    /// To what it is bound where it is in a class.
    pub bound: Bound,
    /// Other names of it: in the same module, or with a module before them.
    pub aliases: &'static [&'static str],
    /// What the crate that declares it knows of it besides.
    pub facts: &'static (dyn Any + Sync),
}

impl Entry {
    /// What a row knows that is declared by [`entry`] or [`pure`].
    pub const PLAIN: Self = Self {
        name: "",
        signature: "()",
        purity: Purity::Pure,
        doc: Doc::Text(""),
        body: |_, _| Ok(Value::None),
        is_slot: false,
        special: Special::None,
        observed: Observed::DEFAULT,
        bound: Bound::Instance,
        aliases: &[],
        facts: &(),
    };

    /// The facts, if they are of this type.
    pub fn fact<T: 'static>(&self) -> Option<&'static T> {
        (self.facts as &dyn Any).downcast_ref()
    }
}

/// Shorthand for a row of a table.
pub const fn entry(
    name: &'static str,
    signature: &'static str,
    purity: Purity,
    doc: &'static str,
    body: Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity,
        doc: Doc::Text(doc),
        body,
        ..Entry::PLAIN
    }
}

/// A pure row of a table without a docstring.
pub const fn pure(name: &'static str, signature: &'static str, body: Body) -> Entry {
    entry(name, signature, Purity::Pure, "", body)
}

/// Makes a native function object.
pub fn native_function(module: Value, owner: Option<&str>, row: &Entry) -> NativeFunction {
    let qualname = owner.map_or_else(
        || row.name.to_string(),
        |owner| format!("{owner}.{}", row.name),
    );
    NativeFunction {
        name: Name::new(row.name),
        qualname: Name::new(&qualname),
        module,
        signature_text: row.signature.into(),
        signature: OnceCell::new(),
        purity: row.purity,
        doc: row.doc,
        body: NativeFn::Plain(row.body),
        is_slot: row.is_slot,
        observed: observed(row),
        special: row.special,
        is_method: owner.is_some(),
    }
}

/// What an observer knows of a row's function: a constructor looks at nothing unless the row says so.
fn observed(row: &Entry) -> Observed {
    match row.observed.reads {
        Reads::Given if row.name == "__new__" => Observed {
            reads: Reads::Nothing,
            ..row.observed
        },
        _ => row.observed,
    }
}

/// What a class of this name holds for a row: a method, a class method or a static one.
pub fn member(owner: &str, row: &Entry) -> Value {
    let function = Value::Native(Rc::new(native_function(Value::None, Some(owner), row)));
    match row.bound {
        Bound::Class => Value::ClassMethod(Rc::new(Wrapped { function })),
        Bound::Nothing => Value::StaticMethod(Rc::new(Wrapped { function })),
        Bound::Instance if row.name == "__new__" => {
            Value::StaticMethod(Rc::new(Wrapped { function }))
        }
        Bound::Instance => function,
    }
}

/// A native function object over a closure. It is no method: it does not bind its first argument.
pub fn closure(
    name: &str,
    signature: &str,
    purity: Purity,
    body: impl Fn(&mut Vm, Args) -> Result<Value, Raise> + 'static,
) -> Value {
    let row = Entry {
        purity,
        ..Entry::PLAIN
    };
    shared_closure(name, signature, &row, Rc::new(body))
}

/// [`closure`] with name, signature, purity and doc from a row.
pub fn closure_of(
    row: &Entry,
    body: impl Fn(&mut Vm, Args) -> Result<Value, Raise> + 'static,
) -> Value {
    shared_closure(row.name, row.signature, row, Rc::new(body))
}

fn shared_closure(name: &str, signature: &str, row: &Entry, body: Rc<NativeClosure>) -> Value {
    Value::Native(Rc::new(NativeFunction {
        name: Name::new(name),
        qualname: Name::new(name),
        module: Value::None,
        signature_text: signature.into(),
        signature: OnceCell::new(),
        purity: row.purity,
        doc: row.doc,
        body: NativeFn::Closure(body),
        is_slot: false,
        observed: row.observed,
        special: Special::None,
        is_method: false,
    }))
}

/// Builds a class in Rust. Operators, iteration, indexing and calls are dunder methods, as in Python.
pub struct ClassBuilder {
    name: String,
    module: String,
    bases: Vec<Rc<Class>>,
    metaclass: Option<Rc<Class>>,
    layout: Option<Layout>,
    sealed: bool,
    dotted: bool,
    members: Vec<(Name, Value)>,
}

impl ClassBuilder {
    /// A class of this name in this module.
    pub fn new(module: &str, name: &str) -> Self {
        Self {
            name: name.into(),
            module: module.into(),
            bases: Vec::new(),
            metaclass: None,
            layout: None,
            sealed: false,
            dotted: false,
            members: Vec::new(),
        }
    }

    /// Adds a base class; without one the base is `object`.
    pub fn base(mut self, base: &Rc<Class>) -> Self {
        self.bases.push(base.clone());
        self
    }

    /// Sets the metaclass.
    pub fn metaclass(mut self, metaclass: &Rc<Class>) -> Self {
        self.metaclass = Some(metaclass.clone());
        self
    }

    /// Sets what instances carry; without it a native payload, or what the base carries.
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// Forbids subclasses.
    pub fn sealed(mut self) -> Self {
        self.sealed = true;
        self
    }

    /// Has error texts show the class with its module, as they do one from a C extension.
    pub fn dotted(mut self) -> Self {
        self.dotted = true;
        self
    }

    /// Sets the docstring.
    pub fn doc(self, doc: &str) -> Self {
        let doc = Value::str(doc);
        self.value("__doc__", doc)
    }

    /// Adds a method.
    pub fn method(
        mut self,
        name: &'static str,
        signature: &'static str,
        purity: Purity,
        doc: &'static str,
        body: Body,
    ) -> Self {
        let function = native_function(
            Value::None,
            Some(&self.name),
            &entry(name, signature, purity, doc, body),
        );
        self.members
            .push((Name::new(name), Value::Native(Rc::new(function))));
        self
    }

    /// Adds a pure method without a docstring: handy for dunder methods.
    pub fn dunder(self, name: &'static str, signature: &'static str, body: Body) -> Self {
        self.method(name, signature, Purity::Pure, "", body)
    }

    /// Adds methods from a table: of rows, or of references to them. `__new__` and what is bound to the class or to nothing
    /// becomes what Python has for it.
    pub fn methods<R: Borrow<Entry>>(mut self, table: &[R]) -> Self {
        for row in table {
            let row = row.borrow();
            let member = member(&self.name, row);
            for name in std::iter::once(&row.name).chain(row.aliases) {
                self.members.push((Name::new(name), member.clone()));
            }
        }
        self
    }

    /// Adds the constructor `__new__`; its first parameter is the class.
    pub fn constructor(self, signature: &'static str, body: Body) -> Self {
        self.methods(&[pure("__new__", signature, body)])
    }

    /// Adds a class method.
    pub fn class_method(
        mut self,
        name: &'static str,
        signature: &'static str,
        doc: &'static str,
        body: Body,
    ) -> Self {
        let row = entry(name, signature, Purity::Pure, doc, body);
        let function = Value::Native(Rc::new(native_function(
            Value::None,
            Some(&self.name),
            &row,
        )));
        self.members.push((
            Name::new(name),
            Value::ClassMethod(Rc::new(Wrapped { function })),
        ));
        self
    }

    /// Adds a static method.
    pub fn static_method(
        mut self,
        name: &'static str,
        signature: &'static str,
        doc: &'static str,
        body: Body,
    ) -> Self {
        let row = entry(name, signature, Purity::Pure, doc, body);
        let function = Value::Native(Rc::new(native_function(
            Value::None,
            Some(&self.name),
            &row,
        )));
        self.members.push((
            Name::new(name),
            Value::StaticMethod(Rc::new(Wrapped { function })),
        ));
        self
    }

    /// Adds a read-only attribute that is computed.
    pub fn getter(self, name: &'static str, get: Getter) -> Self {
        self.get_set(name, get, None)
    }

    /// Adds an attribute that is computed and may be written.
    pub fn get_set(mut self, name: &'static str, get: Getter, set: Option<Setter>) -> Self {
        let descriptor = GetSet {
            name: Name::new(name),
            class: Name::new(&self.name),
            get,
            set,
        };
        self.members
            .push((Name::new(name), Value::GetSet(Rc::new(descriptor))));
        self
    }

    /// Adds any other member.
    pub fn value(mut self, name: &str, value: Value) -> Self {
        self.members.push((Name::new(name), value));
        self
    }

    /// Makes the class.
    pub fn build(self, vm: &Vm) -> Rc<Class> {
        let bases = if self.bases.is_empty() {
            vec![vm.types.object.clone()]
        } else {
            self.bases.clone()
        };
        self.members_into(bases)
    }

    pub(crate) fn build_root(self) -> Rc<Class> {
        let bases = self.bases.clone();
        self.members_into(bases)
    }
}

impl ClassBuilder {
    fn members_into(mut self, bases: Vec<Rc<Class>>) -> Rc<Class> {
        let inherited = bases
            .iter()
            .map(|base| base.layout)
            .find(|layout| *layout != Layout::Object);
        let layout = self.layout.or(inherited).unwrap_or(Layout::Native);
        let mro = linearize(&bases).expect("native classes have consistent bases");
        let metaclass = self
            .metaclass
            .take()
            .or_else(|| bases.iter().find_map(|base| base.metaclass.clone()));
        let class = Class::new(&self.name, bases, mro, metaclass, layout);
        class.flags.builtin.set(true);
        class.flags.sealed.set(self.sealed);
        class.flags.dotted.set(self.dotted);
        class.set_str("__module__", Value::name(&self.module));
        for (name, value) in self.members {
            class.set(&name, value);
        }
        class
    }
}

impl Module {
    /// Adds functions from a table: of rows, or of references to them. An alias in this module is the same function.
    pub fn functions<R: Borrow<Entry>>(&self, table: &[R]) {
        for row in table {
            self.function(row.borrow());
        }
    }

    fn function(&self, row: &Entry) {
        self.add(row, native_function(Value::from(&self.name), None, row));
    }

    /// Adds methods as functions: `receiver` gives what they are called on.
    pub fn functions_on(&self, table: &[&'static Entry], receiver: fn(&mut Vm) -> Value) {
        for row in table {
            let own = row.signature.replacen("(self, ", "(", 1);
            let signature = own.replacen("(self)", "()", 1);
            let body = row.body;
            let function = NativeFunction {
                signature_text: signature.into(),
                body: NativeFn::Closure(Rc::new(move |vm: &mut Vm, args: Args| {
                    let receiver = receiver(vm);
                    body(vm, args.after(receiver).view())
                })),
                ..native_function(Value::from(&self.name), None, row)
            };
            self.add(row, function);
        }
    }

    /// Adds the function of a row, with another body than the row's.
    pub fn function_with(
        &self,
        row: &Entry,
        body: impl Fn(&mut Vm, Args) -> Result<Value, Raise> + 'static,
    ) {
        let function = NativeFunction {
            body: NativeFn::Closure(Rc::new(body)),
            ..native_function(Value::from(&self.name), None, row)
        };
        self.add(row, function);
    }

    fn add(&self, row: &Entry, function: NativeFunction) {
        let function = Rc::new(function);
        let own = row.aliases.iter().filter(|alias| !alias.contains('.'));
        for name in std::iter::once(&row.name).chain(own) {
            self.dict
                .set_name(&Name::new(name), Value::Native(function.clone()));
        }
    }

    /// Adds one function over a closure.
    pub fn closure(
        &self,
        name: &str,
        signature: &str,
        purity: Purity,
        body: impl Fn(&mut Vm, Args) -> Result<Value, Raise> + 'static,
    ) {
        self.set(name, closure(name, signature, purity, body));
    }
}
