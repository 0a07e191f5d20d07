//! What can be done to the selected cells: taken away, moved, pasted, parted, joined, made something else.

use super::{Part, Store};
use crate::app::storage::Kept;
use crate::cells::CellState;
use crate::notebook::{Cell, CellKind};
use crate::text::pieces;
use freezeframe_base::CellId;
use freezeframe_base::texts::{count, say};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// What was copied or cut last.
#[derive(Clone, Copy)]
struct Clipboard(StoredValue<Vec<Cell>>);

impl Part for Clipboard {
    fn new(_: &Kept) -> Self {
        Self(StoredValue::default())
    }
}

impl Store {
    /// Takes a cell off the page; it can be taken back.
    pub fn delete(self, id: CellId) {
        if let Some(cell) = self.cell(id) {
            self.take_off(&[cell], say("The cell is deleted."));
        }
    }

    /// Takes the selected cells off the page; they can be taken back.
    pub fn delete_selected(self) {
        let cells = self.selected();
        self.take_off(
            &cells,
            &count("The cell is deleted.|{n} cells are deleted.", cells.len()),
        );
    }

    fn take_off(self, gone: &[CellState], sentence: &str) {
        let is_gone = |cell: &CellState| gone.iter().any(|it| it.id == cell.id);
        let cells = self.cells.get_untracked();
        let at = cells.iter().position(is_gone).unwrap_or(0);
        self.change_cells(|cells| cells.retain(|cell| !is_gone(cell)));
        self.notes().undo.set(Some(sentence.to_owned()));
        let left = self.cells.get_untracked();
        match left.get(at).or(left.last()) {
            Some(next) => self.stand_on(*next),
            None => self.focus_notebook(),
        }
    }

    /// Gives the focus to the notebook as a whole.
    fn focus_notebook(self) {
        let found = self.root().query_selector(".notebook").ok().flatten();
        if let Some(notebook) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = notebook.focus();
        }
    }

    /// Gives the focus to the current cell, or else to the notebook; what is in view stays there.
    pub fn take_focus(self) {
        let section = self.current().and_then(|it| it.section.get_untracked());
        let Some(section) = section else {
            return self.focus_notebook();
        };
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = section.focus_with_options(&options);
    }

    /// Moves a cell up (negative) or down.
    pub fn move_by(self, id: CellId, by: isize) {
        if let Some(cell) = self.cell(id) {
            self.move_cells(&[cell], by);
        }
    }

    /// Moves the selected cells up (negative) or down.
    pub fn move_selected(self, by: isize) {
        self.move_cells(&self.selected(), by);
    }

    /// Moves cells that stand together.
    fn move_cells(self, moved: &[CellState], by: isize) {
        let all = self.cells.get_untracked();
        let first = moved.first().map(|cell| cell.id);
        let Some(from) = all.iter().position(|cell| Some(cell.id) == first) else {
            return;
        };
        let room = all.len() - moved.len();
        let to = from.saturating_add_signed(by).min(room);
        if to == from {
            return;
        }
        self.change_cells(|cells| {
            let moved: Vec<CellState> = cells.drain(from..from + moved.len()).collect();
            cells.splice(to..to, moved);
        });
        self.stand_on_moved(moved);
        self.notes().announce(if by < 0 {
            say("Moved up.")
        } else {
            say("Moved down.")
        });
    }

    /// Moves a cell, with those that are selected with it, before or behind another.
    pub fn move_to(self, id: CellId, target: CellId, behind: bool) {
        let mut moved = self.selected();
        if moved.iter().all(|cell| cell.id != id) {
            moved = self.cell(id).into_iter().collect();
        }
        if moved.is_empty() || moved.iter().any(|cell| cell.id == target) {
            return;
        }
        let is_moved = |cell: &CellState| moved.iter().any(|it| it.id == cell.id);
        self.change_cells(|cells| {
            cells.retain(|cell| !is_moved(cell));
            let at = cells.iter().position(|cell| cell.id == target);
            let at = at.map_or(cells.len(), |at| at + usize::from(behind));
            cells.splice(at..at, moved.iter().copied());
        });
        self.stand_on_moved(&moved);
        self.notes().announce(say("Moved."));
    }

    /// Selects the cells that were moved, as far as they were selected before.
    fn stand_on_moved(self, moved: &[CellState]) {
        let [first, .., last] = moved else {
            return moved.iter().for_each(|cell| self.stand_on(*cell));
        };
        self.stand_on(*last);
        self.select(last.id, first.id);
    }

    /// Adds an empty code cell beside the current one, so many places behind it, and stands on it.
    pub fn add_beside(self, behind: usize) -> Option<CellState> {
        let cell = self.blank(CellKind::Code)?;
        self.put_in(&[cell], behind);
        Some(cell)
    }

    /// Puts new cells before (0) or behind (1) the selected ones, and selects them.
    fn put_in(self, new: &[CellState], behind: usize) {
        let selection = untrack(|| self.selection());
        let at = selection.map_or(0, |it| {
            if behind == 0 {
                *it.start()
            } else {
                *it.end() + 1
            }
        });
        self.change_cells(|cells| {
            cells.splice(at..at, new.iter().copied());
        });
        if let (Some(first), Some(last)) = (new.first(), new.last()) {
            self.stand_on(*last);
            self.select(last.id, first.id);
        }
    }

    /// Takes copies of the selected cells, to be pasted.
    pub fn copy_selected(self) {
        let cells = self.selected();
        let copies: Vec<Cell> = cells.iter().map(|cell| self.copy_of(*cell)).collect();
        self.notes().announce(&count(
            "The cell is copied.|{n} cells are copied.",
            copies.len(),
        ));
        self.part::<Clipboard>().0.set_value(copies);
    }

    /// Takes the selected cells off the page, to be pasted.
    pub fn cut_selected(self) {
        self.copy_selected();
        let cells = self.selected();
        self.take_off(
            &cells,
            &count("The cell is cut.|{n} cells are cut.", cells.len()),
        );
    }

    /// Pastes before (0) or behind (1) the selected cells.
    pub fn paste(self, behind: usize) {
        let cells = self.part::<Clipboard>().0.get_value();
        if cells.is_empty() {
            self.notes().announce(say("There is nothing to paste."));
            return;
        }
        let mut new: Vec<CellState> = Vec::new();
        for cell in cells {
            let keys: Vec<String> = new.iter().map(|cell| cell.key()).collect();
            new.extend(self.copy_in(cell, &keys));
        }
        self.put_in(&new, behind);
        self.notes().announce(&count(
            "The cell is pasted.|{n} cells are pasted.",
            new.len(),
        ));
    }

    /// A cell with what it put out last, as it can be pasted.
    fn copy_of(self, cell: CellState) -> Cell {
        let mut copy = untrack(|| cell.plain());
        self.record(cell, &mut copy.recorded);
        copy
    }

    /// A new cell that is like another, with a name that neither the page nor `taken` has.
    fn copy_in(self, cell: Cell, taken: &[String]) -> Option<CellState> {
        let blank = self.blank(cell.kind)?;
        let mut key = blank.key();
        while taken.contains(&key) {
            key.push('a');
        }
        let id = blank.id;
        Some(self.state_of(&Cell { id, key, ..cell }))
    }

    /// Makes one cell of the selected ones, or of the current one and the next.
    pub fn merge(self) {
        let mut cells = self.selected();
        if let [alone] = cells[..] {
            let all = self.cells.get_untracked();
            let behind = all.iter().skip_while(|cell| cell.id != alone.id);
            cells.extend(behind.skip(1).take(1));
        }
        let [first, rest @ ..] = &cells[..] else {
            return;
        };
        if rest.is_empty() {
            return;
        }
        let texts: Vec<String> = cells.iter().map(|it| it.source.get_untracked()).collect();
        let is_rest = |cell: &CellState| rest.iter().any(|it| it.id == cell.id);
        self.change(&[*first], || {
            first.edit(pieces::join(&texts));
            self.cells.update(|all| all.retain(|cell| !is_rest(cell)));
        });
        self.stand_on(*first);
        self.notes().announce(&count(
            "The cell is merged.|{n} cells are merged.",
            cells.len(),
        ));
    }

    /// Makes two cells of the one that is written in, parted at the cursor.
    pub fn split(self) {
        let Some((cell, at)) = self.current().and_then(|it| Some((it, cursor(it)?))) else {
            return;
        };
        let Some(blank) = self.blank(cell.kind) else {
            return;
        };
        let (before, after) = cell.source.with_untracked(|text| pieces::split(text, at));
        blank.source.set(after);
        self.change(&[cell], || {
            cell.edit(before);
            self.cells.update(|all| {
                let at = all.iter().position(|it| it.id == cell.id);
                all.insert(at.map_or(all.len(), |at| at + 1), blank);
            });
        });
        self.write_in(blank);
        self.notes().announce(say("Two cells."));
    }

    /// Makes the selected cells code or text.
    pub fn make(self, kind: CellKind) {
        self.remake(kind, &|text| text);
    }

    /// Makes the selected cells headings of a rank.
    pub fn make_heading(self, rank: u8) {
        self.remake(CellKind::Markdown, &|text| pieces::as_heading(&text, rank));
    }

    /// Puts other cells in place of the selected ones, under the same names.
    fn remake(self, kind: CellKind, write: &dyn Fn(String) -> String) {
        let old = self.selected();
        let changes = |cell: &CellState| {
            let text = cell.source.get_untracked();
            cell.kind != kind || write(text.clone()) != text
        };
        if !old.iter().any(changes) {
            return;
        }
        let remade = |cell: &CellState| {
            let id = self.session.fresh_cell();
            let plain = untrack(|| cell.plain());
            let (source, recorded) = (write(plain.source.clone()), Default::default());
            self.state_of(&Cell {
                id,
                kind,
                source,
                recorded,
                ..plain
            })
        };
        let new: Vec<CellState> = old.iter().map(remade).collect();
        let selection = untrack(|| self.selection());
        self.change_cells(|cells| {
            if let Some(selection) = selection {
                cells.splice(selection, new.iter().copied());
            }
        });
        if let (Some(first), Some(last)) = (new.first(), new.last()) {
            self.stand_on(*last);
            self.select(last.id, first.id);
        }
    }
}

/// Where the cursor is in a cell's text, in UTF-16 units, while it is written in.
fn cursor(cell: CellState) -> Option<usize> {
    if cell.kind == CellKind::Code {
        let open = cell
            .open
            .with_value(|open| open.as_ref().map(|open| open.editor.cursor()));
        return open.map(|at| at as usize);
    }
    let section = cell.section.get_untracked()?;
    let area = section.query_selector("textarea").ok()??;
    let area: HtmlTextAreaElement = area.dyn_into().ok()?;
    area.selection_start().ok()?.map(|at| at as usize)
}
