//! Cells and what can be done to them.

use freezeframe_base::{CellId, JaxCompat, Lane, Output};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Python.
    Code,
    /// Markdown.
    Markdown,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its number while the page is open.
    pub id: CellId,
    /// Its name in the file; stable across reloads.
    pub key: String,
    /// What it holds.
    pub kind: CellKind,
    /// Its text.
    pub source: String,
    /// What each lane put out when the lesson was made; empty for cells of the user's own.
    pub recorded: Vec<(Lane, Vec<Output>)>,
}

/// A notebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    /// Its title: the first heading.
    pub title: String,
    /// Whose printed text it was written for.
    pub compat: JaxCompat,
    /// Its cells, in order.
    pub cells: Vec<Cell>,
}

/// A deleted cell and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// The cell.
    pub cell: Cell,
    /// Its position.
    pub position: usize,
}

impl Notebook {
    /// The position of a cell.
    pub fn position(&self, id: CellId) -> Option<usize> {
        self.cells.iter().position(|cell| cell.id == id)
    }

    /// A cell.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.id == id)
    }

    /// Puts a new, empty cell with an id that was never used before at `position`.
    pub fn insert(&mut self, id: CellId, position: usize, kind: CellKind) {
        let mut number = id.0;
        let taken = |key: &str| self.cells.iter().any(|cell| cell.key == key);
        while taken(&format!("own-{number}")) {
            number += 1;
        }
        let cell = Cell {
            id,
            key: format!("own-{number}"),
            kind,
            source: String::new(),
            recorded: Vec::new(),
        };
        self.cells.insert(position.min(self.cells.len()), cell);
    }

    /// Takes a cell out.
    pub fn remove(&mut self, id: CellId) -> Option<Removed> {
        let position = self.position(id)?;
        Some(Removed {
            cell: self.cells.remove(position),
            position,
        })
    }

    /// Puts a deleted cell back where it stood.
    pub fn put_back(&mut self, removed: Removed) {
        self.cells
            .insert(removed.position.min(self.cells.len()), removed.cell);
    }

    /// Moves a cell up (negative) or down by `by` places, as far as there are any.
    pub fn move_by(&mut self, id: CellId, by: isize) {
        let Some(from) = self.position(id) else {
            return;
        };
        let to = from.saturating_add_signed(by).min(self.cells.len() - 1);
        let cell = self.cells.remove(from);
        self.cells.insert(to, cell);
    }

    /// The code cells in order.
    pub fn code_cells(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.kind == CellKind::Code)
    }

    /// The 1-based number of a code cell among the code cells.
    pub fn number(&self, id: CellId) -> Option<usize> {
        self.code_cells()
            .position(|cell| cell.id == id)
            .map(|at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notebook() -> Notebook {
        let mut notebook = Notebook::default();
        for at in 0..3_usize {
            notebook.insert(CellId(at as u32), at, CellKind::Code);
        }
        notebook
    }

    fn order(notebook: &Notebook) -> Vec<u32> {
        notebook.cells.iter().map(|cell| cell.id.0).collect()
    }

    #[test]
    fn moves_stop_at_the_ends() {
        for (id, by, expected) in [
            (0, -1, [0, 1, 2]),
            (0, 1, [1, 0, 2]),
            (2, 5, [0, 1, 2]),
            (2, -1, [0, 2, 1]),
            (9, 1, [0, 1, 2]),
        ] {
            let mut notebook = notebook();
            notebook.move_by(CellId(id), by);
            assert_eq!(order(&notebook), expected);
        }
    }

    #[test]
    fn a_deleted_cell_comes_back_to_its_place() {
        let mut notebook = notebook();
        let removed = notebook.remove(CellId(1)).unwrap();
        assert_eq!(order(&notebook), [0, 2]);
        notebook.put_back(removed);
        assert_eq!(order(&notebook), [0, 1, 2]);
        assert_eq!(notebook.number(CellId(2)), Some(3));
    }

    #[test]
    fn keys_are_unique() {
        let mut notebook = notebook();
        notebook.remove(CellId(0));
        notebook.insert(CellId(7), 0, CellKind::Markdown);
        notebook.insert(CellId(8), 0, CellKind::Code);
        let mut keys: Vec<_> = notebook.cells.iter().map(|cell| cell.key.clone()).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 4);
    }
}
