//! How long the state of a cell is kept: while the cell is on the page, or taking something back brings it there.

use super::{Part, Store};
use crate::app::storage::Kept;
use crate::cells::CellState;
use freezeframe_base::CellId;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// So long after cells have gone what is kept of them is looked through: whatever was about to look at them has.
const PAUSE: Duration = Duration::from_secs(2);

/// The states of cells, each with what its signals live in.
#[derive(Clone, Copy)]
struct Rooms {
    all: StoredValue<BTreeMap<CellId, (CellState, Owner)>, LocalStorage>,
    is_due: StoredValue<bool>,
    /// True while states are made of cells that are not on the page yet.
    are_coming: StoredValue<bool>,
}

impl Part for Rooms {
    fn new(_: &Kept) -> Self {
        Self {
            all: StoredValue::new_local(BTreeMap::new()),
            is_due: StoredValue::new(false),
            are_coming: StoredValue::new(false),
        }
    }
}

impl Store {
    /// Makes the state of a cell, to be kept as long as the cell may be seen.
    pub(super) fn keep_state(self, make: impl FnOnce() -> CellState) -> CellState {
        // One with a parent would leave its place there behind; this one ends with the rooms.
        let owner = Owner::default();
        let cell = owner.with(make);
        let all = self.part::<Rooms>().all;
        all.update_value(|all| {
            all.insert(cell.id, (cell, owner));
        });
        cell
    }

    /// The state of a cell that is on the page or may come back.
    pub(super) fn kept_state(self, id: CellId) -> Option<CellState> {
        let all = self.part::<Rooms>().all;
        all.with_value(|all| all.get(&id).map(|(cell, _)| *cell))
    }

    /// Forgets, once nothing looks at them any more, the cells that cannot come back.
    pub(super) fn forget_gone_cells(self) {
        let Rooms { is_due, .. } = self.part();
        if is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        let forget = move || {
            if !self.is_gone() {
                is_due.set_value(false);
                self.forget_them();
            }
        };
        set_timeout(forget, PAUSE);
    }

    /// Cells come to the page that are not there yet, or have come.
    pub(super) fn expect_cells(self, are_coming: bool) {
        self.part::<Rooms>().are_coming.set_value(are_coming);
    }

    fn forget_them(self) {
        if self.part::<Rooms>().are_coming.get_value() {
            return self.forget_gone_cells();
        }
        let mut may_come_back = self.cells_of_history();
        let cells = untrack(|| self.all_cells());
        may_come_back.extend(cells.iter().map(|cell| cell.id));
        let gone = self.part::<Rooms>().all.try_update_value(|all| {
            let ids: BTreeSet<CellId> = all.keys().copied().collect();
            let gone = ids.difference(&may_come_back).copied();
            gone.filter_map(|id| all.remove(&id)).collect::<Vec<_>>()
        });
        let gone = gone.unwrap_or_default();
        let ids: Vec<CellId> = gone.iter().map(|(cell, _)| cell.id).collect();
        // Their signals end with what they live in.
        drop(gone);
        self.session.forget_cells(&ids);
    }
}
