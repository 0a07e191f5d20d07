//! What is wrong with a text.

use ruff_text_size::TextRange;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// `SyntaxError`, `IndentationError` or `TabError`.
    pub class: &'static str,
    /// The message.
    pub message: String,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl SyntaxProblem {
    /// A plain `SyntaxError`.
    pub fn new(message: impl Into<String>, range: TextRange) -> Self {
        Self {
            class: "SyntaxError",
            message: message.into(),
            start: range.start().to_u32(),
            end: range.end().to_u32(),
        }
    }

    pub(super) fn at(message: impl Into<String>, start: usize, end: usize) -> Self {
        Self {
            class: "SyntaxError",
            message: message.into(),
            start: start as u32,
            end: end as u32,
        }
    }
}
