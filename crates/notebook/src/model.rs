//! Cells and what can be done to them.

use crate::origin::{Head, Origin};
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, JaxCompat, Json, Lane, Output};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Python.
    Code,
    /// Markdown.
    Markdown,
    /// Text that is neither: it is kept for other programs.
    Raw,
}

/// What each lane of a code cell put out, and why where they differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    /// What each lane put out; empty where nothing is known.
    pub lanes: Vec<(Lane, Vec<Output>)>,
    /// Why they differ, place by place.
    pub reasons: Vec<Reason>,
}

/// Why the lanes differ at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// [`Lane::Jit`], or [`Lane::Python`] where `jit` put out nothing.
    pub lane: Lane,
    /// Which output of that lane, where one that ends no line goes on in the next.
    pub output: usize,
    /// Something that `jit` froze has made the difference.
    pub is_frozen: bool,
    /// The sentence for people; backticks hold Python.
    pub sentence: String,
}

impl Recorded {
    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// True if this was recorded where there are no lanes, as by Jupyter. It stands under [`Lane::Jit`] alone:
    /// nothing is known of plain Python, which is to be shown neither as silent nor as different.
    pub fn is_foreign(&self) -> bool {
        matches!(self.lanes[..], [(Lane::Jit, _)])
    }

    /// What a lane put out.
    pub fn of(&self, lane: Lane) -> Option<&[Output]> {
        let found = self.lanes.iter().find(|(it, _)| *it == lane);
        found.map(|(_, outputs)| outputs.as_slice())
    }
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
    /// What was put out when the file was written; empty for cells of the user's own.
    pub recorded: Recorded,
    /// What its file says of it beside that.
    pub origin: Origin,
}

/// A notebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    /// Whose printed text it was written for.
    pub compat: JaxCompat,
    /// Its cells, in order.
    pub cells: Vec<Cell>,
    /// What its file says beside them.
    pub head: Head,
}

impl Notebook {
    /// Its title: the first heading, or the one in the file's metadata.
    pub fn title(&self) -> &str {
        let prose = self.cells.iter();
        let mut prose = prose.filter(|cell| cell.kind == CellKind::Markdown);
        let first = prose.find_map(|cell| heading(&cell.source));
        first.or(self.head.title()).unwrap_or("Notebook")
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
            recorded: Recorded::default(),
            origin: Origin::default(),
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

/// The first heading of the first rank in a Markdown text; what stands in a fence is none.
pub fn heading(source: &str) -> Option<&str> {
    let mut in_fence = false;
    source.lines().find_map(|line| {
        in_fence ^= line.starts_with("```");
        let title = line.strip_prefix("# ").map(str::trim)?;
        (!in_fence && !title.is_empty()).then_some(title)
    })
}

/// Whose printed text the notebook was written for, by what its metadata says.
pub(crate) fn compat_of(metadata: Option<&Json>) -> Result<JaxCompat, String> {
    let Some(version) = metadata.and_then(|it| it.at(&["freezeframe", "jax"])) else {
        return Ok(JaxCompat::default());
    };
    let compat = version.as_str().and_then(compat_of_version);
    compat.ok_or_else(|| {
        say("the notebook's metadata `freezeframe.jax` must be a release number such as \"0.3\"").into()
    })
}

/// A release that has these printed texts.
pub(crate) fn version_of(compat: JaxCompat) -> &'static str {
    match compat {
        JaxCompat::V0_12 => "0.12",
        JaxCompat::V0_3 => "0.3",
    }
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
