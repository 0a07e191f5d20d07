//! One lane of a notebook, run cell by cell so that it puts out the same each time: the clock stands still but for what
//! is slept, and nothing that is drawn by chance is another number the next time.

use crate::carried::carried;
use freezeframe_base::{
    CellId, Command, ErrorReport, Event, Exam, Form, Lane, Output, Revision, RunId, RunStatus,
    SessionConfig,
};
use freezeframe_notebook::{Cell as NotebookCell, Notebook};
use freezeframe_session::{Host, Progress, Session, Wheel};
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Instructions between two looks at the real clock.
const SLICE: u32 = 50_000;

/// The page keeps no more outputs of a cell than this.
const MOST_OUTPUTS: usize = 10_000;

/// The tag of a cell that may raise an error.
const MAY_RAISE: &str = "raises-exception";

/// What a run of a notebook is given.
#[derive(Clone)]
pub struct World {
    /// How long a cell may run.
    pub limit: Duration,
    /// The packages that it can import.
    pub wheels: Rc<[Wheel]>,
    /// Files beside those that the notebook carries: paths, and what is in them.
    pub files: Rc<[(String, Vec<u8>)]>,
}

/// A clock on which no time passes but what is slept.
struct StillHost {
    wheels: Rc<[Wheel]>,
    slept: Cell<f64>,
    deadline: Cell<Option<Instant>>,
}

impl Host for StillHost {
    fn now(&self) -> f64 {
        self.slept.get()
    }

    fn wheels(&self) -> Vec<Wheel> {
        self.wheels.to_vec()
    }

    fn should_interrupt(&self) -> bool {
        self.deadline.get().is_some_and(|it| Instant::now() > it)
    }
}

/// What a run of a cell came to.
pub struct CellRun {
    /// The cell.
    pub cell: CellId,
    /// What it put out, as the page would show it at the end.
    pub outputs: Vec<Output>,
    /// True if it was stopped because it ran too long.
    pub interrupted: bool,
    /// What was told beside outputs.
    pub told: Vec<Event>,
}

impl CellRun {
    /// The exception that it raised.
    pub fn error(&self) -> Option<&ErrorReport> {
        self.outputs.iter().find_map(|output| match output {
            Output::Error(report) => Some(report),
            _ => None,
        })
    }

    /// Why it does not count as run, for people; `expected` says whether an exception is what the author wants.
    pub fn trouble(&self, expected: bool) -> Option<String> {
        if self.interrupted {
            return Some("it was stopped: it ran longer than the time limit".to_owned());
        }
        if self.outputs.len() > MOST_OUTPUTS {
            return Some(format!("it put out more than {MOST_OUTPUTS} outputs"));
        }
        let error = self.error().filter(|_| !expected)?;
        Some(format!("{}: {}", error.class, error.message))
    }
}

/// A session in one lane.
pub struct LaneRunner {
    session: Session,
    host: Rc<StillHost>,
    limit: Duration,
    runs: Vec<CellRun>,
}

impl LaneRunner {
    /// A fresh session for a notebook, with the files that it carries.
    pub fn new(lane: Lane, notebook: &Notebook, world: &World) -> Self {
        let host = Rc::new(StillHost {
            wheels: world.wheels.clone(),
            slept: Cell::new(0.0),
            deadline: Cell::new(None),
        });
        let config = SessionConfig {
            lane,
            compat: notebook.compat,
            entropy: 1,
            clock_start: 0.0,
        };
        let mut session = Session::new(config, host.clone());
        for (path, bytes) in world.files.iter().chain(&carried(notebook)) {
            session.put_file(path, Some(bytes));
        }
        Self {
            session,
            host,
            limit: world.limit,
            runs: Vec::new(),
        }
    }

    /// Runs a text as a cell, to its end.
    pub fn run(&mut self, cell: CellId, filename: String, source: String) -> &CellRun {
        self.examine(cell, filename, source, None)
    }

    /// Runs a text as a cell, and then what is to be tried behind it.
    pub fn examine(
        &mut self,
        cell: CellId,
        filename: String,
        source: String,
        exam: Option<Exam>,
    ) -> &CellRun {
        self.host
            .deadline
            .set(Instant::now().checked_add(self.limit));
        self.session.command(Command::RunCell {
            run: RunId(self.runs.len() as u32),
            cell,
            revision: Revision(0),
            filename,
            source,
            exam,
        });
        while self.session.step(SLICE) == Progress::Busy {
            if let Some(seconds) = self.session.wake_in() {
                self.host.slept.set(self.host.slept.get() + seconds);
            }
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
        }
        self.runs.push(CellRun {
            cell,
            outputs: Vec::new(),
            interrupted: false,
            told: Vec::new(),
        });
        let mut fold = Fold::default();
        // Events are taken at the end, so that what one call writes in pieces is one output wherever a slice ended.
        for event in self.session.take_events() {
            self.absorb(&mut fold, event);
        }
        let run = self.runs.last_mut().expect("one was pushed");
        fold.clear_if_due(run);
        run
    }

    fn absorb(&mut self, fold: &mut Fold, event: Event) {
        if let Event::Updated { id, forms, .. } = &event {
            let outputs = self.runs.iter_mut().flat_map(|run| &mut run.outputs);
            outputs.for_each(|output| update(output, id, forms));
            return;
        }
        let Some(run) = self.runs.last_mut() else {
            return;
        };
        match event {
            Event::Output { output, .. } => {
                fold.clear_if_due(run);
                run.outputs.push(output);
            }
            Event::Cleared { wait, .. } => {
                fold.clear_first = true;
                if !wait {
                    fold.clear_if_due(run);
                }
            }
            Event::Finished { status, .. } => run.interrupted = status == RunStatus::Interrupted,
            other => run.told.push(other),
        }
    }

    /// All runs, in order.
    pub fn into_runs(self) -> Vec<CellRun> {
        self.runs
    }
}

/// What `clear_output` leaves to be done.
#[derive(Default)]
struct Fold {
    clear_first: bool,
}

impl Fold {
    fn clear_if_due(&mut self, run: &mut CellRun) {
        if std::mem::take(&mut self.clear_first) {
            run.outputs.clear();
        }
    }
}

fn update(output: &mut Output, name: &str, new: &[Form]) {
    if let Output::Display { id, forms, .. } = output
        && id.as_deref() == Some(name)
    {
        *forms = new.to_vec();
    }
}

/// True if an exception is what the author expects of a cell.
pub fn may_raise(cell: &NotebookCell) -> bool {
    cell.origin.has_tag(MAY_RAISE)
}

/// The name of a cell in tracebacks, by its number among the code cells.
pub fn filename(number: usize) -> String {
    format!("Cell In[{number}]")
}

/// Runs the code cells of a notebook in a lane, up to the first that raises what is not expected of it.
pub fn run_notebook(notebook: &Notebook, lane: Lane, world: &World) -> Vec<CellRun> {
    let mut runner = LaneRunner::new(lane, notebook, world);
    for (number, cell) in (1..).zip(notebook.code_cells()) {
        let run = runner.run(cell.id, filename(number), cell.source.clone());
        if run.trouble(may_raise(cell)).is_some() {
            break;
        }
    }
    runner.into_runs()
}
