//! How a large notebook comes to the page: so much of it at a time that the page lives meanwhile.

use super::editing::show_first;
use super::files::{STEP, rest, rest_after};
use super::{Part, Store};
use crate::app::storage::Kept;
use crate::cells::CellState;
use crate::notebook::Cell;
use leptos::prelude::*;
use std::time::Duration;

/// So many cells come at once.
const AT_ONCE: usize = 1000;
/// Of more, so many follow each other.
const PORTION: usize = 250;

/// The cells of the notebook that are not on the page yet, which are its last.
#[derive(Clone, Copy)]
struct Arriving(StoredValue<Vec<CellState>>);

impl Part for Arriving {
    fn new(_: &Kept) -> Self {
        Self(StoredValue::default())
    }
}

impl Store {
    /// The states of the cells of a file of so many bytes, made in steps where it is large; nothing if the notebook was taken
    /// away meanwhile.
    pub(super) async fn fresh_cells_in_steps(
        self,
        cells: &[Cell],
        bytes: usize,
    ) -> Option<Vec<CellState>> {
        let steps = (bytes / STEP).max(1);
        let step = (cells.len() / steps).max(1);
        self.expect_cells(true);
        let mut states = Vec::with_capacity(cells.len());
        for some in cells.chunks(step) {
            states.extend(some.iter().map(|cell| self.fresh_state(cell)));
            if states.len() < cells.len() {
                rest_after(bytes, Duration::ZERO).await;
            }
            if self.is_gone() {
                return None;
            }
        }
        show_first(&states);
        Some(states)
    }

    /// Has the notebook be of these cells, from [`Store::fresh_cells_in_steps`].
    pub(super) fn arrive(self, mut cells: Vec<CellState>) {
        let left = match cells.len() {
            ..=AT_ONCE => Vec::new(),
            _ => cells.split_off(PORTION),
        };
        let is_more = !left.is_empty();
        self.part::<Arriving>().0.set_value(left);
        self.cells.set(cells);
        self.expect_cells(false);
        if is_more {
            leptos::task::spawn_local(async move {
                loop {
                    rest(Duration::ZERO).await;
                    if self.is_gone() || !self.let_in(PORTION) {
                        break;
                    }
                }
            });
        }
    }

    /// Has all cells be on the page, since something is done to them.
    pub(super) fn end_arriving(self) {
        self.let_in(usize::MAX);
    }

    /// Has so many more cells come; false if there are no more.
    fn let_in(self, most: usize) -> bool {
        let some = self.part::<Arriving>().0.try_update_value(|left| {
            let count = most.min(left.len());
            left.drain(..count).collect::<Vec<_>>()
        });
        let some = some.unwrap_or_default();
        let has_come = !some.is_empty();
        if has_come {
            self.cells.update(|cells| cells.extend(some));
        }
        has_come
    }

    /// All cells, those too that are not on the page yet, tracked.
    pub(super) fn all_cells(self) -> Vec<CellState> {
        let mut cells = self.cells.get();
        self.part::<Arriving>()
            .0
            .with_value(|left| cells.extend(left));
        cells
    }
}
