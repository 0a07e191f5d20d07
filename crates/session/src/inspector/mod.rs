//! The inspector: what each traced function froze, and which cached calls ran on values that have changed since.
//!
//! It listens to traces ([`TraceListener`]), keeps a log of what each trace read, wrote and did, and joins the log with
//! the taints in the jaxpr. It never changes what a program does.

mod describe;
mod log;
mod snapshot;

use freezeframe_base::{
    FreezeKind, FrozenId, FrozenValue, JaxCompat, Span, StaleCall, TraceId, TraceReason,
    TraceReport, UseInJaxpr,
};
use freezeframe_core::Jaxpr;
use freezeframe_jax::inspect::{TraceInfo, TraceListener, TraceStart};
use freezeframe_python::Vm;
use freezeframe_python::observer::Observer;
use log::{Decided, Happened, Log, Recorder};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many stale calls of one run are told apart; a loop of calls is one call site.
const STALE_CALLS: usize = 1000;

/// One trace and what it froze.
struct Trace {
    start: Start,
    jaxpr: Option<Rc<Jaxpr>>,
    /// The reads in the log that belong to it, those of functions that it calls included.
    reads: Vec<usize>,
    decisions: Vec<Decided>,
    effects: Vec<Happened>,
    /// The ids of reads, decisions and effects, in this order.
    first_id: u32,
    cached_calls: u32,
    /// Reads that a cached call has met changed.
    stale: BTreeSet<usize>,
}

/// What is known when a trace begins.
struct Start {
    id: TraceId,
    name: String,
    defined_at: Option<Span>,
    called_at: Option<Span>,
    avals: Vec<String>,
    statics: Vec<(String, String)>,
    reason: TraceReason,
}

#[derive(Default)]
struct State {
    traces: Vec<Option<Trace>>,
    open: Vec<(Start, Rc<RefCell<Recorder>>)>,
    changed: BTreeSet<usize>,
    stale_calls: Vec<StaleCall>,
    next_frozen: u32,
    next_trace: u32,
}

/// Listens to one session.
pub(crate) struct Inspector {
    compat: JaxCompat,
    log: Rc<RefCell<Log>>,
    state: RefCell<State>,
}

impl Inspector {
    pub(crate) fn new(compat: JaxCompat) -> Rc<Self> {
        Rc::new(Self {
            compat,
            log: Rc::default(),
            state: RefCell::default(),
        })
    }

    /// The traces that changed and the stale calls since the last time this was asked.
    pub(crate) fn take_reports(&self, vm: &mut Vm) -> (Vec<TraceReport>, Vec<StaleCall>) {
        let (changed, stale_calls) = {
            let mut state = self.state.borrow_mut();
            (
                std::mem::take(&mut state.changed),
                std::mem::take(&mut state.stale_calls),
            )
        };
        let reports = changed
            .into_iter()
            .filter_map(|at| self.report(vm, at))
            .collect();
        (reports, stale_calls)
    }

    fn report(&self, vm: &mut Vm, at: usize) -> Option<TraceReport> {
        let state = self.state.borrow();
        let trace = state.traces.get(at)?.as_ref()?;
        let frozen = self.frozen(vm, trace);
        Some(TraceReport {
            id: trace.start.id,
            function: trace.start.name.clone(),
            defined_at: trace.start.defined_at,
            called_at: trace.start.called_at,
            avals: trace.start.avals.clone(),
            reason: trace.start.reason,
            cached_calls: trace.cached_calls,
            jaxpr: trace
                .jaxpr
                .as_ref()
                .map(|jaxpr| jaxpr.to_text(self.compat))
                .unwrap_or_default(),
            marks: Vec::new(),
            steps: Vec::new(),
            frozen,
        })
    }

    fn frozen(&self, vm: &mut Vm, trace: &Trace) -> Vec<FrozenValue> {
        let log = self.log.borrow();
        let mut ids = (trace.first_id..).map(FrozenId);
        let mut frozen = Vec::new();
        for index in &trace.reads {
            let id = ids.next().unwrap_or(FrozenId(0));
            let Some(read) = log.reads.get(*index) else {
                continue;
            };
            let stale = trace.stale.contains(index);
            if !read.then.is_leaf() && !stale {
                continue;
            }
            let now = read.place.current_value(vm);
            frozen.push(FrozenValue {
                id,
                kind: describe::kind_of(read),
                name: read.name.clone(),
                span: read.span,
                then: read.text.clone(),
                now: now.map(|now| describe::plain_text(&now)),
                stale,
                uses: trace
                    .jaxpr
                    .as_ref()
                    .map(|jaxpr| uses_of(jaxpr, *index))
                    .unwrap_or_default(),
            });
        }
        for decision in &trace.decisions {
            let id = ids.next().unwrap_or(FrozenId(0));
            let stale = decision
                .taint
                .reads()
                .iter()
                .any(|read| trace.stale.contains(&(read.0 as usize)));
            frozen.push(decision.frozen(id, stale));
        }
        for effect in &trace.effects {
            let id = ids.next().unwrap_or(FrozenId(0));
            frozen.push(effect.frozen(id));
        }
        for (place, value) in &trace.start.statics {
            frozen.push(describe::static_argument(
                ids.next().unwrap_or(FrozenId(0)),
                place,
                value,
            ));
        }
        frozen
    }
}

/// Where the value of a read ended in the jaxpr.
fn uses_of(jaxpr: &Jaxpr, read: usize) -> Vec<UseInJaxpr> {
    let here = jaxpr
        .frozen()
        .into_iter()
        .filter(|it| it.taint.reads().iter().any(|id| id.0 as usize == read));
    here.map(|it| UseInJaxpr {
        eqn: it.eqn,
        primitive: it.primitive.to_owned(),
        text: it.text,
    })
    .collect()
}

impl TraceListener for Inspector {
    fn begin(
        &self,
        vm: &mut Vm,
        start: TraceStart,
    ) -> (TraceId, Option<Rc<RefCell<dyn Observer>>>) {
        let mut state = self.state.borrow_mut();
        let id = TraceId(state.next_trace);
        state.next_trace += 1;
        let recorder = Rc::new(RefCell::new(Recorder::new(
            self.log.clone(),
            describe::Texts::new(vm),
        )));
        let start = Start {
            id,
            name: start.name,
            defined_at: start.defined_at,
            called_at: start.called_at,
            avals: start.avals,
            statics: start.statics,
            reason: start.reason,
        };
        state.open.push((start, recorder.clone()));
        (id, Some(recorder))
    }

    fn traced(&self, vm: &mut Vm, info: TraceInfo) {
        let Some((start, recorder)) = self.close(info.id) else {
            return;
        };
        let mut recorder = recorder.borrow_mut();
        let mut effects = std::mem::take(&mut recorder.effects);
        effects.extend(log::leaks(vm, &effects));
        let reads = self.all_reads(&recorder, &info.jaxpr);
        let decisions = std::mem::take(&mut recorder.decisions);
        let mut state = self.state.borrow_mut();
        let first_id = state.next_frozen;
        state.next_frozen +=
            (reads.len() + decisions.len() + effects.len() + start.statics.len()) as u32;
        let at = start.id.0 as usize;
        if state.traces.len() <= at {
            state.traces.resize_with(at + 1, || None);
        }
        state.traces[at] = Some(Trace {
            start,
            jaxpr: Some(info.jaxpr),
            reads,
            decisions,
            effects,
            first_id,
            cached_calls: 0,
            stale: BTreeSet::new(),
        });
        state.changed.insert(at);
    }

    fn failed(&self, _vm: &mut Vm, id: TraceId) {
        self.close(id);
    }

    fn cached_call(&self, vm: &mut Vm, id: TraceId, span: Option<Span>) {
        let mut state = self.state.borrow_mut();
        let at = id.0 as usize;
        let Some(Some(trace)) = state.traces.get_mut(at) else {
            return;
        };
        trace.cached_calls = trace.cached_calls.saturating_add(1);
        let log = self.log.borrow();
        let changed: Vec<usize> = trace
            .reads
            .iter()
            .copied()
            .filter(|index| log.has_changed(vm, *index))
            .collect();
        if !changed.is_empty() {
            let position = |index: &usize| trace.reads.iter().position(|read| read == index);
            let ids = changed
                .iter()
                .filter_map(position)
                .map(|at| FrozenId(trace.first_id + at as u32))
                .collect();
            let message = describe::sentence(vm, &trace.start, &log, &changed);
            trace.stale.extend(changed);
            let call = StaleCall {
                trace: id,
                span,
                stale: ids,
                message,
            };
            let known = state
                .stale_calls
                .iter()
                .any(|it| (it.trace, it.span, &it.stale) == (id, span, &call.stale));
            if !known && state.stale_calls.len() < STALE_CALLS {
                state.stale_calls.push(call);
            }
        }
        state.changed.insert(at);
    }
}

impl Inspector {
    fn close(&self, id: TraceId) -> Option<(Start, Rc<RefCell<Recorder>>)> {
        let mut state = self.state.borrow_mut();
        let at = state.open.iter().rposition(|(start, _)| start.id == id)?;
        Some(state.open.remove(at))
    }

    /// The trace's own reads, and those of functions inside it that were traced before and are now part of it.
    fn all_reads(&self, recorder: &Recorder, jaxpr: &Jaxpr) -> Vec<usize> {
        let mut reads: BTreeSet<usize> = recorder.reads.iter().copied().collect();
        for frozen in jaxpr.frozen() {
            reads.extend(frozen.taint.reads().iter().map(|id| id.0 as usize));
        }
        reads.into_iter().collect()
    }
}

/// True for a finding that the reader should see: a change that was missed, or something that happened once.
pub fn is_finding(frozen: &FrozenValue) -> bool {
    frozen.stale
        || matches!(
            frozen.kind,
            FreezeKind::Effect(_) | FreezeKind::LeakedTracer
        )
}
