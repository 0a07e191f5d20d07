//! What can be done to cells.

use super::{Part, Store, Undo};
use crate::app::storage::Kept;
use crate::cells::CellState;
use crate::notebook::{Cell, CellKind, Notebook};
use freezeframe_base::{CellId, JaxCompat};
use leptos::prelude::*;

/// So many cells of a notebook are whole from the start; those behind them once they come near the view.
const AT_ONCE: usize = 40;
/// So many changes can be taken back.
const MOST_PAST: usize = 50;

/// The cells before a change, and the texts that it changed.
struct Past {
    cells: Vec<CellState>,
    texts: Vec<(CellState, String)>,
}

/// The changes that can be taken back, the latest last.
#[derive(Clone, Copy)]
struct Changes(StoredValue<Vec<Past>>);

impl Part for Changes {
    fn new(_: &Kept) -> Self {
        Self(StoredValue::default())
    }
}

impl Store {
    /// Changes which cells there are, so that it can be taken back.
    pub(super) fn change_cells(self, change: impl FnOnce(&mut Vec<CellState>)) {
        self.change_texts(&[]);
        self.cells.update(change);
    }

    /// Has what is done next to these cells' texts, and to which cells there are, be taken back together.
    pub(super) fn change_texts(self, cells: &[CellState]) {
        self.notes().undo.set(None);
        let text = |cell: &CellState| (*cell, cell.source.get_untracked());
        let past = Past {
            cells: self.cells.get_untracked(),
            texts: cells.iter().map(text).collect(),
        };
        self.part::<Changes>().0.update_value(|all| {
            let excess = (all.len() + 1).saturating_sub(MOST_PAST);
            all.drain(..excess);
            all.push(past);
        });
    }

    pub(super) fn remember(self, message: &str) -> Undo {
        Undo {
            message: message.to_owned(),
            compat: self.compat.get_untracked(),
            file: self.file.get_untracked(),
        }
    }

    /// Adds an empty cell before another, or at the end, and puts the cursor into it.
    pub fn add(self, kind: CellKind, before: Option<CellId>) {
        let Some(cell) = self.blank(kind) else {
            return;
        };
        cell.editing.set(kind == CellKind::Markdown);
        self.change_cells(|cells| {
            let position = cells.iter().position(|cell| Some(cell.id) == before);
            cells.insert(position.unwrap_or(cells.len()), cell);
        });
        self.select(cell.id, cell.id);
        self.focus.set(Some(cell.id));
    }

    /// An empty cell that is not on the page yet, with a name that no other has.
    pub(super) fn blank(self, kind: CellKind) -> Option<CellState> {
        let mut alone = Notebook::default();
        alone.insert(self.session.fresh_cell(), 0, kind);
        let mut plain = alone.cells.pop()?;
        let mut number = plain.id.0;
        let all = self.cells.get_untracked();
        while all.iter().any(|cell| cell.key() == plain.key) {
            number += 1;
            plain.key = format!("own-{number}");
        }
        Some(self.state_of(&plain))
    }

    /// The state of a cell that is new on the page, and comes into view.
    pub(super) fn state_of(self, plain: &Cell) -> CellState {
        let owner = self.fixed.with_value(|fixed| fixed.owner.clone());
        let edits = self.edit_count();
        let cell = owner.with(|| CellState::new(plain, edits));
        cell.near.set(true);
        cell
    }

    /// Brings back the lesson as it was written.
    pub fn reset(self) {
        let undo = self.remember("The lesson is as it was written.");
        let original = self.fixed.with_value(|fixed| fixed.original.clone());
        let notebook = original.notebook.clone();
        let cells = self.fresh_cells(&notebook.cells);
        self.follow_texts(notebook.compat);
        self.follow_file(original);
        self.change_cells(|all| *all = cells);
        self.notes().undo.set(Some(undo));
        if let Some(first) = self.current() {
            self.stand_on(first);
        }
    }

    /// Takes back the last change of cells.
    pub fn take_back(self) {
        let Changes(past) = self.part();
        let past = past.try_update_value(Vec::pop).flatten();
        let Some(past) = past else {
            self.notes().announce("There is nothing to take back.");
            return;
        };
        if let Some(undo) = self.notes().undo.get_untracked() {
            self.follow_texts(undo.compat);
            self.follow_file(undo.file);
        }
        self.notes().undo.set(None);
        let now = self.cells.get_untracked();
        let current = self.standing().current.get_untracked();
        let is_current = |cell: &&CellState| Some(cell.id) == current;
        let at = now.iter().position(|cell| is_current(&cell)).unwrap_or(0);
        let is_new = |cell: &&CellState| now.iter().all(|it| it.id != cell.id);
        let cells = &past.cells;
        let stand = cells.iter().find(is_new).or(cells.iter().find(is_current));
        let stand = stand.or(cells.get(at.saturating_sub(1))).copied();
        for (cell, text) in past.texts {
            cell.edit(text);
        }
        self.cells.set(past.cells);
        if let Some(cell) = stand {
            self.stand_on(cell);
        }
        self.notes().announce("Taken back.");
    }

    /// Puts the cursor into a cell's text.
    pub fn write_in(self, cell: CellState) {
        cell.near.set(true);
        cell.editing.set(cell.kind != CellKind::Code);
        self.select(cell.id, cell.id);
        self.focus.set(Some(cell.id));
    }

    /// Puts the cursor into the code cell behind `id`; makes one where there is none.
    pub fn advance(self, id: CellId) {
        let next = self.cells.with_untracked(|cells| {
            let mut behind = cells.iter().skip_while(|cell| cell.id != id).skip(1);
            behind.find(|cell| cell.kind == CellKind::Code).copied()
        });
        match next {
            Some(next) => self.write_in(next),
            None => self.add(CellKind::Code, None),
        }
    }

    /// The states of cells that are new on the page, each with a number that was never used.
    pub(super) fn fresh_cells(self, cells: &[Cell]) -> Vec<CellState> {
        let edits = self.edit_count();
        let state = |cell: &Cell| {
            let id = self.session.fresh_cell();
            CellState::new(&Cell { id, ..cell.clone() }, edits)
        };
        let owner = self.fixed.with_value(|fixed| fixed.owner.clone());
        let states: Vec<CellState> = owner.with(|| cells.iter().map(state).collect());
        states
            .iter()
            .take(AT_ONCE)
            .for_each(|cell| cell.near.set(true));
        states
    }

    /// Has the notebook, and engines that are started from now on, follow a release's printed text.
    pub(super) fn follow_texts(self, compat: JaxCompat) {
        self.compat.set(compat);
        self.session.follow_texts(compat);
    }
}
