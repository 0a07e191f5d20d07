//! What a run under `jit` told of a program: traces, stale calls, keys, and the exceptions it ended with.

use crate::program::Program;
use freezeframe_base::{CallReport, Event, KeyReport, Output, Span, StaleCall, TraceReport};

/// What the whole program came to.
#[derive(Default)]
pub struct Findings {
    /// By trace id.
    pub traces: Vec<TraceReport>,
    /// In order.
    pub stale_calls: Vec<StaleCall>,
    /// Each call of a jitted function.
    pub calls: Vec<CallReport>,
    /// By key id.
    pub keys: Vec<KeyReport>,
    /// The exceptions with which cells ended.
    pub errors: Vec<Failure>,
}

/// A cell that ended with an exception.
pub struct Failure {
    /// The exception, on one line.
    pub text: String,
    /// Where it was raised.
    pub span: Option<Span>,
    /// The cell, for people.
    pub place: String,
}

impl Failure {
    /// The exception and its cell, for people.
    pub fn told(&self) -> String {
        format!("{}: {}", self.place, self.text)
    }
}

impl Findings {
    fn absorb(&mut self, event: &Event) {
        let Event::Traces {
            traces,
            stale_calls,
            calls,
            keys,
            ..
        } = event
        else {
            return;
        };
        self.stale_calls.extend(stale_calls.iter().cloned());
        self.calls.extend(calls.iter().cloned());
        for key in keys {
            match self.keys.iter_mut().find(|it| it.id == key.id) {
                Some(known) => *known = key.clone(),
                None => self.keys.push(key.clone()),
            }
        }
        for trace in traces {
            match self.traces.iter_mut().find(|it| it.id == trace.id) {
                Some(known) => *known = trace.clone(),
                None => self.traces.push(trace.clone()),
            }
        }
    }
}

/// Runs all cells, and gives what was found.
pub fn findings(program: &mut Program) -> Findings {
    let mut findings = Findings::default();
    for index in 0..program.cell_count() {
        let mut span = None;
        let record = program.run_cell(index, |event| {
            findings.absorb(event);
            if let Event::Output { output, .. } = event
                && let Output::Error(report) = output
            {
                span = report.frames.last().map(|it| it.span);
            }
        });
        if let Some(error) = record.error {
            findings.errors.push(Failure {
                text: format!("{}: {}", error.class, error.message),
                span,
                place: program.place(index),
            });
        }
    }
    findings
}
