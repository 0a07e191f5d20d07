//! What one lane runs, what waits, and what happens when it is stopped, lost or asked twice.
//!
//! Plain state: calls in, [`Action`]s out. The rules that a user meets:
//! - cells run in the order in which they were asked for, and wait where the engine is not ready yet;
//! - asking again for a cell that waits replaces its text; asking for the cell that runs stops it and runs the new text;
//! - Stop interrupts what runs and forgets what waits; a lane that does not hear it in time, or hears it and still does
//!   not end, gets a fresh engine, and its variables are gone;
//! - an error in one cell does not keep those from running that were asked for by themselves; of cells that were asked for
//!   together, those behind it are not run.

use freezeframe_base::{CellId, Command, Event, Exam, Revision, RunId, RunStatus};
use std::collections::VecDeque;
use std::ops::Range;

/// A request to run a cell's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Names the run.
    pub run: RunId,
    /// The cell.
    pub cell: CellId,
    /// The version of its text.
    pub revision: Revision,
    /// Its name in tracebacks.
    pub filename: String,
    /// Its text.
    pub source: String,
    /// What is tried behind it.
    pub exam: Option<Exam>,
}

/// Why a lane's variables are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LossReason {
    /// It did not answer Stop.
    Unanswered,
    /// The engine crashed with this message.
    Crashed(String),
}

/// How a cell stands in one lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LaneStatus {
    /// Never run, or no longer asked for.
    #[default]
    Idle,
    /// Waits for the engine or for the cells before it.
    Queued,
    /// Runs.
    Running,
    /// Ran.
    Done {
        /// How it ended.
        status: RunStatus,
        /// How long it took.
        seconds: f64,
    },
    /// Not run, since this cell before it raised an error.
    Skipped(CellId),
    /// Ended with the engine.
    Lost(LossReason),
}

/// Whether an engine takes requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It did not come up.
    Failed,
    /// It is on its way.
    Loading,
    /// It takes requests. One that was not asked for yet is not waited for.
    Ready,
}

/// How an engine stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EngineState {
    /// Whether it takes requests.
    pub standing: Standing,
    /// True while a cell runs or waits.
    pub is_busy: bool,
}

/// What the page must do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Give this to the worker.
    Send(Command),
    /// Show a cell's status.
    Show(CellId, LaneStatus),
    /// A run's outputs begin: forget the old ones.
    Clear(CellId, RunId),
    /// Call [`LaneQueue::stop_is_late`] for this run soon, if the worker has not even heard of it.
    WatchHearing(RunId),
    /// Call [`LaneQueue::stop_is_late`] for this run later, if it has not ended.
    WatchEnd(RunId),
    /// End the worker and start a fresh one.
    Restart,
    /// Tell the user that no engine starts, and why. The next request tries again, and so does [`LaneQueue::wake`].
    GiveUp(String),
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    /// No engine was started; the first request starts one.
    Asleep,
    Starting,
    /// No engine came up; none is tried until the user asks for something.
    Dead,
    Ready,
    Running {
        run: RunId,
        cell: CellId,
    },
    Stopping {
        run: RunId,
        cell: CellId,
        heard: bool,
    },
}

/// One lane's queue.
#[derive(Clone, Debug)]
pub struct LaneQueue {
    state: State,
    waiting: VecDeque<Job>,
}

impl Default for LaneQueue {
    fn default() -> Self {
        Self {
            state: State::Asleep,
            waiting: VecDeque::new(),
        }
    }
}

impl LaneQueue {
    /// Starts an engine where none was started, or none came up.
    pub fn wake(&mut self) -> Vec<Action> {
        match self.state {
            State::Asleep | State::Dead => self.start(),
            _ => Vec::new(),
        }
    }

    /// How its engine stands.
    pub fn engine(&self) -> EngineState {
        EngineState {
            standing: match self.state {
                State::Dead => Standing::Failed,
                State::Starting => Standing::Loading,
                _ => Standing::Ready,
            },
            is_busy: self.running().is_some() || !self.waiting.is_empty(),
        }
    }

    /// The run and cell that the engine works on.
    pub fn running(&self) -> Option<(RunId, CellId)> {
        match self.state {
            State::Running { run, cell } | State::Stopping { run, cell, .. } => Some((run, cell)),
            State::Asleep | State::Starting | State::Dead | State::Ready => None,
        }
    }

    /// Asks for a run.
    pub fn request(&mut self, job: Job) -> Vec<Action> {
        let cell = job.cell;
        let mut actions = Vec::new();
        if let Some(waiting) = self.waiting.iter_mut().find(|waiting| waiting.cell == cell) {
            *waiting = job;
        } else if self.running().is_some_and(|(_, running)| running == cell) {
            self.waiting.push_front(job);
            actions.extend(self.interrupt());
        } else {
            self.waiting.push_back(job);
        }
        actions.push(Action::Show(cell, LaneStatus::Queued));
        if matches!(self.state, State::Asleep | State::Dead) {
            actions.extend(self.start());
        }
        actions.extend(self.pump());
        actions
    }

    /// Stops what runs and forgets what waits.
    pub fn stop(&mut self) -> Vec<Action> {
        let mut actions = self.forget_waiting();
        actions.extend(self.interrupt());
        actions
    }

    /// Forgets those of some runs that wait, since a cell before them raised an error.
    pub fn skip(&mut self, runs: &Range<u32>, because: CellId) -> Vec<Action> {
        let all = std::mem::take(&mut self.waiting).into_iter();
        let (skipped, waiting): (Vec<Job>, Vec<Job>) =
            all.partition(|job| runs.contains(&job.run.0));
        self.waiting = waiting.into();
        let skipped = skipped.into_iter();
        let skipped = skipped.map(|job| Action::Show(job.cell, LaneStatus::Skipped(because)));
        skipped.collect()
    }

    /// Starts afresh at the user's wish.
    pub fn restart(&mut self) -> Vec<Action> {
        let mut actions = self.forget_waiting();
        if let Some((_, cell)) = self.running() {
            actions.push(Action::Show(cell, LaneStatus::Idle));
        }
        actions.extend(self.start());
        actions
    }

    fn start(&mut self) -> Vec<Action> {
        self.state = State::Starting;
        vec![Action::Restart]
    }

    /// Takes note of what the engine says.
    pub fn event(&mut self, event: &Event) -> Vec<Action> {
        match event {
            Event::Ready if self.state == State::Starting => {
                self.state = State::Ready;
                self.pump()
            }
            Event::Started { run, cell } if self.running() == Some((*run, *cell)) => {
                vec![
                    Action::Clear(*cell, *run),
                    Action::Show(*cell, LaneStatus::Running),
                ]
            }
            Event::Finished {
                run,
                cell,
                status,
                seconds,
            } if self.running() == Some((*run, *cell)) => {
                self.state = State::Ready;
                let again = self.waiting.iter().any(|job| job.cell == *cell);
                let done = LaneStatus::Done {
                    status: *status,
                    seconds: *seconds,
                };
                let shown = if again { LaneStatus::Queued } else { done };
                let mut actions = vec![Action::Show(*cell, shown)];
                actions.extend(self.pump());
                actions
            }
            _ => Vec::new(),
        }
    }

    /// The worker has received the interrupt, so its loop is alive.
    pub fn interrupt_heard(&mut self) -> Vec<Action> {
        match &mut self.state {
            State::Stopping { run, heard, .. } if !*heard => {
                *heard = true;
                vec![Action::WatchEnd(*run)]
            }
            _ => Vec::new(),
        }
    }

    /// The time that a run had to hear the interrupt is up.
    pub fn hearing_is_late(&mut self, run: RunId) -> Vec<Action> {
        match self.state {
            State::Stopping {
                run: stopping,
                heard: false,
                ..
            } if stopping == run => self.lose(LossReason::Unanswered),
            _ => Vec::new(),
        }
    }

    /// The time that a run had to end after the interrupt is up.
    pub fn stop_is_late(&mut self, run: RunId) -> Vec<Action> {
        match self.state {
            State::Stopping { run: stopping, .. } if stopping == run => {
                self.lose(LossReason::Unanswered)
            }
            _ => Vec::new(),
        }
    }

    /// The engine is gone.
    pub fn crashed(&mut self, message: &str) -> Vec<Action> {
        if self.engine().standing != Standing::Ready {
            // Trying at once again would most likely fail again, and for ever.
            self.state = State::Dead;
            let mut actions = self.forget_waiting();
            actions.push(Action::GiveUp(message.to_owned()));
            return actions;
        }
        self.lose(LossReason::Crashed(message.to_owned()))
    }

    fn lose(&mut self, reason: LossReason) -> Vec<Action> {
        let mut actions = self.forget_waiting();
        if let Some((_, cell)) = self.running() {
            actions.push(Action::Show(cell, LaneStatus::Lost(reason)));
        }
        actions.extend(self.start());
        actions
    }

    fn interrupt(&mut self) -> Vec<Action> {
        match self.state {
            State::Running { run, cell } => {
                self.state = State::Stopping {
                    run,
                    cell,
                    heard: false,
                };
                vec![Action::Send(Command::Interrupt), Action::WatchHearing(run)]
            }
            _ => Vec::new(),
        }
    }

    fn forget_waiting(&mut self) -> Vec<Action> {
        let running = self.running().map(|(_, cell)| cell);
        let forgotten = self
            .waiting
            .drain(..)
            .filter(|job| Some(job.cell) != running);
        forgotten
            .map(|job| Action::Show(job.cell, LaneStatus::Idle))
            .collect()
    }

    fn pump(&mut self) -> Vec<Action> {
        if self.state != State::Ready {
            return Vec::new();
        }
        let Some(job) = self.waiting.pop_front() else {
            return Vec::new();
        };
        self.state = State::Running {
            run: job.run,
            cell: job.cell,
        };
        let Job {
            run,
            cell,
            revision,
            filename,
            source,
            exam,
        } = job;
        vec![Action::Send(Command::RunCell {
            run,
            cell,
            revision,
            filename,
            source,
            exam,
        })]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(run: u32, cell: u32) -> Job {
        let source = format!("source {run}");
        Job {
            run: RunId(run),
            cell: CellId(cell),
            revision: Revision(0),
            filename: String::new(),
            source,
            exam: None,
        }
    }

    /// Plays a script and tells the actions: `run 1 7` asks for cell 7 as run 1, `start`/`end` are the engine's.
    fn play(script: &str) -> String {
        let mut queue = LaneQueue::default();
        let mut log = Vec::new();
        let awake = !script.starts_with("asleep");
        if awake {
            assert_eq!(queue.wake(), [Action::Restart]);
        }
        for step in script.split(", ") {
            let words: Vec<_> = step.split(' ').collect();
            let number = |at: usize| words[at].parse::<u32>().unwrap();
            let event = |run: u32, cell: u32, started: bool| {
                let (run, cell) = (RunId(run), CellId(cell));
                let finished = Event::Finished {
                    run,
                    cell,
                    status: RunStatus::Ok,
                    seconds: 0.0,
                };
                if started {
                    Event::Started { run, cell }
                } else {
                    finished
                }
            };
            let actions = match words[0] {
                "asleep" => Vec::new(),
                "wake" => queue.wake(),
                "ready" => queue.event(&Event::Ready),
                "run" => queue.request(job(number(1), number(2))),
                "start" => queue.event(&event(number(1), number(2), true)),
                "end" => queue.event(&event(number(1), number(2), false)),
                "stop" => queue.stop(),
                "skip" => queue.skip(&(number(1)..number(2)), CellId(7)),
                "heard" => queue.interrupt_heard(),
                "deaf" => queue.hearing_is_late(RunId(number(1))),
                "late" => queue.stop_is_late(RunId(number(1))),
                "crash" => queue.crashed("trap"),
                "restart" => queue.restart(),
                other => panic!("{other}"),
            };
            log.push(actions.iter().map(tell).collect::<Vec<_>>().join(" "));
        }
        log.join(" | ")
    }

    fn tell(action: &Action) -> String {
        match action {
            Action::Send(Command::RunCell { run, source, .. }) => {
                assert_eq!(source, &format!("source {}", run.0));
                format!("send{}", run.0)
            }
            Action::Send(Command::Interrupt) => "interrupt".into(),
            Action::Send(Command::Configure { .. }) => "configure".into(),
            Action::Send(
                Command::RunScript { .. }
                | Command::Propose { .. }
                | Command::Complete { .. }
                | Command::Describe { .. }
                | Command::Check { .. }
                | Command::Loops { .. }
                | Command::Answer { .. },
            ) => {
                unreachable!("a lane's queue runs cells only")
            }
            Action::Show(cell, status) => {
                let status = match status {
                    LaneStatus::Idle => "idle",
                    LaneStatus::Queued => "queued",
                    LaneStatus::Running => "running",
                    LaneStatus::Done { .. } => "done",
                    LaneStatus::Skipped(CellId(7)) => "skipped",
                    LaneStatus::Skipped(_) => unreachable!("cell 7 is what raised"),
                    LaneStatus::Lost(LossReason::Unanswered) => "unanswered",
                    LaneStatus::Lost(LossReason::Crashed(_)) => "crashed",
                };
                format!("{}:{status}", cell.0)
            }
            Action::Clear(cell, _) => format!("{}:clear", cell.0),
            Action::WatchHearing(run) => format!("hearing{}", run.0),
            Action::WatchEnd(run) => format!("watch{}", run.0),
            Action::Restart => "restart".into(),
            Action::GiveUp(message) => format!("give-up({message})"),
        }
    }

    #[test]
    fn what_a_user_meets() {
        for (what, script, expected) in [
            (
                "runs at once",
                "ready, run 1 7, start 1 7, end 1 7",
                " | 7:queued send1 | 7:clear 7:running | 7:done",
            ),
            (
                "a lane that sleeps is started by the first request",
                "asleep, run 1 7, run 2 8, ready, wake",
                " | 7:queued restart | 8:queued | send1 | ",
            ),
            (
                "waits for the engine",
                "run 1 7, run 2 8, ready, end 1 7",
                "7:queued | 8:queued | send1 | 7:done send2",
            ),
            (
                "a waiting cell takes its newest text",
                "run 1 7, run 2 7, ready, end 2 7",
                "7:queued | 7:queued | send2 | 7:done",
            ),
            (
                "the latest run of a cell wins",
                "ready, run 1 7, run 2 7, end 1 7, end 2 7",
                " | 7:queued send1 | interrupt hearing1 7:queued | 7:queued send2 | 7:done",
            ),
            (
                "the latest run goes before others that wait",
                "ready, run 1 7, run 2 8, run 3 7, end 1 7, end 3 7",
                " | 7:queued send1 | 8:queued | interrupt hearing1 7:queued | 7:queued send3 | 7:done send2",
            ),
            (
                "stop forgets what waits",
                "ready, run 1 7, run 2 8, stop, heard, end 1 7, late 1",
                " | 7:queued send1 | 8:queued | 8:idle interrupt hearing1 | watch1 | 7:done | ",
            ),
            (
                "of runs that wait some are skipped, and what runs goes on",
                "ready, run 1 7, run 2 8, run 3 9, run 4 5, skip 2 4, end 1 7",
                " | 7:queued send1 | 8:queued | 9:queued | 5:queued | 8:skipped 9:skipped | 7:done send4",
            ),
            (
                "a second stop changes nothing",
                "ready, run 1 7, stop, stop",
                " | 7:queued send1 | interrupt hearing1 | ",
            ),
            (
                "a deaf lane is started afresh",
                "ready, run 1 7, stop, deaf 1, run 2 7, ready",
                " | 7:queued send1 | interrupt hearing1 | 7:unanswered restart | 7:queued | send2",
            ),
            (
                "hearing is not ending",
                "ready, run 1 7, stop, heard, deaf 1, late 1",
                " | 7:queued send1 | interrupt hearing1 | watch1 |  | 7:unanswered restart",
            ),
            (
                "a crash marks the cell and forgets the rest",
                "ready, run 1 7, run 2 8, crash, end 1 7",
                " | 7:queued send1 | 8:queued | 8:idle 7:crashed restart | ",
            ),
            (
                "an engine that does not start is not tried for ever",
                "run 1 7, crash, run 2 7, ready",
                "7:queued | 7:idle give-up(trap) | 7:queued restart | send2",
            ),
            (
                "an engine that does not start is tried again when it is asked for",
                "crash, wake, ready, run 1 7",
                "give-up(trap) | restart |  | 7:queued send1",
            ),
            (
                "restart",
                "ready, run 1 7, restart, ready",
                " | 7:queued send1 | 7:idle restart | ",
            ),
            (
                "late events of another run",
                "ready, run 2 7, start 1 7, end 1 7",
                " | 7:queued send2 |  | ",
            ),
        ] {
            assert_eq!(play(script), expected, "{what}");
        }
    }
}
