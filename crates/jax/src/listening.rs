//! Who listens to a machine's traces, and what it is told.

use crate::inspect::{KeyEvent, TraceListener};
use crate::py::*;
use crate::state::jax;
use freezeframe_core::{is_evaluating, is_staging};

/// Attaches a listener to a machine.
pub fn attach(vm: &mut Vm, listener: Option<Rc<dyn TraceListener>>) {
    *jax(vm).listener.borrow_mut() = listener;
}

/// The listener, if one is attached.
pub(crate) fn listener(vm: &mut Vm) -> Option<Rc<dyn TraceListener>> {
    jax(vm).listener.borrow().clone()
}

/// Tells of new keys; what is staged tells of its keys by its jaxpr.
pub(crate) fn note_keys(
    vm: &mut Vm,
    by: impl FnOnce() -> String,
    keys: &Value,
    from: Option<&Value>,
) {
    if is_evaluating()
        && let Some(listener) = listener(vm)
    {
        let by = by();
        listener.key(vm, KeyEvent::Made { by, keys, from });
    }
}

/// Tells of a use of keys.
pub(crate) fn note_key_use(vm: &mut Vm, by: &str, keys: &Value) {
    if !is_staging()
        && let Some(listener) = listener(vm)
    {
        let keys = keys.base();
        listener.key(vm, KeyEvent::Used { by, keys: &keys });
    }
}
