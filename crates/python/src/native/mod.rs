//! The native API: functions, classes and modules written in Rust, with signatures in Python's own notation.

mod doc;
mod observed;
mod row;

pub use crate::object::{ArgValues, Args, Param, Signature};
pub use doc::Doc;
pub use observed::{Access, Again, Observed, Reads};
pub use row::{Arg, ArgRef, CallScope, FromArg, Given, Keywords, Plain, Returned, Tainted};

use crate::object::*;
use crate::vm::Vm;
use std::any::Any;
use std::borrow::Borrow;
use std::cell::OnceCell;
use std::rc::Rc;

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
    /// A bit for each argument that the body reads nothing of: a call that gives one is offered to whom calls are handed
    /// over to.
    pub unread: u32,
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
        unread: 0,
    };

    /// The facts, if they are of this type.
    pub fn fact<T: 'static>(&self) -> Option<&'static T> {
        (self.facts as &dyn Any).downcast_ref()
    }
}

/// All that is known of a class: a `#[natives]` module says it.
pub struct ClassRow {
    /// `__module__`.
    pub module: &'static str,
    /// `__name__`.
    pub name: &'static str,
    /// `__doc__`.
    pub doc: Doc,
    /// Its methods, or the first of them.
    pub methods: &'static [&'static Entry],
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
        unread: row.unread,
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

/// What a class that was defined in Rust holds as `__doc__`: it fetches the text when it is read.
pub(crate) fn docstring(vm: &Vm) -> Value {
    Value::object(&vm.types.docstring, Payload::None)
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
        unread: 0,
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
    doc: Doc,
    members: Vec<(Name, Value)>,
}

impl ClassBuilder {
    /// The class of this row, with its doc and its methods.
    pub fn of(row: &ClassRow) -> Self {
        let mut builder = Self::new(row.module, row.name);
        builder.doc = row.doc;
        builder.methods(row.methods)
    }

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
            doc: Doc::Text(""),
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

    fn wrapped(
        &self,
        name: &'static str,
        signature: &'static str,
        doc: &'static str,
        body: Body,
    ) -> Rc<Wrapped> {
        let row = entry(name, signature, Purity::Pure, doc, body);
        let function = native_function(Value::None, Some(&self.name), &row);
        Rc::new(Wrapped {
            function: Value::Native(Rc::new(function)),
        })
    }

    /// Adds a class method.
    pub fn class_method(
        mut self,
        name: &'static str,
        signature: &'static str,
        doc: &'static str,
        body: Body,
    ) -> Self {
        let wrapped = self.wrapped(name, signature, doc, body);
        self.members
            .push((Name::new(name), Value::ClassMethod(wrapped)));
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
        let wrapped = self.wrapped(name, signature, doc, body);
        self.members
            .push((Name::new(name), Value::StaticMethod(wrapped)));
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
    pub fn build(mut self, vm: &Vm) -> Rc<Class> {
        if !self.doc.is_empty() {
            let doc = (vm.names.doc.clone(), docstring(vm));
            self.members.insert(0, doc);
        }
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
        let mro = linearize(&bases)
            .ok()
            .expect("native classes have consistent bases");
        let metaclass = self
            .metaclass
            .take()
            .or_else(|| bases.iter().find_map(|base| base.metaclass.clone()));
        let class = Class::new(&self.name, bases, mro, metaclass, layout);
        class.flags.builtin.set(true);
        class.flags.sealed.set(self.sealed);
        class.flags.dotted.set(self.dotted);
        class.doc.set(self.doc);
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
