//! What the inspector tells at the end of a run.

use super::{Inspector, calls};
use freezeframe_base::{CallReport, HashMap, KeyReport, StaleCall, TraceId, TraceReport};
use freezeframe_core::plan::listing;
use freezeframe_python::Vm;
use std::cell::RefCell;
use std::rc::Rc;

/// What happened since the last report.
#[derive(Default)]
pub(crate) struct Reports {
    /// Traces that are new or have changed.
    pub(crate) traces: Vec<TraceReport>,
    /// Cached calls that ran on changed values.
    pub(crate) stale_calls: Vec<StaleCall>,
    /// Calls of jitted functions.
    pub(crate) calls: Vec<CallReport>,
    /// Keys that are new or were used.
    pub(crate) keys: Vec<KeyReport>,
}

impl Reports {
    /// True if nothing happened.
    pub(crate) fn is_empty(&self) -> bool {
        self.traces.is_empty()
            && self.stale_calls.is_empty()
            && self.calls.is_empty()
            && self.keys.is_empty()
    }
}

impl Inspector {
    /// What a trace was made into, as text; nothing where it is not held any more, or did not come to its end.
    pub(crate) fn loops(&self, trace: TraceId) -> Option<String> {
        let state = self.state.borrow();
        let jaxpr = state.traces.get(&trace.0)?.jaxpr.as_ref()?;
        Some(listing(jaxpr, self.compat))
    }

    /// What happened since the last time this was asked; called at the end of each run.
    pub(crate) fn take_reports(&self, vm: &mut Vm) -> Reports {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        state.refused = None;
        state.known_stale.clear();
        state.run += 1;
        state.look_again(vm);
        let names: RefCell<HashMap<TraceId, Rc<calls::Names>>> = RefCell::default();
        let traces = &state.traces;
        let calls = state.timeline.take(|id| {
            let mut names = names.borrow_mut();
            if let Some(known) = names.get(&id) {
                return Some(known.clone());
            }
            let made = Rc::new(traces.get(&id.0)?.names());
            names.insert(id, made.clone());
            Some(made)
        });
        let mut reports = Vec::new();
        for trace in state.traces.values_mut().filter(|trace| trace.is_changed) {
            trace.is_changed = false;
            if trace.is_told() {
                reports.push(trace.report(vm));
            }
        }
        Reports {
            traces: reports,
            stale_calls: std::mem::take(&mut state.stale_calls),
            calls,
            keys: state.keys.take(),
        }
    }
}
