//! Everything the page knows, as signals over plain data, and what can be done to it.

use super::storage;
use crate::cells::CellState;
use crate::editor::{self, EditorModule};
use crate::engine::{Action, FromWorker, Job, LaneQueue, LaneWorker};
use crate::lanes::LaneNames;
use crate::notebook::{CellKind, Notebook, save};
use freezeframe_base::{CellId, Event, FrameReport, JaxCompat, Lane, Output, RunId, SessionConfig};
use leptos::prelude::*;
use std::time::Duration;

/// The lanes that the page runs.
pub const LANES: [Lane; 2] = [Lane::Python, Lane::Jit];

/// How long a lane may take to hear Stop before it is started afresh.
const HEARING: Duration = Duration::from_millis(400);
/// How long a lane that has heard Stop may take to end its cell.
const ENDING: Duration = Duration::from_millis(2000);

/// The last deletion or reset, which can be taken back.
#[derive(Clone)]
pub struct Undo {
    /// What happened.
    pub message: String,
    cells: Vec<CellState>,
}

/// A frame of a traceback of the last run of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorFrame {
    /// The cell that ran.
    pub ran: CellId,
    /// In which lane.
    pub lane: Lane,
    /// Where the frame stood, maybe in another cell.
    pub frame: FrameReport,
}

/// One lane's queue and worker.
struct LaneControl {
    lane: Lane,
    queue: LaneQueue,
    worker: Option<LaneWorker>,
    /// Tells messages of an ended worker from those of its successor.
    generation: u32,
}

/// The page's state. Cheap to copy: it holds handles of signals.
#[derive(Clone, Copy)]
pub struct Store {
    name: &'static str,
    owner: StoredValue<Owner>,
    original: StoredValue<Notebook>,
    lanes: StoredValue<Vec<LaneControl>, LocalStorage>,
    editors: StoredValue<Option<EditorModule>, LocalStorage>,
    next_cell: StoredValue<u32>,
    next_run: StoredValue<u32>,
    entropy: StoredValue<(u64, f64)>,
    /// The cells in order.
    pub cells: RwSignal<Vec<CellState>>,
    /// The lanes that are shown.
    pub shown: RwSignal<Vec<Lane>>,
    /// For each lane, whether its engine takes commands and whether it has anything to do.
    pub engines: RwSignal<Vec<(bool, bool)>>,
    /// True once editors can be opened.
    pub editors_ready: RwSignal<bool>,
    /// The cell whose editor is to get the cursor.
    pub focus: RwSignal<Option<CellId>>,
    /// The frames of the tracebacks on the page.
    pub error_frames: RwSignal<Vec<ErrorFrame>>,
    /// What can be taken back.
    pub undo: RwSignal<Option<Undo>>,
    /// A sentence about the whole page.
    pub notice: RwSignal<Option<String>>,
    /// A sentence for those who hear the page.
    pub announcement: RwSignal<String>,
}

impl Store {
    /// A store for a notebook, to be made within the page's owner.
    pub fn new(name: &'static str, original: Notebook, notebook: &Notebook) -> Self {
        let cells: Vec<_> = notebook.cells.iter().map(CellState::new).collect();
        let next_cell = notebook.cells.iter().map(|cell| cell.id.0 + 1).max().unwrap_or(0);
        let shown = storage::read("freezeframe:lanes").map_or_else(|| LANES.to_vec(), |saved| lanes_named(&saved));
        let seed = (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64;
        Self {
            name,
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            original: StoredValue::new(original),
            lanes: StoredValue::new_local(Vec::new()),
            editors: StoredValue::new_local(None),
            next_cell: StoredValue::new(next_cell),
            next_run: StoredValue::new(0),
            entropy: StoredValue::new((seed, js_sys::Date::now() / 1000.0)),
            cells: RwSignal::new(cells),
            shown: RwSignal::new(shown),
            engines: RwSignal::new(vec![(false, false); LANES.len()]),
            editors_ready: RwSignal::new(false),
            focus: RwSignal::new(None),
            error_frames: RwSignal::new(Vec::new()),
            undo: RwSignal::new(None),
            notice: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
        }
    }

    /// The notebook as it stands now.
    pub fn notebook(self) -> Notebook {
        let cells = self.cells.get().iter().map(|cell| cell.plain()).collect();
        self.original.with_value(|original| Notebook { cells, ..original.clone() })
    }

    /// Saves every edit from now on.
    pub fn save_edits(self) {
        Effect::new(move |_| {
            let notebook = self.notebook();
            let saved = self.original.with_value(|original| save(&notebook, original));
            storage::write(&storage::lesson_key(self.name), saved.as_deref());
        });
    }

    /// True if the notebook is not as the lesson was written.
    pub fn is_edited(self) -> bool {
        let notebook = self.notebook();
        self.original.with_value(|original| save(&notebook, original).is_some())
    }

    /// Loads the editors; until then, and where it fails, code is plain text.
    pub fn load_editors(self) {
        leptos::task::spawn_local(async move {
            match editor::load().await {
                Ok(module) => {
                    self.editors.set_value(Some(module));
                    self.editors_ready.set(true);
                }
                Err(_) => {
                    self.notice.set(Some("The code editor could not be loaded. Cells run, but cannot be edited.".into()));
                }
            }
        });
    }

    /// Calls `use_module` with the editors, once they are there.
    pub fn with_editors<T>(self, use_module: impl FnOnce(&EditorModule) -> T) -> Option<T> {
        self.editors.with_value(|module| module.as_ref().map(use_module))
    }
}

/// What can be done to cells.
impl Store {
    fn cell(self, id: CellId) -> Option<CellState> {
        self.cells.with_untracked(|cells| cells.iter().find(|cell| cell.id == id).copied())
    }

    fn change_cells(self, change: impl FnOnce(&mut Vec<CellState>)) {
        self.undo.set(None);
        self.cells.update(change);
    }

    fn remember(self, message: &str) -> Undo {
        Undo { message: message.to_owned(), cells: self.cells.get_untracked() }
    }

    /// Adds an empty cell before another, or at the end, and puts the cursor into it.
    pub fn add(self, kind: CellKind, before: Option<CellId>) {
        let id = CellId(self.next_cell.get_value());
        self.next_cell.set_value(id.0 + 1);
        let mut notebook = untrack(|| self.notebook());
        let position = before.and_then(|id| notebook.position(id)).unwrap_or(notebook.cells.len());
        notebook.insert(id, position, kind);
        let Some(plain) = notebook.cells.get(position) else { return };
        let cell = self.owner.with_value(|owner| owner.with(|| CellState::new(plain)));
        cell.editing.set(kind == CellKind::Markdown);
        self.change_cells(|cells| cells.insert(position, cell));
        self.focus.set(Some(id));
    }

    /// Takes a cell off the page; it can be taken back.
    pub fn delete(self, id: CellId) {
        let undo = self.remember("The cell is deleted.");
        self.change_cells(|cells| cells.retain(|cell| cell.id != id));
        self.undo.set(Some(undo));
    }

    /// Moves a cell up (negative) or down.
    pub fn move_by(self, id: CellId, by: isize) {
        self.change_cells(|cells| {
            let Some(from) = cells.iter().position(|cell| cell.id == id) else { return };
            let to = from.saturating_add_signed(by).min(cells.len() - 1);
            let cell = cells.remove(from);
            cells.insert(to, cell);
        });
    }

    /// Brings back the lesson as it was written.
    pub fn reset(self) {
        let undo = self.remember("The lesson is as it was written.");
        let mut next = self.next_cell.get_value();
        let cells = self.owner.with_value(|owner| {
            owner.with(|| {
                self.original.with_value(|original| {
                    let fresh = original.cells.iter().map(|cell| {
                        // A fresh id, so that nothing of an edited cell's text is taken for this one's.
                        let cell = CellState::new(&crate::notebook::Cell { id: CellId(next), ..cell.clone() });
                        next += 1;
                        cell
                    });
                    fresh.collect::<Vec<_>>()
                })
            })
        });
        self.next_cell.set_value(next);
        self.change_cells(|all| *all = cells);
        self.undo.set(Some(undo));
    }

    /// Takes back the last deletion or reset.
    pub fn take_back(self) {
        if let Some(undo) = self.undo.get_untracked() {
            self.change_cells(|cells| *cells = undo.cells);
        }
    }

    /// Puts the cursor into the code cell behind `id`; makes one where there is none.
    pub fn advance(self, id: CellId) {
        let next = self.cells.with_untracked(|cells| {
            let behind = cells.iter().skip_while(|cell| cell.id != id).skip(1);
            behind.filter(|cell| cell.kind == CellKind::Code).map(|cell| cell.id).next()
        });
        match next {
            Some(next) => self.focus.set(Some(next)),
            None => self.add(CellKind::Code, None),
        }
    }

    /// Shows or hides a lane; one always stays.
    pub fn toggle_lane(self, lane: Lane) {
        self.shown.update(|shown| {
            let mut lanes: Vec<Lane> = LANES.into_iter().filter(|it| shown.contains(it) != (*it == lane)).collect();
            std::mem::swap(shown, &mut lanes);
            if shown.is_empty() {
                *shown = lanes;
            }
        });
        let names: Vec<_> = self.shown.get_untracked().into_iter().map(LaneNames::slug).collect();
        storage::write("freezeframe:lanes", Some(&names.join(" ")));
    }
}

/// What can be asked of the engines.
impl Store {
    /// Starts an engine a lane.
    pub fn start_lanes(self) {
        let control = |lane| LaneControl { lane, queue: LaneQueue::default(), worker: None, generation: 0 };
        let controls = LANES.into_iter().map(control);
        self.lanes.set_value(controls.collect());
        for at in 0..LANES.len() {
            self.start_worker(at);
        }
        on_cleanup(move || self.lanes.set_value(Vec::new()));
    }

    /// Runs a code cell in all lanes.
    pub fn run(self, id: CellId) {
        let Some(cell) = self.cell(id).filter(|cell| cell.kind == CellKind::Code) else { return };
        let number = untrack(|| self.notebook().number(id)).unwrap_or(0);
        let run = RunId(self.next_run.get_value());
        self.next_run.set_value(run.0 + 1);
        let source = cell.source.get_untracked();
        let revision = cell.revision.get_untracked();
        let job = Job { run, cell: id, revision, filename: format!("Cell In[{number}]"), source };
        for at in 0..LANES.len() {
            let job = job.clone();
            self.act(at, move |queue| queue.request(job));
        }
    }

    /// Runs all code cells in order.
    pub fn run_all(self) {
        let cells = self.cells.get_untracked();
        for cell in cells.iter().filter(|cell| cell.kind == CellKind::Code) {
            self.run(cell.id);
        }
    }

    /// Stops what runs and forgets what waits.
    pub fn stop(self) {
        self.each_lane(LaneQueue::stop);
    }

    /// Starts all engines afresh.
    pub fn restart(self) {
        self.notice.set(None);
        self.each_lane(LaneQueue::restart);
        self.announcement.set("The engine is restarted. All variables are gone.".into());
    }

    fn each_lane(self, ask: fn(&mut LaneQueue) -> Vec<Action>) {
        for at in 0..LANES.len() {
            self.act(at, ask);
        }
    }

    /// Asks a lane's queue, and does what it says.
    fn act(self, at: usize, ask: impl FnOnce(&mut LaneQueue) -> Vec<Action>) {
        let actions = self.lanes.try_update_value(|lanes| lanes.get_mut(at).map(|lane| ask(&mut lane.queue)));
        for action in actions.flatten().unwrap_or_default() {
            self.perform(at, action);
        }
        self.lanes.with_value(|lanes| {
            let now: Vec<_> = lanes.iter().map(|lane| (lane.queue.is_ready(), lane.queue.is_busy())).collect();
            if self.engines.with_untracked(|engines| *engines != now) {
                self.engines.set(now);
            }
        });
    }

    fn perform(self, at: usize, action: Action) {
        match action {
            Action::Send(command) => self.lanes.with_value(|lanes| {
                if let Some(worker) = lanes.get(at).and_then(|lane| lane.worker.as_ref()) {
                    worker.send(&command);
                }
            }),
            Action::Show(cell, status) => {
                if let Some(cell) = self.cell(cell) {
                    cell.lane(at).update(|run| run.show(status));
                    self.announce(cell);
                }
            }
            Action::Clear(cell, run) => {
                self.error_frames.update(|frames| frames.retain(|it| (it.ran, it.lane) != (cell, LANES[at])));
                if let Some(cell) = self.cell(cell) {
                    let revision = cell.revision.get_untracked();
                    cell.lane(at).update(|lane| lane.begin(run, revision));
                }
            }
            Action::WatchHearing(run) => {
                set_timeout(move || self.act(at, move |queue| queue.hearing_is_late(run)), HEARING);
            }
            Action::WatchEnd(run) => set_timeout(move || self.act(at, move |queue| queue.stop_is_late(run)), ENDING),
            Action::Restart => self.start_worker(at),
            Action::GiveUp(message) => {
                self.notice.set(Some(format!("The engine did not start: {message}. Run a cell to try again.")));
            }
        }
    }

    fn start_worker(self, at: usize) {
        let generation = self.lanes.try_update_value(|lanes| {
            let lane = lanes.get_mut(at)?;
            lane.worker = None;
            lane.generation += 1;
            Some((lane.lane, lane.generation))
        });
        let Some((lane, generation)) = generation.flatten() else { return };
        let (entropy, clock_start) = self.entropy.get_value();
        let compat: JaxCompat = self.original.with_value(|original| original.compat);
        let config = SessionConfig { lane, compat, entropy, clock_start };
        let started = LaneWorker::start(&config, move |said| self.hear(at, generation, said));
        match started {
            Ok(worker) => self.lanes.update_value(|lanes| {
                if let Some(lane) = lanes.get_mut(at) {
                    lane.worker = Some(worker);
                }
            }),
            Err(message) => self.act(at, |queue| queue.crashed(&message)),
        }
    }

    fn hear(self, at: usize, generation: u32, said: FromWorker) {
        let current = self.lanes.try_with_value(|lanes| lanes.get(at).is_some_and(|lane| lane.generation == generation));
        if current != Some(true) {
            return;
        }
        match said {
            FromWorker::Events(events) => events.into_iter().for_each(|event| self.event(at, event)),
            FromWorker::Heard => self.act(at, LaneQueue::interrupt_heard),
            FromWorker::Crashed(message) => self.act(at, |queue| queue.crashed(&message)),
        }
    }

    fn event(self, at: usize, event: Event) {
        let Event::Output { run, cell, output } = event else {
            return self.act(at, |queue| queue.event(&event));
        };
        if let Output::Error(report) = &output {
            let frames = report.frames.iter().cloned().map(|frame| ErrorFrame { ran: cell, lane: LANES[at], frame });
            self.error_frames.update(|all| all.extend(frames));
        }
        if let Some(cell) = self.cell(cell) {
            cell.lane(at).update(|lane| lane.put_out(run, output));
        }
    }

    /// Tells those who hear the page how a cell ended.
    fn announce(self, cell: CellState) {
        if let Some(sentence) = cell.sentence() {
            let number = untrack(|| self.notebook().number(cell.id)).unwrap_or(0);
            self.announcement.set(format!("Cell {number} {sentence}"));
        }
    }
}

fn lanes_named(names: &str) -> Vec<Lane> {
    let lanes: Vec<_> = LANES.into_iter().filter(|lane| names.split(' ').any(|name| name == lane.slug())).collect();
    if lanes.is_empty() { LANES.to_vec() } else { lanes }
}
