//! One trace, and the report of it: the jaxpr with its marks, its steps, and what it froze.

use super::calls::Names;
use super::describe;
use super::happened::Happened;
use super::reads::Recorded;
use super::snapshot::Snapshot;
use super::uses::{Decided, Stale, Uses};
use freezeframe_base::HashSet;
use freezeframe_base::{
    EqnId, FrameReport, FrozenId, FrozenValue, JaxCompat, JaxprMark, JaxprPart, LiveTracer, ReadId,
    Span, Taint, TraceId, TraceReason, TraceReport, TraceStep, UseInJaxpr,
};
use freezeframe_core::{HeldUse, Jaxpr, Marked, Needed, Part, SourceFrame, StagedEqn};
use freezeframe_python::Vm;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is known when a trace begins.
#[derive(Clone)]
pub(super) struct Start {
    pub(super) id: TraceId,
    pub(super) name: String,
    pub(super) defined_at: Option<Span>,
    pub(super) called_at: Option<Span>,
    pub(super) avals: Vec<String>,
    pub(super) statics: Vec<(String, String)>,
    pub(super) reason: TraceReason,
    /// It is of a jitted function, whose calls are told; not of what `scan` and its like run.
    pub(super) is_jitted: bool,
}

/// One trace and what it froze.
pub(super) struct Trace {
    pub(super) start: Start,
    pub(super) compat: JaxCompat,
    /// `None` where the trace ended with an exception.
    pub(super) jaxpr: Option<Rc<Jaxpr>>,
    /// A name for each leaf of the result.
    pub(super) results: Vec<String>,
    /// The reads that belong to it, those of functions that it calls included.
    pub(super) reads: Vec<(ReadId, Rc<Recorded>)>,
    pub(super) decisions: Vec<Decided>,
    /// What became of the reads.
    pub(super) uses: Uses,
    /// What the jaxpr needs of them, and those that met an array and are nowhere in it; found when first asked for.
    pub(super) ends: OnceCell<(Vec<Needed>, Vec<ReadId>)>,
    pub(super) effects: Vec<Happened>,
    /// The ids of reads, decisions, effects and static arguments, in this order.
    pub(super) first_id: u32,
    /// The traces of functions that it called.
    pub(super) inner: Vec<TraceId>,
    /// The reads of its first trace alone, where tracing it again gave the same and wrote nothing any more. They tell how
    /// what it reads now came to be, where that has changed.
    pub(super) passed: BTreeSet<ReadId>,
    /// Tracing it again gave the same, while it went on to write.
    pub(super) gives_the_same: bool,
    /// Where it did: the reads whose places it changes itself each time.
    pub(super) counts: Vec<usize>,
    pub(super) cached_calls: u32,
    /// What a cached call has found stale.
    pub(super) stale: Stale,
    /// The reads that had changed at the last call with changes, and which of them were stale.
    pub(super) last_changed: (Vec<(usize, Snapshot)>, Vec<usize>),
    /// The last stale call: where, and which reads had changed.
    pub(super) last_stale: (Option<Span>, Vec<usize>),
    /// It is new, or was called, since it was last reported.
    pub(super) is_changed: bool,
    /// Its function's calls in the run of this number.
    pub(super) group: (u32, Option<usize>),
    /// The jaxpr's text and marks, made when first asked for.
    pub(super) marked: OnceCell<Marked>,
}

impl Trace {
    /// True once nothing but the inspector holds the trace.
    pub(super) fn is_dead(&self) -> bool {
        self.jaxpr
            .as_ref()
            .is_none_or(|jaxpr| Rc::strong_count(jaxpr) == 1)
    }

    /// True if there is something to tell of it: what `scan` and its like run is told of only where something froze or
    /// happened once.
    pub(super) fn is_told(&self) -> bool {
        self.start.is_jitted
            || self.effects.iter().any(|it| !it.is_silent())
            || !self.stale.reads.is_empty()
            || !self.stale.decisions.is_empty()
    }

    /// How many ids it takes.
    pub(super) fn count(&self) -> u32 {
        let all =
            self.reads.len() + self.decisions.len() + self.effects.len() + self.start.statics.len();
        u32::try_from(all).unwrap_or(u32::MAX)
    }

    /// The jaxpr's text and marks.
    pub(super) fn marked(&self) -> &Marked {
        self.marked.get_or_init(|| match &self.jaxpr {
            Some(jaxpr) => jaxpr.to_marked_text(self.compat),
            None => Marked::default(),
        })
    }

    /// True if a read shows in the report: a value, or a way to one that was changed.
    fn is_shown(&self, at: usize) -> bool {
        let is_told = |(_, read): &(ReadId, Rc<Recorded>)| !read.is_quiet() && !self.is_passed(at);
        self.reads.get(at).is_some_and(is_told) || self.stale.reads.contains(&at)
    }

    /// True for the place of a read of its first trace alone.
    pub(super) fn is_passed(&self, at: usize) -> bool {
        let read = self.reads.get(at);
        read.is_some_and(|(id, _)| self.passed.contains(id))
    }

    fn id_of(&self, at: usize) -> FrozenId {
        FrozenId(self.first_id.saturating_add(at as u32))
    }

    /// The ids of the reads at these places.
    pub(super) fn ids(&self, at: &[usize]) -> Vec<FrozenId> {
        at.iter().map(|at| self.id_of(*at)).collect()
    }

    /// The names of its arguments, results and frozen state.
    pub(super) fn names(&self) -> Names {
        let info = self
            .jaxpr
            .as_ref()
            .and_then(|jaxpr| jaxpr.debug_info.clone());
        let inputs = info.map_or_else(Vec::new, |info| info.arg_names.to_vec());
        let state = (0..self.reads.len())
            .filter(|at| self.is_shown(*at))
            .map(|at| (at, self.id_of(at), self.reads[at].1.text.clone()));
        Names {
            inputs: inputs.iter().map(|name| quoted(name)).collect(),
            outputs: self.results.iter().map(|name| quoted(name)).collect(),
            state: state.collect(),
        }
    }

    /// True if each of several calls has traced anew so far, so that what was written is what plain Python writes: a count
    /// of traces, or a list of the shapes that were seen.
    fn wrote_as_python(&self, is_again: bool) -> bool {
        let mut effects = self.effects.iter();
        self.start.is_jitted
            && is_again
            && self.cached_calls == 0
            && effects.all(|it| it.written().is_some() && !it.is_seen())
    }

    /// The report as things stand now.
    pub(super) fn report(&self, vm: &mut Vm, is_again: bool) -> TraceReport {
        let frozen = self.frozen(vm, is_again);
        let marked = self.marked();
        TraceReport {
            id: self.start.id,
            function: self.start.name.clone(),
            defined_at: self.start.defined_at,
            called_at: self.start.called_at,
            avals: self.start.avals.clone(),
            reason: self.start.reason,
            cached_calls: self.cached_calls,
            jaxpr: marked.text.clone(),
            marks: self.marks(marked),
            steps: marked.steps.iter().enumerate().map(step).collect(),
            frozen,
        }
    }

    fn frozen(&self, vm: &mut Vm, is_again: bool) -> Vec<FrozenValue> {
        let mut frozen = Vec::new();
        for (at, (id, read)) in self.reads.iter().enumerate() {
            if !self.is_shown(at) {
                continue;
            }
            let now = read.current(vm);
            frozen.push(FrozenValue {
                id: self.id_of(at),
                kind: read.kind(),
                name: read.name.clone(),
                span: read.span,
                then: read.text.clone(),
                sort: read.sort.clone(),
                now: now.map(|now| describe::plain_text(&now)),
                stale: self.stale.reads.contains(&at),
                uses: self.uses(*id),
            });
        }
        let mut ids = (self.first_id.saturating_add(self.reads.len() as u32)..).map(FrozenId);
        let mut next = || ids.next().unwrap_or(FrozenId(u32::MAX));
        for (at, decision) in self.decisions.iter().enumerate() {
            let mut places = self.places(&decision.taint);
            let is_stale = self.stale.decisions.contains(&at)
                || !decision.is_branch() && places.any(|at| self.stale.reads.contains(&at));
            frozen.push(decision.frozen(next(), is_stale));
        }
        let is_python = self.wrote_as_python(is_again);
        for effect in &self.effects {
            let id = next();
            if !effect.is_silent() && !is_python {
                frozen.push(effect.frozen(id));
            }
        }
        for (place, value) in &self.start.statics {
            frozen.push(describe::static_argument(next(), place, value));
        }
        frozen
    }

    /// Where the reads of a taint stand in `reads`.
    fn places(&self, taint: &Taint) -> impl Iterator<Item = usize> {
        let roots = self.uses.roots(taint);
        let places: Vec<usize> = roots
            .reads()
            .iter()
            .filter_map(|it| self.place(*it))
            .collect();
        places.into_iter()
    }

    /// Where a read stands in `reads`.
    pub(super) fn place(&self, read: ReadId) -> Option<usize> {
        self.reads.binary_search_by_key(&read, |(id, _)| *id).ok()
    }

    fn ends(&self) -> &(Vec<Needed>, Vec<ReadId>) {
        self.ends.get_or_init(|| {
            let Some(jaxpr) = &self.jaxpr else {
                return Default::default();
            };
            let frozen = jaxpr.frozen();
            let is_lost = |id: &&ReadId| !frozen.iter().any(|it| it.taint.reads().contains(id));
            let lost = self.uses.met.iter().filter(is_lost).copied().collect();
            (distinct(jaxpr.needed()), lost)
        })
    }

    /// What the jaxpr needs of the reads.
    pub(super) fn needed(&self) -> &[Needed] {
        &self.ends().0
    }

    /// What met an array and is nowhere in the jaxpr: where it ended is not known.
    pub(super) fn lost(&self) -> &[ReadId] {
        &self.ends().1
    }

    /// The literals and constants of the jaxpr that the value of a read became: of an array they are itself, and not also
    /// the numbers that indexing makes of its shape.
    pub(super) fn held(&self, read: ReadId) -> Vec<&HeldUse> {
        let held = self.marked().held.iter();
        let mut held: Vec<_> = held
            .filter(|it| self.uses.leads_to(&it.taint, read))
            .collect();
        let is_array = |at: usize| self.reads.get(at).is_some_and(|(_, it)| it.then.is_array());
        if self.place(read).is_some_and(is_array) && held.iter().any(|it| it.literal.is_none()) {
            held.retain(|it| it.literal.is_none());
        }
        held
    }

    /// Where the value of a read ended in the jaxpr.
    fn uses(&self, read: ReadId) -> Vec<UseInJaxpr> {
        let held = self.held(read).into_iter();
        held.map(|it| UseInJaxpr {
            eqn: it.step.map(EqnId),
            primitive: it.primitive.clone(),
            text: it.text.clone(),
            literal: it.literal.clone(),
        })
        .collect()
    }

    fn marks(&self, marked: &Marked) -> Vec<JaxprMark> {
        let part = |part: &Part| match part {
            Part::Equation(step) => Some(JaxprPart::Equation(*step)),
            Part::Nested => Some(JaxprPart::Nested),
            Part::Held(taint) => {
                let shown = self.places(taint).filter(|at| self.is_shown(*at));
                let ids: Vec<FrozenId> = shown.map(|at| self.id_of(at)).collect();
                (!ids.is_empty()).then_some(JaxprPart::Frozen(ids))
            }
        };
        let mark = |mark: &freezeframe_core::Mark| {
            Some(JaxprMark {
                start: mark.start as u32,
                end: mark.end as u32,
                what: part(&mark.part)?,
            })
        };
        marked.marks.iter().filter_map(mark).collect()
    }
}

/// Each once, though an unrolled loop holds a number again and again.
fn distinct(mut needed: Vec<Needed>) -> Vec<Needed> {
    let mut known = HashSet::default();
    needed.retain(|it| {
        let number = it.number.map(|(_, number)| number.to_bits());
        known.insert((it.taint.reads().to_vec(), number))
    });
    needed
}

/// Later steps tell no call stack, so that long unrolled loops stay cheap to show.
const STEPS_WITH_STACK: usize = 2000;

fn step((at, eqn): (usize, &StagedEqn)) -> TraceStep {
    let frame = |frame: &SourceFrame| {
        Some(FrameReport {
            function: frame.function.to_string(),
            span: frame.span?,
            line: frame.line,
        })
    };
    let stack = match at < STEPS_WITH_STACK {
        true => eqn.source.frames(),
        false => &[],
    };
    let alive = eqn.alive.iter().map(|(name, aval)| LiveTracer {
        name: name.clone(),
        aval: aval.clone(),
    });
    TraceStep {
        span: eqn.source.span(),
        stack: stack.iter().rev().filter_map(frame).collect(),
        alive: alive.collect(),
    }
}

/// `params["w"]` for JAX's `params['w']`, as programs are mostly written.
fn quoted(name: &str) -> String {
    if name.contains('"') {
        name.to_owned()
    } else {
        name.replace('\'', "\"")
    }
}
