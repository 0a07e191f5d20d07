//! Syntax errors in CPython's words.

use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::Ranged;

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
    pub fn new(message: impl Into<String>, range: ruff_text_size::TextRange) -> Self {
        Self {
            class: "SyntaxError",
            message: message.into(),
            start: range.start().to_u32(),
            end: range.end().to_u32(),
        }
    }
}

/// Puts the parser's error into CPython's words.
pub fn describe(_source: &str, error: &ParseError) -> SyntaxProblem {
    let message = match &error.error {
        ParseErrorType::OtherError(text) => text.clone(),
        _ => "invalid syntax".to_string(),
    };
    SyntaxProblem::new(message, error.location.range())
}
