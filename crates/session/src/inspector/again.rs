//! A function that changes state while it is traced, and would stage the same if it were traced again.
//!
//! A counter that only names things is of this kind. It is no fault where nothing else in the program looks at it. What
//! writes nothing the second time, as a cache of numbers, is traced anew instead (`settled` in `listener`).

use super::State;
use super::happened::Happened;
use super::texts::Texts;
use super::trace::Trace;
use freezeframe_base::{Order, ReadId, Span};
use freezeframe_python::Vm;
use freezeframe_python::compiler::mentions::Mentions;
use std::collections::BTreeSet;

impl Trace {
    /// True if it is of a jitted function that has written state, and nothing else has happened.
    pub(super) fn only_writes(&self) -> bool {
        let mut effects = self.effects.iter();
        self.start.is_jitted && !self.effects.is_empty() && effects.all(|it| it.written().is_some())
    }

    /// Takes the place of the first trace, whose own reads are kept.
    pub(super) fn follow(&mut self, first: Self) {
        let own: BTreeSet<ReadId> = self.reads.iter().map(|(id, _)| *id).collect();
        let passed = first.reads.iter().map(|(id, _)| *id);
        self.passed = passed.filter(|id| !own.contains(id)).collect();
        self.uses.adopt(&first.uses, self.decisions.len());
        self.decisions.extend(first.decisions);
        let derived = first.uses.derived.into_iter();
        self.uses.derived.extend(derived);
        self.uses.derived.order_by_key(|(id, _)| *id);
        self.uses.derived.dedup_by_key(|(id, _)| *id);
        self.reads.extend(first.reads);
        self.reads.order_by_key(|(id, _)| *id);
        self.reads.dedup_by_key(|(id, _)| *id);
    }

    /// Tracing it again gave the same a few times over, while it went on to write.
    pub(super) fn counts_on(&mut self, vm: &mut Vm) {
        let reads = self.reads.iter().enumerate();
        let changed = reads.filter(|(_, (_, read))| read.changed(vm).is_some());
        self.counts = changed.map(|(at, _)| at).collect();
        // What is seen in any case is told.
        self.gives_the_same = !self.effects.iter().any(Happened::is_seen);
        if self.gives_the_same {
            self.look(&Texts::new(vm));
        }
    }

    /// Of the writes only those are told that the program looks at; gives whether that has changed.
    fn look(&self, texts: &Texts) -> bool {
        let writes = self.effects.iter().filter_map(Happened::written);
        let reads = self.reads.iter().filter_map(|(_, read)| read.span);
        let touched: Vec<Span> = reads.chain(writes.map(|it| it.1)).collect();
        let mut is_another = false;
        for effect in &self.effects {
            let Some((name, _)) = effect.written() else {
                continue;
            };
            let is_silent = !is_looked_at(texts, name.as_str(), &touched);
            is_another |= is_silent != effect.is_silent();
            effect.set_silent(is_silent);
        }
        is_another
    }
}

impl State {
    /// What the program has written since may look at what traces wrote.
    pub(super) fn look_again(&mut self, vm: &Vm) {
        if std::mem::replace(&mut self.texts, vm.sources().len()) == vm.sources().len() {
            return;
        }
        let mut silent = self.traces.values_mut();
        let silent = silent
            .by_ref()
            .filter(|trace| trace.gives_the_same && trace.effects.iter().any(Happened::is_silent));
        for trace in silent {
            trace.is_changed |= trace.look(&Texts::new(vm));
        }
    }
}

/// True if the program reads a name in other functions than those that the trace was in at these places, or may do so
/// without writing it.
fn is_looked_at(texts: &Texts, name: &str, touched: &[Span]) -> bool {
    texts.users().any(|source| {
        let here = touched.iter();
        let here = here.filter(|it| it.cell == source.cell && it.revision == source.revision);
        let here: Vec<_> = here.map(|it| (it.start, it.end)).collect();
        let is_read = |name: &str| Mentions::of(&source.text, name).is_read();
        let ways = ["__dict__", "vars", "globals", "getattr"];
        !Mentions::of(&source.text, name).are_around(&here) || ways.into_iter().any(is_read)
    })
}
