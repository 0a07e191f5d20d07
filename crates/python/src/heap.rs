//! What the values of one machine share: interned names, versions of classes, and what the cycle collector watches.

use crate::object::*;
use freezeframe_base::{Ambient, Entered, HashMap, HashSet};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// This crate's part of an engine's context. Values are made, used and dropped while their heap is entered; those of
/// different heaps know nothing of each other.
#[derive(Default)]
pub struct Heap {
    pub(crate) registry: Registry,
    pub(crate) disposal: Disposal,
    pub(crate) ends: Ends,
    pub(crate) interned: Interned,
    /// How many versions of classes there were.
    pub(crate) versions: Cell<u64>,
}

thread_local! {
    static ENTERED: Ambient<Heap> = const { Ambient::none() };
}

impl Heap {
    /// An empty one.
    #[must_use]
    pub fn new() -> Rc<Self> {
        Rc::default()
    }

    /// Makes it the one in which values of this thread live, while the result lives.
    pub fn enter(self: &Rc<Self>) -> Entered<Self> {
        Entered::new(&ENTERED, self.clone())
    }

    /// True if one is entered in this thread.
    pub fn is_entered() -> bool {
        ENTERED.with(Ambient::entered).is_some()
    }
}

/// Looks at the heap that is entered. `f` must not enter another one, nor make or drop values.
#[inline]
pub(crate) fn heap<R>(f: impl FnOnce(&Heap) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// [`heap`], but `None` while the thread ends.
pub(crate) fn heap_if_any<R>(f: impl FnOnce(&Heap) -> R) -> Option<R> {
    ENTERED.try_with(|slot| slot.with(f)).ok()
}

/// How many containers are made before the first collection.
pub(crate) const FIRST_THRESHOLD: usize = 20_000;

/// A weak reference to a registered container.
pub enum Tracked {
    /// A tuple.
    Tuple(Weak<Tuple>),
    /// A list.
    List(Weak<List>),
    /// A dict.
    Dict(Weak<Dict>),
    /// A set.
    Set(Weak<Set>),
    /// A cell variable.
    Cell(Weak<CellVar>),
    /// A function.
    Function(Weak<Function>),
    /// A class.
    Class(Weak<Class>),
    /// An instance.
    Object(Weak<Instance>),
    /// A generator.
    Generator(Weak<Generator>),
}

/// What the collector watches.
pub(crate) struct Registry {
    pub(crate) tracked: RefCell<Vec<Tracked>>,
    /// Containers made since the last collection.
    pub(crate) allocated: Cell<usize>,
    /// How many are made before the next.
    pub(crate) threshold: Cell<usize>,
}

impl Default for Registry {
    fn default() -> Self {
        Self {
            tracked: RefCell::default(),
            allocated: Cell::new(0),
            threshold: Cell::new(FIRST_THRESHOLD),
        }
    }
}

impl Tracked {
    pub(crate) fn upgrade(&self) -> Option<Value> {
        Some(match self {
            Self::Tuple(weak) => Value::Tuple(weak.upgrade()?),
            Self::List(weak) => Value::List(weak.upgrade()?),
            Self::Dict(weak) => Value::Dict(weak.upgrade()?),
            Self::Set(weak) => Value::Set(weak.upgrade()?),
            Self::Cell(weak) => Value::Cell(weak.upgrade()?),
            Self::Function(weak) => Value::Function(weak.upgrade()?),
            Self::Class(weak) => Value::Class(weak.upgrade()?),
            Self::Object(weak) => Value::Object(weak.upgrade()?),
            Self::Generator(weak) => Value::Generator(weak.upgrade()?),
        })
    }

    pub(crate) fn is_alive(&self) -> bool {
        match self {
            Self::Tuple(weak) => weak.strong_count() > 0,
            Self::List(weak) => weak.strong_count() > 0,
            Self::Dict(weak) => weak.strong_count() > 0,
            Self::Set(weak) => weak.strong_count() > 0,
            Self::Cell(weak) => weak.strong_count() > 0,
            Self::Function(weak) => weak.strong_count() > 0,
            Self::Class(weak) => weak.strong_count() > 0,
            Self::Object(weak) => weak.strong_count() > 0,
            Self::Generator(weak) => weak.strong_count() > 0,
        }
    }
}

/// What is to be told of objects that are gone.
#[derive(Default)]
pub(crate) struct Ends {
    /// True if something is; the machine looks at it between instructions.
    pub(crate) are_due: Rc<Cell<bool>>,
    pub(crate) due: RefCell<Vec<End>>,
    /// The objects whose `__del__` has been called, or is about to be.
    pub(crate) told: RefCell<HashSet<usize>>,
    /// The references with a callback, by the object that they refer to.
    pub(crate) watched: RefCell<HashMap<usize, Vec<Weak<Instance>>>>,
    /// Nobody is told any more: everything goes.
    pub(crate) is_over: Cell<bool>,
}

/// One end.
pub(crate) enum End {
    /// The object's `__del__` is to be called.
    Delete(Value),
    /// The reference's callback is to be called.
    Gone(Value),
}

/// What one heap is about to drop.
#[derive(Default)]
pub(crate) struct Disposal {
    pub(crate) depth: Cell<u32>,
    pub(crate) waiting: RefCell<Vec<Value>>,
}
