//! What an inspector is told of traces: which function, why, with what, and what came out.

use crate::py::*;
use crate::state::jax;
use freezeframe_base::{Span, TraceId, TraceReason};
use freezeframe_core::Jaxpr;
use freezeframe_python::Observer;
use std::cell::RefCell;

/// One trace of one jitted function, once it is done.
pub struct TraceInfo {
    /// The trace, as [`TraceListener::begin`] named it.
    pub id: TraceId,
    /// The jaxpr; its literals and constants carry taints.
    pub jaxpr: Rc<Jaxpr>,
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
}

/// Who wants to know of traces. Attach one with [`attach`].
pub trait TraceListener {
    /// A trace begins. The observer, if any, is told what the function reads and writes while it is traced.
    fn begin(&self, vm: &mut Vm, start: TraceStart)
    -> (TraceId, Option<Rc<RefCell<dyn Observer>>>);

    /// A trace is done.
    fn traced(&self, vm: &mut Vm, info: TraceInfo);

    /// A trace ended with an exception.
    fn failed(&self, vm: &mut Vm, id: TraceId);

    /// A cached trace is about to run.
    fn cached_call(&self, vm: &mut Vm, id: TraceId, span: Option<Span>);
}

/// Attaches a listener to a machine.
pub fn attach(vm: &mut Vm, listener: Option<Rc<dyn TraceListener>>) {
    *jax(vm).listener.borrow_mut() = listener;
}

/// The listener, if one is attached.
pub(crate) fn listener(vm: &mut Vm) -> Option<Rc<dyn TraceListener>> {
    jax(vm).listener.borrow().clone()
}
