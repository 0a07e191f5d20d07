//! What the engines tell, and what comes of it.

use super::{ErrorFrame, Session};
use crate::cells::{CellState, Question};
use crate::engine::{ALL_LANES, FromWorker, JAX, LANES, LaneQueue};
use crate::inspector::findings::Told;
use crate::lanes::{Row, align, join_pieces};
use freezeframe_base::texts::{count, say, tell};
use freezeframe_base::{CellId, CellText, Event, Lane, Output, RunId, RunStatus};
use leptos::prelude::*;

impl Session {
    /// Hears a lane's worker, unless another one has taken its place.
    pub(super) fn hear(self, at: usize, generation: u32, said: FromWorker) {
        let current = self.inner.try_with_value(|inner| {
            let lane = inner.lanes.get(at);
            lane.is_some_and(|lane| lane.generation == generation)
        });
        if current != Some(true) {
            return;
        }
        match said {
            FromWorker::Events(events) => self.events(at, events),
            FromWorker::Heard => self.act(at, LaneQueue::interrupt_heard),
            FromWorker::Said(sentence) => {
                let sentence = Some(sentence).filter(|it| !it.is_empty());
                self.each_member(|member| member.say(sentence.as_deref()));
            }
            FromWorker::Server(jax, device) => self.server_is(jax, device),
            FromWorker::Crashed(message) => {
                if ALL_LANES[at] == Lane::Stateless {
                    self.trial_broke(&message);
                }
                self.act(at, |queue| queue.crashed(&message));
            }
        }
    }

    /// Hears events; what one run puts out in a row is shown as one.
    fn events(self, at: usize, events: Vec<Event>) {
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            let Event::Output { run, cell, output } = event else {
                self.event(at, event);
                continue;
            };
            let is_next = |it: &Event| matches!(it, Event::Output { run: r, cell: c, .. } if (*r, *c) == (run, cell));
            let mut row = vec![output];
            while let Some(Event::Output { output, .. }) = events.next_if(is_next) {
                row.push(output);
            }
            self.put_out(at, (run, cell), row);
        }
    }

    /// A run of a cell puts these out.
    fn put_out(self, at: usize, (run, cell): (RunId, CellId), outputs: Vec<Output>) {
        let lane = ALL_LANES[at];
        // What a rewrite raises is about a text that is in no editor.
        for output in outputs.iter().filter(|_| lane != Lane::Stateless) {
            if let Output::Error(report) = output {
                let frames = report.frames.iter().cloned().map(|frame| ErrorFrame {
                    ran: cell,
                    lane,
                    frame,
                });
                self.error_frames.update(|all| all.extend(frames));
            }
        }
        if let Some(cell) = self.cell(cell) {
            cell.lane(at)
                .update(|lane| outputs.into_iter().for_each(|it| lane.put_out(run, it)));
        }
    }

    fn event(self, at: usize, event: Event) {
        let lane = ALL_LANES[at];
        match event {
            Event::Traces {
                run,
                traces,
                stale_calls,
                calls,
                keys,
            } => {
                let told = Told {
                    traces,
                    stale_calls,
                    calls,
                    keys,
                };
                if lane == Lane::Jit {
                    self.findings.update(|findings| findings.take(run, told));
                }
            }
            Event::Examined {
                run,
                cell,
                examined,
            } => {
                if let Some(cell) = self.cell(cell) {
                    cell.lane(at).update(|lane| lane.take_exam(run, examined));
                }
            }
            Event::Cleared { run, cell, wait } => {
                if let Some(cell) = self.cell(cell) {
                    cell.lane(at).update(|lane| lane.cleared(run, wait));
                }
            }
            Event::Updated { id, forms, .. } => {
                for cell in untrack(|| self.code_cells()) {
                    let run = cell.lane(at);
                    if run.with_untracked(|run| run.displays(&id)) {
                        run.update(|run| run.updated(&id, &forms));
                    }
                }
            }
            Event::Loops { trace, text } => self
                .findings
                .update(|findings| findings.take_loops(trace, text)),
            Event::Proposed { run, proposal } => self.proposed(run, proposal),
            Event::Asked {
                run,
                cell,
                prompt,
                secret,
                span,
            } => {
                let question = Question {
                    prompt,
                    secret,
                    span,
                };
                self.asked(at, run, cell, question);
            }
            // Both lanes say so.
            Event::Replaced { cell, text, .. } => {
                if let Some((member, state)) = self.find(cell).filter(|_| at == 0) {
                    member.take_rewrite(&[CellText {
                        source: text,
                        ..self.text_of(state)
                    }]);
                }
            }
            other => {
                let Some(other) = self.helped(other) else {
                    return;
                };
                if let Event::Finished {
                    run,
                    cell,
                    status: RunStatus::Error,
                    ..
                } = &other
                    && lane != Lane::Stateless
                {
                    self.skip_behind(at, *run, *cell);
                }
                self.act(at, |queue| queue.event(&other));
                self.after(lane, &other);
            }
        }
    }

    /// Tells what follows from an event beyond its lane's queue.
    fn after(self, lane: Lane, event: &Event) {
        match (lane, event) {
            (Lane::Stateless, Event::Ready) => self.send_request(),
            (Lane::Jit, Event::Finished { cell, .. }) => {
                if let Some(member) = self.home(*cell) {
                    member.has_run(*cell);
                }
            }
            _ => {}
        }
    }

    /// A cell raised an error: those that were to run behind it are skipped. A lane that has not come that far still
    /// runs the cell itself. What real JAX raises is about that lane alone, and what the engine cannot do JAX may.
    fn skip_behind(self, at: usize, run: RunId, cell: CellId) {
        if self.cell(cell).is_none_or(CellState::may_raise) {
            return;
        }
        let behind = self.change(|inner| {
            let runs = inner.together.iter().rfind(|it| it.contains(&run.0))?;
            Some(run.0 + 1..runs.end)
        });
        let Some(behind) = behind else { return };
        let lanes = match at {
            JAX => JAX..JAX + 1,
            _ => 0..LANES.len(),
        };
        for at in lanes {
            self.act(at, |queue| queue.skip(&behind, cell));
        }
    }

    /// Tells those who hear the page how a cell ended.
    pub(super) fn announce(self, cell: CellState) {
        let (Some(sentence), Some(member)) = (cell.sentence(), self.home(cell.id)) else {
            return;
        };
        let number = untrack(|| self.number(cell.id));
        let differences = match untrack(|| differences(cell)) {
            0 => String::new(),
            some => count(
                " One output differs from plain Python's.| {n} outputs differ from plain Python's.",
                some,
            ),
        };
        let stale = member.tells_findings()
            && self.findings.with_untracked(|findings| {
                let found = findings.of_cell(cell.id);
                found.is_some_and(|found| !found.stale_calls.is_empty())
            });
        let froze = if stale {
            say(
                " jit used values that have changed since: the inspector behind the cell tells which.",
            )
        } else {
            ""
        };
        let ended = tell(sentence, &[("number", &number)]);
        member.announce(&format!("{ended}{differences}{froze}"));
    }
}

/// How many rows of a cell's outputs differ between the lanes.
fn differences(cell: CellState) -> usize {
    let outputs = [0, 1].map(|at| cell.lane(at).with(|run| join_pieces(&run.outputs)));
    let rows = align(&[&outputs[0], &outputs[1]]);
    let differs = |row: &&Row| row.differs.contains(&true);
    rows.iter().filter(differs).count()
}
