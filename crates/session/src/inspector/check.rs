//! Whether a trace would do the same with what the places that it read hold now.
//!
//! A read that has changed makes a call stale only where tracing again would give something else: another number in the
//! jaxpr, another branch, an exception, or anything of which it is not known how it depends on the read.

use super::reads::{Derived, Recorded};
use super::snapshot::{Snapshot, same_plain};
use super::trace::Trace;
use super::uses::{Guard, Stale};
use freezeframe_array::DType;
use freezeframe_base::{ReadId, Taint};
use freezeframe_core::Needed;
use freezeframe_python::observer::{Step, is_plain_data, is_simple};
use freezeframe_python::{Value, Vm};
use std::rc::Rc;

impl Trace {
    /// Which of the reads that have changed are stale; what is found is kept.
    pub(super) fn stale_places(&mut self, vm: &mut Vm, changed: &[(usize, Value)]) -> Vec<usize> {
        let (last, places) = &self.last_changed;
        let mut both = last.iter().zip(changed);
        if last.len() == changed.len() && both.all(|(a, b)| a.0 == b.0 && a.1.is_same(&b.1)) {
            return places.clone();
        }
        let trace = &*self;
        let stale = Check { vm, trace, changed }.stale();
        let places: Vec<usize> = stale.reads.iter().copied().collect();
        self.stale.reads.extend(&stale.reads);
        self.stale.decisions.extend(&stale.decisions);
        let kept = changed.iter().map(|(at, now)| {
            let is_contents = self
                .reads
                .get(*at)
                .is_some_and(|(_, it)| it.then.is_container());
            let now = match is_contents {
                true => Snapshot::contents(now),
                false => Snapshot::of(now),
            };
            (*at, now)
        });
        self.last_changed = (kept.collect(), places.clone());
        places
    }
}

/// What a value would be now.
enum Now {
    Same,
    Is(Value),
    /// Nobody knows.
    Other,
    /// Computing it raises an exception, or cannot be tried.
    Fails,
}

/// Looks at one trace whose reads of these places hold something else now.
struct Check<'a> {
    vm: &'a mut Vm,
    trace: &'a Trace,
    changed: &'a [(usize, Value)],
}

impl Check<'_> {
    /// What tracing again would make otherwise.
    fn stale(&mut self) -> Stale {
        let trace = self.trace;
        let mut stale = Stale::default();
        let uses = &trace.uses;
        for (at, now) in self.changed {
            let Some((id, read)) = trace.reads.get(*at) else {
                continue;
            };
            // What is gone raises an exception, and what is of another kind may lack what was read of it, or make an
            // operation fail or give another shape though nothing needs its numbers.
            let is_another = uses.met.contains(id) && !read.then.is_like(now);
            if now.is_unset() || read.has_parts() || is_another {
                stale.reads.insert(*at);
            }
        }
        // A name that counts on is kept, and makes no difference.
        let kept = uses.kept.iter().filter(|id| !self.only_counts_on(**id));
        let kept: Vec<&ReadId> = kept.collect();
        for id in uses.used.iter().chain(trace.lost()).chain(kept) {
            if !matches!(self.now(&[*id], None), Now::Same) {
                self.note(&[*id], &mut stale);
            }
        }
        for (id, _) in &uses.derived {
            if matches!(self.now(&[*id], None), Now::Fails) {
                self.note(&[*id], &mut stale);
            }
        }
        for needed in trace.needed() {
            if self.is_other(needed) {
                self.note(needed.taint.reads(), &mut stale);
            }
        }
        for guard in &uses.guards {
            if self.decides_otherwise(guard) {
                self.note(guard.taint.reads(), &mut stale);
                stale.decisions.insert(guard.decision);
            }
        }
        let is_passed = |at: &usize| trace.is_passed(*at);
        match stale.reads.iter().all(is_passed) {
            true => Stale::default(),
            false => stale,
        }
    }

    fn note(&self, taint: &[ReadId], stale: &mut Stale) {
        for id in taint {
            match self.trace.uses.derived(*id) {
                Some(derived) => self.note(derived.roots.reads(), stale),
                None => stale.reads.extend(self.change(*id).map(|(at, _)| at)),
            }
        }
    }

    /// True for what has changed only because the trace itself counts on, time after time, and gives the same.
    fn only_counts_on(&self, id: ReadId) -> bool {
        // What the program looks at differs from call to call in plain Python.
        if self.trace.effects.iter().any(|it| !it.is_silent()) {
            return false;
        }
        let roots = self.trace.uses.roots(&Taint::of(id));
        let is_counted = |read: &ReadId| {
            let change = self.change(*read);
            change.is_none_or(|(at, _)| self.trace.counts.contains(&at))
        };
        roots.reads().iter().all(is_counted)
    }

    /// What a read gives now, if that has changed, and its place.
    fn change(&self, read: ReadId) -> Option<(usize, &Value)> {
        let at = self.trace.place(read)?;
        let found = self.changed.iter().find(|(changed, _)| *changed == at);
        found.map(|(at, now)| (*at, now))
    }

    fn is_other(&mut self, needed: &Needed) -> bool {
        match (self.now(needed.taint.reads(), None), needed.number) {
            (Now::Same, _) => false,
            (Now::Is(now), Some((dtype, then))) => {
                !number(&now).is_some_and(|now| same_number(dtype, now, then))
            }
            _ => true,
        }
    }

    fn decides_otherwise(&mut self, guard: &Guard) -> bool {
        let now = match self.now(guard.taint.reads(), guard.value.as_ref()) {
            Now::Same => return false,
            Now::Is(now) => now,
            Now::Other | Now::Fails => return true,
        };
        let then = match (&guard.value, guard.taint.reads()) {
            (Some(then), _) => then.clone(),
            (None, [id]) => match self.trace.uses.derived(*id).cloned() {
                Some(derived) => match self.then(&derived) {
                    Some(then) => then,
                    None => return true,
                },
                None => return true,
            },
            _ => return true,
        };
        is_simple(&now) && is_simple(&then) && is_true(&now) != is_true(&then)
    }

    fn then(&mut self, derived: &Derived) -> Option<Value> {
        let operands: Vec<Value> = derived.operands.iter().map(|(it, _)| it.clone()).collect();
        derived.step.again(self.vm, &operands)
    }

    /// What a value of this taint would be now; `then` is what it was, where that is known.
    fn now(&mut self, taint: &[ReadId], then: Option<&Value>) -> Now {
        let uses = &self.trace.uses;
        let is_touched = |id: &ReadId| match uses.derived(*id) {
            Some(derived) => derived
                .roots
                .reads()
                .iter()
                .any(|it| self.change(*it).is_some()),
            None => self.change(*id).is_some(),
        };
        if !taint.iter().any(is_touched) {
            return Now::Same;
        }
        match taint {
            [id] => match uses.derived(*id).cloned() {
                Some(derived) => self.derived_now(&derived),
                None => self.read_now(taint, then),
            },
            ids if ids.iter().all(|id| uses.derived(*id).is_none()) => self.read_now(taint, then),
            ids => {
                // Some of it is computed: if all that is what it was, the rest decides.
                for id in ids {
                    match self.now(&[*id], None) {
                        Now::Same => {}
                        _ => return Now::Other,
                    }
                }
                Now::Same
            }
        }
    }

    /// The value that was read last, on a way through the others.
    fn read_now(&self, taint: &[ReadId], then: Option<&Value>) -> Now {
        let reads = &self.trace.reads;
        let of = |id: &ReadId| self.trace.place(*id).and_then(|at| reads.get(at));
        let ways: Vec<&Rc<Recorded>> = taint.iter().filter_map(of).map(|it| &it.1).collect();
        let is_end = |read: &Rc<Recorded>| ways.iter().all(|way| read.passes(way));
        let mut ends = taint
            .iter()
            .filter(|id| of(id).is_some_and(|(_, read)| is_end(read)));
        let Some(end) = ends.next() else {
            return Now::Other;
        };
        let Some((_, read)) = of(end) else {
            return Now::Other;
        };
        match (read.simple(), then) {
            (Some(value), Some(then)) if !same_plain(value, then) => Now::Other,
            (Some(value), _) => match self.change(*end) {
                Some((_, now)) if is_plain_data(now) => Now::Is(now.clone()),
                Some(_) => Now::Other,
                None => Now::Is(value.clone()),
            },
            // What a container held is looked through again.
            (None, Some(_)) if read.then.is_container() => match self.change(*end) {
                Some((_, now)) => Now::Is(now.clone()),
                None => Now::Other,
            },
            (None, _) => Now::Other,
        }
    }

    fn derived_now(&mut self, derived: &Derived) -> Now {
        let mut operands = Vec::with_capacity(derived.operands.len());
        let mut is_same = true;
        for (then, taint) in &derived.operands {
            match self.now(taint.reads(), Some(then)) {
                Now::Same => operands.push(then.clone()),
                Now::Is(now) => {
                    is_same = is_same && same_plain(then, &now);
                    operands.push(now);
                }
                Now::Other => return Now::Other,
                Now::Fails => return Now::Fails,
            }
        }
        if is_same {
            return Now::Same;
        }
        if matches!(derived.step, Step::Unknown) {
            return Now::Other;
        }
        let Some(now) = derived.step.again(self.vm, &operands) else {
            return Now::Fails;
        };
        match self.then(derived) {
            Some(then) if same_plain(&then, &now) => Now::Same,
            _ => Now::Is(now),
        }
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::None => false,
        Value::Bool(truth) => *truth,
        Value::Int(int) => *int != 0,
        Value::Float(float) => *float != 0.0,
        Value::Str(text) => !text.as_str().is_empty(),
        _ => true,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Int(int) => Some(*int as f64),
        Value::Float(float) => Some(*float),
        _ => None,
    }
}

/// True if a number becomes the same element of this dtype.
#[allow(clippy::cast_possible_truncation, reason = "rounding is the question")]
fn same_number(dtype: DType, now: f64, then: f64) -> bool {
    match dtype {
        DType::Float32 => (now as f32).to_bits() == (then as f32).to_bits(),
        _ => now.to_bits() == then.to_bits(),
    }
}
