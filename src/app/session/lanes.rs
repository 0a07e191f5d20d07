//! What is asked of the engines.

use super::Session;
use crate::engine::{ALL_LANES, Action, JAX, Job, LANES, LaneQueue, LaneStatus, LaneWorker};
use crate::lanes::LaneNames;
use crate::notebook::CellKind;
use freezeframe_base::texts::tell;
use freezeframe_base::{CellId, CellText, Command, JaxCompat, Lane};
use leptos::prelude::*;
use std::time::Duration;

/// How long a lane may take to hear Stop before it is started afresh. It hears within some milliseconds unless the machine
/// is busy, or the browser cannot suspend WebAssembly and Rust has called back into Python.
const HEARING: u32 = 15;
/// How long a lane that has heard Stop may take to end its cell.
const ENDING: u32 = 20;
/// Both are counted in moments in which the page itself had time to hear: where the machine is so busy that the page stands
/// still, none passes.
const MOMENT: Duration = Duration::from_millis(100);

/// Calls `act` once so many moments have passed.
fn after_moments(moments: u32, act: Box<dyn FnOnce()>) {
    match moments.checked_sub(1) {
        Some(left) => set_timeout(move || after_moments(left, act), MOMENT),
        None => act(),
    }
}

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
            exam: cell
                .exercise
                .with_value(|it| Some(it.as_ref()?.exam.clone())),
        };
        for at in self.running() {
            let mut job = job.clone();
            if at == JAX {
                // What is tried behind an exercise is the engine's.
                job.exam = None;
            }
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
        for at in self.running() {
            self.act(at, ask);
        }
    }

    /// The positions of the lanes in which cells are run.
    fn running(self) -> impl Iterator<Item = usize> {
        let server = self.server.with_untracked(Option::is_some);
        (0..LANES.len()).chain(server.then_some(JAX))
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
        let running = self.running();
        let now: Vec<_> = self.inner.with_value(|inner| {
            let lanes = running.filter_map(|at| inner.lanes.get(at));
            lanes.map(|lane| lane.queue.engine()).collect()
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
                    if at == JAX {
                        self.announce_real(cell);
                    } else if at < LANES.len() {
                        self.tell_end_of(cell.id);
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
            // A kernel may take its time, and holds what took hours: only the reader ends it.
            Action::WatchHearing(_) | Action::WatchEnd(_) if at == JAX => {}
            Action::WatchHearing(run) => after_moments(
                HEARING,
                Box::new(move || self.act(at, move |queue| queue.hearing_is_late(run))),
            ),
            Action::WatchEnd(run) => after_moments(
                ENDING,
                Box::new(move || self.act(at, move |queue| queue.stop_is_late(run))),
            ),
            Action::Restart => self.start_worker(at),
            Action::GiveUp(message) => {
                let sentence = match at {
                    JAX => message,
                    _ => tell(
                        "The engine did not start: {message}.",
                        &[("message", &message)],
                    ),
                };
                self.each_member(|member| member.say(Some(&sentence)));
            }
        }
    }

    /// Tells how a cell ended, and has what it put out be kept, once it is to be seen that it has: of many outputs both
    /// take their time.
    fn tell_end_of(self, id: CellId) {
        let is_first = self.change(|inner| {
            let is_first = inner.ended.is_empty();
            if !inner.ended.contains(&id) {
                inner.ended.push(id);
            }
            is_first
        });
        if is_first {
            set_timeout(move || self.tell_ends(), Duration::ZERO);
        }
    }

    fn tell_ends(self) {
        for id in self.change(|inner| std::mem::take(&mut inner.ended)) {
            if let Some((member, cell)) = self.find(id) {
                self.announce(cell);
                member.has_ended(cell);
            }
        }
    }

    fn start_worker(self, at: usize) {
        let started = self.change(|inner| {
            let lane = inner.lanes.get_mut(at)?;
            lane.worker = None;
            lane.generation += 1;
            let (lane, generation) = (lane.lane, lane.generation);
            Some((inner.config(lane), generation))
        });
        let Some((config, generation)) = started else {
            return;
        };
        if config.lane == Lane::Jit {
            self.forget_findings();
        }
        self.help_anew(at);
        let members = self.members.get_untracked();
        let key = members.iter().find_map(|member| member.kept_as());
        let whose = (self.id, config.lane.slug(), key);
        let started =
            LaneWorker::start(&config, whose, move |said| self.hear(at, generation, said));
        match started {
            Ok(worker) => self.change(|inner| {
                if let Some(lane) = inner.lanes.get_mut(at) {
                    lane.worker = Some(worker);
                }
            }),
            Err(message) => self.act(at, |queue| queue.crashed(&message)),
        }
    }

    /// The jit lane's engine is new: what its predecessor told is no longer so.
    fn forget_findings(self) {
        self.findings.set(Default::default());
        self.each_member(|member| member.findings_are_gone());
    }
}
