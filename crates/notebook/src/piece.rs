//! What a text file's cells are made of: stretches of the file, each with its place in it.

use crate::model::{Cell, CellKind, Notebook};
use freezeframe_base::{CellId, JaxCompat};

/// A cell of a file that is plain text.
pub struct Piece {
    pub kind: CellKind,
    pub source: String,
    /// Where a code cell's text begins in the file, in bytes; it stands there as it is.
    pub at: usize,
}

impl Piece {
    /// The code that stands at `from..to`, without the empty lines around it.
    pub fn code(text: &str, from: usize, to: usize) -> Self {
        let all = text.get(from..to).unwrap_or_default();
        let inner = all.trim_start_matches(['\n', '\r']);
        Self {
            kind: CellKind::Code,
            source: inner.trim_end().to_owned(),
            at: from + all.len() - inner.len(),
        }
    }

    /// Prose, which may stand in the file in another form.
    pub fn prose(source: impl Into<String>) -> Self {
        Self {
            kind: CellKind::Markdown,
            source: source.into(),
            at: 0,
        }
    }
}

/// The notebook of these pieces. Such files name no cell, so cells are named by their position.
pub fn notebook(pieces: Vec<Piece>) -> Notebook {
    let cells = pieces.into_iter().zip(0_u32..).map(|(piece, at)| Cell {
        id: CellId(at),
        key: format!("cell-{at}"),
        kind: piece.kind,
        source: piece.source,
        recorded: Vec::new(),
    });
    Notebook::new(cells.collect(), JaxCompat::default())
}
