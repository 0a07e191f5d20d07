//! The syntax facade: the only place that knows which parser is used.

pub mod error;
mod messages;
mod near;
pub mod parts;
mod problem;
mod scan;
mod surrogates;

pub use ruff_python_ast as ast;
pub use ruff_text_size::{Ranged, TextRange};

pub use problem::SyntaxProblem;

/// Parses a cell or file.
pub fn parse(source: &str) -> Result<Vec<ast::Stmt>, SyntaxProblem> {
    error::check_depth(source)?;
    match ruff_python_parser::parse_module(&surrogates::named(source)) {
        Ok(parsed) => Ok(parsed.into_syntax().body.into_iter().collect()),
        Err(error) => Err(error::describe(source, &error)),
    }
}

/// Parses one expression.
pub fn parse_expression(source: &str) -> Result<ast::Expr, SyntaxProblem> {
    error::check_depth(source)?;
    match ruff_python_parser::parse_expression(&surrogates::named(source)) {
        Ok(parsed) => Ok(*parsed.into_syntax().body),
        Err(error) => Err(error::describe(source, &error)),
    }
}

/// The names in `\N{...}` of a text that the parser does not know yet.
pub(crate) fn character_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\N{") {
        rest = &rest[at + 3..];
        let name = rest.split('}').next().unwrap_or("");
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
        if !name.is_empty()
            && name.chars().all(is_name)
            && unicode_names2::character(name).is_none()
        {
            names.push(name);
        }
    }
    names
}

/// Makes a character's name known to the parser.
pub(crate) fn teach_character(name: &str, character: char) {
    unicode_names2::teach(name, character);
}
