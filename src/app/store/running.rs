//! What can be asked to run.

use super::Store;
use crate::cells::CellState;
use crate::notebook::CellKind;
use freezeframe_base::CellId;
use leptos::prelude::*;

impl Store {
    fn code_cells(self) -> Vec<CellState> {
        let cells = self.cells.get_untracked().into_iter();
        cells.filter(|cell| cell.kind == CellKind::Code).collect()
    }

    /// Runs a code cell in all lanes.
    pub fn run(self, id: CellId) {
        self.session.run(id);
    }

    /// Runs all code cells in order.
    pub fn run_all(self) {
        self.code_cells().iter().for_each(|cell| self.run(cell.id));
    }

    /// Runs the code cells up to and with one.
    pub fn run_to(self, id: CellId) {
        let cells = self.code_cells();
        let end = cells.iter().position(|cell| cell.id == id);
        let up_to = cells.iter().take(end.map_or(0, |at| at + 1));
        up_to.for_each(|cell| self.run(cell.id));
    }

    /// Starts all engines afresh.
    pub fn restart(self) {
        self.session.restart();
        self.notes()
            .announce("The engine is restarted. All variables are gone.");
    }
}
