//! The inspector: what each traced function froze, and which cached calls ran on values that have changed since.
//!
//! It listens to traces (`listener`), keeps a log of what each trace read, wrote and did, and joins the log with
//! the taints in the jaxpr; at the end of a run it tells (`reports`). It never changes what a program does, and what it keeps is bounded however long a program
//! runs: traces go with their functions, calls and keys are kept at the beginning and at the end only.

mod again;
mod aspect;
mod calls;
mod changes;
mod check;
mod describe;
mod happened;
mod keyflow;
mod keys;
mod listener;
mod log;
mod reads;
mod refused;
mod reports;
mod snapshot;
#[cfg(test)]
mod tests;
mod texts;
mod trace;
mod uses;

use calls::Timeline;
use freezeframe_base::{FrozenId, HashMap, HashSet, JaxCompat, Span, StaleCall, TraceId};
use freezeframe_python::Raise;
use keys::{KeyFlow, Keys};
use log::Recorder;
use reads::Log;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use trace::{Start, Trace};

/// So many traces that nobody was told of yet may be kept though their functions are gone.
const UNTOLD: usize = 512;

/// What makes two stale calls one: the trace, the place, the values.
type StaleKey = (TraceId, Option<Span>, Vec<FrozenId>);

#[derive(Default)]
struct State {
    traces: BTreeMap<u32, Trace>,
    flows: HashMap<u32, KeyFlow>,
    open: Vec<(Start, Rc<RefCell<Recorder>>)>,
    stale_calls: Vec<StaleCall>,
    known_stale: HashSet<StaleKey>,
    timeline: Timeline,
    keys: Keys,
    run: u32,
    next_frozen: u32,
    next_trace: u32,
    sweep_at: usize,
    /// How many texts there were when it was last asked whether the program looks at what traces wrote.
    texts: usize,
    /// The exception that was reported last: it passes the traces around it too.
    refused: Option<Raise>,
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
}

impl State {
    /// Forgets traces whose functions are gone.
    fn sweep(&mut self) {
        self.traces
            .retain(|_, trace| trace.is_changed || !trace.is_dead());
        let dead = self.traces.iter().filter(|(_, trace)| trace.is_dead());
        let mut dead: Vec<u32> = dead.map(|(id, _)| *id).collect();
        dead.truncate(dead.len().saturating_sub(UNTOLD));
        for id in dead {
            self.traces.remove(&id);
        }
        let traces = &self.traces;
        self.flows.retain(|id, _| traces.contains_key(id));
        self.sweep_at = self.traces.len() * 2;
    }
}
