//! A notebook file with other texts in some of its code cells, and everything else as it was written.

use crate::{CellKind, Format, fences, ipynb, percent, piece::Piece};
use freezeframe_base::Json;

/// The text of a file in which the code cells at the given positions (counted over code cells, from 0) have other texts.
///
/// # Errors
/// Where the file cannot be read as a notebook of this format.
pub fn replace_code(format: Format, text: &str, new: &[(usize, &str)]) -> Result<String, String> {
    match format {
        Format::Ipynb => {
            let mut json = ipynb::parse(text)?;
            let cells = ipynb::cells_mut(&mut json).into_iter().flatten();
            let code = cells.filter(|cell| ipynb::kind_of(cell) == Some(CellKind::Code));
            for (at, cell) in code.enumerate() {
                if let Some((_, source)) = new.iter().find(|(position, _)| *position == at) {
                    replace_in_json(cell, source);
                }
            }
            Ok(format!("{}\n", json.pretty()))
        }
        Format::Python => Ok(replace_pieces(text, percent::pieces(text), new)),
        Format::Markdown => Ok(replace_pieces(text, fences::pieces(text), new)),
    }
}

fn replace_pieces(text: &str, pieces: Vec<Piece>, new: &[(usize, &str)]) -> String {
    let code = pieces.into_iter().filter(|it| it.kind == CellKind::Code);
    let (mut result, mut done) = (String::new(), 0);
    for (at, old) in code.enumerate() {
        if let Some((_, source)) = new.iter().find(|(position, _)| *position == at) {
            result += &text[done..old.at];
            result += source;
            done = old.at + old.source.len();
        }
    }
    result + &text[done..]
}

fn replace_in_json(cell: &mut Json, source: &str) {
    let Json::Object(entries) = cell else { return };
    for (name, value) in entries {
        match name.as_str() {
            "source" | "input" if matches!(value, Json::Array(_)) => *value = ipynb::lines(source),
            "source" | "input" => *value = source.into(),
            // What the old text put out is not what the new one puts out.
            "outputs" => *value = Vec::new().into(),
            "execution_count" | "prompt_number" => *value = Json::Null,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_stays_as_it_was() {
        for (format, text, expected) in [
            (
                Format::Python,
                "import jax\n\n# %% one\nx = 1\n\n# %% [markdown]\n# x = 1\n\n# %%\nx = 2\n",
                "import jax\n\n# %% one\nx = 1\n\n# %% [markdown]\n# x = 1\n\n# %%\nNEW\n",
            ),
            (
                Format::Markdown,
                "# T\n\n```python\na\n```\n\n```text\nb\n```\n\n```python\nb\n```\n\n```py\nc\n```\nend\n",
                "# T\n\n```python\na\n```\n\n```text\nb\n```\n\n```python\nb\n```\n\n```py\nNEW\n```\nend\n",
            ),
        ] {
            assert_eq!(
                replace_code(format, text, &[(2, "NEW")]).as_deref(),
                Ok(expected)
            );
        }
    }

    #[test]
    fn a_notebook_keeps_what_is_not_known_here() {
        let text = r#"{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "r"},
            {"cell_type": "code", "metadata": {"tags": ["t"]}, "execution_count": 3, "source": ["a\n", "b"], "outputs": [1]},
            {"cell_type": "code", "source": "c", "outputs": [2], "execution_count": 4}], "metadata": {"own": 1.50}}"#;
        let expected = r#"{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "r"},
            {"cell_type": "code", "metadata": {"tags": ["t"]}, "execution_count": null, "source": ["d\n", "e"], "outputs": []},
            {"cell_type": "code", "source": "c", "outputs": [2], "execution_count": 4}], "metadata": {"own": 1.50}}"#;
        let replaced = replace_code(Format::Ipynb, text, &[(0, "d\ne")]).expect("a notebook");
        let pretty = Json::parse(expected).expect("JSON").pretty();
        assert_eq!(replaced, format!("{pretty}\n"));
    }
}
