//! What the inspector has told so far, by trace and by the cell whose run told it.

use freezeframe_base::Order;
use freezeframe_base::{
    CallReport, CellId, Contrast, EffectKind, FreezeKind, FrozenId, FrozenValue, KeyId, KeyReport,
    RunId, Span, StaleCall, TraceId, TraceReport,
};

/// All that one lane's session has told and that is still of use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The traces, each as it was last told.
    pub traces: Vec<TraceReport>,
    /// The random keys.
    pub keys: Vec<KeyReport>,
    /// The last run of each cell that ran.
    pub cells: Vec<CellFindings>,
    /// What traces were made into, where that was asked.
    pub loops: Vec<(TraceId, String)>,
}

/// What the last run of one cell did.
#[derive(Clone, Debug, PartialEq)]
pub struct CellFindings {
    /// The cell.
    pub cell: CellId,
    /// Its last run.
    pub run: RunId,
    /// The traces that it made or called.
    pub traces: Vec<TraceId>,
    /// Its calls on values that had changed.
    pub stale_calls: Vec<StaleCall>,
    /// Its calls of jitted functions.
    pub calls: Vec<CallReport>,
    /// The keys that it made or used.
    pub keys: Vec<KeyId>,
}

/// What outputs may owe to freezing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Causes {
    /// The cell's calls on values that had changed, each with the results of the calls from its place.
    pub calls: Vec<(StaleCall, Vec<String>)>,
    /// Prints that happened while tracing.
    pub prints: Vec<(Span, FrozenId)>,
    /// What was written once, while tracing a function that was called again.
    pub writes: Vec<Write>,
    /// Calls of cells that ran before on values that had changed.
    pub elsewhere: Vec<StaleCall>,
    /// What `jit` refused, and the class of the error.
    pub refused: Vec<(FrozenId, String)>,
}

/// Something that was written once, while tracing.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// As the program writes it.
    pub name: String,
    /// The function that was traced.
    pub function: String,
    /// Where.
    pub span: Span,
    /// The finding.
    pub id: FrozenId,
}

/// What both lanes put out at the place of a call on changed values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The call.
    pub called: Span,
    /// What both put out.
    pub contrast: Contrast,
    /// True where that is the call's result.
    pub returned: bool,
}

/// What one event tells of one run.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Traces that are new or have changed.
    pub traces: Vec<TraceReport>,
    /// Calls on values that had changed.
    pub stale_calls: Vec<StaleCall>,
    /// Calls of jitted functions.
    pub calls: Vec<CallReport>,
    /// Keys that are new or were used.
    pub keys: Vec<KeyReport>,
}

impl Findings {
    /// A cell runs again: what its last run told is forgotten, and traces that no other run knows with it.
    pub fn begin(&mut self, cell: CellId, run: RunId) {
        self.forget(&|it| *it == cell);
        self.cells.push(CellFindings {
            cell,
            run,
            traces: Vec::new(),
            stale_calls: Vec::new(),
            calls: Vec::new(),
            keys: Vec::new(),
        });
    }

    /// Forgets what the last runs of cells told, and the traces and keys that no other run knows.
    pub fn forget(&mut self, is_gone: &dyn Fn(&CellId) -> bool) {
        let Self {
            traces,
            keys,
            cells,
            loops,
        } = self;
        cells.retain(|it| !is_gone(&it.cell));
        traces.retain(|trace| cells.iter().any(|it| it.traces.contains(&trace.id)));
        loops.retain(|(id, _)| traces.iter().any(|it| it.id == *id));
        keys.retain(|key| cells.iter().any(|it| it.keys.contains(&key.id)));
    }

    /// Takes in what a run tells; what an older run of its cell tells comes too late.
    pub fn take(&mut self, run: RunId, told: Told) {
        let Some(cell) = self.cells.iter_mut().find(|it| it.run == run) else {
            return;
        };
        for trace in told.traces {
            if !cell.traces.contains(&trace.id) {
                cell.traces.push(trace.id);
            }
            match self.traces.iter_mut().find(|it| it.id == trace.id) {
                Some(known) => *known = trace,
                None => self.traces.push(trace),
            }
        }
        for key in told.keys {
            if !cell.keys.contains(&key.id) {
                cell.keys.push(key.id);
            }
            match self.keys.iter_mut().find(|it| it.id == key.id) {
                Some(known) => *known = key,
                None => self.keys.push(key),
            }
        }
        cell.stale_calls.extend(told.stale_calls);
        cell.calls.extend(told.calls);
    }

    /// What the last run of a cell did.
    pub fn of_cell(&self, cell: CellId) -> Option<&CellFindings> {
        self.cells.iter().find(|it| it.cell == cell)
    }

    /// Takes in what a trace was made into.
    pub fn take_loops(&mut self, id: TraceId, text: String) {
        self.loops.retain(|it| it.0 != id);
        self.loops.push((id, text));
    }

    /// What a trace was made into, as text; nothing before the engine has answered.
    pub fn loops_of(&self, id: TraceId) -> Option<&str> {
        let found = self.loops.iter().find(|it| it.0 == id)?;
        Some(&found.1)
    }

    /// A trace.
    pub fn trace(&self, id: TraceId) -> Option<&TraceReport> {
        self.traces.iter().find(|trace| trace.id == id)
    }

    /// A key.
    pub fn key(&self, id: KeyId) -> Option<&KeyReport> {
        self.keys.iter().find(|key| key.id == id)
    }

    /// A frozen value and the trace that froze it.
    pub fn frozen(&self, id: FrozenId) -> Option<(&TraceReport, &FrozenValue)> {
        self.traces.iter().find_map(|trace| {
            let found = trace.frozen.iter().find(|it| it.id == id)?;
            Some((trace, found))
        })
    }

    /// The calls on changed values of a trace, whichever cell made them, in the order of cells given.
    pub fn stale_calls_of(&self, trace: TraceId) -> impl Iterator<Item = &StaleCall> {
        let all = self.cells.iter().flat_map(|cell| &cell.stale_calls);
        all.filter(move |call| call.trace == trace)
    }

    /// What a cell's outputs may owe to freezing; nothing of a cell that has not run.
    pub fn causes(&self, cell: CellId) -> Causes {
        let Some(found) = self.of_cell(cell) else {
            return Causes::default();
        };
        let calls = self.changed_calls(found).into_iter().map(|call| {
            let results = results_of(found, &call);
            (call, results)
        });
        let traces = found.traces.iter().filter_map(|id| self.trace(*id));
        let frozen = traces.flat_map(|trace| &trace.frozen);
        let prints = frozen
            .clone()
            .filter(|it| it.kind == FreezeKind::Effect(EffectKind::Print))
            .filter_map(|it| Some((it.span?, it.id)));
        let refused = frozen
            .clone()
            .filter(|it| it.kind == FreezeKind::Refused)
            .map(|it| (it.id, it.error_class().to_owned()));
        // What ran later explains nothing.
        let before = self.cells.iter().filter(|it| it.run < found.run);
        Causes {
            calls: calls.collect(),
            prints: prints.collect(),
            writes: self.lost_writes(found.run),
            elsewhere: before.flat_map(|it| it.stale_calls.clone()).collect(),
            refused: refused.collect(),
        }
    }

    /// The calls of a run that used a value which has changed, or that would ask again for what was answered once.
    fn changed_calls(&self, found: &CellFindings) -> Vec<StaleCall> {
        let mut calls = found.stale_calls.clone();
        for call in found.calls.iter().filter(|call| call.traced.is_none()) {
            let Some(trace) = self.trace(call.trace) else {
                continue;
            };
            let again = trace.frozen.iter().filter(|it| it.kind.answers_again());
            let stale: Vec<_> = again.map(|it| it.id).collect();
            let known = calls
                .iter()
                .any(|it| (it.trace, it.span) == (call.trace, call.called_at));
            if !stale.is_empty() && !known {
                calls.push(StaleCall {
                    trace: call.trace,
                    function: trace.function.clone(),
                    span: call.called_at,
                    stale,
                    changes: Vec::new(),
                });
            }
        }
        calls
    }

    /// What was written while tracing, and not again by the calls from the cache that followed, up to a run.
    fn lost_writes(&self, run: RunId) -> Vec<Write> {
        let told = |id: &TraceId| {
            let mut told = self.cells.iter().filter(|it| it.run <= run);
            told.any(|it| it.traces.contains(id))
        };
        let called_again = self
            .traces
            .iter()
            .filter(|trace| trace.cached_calls > 0 && told(&trace.id));
        let writes = called_again.flat_map(|trace| {
            let written = trace.frozen.iter().filter(|it| it.kind.writes());
            written.filter_map(|it| {
                Some(Write {
                    name: it.name.clone(),
                    function: trace.function.clone(),
                    span: it.span?,
                    id: it.id,
                })
            })
        });
        writes.collect()
    }

    /// The calls of the function that `trace` is of, in order.
    pub fn calls_of(&self, trace: &TraceReport) -> Vec<&CallReport> {
        let same = |id: TraceId| {
            self.trace(id).is_some_and(|it| {
                (&it.function, it.defined_at) == (&trace.function, trace.defined_at)
            })
        };
        let all = self.cells.iter().flat_map(|cell| &cell.calls);
        let mut calls: Vec<_> = all.filter(|call| same(call.trace)).collect();
        calls.order_by_key(|call| call.id);
        calls
    }
}

/// What the calls from the cache at a call's place gave, where that is one value.
fn results_of(found: &CellFindings, call: &StaleCall) -> Vec<String> {
    let from_there = |it: &&CallReport| {
        it.traced.is_none() && (it.trace, it.called_at) == (call.trace, call.span)
    };
    let calls = found.calls.iter().filter(from_there);
    let mut results = Vec::new();
    for call in calls {
        if let [only] = call.outputs.as_slice() {
            results.push(only.text.clone());
        }
    }
    results
}

#[cfg(test)]
pub(crate) mod examples;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rerun_forgets_its_own_findings_and_keeps_those_of_others() {
        let mut findings = examples::global();
        assert_eq!(findings.traces.len(), 1);
        findings.begin(CellId(1), RunId(2));
        assert!(findings.of_cell(CellId(1)).unwrap().stale_calls.is_empty());
        assert_eq!(findings.traces.len(), 1, "cell 0 traced it");
        findings.begin(CellId(0), RunId(3));
        assert_eq!(findings.traces, []);
    }

    #[test]
    fn cells_that_are_gone_are_forgotten_with_what_only_they_told() {
        let mut findings = examples::global();
        findings.forget(&|cell| *cell == CellId(1));
        assert!(findings.of_cell(CellId(1)).is_none());
        assert_eq!(findings.traces.len(), 1, "cell 0 traced it");
        findings.forget(&|_| true);
        assert_eq!(findings, Findings::default());
    }

    #[test]
    fn an_older_run_comes_too_late() {
        let mut findings = examples::global();
        let told = Told {
            traces: findings.traces.clone(),
            ..Told::default()
        };
        findings.begin(CellId(0), RunId(2));
        findings.take(RunId(0), told);
        assert_eq!(findings.of_cell(CellId(0)).unwrap().traces, []);
    }

    #[test]
    fn a_later_cell_tells_that_a_value_is_stale() {
        let findings = examples::global();
        let (trace, frozen) = findings.frozen(FrozenId(0)).unwrap();
        assert_eq!(trace.function, "shift");
        assert!(frozen.stale && frozen.is_finding());
        assert_eq!(findings.stale_calls_of(TraceId(0)).count(), 1);
        assert_eq!(findings.calls_of(trace).len(), 2);
    }
}
