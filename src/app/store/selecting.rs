//! Which cells are selected, and where the focus is.

use super::{Part, Store};
use crate::app::reactive::effect;
use crate::app::storage::Kept;
use crate::cells::CellState;
use crate::notebook::CellKind;
use crate::text::pieces;
use freezeframe_base::CellId;
use freezeframe_base::texts::{self, say};
use leptos::prelude::*;
use std::ops::RangeInclusive;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

/// Where the visitor stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Standing {
    /// The cell that keys act on; the first where there is none.
    pub current: RwSignal<Option<CellId>>,
    /// The other end of the selection.
    anchor: RwSignal<Option<CellId>>,
    /// A cell that is to get the focus once it is on the page.
    wanted: RwSignal<Option<CellId>>,
}

impl Part for Standing {
    fn new(_: &Kept) -> Self {
        Self::default()
    }
}

impl Store {
    pub(super) fn standing(self) -> Standing {
        self.part()
    }

    /// The cell that keys act on.
    pub fn current(self) -> Option<CellState> {
        let id = self.standing().current.get_untracked();
        self.cells.with_untracked(|cells| {
            let found = cells.iter().find(|cell| Some(cell.id) == id);
            found.or(cells.first()).copied()
        })
    }

    /// The positions of the selected cells, tracked.
    pub(super) fn selection(self) -> Option<RangeInclusive<usize>> {
        let standing = self.standing();
        let (current, anchor) = (standing.current.get(), standing.anchor.get());
        self.cells.with(|cells| {
            let place = |id: Option<CellId>| cells.iter().position(|cell| Some(cell.id) == id);
            let at = place(current).or((!cells.is_empty()).then_some(0))?;
            let other = place(anchor).unwrap_or(at);
            Some(at.min(other)..=at.max(other))
        })
    }

    /// The selected cells in order.
    pub fn selected(self) -> Vec<CellState> {
        let selection = untrack(|| self.selection());
        self.cells.with_untracked(|cells| {
            let selected = selection.and_then(|it| cells.get(it));
            selected.unwrap_or_default().to_vec()
        })
    }

    /// Gives a cell the focus: it is the one that keys act on, and the only one that is selected.
    pub fn stand_on(self, cell: CellState) {
        self.select(cell.id, cell.id);
        self.focus_section(cell);
    }

    /// Selects what is between two cells; keys act on the first of them.
    pub(super) fn select(self, current: CellId, anchor: CellId) {
        let (current, anchor) = (Some(current), Some(anchor));
        let standing = self.standing();
        if standing.anchor.get_untracked() != anchor {
            standing.anchor.set(anchor);
        }
        if standing.current.get_untracked() != current {
            standing.current.set(current);
        }
    }

    fn focus_section(self, cell: CellState) {
        cell.near.set(true);
        match cell.section.get_untracked() {
            // An element of the page takes the focus.
            Some(section) => {
                let _ = section.focus();
            }
            None => self.standing().wanted.set(Some(cell.id)),
        }
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            self.hold_focus(cell);
        });
    }

    /// Gives the current cell the focus again, where it has lost it because cells changed their places.
    fn hold_focus(self, cell: CellState) {
        if self.is_gone() {
            return;
        }
        let is_current = self.standing().current.get_untracked() == Some(cell.id);
        let section = cell.section.try_get_untracked().flatten();
        if let (true, Some(section)) = (is_current, section)
            && !section.matches(":focus-within").unwrap_or(true)
        {
            let _ = section.focus();
        }
    }

    /// The cell so many places below among those that are shown, or the last one on the way there.
    fn at_distance(self, by: isize) -> Option<CellState> {
        let current = self.current()?;
        self.cells.with_untracked(|cells| {
            let is_shown = |cell: &&CellState| !cell.hidden.get_untracked();
            let shown: Vec<&CellState> = cells.iter().filter(is_shown).collect();
            let at = shown.iter().position(|cell| cell.id == current.id)?;
            let to = at.saturating_add_signed(by).min(shown.len() - 1);
            shown.get(to).map(|cell| **cell)
        })
    }

    /// Goes so many cells down, or up.
    pub fn go_by(self, by: isize) {
        if let Some(cell) = self.at_distance(by) {
            self.stand_on(cell);
        }
    }

    /// Has the selection end so many cells further down, or up.
    pub fn extend_by(self, by: isize) {
        let anchor = self.standing().anchor.get_untracked();
        let (Some(cell), Some(current)) = (self.at_distance(by), self.current()) else {
            return;
        };
        self.select(cell.id, anchor.unwrap_or(current.id));
        self.focus_section(cell);
        self.tell_selection();
    }

    /// Has the selection end at a cell.
    pub fn extend_to(self, cell: CellState) {
        let anchor = self.standing().anchor.get_untracked();
        let anchor = anchor.or(self.current().map(|it| it.id));
        self.select(cell.id, anchor.unwrap_or(cell.id));
        self.focus_section(cell);
        self.tell_selection();
    }

    /// A press with Shift selects up to the cell that is pointed at. Within the cell that keys act on, in its outputs and in
    /// fields it selects text, as everywhere.
    pub fn press_with_shift(self, event: &MouseEvent) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|_| event.shift_key() && event.button() == 0) else {
            return;
        };
        let is_in = |selector: &str| matches!(target.closest(selector), Ok(Some(_)));
        let section = target.closest("[data-cell]").ok().flatten();
        let id = section.and_then(|it| it.get_attribute("data-cell")?.parse().ok());
        let cell = id.and_then(|id| self.cell(CellId(id)));
        let current = self.current().map(|it| it.id);
        if let Some(cell) = cell.filter(|it| Some(it.id) != current)
            && !is_in(".outputs, textarea, input, button, a")
        {
            event.prevent_default();
            event.stop_propagation();
            self.extend_to(cell);
        }
    }

    /// Selects all cells.
    pub fn select_all(self) {
        let ends = self.cells.with_untracked(|cells| {
            let (first, last) = (cells.first()?, cells.last()?);
            Some((first.id, last.id))
        });
        if let Some((first, last)) = ends {
            self.select(last, first);
            self.tell_selection();
        }
    }

    fn tell_selection(self) {
        let count = self.selected().len();
        let told = texts::count("One cell is selected.|{n} cells are selected.", count);
        self.notes().announce(&told);
    }

    /// Takes note of where the focus went by itself; inside a cell, only that cell is selected.
    pub fn notice_focus(self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let section = target.closest("[data-cell]").ok().flatten();
        let id = section.and_then(|it| it.get_attribute("data-cell")?.parse().ok());
        let Some(id) = id.map(CellId) else { return };
        let is_current = self.standing().current.get_untracked() == Some(id);
        if !is_current || !target.has_attribute("data-cell") {
            self.select(id, id);
        }
    }

    /// Keeps the marks of what is selected, and the focus that is awaited, in step.
    pub fn follow_selection(self) {
        let marked = StoredValue::new_local(Vec::<HtmlElement>::new());
        effect(move || {
            let selection = self.selection();
            let current = self.standing().current.get();
            let cells = self.cells.with(|cells| {
                let selected = selection.and_then(|it| cells.get(it));
                selected.unwrap_or_default().to_vec()
            });
            let old = marked.try_update_value(std::mem::take).unwrap_or_default();
            for section in &old {
                mark(section, false, false);
            }
            let several = cells.len() > 1;
            let mut new = Vec::new();
            for cell in cells {
                if let Some(section) = cell.section.get() {
                    let is_current = !several || Some(cell.id) == current;
                    mark(&section, several, is_current);
                    new.push(section);
                }
            }
            marked.set_value(new);
        });
        let wanted = self.standing().wanted;
        effect(move || {
            let Some(id) = wanted.get() else {
                return;
            };
            let section = self.cell(id).and_then(|cell| cell.section.get());
            if let Some(section) = section {
                wanted.set(None);
                let _ = section.focus();
            }
        });
        effect(move || {
            self.cells.track();
            self.hide_folded();
        });
    }

    /// Folds a cell's outputs away, or what stands below its heading; or shows it.
    pub fn turn_fold(self, cell: CellState) {
        let folded = !cell.folded.get_untracked();
        cell.folded.set(folded);
        if cell.kind != CellKind::Code {
            self.hide_folded();
        }
        self.stand_on(cell);
        self.notes().announce(if folded {
            say("Folded.")
        } else {
            say("Unfolded.")
        });
    }

    /// Folds or unfolds the selected code cells' outputs.
    pub fn turn_outputs(self) {
        let cells = self.selected();
        cells
            .iter()
            .filter(|cell| cell.kind == CellKind::Code)
            .for_each(|cell| cell.folded.update(|folded| *folded = !*folded));
    }

    /// Shows the selected cells' long outputs whole, or in a box.
    pub fn turn_boxes(self) {
        for section in self
            .selected()
            .iter()
            .filter_map(|it| it.section.get_untracked())
        {
            // An attribute of a known name can be set.
            let _ = section.toggle_attribute("data-whole");
        }
    }

    /// Folds or unfolds what stands below the current cell's heading.
    pub fn turn_heading(self) {
        let cell = self.current().filter(|cell| cell.kind != CellKind::Code);
        let heading = cell.filter(|cell| rank(*cell).is_some());
        if let Some(cell) = heading {
            self.turn_fold(cell);
        }
    }

    /// Hides the cells below folded headings, each up to the next heading of its rank.
    fn hide_folded(self) {
        let mut fold = None;
        for cell in self.cells.get_untracked() {
            let rank = rank(cell);
            if fold.is_some_and(|fold| rank.is_some_and(|rank| rank <= fold)) {
                fold = None;
            }
            if cell.hidden.get_untracked() != fold.is_some() {
                cell.hidden.set(fold.is_some());
            }
            if fold.is_none() && cell.folded.get_untracked() {
                fold = rank;
            }
        }
    }

    /// The headings of the notebook: the cell of each, its rank and its words.
    pub fn headings(self) -> Vec<(CellState, u8, String)> {
        let mut all = Vec::new();
        for cell in self.cells.get_untracked() {
            if cell.kind == CellKind::Markdown {
                cell.source.with_untracked(|text| {
                    let found = pieces::headings(text).into_iter();
                    all.extend(found.map(|(rank, words)| (cell, rank, words.to_owned())));
                });
            }
        }
        all
    }
}

fn rank(cell: CellState) -> Option<u8> {
    let heading = |text: &String| pieces::heading(text).map(|(rank, _)| rank);
    (cell.kind == CellKind::Markdown)
        .then(|| cell.source.with_untracked(heading))
        .flatten()
}

/// Marks a cell's element as one of several that are selected, and as the one that keys act on. Attributes of known names
/// can be set.
fn mark(section: &HtmlElement, selected: bool, current: bool) {
    let turn = |name: &str, value: Option<&str>| {
        let _ = match value {
            Some(value) => section.set_attribute(name, value),
            None => section.remove_attribute(name),
        };
    };
    turn("data-selected", selected.then_some("true"));
    turn("aria-current", current.then_some("true"));
    turn("tabindex", Some(if current { "0" } else { "-1" }));
}
