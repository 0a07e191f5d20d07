//! The cycle collector: reference counting frees almost everything, this frees what refers to itself.
//!
//! Every container registers a weak reference when it is made. A collection counts, for each registered object, the references
//! that come from other registered objects; whatever has more references than that is reachable from outside, and so is
//! all that it refers to. The rest is cleared.

use crate::object::*;
use std::cell::{Cell, RefCell};
use std::rc::Weak;

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

thread_local! {
    static REGISTRY: RefCell<Vec<Tracked>> = const { RefCell::new(Vec::new()) };
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

/// Registers a new container.
pub fn register(tracked: Tracked) {
    REGISTRY.with(|registry| registry.borrow_mut().push(tracked));
    ALLOCATED.with(|count| count.set(count.get() + 1));
}
