//! One history over the notebook: what was typed, and what was done to cells, is taken back in order, and done again.

use super::{File, Part, Store};
use crate::app::storage::Kept;
use crate::cells::{CellState, Shown};
use crate::text::Edit;
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, JaxCompat};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many changes can be taken back.
const MOST: usize = 200;
/// Of those before the last, as many as hold no more than so many bytes together.
const HELD: usize = 64 << 20;
/// What is typed in a cell without such a pause, in milliseconds, is taken back together.
const PAUSE: f64 = 700.0;

/// What was done.
#[derive(Clone, Copy, Default)]
pub(super) struct History {
    done: StoredValue<Vec<Step>>,
    undone: StoredValue<Vec<Step>>,
    typing: StoredValue<Option<Typing>>,
    /// What the change that is going on shows below cells, and what was there.
    shown: StoredValue<Vec<Swap>>,
}

/// What was to be seen below a cell, and what is now.
type Swap = (CellState, [Shown; 2]);

impl Part for History {
    fn new(_: &Kept) -> Self {
        Self::default()
    }
}

/// A change: which cells there were and are, what became of texts and is seen below cells, and what the notebook was and
/// is of.
#[derive(Default)]
struct Step {
    cells: Option<[Vec<CellId>; 2]>,
    texts: Vec<(CellState, Edit)>,
    shown: Vec<Swap>,
    of: Option<[(JaxCompat, File); 2]>,
    /// How many bytes are kept for its sake, about.
    bytes: usize,
}

/// What is being typed: the cell, its text before, and when that was changed last.
struct Typing {
    cell: CellState,
    before: String,
    at: f64,
}

impl Step {
    /// The cells that it needs.
    fn needed(&self) -> impl Iterator<Item = CellId> {
        let of_page = self.cells.iter().flatten().flatten().copied();
        let written = self.texts.iter().map(|(cell, _)| cell.id);
        let shown = self.shown.iter().map(|(cell, _)| cell.id);
        of_page.chain(written).chain(shown)
    }
}

/// The names of cells.
fn ids(cells: &[CellState]) -> Vec<CellId> {
    cells.iter().map(|cell| cell.id).collect()
}

impl Store {
    /// Does something that can be taken back as one change: to which cells there are, to the texts of these cells, and to
    /// what the notebook is of.
    pub fn change(self, written: &[CellState], act: impl FnOnce()) {
        let ends = self.begin_change(written);
        act();
        self.end_change(written, ends);
    }

    fn begin_change(
        self,
        written: &[CellState],
    ) -> (Vec<CellState>, Vec<String>, (JaxCompat, File)) {
        self.end_typing();
        self.end_arriving();
        self.notes().undo.set(None);
        let text = |cell: &CellState| cell.source.get_untracked();
        let texts = written.iter().map(text).collect();
        (self.cells.get_untracked(), texts, self.is_of())
    }

    fn end_change(
        self,
        written: &[CellState],
        (cells, texts, of): (Vec<CellState>, Vec<String>, (JaxCompat, File)),
    ) {
        let (now, is_of) = (self.cells.get_untracked(), self.is_of());
        let same = |(a, b): (&CellState, &CellState)| a.id == b.id;
        let same_cells = cells.len() == now.len() && cells.iter().zip(&now).all(same);
        let edit = |(cell, old): (&CellState, &String)| {
            let edit = cell.source.with_untracked(|new| Edit::between(old, new));
            Some((*cell, edit?))
        };
        let shown = self.part::<History>().shown;
        let same_of = of.0 == is_of.0 && of.1.is(&is_of.1);
        self.push(Step {
            cells: (!same_cells).then(|| [ids(&cells), ids(&now)]),
            texts: written.iter().zip(&texts).filter_map(edit).collect(),
            shown: shown.try_update_value(std::mem::take).unwrap_or_default(),
            of: (!same_of).then_some([of, is_of]),
            bytes: 0,
        });
    }

    fn is_of(self) -> (JaxCompat, File) {
        (self.compat.get_untracked(), self.file.get_untracked())
    }

    fn push(self, mut step: Step) {
        let is_same = step.texts.is_empty() && step.shown.is_empty();
        if step.cells.is_none() && is_same && step.of.is_none() {
            return;
        }
        let History { done, undone, .. } = self.part();
        undone.update_value(Vec::clear);
        step.bytes = self.held_for(&step);
        done.update_value(|all| {
            all.push(step);
            let mut held = 0;
            let fits = |step: &&Step| {
                held += step.bytes;
                held <= HELD
            };
            let kept = all.iter().rev().take_while(fits).count();
            all.drain(..all.len() - kept.clamp(1, MOST));
        });
        self.forget_gone_cells();
    }

    /// How many bytes are kept for a change that was just made: texts, what was seen below cells, and cells that are gone.
    fn held_for(self, step: &Step) -> usize {
        let texts = step.texts.iter().map(|(_, edit)| edit.bytes());
        let shown = (step.shown.iter()).flat_map(|(_, sides)| sides.iter().map(Shown::bytes));
        let cells = step.cells.iter().flat_map(|[before, now]| {
            let now: BTreeSet<&CellId> = now.iter().collect();
            let gone = before.iter().filter(move |id| !now.contains(id));
            gone.filter_map(|id| Some(self.kept_state(*id)?.bytes()))
        });
        texts.chain(shown).chain(cells).sum()
    }

    /// The cells that taking something back, or doing it again, needs.
    pub(super) fn cells_of_history(self) -> BTreeSet<CellId> {
        let History {
            done,
            undone,
            typing,
            shown,
        } = self.part();
        let mut all = BTreeSet::new();
        for steps in [done, undone] {
            steps.with_value(|steps| all.extend(steps.iter().flat_map(Step::needed)));
        }
        typing.with_value(|typing| all.extend(typing.as_ref().map(|it| it.cell.id)));
        shown.with_value(|shown| all.extend(shown.iter().map(|(cell, _)| cell.id)));
        all
    }

    /// Has something else be seen below a cell, within a change.
    pub(super) fn show_otherwise(self, cell: CellState, shown: Shown) {
        let swap = (cell, [cell.shown(), shown.clone()]);
        self.part::<History>()
            .shown
            .update_value(|all| all.push(swap));
        cell.show(shown);
    }

    /// A cell's text is this now, since it was typed.
    pub fn typed(self, cell: CellState, text: String) {
        let now = js_sys::Date::now();
        let typing = self.part::<History>().typing;
        let goes_on = typing.try_update_value(|typing| match typing {
            Some(typing) if typing.cell.id == cell.id && now - typing.at < PAUSE => {
                typing.at = now;
                true
            }
            _ => false,
        });
        if goes_on != Some(true) {
            self.end_typing();
            self.notes().undo.set(None);
            let before = cell.source.get_untracked();
            let at = now;
            typing.set_value(Some(Typing { cell, before, at }));
        }
        cell.edit(text);
    }

    /// What is typed from now on is another change.
    fn end_typing(self) {
        let typing = self.part::<History>().typing;
        if let Some(Typing { cell, before, .. }) = typing.try_update_value(Option::take).flatten() {
            let edit = cell
                .source
                .with_untracked(|now| Edit::between(&before, now));
            self.push(Step {
                texts: edit.into_iter().map(|edit| (cell, edit)).collect(),
                ..Step::default()
            });
        }
    }

    /// Forgets what was done: the notebook is another.
    pub(super) fn forget_history(self) {
        let History {
            done,
            undone,
            typing,
            ..
        } = self.part();
        done.set_value(Vec::new());
        undone.set_value(Vec::new());
        typing.set_value(None);
        self.notes().undo.set(None);
        self.forget_gone_cells();
    }

    /// Takes back the last change.
    pub fn take_back(self) {
        self.end_typing();
        let History { done, undone, .. } = self.part();
        match done.try_update_value(Vec::pop).flatten() {
            Some(step) => {
                self.go(&step, 0);
                undone.update_value(|all| all.push(step));
                self.notes().announce(say("Taken back."));
            }
            None => self.notes().announce(say("There is nothing to take back.")),
        }
    }

    /// Does again what was taken back last.
    pub fn do_again(self) {
        self.end_typing();
        let History { done, undone, .. } = self.part();
        match undone.try_update_value(Vec::pop).flatten() {
            Some(step) => {
                self.go(&step, 1);
                done.update_value(|all| all.push(step));
                self.notes().announce(say("Done again."));
            }
            None => self.notes().announce(say("There is nothing to do again.")),
        }
    }

    /// Goes to one side of a change: before it (0) or behind it (1).
    fn go(self, step: &Step, side: usize) {
        self.notes().undo.set(None);
        if let Some(of) = &step.of {
            let (compat, file) = of[side].clone();
            self.follow_texts(compat);
            self.file.set(file);
        }
        for (cell, edit) in &step.texts {
            let edit = if side == 0 { &edit.inverse() } else { edit };
            let text = cell.source.with_untracked(|text| edit.apply(text));
            text.into_iter().for_each(|text| cell.edit(text));
        }
        for (cell, shown) in &step.shown {
            cell.show(shown[side].clone());
        }
        match (&step.cells, &step.texts[..]) {
            (Some(cells), _) => {
                let cells = cells[side].iter().filter_map(|id| self.kept_state(*id));
                self.go_to_cells(cells.collect());
            }
            (None, [(cell, _), ..]) => self.stay_or_stand(*cell),
            (None, []) => {}
        }
    }

    /// Has these cells be on the page, and stands where they are others.
    fn go_to_cells(self, cells: Vec<CellState>) {
        let now = self.cells.get_untracked();
        let current = self.standing().current.get_untracked();
        let is_current = |cell: &&CellState| Some(cell.id) == current;
        let at = now.iter().position(|cell| is_current(&cell)).unwrap_or(0);
        let is_new = |cell: &&CellState| now.iter().all(|it| it.id != cell.id);
        let stand = cells.iter().find(is_new).or(cells.iter().find(is_current));
        let stand = stand.or(cells.get(at.saturating_sub(1))).copied();
        self.cells.set(cells);
        if let Some(cell) = stand {
            self.stand_on(cell);
        }
    }

    /// Stands on a cell, unless one writes in it.
    fn stay_or_stand(self, cell: CellState) {
        let section = cell.section.get_untracked();
        let is_there = section.and_then(|it| it.matches(":focus-within").ok());
        if is_there != Some(true) {
            self.stand_on(cell);
        }
    }
}
