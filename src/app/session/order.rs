//! In which order the code cells of a session stand.

use crate::cells::CellState;
use freezeframe_base::CellId;
use std::collections::BTreeMap;

/// The code cells of a session's notebooks, to be asked for by each cell without a walk over all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Order {
    ids: Vec<CellId>,
    numbers: BTreeMap<CellId, usize>,
}

impl Order {
    /// The order of these cells.
    pub fn of(cells: &[CellState]) -> Self {
        let ids: Vec<CellId> = cells.iter().map(|cell| cell.id).collect();
        let numbers = ids.iter().enumerate().map(|(at, id)| (*id, at + 1));
        Self {
            numbers: numbers.collect(),
            ids,
        }
    }

    /// The cells in order.
    pub fn ids(&self) -> &[CellId] {
        &self.ids
    }

    /// The 1-based number of a cell; 0 for what is none.
    pub fn number(&self, id: CellId) -> usize {
        self.numbers.get(&id).copied().unwrap_or(0)
    }
}
