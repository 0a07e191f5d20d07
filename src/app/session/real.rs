//! The lane of real JAX: a kernel of a Jupyter server that the reader named, to which `www/jax` speaks. It hears and says
//! what an engine's worker does, so that it has a queue as the other lanes have.

use super::Session;
use crate::cells::{CellState, LaneRun};
use crate::engine::{JAX, LaneQueue, LaneStatus};
use crate::lanes::Server;
use freezeframe_base::texts::{phrase, tell};
use freezeframe_base::{CellId, RunStatus};
use leptos::prelude::*;

impl Session {
    /// Cells run on the server too, from now on.
    pub fn join_server(self) {
        self.server.set(Some(Server::default()));
        self.act(JAX, LaneQueue::restart);
    }

    /// Cells run here only; what the server put out is gone from the page.
    pub fn leave_server(self) {
        self.act(JAX, LaneQueue::stop);
        self.change(|inner| {
            if let Some(lane) = inner.lanes.get_mut(JAX) {
                lane.queue = LaneQueue::default();
                lane.worker = None;
                lane.generation += 1;
            }
        });
        self.server.set(None);
        for cell in untrack(|| self.code_cells()) {
            self.asks_no_more(JAX, cell);
            cell.lane(JAX).set(LaneRun::default());
        }
        // What is told of the engines has one less.
        self.act(0, |_| Vec::new());
    }

    /// The server has told what it runs on.
    pub(super) fn server_is(self, jax: String, device: String) {
        let told = Server { jax, device };
        if self.server.with_untracked(Option::is_some) {
            self.server.set(Some(told));
        }
    }

    /// True if a cell was asked to run on the server, tracked.
    pub(super) fn runs_on_server(self, cell: CellId) -> bool {
        let is_there = self.server.with(Option::is_some);
        let was_asked = |run: &LaneRun| run.ran || run.status != LaneStatus::Idle;
        let cell = is_there.then(|| self.cell(cell)).flatten();
        cell.is_some_and(|cell| cell.lane(JAX).with(was_asked))
    }

    /// Tells those who hear the page how a cell ended on the server.
    pub(super) fn announce_real(self, cell: CellState) {
        let sentence = cell.lane(JAX).with_untracked(|run| match run.status {
            LaneStatus::Done { status, .. } => Some(match status {
                RunStatus::Ok => phrase("Cell {number} has run on real JAX."),
                RunStatus::Error => phrase("Cell {number} raised an error on real JAX."),
                RunStatus::Interrupted => phrase("Cell {number} was stopped on real JAX."),
            }),
            _ => None,
        });
        if let (Some(sentence), Some(member)) = (sentence, self.home(cell.id)) {
            let number = untrack(|| self.number(cell.id));
            member.announce(&tell(sentence, &[("number", &number)]));
        }
    }
}
