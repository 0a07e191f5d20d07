//! Why the lanes of a cell differ, where they do: shown beside what they put out, and kept with it.

use super::Store;
use crate::cells::CellState;
use crate::engine::{LANES, LaneStatus};
use crate::lanes::{Mark, Places, join_pieces, marks};
use crate::notebook::{CellKind, Recorded};
use leptos::prelude::*;

impl Store {
    /// Why the lanes differ, wherever they do, once both have ended; tracked.
    pub fn marks_of(self, cell: CellState) -> Vec<Mark> {
        let [python, jit] = [0, 1].map(|at| {
            cell.lane(at).with(|run| {
                let ended = run.ran && matches!(run.status, LaneStatus::Done { .. });
                ended.then(|| join_pieces(&run.outputs))
            })
        });
        let (Some(python), Some(jit)) = (python, jit) else {
            return Vec::new();
        };
        let causes = self
            .session
            .findings
            .with(|findings| findings.causes(cell.id));
        self.scene(cell.id, |scene| {
            let places = Places {
                name: &|span| scene.place_name(span),
                text: &|span| scene.texts.at(span).map(str::to_owned),
            };
            marks((&python, &jit), &causes, &places)
        })
    }

    /// Puts what a cell put out in this visit, and why its lanes differ, in place of what was recorded.
    pub fn record(self, cell: CellState, recorded: &mut Recorded) {
        if cell.kind != CellKind::Code {
            return;
        }
        if let Some(lanes) = cell.put_out(&LANES) {
            *recorded = lanes;
            recorded.reasons = untrack(|| self.marks_of(cell))
                .iter()
                .map(Mark::reason)
                .collect();
        }
    }
}
