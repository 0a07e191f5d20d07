//! Notebooks as plain data: read from `.ipynb`, `.py` and `.md` text.
//!
//! It knows formats only; nothing here runs code.

use freezeframe_base::JaxCompat;
use serde_json::Value as Json;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Python.
    Code,
    /// Prose.
    Markdown,
}

/// One cell of a notebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotebookCell {
    /// What it holds.
    pub kind: CellKind,
    /// Its text.
    pub source: String,
}

/// A notebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notebook {
    /// The cells, in order.
    pub cells: Vec<NotebookCell>,
    /// The release of JAX that the notebook says it was written for.
    pub compat: JaxCompat,
}

/// The file formats that hold a notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotebookFormat {
    /// Jupyter's JSON, nbformat 4 (and 3, whose cells lie in worksheets).
    Ipynb,
    /// A Python script: one code cell.
    Python,
    /// Markdown whose fenced `python` blocks are code cells.
    Markdown,
}

impl NotebookFormat {
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
    /// Reads `text`; the error is a sentence for people.
    pub fn parse(format: NotebookFormat, text: &str) -> Result<Self, String> {
        match format {
            NotebookFormat::Ipynb => parse_ipynb(text),
            NotebookFormat::Markdown => Ok(parse_markdown(text)),
            NotebookFormat::Python => {
                let cell = NotebookCell {
                    kind: CellKind::Code,
                    source: text.to_owned(),
                };
                Ok(Self {
                    cells: vec![cell],
                    compat: JaxCompat::default(),
                })
            }
        }
    }

    /// The texts of the code cells, in order.
    pub fn code_cells(&self) -> impl Iterator<Item = &str> {
        self.cells
            .iter()
            .filter(|cell| cell.kind == CellKind::Code)
            .map(|cell| cell.source.as_str())
    }
}

/// Reads a release number such as `0.3` or `0.12.0.1`; all before 0.4 count as 0.3.
pub fn compat_of_version(version: &str) -> Option<JaxCompat> {
    let mut parts = version.split('.').map(str::parse::<u32>);
    match (parts.next()?.ok()?, parts.next()?.ok()?) {
        (0, ..4) => Some(JaxCompat::V0_3),
        _ => Some(JaxCompat::V0_12),
    }
}

fn parse_ipynb(text: &str) -> Result<Notebook, String> {
    let json: Json = serde_json::from_str(text)
        .map_err(|error| format!("not a notebook: invalid JSON: {error}"))?;
    let cells = json
        .get("cells")
        .or_else(|| json.pointer("/worksheets/0/cells"))
        .and_then(Json::as_array)
        .ok_or("not a notebook: it has no `cells` list")?;
    let compat = match json.pointer("/metadata/freezeframe/jax") {
        None => JaxCompat::default(),
        Some(version) => version.as_str().and_then(compat_of_version).ok_or(
            "the notebook's metadata `freezeframe.jax` must be a release number such as \"0.3\"",
        )?,
    };
    Ok(Notebook {
        cells: cells.iter().filter_map(ipynb_cell).collect(),
        compat,
    })
}

fn ipynb_cell(cell: &Json) -> Option<NotebookCell> {
    let kind = match cell.get("cell_type")?.as_str()? {
        "code" => CellKind::Code,
        _ => CellKind::Markdown,
    };
    let source = match cell.get("source").or_else(|| cell.get("input"))? {
        Json::String(text) => text.clone(),
        Json::Array(lines) => lines.iter().filter_map(Json::as_str).collect(),
        _ => return None,
    };
    Some(NotebookCell { kind, source })
}

/// The run of backticks or tildes (three or more) that opens a fenced block, and the info string after it.
fn fence(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(mark).len();
    (length >= 3 && line.len() - text.len() < 4).then(|| (&text[..length], text[length..].trim()))
}

fn is_python(info: &str) -> bool {
    let language = info
        .trim_start_matches('{')
        .split([' ', ',', '}', ':'])
        .next()
        .unwrap_or("");
    matches!(
        language,
        "python" | "py" | "python3" | "code-cell" | "ipython3"
    )
}

fn parse_markdown(text: &str) -> Notebook {
    let mut cells = Vec::new();
    let mut prose = String::new();
    let mut open: Option<(&str, bool)> = None;
    let mut block = String::new();
    for line in text.split_inclusive('\n') {
        match (open, fence(line)) {
            (Some((mark, python)), Some((end, ""))) if end.starts_with(mark) => {
                open = None;
                if python {
                    cells.push(NotebookCell {
                        kind: CellKind::Code,
                        source: std::mem::take(&mut block),
                    });
                } else {
                    prose.push_str(line);
                }
            }
            (Some((_, true)), _) => block.push_str(line),
            (None, Some((mark, info))) => {
                open = Some((mark, is_python(info)));
                if is_python(info) {
                    flush_prose(&mut prose, &mut cells);
                } else {
                    prose.push_str(line);
                }
            }
            _ => prose.push_str(line),
        }
    }
    if !block.is_empty() {
        cells.push(NotebookCell {
            kind: CellKind::Code,
            source: block,
        });
    }
    flush_prose(&mut prose, &mut cells);
    Notebook {
        cells,
        compat: JaxCompat::default(),
    }
}

fn flush_prose(prose: &mut String, cells: &mut Vec<NotebookCell>) {
    let source = std::mem::take(prose);
    if !source.trim().is_empty() {
        cells.push(NotebookCell {
            kind: CellKind::Markdown,
            source,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(format: NotebookFormat, text: &str) -> Vec<String> {
        Notebook::parse(format, text)
            .expect("a notebook")
            .code_cells()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn code_cells_of_each_format() {
        let cases: &[(NotebookFormat, &str, &[&str])] = &[
            (NotebookFormat::Python, "x = 1\n", &["x = 1\n"]),
            (
                NotebookFormat::Markdown,
                "# T\n```python\nx\n```\ntext\n~~~py\ny\n~~~\n",
                &["x\n", "y\n"],
            ),
            (NotebookFormat::Markdown, "```text\n```python\n```\n", &[]),
            (
                NotebookFormat::Markdown,
                "````{code-cell} ipython3\n```\nx\n````\n",
                &["```\nx\n"],
            ),
            (
                NotebookFormat::Markdown,
                "```python\nunclosed",
                &["unclosed"],
            ),
            (
                NotebookFormat::Ipynb,
                r#"{"cells":[{"cell_type":"code","source":["a\n","b"]},{"cell_type":"markdown","source":"m"}]}"#,
                &["a\nb"],
            ),
            (
                NotebookFormat::Ipynb,
                r#"{"worksheets":[{"cells":[{"cell_type":"code","input":"a"}]}]}"#,
                &["a"],
            ),
        ];
        for (format, text, expected) in cases {
            assert_eq!(code(*format, text), *expected, "{text}");
        }
    }

    #[test]
    fn metadata_names_the_release() {
        let with = |jax: &str| {
            Notebook::parse(
                NotebookFormat::Ipynb,
                &format!(r#"{{"cells":[],"metadata":{{"freezeframe":{{"jax":{jax}}}}}}}"#),
            )
            .map(|notebook| notebook.compat)
        };
        assert_eq!(with("\"0.3\""), Ok(JaxCompat::V0_3));
        assert_eq!(with("\"0.12.0.1\""), Ok(JaxCompat::V0_12));
        assert!(with("3").is_err());
    }

    #[test]
    fn what_is_no_notebook_is_refused() {
        for text in ["", "{", "[]", "{}", r#"{"cells": 3}"#] {
            assert!(
                Notebook::parse(NotebookFormat::Ipynb, text).is_err(),
                "{text}"
            );
        }
    }
}
