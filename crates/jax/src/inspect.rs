//! What an inspector is told: which functions are traced, why, with what, and what came out; their calls; random keys.

use crate::py::*;
use freezeframe_base::{CallId, Span, TraceId, TraceReason};
use freezeframe_core::Jaxpr;
use freezeframe_python::Observer;
use std::cell::RefCell;

pub use crate::listening::attach;

/// One trace of one jitted function, once it is done.
pub struct TraceInfo {
    /// The trace, as [`TraceListener::begin`] named it.
    pub id: TraceId,
    /// The jaxpr; its literals and constants carry taints.
    pub jaxpr: Rc<Jaxpr>,
    /// A name for each leaf of the result: `[0]`, `.n`; empty where the result is one leaf.
    pub results: Vec<String>,
}

/// A trace that begins.
pub struct TraceStart {
    /// The function as a Python value.
    pub function: Py,
    /// The function's name.
    pub name: String,
    /// The `def` or `lambda`.
    pub defined_at: Option<Span>,
    /// The call that traces it.
    pub called_at: Option<Span>,
    /// The arguments' avals, as JAX prints them.
    pub avals: Vec<String>,
    /// Static arguments: name or position, and `repr`.
    pub statics: Vec<(String, String)>,
    /// Why it is traced.
    pub reason: TraceReason,
    /// What traces it: `jit`, or `scan` and its like, outside of a function that is staged.
    pub purpose: &'static str,
}

/// A call whose trace is there and is about to run; of what `scan` and its like run, no values are told.
pub struct CallInfo<'a> {
    /// The trace.
    pub id: TraceId,
    /// False if this call made the trace.
    pub cached: bool,
    /// The call's place.
    pub span: Option<Span>,
    /// The leaves of the arguments as the caller gave them.
    pub leaves: &'a [Py],
    /// Their values.
    pub values: &'a [Value],
}

/// What happens to random keys outside of what is staged.
pub enum KeyEvent<'a> {
    /// Keys were made.
    Made {
        /// The function: `key`, `split`, `fold_in(3)`.
        by: String,
        /// The new key or keys.
        keys: &'a Value,
        /// What they were made from.
        from: Option<&'a Value>,
    },
    /// Keys were consumed.
    Used {
        /// The function.
        by: &'a str,
        /// The key or keys.
        keys: &'a Value,
    },
}

/// Who wants to know of traces. Attach one with [`attach`].
pub trait TraceListener {
    /// A trace begins. The observer, if any, is told what the function reads and writes while it is traced.
    fn begin(&self, vm: &mut Vm, start: TraceStart)
    -> (TraceId, Option<Rc<RefCell<dyn Observer>>>);

    /// A trace is done. True if it is to be tried what tracing the function again, now, would give.
    fn traced(&self, vm: &mut Vm, info: TraceInfo) -> bool;

    /// It gave the same program a few times over, while the function went on to change things.
    fn gives_the_same(&self, vm: &mut Vm, id: TraceId);

    /// It gave the same program and changed nothing: so it will be the same each time. The function is traced once more,
    /// for the observer to be told what it reads from now on.
    fn settles(&self, vm: &mut Vm, id: TraceId) -> Option<Rc<RefCell<dyn Observer>>>;

    /// That is done, and takes the place of the first trace.
    fn settled(&self, vm: &mut Vm, info: TraceInfo);

    /// A trace ended with an exception.
    fn failed(&self, vm: &mut Vm, id: TraceId, raise: &Raise);

    /// A call ended with an exception before it could be traced: an argument is nothing that `jit` takes.
    fn refused(&self, vm: &mut Vm, start: TraceStart, raise: &Raise);

    /// A trace, new or cached, is about to run.
    fn calling(&self, vm: &mut Vm, call: CallInfo<'_>) -> CallId;

    /// It has run, with these leaves as results.
    fn called(&self, vm: &mut Vm, id: TraceId, call: CallId, results: &[Py]);

    /// Something happened to random keys.
    fn key(&self, vm: &mut Vm, event: KeyEvent<'_>);
}
