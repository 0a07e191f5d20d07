//! What can be asked of the engines, and what comes of it.

use super::{ErrorFrame, Session};
use crate::cells::{CellState, Question};
use crate::engine::{ALL_LANES, Action, FromWorker, Job, LANES, LaneQueue, LaneStatus, LaneWorker};
use crate::inspector::findings::Told;
use crate::lanes::{Row, align, join_pieces};
use crate::notebook::CellKind;
use freezeframe_base::{
    CellId, CellText, Command, Event, JaxCompat, Lane, Output, RunId, RunStatus, SessionConfig,
};
use leptos::prelude::*;
use std::time::Duration;

/// How long a lane may take to hear Stop before it is started afresh. It hears within some milliseconds unless the machine
/// is busy, or the browser cannot suspend WebAssembly and Rust has called back into Python.
const HEARING: Duration = Duration::from_millis(1500);
/// How long a lane that has heard Stop may take to end its cell.
const ENDING: Duration = Duration::from_millis(2000);

/// Of so many requests for several runs it is remembered which they were.
const MOST_TOGETHER: usize = 16;

impl Session {
    /// Starts the engines, where they were not started or did not come up.
    pub fn wake(self) {
        self.each_lane(LaneQueue::wake);
    }

    /// Runs a code cell in all lanes.
    pub fn run(self, id: CellId) {
        let Some(cell) = self.cell(id).filter(|cell| cell.kind == CellKind::Code) else {
            return;
        };
        let CellText {
            revision,
            filename,
            source,
            ..
        } = self.text_of(cell);
        self.texts.update(|texts| texts.keep(id, revision, &source));
        self.leave_stateless(id, &source);
        let job = Job {
            run: self.fresh_run(),
            cell: id,
            revision,
            filename,
            source,
        };
        for at in 0..LANES.len() {
            let job = job.clone();
            self.act(at, move |queue| queue.request(job));
        }
    }

    /// Runs code cells one behind the other; an error in one ends that, unless it is expected of it.
    pub fn run_together(self, cells: &[CellId]) {
        let first = self.change(|inner| inner.next_run);
        cells.iter().for_each(|id| self.run(*id));
        self.change(|inner| {
            let runs = first..inner.next_run;
            let excess = (inner.together.len() + 1).saturating_sub(MOST_TOGETHER);
            inner.together.drain(..excess);
            inner.together.push(runs);
        });
    }

    /// A cell raised an error: those that were to run behind it are skipped. A lane that has not come that far still
    /// runs the cell itself.
    fn skip_behind(self, run: RunId, cell: CellId) {
        if self.cell(cell).is_none_or(CellState::may_raise) {
            return;
        }
        let behind = self.change(|inner| {
            let runs = inner.together.iter().rfind(|it| it.contains(&run.0))?;
            Some(run.0 + 1..runs.end)
        });
        let Some(behind) = behind else { return };
        for at in 0..LANES.len() {
            self.act(at, |queue| queue.skip(&behind, cell));
        }
    }

    /// Stops what runs and forgets what waits.
    pub fn stop(self) {
        self.give_up_waiting();
        self.each_lane(LaneQueue::stop);
    }

    /// Starts all engines afresh.
    pub fn restart(self) {
        self.each_member(|member| member.say(None));
        self.each_lane(LaneQueue::restart);
    }

    /// Has engines that are started from now on follow a release's printed text.
    pub fn follow_texts(self, compat: JaxCompat) {
        self.change(|inner| inner.compat = compat);
    }

    fn each_lane(self, ask: fn(&mut LaneQueue) -> Vec<Action>) {
        for at in 0..LANES.len() {
            self.act(at, ask);
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

    /// Gives a lane's engine a command that no queue knows of.
    pub(super) fn send(self, at: usize, command: &Command) {
        self.inner.with_value(|inner| {
            let lane = inner.lanes.get(at);
            if let Some(worker) = lane.and_then(|lane| lane.worker.as_ref()) {
                worker.send(command);
            }
        });
    }

    /// Asks a lane's queue, and does what it says.
    pub(super) fn act(self, at: usize, ask: impl FnOnce(&mut LaneQueue) -> Vec<Action>) {
        let actions = self
            .inner
            .try_update_value(|inner| inner.lanes.get_mut(at).map(|lane| ask(&mut lane.queue)));
        // A timer may ring after the session has ended.
        let Some(actions) = actions.flatten() else {
            return;
        };
        for action in actions {
            self.perform(at, action);
        }
        let now: Vec<_> = self.inner.with_value(|inner| {
            let shown = inner.lanes.iter().take(LANES.len());
            shown.map(|lane| lane.queue.engine()).collect()
        });
        if self.engines.with_untracked(|engines| *engines != now) {
            self.engines.set(now);
        }
    }

    fn perform(self, at: usize, action: Action) {
        match action {
            Action::Send(command) => self.send(at, &command),
            Action::Show(cell, status) => {
                if let Some(cell) = self.cell(cell) {
                    if status != LaneStatus::Running {
                        self.asks_no_more(at, cell);
                    }
                    cell.lane(at).update(|run| run.show(status));
                    if at < LANES.len() {
                        self.announce(cell);
                        if let Some(store) = self.home(cell.id) {
                            store.has_ended(cell);
                        }
                    }
                }
            }
            Action::Clear(cell, run) => {
                self.error_frames.update(|frames| {
                    frames.retain(|it| (it.ran, it.lane) != (cell, ALL_LANES[at]))
                });
                if ALL_LANES[at] == Lane::Jit {
                    self.findings.update(|findings| findings.begin(cell, run));
                }
                if let Some(cell) = self.cell(cell) {
                    let revision = cell.revision.get_untracked();
                    cell.lane(at).update(|lane| lane.begin(run, revision));
                }
            }
            Action::WatchHearing(run) => {
                set_timeout(
                    move || self.act(at, move |queue| queue.hearing_is_late(run)),
                    HEARING,
                );
            }
            Action::WatchEnd(run) => set_timeout(
                move || self.act(at, move |queue| queue.stop_is_late(run)),
                ENDING,
            ),
            Action::Restart => self.start_worker(at),
            Action::GiveUp(message) => {
                let sentence = format!("The engine did not start: {message}.");
                self.each_member(|member| member.say(Some(&sentence)));
            }
        }
    }

    fn start_worker(self, at: usize) {
        let started = self.change(|inner| {
            let lane = inner.lanes.get_mut(at)?;
            lane.worker = None;
            lane.generation += 1;
            let (entropy, clock_start) = inner.entropy;
            let config = SessionConfig {
                lane: lane.lane,
                compat: inner.compat,
                entropy,
                clock_start,
            };
            Some((config, lane.generation))
        });
        let Some((config, generation)) = started else {
            return;
        };
        if config.lane == Lane::Jit {
            self.forget_findings();
        }
        self.help_anew(at);
        let started = LaneWorker::start(&config, move |said| self.hear(at, generation, said));
        match started {
            Ok(worker) => self.change(|inner| {
                if let Some(lane) = inner.lanes.get_mut(at) {
                    lane.worker = Some(worker);
                }
            }),
            Err(message) => self.act(at, |queue| queue.crashed(&message)),
        }
    }

    fn hear(self, at: usize, generation: u32, said: FromWorker) {
        let current = self.inner.try_with_value(|inner| {
            let lane = inner.lanes.get(at);
            lane.is_some_and(|lane| lane.generation == generation)
        });
        if current != Some(true) {
            return;
        }
        match said {
            FromWorker::Events(events) => {
                events.into_iter().for_each(|event| self.event(at, event))
            }
            FromWorker::Heard => self.act(at, LaneQueue::interrupt_heard),
            FromWorker::Crashed(message) => {
                if ALL_LANES[at] == Lane::Stateless {
                    self.trial_broke(&message);
                }
                self.act(at, |queue| queue.crashed(&message));
            }
        }
    }

    fn event(self, at: usize, event: Event) {
        let lane = ALL_LANES[at];
        let (run, cell, output) = match event {
            Event::Output { run, cell, output } => (run, cell, output),
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
                return;
            }
            Event::Cleared { run, cell, wait } => {
                if let Some(cell) = self.cell(cell) {
                    cell.lane(at).update(|lane| lane.cleared(run, wait));
                }
                return;
            }
            Event::Updated { id, forms, .. } => {
                for cell in untrack(|| self.code_cells()) {
                    let run = cell.lane(at);
                    if run.with_untracked(|run| run.displays(&id)) {
                        run.update(|run| run.updated(&id, &forms));
                    }
                }
                return;
            }
            Event::Proposed { run, proposal } => return self.proposed(run, proposal),
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
                return self.asked(at, run, cell, question);
            }
            // Both lanes say so.
            Event::Replaced { cell, text, .. } => {
                if let Some((member, state)) = self.find(cell).filter(|_| at == 0) {
                    member.take_rewrite(&[CellText {
                        source: text,
                        ..self.text_of(state)
                    }]);
                }
                return;
            }
            other => {
                let Some(other) = self.helped(other) else {
                    return;
                };
                if let (
                    Event::Finished {
                        run, cell, status, ..
                    },
                    true,
                ) = (&other, at < LANES.len())
                    && *status == RunStatus::Error
                {
                    self.skip_behind(*run, *cell);
                }
                self.act(at, |queue| queue.event(&other));
                return self.after(lane, &other);
            }
        };
        // What a rewrite raises is about a text that is in no editor.
        if let (Output::Error(report), true) = (&output, lane != Lane::Stateless) {
            let frames = report.frames.iter().cloned().map(|frame| ErrorFrame {
                ran: cell,
                lane,
                frame,
            });
            self.error_frames.update(|all| all.extend(frames));
        }
        if let Some(cell) = self.cell(cell) {
            cell.lane(at).update(|lane| lane.put_out(run, output));
        }
    }

    /// The jit lane's engine is new: what its predecessor told is no longer so.
    fn forget_findings(self) {
        self.findings.set(Default::default());
        self.each_member(|member| member.findings_are_gone());
    }

    /// Tells those who hear the page how a cell ended.
    fn announce(self, cell: CellState) {
        let (Some(sentence), Some(member)) = (cell.sentence(), self.home(cell.id)) else {
            return;
        };
        let number = untrack(|| self.number(cell.id));
        let differences = match untrack(|| differences(cell)) {
            0 => String::new(),
            1 => " One output differs from plain Python's.".to_owned(),
            many => format!(" {many} outputs differ from plain Python's."),
        };
        let stale = member.tells_findings()
            && self.findings.with_untracked(|findings| {
                let found = findings.of_cell(cell.id);
                found.is_some_and(|found| !found.stale_calls.is_empty())
            });
        let froze = if stale {
            " jit used values that have changed since: the inspector behind the cell tells which."
        } else {
            ""
        };
        member.announce(&format!("Cell {number} {sentence}{differences}{froze}"));
    }
}

/// How many rows of a cell's outputs differ between the lanes.
fn differences(cell: CellState) -> usize {
    let outputs = [0, 1].map(|at| cell.lane(at).with(|run| join_pieces(&run.outputs)));
    let rows = align(&[&outputs[0], &outputs[1]]);
    let differs = |row: &&Row| row.differs.contains(&true);
    rows.iter().filter(differs).count()
}
