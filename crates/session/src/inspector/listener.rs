//! What the inspector is told while code runs: traces begin and end, traced functions are called.

use super::calls::{Call, Kept};
use super::happened::Happened;
use super::log::Recorder;
use super::refused::{self, Refusal};
use super::snapshot::operand_of;
use super::texts::Texts;
use super::trace::{Start, Trace};
use super::uses::{Stale, Uses};
use super::{Inspector, State, changes};
use freezeframe_base::{CallId, Span, StaleCall, Taint, TraceId};
use freezeframe_core::Jaxpr;
use freezeframe_jax::inspect::{CallInfo, KeyEvent, TraceInfo, TraceListener, TraceStart};
use freezeframe_python::observer::Observer;
use freezeframe_python::{Raise, Value, Vm};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How many stale calls of one run are told apart; a loop of calls is one call site.
const STALE_CALLS: usize = 1000;
/// Traces whose functions are gone are looked for when there are so many.
const TRACES: usize = 256;
impl Inspector {
    fn close(&self, id: TraceId) -> Option<(Start, Rc<RefCell<Recorder>>)> {
        let mut state = self.state.borrow_mut();
        let at = state.open.iter().rposition(|(start, _)| start.id == id)?;
        Some(state.open.remove(at))
    }

    /// Gives a trace its own reads and what became of them, and those of the functions inside it that were traced before
    /// and are now part of it.
    fn give_reads(&self, trace: &mut Trace, recorder: &mut Recorder, jaxpr: &Jaxpr) {
        let mut reads = BTreeMap::from_iter(std::mem::take(&mut recorder.reads));
        let mut derived = BTreeMap::from_iter(std::mem::take(&mut recorder.uses.derived));
        let mut uses = std::mem::take(&mut recorder.uses);
        let state = self.state.borrow();
        let inner: BTreeSet<u32> = recorder.inner.iter().map(|id| id.0).collect();
        for inner in inner.iter().filter_map(|id| state.traces.get(id)) {
            let decisions = recorder.decisions.len();
            recorder.decisions.extend(inner.decisions.iter().cloned());
            reads.extend(inner.reads.iter().cloned());
            derived.extend(inner.uses.derived.iter().cloned());
            uses.adopt(&inner.uses, decisions);
        }
        let log = self.log.borrow();
        for id in jaxpr.frozen().iter().flat_map(|it| it.taint.reads()) {
            if let Some(value) = log.derived(*id) {
                derived.insert(*id, value.clone());
            }
            let roots = log
                .derived(*id)
                .map_or(Taint::of(*id), |it| it.roots.clone());
            let known = roots
                .reads()
                .iter()
                .filter_map(|id| Some((*id, log.get(*id)?.clone())));
            reads.extend(known);
        }
        uses.derived = Vec::from_iter(derived);
        trace.reads = Vec::from_iter(reads);
        trace.decisions = std::mem::take(&mut recorder.decisions);
        trace.uses = uses;
    }

    /// True for a trace within no other, of which the functions that it called did nothing while they were traced.
    fn is_alone(&self, inner: &[TraceId]) -> bool {
        let state = self.state.borrow();
        let mut inner = inner.iter().filter_map(|id| state.traces.get(&id.0));
        state.open.is_empty() && inner.all(|trace| trace.effects.is_empty())
    }

    fn keep(&self, mut trace: Trace) {
        let mut state = self.state.borrow_mut();
        trace.first_id = state.next_frozen;
        state.next_frozen = state.next_frozen.saturating_add(trace.count());
        state.traces.insert(trace.start.id.0, trace);
        if state.traces.len() > state.sweep_at.max(TRACES) {
            state.sweep();
            self.log.borrow_mut().sweep();
        }
    }

    fn start(&self, start: TraceStart) -> Start {
        let mut state = self.state.borrow_mut();
        let id = TraceId(state.next_trace);
        state.next_trace += 1;
        let name = match &start.function {
            // A callable object has no name of its own.
            Value::Object(instance) if start.name.starts_with('<') => {
                instance.class.name.borrow().as_str().to_owned()
            }
            _ => start.name,
        };
        Start {
            id,
            name,
            defined_at: start.defined_at,
            called_at: start.called_at,
            avals: start.avals,
            statics: start.statics,
            reason: start.reason,
            is_jitted: start.purpose == "jit",
        }
    }

    fn trace(&self, start: Start) -> Trace {
        Trace {
            start,
            compat: self.compat,
            jaxpr: None,
            results: Vec::new(),
            reads: Vec::new(),
            decisions: Vec::new(),
            effects: Vec::new(),
            inner: Vec::new(),
            passed: BTreeSet::new(),
            gives_the_same: false,
            counts: Vec::new(),
            first_id: 0,
            cached_calls: 0,
            uses: Uses::default(),
            ends: OnceCell::new(),
            stale: Stale::default(),
            last_changed: Default::default(),
            last_stale: (None, Vec::new()),
            is_changed: true,
            group: (u32::MAX, None),
            marked: OnceCell::new(),
        }
    }

    /// What an exception refused, if it is told for the first time: by the innermost trace that it ended.
    fn refusal(&self, texts: &Texts, raise: &Raise, fallback: Option<Span>) -> Option<Refusal> {
        let known = |it: &Raise| Rc::ptr_eq(&it.0, &raise.0);
        if self.state.borrow().refused.as_ref().is_some_and(known) {
            return None;
        }
        let refusal = refused::refusal(raise, texts, fallback)?;
        self.state.borrow_mut().refused = Some(raise.clone());
        Some(refusal)
    }
}

impl State {
    /// Counts a cached call, and tells of it if values have changed; what they are now is the answer.
    #[inline(never)]
    fn cached(&mut self, vm: &mut Vm, id: TraceId, span: Option<Span>) -> Vec<(usize, Kept)> {
        let Some(trace) = self.traces.get_mut(&id.0) else {
            return Vec::new();
        };
        trace.is_changed = true;
        trace.cached_calls = trace.cached_calls.saturating_add(1);
        let mut changed: Vec<(usize, Value)> = Vec::new();
        for (at, (_, read)) in trace.reads.iter().enumerate() {
            if let Some(now) = read.changed(vm) {
                changed.push((at, now));
            }
        }
        if changed.is_empty() {
            return Vec::new();
        }
        let places = trace.stale_places(vm, &changed);
        if !places.is_empty() && trace.last_stale != (span, places.clone()) {
            let key = (id, span, trace.ids(&places));
            if self.stale_calls.len() < STALE_CALLS && self.known_stale.insert(key) {
                let is_stale = |(at, _): &&(usize, Value)| places.contains(at);
                let stale: Vec<_> = changed.iter().filter(is_stale).cloned().collect();
                self.stale_calls.push(StaleCall {
                    trace: id,
                    function: trace.start.name.clone(),
                    span,
                    stale: trace.ids(&places),
                    changes: changes::changes(vm, trace, &stale),
                });
            }
            trace.last_stale = (span, places);
        }
        let kept = changed.iter().map(|(at, now)| (*at, Kept::of_value(now)));
        kept.collect()
    }

    /// Where the calls of a trace's function are kept in this run.
    fn group(&mut self, id: TraceId) -> Option<usize> {
        let trace = self.traces.get_mut(&id.0);
        let trace = trace.filter(|trace| trace.start.is_jitted)?;
        if trace.group.0 != self.run {
            let group = self
                .timeline
                .group(&trace.start.name, trace.start.defined_at);
            trace.group = (self.run, group);
            // What was stale in an earlier run is told again.
            trace.last_stale = (None, Vec::new());
        }
        trace.group.1
    }
}

impl TraceListener for Inspector {
    fn begin(
        &self,
        vm: &mut Vm,
        start: TraceStart,
    ) -> (TraceId, Option<Rc<RefCell<dyn Observer>>>) {
        let start = self.start(start);
        let id = start.id;
        let recorder = Recorder::new(self.log.clone(), Texts::new(vm));
        let recorder = Rc::new(RefCell::new(recorder));
        self.state.borrow_mut().open.push((start, recorder.clone()));
        (id, Some(recorder))
    }

    fn traced(&self, vm: &mut Vm, info: TraceInfo) -> bool {
        let Some((start, recorder)) = self.close(info.id) else {
            return false;
        };
        let mut recorder = recorder.borrow_mut();
        let mut effects = recorder.take_effects(vm, None);
        let held = info.jaxpr.debug_info.clone();
        let held = held.as_ref().map_or(&[][..], |names| &names.arg_names);
        let held: Vec<&str> = held
            .iter()
            .filter_map(|it| Some(it.split_once(['.', '['])?.0))
            .collect();
        let place = (start.called_at, start.defined_at);
        let texts = recorder.texts();
        effects.retain(|it| {
            !it.argument()
                .is_some_and(|name| texts.is_rebound(place, name, &held))
        });
        let mut trace = self.trace(start);
        self.give_reads(&mut trace, &mut recorder, &info.jaxpr);
        trace.effects = effects;
        trace.results = info.results;
        {
            let mut state = self.state.borrow_mut();
            let names = info.jaxpr.debug_info.clone();
            let names = names.as_ref().map_or(&[][..], |names| &names.arg_names);
            let (id, name) = (trace.start.id, trace.start.name.clone());
            if trace.start.is_jitted
                && let Some(flow) =
                    state
                        .keys
                        .traced(id, &name, &info.jaxpr, names, recorder.texts())
            {
                state.flows.insert(id.0, flow);
            }
        }
        trace.jaxpr = Some(info.jaxpr);
        trace.inner = std::mem::take(&mut recorder.inner);
        let is_tried = self.is_alone(&trace.inner) && trace.only_writes();
        self.keep(trace);
        is_tried
    }

    fn gives_the_same(&self, vm: &mut Vm, id: TraceId) {
        if let Some(trace) = self.state.borrow_mut().traces.get_mut(&id.0) {
            trace.counts_on(vm);
        }
    }

    fn settles(&self, vm: &mut Vm, id: TraceId) -> Option<Rc<RefCell<dyn Observer>>> {
        let mut state = self.state.borrow_mut();
        let first = state.traces.get(&id.0)?;
        let (start, inner) = (first.start.clone(), first.inner.clone());
        let mut recorder = Recorder::new(self.log.clone(), Texts::new(vm));
        recorder.inner = inner;
        let recorder = Rc::new(RefCell::new(recorder));
        state.open.push((start, recorder.clone()));
        Some(recorder)
    }

    fn settled(&self, _vm: &mut Vm, info: TraceInfo) {
        let Some((start, recorder)) = self.close(info.id) else {
            return;
        };
        let mut recorder = recorder.borrow_mut();
        let mut trace = self.trace(start);
        self.give_reads(&mut trace, &mut recorder, &info.jaxpr);
        trace.results = info.results;
        trace.jaxpr = Some(info.jaxpr);
        trace.inner = std::mem::take(&mut recorder.inner);
        let first = self.state.borrow_mut().traces.remove(&trace.start.id.0);
        if let Some(first) = first {
            trace.follow(first);
        }
        self.keep(trace);
    }

    fn failed(&self, vm: &mut Vm, id: TraceId, raise: &Raise) {
        let Some((start, recorder)) = self.close(id) else {
            return;
        };
        let mut recorder = recorder.borrow_mut();
        let fallback = recorder.returned.or(start.defined_at).or(start.called_at);
        if let Some(refusal) = self.refusal(recorder.texts(), raise, fallback) {
            let mut trace = self.trace(start);
            trace.effects = recorder.take_effects(vm, Some(refusal));
            self.keep(trace);
        }
    }

    fn refused(&self, vm: &mut Vm, start: TraceStart, raise: &Raise) {
        let start = self.start(start);
        if let Some(refusal) = self.refusal(&Texts::new(vm), raise, start.called_at) {
            let mut trace = self.trace(start);
            trace.effects.push(Happened::refused(refusal));
            self.keep(trace);
        }
    }

    fn calling(&self, vm: &mut Vm, call: CallInfo<'_>) -> CallId {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        let number = state.timeline.number();
        let group = state.group(call.id);
        if let Some((_, recorder)) = state.open.last() {
            recorder.borrow_mut().inner.push(call.id);
        }
        let (mut changed, mut reason) = (Vec::new(), None);
        if call.cached {
            changed = state.cached(vm, call.id, call.span);
        } else if let Some(trace) = state.traces.get_mut(&call.id.0) {
            trace.is_changed = true;
            reason = Some(trace.start.reason);
        }
        if let Some(flow) = state.flows.get(&call.id.0) {
            state.keys.calling(number, flow, call.values, call.span);
        }
        if let Some(group) = group {
            let told = Call {
                id: number,
                trace: call.id,
                span: call.span,
                traced: reason,
                changed,
            };
            state.timeline.begin(group, told, call.leaves, call.values);
        }
        number
    }

    fn called(&self, _vm: &mut Vm, id: TraceId, call: CallId, results: &[Value]) {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        if let Some(group) = state.group(id) {
            state.timeline.end(group, call, results);
        }
        if let Some(flow) = state.flows.get(&id.0) {
            let result = |at: usize| results.get(at).and_then(operand_of);
            state.keys.called(call, flow, result);
        }
    }

    fn key(&self, vm: &mut Vm, event: KeyEvent<'_>) {
        let span = vm.current_span();
        self.state.borrow_mut().keys.event(&event, span);
    }
}
