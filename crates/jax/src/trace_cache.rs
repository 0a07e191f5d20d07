//! The cache of traces: keyed by the function object, weakly, then by everything that a trace depends on.
//! `jit`, `make_jaxpr`, `cond`, `scan` and their like share it.

use crate::ops::promote;
use crate::py::*;
use crate::tree::{Node, TreeDef, same, shape_text};
use freezeframe_base::HashMap;
use freezeframe_base::{TraceId, TraceReason};
use freezeframe_core::{Aval, Jaxpr, Primitive, Traced};
use freezeframe_python::object::{BoundMethod, Instance};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Weak;

/// Keeps a callable findable without keeping it alive. A bound method is found by an equal one while it lives.
enum WeakFunction {
    Function(Weak<Function>),
    Method(Weak<BoundMethod>),
    Object(Weak<Instance>),
    /// What cannot be referred to weakly is kept.
    Strong(Py),
}

impl WeakFunction {
    fn of(function: &Py) -> Self {
        match function {
            Py::Function(function) => Self::Function(Rc::downgrade(function)),
            Py::Method(method) => Self::Method(Rc::downgrade(method)),
            Py::Object(instance) => Self::Object(Rc::downgrade(instance)),
            other => Self::Strong(other.clone()),
        }
    }

    fn is(&self, function: &Py) -> bool {
        match (self, function) {
            (Self::Function(weak), Py::Function(function)) => weak.as_ptr() == Rc::as_ptr(function),
            (Self::Method(weak), Py::Method(method)) => {
                weak.upgrade().is_some_and(|held| held.same(method))
            }
            (Self::Object(weak), Py::Object(instance)) => weak.as_ptr() == Rc::as_ptr(instance),
            (Self::Strong(kept), other) => kept.is(other),
            _ => false,
        }
    }

    fn is_dead(&self) -> bool {
        match self {
            Self::Function(weak) => weak.strong_count() == 0,
            Self::Method(weak) => weak.strong_count() == 0,
            Self::Object(weak) => weak.strong_count() == 0,
            Self::Strong(_) => false,
        }
    }
}

/// What else a trace depends on.
#[derive(Clone)]
pub(crate) struct Signature {
    /// What traces: `jit`, `scan` ...
    pub purpose: &'static str,
    /// The structure of the dynamic arguments.
    pub tree: Rc<TreeDef>,
    /// Their avals.
    pub avals: Vec<Aval>,
    /// Static arguments, by position or name.
    pub statics: Vec<(StaticPlace, Py)>,
    /// Their hashes when the call was made.
    pub hashes: Vec<u64>,
    /// 64-bit dtypes are enabled.
    pub x64: bool,
    /// The named axes in effect and their lengths, on which the trace may depend.
    pub axes: Vec<(Rc<str>, usize)>,
}

/// Where a static argument stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StaticPlace {
    Position(usize),
    Keyword(Name),
}

/// A trace that is kept.
pub(crate) struct Entry {
    pub signature: Signature,
    pub traced: Traced,
    pub out_tree: Rc<TreeDef>,
    pub name: Rc<str>,
    /// Running it calls back into Python.
    pub calls_back: bool,
    /// Running it may take long, once that was asked.
    runs_long: OnceCell<bool>,
    /// The trace's name for the inspector.
    pub id: Option<TraceId>,
    /// It is of a call by `jit` whose arguments were arrays, none of them named, static or in a container.
    is_plain: bool,
    /// It is in the cache, and will stay there while its function lives and nobody clears the cache.
    is_kept: Cell<bool>,
}

impl Entry {
    /// A trace that is in no cache yet.
    pub fn new(
        signature: Signature,
        (traced, out_tree): (Traced, Rc<TreeDef>),
        name: Rc<str>,
        id: Option<TraceId>,
    ) -> Rc<Self> {
        Rc::new(Self {
            calls_back: calls_back(&traced.jaxpr),
            is_plain: signature.is_plain(),
            signature,
            traced,
            out_tree,
            name,
            runs_long: OnceCell::new(),
            id,
            is_kept: Cell::new(false),
        })
    }

    /// True if it serves for a call of its function with these arguments.
    fn serves(&self, values: &[Value]) -> bool {
        let signature = &self.signature;
        let avals = || signature.avals.iter().zip(values);
        self.is_plain
            && signature.avals.len() == values.len()
            && avals().all(|(aval, value)| value.has_aval(aval))
            && signature.x64 == promote::x64()
            && freezeframe_core::are_named_axes(&signature.axes)
    }

    /// True if running it may take long.
    pub fn runs_long(&self) -> bool {
        let ask = || freezeframe_core::runs_long(&self.traced.jaxpr);
        *self.runs_long.get_or_init(ask)
    }

    fn is_stale(&self) -> bool {
        let mut tracers = self.traced.closed_over.iter().filter_map(Value::as_tracer);
        tracers.any(freezeframe_core::Tracer::is_stale)
    }
}

/// The trace that served a jitted function last, so that a call like the one before need not be looked up.
#[derive(Default)]
pub(crate) struct Latest(RefCell<Weak<Entry>>);

impl Latest {
    /// The trace, if it serves for these arguments too.
    pub fn serving(&self, values: &[Value]) -> Option<Rc<Entry>> {
        let entry = self.0.borrow().upgrade()?;
        (entry.is_kept.get() && entry.serves(values)).then_some(entry)
    }

    /// Notes which trace served.
    pub fn note(&self, entry: &Rc<Entry>) {
        // What closed over tracers ends with the trace around it, which only the cache finds out.
        if entry.traced.closed_over.is_empty() {
            *self.0.borrow_mut() = Rc::downgrade(entry);
        }
    }
}

struct Held {
    function: WeakFunction,
    entries: Vec<Rc<Entry>>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.entries
            .iter()
            .for_each(|entry| entry.is_kept.set(false));
    }
}

/// All traces of a machine.
#[derive(Default)]
pub(crate) struct TraceCache {
    functions: HashMap<usize, Vec<Held>>,
    inserted: usize,
}

/// Where to look for a function; equal bound methods share a place.
fn address(function: &Py) -> usize {
    match function {
        Py::Method(method) => method.function.address().unwrap_or(0),
        other => other.address().unwrap_or(0),
    }
}

/// The traces of this machine.
pub(crate) fn traces(vm: &mut Vm) -> Rc<RefCell<TraceCache>> {
    vm.extension::<RefCell<TraceCache>>()
}

impl TraceCache {
    /// The traces of a function, newest last.
    pub fn entries(&self, function: &Py) -> &[Rc<Entry>] {
        let bucket = self
            .functions
            .get(&address(function))
            .map(Vec::as_slice)
            .unwrap_or(&[]);
        bucket
            .iter()
            .find(|held| held.function.is(function))
            .map(|held| held.entries.as_slice())
            .unwrap_or(&[])
    }

    /// The traces of a function that can be used now: one that closed over a tracer lives as long as the trace around it.
    pub fn current(&mut self, function: &Py) -> Vec<Rc<Entry>> {
        self.usable(function).to_vec()
    }

    /// The trace that `jit` uses for a call whose arguments are these arrays, none of them named, static or in a container.
    pub fn plain(&mut self, function: &Py, values: &[Value]) -> Option<Rc<Entry>> {
        let entries = self.usable(function).iter().rev();
        let mut found = entries.filter(|entry| entry.serves(values));
        found.next().cloned()
    }

    fn usable(&mut self, function: &Py) -> &[Rc<Entry>] {
        let bucket = self.functions.get_mut(&address(function));
        let held = bucket.and_then(|all| all.iter_mut().find(|held| held.function.is(function)));
        let Some(held) = held else {
            return &[];
        };
        held.entries.retain(|entry| !entry.is_stale());
        &held.entries
    }

    /// Keeps a trace.
    pub fn insert(&mut self, function: &Py, entry: Rc<Entry>) {
        self.inserted += 1;
        entry.is_kept.set(true);
        if self.inserted.is_multiple_of(256) {
            self.sweep();
        }
        let bucket = self.functions.entry(address(function)).or_default();
        bucket.retain(|held| !held.function.is_dead());
        match bucket.iter_mut().find(|held| held.function.is(function)) {
            Some(held) => held.entries.push(entry),
            None => bucket.push(Held {
                function: WeakFunction::of(function),
                entries: vec![entry],
            }),
        }
    }

    fn sweep(&mut self) {
        self.functions.retain(|_, bucket| {
            bucket.retain(|held| !held.function.is_dead());
            !bucket.is_empty()
        });
    }

    /// Forgets the traces of a function.
    pub fn forget(&mut self, function: &Py) {
        if let Some(bucket) = self.functions.get_mut(&address(function)) {
            bucket.retain(|held| !held.function.is(function));
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.functions.clear();
    }
}

impl Signature {
    /// True if both need no Python code to be told apart and differ.
    fn differs_quickly(&self, other: &Self) -> bool {
        self.purpose != other.purpose
            || self.x64 != other.x64
            || self.axes != other.axes
            || self.avals != other.avals
            || self.hashes != other.hashes
            || self.tree.num_leaves != other.tree.num_leaves
    }

    fn is_plain(&self) -> bool {
        let is_flat = match self.tree.children.as_slice() {
            [args, kwargs] => {
                matches!(args.node, Node::Tuple)
                    && args.children.iter().all(|arg| arg.is_leaf())
                    && matches!(kwargs.node, Node::None)
            }
            _ => false,
        };
        is_flat && self.statics.is_empty() && self.purpose == "jit"
    }

    /// True if a trace for `other` serves for this.
    pub fn matches(&self, vm: &mut Vm, other: &Self) -> PyResult<bool> {
        if self.differs_quickly(other) || !same(vm, &self.tree, &other.tree)? {
            return Ok(false);
        }
        for ((place, value), (other_place, other_value)) in self.statics.iter().zip(&other.statics)
        {
            if place != other_place {
                return Ok(false);
            }
            let same_type = Rc::ptr_eq(&vm.class_of(value), &vm.class_of(other_value));
            if !same_type || !(value.is(other_value) || vm.equal(value, other_value)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Why a function that has these traces is traced again.
    pub fn reason(&self, vm: &mut Vm, entries: &[Rc<Entry>]) -> PyResult<TraceReason> {
        let Some(last) = entries
            .iter()
            .rev()
            .find(|entry| entry.signature.purpose == self.purpose)
        else {
            return Ok(TraceReason::NewFunction);
        };
        let last = &last.signature;
        if shape_text(&self.tree) != shape_text(&last.tree) || !same(vm, &self.tree, &last.tree)? {
            return Ok(TraceReason::NewTree);
        }
        let pairs = || self.avals.iter().zip(&last.avals);
        Ok(if pairs().any(|(a, b)| a.shape != b.shape) {
            TraceReason::NewShape
        } else if pairs().any(|(a, b)| a.dtype != b.dtype) {
            TraceReason::NewDtype
        } else if pairs().any(|(a, b)| a.weak_type != b.weak_type) {
            TraceReason::NewWeakType
        } else {
            TraceReason::NewStaticValue
        })
    }
}

/// True if running the jaxpr may call back into Python.
pub(crate) fn calls_back(jaxpr: &Jaxpr) -> bool {
    jaxpr.eqns.iter().any(|eqn| {
        matches!(
            eqn.primitive,
            Primitive::DebugCallback(_)
                | Primitive::DebugPrint(_)
                | Primitive::PureCallback(_)
                | Primitive::IoCallback(_)
                | Primitive::CustomJvpCall(_)
                | Primitive::CustomVjpCall(_)
                | Primitive::CustomLin(_)
                | Primitive::Defined(_)
        ) || eqn
            .primitive
            .jaxprs()
            .into_iter()
            .any(|inner| calls_back(inner))
    })
}
