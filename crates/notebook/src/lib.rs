//! Notebook files: read from `.ipynb`, `.py` and `.md` as plain data, and written again.
//!
//! Invariants: it knows formats only. Nothing here runs code, touches a file system or knows how a notebook is shown.
//! What a file says and a cell does not is kept beside the cell ([`Origin`]) and the notebook ([`Head`]), so that what
//! was not changed is written as it was read.

mod decode;
mod exercise;
mod format;
mod ipynb;
mod json;
mod model;
mod origin;
mod outputs;
mod replace;
mod stretches;
mod text;
mod upgrade;
mod write;

pub use exercise::{Exercise, Prediction};
pub use format::Format;
pub use model::{Cell, CellKind, Notebook, Reason, Recorded, compat_of_version, heading};
pub use origin::{Head, Origin};
pub use outputs::{outputs_of_json, outputs_to_json};
pub use replace::replace_code;

impl Format {
    /// The format of a text of which no name is known.
    pub fn of_content(text: &str) -> Self {
        decode::format_of(text)
    }
}

/// A notebook out of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The notebook.
    pub notebook: Notebook,
    /// The text that it was read from.
    pub text: String,
    /// What was mended, and what will be otherwise in the file once it is saved: sentences for people.
    pub notes: Vec<String>,
}

/// Opens a file by its name and its bytes; a name that tells no format leaves that to the content.
///
/// # Errors
/// Where it is no notebook; the error is a sentence for people.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Opened, String> {
    let mut opening = Opening::new(name, bytes)?;
    loop {
        if let Some(opened) = opening.step(usize::MAX)? {
            return Ok(opened);
        }
    }
}

/// A file that is opened stretch by stretch, so that whoever opens a large one can do something else meanwhile.
#[derive(Debug)]
pub struct Opening {
    notes: Vec<String>,
    reading: Reading,
}

#[derive(Debug)]
enum Reading {
    Json(ipynb::Reading),
    Text(text::Reading),
}

impl Opening {
    /// A file of which nothing is read yet, by its name and its bytes as of [`open`].
    ///
    /// # Errors
    /// Where it is no text; the error is a sentence for people.
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Self, String> {
        let mut notes = Vec::new();
        let text = decode::text_of(bytes, &mut notes)?;
        let format = Format::of_name(name).unwrap_or_else(|| Format::of_content(&text));
        let reading = match format {
            Format::Ipynb => Reading::Json(ipynb::Reading::new(text)),
            Format::Python | Format::Markdown => Reading::Text(text::Reading::new(format, text)),
        };
        Ok(Self { notes, reading })
    }

    /// Of a hundred parts, how many were read.
    pub fn percent(&self) -> usize {
        match &self.reading {
            Reading::Json(reading) => reading.percent(),
            Reading::Text(reading) => reading.percent(),
        }
    }

    /// Reads on for about so many bytes, up to the end of a cell or a line; what was opened once all was read.
    ///
    /// # Errors
    /// Where it is no notebook; the error is a sentence for people.
    pub fn step(&mut self, bytes: usize) -> Result<Option<Opened>, String> {
        let read = match &mut self.reading {
            Reading::Json(reading) => reading.step(bytes, &mut self.notes)?,
            Reading::Text(reading) => reading.step(bytes)?,
        };
        let notes = &mut self.notes;
        Ok(read.map(|(notebook, text)| Opened {
            notebook,
            text,
            notes: std::mem::take(notes),
        }))
    }
}

fn read(format: Format, text: &str, notes: &mut Vec<String>) -> Result<Notebook, String> {
    match format {
        Format::Ipynb => ipynb::read(text, notes),
        Format::Python | Format::Markdown => text::read(format, text),
    }
}

impl Notebook {
    /// Reads a file's text.
    ///
    /// # Errors
    /// Where it is no notebook; the error is a sentence for people.
    pub fn read(format: Format, text: &str) -> Result<Self, String> {
        read(format, text, &mut Vec::new())
    }

    /// The text of a file that holds the notebook. Written in the format of its own file, all stays as it was that was
    /// not changed; `.py` and `.md` hold no outputs and no attachments.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Ipynb => write::write_ipynb(self),
            Format::Python | Format::Markdown => text::write(self, format),
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
                CellKind::Raw => "raw",
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
                &["text text", "raw r", "code "],
            ),
            (
                Format::Python,
                "\n  >>> def f(x):\n  ...     return x\n  ...\n  >>> f(1)\n  1\n\n  >>> f(2) # two\n  2\n  >>>\n",
                &["code def f(x):\n    return x\n\nf(1)\n\nf(2) # two"],
            ),
            (Format::Python, "x\n>>> y\n", &["code x\n>>> y"]),
            (Format::Python, ">>>x", &["code >>>x"]),
            (
                Format::Markdown,
                "# T\n```python\nx\n```\ntext\n~~~py\ny\n~~~\n",
                &["text # T", "code x", "text text", "code y"],
            ),
            (
                Format::Markdown,
                "```text\n```python\n```\n",
                &["text ```text\n```python\n```"],
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

    #[test]
    fn files_are_opened_by_content() {
        let little = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        };
        let big = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect::<Vec<_>>()
        };
        let json = r#"{"cells": [{"cell_type": "code", "source": "x = 'é'"}]}"#;
        let utf16 = "It is in UTF-16, and will be saved as UTF-8.";
        let latin = "It is in Latin-1, and will be saved as UTF-8.";
        let cases: &[(&str, Vec<u8>, Format, &str, &str)] = &[
            (
                "x.ipynb",
                json.as_bytes().to_vec(),
                Format::Ipynb,
                "x = 'é'",
                "",
            ),
            ("", json.as_bytes().to_vec(), Format::Ipynb, "x = 'é'", ""),
            (
                "x.json",
                [b"\xef\xbb\xbf", json.as_bytes()].concat(),
                Format::Ipynb,
                "x = 'é'",
                "",
            ),
            (
                "x.ipynb",
                [b"\xff\xfe".to_vec(), little(json)].concat(),
                Format::Ipynb,
                "x = 'é'",
                utf16,
            ),
            (
                "x.py",
                [b"\xfe\xff".to_vec(), big("x = 'é'")].concat(),
                Format::Python,
                "x = 'é'",
                utf16,
            ),
            ("x.py", little("x = 'é'"), Format::Python, "x = 'é'", utf16),
            (
                "x.PY",
                b"x = '\xe9\x80'".to_vec(),
                Format::Python,
                "x = 'é€'",
                latin,
            ),
            (
                "",
                b"import x\n\"\"\"\n```python\ny\n```\n\"\"\"".to_vec(),
                Format::Python,
                "import x\n\"\"\"\n```python\ny\n```\n\"\"\"",
                "",
            ),
            (
                "",
                b"# T\n\n```python\ny\n```\n".to_vec(),
                Format::Markdown,
                "y",
                "",
            ),
            (
                "",
                b"---\na: b\n---\n```{code-cell}\ny\n```\n".to_vec(),
                Format::Markdown,
                "y",
                "",
            ),
            (
                "x.txt",
                b"{'cells': 1}".to_vec(),
                Format::Python,
                "{'cells': 1}",
                "",
            ),
        ];
        for (name, bytes, format, source, note) in cases {
            let opened = open(name, bytes.clone()).expect("a notebook");
            assert_eq!(opened.notebook.head.format(), Some(*format), "{source}");
            let code = opened.notebook.code_cells().next().expect("a cell");
            assert_eq!(code.source, *source);
            assert_eq!(opened.notes.concat(), *note, "{source}");
        }
        for bytes in [
            &b"\x89PNG\0\0\0\rIHDR"[..],
            b"a\0b\xff\xff",
            b"\xff\xfe\0\xd8x\0",
        ] {
            assert!(open("x.py", bytes.to_vec()).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn a_file_is_opened_stretch_by_stretch() {
        let cell = |at: usize| {
            format!(
                r#"{{"cell_type": "code", "id": "c{at}", "source": "x = {at}", "outputs": []}}"#
            )
        };
        let cells: Vec<String> = (0..40).map(cell).collect();
        let json = format!(
            r#"{{"metadata": {{}}, "cells": [{}], "nbformat": 4}}"#,
            cells.join(", ")
        );
        let old =
            r#"{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "a"}]}]}"#;
        let cell = |at: usize| {
            format!(
                r#"{{"cell_type": "code", "input": ["x = {at}"], "outputs": [], "prompt_number": {at}}}"#
            )
        };
        let cells: Vec<String> = (0..40).map(cell).collect();
        let long_and_old = format!(
            r#"{{"worksheets": [{{"cells": [{}]}}], "nbformat": 3}}"#,
            cells.join(", ")
        );
        let repeated = |of: &dyn Fn(usize) -> String| (0..150).map(of).collect::<String>();
        let percent = repeated(&|at| format!("# %% [markdown]\n# Text {at}\n# %%\nx = {at}\n"));
        let fences = repeated(&|at| format!("Text {at}\n\n```python\nx = {at}\n```\n"));
        let myst = repeated(&|at| format!("+++\nT\n```{{code-cell}}\n:a: {at}\nx\n```\n"));
        for (name, text) in [
            ("x.py", percent.as_str()),
            ("x.md", &format!("\u{feff}---\ntitle: T\n---\n{fences}")),
            ("x.md", &format!("```text\n+++\n```\n{myst}")),
            ("x.md", &format!("{fences}```{{code-cell}}")),
            ("x.md", "~~~python\nno end"),
            ("x.md", ""),
            ("x.ipynb", json.as_str()),
            ("x.ipynb", old),
            ("x.ipynb", long_and_old.as_str()),
            ("x.ipynb", r#"{"cells": []}"#),
            ("x.py", "# %%\nx\n# %%\ny"),
            ("x.ipynb", r#"{"cells": [{"cell_type": "code"}]}"#),
            ("x.ipynb", r#"{"cells": [1, {"cell_type": "code", 3]}"#),
            ("x.ipynb", "\u{feff}{\"cells\": [,"),
        ] {
            let mut opening = Opening::new(name, text.into()).expect("a text");
            let mut percents = vec![opening.percent()];
            let opened = loop {
                match opening.step(300) {
                    Ok(None) => percents.push(opening.percent()),
                    Ok(Some(opened)) => break Ok(opened),
                    Err(error) => break Err(error),
                }
            };
            assert!(
                percents.is_sorted() && percents.last() <= Some(&100),
                "{percents:?}"
            );
            assert_eq!(percents.len() > 10, text.len() > 2000, "{percents:?}");
            assert_eq!(opened, open(name, text.into()), "{text}");
            assert!(opened.is_err() || opened.is_ok_and(|it| it.text == text));
        }
    }

    #[test]
    fn titles_are_headings_or_metadata() {
        for (format, text, title) in [
            (
                Format::Markdown,
                "---\ntitle: Of the file\n---\n```\n# no\n```\n# Heading \n# 2\n",
                "Heading",
            ),
            (
                Format::Markdown,
                "---\ntitle: 'Of the file'\n---\ntext\n",
                "Of the file",
            ),
            (
                Format::Python,
                "# ---\n# jupyter:\n#   title: \"Of: it\"\n# ---\nx\n",
                "Of: it",
            ),
            (
                Format::Ipynb,
                r#"{"cells": [], "metadata": {"title": "Of it"}}"#,
                "Of it",
            ),
            (Format::Python, "x", "Notebook"),
        ] {
            let notebook = Notebook::read(format, text).expect("a notebook");
            assert_eq!(notebook.title(), title);
        }
    }

    #[test]
    fn metadata_of_cells_are_read_from_texts() {
        for (format, text, metadata) in [
            (
                Format::Python,
                "# %% A b [markdown] tags=[\"a b\"] x=1\n# t\n",
                r#"{"title":"A b","tags":["a b"],"x":1}"#,
            ),
            (
                Format::Python,
                "# %% A = b {\"x\": [1, 2]}\nt\n",
                r#"{"title":"A = b","x":[1,2]}"#,
            ),
            (Format::Python, "# %% a=b\nt\n", r#"{"title":"a=b"}"#),
            (
                Format::Markdown,
                "```python tags=[\"a\"]\nt\n```\n",
                r#"{"tags":["a"]}"#,
            ),
            (
                Format::Markdown,
                "```{code-cell}\n:tags: [a, b c]\n:n: 2\n\nt\n```\n",
                r#"{"tags":["a","b c"],"n":2}"#,
            ),
            (
                Format::Markdown,
                "```{code-cell}\n---\na: {\"b\": 1}\nc:\n  d: e\n---\nt\n```\n",
                r#"{"a":{"b":1},"c":{"d":"e"}}"#,
            ),
            (
                Format::Markdown,
                "+++ {\"a\": 1}\n\nt\n\n```{code-cell}\n```\n",
                r#"{"a":1}"#,
            ),
            (
                Format::Markdown,
                "<!-- #region a=1 -->\nt\n<!-- #endregion -->\n",
                r#"{"a":1}"#,
            ),
        ] {
            let notebook = Notebook::read(format, text).expect("a notebook");
            let cell = &notebook.cells[0];
            assert_eq!(cell.source, "t", "{text}");
            let found = cell.origin.metadata().map(ToString::to_string);
            assert_eq!(found.as_deref(), Some(metadata), "{text}");
        }
    }

    #[test]
    fn magics_are_comments_in_a_file_of_python() {
        for (body, source) in [
            (
                "# %time x\n    # !ls\n# # %time\n# no %time",
                "%time x\n    !ls\n# %time\n# no %time",
            ),
            ("'\'\'\n# %time\n'\'\'\n# ?x", "'\'\'\n# %time\n'\'\'\n?x"),
            ("# %%bash\n# ls\n#\n# # x", "%%bash\nls\n\n# x"),
            ("# %%time\n# x", "%%time\n# x"),
        ] {
            let text = format!("# %%\n{body}\n");
            let notebook = Notebook::read(Format::Python, &text).expect("a notebook");
            assert_eq!(notebook.cells[0].source, source);
            let mut fresh = Notebook::default();
            fresh.insert(freezeframe_base::CellId(0), 0, CellKind::Code);
            source.clone_into(&mut fresh.cells[0].source);
            let written = fresh.write(Format::Python);
            assert_eq!(written.replace("# \n", "#\n"), text);
        }
    }
}
