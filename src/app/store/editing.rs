//! What can be done to cells.

use super::{Store, Undo};
use crate::cells::CellState;
use crate::notebook::{Cell, CellKind};
use freezeframe_base::{CellId, JaxCompat};
use leptos::prelude::*;

impl Store {
    pub(super) fn change_cells(self, change: impl FnOnce(&mut Vec<CellState>)) {
        self.notes().undo.set(None);
        self.cells.update(change);
    }

    pub(super) fn remember(self, message: &str) -> Undo {
        Undo {
            message: message.to_owned(),
            cells: self.cells.get_untracked(),
            compat: self.compat.get_untracked(),
            file: self.file.get_untracked(),
        }
    }

    /// Adds an empty cell before another, or at the end, and puts the cursor into it.
    pub fn add(self, kind: CellKind, before: Option<CellId>) {
        let id = self.session.fresh_cell();
        let mut notebook = untrack(|| self.notebook());
        let position = before
            .and_then(|id| notebook.position(id))
            .unwrap_or(notebook.cells.len());
        notebook.insert(id, position, kind);
        let Some(plain) = notebook.cells.get(position) else {
            return;
        };
        let owner = self.fixed.with_value(|fixed| fixed.owner.clone());
        let cell = owner.with(|| CellState::new(plain));
        cell.editing.set(kind == CellKind::Markdown);
        self.change_cells(|cells| cells.insert(position, cell));
        self.focus.set(Some(id));
    }

    /// Takes a cell off the page; it can be taken back.
    pub fn delete(self, id: CellId) {
        let undo = self.remember("The cell is deleted.");
        self.change_cells(|cells| cells.retain(|cell| cell.id != id));
        self.notes().undo.set(Some(undo));
    }

    /// Moves a cell up (negative) or down.
    pub fn move_by(self, id: CellId, by: isize) {
        self.change_cells(|cells| {
            let Some(from) = cells.iter().position(|cell| cell.id == id) else {
                return;
            };
            let to = from.saturating_add_signed(by).min(cells.len() - 1);
            let cell = cells.remove(from);
            cells.insert(to, cell);
        });
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
    }

    /// Takes back the last deletion or reset.
    pub fn take_back(self) {
        if let Some(undo) = self.notes().undo.get_untracked() {
            self.follow_texts(undo.compat);
            self.follow_file(undo.file);
            self.change_cells(|cells| *cells = undo.cells);
        }
    }

    /// Puts the cursor into the code cell behind `id`; makes one where there is none.
    pub fn advance(self, id: CellId) {
        let next = self.cells.with_untracked(|cells| {
            let behind = cells.iter().skip_while(|cell| cell.id != id).skip(1);
            behind
                .filter(|cell| cell.kind == CellKind::Code)
                .map(|cell| cell.id)
                .next()
        });
        match next {
            Some(next) => self.focus.set(Some(next)),
            None => self.add(CellKind::Code, None),
        }
    }

    /// The states of cells that are new on the page, each with a number that was never used.
    pub(super) fn fresh_cells(self, cells: &[Cell]) -> Vec<CellState> {
        let state = |cell: &Cell| {
            let id = self.session.fresh_cell();
            CellState::new(&Cell { id, ..cell.clone() })
        };
        let owner = self.fixed.with_value(|fixed| fixed.owner.clone());
        owner.with(|| cells.iter().map(state).collect())
    }

    /// Has the notebook, and engines that are started from now on, follow a release's printed text.
    pub(super) fn follow_texts(self, compat: JaxCompat) {
        self.compat.set(compat);
        self.session.follow_texts(compat);
    }
}
