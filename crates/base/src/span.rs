//! Where something stands in the user's text.

use serde::{Deserialize, Serialize};

/// One notebook cell; stable while the notebook is open, whatever its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellId(pub u32);

/// One version of a cell's text. A function traced from an older text keeps pointing to that text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Revision(pub u32);

/// A half-open range of UTF-8 byte offsets in one revision of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The cell.
    pub cell: CellId,
    /// The version of the cell's text that the offsets count in.
    pub revision: Revision,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of one revision of one cell.
    pub fn new(cell: CellId, revision: Revision, start: u32, end: u32) -> Self {
        Self {
            cell,
            revision,
            start,
            end,
        }
    }

    /// The smallest span that holds both; `self` where the two are of different texts.
    pub fn cover(self, other: Self) -> Self {
        if (self.cell, self.revision) != (other.cell, other.revision) {
            return self;
        }
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            ..self
        }
    }
}

/// Line starts of one text, to turn byte offsets into lines and columns.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let after_newlines = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at as u32 + 1);
        Self {
            starts: std::iter::once(0).chain(after_newlines).collect(),
        }
    }

    /// The 1-based line that holds byte `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset) as u32
    }

    /// The 0-based byte column of `offset` in its line.
    pub fn column(&self, offset: u32) -> u32 {
        let line = self.line(offset) as usize;
        offset - self.starts.get(line - 1).copied().unwrap_or(0)
    }

    /// The offset of the first byte of 1-based `line`, if the text has such a line.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }
}

/// One line of a traceback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameReport {
    /// The function's name, `<module>` for a cell's own code.
    pub function: String,
    /// Where execution was.
    pub span: Span,
    /// The 1-based line.
    pub line: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let index = LineIndex::new("ab\n\ncd");
        let places: Vec<_> = (0..6)
            .map(|at| (index.line(at), index.column(at)))
            .collect();
        assert_eq!(places, [(1, 0), (1, 1), (1, 2), (2, 0), (3, 0), (3, 1)]);
    }

    #[test]
    fn cover_keeps_to_one_text() {
        let span = |cell, start, end| Span::new(CellId(cell), Revision(0), start, end);
        assert_eq!(span(1, 2, 3).cover(span(1, 7, 9)), span(1, 2, 9));
        assert_eq!(span(1, 2, 3).cover(span(2, 7, 9)), span(1, 2, 3));
    }
}
