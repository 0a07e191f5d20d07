//! Finding and replacing over the whole notebook.

use super::{Part, Store};
use crate::app::storage::Kept;
use crate::cells::CellState;
use crate::editor;
use crate::notebook::CellKind;
use crate::text::find::Wanted;
use freezeframe_base::CellId;
use freezeframe_base::texts::{count, say, tell};
use leptos::prelude::*;
use web_sys::Element;

/// A place where it stands: the cell, and from where to where in its text, in bytes.
type Place = (CellId, usize, usize);

/// What is looked for in the notebook.
#[derive(Clone, Copy, Default)]
pub struct Finding {
    /// True while the bar for it is open.
    pub open: RwSignal<bool>,
    /// What is looked for.
    pub wanted: RwSignal<Wanted>,
    /// What is to be put in its place.
    pub by: RwSignal<String>,
    /// Where it was found.
    pub found: RwSignal<Option<Place>>,
    /// How that stands, in words.
    pub told: RwSignal<String>,
}

impl Part for Finding {
    fn new(_: &Kept) -> Self {
        Self::default()
    }
}

impl Store {
    /// What is looked for.
    pub fn finding(self) -> Finding {
        self.part()
    }

    /// All places in order.
    fn places(self) -> Vec<Place> {
        let wanted = self.finding().wanted.get_untracked();
        let mut places = Vec::new();
        for cell in self.cells.get_untracked() {
            let found = cell.source.with_untracked(|text| wanted.find(text));
            places.extend(found.into_iter().map(|it| (cell.id, it.start, it.end)));
        }
        places
    }

    /// Shows the next place behind the one that is shown, or the one before it; around the end it goes on.
    pub fn find(self, forward: bool) {
        let shown = self.finding().found.get_untracked();
        let from = shown.map(|(cell, start, _)| self.rank(cell, start));
        self.show_place(|places| match from {
            None => 0,
            Some(from) if forward => {
                let next = places.iter().position(|rank| *rank > from);
                next.unwrap_or(0)
            }
            Some(from) => {
                let before = places.iter().rposition(|rank| *rank < from);
                before.unwrap_or(places.len().saturating_sub(1))
            }
        });
    }

    /// Where an offset in a cell's text is in the notebook.
    fn rank(self, cell: CellId, offset: usize) -> (Option<usize>, usize) {
        let place = |cells: &Vec<CellState>| cells.iter().position(|it| it.id == cell);
        (self.cells.with_untracked(place), offset)
    }

    /// Shows the place that is chosen of all.
    fn show_place(self, choose: impl FnOnce(&[(Option<usize>, usize)]) -> usize) {
        let places = self.places();
        let ranks = places
            .iter()
            .map(|(cell, start, _)| self.rank(*cell, *start));
        let at = choose(&ranks.collect::<Vec<_>>());
        let place = places.get(at).copied();
        self.finding().found.set(place);
        self.finding().told.set(match (place, places.len()) {
            (Some(_), all) => tell("{at} of {all}", &[("at", &(at + 1)), ("all", &all)]),
            (None, _) => say("Not found").to_owned(),
        });
        let Some((id, ..)) = place else {
            return self.unmark();
        };
        let before = places.iter().take(at).filter(|it| it.0 == id);
        self.bring_up(id, before.count());
    }

    /// Makes a cell the current one and brings into view which of its places was found; the focus stays where it is.
    fn bring_up(self, id: CellId, number: usize) {
        let Some(cell) = self.cell(id) else { return };
        cell.near.set(true);
        self.select(id, id);
        match cell.section.get_untracked() {
            // In code the editor shows it.
            Some(section) if cell.kind != CellKind::Code => {
                let shown = section.query_selector(".prose").ok().flatten();
                let wanted = self.finding().wanted.get_untracked();
                mark(shown.unwrap_or_else(|| (*section).clone()), wanted, number);
            }
            _ => self.unmark(),
        }
    }

    /// Nothing is marked in texts any more.
    fn unmark(self) {
        if let Some(section) = self.current().and_then(|it| it.section.get_untracked()) {
            mark((*section).clone(), Wanted::default(), 0);
        }
    }

    /// Replaces the place that is shown, and shows the next.
    pub fn replace_found(self) {
        let Some((id, start, end)) = self.finding().found.get_untracked() else {
            return self.find(true);
        };
        let Some(cell) = self.cell(id) else { return };
        let wanted = self.finding().wanted.get_untracked();
        let text = cell.source.get_untracked();
        // What was found may have been written over since.
        if wanted.find(&text).contains(&(start..end)) {
            let by = self.finding().by.get_untracked();
            let new = [&text[..start], by.as_str(), &text[end..]].concat();
            self.change(&[cell], || cell.edit(new));
            let behind = self.rank(id, start + by.len());
            self.show_place(|places| {
                let next = places.iter().position(|rank| *rank >= behind);
                next.unwrap_or(0)
            });
        } else {
            self.find(true);
        }
    }

    /// Replaces all places; that is taken back as one change.
    pub fn replace_all(self) {
        let wanted = self.finding().wanted.get_untracked();
        let by = self.finding().by.get_untracked();
        let replace = |cell: CellState| {
            let (text, times) = cell.source.with_untracked(|text| wanted.replace(text, &by));
            (times > 0).then_some((cell, text, times))
        };
        let cells = self.cells.get_untracked().into_iter();
        let new: Vec<(CellState, String, usize)> = cells.filter_map(replace).collect();
        let times: usize = new.iter().map(|(.., times)| times).sum();
        let cells: Vec<CellState> = new.iter().map(|(cell, ..)| *cell).collect();
        self.change(&cells, || {
            for (cell, text, _) in new {
                cell.edit(text);
            }
        });
        self.finding().found.set(None);
        self.finding().told.set(match times {
            0 => say("Not found").to_owned(),
            _ => count("{n} replaced", times),
        });
    }

    /// Opens the bar, or closes it and stands on the cell that was found.
    pub fn turn_finding(self) {
        let open = !self.finding().open.get_untracked();
        self.finding().open.set(open);
        if let (false, Some(cell)) = (open, self.current()) {
            self.unmark();
            self.stand_on(cell);
        }
    }
}

/// Marks what is wanted in a text that is shown, at the place of this number.
fn mark(shown: Element, wanted: Wanted, number: usize) {
    leptos::task::spawn_local(async move {
        if let Ok(editors) = editor::load().await {
            editors.mark_found(&shown, &wanted.words, wanted.exact, number as u32);
        }
    });
}
