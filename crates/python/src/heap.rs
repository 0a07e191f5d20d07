//! What the values of one machine share: interned names, versions of classes, and what the cycle collector watches.

use crate::gc::Registry;
use crate::object::{Disposal, Interned};
use freezeframe_base::{Ambient, Entered};
use std::cell::Cell;
use std::rc::Rc;

/// This crate's part of an engine's context. Values are made, used and dropped while their heap is entered; those of
/// different heaps know nothing of each other.
#[derive(Default)]
pub struct Heap {
    pub(crate) registry: Registry,
    pub(crate) disposal: Disposal,
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
