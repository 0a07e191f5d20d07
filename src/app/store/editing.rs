//! What can be done to cells.

use super::Store;
use crate::cells::CellState;
use crate::notebook::{Cell, CellKind, Notebook};
use freezeframe_base::{CellId, JaxCompat};
use leptos::prelude::*;

/// A notebook of no more cells is whole from the start.
const AT_ONCE: usize = 40;
/// Of a longer one so many cells are; those behind them once they come near the view.
const FIRST: usize = 6;

/// Has the first cells of a notebook be whole.
pub(super) fn show_first(cells: &[CellState]) {
    let count = match cells.len() {
        all @ ..=AT_ONCE => all,
        _ => FIRST,
    };
    cells.iter().take(count).for_each(|it| it.near.set(true));
}

impl Store {
    /// Changes which cells there are, so that it can be taken back.
    pub(super) fn change_cells(self, change: impl FnOnce(&mut Vec<CellState>)) {
        self.change(&[], || self.cells.update(change));
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
        let edits = self.edit_count();
        let cell = self.keep_state(|| CellState::new(plain.id, plain, edits));
        cell.near.set(true);
        cell
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
        let states: Vec<CellState> = cells.iter().map(|cell| self.fresh_state(cell)).collect();
        show_first(&states);
        states
    }

    /// The state of a cell of a notebook that comes to the page.
    pub(super) fn fresh_state(self, cell: &Cell) -> CellState {
        let (id, edits) = (self.session.fresh_cell(), self.edit_count());
        self.keep_state(|| CellState::new(id, cell, edits))
    }

    /// Has the notebook, and engines that are started from now on, follow a release's printed text.
    pub(super) fn follow_texts(self, compat: JaxCompat) {
        self.compat.set(compat);
        self.session.follow_texts(compat);
    }
}
