//! A notebook file with other texts in some of its code cells, and everything else as it was written.

use crate::{CellKind, Format, Notebook};

/// The text of a file in which the code cells at the given positions (counted over code cells, from 0) have other texts.
///
/// # Errors
/// Where the file cannot be read as a notebook of this format.
pub fn replace_code(format: Format, text: &str, new: &[(usize, &str)]) -> Result<String, String> {
    let mut notebook = Notebook::read(format, text)?;
    let cells = notebook.cells.iter_mut();
    let code = cells.filter(|cell| cell.kind == CellKind::Code);
    for (at, cell) in code.enumerate() {
        if let Some((_, source)) = new.iter().find(|(position, _)| *position == at) {
            (*source).clone_into(&mut cell.source);
            // What the old text put out is not what the new one puts out.
            cell.recorded = Default::default();
        }
    }
    Ok(notebook.write(format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::Json;

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
        let text = r#"{"nbformat": 4, "cells": [{"cell_type": "raw", "metadata": {}, "source": "r"},
            {"cell_type": "code", "metadata": {"tags": ["t"]}, "execution_count": 3, "source": ["a\n", "b"], "outputs": [1]},
            {"cell_type": "code", "metadata": {}, "source": "c", "outputs": [2], "execution_count": 4}],
            "metadata": {"own": 1.50}, "nbformat_minor": 4}"#;
        let expected = r#"{"nbformat": 4, "cells": [{"cell_type": "raw", "metadata": {}, "source": "r"},
            {"cell_type": "code", "metadata": {"tags": ["t"]}, "execution_count": null, "source": ["d\n", "e"], "outputs": []},
            {"cell_type": "code", "metadata": {}, "source": "c", "outputs": [2], "execution_count": 4}],
            "metadata": {"own": 1.50}, "nbformat_minor": 4}"#;
        let replaced = replace_code(Format::Ipynb, text, &[(0, "d\ne")]).expect("a notebook");
        let pretty = Json::parse(expected).expect("JSON").pretty();
        assert_eq!(replaced, format!("{pretty}\n"));
    }
}
