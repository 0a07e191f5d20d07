//! A cell made stateless: asked for, tried in an engine of its own beside the others, and accepted or dismissed.
//!
//! The program that is rewritten is that of all notebooks which share the session.

use super::Session;
use crate::cells::LaneRun;
use crate::engine::{ALL_LANES, Job, LANES, LaneQueue};
use crate::inspector::request::{Answer, Request};
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, CellText, Command, Lane, Proposal, RunId, Scan, wire};
use leptos::prelude::*;

/// The position of the lane in which rewrites are tried.
const STATELESS: usize = LANES.len();

impl Session {
    /// Asks the third engine for a rewrite that makes a cell stateless; with `scan` for loops as scans, too.
    pub fn propose(self, target: CellId, scan: bool) {
        let cells = untrack(|| self.code_cells());
        self.end_stateless();
        let request = Request {
            run: self.fresh_run(),
            target,
            cells: cells.iter().map(|cell| self.text_of(*cell)).collect(),
            scan,
            step: None,
            answer: Answer::Awaited,
        };
        self.rewriting.request.set(Some(request));
        // A fresh engine, so that an earlier trial leaves no trace; the request is sent once it is ready.
        self.act(STATELESS, LaneQueue::restart);
    }

    /// How an engine of this session is configured, and all its cells, as text of the protocol.
    pub fn watched(self) -> Option<(String, String)> {
        let cells = self.code_cells();
        let cells: Vec<CellText> = cells.iter().map(|cell| self.text_of(*cell)).collect();
        let config = self.change(|inner| Some(inner.config(Lane::Jit)))?;
        Some((wire::to_text(&config).ok()?, wire::to_text(&cells).ok()?))
    }

    /// Sends the request that waits.
    pub(super) fn send_request(self) {
        let waiting = self.rewriting.request.get_untracked();
        if let Some(Request {
            run,
            target,
            cells,
            scan,
            answer: Answer::Awaited,
            ..
        }) = waiting
        {
            let target = Some(target);
            self.send(
                STATELESS,
                &Command::Propose {
                    run,
                    cells,
                    target,
                    scan,
                },
            );
        }
    }

    /// The engine that tried a rewrite broke.
    pub(super) fn trial_broke(self, message: &str) {
        if self.rewriting.awaits() {
            self.rewriting.answer(Answer::Broken(message.to_owned()));
        }
    }

    /// Stop also ends a trial.
    pub(super) fn give_up_waiting(self) {
        if self.rewriting.awaits() {
            self.dismiss();
        }
        self.act(STATELESS, LaneQueue::stop);
    }

    /// Takes the answer in; a rewrite is run in the third lane, beside the other two.
    pub(super) fn proposed(self, run: RunId, proposal: Proposal) {
        let asked = self.rewriting.request.get_untracked();
        let Some(request) = asked.filter(|request| request.run == run) else {
            return;
        };
        if let Proposal::Rewritten { cells, .. } = &proposal {
            self.run_stateless(&request.cells, cells);
        }
        let sentence = match &proposal {
            Proposal::Rewritten { .. } => say("A stateless rewrite is proposed."),
            Proposal::Declined { .. } => say("No rewrite is known to be right."),
            Proposal::NothingToFix => say("There is nothing to fix."),
        };
        if let Some(member) = self.home(request.target) {
            member.announce(sentence);
        }
        self.rewriting.answer(Answer::Given(proposal));
    }

    fn run_stateless(self, old: &[CellText], new: &[CellText]) {
        let last = old
            .iter()
            .rposition(|old| new.iter().any(|new| new.cell == old.cell));
        self.rewriting
            .stateless
            .set(new.iter().map(|text| text.cell).collect());
        for text in old.iter().take(last.map_or(0, |at| at + 1)) {
            let text = new.iter().find(|new| new.cell == text.cell).unwrap_or(text);
            let job = Job {
                run: self.fresh_run(),
                cell: text.cell,
                revision: text.revision,
                filename: text.filename.clone(),
                source: text.source.clone(),
                exam: None,
            };
            self.act(STATELESS, move |queue| queue.request(job));
        }
    }

    /// Takes a cell's stateless lane away once another text runs than the one it is about.
    pub(super) fn leave_stateless(self, cell: CellId, source: &str) {
        if !self
            .rewriting
            .stateless
            .with_untracked(|cells| cells.contains(&cell))
        {
            return;
        }
        let about = self.rewriting.request.with_untracked(|request| {
            let request = request.as_ref()?;
            let old = request
                .cells
                .iter()
                .any(|it| it.cell == cell && it.source == source);
            let Answer::Given(Proposal::Rewritten { cells, .. }) = &request.answer else {
                return Some(old);
            };
            Some(
                old || cells
                    .iter()
                    .any(|it| it.cell == cell && it.source == source),
            )
        });
        if about != Some(true) {
            self.rewriting
                .stateless
                .update(|cells| cells.retain(|it| *it != cell));
        }
    }

    fn end_stateless(self) {
        self.rewriting.stateless.set(Vec::new());
        for cell in untrack(|| self.code_cells()) {
            cell.lane(STATELESS).set(LaneRun::default());
        }
    }

    /// Closes the request, and ends its engine where that is still at work.
    pub fn dismiss(self) {
        let awaited = self.rewriting.awaits();
        self.rewriting.request.set(None);
        self.end_stateless();
        if awaited {
            self.act(STATELESS, LaneQueue::restart);
        }
    }

    /// Closes a request about a cell that is no longer on the page.
    pub(super) fn forget_request_for_gone_cell(self) {
        let asked = self.rewriting.request.get_untracked();
        if asked.is_some_and(|request| self.cell(request.target).is_none()) {
            self.dismiss();
        }
    }

    /// Shows a step of the proposal, or all of it at once.
    pub fn show_step(self, step: Option<usize>) {
        self.rewriting.request.update(|request| {
            if let Some(request) = request {
                request.step = step;
            }
        });
    }

    /// Takes the proposed texts and runs them, those with scans where that is said; that is taken back as one change.
    pub fn accept(self, with_scan: bool) {
        let request = self.rewriting.request;
        let request = request.try_update(Option::take).flatten();
        let Some(Request {
            target,
            answer: Answer::Given(Proposal::Rewritten { cells, scan, .. }),
            cells: asked,
            ..
        }) = request
        else {
            return;
        };
        let cells = match scan {
            Some(Scan::Made { cells, .. }) if with_scan => {
                self.end_stateless();
                cells
            }
            _ => cells,
        };
        let as_asked = |text: &CellText| {
            let asked = request_text(&asked, text.cell);
            self.cell(text.cell).is_some_and(|cell| {
                cell.source
                    .with_untracked(|now| Some(now.as_str()) == asked)
            })
        };
        let Some(member) = self.home(target) else {
            return self.end_stateless();
        };
        if !cells.iter().all(as_asked) {
            self.end_stateless();
            let sentence =
                say("The text has changed since the rewrite was made. Ask for it again.");
            member.say(Some(sentence));
            return;
        }
        self.each_member(|store| store.take_rewrite(&cells));
        let stays = self.rewriting.stateless.get_untracked();
        cells.iter().for_each(|text| self.run(text.cell));
        self.rewriting.stateless.set(stays);
        member.focus(target);
        member.announce(say(
            "The rewrite is in the notebook. Ctrl+Z brings the old texts back.",
        ));
    }

    /// The lanes that a cell has: as a rule those of the engine alone.
    pub fn lanes_of(self, cell: CellId) -> Vec<Lane> {
        let stateless = self.rewriting.stateless.with(|cells| cells.contains(&cell));
        let has = |lane: &Lane| match lane {
            Lane::Python | Lane::Jit => true,
            Lane::Stateless => stateless,
            Lane::Jax => self.runs_on_server(cell),
        };
        ALL_LANES.into_iter().filter(has).collect()
    }
}

/// The text with which a rewrite of a cell was asked for.
fn request_text(asked: &[CellText], cell: CellId) -> Option<&str> {
    let text = asked.iter().find(|text| text.cell == cell)?;
    Some(&text.source)
}
