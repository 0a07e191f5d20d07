//! Exercises, and what is to be foretold: what the reader asked for, said and passed.

use super::{Part, Store};
use crate::address::{escape, unescape};
use crate::app::storage::Kept;
use crate::cells::CellState;
use crate::engine::{LANES, LaneStatus};
use crate::exercise::{Foretelling, Standing, Verdict};
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, Json, shown};
use leptos::prelude::*;

/// Under which word it is remembered which exercises are passed.
const KEPT: &str = "passed";

/// What is known of the notebook's exercises.
#[derive(Clone, Copy)]
struct Exercises {
    /// The names of the cells that are passed.
    passed: RwSignal<Vec<String>>,
    /// How many hints are shown.
    hints: RwSignal<Vec<(CellId, usize)>>,
    /// The exercise whose reader is asked before the solution is shown.
    asks: RwSignal<Option<CellId>>,
    /// What was said before cells ran.
    said: RwSignal<Vec<(CellId, String)>>,
}

impl Part for Exercises {
    fn new(kept: &Kept) -> Self {
        let passed = kept.read(KEPT).unwrap_or_default();
        let passed = passed.split_whitespace().map(unescape);
        Self {
            passed: RwSignal::new(passed.collect()),
            hints: RwSignal::default(),
            asks: RwSignal::default(),
            said: RwSignal::default(),
        }
    }
}

/// What stands beside a cell in such a list.
fn beside<T: Clone>(list: &[(CellId, T)], cell: CellId) -> Option<T> {
    let found = list.iter().find(|(id, _)| *id == cell);
    found.map(|(_, it)| it.clone())
}

impl Store {
    /// How a cell that is an exercise stands, tracked.
    pub fn exercise_standing(self, cell: CellState) -> Standing {
        let Exercises {
            passed,
            hints,
            asks,
            ..
        } = self.part();
        let text = cell.source.get();
        let solution = cell
            .exercise
            .with_value(|it| Some(it.as_ref()?.solution.clone()));
        Standing {
            verdict: verdict(cell),
            was_passed: passed.with(|all| all.contains(&cell.key.get())),
            hints: hints.with(|all| beside(all, cell.id)).unwrap_or(0),
            is_starter: self.starter(cell).is_some_and(|it| it == text),
            is_solution: solution.is_some_and(|it| it.trim_end() == text.trim_end()),
            asks: asks.get() == Some(cell.id),
        }
    }

    /// The text that the reader of an exercise began with, tracked.
    fn starter(self, cell: CellState) -> Option<String> {
        let key = cell.key.get();
        self.file.with(|file| {
            let mut cells = file.notebook.cells.iter();
            cells.find(|it| it.key == key).map(|it| it.source.clone())
        })
    }

    /// Shows one more hint.
    pub fn show_hint(self, cell: CellState) {
        self.part::<Exercises>().hints.update(|all| {
            match all.iter_mut().find(|(id, _)| *id == cell.id) {
                Some((_, count)) => *count += 1,
                None => all.push((cell.id, 1)),
            }
        });
    }

    /// Puts the solution into the cell; asks first where the reader has written something.
    pub fn ask_for_solution(self, cell: CellState) {
        match untrack(|| self.exercise_standing(cell)).is_starter {
            true => self.show_solution(cell),
            false => self.part::<Exercises>().asks.set(Some(cell.id)),
        }
    }

    /// Puts the solution into the cell, as a change that can be taken back.
    pub fn show_solution(self, cell: CellState) {
        let solution = cell
            .exercise
            .with_value(|it| Some(it.as_ref()?.solution.clone()));
        if let Some(solution) = solution {
            self.put_text(
                cell,
                solution,
                say("The solution is in the cell. Run it to see what it does."),
            );
        }
    }

    /// Has the cell be what the reader began with, as a change that can be taken back.
    pub fn begin_exercise_again(self, cell: CellState) {
        if let Some(starter) = untrack(|| self.starter(cell)) {
            self.put_text(cell, starter, say("The cell is as you began with it."));
        }
    }

    fn put_text(self, cell: CellState, text: String, sentence: &str) {
        self.keep_own_text();
        self.mark_version();
        self.change(&[cell], || cell.edit(text));
        self.notes().undo.set(Some(sentence.to_owned()));
    }

    /// The reader keeps their own text after all.
    pub fn keep_own_text(self) {
        self.part::<Exercises>().asks.set(None);
    }

    /// A cell has ended in a lane: if it was the last, and the exercise is passed, that is remembered and told.
    pub(super) fn note_passed(self, cell: CellState) {
        if untrack(|| verdict(cell)) != Some(Verdict::Passed) {
            return;
        }
        let passed = self.part::<Exercises>().passed;
        let key = cell.key();
        let is_first = passed.with_untracked(|all| !all.contains(&key));
        if is_first {
            passed.update(|all| all.push(key.clone()));
            let names =
                passed.with_untracked(|all| all.iter().map(|it| escape(it)).collect::<Vec<_>>());
            self.kept().write(KEPT, Some(&names.join(" ")));
        }
        let detail = Json::object([
            ("cell", key.as_str().into()),
            ("first", Json::Bool(is_first)),
        ]);
        self.tell("passed", &detail);
    }

    /// How a cell stands whose output is to be foretold, tracked; `reasons` is why the lanes differ.
    pub fn foretelling(self, cell: CellState, reasons: Vec<String>) -> Foretelling {
        let runs = [0, 1].map(|at| {
            cell.lane(at).with(|run| {
                let ended = run.ran && matches!(run.status, LaneStatus::Done { .. });
                (run.ran, ended.then(|| shown(&run.outputs)))
            })
        });
        let [(python_ran, python), (jit_ran, jit)] = runs;
        Foretelling {
            cell: cell.id.0,
            said: self
                .part::<Exercises>()
                .said
                .with(|all| beside(all, cell.id)),
            ran: python_ran || jit_ran || cell.status() == "queued",
            found: python.zip(jit).map(|(python, jit)| [python, jit]),
            reasons,
        }
    }

    /// True if the reader is to say first what a cell prints.
    pub(super) fn is_to_be_foretold(self, cell: CellState) -> bool {
        let is_asked = cell.prediction.with_value(Option::is_some);
        let has_said = || {
            let said = self.part::<Exercises>().said;
            said.with_untracked(|all| beside(all, cell.id)).is_some()
        };
        is_asked && !cell.has_run() && !has_said()
    }

    /// The reader says what a cell prints, which then runs.
    pub fn foretell(self, cell: CellState, said: String) {
        let all = self.part::<Exercises>().said;
        all.update(|all| all.push((cell.id, said)));
        self.session.run(cell.id);
    }
}

/// What came of an exercise's last run, tracked; nothing unless both lanes have ended.
fn verdict(cell: CellState) -> Option<Verdict> {
    let examined = |at: usize| {
        cell.lane(at).with(|run| {
            let ended = matches!(run.status, LaneStatus::Done { .. });
            run.examined.clone().filter(|_| ended)
        })
    };
    let lanes: Option<Vec<_>> = (0..LANES.len()).map(examined).collect();
    let [python, jit] = &lanes?[..] else {
        return None;
    };
    cell.exercise
        .with_value(|it| Some(Verdict::of(it.as_ref()?, [python, jit])))
}
