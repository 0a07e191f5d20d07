//! One cell's state on the page.

use super::question::Asking;
use crate::editor::OpenEditor;
use crate::engine::{ALL_LANES, LANES, LaneStatus};
use crate::lanes::{plain_output, plain_outputs};
use crate::notebook::{Cell, CellKind, Exercise, Origin, Prediction, Recorded};
use freezeframe_base::texts::{phrase, tell};
use freezeframe_base::{CellId, Examined, Form, Lane, Output, Revision, RunId, RunStatus};
use leptos::{html, prelude::*};
use std::sync::{Arc, Mutex, PoisonError};

/// More outputs than this of one run in one lane are kept as text only, to be saved.
const MOST_OUTPUTS: usize = 10_000;

/// More bytes than this of such text are counted, not kept.
const MOST_REST: usize = 64 << 20;

/// What one lane made of a cell.
#[derive(Clone, Debug, Default)]
pub struct LaneRun {
    /// How the run stands.
    pub status: LaneStatus,
    /// What was put out; of the run before, until the new one puts out something or ends.
    pub outputs: Vec<Output>,
    /// What was put out beyond that.
    pub rest: Rest,
    /// True once the cell ran in this visit.
    pub ran: bool,
    /// What came of its exam, where it is an exercise.
    pub examined: Option<Examined>,
    /// The version of the text that ran.
    pub revision: Revision0,
    run: Option<RunId>,
    clear_first: bool,
}

/// Outputs that are too many to show. Copies share the text, which is long.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    /// How many outputs there are.
    pub outputs: usize,
    /// How many of them are not even in the text.
    pub lost: usize,
    text: Arc<Mutex<String>>,
}

impl Rest {
    fn add(&mut self, output: &Output) {
        self.outputs += 1;
        let mut text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        if text.len() < MOST_REST {
            text.push_str(&plain_output(output));
        } else {
            self.lost += 1;
        }
    }

    fn bytes(&self) -> usize {
        let text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        text.len()
    }

    /// The outputs as text.
    pub fn text(&self) -> String {
        let mut text = self
            .text
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if self.lost > 0 {
            text.push_str(&tell(
                "[{n} more outputs were not kept]\n",
                &[("n", &self.lost)],
            ));
        }
        text
    }
}

/// A revision, with one to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision0(pub Revision);

impl Default for Revision0 {
    fn default() -> Self {
        Self(Revision(0))
    }
}

impl LaneRun {
    /// A run begins; the old outputs stay until there is something new, so that the page does not jump.
    pub fn begin(&mut self, run: RunId, revision: Revision) {
        self.run = Some(run);
        self.revision = Revision0(revision);
        self.ran = true;
        self.examined = None;
        self.clear_first = true;
    }

    /// True while what is shown is of the run before, since this one has put out nothing yet.
    pub fn shows_the_run_before(&self) -> bool {
        let has_nothing_new = match self.status {
            LaneStatus::Queued => true,
            LaneStatus::Running => self.clear_first,
            _ => false,
        };
        has_nothing_new && !self.outputs.is_empty()
    }

    /// This came of the run's exam.
    pub fn take_exam(&mut self, run: RunId, examined: Examined) {
        if self.run == Some(run) {
            self.examined = Some(examined);
        }
    }

    /// The run put something out.
    pub fn put_out(&mut self, run: RunId, output: Output) {
        if self.run != Some(run) {
            return;
        }
        self.clear();
        if self.outputs.len() < MOST_OUTPUTS {
            self.outputs.push(output);
        } else {
            self.rest.add(&output);
        }
    }

    /// All that the run put out, as text.
    pub fn whole_text(&self) -> String {
        let mut text = plain_outputs(&self.outputs);
        text.push_str(&self.rest.text());
        text
    }

    /// How many bytes it holds, about.
    fn bytes(&self) -> usize {
        self.outputs.iter().map(bytes_of).sum::<usize>() + self.rest.bytes()
    }

    /// What the run has put out goes; with `wait` only when something else comes.
    pub fn cleared(&mut self, run: RunId, wait: bool) {
        if self.run == Some(run) {
            self.clear_first = true;
            if !wait {
                self.clear();
            }
        }
    }

    /// What was displayed under a name is something else now.
    pub fn updated(&mut self, name: &str, forms: &[Form]) {
        for output in &mut self.outputs {
            if let Output::Display {
                id, forms: shown, ..
            } = output
                && id.as_deref() == Some(name)
            {
                *shown = forms.to_vec();
            }
        }
    }

    /// Whether something is displayed under a name.
    pub fn displays(&self, name: &str) -> bool {
        let is_it = |output: &Output| matches!(output, Output::Display { id, .. } if id.as_deref() == Some(name));
        self.outputs.iter().any(is_it)
    }

    /// The run stands so now.
    pub fn show(&mut self, status: LaneStatus) {
        if matches!(status, LaneStatus::Done { .. } | LaneStatus::Lost(_)) {
            self.clear();
        }
        self.status = status;
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.clear_first) {
            self.outputs.clear();
            self.rest = Rest::default();
        }
    }
}

/// The text that a lesson's cell had when its outputs were recorded, and what was put out.
pub type RecordedOf = (String, Recorded);

/// What is to be seen below a cell.
#[derive(Clone, Debug)]
pub struct Shown {
    recorded: RecordedOf,
    kept_at: Option<f64>,
    runs: [LaneRun; ALL_LANES.len()],
}

impl Shown {
    /// What was kept of an earlier visit, from that time.
    pub fn kept(recorded: RecordedOf, time: f64) -> Self {
        Self {
            recorded,
            kept_at: Some(time),
            runs: Default::default(),
        }
    }

    /// How many bytes it holds, about.
    pub fn bytes(&self) -> usize {
        recorded_bytes(&self.recorded) + self.runs.iter().map(LaneRun::bytes).sum::<usize>()
    }
}

fn recorded_bytes((text, recorded): &RecordedOf) -> usize {
    let outputs = recorded.lanes.iter().flat_map(|(_, outputs)| outputs);
    text.len() + outputs.map(bytes_of).sum::<usize>()
}

/// How many bytes an output holds, about.
fn bytes_of(output: &Output) -> usize {
    match output {
        Output::Text { text, .. } | Output::Result { text, .. } => text.len(),
        Output::Display { forms, .. } => forms.iter().map(|form| form.data.len()).sum(),
        Output::Figure { svg, alt } => svg.len() + alt.len(),
        Output::Error(report) => report.message.len() + report.traceback.len(),
    }
}

/// A cell as signals. Cheap to copy; its signals live as long as the page.
#[derive(Clone, Copy)]
pub struct CellState {
    /// Its number in this visit.
    pub id: CellId,
    /// What it holds.
    pub kind: CellKind,
    /// Its name in the file.
    pub key: RwSignal<String>,
    /// What was recorded when the lesson was made, and of which text.
    pub recorded: StoredValue<RecordedOf>,
    /// When that was put out, in milliseconds, where it was in an earlier visit.
    pub kept_at: StoredValue<Option<f64>>,
    /// What its file says of it beside that.
    pub origin: StoredValue<Origin>,
    /// What the reader is to do in it, if it is an exercise.
    pub exercise: StoredValue<Option<Exercise>>,
    /// What the reader is asked before it runs.
    pub prediction: StoredValue<Option<Prediction>>,
    /// Its text.
    pub source: RwSignal<String>,
    /// The version of its text.
    pub revision: RwSignal<Revision>,
    /// True while its Markdown is edited.
    pub editing: RwSignal<bool>,
    /// True once it shows more than its text; what is near does in any case.
    pub live: RwSignal<bool>,
    /// True once it was near the view, and has all that it can have; until then it can be read.
    pub near: RwSignal<bool>,
    /// True while its outputs are folded away, or what stands below its heading.
    pub folded: RwSignal<bool>,
    /// True while it stands below a heading that is folded.
    pub hidden: RwSignal<bool>,
    /// Its element.
    pub section: NodeRef<html::Section>,
    /// Its editor, once it has one.
    pub open: StoredValue<Option<OpenEditor>, LocalStorage>,
    /// What its run asks.
    pub asking: RwSignal<Asking>,
    /// Counts the edits of all cells of the notebook.
    edits: RwSignal<u32>,
    runs: [RwSignal<LaneRun>; ALL_LANES.len()],
}

impl CellState {
    /// The state of a cell that has not run, under this number; its edits are counted in `edits`.
    pub fn new(id: CellId, cell: &Cell, edits: RwSignal<u32>) -> Self {
        Self {
            id,
            kind: cell.kind,
            key: RwSignal::new(cell.key.clone()),
            recorded: StoredValue::new((cell.source.clone(), cell.recorded.clone())),
            kept_at: StoredValue::new(None),
            origin: StoredValue::new(cell.origin.clone()),
            // What cannot be read is a plain cell; `freezeframe check` says what is wrong with it.
            exercise: StoredValue::new(Exercise::of(cell).ok().flatten()),
            prediction: StoredValue::new(Prediction::of(cell).ok().flatten()),
            source: RwSignal::new(cell.source.clone()),
            revision: RwSignal::new(Revision(0)),
            editing: RwSignal::new(false),
            live: RwSignal::new(false),
            near: RwSignal::new(false),
            folded: RwSignal::new(false),
            hidden: RwSignal::new(false),
            section: NodeRef::new(),
            open: StoredValue::new_local(None),
            asking: RwSignal::default(),
            edits,
            runs: ALL_LANES.map(|_| RwSignal::default()),
        }
    }

    /// The cell as plain data, tracked.
    pub fn plain(self) -> Cell {
        Cell {
            recorded: self.recorded.with_value(|(_, recorded)| recorded.clone()),
            origin: self.origin.get_value(),
            ..self.plain_text()
        }
    }

    /// Its text as plain data, tracked, without what was recorded, which may be long.
    pub fn plain_text(self) -> Cell {
        Cell {
            id: self.id,
            key: self.key.get(),
            kind: self.kind,
            source: self.source.get(),
            recorded: Recorded::default(),
            origin: Origin::default(),
        }
    }

    /// What this visit's runs put out in place of what was recorded, without why; nothing where the text has changed since,
    /// and none where it has neither changed nor run.
    pub fn put_out(self, lanes: &[Lane]) -> Option<Recorded> {
        let revision = self.revision.get_untracked();
        let of_lane = |(at, lane): (usize, &Lane)| {
            self.lane(at).with_untracked(|run| {
                let current = run.ran && run.revision.0 == revision;
                current.then(|| (*lane, run.outputs.clone()))
            })
        };
        let outputs: Option<Vec<_>> = lanes.iter().enumerate().map(of_lane).collect();
        let has_changed = untrack(|| self.has_changed());
        let lanes = outputs.or_else(|| has_changed.then(Vec::new))?;
        Some(Recorded {
            lanes,
            reasons: Vec::new(),
        })
    }

    /// True if its text is not the one of which outputs were recorded, tracked.
    pub fn has_changed(self) -> bool {
        self.revision.track();
        let source = self.source;
        self.recorded
            .with_value(|(of, _)| source.with_untracked(|now| now != of))
    }

    /// How many bytes its text holds and what is to be seen below it, about.
    pub fn bytes(self) -> usize {
        let runs = self
            .runs
            .iter()
            .map(|run| run.with_untracked(LaneRun::bytes));
        let recorded = self.recorded.with_value(recorded_bytes);
        self.source.with_untracked(String::len) + recorded + runs.sum::<usize>()
    }

    /// What is to be seen below it.
    pub fn shown(self) -> Shown {
        Shown {
            recorded: self.recorded.get_value(),
            kept_at: self.kept_at.get_value(),
            runs: self.runs.map(|run| run.get_untracked()),
        }
    }

    /// Has something else be seen below it.
    pub fn show(self, shown: Shown) {
        self.recorded.set_value(shown.recorded);
        self.kept_at.set_value(shown.kept_at);
        for (run, shown) in self.runs.iter().zip(shown.runs) {
            run.set(shown);
        }
    }

    /// True if it ran in this visit, or in an earlier one.
    pub fn has_run(self) -> bool {
        let ran = self
            .runs
            .iter()
            .any(|run| run.with_untracked(|run| run.ran));
        ran || self.kept_at.with_value(Option::is_some)
    }

    /// True if an error is what its author expects of it.
    pub fn may_raise(self) -> bool {
        self.origin
            .with_value(|origin| origin.has_tag("raises-exception"))
    }

    /// Its name in the file.
    pub fn key(self) -> String {
        self.key.get_untracked()
    }

    /// The lane at a position of `ALL_LANES`.
    pub fn lane(self, at: usize) -> RwSignal<LaneRun> {
        self.runs[at.min(self.runs.len() - 1)]
    }

    /// Gives the cell another text.
    pub fn edit(self, text: String) {
        if self.source.with_untracked(|source| *source != text) {
            if !self.live.get_untracked() {
                self.live.set(true);
            }
            self.revision.update(|revision| revision.0 += 1);
            self.source.set(text);
            self.edits.update(|edits| *edits += 1);
        }
    }

    /// How the cell stands over the lanes that are always there, tracked.
    pub fn status(self) -> &'static str {
        let statuses: Vec<LaneStatus> = self
            .runs
            .iter()
            .take(LANES.len())
            .map(|run| run.with(|run| run.status.clone()))
            .collect();
        let any = |is: fn(&LaneStatus) -> bool| statuses.iter().any(is);
        match () {
            () if any(|it| *it == LaneStatus::Running) => "running",
            () if any(|it| *it == LaneStatus::Queued) => "queued",
            () if any(|it| matches!(it, LaneStatus::Lost(_))) => "lost",
            () if any(|it| {
                matches!(
                    it,
                    LaneStatus::Done {
                        status: RunStatus::Error,
                        ..
                    }
                )
            }) =>
            {
                "error"
            }
            () if any(|it| {
                matches!(
                    it,
                    LaneStatus::Done {
                        status: RunStatus::Interrupted,
                        ..
                    }
                )
            }) =>
            {
                "stopped"
            }
            () if any(|it| matches!(it, LaneStatus::Skipped(_))) => "skipped",
            () if any(|it| matches!(it, LaneStatus::Done { .. })) => "done",
            () => "idle",
        }
    }

    /// How the cell ended, for the ear, with its number to be filled in; nothing while it is under way.
    pub fn sentence(self) -> Option<&'static str> {
        match untrack(|| self.status()) {
            "done" => Some(phrase("Cell {number} has run.")),
            "error" => Some(phrase("Cell {number} raised an error.")),
            "stopped" => Some(phrase("Cell {number} was stopped.")),
            "lost" => Some(phrase("Cell {number} was lost with its engine.")),
            _ => None,
        }
    }
}
