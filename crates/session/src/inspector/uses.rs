//! What a trace did with what it read.

use super::reads::{Derived, Log};
use freezeframe_base::{FreezeKind, FrozenId, FrozenValue, ReadId, Sort, Span, Taint};
use freezeframe_python::Value;
use freezeframe_python::observer::Step;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A branch taken, or a loop unrolled.
#[derive(Clone)]
pub(super) struct Decided {
    pub(super) kind: FreezeKind,
    pub(super) name: String,
    pub(super) span: Option<Span>,
    pub(super) then: String,
    pub(super) sort: Sort,
    pub(super) taint: Taint,
}

impl Decided {
    pub(super) fn is_branch(&self) -> bool {
        self.kind == FreezeKind::Branch
    }

    pub(super) fn frozen(&self, id: FrozenId, stale: bool) -> FrozenValue {
        FrozenValue {
            id,
            kind: self.kind,
            name: self.name.clone(),
            span: self.span,
            then: self.then.clone(),
            sort: self.sort.clone(),
            now: None,
            stale,
            uses: Vec::new(),
        }
    }
}

/// So many branches of a trace are decided again when a read has changed.
const GUARDS: usize = 512;
/// So many values of a trace are computed again.
const DERIVED: usize = 1024;
/// A value is computed again in at most so many steps.
const LARGEST: usize = 64;

/// A branch that was taken because of a value.
#[derive(Clone)]
pub(super) struct Guard {
    /// What decided.
    pub(super) taint: Taint,
    /// The value whose truth decided, where that is known.
    pub(super) value: Option<Value>,
    /// Which decision of the trace it is.
    pub(super) decision: usize,
}

/// What a trace did with its reads.
#[derive(Default)]
pub(super) struct Uses {
    /// Values computed from reads, by their ids.
    pub(super) derived: Vec<(ReadId, Rc<Derived>)>,
    /// Reads and derived values that were used in a way of which no more is known.
    pub(super) used: BTreeSet<ReadId>,
    /// Those that were kept in attributes and containers.
    pub(super) kept: BTreeSet<ReadId>,
    /// Those that met an array; where they ended shows in the jaxpr.
    pub(super) met: BTreeSet<ReadId>,
    pub(super) guards: Vec<Guard>,
}

impl Uses {
    pub(super) fn derived(&self, id: ReadId) -> Option<&Rc<Derived>> {
        let at = self.derived.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.derived.get(at).map(|(_, derived)| derived)
    }

    /// Notes a value that was computed, and gives its taint.
    pub(super) fn derive(
        &mut self,
        log: &mut Log,
        step: Step,
        operands: Vec<(Value, Taint)>,
    ) -> Taint {
        let (mut roots, mut size) = (Taint::NONE, 1);
        for id in operands.iter().flat_map(|(_, taint)| taint.reads()) {
            match log.derived(*id) {
                Some(derived) => {
                    roots.join(&derived.roots);
                    size += derived.size;
                }
                None => roots.join(&Taint::of(*id)),
            }
        }
        if size > LARGEST || self.derived.len() >= DERIVED {
            self.used.extend(roots.reads());
            return roots;
        }
        let derived = Rc::new(Derived {
            step,
            operands,
            roots,
            size,
        });
        let id = log.add_derived(derived.clone());
        self.derived.push((id, derived));
        Taint::of(id)
    }

    /// Notes what decided a branch.
    pub(super) fn guard(&mut self, taint: Taint, value: Option<Value>, decision: usize) {
        if self.guards.len() >= GUARDS {
            self.used.extend(taint.reads());
            return;
        }
        self.guards.push(Guard {
            taint,
            value,
            decision,
        });
    }

    /// The reads that a taint goes back to.
    pub(super) fn roots(&self, taint: &Taint) -> Taint {
        let mut roots = Taint::NONE;
        for id in taint.reads() {
            match self.derived(*id) {
                Some(derived) => roots.join(&derived.roots),
                None => roots.join(&Taint::of(*id)),
            }
        }
        roots
    }

    /// True if a taint goes back to a read.
    pub(super) fn leads_to(&self, taint: &Taint, read: ReadId) -> bool {
        let leads = |id: &ReadId| match self.derived(*id) {
            Some(derived) => derived.roots.reads().contains(&read),
            None => *id == read,
        };
        taint.reads().iter().any(leads)
    }

    /// Takes over what a function did that was called while tracing, or what the same did before; its decisions come after
    /// so many others.
    pub(super) fn adopt(&mut self, inner: &Self, decisions: usize) {
        self.used.extend(&inner.used);
        self.kept.extend(&inner.kept);
        self.met.extend(&inner.met);
        self.guards.extend(inner.guards.iter().map(|guard| Guard {
            decision: guard.decision + decisions,
            ..guard.clone()
        }));
    }
}

/// What is stale at a call.
#[derive(Default)]
pub(super) struct Stale {
    /// Places in the trace's reads.
    pub(super) reads: BTreeSet<usize>,
    /// Places in the trace's decisions.
    pub(super) decisions: BTreeSet<usize>,
}
