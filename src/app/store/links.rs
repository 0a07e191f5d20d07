//! Links to steps of traces: the notebook's part of the page's address.

use super::Store;
use crate::address;
use crate::inspector::bring_into_view;
use crate::inspector::link::{Link, digest};
use crate::inspector::section_of;
use crate::notebook::CellKind;
use freezeframe_base::texts::{phrase, say, tell};
use freezeframe_base::{CellId, TraceId};
use leptos::prelude::*;

/// The word of the address under which a step stands.
pub(super) const STEP: &str = "step";
/// The word of the address under which a cell stands.
const CELL: &str = "cell";

/// What is said of a link that was made from other texts.
const OTHER_TEXT: &str = phrase(
    "It was made from another text than the one that is here, so the step may be another one.",
);

/// What is said of a link that leads nowhere.
const NO_CELL: &str = phrase("This link leads to a cell that is not in this notebook.");

impl Store {
    /// Opens the step that the page's address tells of.
    pub fn open_address(self) {
        let Some(name) = self.address_name() else {
            return;
        };
        let hash = window().location().hash().unwrap_or_default();
        let link = address::read(&hash, &name, STEP).and_then(|step| Link::read(&step));
        if link.is_some_and(|link| !self.open_link(link)) {
            self.notes().say(say(NO_CELL));
        }
        let call = address::read(&hash, &name, super::states::STATES);
        // What came with a link runs when its reader says so.
        if let Some(call) = call.filter(|_| !address::carries_notebook(&hash)) {
            self.show_states(Some(&call));
        }
        if let Some(names) = address::read(&hash, &name, super::lanes::KEPT) {
            self.show_lanes(&address::unescape(&names));
        }
        if let Some(key) = address::read(&hash, &name, CELL) {
            let key = address::unescape(&key);
            let cells = self.cells.get_untracked();
            match cells.into_iter().find(|cell| cell.key() == key) {
                Some(cell) => self.stand_on(cell),
                None => self.notes().say(say(NO_CELL)),
            }
        }
    }

    /// Has the page's address lead to the current cell.
    pub fn link_to_cell(self) {
        let (Some(name), Some(cell)) = (self.address_name(), self.current()) else {
            return;
        };
        write_part(&name, CELL, Some(&address::escape(&cell.key())));
        self.notes().say(say(
            "The address of this page leads to this cell now: copy it from the browser's bar.",
        ));
    }

    /// Has the page's address tell of a step, or of none; the parts of other notebooks stay.
    pub fn write_address(self, trace: TraceId, step: Option<usize>) {
        let Some(name) = self.address_name() else {
            return;
        };
        let link = step.and_then(|step| self.link_to(trace, step));
        let link = link.map(|link| link.write());
        write_part(&name, STEP, link.as_deref());
    }

    pub(super) fn address_name(self) -> Option<String> {
        self.fixed
            .with_value(|fixed| fixed.manner.names.address.clone())
    }

    fn link_to(self, trace: TraceId, step: usize) -> Option<Link> {
        let (cell, at) = self.session.findings.with_untracked(|findings| {
            let home = findings.trace(trace)?.called_at?.cell;
            let mut traces = findings.of_cell(home)?.traces.iter();
            let at = traces.position(|it| *it == trace)?;
            Some((home, at))
        })?;
        Some(Link {
            key: self.cell(cell)?.key(),
            trace: at,
            step,
            text: Some(self.text_digest(cell)),
        })
    }

    /// Runs what a link needs, and says so; `false` where there is no such cell.
    fn open_link(self, link: Link) -> bool {
        let cells = self.cells.get_untracked();
        let found = cells
            .iter()
            .find(|cell| cell.kind == CellKind::Code && cell.key() == link.key);
        let Some(cell) = found else {
            return false;
        };
        let number = untrack(|| self.session.number(cell.id));
        let text = link.text.is_some_and(|it| it != self.text_digest(cell.id));
        let differs = match text {
            true => say(OTHER_TEXT),
            false => "",
        };
        // What came with a link runs when its reader says so.
        let hash = window().location().hash().unwrap_or_default();
        let waits = address::carries_notebook(&hash);
        let leads = match waits {
            true => tell(
                "This link leads to a step of a trace in cell {number}. To see it, run the cells up to that one.",
                &[("number", &number)],
            ),
            false => tell(
                "This link leads to a step of a trace in cell {number}. The cells up to it are running.",
                &[("number", &number)],
            ),
        };
        self.notes()
            .say([leads.as_str(), differs].join(" ").trim_end());
        let sentence = differs.to_owned();
        self.fixed
            .update_value(|fixed| fixed.link = Some((link, sentence)));
        if !waits {
            self.run_each_to(cell.id);
        }
        true
    }

    /// Tells the texts up to a cell from others.
    fn text_digest(self, cell: CellId) -> u32 {
        let up_to = self.up_to(cell);
        let texts = up_to.iter().filter_map(|id| self.cell(*id));
        digest(texts.map(|cell| cell.source.get_untracked()))
    }

    /// Shows the step that the link leads to, once its cell has run.
    pub fn follow_link(self, ran: CellId) {
        let Some((link, differs)) = self.fixed.with_value(|fixed| fixed.link.clone()) else {
            return;
        };
        if self.cell(ran).is_none_or(|cell| cell.key() != link.key) {
            return;
        }
        self.fixed.update_value(|fixed| fixed.link = None);
        let found = self.session.findings.with_untracked(|findings| {
            let trace = *findings.of_cell(ran)?.traces.get(link.trace)?;
            let last = findings.trace(trace)?.steps.len().checked_sub(1)?;
            Some((trace, link.step.min(last)))
        });
        let Some((trace, step)) = found else {
            self.notes()
                .say(say("The cells have run, and there is no such trace."));
            return;
        };
        self.notes()
            .notice
            .set((!differs.is_empty()).then_some(differs));
        self.inspector().shown.set(true);
        let name = untrack(|| self.scene(ran, |scene| section_of(scene, trace)));
        let name = name.unwrap_or_default();
        self.inspector().opened.update(|opened| {
            if !opened.is_turned(&name) {
                opened.turn(&name);
            }
            opened.step = Some((trace, step));
        });
        bring_into_view(self, name);
    }
}

/// Puts another value into a part of the page's address, or takes the part out.
fn write_part(name: &str, word: &str, value: Option<&str>) {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    let mut new = address::with(&hash, name, word, value);
    if new.is_empty() {
        // An address without `#` has to be written out.
        new = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    }
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        // Where the page may not change its address, the step is shown all the same.
        let _ = history.replace_state_with_url(&state, "", Some(&new));
    }
}
