//! The syntax facade: the only place that knows which parser is used.

pub mod error;
pub mod parts;
mod scan;

pub use ruff_python_ast as ast;
pub use ruff_text_size::{Ranged, TextRange};

pub use error::SyntaxProblem;

/// Parses a cell or file.
pub fn parse(source: &str) -> Result<Vec<ast::Stmt>, SyntaxProblem> {
    error::check_depth(source)?;
    match ruff_python_parser::parse_module(source) {
        Ok(parsed) => Ok(parsed.into_syntax().body.into_iter().collect()),
        Err(error) => Err(error::describe(source, &error)),
    }
}

/// Parses one expression.
pub fn parse_expression(source: &str) -> Result<ast::Expr, SyntaxProblem> {
    error::check_depth(source)?;
    match ruff_python_parser::parse_expression(source) {
        Ok(parsed) => Ok(*parsed.into_syntax().body),
        Err(error) => Err(error::describe(source, &error)),
    }
}
