//! Classes: attributes, method resolution order, and the versions that inline caches rely on.

use super::{Name, NameMap, Value};
use crate::heap::heap;
use crate::native::Doc;
use freezeframe_base::Lists;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

fn next_version() -> u64 {
    heap(|it| {
        it.versions.set(it.versions.get() + 1);
        it.versions.get()
    })
}

/// Which built-in data instances of a class carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Attributes only.
    Object,
    /// A value of a built-in class (`int`, `tuple`, `dict` ...), kept as the payload's base value.
    Base,
    /// An exception.
    Exception,
    /// A class (subclasses of `type`).
    Type,
    /// A native class's payload.
    Native,
}

/// What is special about a class.
#[derive(Default)]
pub struct ClassFlags {
    /// The class was defined in Rust: its attributes cannot be set.
    pub builtin: Cell<bool>,
    /// Instances have no `__dict__` (every class of the chain has `__slots__`).
    pub slots_only: Cell<bool>,
    /// The class cannot be a base class.
    pub sealed: Cell<bool>,
    /// Has abstract methods that are not overridden.
    pub is_abstract: Cell<bool>,
    /// Error texts show it with its module, as they do a class that CPython has from a C extension.
    pub dotted: Cell<bool>,
    /// Instances stand for values that are not known yet.
    pub unknown: Cell<bool>,
    /// Somebody may want to know when an instance is gone.
    pub mourned: Cell<bool>,
}

/// A class.
pub struct Class {
    /// `__name__`.
    pub name: RefCell<Name>,
    /// `__qualname__`.
    pub qualname: RefCell<Name>,
    /// The base classes.
    pub bases: RefCell<Vec<Rc<Class>>>,
    /// The method resolution order, without the class itself.
    pub mro: RefCell<Vec<Rc<Class>>>,
    /// The class's class where it is not `type`.
    pub metaclass: Option<Rc<Class>>,
    /// Its doc, where it was defined in Rust; otherwise it is an attribute.
    pub doc: Cell<Doc>,
    /// The class's own attributes.
    pub dict: RefCell<NameMap<Value>>,
    /// What its instances carry.
    pub layout: Layout,
    /// What is special about it.
    pub flags: ClassFlags,
    version: Cell<u64>,
    cache: RefCell<NameMap<Option<Value>>>,
    constructor: RefCell<Value>,
    subclasses: RefCell<Vec<Weak<Class>>>,
    lasting: OnceCell<&'static Rc<Class>>,
}

impl Class {
    /// A class; the caller has computed the method resolution order.
    pub fn new(
        name: &str,
        bases: Vec<Rc<Class>>,
        mro: Vec<Rc<Class>>,
        metaclass: Option<Rc<Class>>,
        layout: Layout,
    ) -> Rc<Self> {
        let class = Rc::new(Self {
            name: RefCell::new(Name::new(name)),
            qualname: RefCell::new(Name::new(name)),
            bases: RefCell::new(bases),
            mro: RefCell::new(mro),
            metaclass,
            doc: Cell::new(Doc::Text("")),
            dict: RefCell::default(),
            layout,
            flags: ClassFlags::default(),
            version: Cell::new(next_version()),
            cache: RefCell::default(),
            constructor: RefCell::default(),
            subclasses: RefCell::default(),
            lasting: OnceCell::new(),
        });
        for base in class.bases.borrow().iter() {
            let mut list = base.subclasses.borrow_mut();
            list.retain(|subclass| subclass.strong_count() > 0);
            list.push(Rc::downgrade(&class));
        }
        class
    }

    /// The class where it can be borrowed forever: one that an instance was given by `__class__ = ...`.
    #[cold]
    pub(super) fn lasting(self: &Rc<Self>) -> &'static Rc<Self> {
        self.lasting
            .get_or_init(|| Box::leak(Box::new(self.clone())))
    }

    /// Changes whenever an attribute of the class or of one of its bases changes.
    #[inline]
    pub fn version(&self) -> u64 {
        self.version.get()
    }

    /// The class's name.
    pub fn name_of(&self) -> Name {
        self.name.borrow().clone()
    }

    /// The class's name as text.
    pub fn name_text(&self) -> String {
        self.name.borrow().as_str().to_string()
    }

    /// The class's name as error texts show it.
    pub fn error_name(&self) -> String {
        let name = self.name_text();
        if !self.flags.dotted.get() {
            return name;
        }
        match self.dict.borrow().get(&Name::new("__module__")) {
            Some(Value::Str(module)) => format!("{}.{name}", module.as_str()),
            _ => name,
        }
    }

    /// The attribute `name` of the class or of its bases.
    pub fn lookup(&self, name: &Name) -> Option<Value> {
        if let Some(found) = self.cache.borrow().get(name) {
            return found.clone();
        }
        let own = self.dict.borrow().get(name).cloned();
        let found = own.or_else(|| {
            self.mro
                .borrow()
                .iter()
                .find_map(|base| base.dict.borrow().get(name).cloned())
        });
        self.cache.borrow_mut().insert(name.clone(), found.clone());
        found
    }

    /// The `__init__` that a call of the class comes to where all else about the call is usual, once that has been noted;
    /// `Unset` before, and where it is not.
    #[inline]
    pub(crate) fn constructor(&self) -> Value {
        if self.flags.is_abstract.get() {
            return Value::Unset;
        }
        self.constructor.borrow().clone()
    }

    /// Notes that a call of the class makes a plain instance and hands it to this `__init__`, until an attribute changes.
    pub(crate) fn note_constructor(&self, init: Value) {
        let _old = self.constructor.replace(init);
    }

    /// The attribute `name` found after `class` in this class's method resolution order.
    pub fn lookup_after(self: &Rc<Self>, class: &Rc<Class>, name: &Name) -> Option<Value> {
        let mro = self.mro.borrow();
        let rest = if Rc::ptr_eq(self, class) {
            &mro[..]
        } else {
            let at = mro.iter().position(|base| Rc::ptr_eq(base, class))?;
            &mro[at + 1..]
        };
        rest.iter()
            .find_map(|base| base.dict.borrow().get(name).cloned())
    }

    /// The class of the method resolution order that defines `name`.
    pub fn definer(self: &Rc<Self>, name: &Name) -> Option<Rc<Class>> {
        if self.dict.borrow().contains_key(name) {
            return Some(self.clone());
        }
        self.mro
            .borrow()
            .iter()
            .find(|base| base.dict.borrow().contains_key(name))
            .cloned()
    }

    /// Sets one of the class's own attributes.
    pub fn set(&self, name: &Name, value: Value) {
        let _old = self.dict.borrow_mut().insert(name.clone(), value);
        self.invalidate();
    }

    /// Sets one of the class's own attributes, by text.
    pub fn set_str(&self, name: &str, value: impl Into<Value>) {
        self.set(&Name::new(name), value.into());
    }

    /// Removes one of the class's own attributes.
    pub fn remove(&self, name: &Name) -> Option<Value> {
        let old = self.dict.borrow_mut().shift_remove(name);
        self.invalidate();
        old
    }

    /// Gives it other base classes; false if they have no consistent order.
    pub(crate) fn set_bases(self: &Rc<Self>, bases: Vec<Rc<Class>>) -> bool {
        if linearize(&bases).is_err() {
            return false;
        }
        for base in self.bases.replace(bases.clone()) {
            let mut list = base.subclasses.borrow_mut();
            list.retain(|it| !std::ptr::eq(it.as_ptr(), Rc::as_ptr(self)));
        }
        for base in &bases {
            base.subclasses.borrow_mut().push(Rc::downgrade(self));
        }
        self.order_again();
        self.invalidate();
        true
    }

    /// Computes the method resolution order again, and that of all that derives from it.
    fn order_again(self: &Rc<Self>) {
        let order = linearize(&self.bases.borrow());
        if let Ok(order) = order {
            let _old = self.mro.replace(order);
        }
        for subclass in self.subclasses() {
            subclass.order_again();
        }
    }

    /// Forgets what inline caches know about this class and its subclasses.
    pub fn invalidate(&self) {
        self.version.set(next_version());
        let _old = std::mem::take(&mut *self.cache.borrow_mut());
        let _constructor = self.constructor.take();
        for subclass in self.subclasses.borrow().iter().filter_map(Weak::upgrade) {
            subclass.invalidate();
        }
    }

    /// True if this class is `other` or derives from it.
    pub fn is_subclass(self: &Rc<Self>, other: &Rc<Class>) -> bool {
        Rc::ptr_eq(self, other) || self.mro.borrow().iter().any(|base| Rc::ptr_eq(base, other))
    }

    /// The class itself, then its method resolution order.
    pub fn full_mro(self: &Rc<Self>) -> Vec<Rc<Class>> {
        std::iter::once(self.clone())
            .chain(self.mro.borrow().iter().cloned())
            .list()
    }

    pub(crate) fn visit_cache(&self, visit: &mut dyn FnMut(&Value)) {
        self.cache.borrow().values().flatten().for_each(visit);
    }

    /// Lets go of everything, to break a dead cycle.
    pub(crate) fn clear(&self) {
        let _dict = self.dict.take();
        let _cache = self.cache.take();
        let _constructor = self.constructor.take();
        let _mro = self.mro.take();
        let _bases = self.bases.take();
    }

    /// The living direct subclasses.
    pub fn subclasses(&self) -> Vec<Rc<Class>> {
        self.subclasses
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .list()
    }
}

/// The C3 linearization of `bases`, or those between which there is no consistent order.
pub fn linearize(bases: &[Rc<Class>]) -> Result<Vec<Rc<Class>>, Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> = bases.iter().map(Class::full_mro).collect();
    lists.push(bases.to_vec());
    let mut order: Vec<Rc<Class>> = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let in_a_tail = |class: &Rc<Class>| {
            lists
                .iter()
                .any(|list| list[1..].iter().any(|other| Rc::ptr_eq(class, other)))
        };
        let mut heads = lists.iter().map(|list| &list[0]);
        let Some(head) = heads.find(|head| !in_a_tail(head)).cloned() else {
            let mut stuck: Vec<Rc<Class>> = Vec::new();
            for list in &lists {
                if !stuck.iter().any(|it| Rc::ptr_eq(it, &list[0])) {
                    stuck.push(list[0].clone());
                }
            }
            return Err(stuck);
        };
        for list in &mut lists {
            if Rc::ptr_eq(&list[0], &head) {
                list.remove(0);
            }
        }
        order.push(head);
    }
}
