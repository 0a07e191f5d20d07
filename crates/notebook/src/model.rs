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

impl Notebook {
    /// The notebook of these cells; its title is their first heading.
    pub fn new(cells: Vec<Cell>, compat: JaxCompat) -> Self {
        let prose = cells.iter().filter(|cell| cell.kind == CellKind::Markdown);
        let title = prose
            .filter_map(|cell| heading(&cell.source))
            .next()
            .unwrap_or("Notebook")
            .to_owned();
        Self {
            title,
            compat,
            cells,
        }
    }

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

fn heading(source: &str) -> Option<&str> {
    source.lines().find_map(|line| line.strip_prefix("# "))
}

/// Whose printed text a release such as `0.3` or `0.12.0.1` has; all before 0.4 count as 0.3.
pub fn compat_of_version(version: &str) -> Option<JaxCompat> {
    let mut parts = version.split('.').map(str::parse::<u32>);
    match (parts.next()?.ok()?, parts.next()?.ok()?) {
        (0, ..4) => Some(JaxCompat::V0_3),
        _ => Some(JaxCompat::V0_12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique() {
        let mut notebook = Notebook::default();
        for at in 0..3_usize {
            notebook.insert(CellId(at as u32), at, CellKind::Code);
        }
        notebook.cells.remove(0);
        notebook.insert(CellId(7), 0, CellKind::Markdown);
        notebook.insert(CellId(8), 0, CellKind::Code);
        let mut keys: Vec<_> = notebook.cells.iter().map(|cell| cell.key.clone()).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 4);
    }
}
