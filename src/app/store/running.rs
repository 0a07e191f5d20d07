//! What can be asked to run.

use super::Store;
use crate::cells::{CellState, ask};
use crate::notebook::CellKind;
use freezeframe_base::CellId;
use freezeframe_base::texts::say;
use leptos::prelude::*;

impl Store {
    fn code_cells(self) -> Vec<CellId> {
        let cells = self.cells.get_untracked().into_iter();
        let code = cells.filter(|cell| cell.kind == CellKind::Code);
        code.map(|cell| cell.id).collect()
    }

    /// Runs a code cell in all lanes; where the reader is to say first what it prints, they are asked.
    pub fn run(self, id: CellId) {
        match self.cell(id).filter(|cell| self.is_to_be_foretold(*cell)) {
            Some(cell) => ask(self, cell),
            None => self.session.run(id),
        }
    }

    /// Runs the selected cells: code in all lanes, and text is shown as it is to be read.
    pub fn run_selected(self) {
        let cells = self.selected();
        let text = cells.iter().filter(|cell| cell.kind != CellKind::Code);
        text.for_each(|cell| cell.editing.set(false));
        let code = cells.iter().filter(|cell| cell.kind == CellKind::Code);
        let code: Vec<CellId> = code.map(|cell| cell.id).collect();
        match code[..] {
            [] => {}
            [alone] => self.run(alone),
            _ => self.session.run_together(&code),
        }
    }

    /// Runs all code cells in order, up to the first that raises an error.
    pub fn run_all(self) {
        self.session.run_together(&self.code_cells());
    }

    /// Runs the code cells up to and with one.
    pub fn run_to(self, id: CellId) {
        self.session.run_together(&self.up_to(id));
    }

    /// Runs the code cells up to and with one, whatever those above it raise.
    pub fn run_each_to(self, id: CellId) {
        self.up_to(id).iter().for_each(|id| self.session.run(*id));
    }

    pub(super) fn up_to(self, id: CellId) -> Vec<CellId> {
        let (mut above, own) = self.parted_at(id);
        above.extend(own.first().filter(|it| **it == id));
        above
    }

    /// Runs the code cells above one.
    pub fn run_above(self, id: CellId) {
        self.session.run_together(&self.parted_at(id).0);
    }

    /// Runs the code cells from one on.
    pub fn run_from(self, id: CellId) {
        self.session.run_together(&self.parted_at(id).1);
    }

    /// The code cells above a cell, which may be text, and those from it on.
    fn parted_at(self, id: CellId) -> (Vec<CellId>, Vec<CellId>) {
        let cells: Vec<CellState> = self.cells.get_untracked();
        let at = cells.iter().position(|cell| cell.id == id);
        let above = cells.iter().take(at.unwrap_or(0));
        let above = above.filter(|cell| cell.kind == CellKind::Code).count();
        let mut code = self.code_cells();
        let rest = code.split_off(above.min(code.len()));
        (code, rest)
    }

    /// Starts all engines afresh.
    pub fn restart(self) {
        self.session.restart();
        self.notes()
            .announce(say("The engine is restarted. All variables are gone."));
    }
}
