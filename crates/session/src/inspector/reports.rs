//! What the inspector tells at the end of a run.

use super::trace::Trace;
use super::{Inspector, calls};
use freezeframe_base::{CallReport, HashMap, KeyReport, Span, StaleCall, TraceId, TraceReport};
use freezeframe_core::plan::listing;
use freezeframe_python::Vm;
use std::cell::RefCell;
use std::collections::BTreeSet;
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

/// The functions that calls have traced more than once, each time anew.
struct TracedAgain {
    functions: Vec<(Option<Span>, String)>,
    /// What was called while another function was traced.
    inner: BTreeSet<TraceId>,
}

impl TracedAgain {
    fn of<'t>(traces: impl Iterator<Item = &'t Trace> + Clone) -> Self {
        let function = |it: &Trace| (it.start.defined_at, it.start.name.clone());
        let mut once = Vec::new();
        let mut functions = Vec::new();
        for it in traces.clone().filter(|it| it.start.is_jitted) {
            let it = function(it);
            match once.contains(&it) {
                true => functions.push(it),
                false => once.push(it),
            }
        }
        let inner = traces.flat_map(|it| &it.inner).copied().collect();
        Self { functions, inner }
    }

    fn has(&self, trace: &Trace) -> bool {
        let mut all = self.functions.iter();
        let is_it = |it: &(Option<Span>, String)| {
            (it.0, &it.1) == (trace.start.defined_at, &trace.start.name)
        };
        all.any(is_it) && !self.inner.contains(&trace.start.id)
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
        let again = TracedAgain::of(state.traces.values());
        for trace in state.traces.values_mut().filter(|trace| trace.is_changed) {
            trace.is_changed = false;
            if trace.is_told() {
                reports.push(trace.report(vm, again.has(trace)));
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
