//! What the inspector is asked: what to open, where to go, what to rewrite.

use super::{ALL_LANES, INSPECTOR_KEY, LANES, Store};
use crate::app::storage;
use crate::cells::{CellState, LaneRun};
use crate::engine::{Job, LaneQueue};
use crate::inspector::link::Link;
use crate::inspector::proposal::{Answer, Request};
use crate::inspector::scene::{Opened, Scene};
use crate::inspector::section_of;
use crate::notebook::CellKind;
use freezeframe_base::{CellId, CellText, Command, Lane, Proposal, RunId, Span, TraceId};
use leptos::prelude::*;

/// The position of the lane in which rewrites are tried.
const STATELESS: usize = LANES.len();

impl Store {
    /// Calls `tell` with all that a cell's section is made from, tracked.
    pub fn scene<T>(self, cell: CellId, tell: impl FnOnce(&Scene) -> T) -> T {
        let order: Vec<CellId> = self.code_cells().iter().map(|cell| cell.id).collect();
        self.findings.with(|findings| {
            self.texts.with(|texts| {
                self.opened.with(|opened| {
                    tell(&Scene {
                        findings,
                        texts,
                        order: &order,
                        opened,
                        cell,
                    })
                })
            })
        })
    }

    fn code_cells(self) -> Vec<CellState> {
        let is_code = |cell: &&CellState| cell.kind == CellKind::Code;
        self.cells
            .with(|cells| cells.iter().filter(is_code).copied().collect())
    }

    /// Shows or hides the inspector.
    pub fn toggle_inspector(self) {
        let shown = !self.inspector.get_untracked();
        self.inspector.set(shown);
        storage::write(INSPECTOR_KEY, (!shown).then_some("hidden"));
    }

    /// The jit lane's engine is new: what its predecessor told is no longer so.
    pub(super) fn forget_findings(self) {
        self.findings.set(Default::default());
        self.opened.update(|opened| {
            let request = opened.request.take();
            *opened = Opened {
                request,
                ..Opened::default()
            };
        });
    }

    /// Stands at an equation of a trace, or at none.
    pub fn step_to(self, trace: TraceId, step: Option<usize>) {
        self.opened
            .update(|opened| opened.step = step.map(|step| (trace, step)));
    }

    /// The link to a step of a trace.
    pub fn link_to(self, trace: TraceId, step: usize) -> Option<Link> {
        let (cell, at) = self.findings.with_untracked(|findings| {
            let home = findings.trace(trace)?.called_at?.cell;
            let at = findings
                .of_cell(home)?
                .traces
                .iter()
                .position(|it| *it == trace)?;
            Some((home, at))
        })?;
        let key = self.cell(cell)?.key();
        Some(Link {
            key,
            trace: at,
            step,
        })
    }

    /// Runs what a link needs, and says so; `false` where there is no such cell.
    pub fn open_link(self, link: Link) -> bool {
        let cells = untrack(|| self.code_cells());
        let Some(at) = cells.iter().position(|cell| cell.key() == link.key) else {
            return false;
        };
        self.notice.set(Some(format!(
            "This link leads to a step of a trace in cell {}. The cells up to it are running.",
            at + 1
        )));
        self.link.set_value(Some(link));
        cells[..=at].iter().for_each(|cell| self.run(cell.id));
        true
    }

    /// Shows the step that the link leads to, once its cell has run.
    pub(super) fn follow_link(self, ran: CellId) {
        let Some(link) = self.link.get_value() else {
            return;
        };
        if self.cell(ran).is_none_or(|cell| cell.key() != link.key) {
            return;
        }
        self.link.set_value(None);
        let found = self.findings.with_untracked(|findings| {
            let trace = *findings.of_cell(ran)?.traces.get(link.trace)?;
            let last = findings.trace(trace)?.steps.len().checked_sub(1)?;
            Some((trace, link.step.min(last)))
        });
        let Some((trace, step)) = found else {
            self.notice.set(Some(
                "The cells have run, and there is no such trace.".into(),
            ));
            return;
        };
        self.notice.set(None);
        self.inspector.set(true);
        let name = untrack(|| self.scene(ran, |scene| section_of(scene, trace)));
        let name = name.unwrap_or_default();
        self.opened.update(|opened| {
            if !opened.is_turned(&name) {
                opened.turn(&name);
            }
            opened.step = Some((trace, step));
        });
        crate::inspector::bring_into_view(name);
    }

    /// Goes to a place in a cell's text.
    pub fn go_to(self, span: Span) {
        let cell = self.cell(span.cell);
        if cell.is_none_or(|cell| cell.revision.get_untracked() != span.revision) {
            self.announcement
                .set("The text has changed since it ran.".into());
        }
        self.reveal.set(Some(span));
    }

    /// Asks the third engine for a rewrite that makes a cell stateless.
    pub fn propose(self, target: CellId) {
        let cells = untrack(|| self.code_cells());
        self.end_stateless();
        let request = Request {
            run: self.fresh_run(),
            target,
            cells: cells.iter().map(|cell| self.text_of(*cell)).collect(),
            answer: Answer::Awaited,
        };
        self.opened.update(|opened| opened.request = Some(request));
        // A fresh engine, so that an earlier trial leaves no trace; the request is sent once it is ready.
        self.act(STATELESS, LaneQueue::restart);
    }

    /// Sends the request that waits.
    pub(super) fn send_request(self) {
        let waiting = self.opened.with_untracked(|opened| opened.request.clone());
        if let Some(Request {
            run,
            target,
            cells,
            answer: Answer::Awaited,
        }) = waiting
        {
            let target = Some(target);
            self.send(STATELESS, &Command::Propose { run, cells, target });
        }
    }

    fn answer(self, answer: Answer) {
        self.opened.update(|opened| {
            if let Some(request) = &mut opened.request {
                request.answer = answer;
            }
        });
    }

    fn awaits(self) -> bool {
        self.opened.with_untracked(|opened| {
            let request = opened.request.as_ref();
            request.is_some_and(|it| it.answer == Answer::Awaited)
        })
    }

    /// The engine that tried a rewrite broke.
    pub(super) fn trial_broke(self, message: &str) {
        if self.awaits() {
            self.answer(Answer::Broken(message.to_owned()));
        }
    }

    /// Stop also ends a trial.
    pub(super) fn give_up_waiting(self) {
        if self.awaits() {
            self.dismiss();
        }
        self.act(STATELESS, LaneQueue::stop);
    }

    /// Takes the answer in; a rewrite is run in the third lane, beside the other two.
    pub(super) fn proposed(self, run: RunId, proposal: Proposal) {
        let asked = self.opened.with_untracked(|opened| opened.request.clone());
        let Some(request) = asked.filter(|request| request.run == run) else {
            return;
        };
        if let Proposal::Rewritten { cells, .. } = &proposal {
            self.run_stateless(&request.cells, cells);
        }
        let sentence = match &proposal {
            Proposal::Rewritten { .. } => "A stateless rewrite is proposed.",
            Proposal::Declined { .. } => "No rewrite is known to be right.",
            Proposal::NothingToFix => "There is nothing to fix.",
        };
        self.announcement.set(sentence.into());
        self.answer(Answer::Given(proposal));
    }

    fn run_stateless(self, old: &[CellText], new: &[CellText]) {
        let last = old
            .iter()
            .rposition(|old| new.iter().any(|new| new.cell == old.cell));
        self.stateless
            .set(new.iter().map(|text| text.cell).collect());
        for text in old.iter().take(last.map_or(0, |at| at + 1)) {
            let text = new.iter().find(|new| new.cell == text.cell).unwrap_or(text);
            let job = Job {
                run: self.fresh_run(),
                cell: text.cell,
                revision: text.revision,
                filename: text.filename.clone(),
                source: text.source.clone(),
            };
            self.act(STATELESS, move |queue| queue.request(job));
        }
    }

    /// Takes a cell's stateless lane away once another text runs than the one it is about.
    pub(super) fn leave_stateless(self, cell: CellId, source: &str) {
        if !self.stateless.with_untracked(|cells| cells.contains(&cell)) {
            return;
        }
        let about = self.opened.with_untracked(|opened| {
            let request = opened.request.as_ref()?;
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
            self.stateless
                .update(|cells| cells.retain(|it| *it != cell));
        }
    }

    fn end_stateless(self) {
        self.stateless.set(Vec::new());
        for cell in untrack(|| self.code_cells()) {
            cell.lane(STATELESS).set(LaneRun::default());
        }
    }

    /// Closes the request, and ends its engine where that is still at work.
    pub fn dismiss(self) {
        let awaited = self.awaits();
        self.opened.update(|opened| opened.request = None);
        self.end_stateless();
        if awaited {
            self.act(STATELESS, LaneQueue::restart);
        }
    }

    /// Takes the proposed texts and runs them; undo in the editor brings the old ones back.
    pub fn accept(self) {
        let request = self
            .opened
            .try_update(|opened| opened.request.take())
            .flatten();
        let Some(Request {
            target,
            answer: Answer::Given(Proposal::Rewritten { cells, .. }),
            cells: asked,
            ..
        }) = request
        else {
            return;
        };
        let as_asked = |text: &CellText| {
            let asked = request_text(&asked, text.cell);
            self.cell(text.cell).is_some_and(|cell| {
                cell.source
                    .with_untracked(|now| Some(now.as_str()) == asked)
            })
        };
        if !cells.iter().all(as_asked) {
            self.end_stateless();
            self.notice.set(Some(
                "The text has changed since the rewrite was made. Ask for it again.".into(),
            ));
            return;
        }
        for text in &cells {
            if let Some(cell) = self.cell(text.cell) {
                cell.edit(text.source.clone());
            }
        }
        let stays = self.stateless.get_untracked();
        cells.iter().for_each(|text| self.run(text.cell));
        self.stateless.set(stays);
        self.focus.set(Some(target));
        self.announcement
            .set("The rewrite is in the cell. Undo brings the old text back.".into());
    }

    /// The lanes that a cell has.
    pub fn lanes_of(self, cell: CellId) -> &'static [Lane] {
        if self.stateless.with(|cells| cells.contains(&cell)) {
            &ALL_LANES
        } else {
            &LANES
        }
    }
}

/// The text with which a rewrite of a cell was asked for.
fn request_text(asked: &[CellText], cell: CellId) -> Option<&str> {
    let text = asked.iter().find(|text| text.cell == cell)?;
    Some(&text.source)
}
