//! A text cut into cells.

use crate::model::CellKind;
use freezeframe_base::Json;
use std::ops::Range;

/// A cell in a text: where it begins, with what marks it, and where its own text stands.
#[derive(Debug)]
pub struct Piece {
    pub kind: CellKind,
    pub start: usize,
    pub body: Range<usize>,
    pub source: String,
    pub metadata: Json,
}

/// The body at `from..to` without the empty lines around it; where nothing is left, its beginning.
pub fn trimmed(text: &str, from: usize, to: usize) -> Range<usize> {
    let all = text.get(from..to).unwrap_or_default();
    let inner = all.trim_start_matches(['\n', '\r']);
    if inner.trim_end().is_empty() {
        return from..from;
    }
    let start = from + all.len() - inner.len();
    start..start + inner.trim_end().len()
}
