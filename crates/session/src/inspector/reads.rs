//! What traces read, and what was computed from it.

use super::aspect::Aspect;
use super::snapshot::{self, Snapshot};
use freezeframe_base::{FreezeKind, HashMap, ReadId, Sort, Span, Taint};
use freezeframe_python::observer::{Place, Step, is_plain_data};
use freezeframe_python::{Value, Vm};
use std::cell::Cell;
use std::rc::Rc;

/// One read of state.
pub(super) struct Recorded {
    pub(super) place: Place,
    pub(super) name: String,
    pub(super) span: Option<Span>,
    pub(super) then: Snapshot,
    pub(super) text: String,
    pub(super) sort: Sort,
    /// The read that led to the object, and which of its items the object is.
    pub(super) via: Option<(Rc<Recorded>, Option<usize>)>,
    /// What was read is an object, and other reads tell what of it.
    pub(super) has_parts: Cell<bool>,
    /// What of an array is used, where that is not its elements.
    pub(super) aspect: Option<Aspect>,
}

/// A way from a variable to a value is at most so long.
const LONGEST_WAY: usize = 16;

impl Recorded {
    /// The kind of what was read.
    pub(super) fn kind(&self) -> FreezeKind {
        if self.then.is_array() {
            return FreezeKind::CapturedArray;
        }
        match self.place {
            Place::Global { .. } => FreezeKind::Global,
            Place::Cell { .. } => FreezeKind::Closure,
            Place::Attribute { .. } | Place::Presence { .. } => FreezeKind::Attribute,
            Place::Element { .. } | Place::Contents { .. } | Place::Length { .. } => {
                FreezeKind::Element
            }
            Place::Default { .. } => FreezeKind::DefaultArgument,
        }
    }

    /// The object that the place is in, as the way from its variable leads to it now.
    fn object_now(&self, vm: &mut Vm, depth: usize) -> Option<Value> {
        match &self.via {
            Some((parent, None)) if depth < LONGEST_WAY => parent.current_at(vm, depth + 1),
            Some((parent, Some(at))) if depth < LONGEST_WAY => {
                let container = parent.object_now(vm, depth + 1)?;
                snapshot::item_at(&container, *at)
            }
            _ => self.place.object(),
        }
    }

    fn current_at(&self, vm: &mut Vm, depth: usize) -> Option<Value> {
        if self.via.is_none() {
            return self.place.current_value(vm);
        }
        let object = self.object_now(vm, depth)?;
        match self.place.object() {
            Some(then) if then.is(&object) => self.place.current_value(vm),
            _ => self.place.within(&object).current_value(vm),
        }
    }

    /// What the place holds now.
    pub(super) fn current(&self, vm: &mut Vm) -> Option<Value> {
        let now = self.current_at(vm, 0)?;
        match &self.aspect {
            Some(aspect) => Some(aspect.value(&now).unwrap_or(now)),
            None => Some(now),
        }
    }

    /// What the place holds now, if that is something else than then; `Unset` for what was deleted.
    pub(super) fn changed(&self, vm: &mut Vm) -> Option<Value> {
        // What can no longer be read, because its owner is gone, cannot have been changed by anyone.
        let now = match self.current(vm) {
            Some(now) => now,
            None if self.is_deleted(vm, 0) => Value::Unset,
            None => return None,
        };
        let same = if self.has_parts.get() {
            self.then.is_alike(&now)
        } else {
            self.then.is_same(&now)
        };
        (!same).then_some(now)
    }

    /// True if the variable, attribute or element is gone from where it was, and not what leads to it: of an argument, a
    /// trace gets a copy, which ends with the trace.
    fn is_deleted(&self, vm: &mut Vm, depth: usize) -> bool {
        let is_gone = match &self.place {
            Place::Global { .. } | Place::Cell { .. } => true,
            Place::Attribute { object, .. } | Place::Element { object, .. } => {
                object.get().is_some()
            }
            _ => false,
        };
        is_gone
            && match &self.via {
                Some((parent, _)) if depth < LONGEST_WAY => {
                    parent.current_at(vm, depth).is_some() || parent.is_deleted(vm, depth + 1)
                }
                _ => true,
            }
    }

    /// True if other reads tell what of it was read.
    pub(super) fn has_parts(&self) -> bool {
        self.has_parts.get()
    }

    /// The plain value that it gave.
    pub(super) fn simple(&self) -> Option<&Value> {
        match &self.then {
            Snapshot::Plain(value) if is_plain_data(value) => Some(value),
            _ => None,
        }
    }

    /// True if the way to it leads over another read.
    pub(super) fn passes(self: &Rc<Self>, other: &Rc<Self>) -> bool {
        let mut at = self;
        for _ in 0..LONGEST_WAY {
            if Rc::ptr_eq(at, other) {
                return true;
            }
            match &at.via {
                Some((parent, _)) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// True if it shows only once it has changed: a way to a value, or a number in a module.
    pub(super) fn is_quiet(&self) -> bool {
        !self.then.is_leaf() || matches!(self.place.object(), Some(Value::Module(_)))
    }
}

/// A value that was computed from what was read.
pub(super) struct Derived {
    pub(super) step: Step,
    pub(super) operands: Vec<(Value, Taint)>,
    /// The reads that it goes back to.
    pub(super) roots: Taint,
    /// How many steps lead to it.
    pub(super) size: usize,
}

/// The reads of the traces that are kept, by their [`ReadId`].
#[derive(Default)]
pub(super) struct Log {
    reads: HashMap<u32, Rc<Recorded>>,
    derived: HashMap<u32, Rc<Derived>>,
    next: u32,
}

impl Log {
    pub(super) fn get(&self, read: ReadId) -> Option<&Rc<Recorded>> {
        self.reads.get(&read.0)
    }

    pub(super) fn derived(&self, id: ReadId) -> Option<&Rc<Derived>> {
        self.derived.get(&id.0)
    }

    pub(super) fn add_derived(&mut self, derived: Rc<Derived>) -> ReadId {
        let id = self.number();
        self.derived.insert(id.0, derived);
        id
    }

    fn number(&mut self) -> ReadId {
        self.next += 1;
        ReadId(self.next - 1)
    }

    pub(super) fn add(&mut self, read: Rc<Recorded>) -> ReadId {
        let id = self.number();
        self.reads.insert(id.0, read);
        id
    }

    /// How many reads are kept.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.reads.len()
    }

    /// Forgets the reads that no trace holds any more.
    pub(super) fn sweep(&mut self) {
        self.reads.retain(|_, read| Rc::strong_count(read) > 1);
        self.derived.retain(|_, value| Rc::strong_count(value) > 1);
    }
}
