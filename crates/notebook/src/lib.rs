//! Notebook files: read from `.ipynb`, `.py` and `.md` text as plain data, and written again.
//!
//! Invariant: it knows formats only. Nothing here runs code, touches a file system or knows how a notebook is shown.

mod fences;
mod ipynb;
mod model;
mod percent;
mod piece;
mod replace;
mod write;

pub use model::{Cell, CellKind, Notebook, compat_of_version};
pub use replace::replace_code;
pub use write::write_ipynb;

/// The file formats that hold a notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Jupyter's JSON, nbformat 4 (and 3, whose cells lie in worksheets).
    Ipynb,
    /// Python whose cells begin with `# %%`; without such a line it is one code cell.
    Python,
    /// Markdown whose fenced `python` blocks are code cells.
    Markdown,
}

impl Format {
    /// The format that a file's name asks for, by its ending.
    pub fn of_name(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1 {
            "ipynb" => Some(Self::Ipynb),
            "py" => Some(Self::Python),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

impl Notebook {
    /// Reads a file's text.
    ///
    /// # Errors
    /// Where it is no notebook; the error is a sentence for people.
    pub fn read(format: Format, text: &str) -> Result<Self, String> {
        match format {
            Format::Ipynb => ipynb::read(text),
            Format::Python => Ok(piece::notebook(percent::pieces(text))),
            Format::Markdown => Ok(piece::notebook(fences::pieces(text))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(format: Format, text: &str) -> Vec<String> {
        let notebook = Notebook::read(format, text).expect("a notebook");
        let cells = notebook.cells.iter().map(|cell| {
            let kind = match cell.kind {
                CellKind::Code => "code",
                CellKind::Markdown => "text",
            };
            format!("{kind} {}", cell.source)
        });
        cells.collect()
    }

    #[test]
    fn cells_of_each_format() {
        let cases: &[(Format, &str, &[&str])] = &[
            (Format::Python, "x = 1\n", &["code x = 1"]),
            (
                Format::Python,
                "a = 1\n\n# %% [markdown]\n# # T\n#\n# text\n\n# %% named\nb = 2\n\n\n# %%\nc\n",
                &["code a = 1", "text # T\n\ntext", "code b = 2", "code c"],
            ),
            (
                Format::Python,
                "# ---\n# jupyter: x\n# ---\n\n# %% [md]\n\"\"\"\ntext\n\"\"\"\n#%% [raw]\nr\n# %%\n",
                &["text text", "code "],
            ),
            (
                Format::Markdown,
                "# T\n```python\nx\n```\ntext\n~~~py\ny\n~~~\n",
                &["text # T\n", "code x", "text text\n", "code y"],
            ),
            (
                Format::Markdown,
                "```text\n```python\n```\n",
                &["text ```text\n```python\n```\n"],
            ),
            (
                Format::Markdown,
                "````{code-cell} ipython3\n```\nx\n````\n",
                &["code ```\nx"],
            ),
            (Format::Markdown, "```python\nunclosed", &["code unclosed"]),
            (
                Format::Ipynb,
                r#"{"cells":[{"cell_type":"code","source":["a\n","b"]},{"cell_type":"markdown","source":"m"}]}"#,
                &["code a\nb", "text m"],
            ),
            (
                Format::Ipynb,
                r#"{"worksheets":[{"cells":[{"cell_type":"code","input":"a"}]}]}"#,
                &["code a"],
            ),
        ];
        for (format, text, expected) in cases {
            assert_eq!(cells(*format, text), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_notebook_is_refused() {
        for text in ["", "{", "[]", "{}", r#"{"cells": 3}"#] {
            assert!(Notebook::read(Format::Ipynb, text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_tell_formats() {
        for (name, format) in [
            ("a.b/x.ipynb", Some(Format::Ipynb)),
            ("x.py", Some(Format::Python)),
            ("x.md", Some(Format::Markdown)),
            ("x.txt", None),
            ("x", None),
        ] {
            assert_eq!(Format::of_name(name), format);
        }
    }
}
