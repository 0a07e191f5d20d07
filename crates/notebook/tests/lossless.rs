//! What was not edited stays as it was, over many notebooks made by chance.

mod support;

use freezeframe_base::Json;
use freezeframe_notebook::{CellKind, Format, Notebook};
use support::{CODE, Chance, PROSE, notebook};

const RUNS: u64 = 2000;

fn read(format: Format, text: &str) -> Notebook {
    Notebook::read(format, text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn cells(json: &Json) -> &[Json] {
    json.get("cells").and_then(Json::as_array).expect("cells")
}

#[test]
fn jupyters_notebooks_are_written_as_they_were_read() {
    for run in 0..RUNS {
        let json = notebook(&mut Chance::new(run), (run % 6) as u32);
        let written = read(Format::Ipynb, &json.to_string()).write(Format::Ipynb);
        assert_eq!(Json::parse(&written), Ok(json), "run {run}");
    }
}

#[test]
fn an_edit_changes_its_cell_alone() {
    for run in 0..RUNS {
        let mut chance = Chance::new(run);
        let json = notebook(&mut chance, (run % 6) as u32);
        let mut edited = read(Format::Ipynb, &json.to_string());
        if edited.cells.is_empty() {
            continue;
        }
        let at = chance.below(edited.cells.len());
        edited.cells[at].source += "\nedited";
        edited.cells[at].recorded = Default::default();
        let written = Json::parse(&edited.write(Format::Ipynb)).expect("JSON");
        for (number, (old, new)) in cells(&json).iter().zip(cells(&written)).enumerate() {
            assert_eq!(old == new, number != at, "run {run}, cell {number}");
        }
        let (old, new) = (&cells(&json)[at], &cells(&written)[at]);
        for name in ["cell_type", "metadata", "attachments", "id"] {
            assert_eq!(old.get(name), new.get(name), "run {run}: {name}");
        }
    }
}

/// A file of one of the text formats, or something like it.
fn text_file(chance: &mut Chance, format: Format) -> String {
    let marks: &[&str] = match format {
        Format::Python => &[
            "# %%",
            "# %% [markdown]",
            "# %% a title [md] tags=[\"x\"]",
            "# %% [raw]",
            "#%% x",
            "# %% {\"a\": 1}",
            "# ---",
            "# a: b",
            "#!/bin/python",
            "# %matplotlib inline",
            "# x",
            "#",
            "%%%",
            "# %%% y",
        ],
        _ => &[
            "```python",
            "```",
            "```{code-cell} ipython3",
            "````",
            "~~~py",
            "  ```python",
            "+++",
            "+++ {\"a\": 1}",
            ":tags: [a]",
            "---",
            "<!-- #region a=1 -->",
            "<!-- #endregion -->",
            "<!-- #raw -->",
            "<!-- #endraw -->",
            "",
        ],
    };
    let newline = chance.of(&["\n", "\n", "\r\n"]);
    let mut text = chance
        .of(&[
            "",
            "",
            "\u{feff}",
            "# ---\n# title: T\n# ---\n",
            "---\ntitle: T\n---\n",
            "\n\n",
        ])
        .replace('\n', newline);
    for _ in 0..chance.below(14) {
        let line = match chance.below(4) {
            0 => chance.of(CODE),
            1 => chance.of(PROSE),
            _ => chance.of(marks),
        };
        text += line;
        text += newline;
        if chance.below(4) == 0 {
            text += newline;
        }
    }
    if chance.below(4) == 0 {
        text.truncate(text.trim_end().len());
    }
    text
}

const TEXTS: [Format; 2] = [Format::Python, Format::Markdown];

#[test]
fn texts_are_written_byte_for_byte_as_they_were_read() {
    for run in 0..RUNS * 5 {
        for format in TEXTS {
            let text = text_file(&mut Chance::new(run), format);
            assert_eq!(read(format, &text).write(format), text, "run {run}");
        }
    }
}

#[test]
fn an_edit_changes_its_part_of_the_text_alone() {
    for run in 0..RUNS * 2 {
        for format in TEXTS {
            let mut chance = Chance::new(run);
            let text = text_file(&mut chance, format);
            let mut notebook = read(format, &text);
            // With the last `{code-cell}` a text ceases to be MyST, and a region that hides one begins to count.
            let mixed = text.contains("{code-cell}") && text.contains("<!-- #");
            if notebook.cells.is_empty() || mixed {
                continue;
            }
            let at = chance.below(notebook.cells.len());
            notebook.cells[at].source = "EDITED = 1\nmore".to_owned();
            let written = notebook.write(format);
            let again = read(format, &written);
            let said = |notebook: &Notebook| {
                let cells = notebook.cells.iter();
                cells
                    .map(|it| (it.kind, it.source.clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(
                said(&again),
                said(&notebook),
                "run {run}: {text:?}\n{written:?}"
            );
            let back = written.replacen("EDITED = 1", "", 1);
            assert!(!back.contains("EDITED"), "run {run}: {written:?}");
        }
    }
}

/// A text as the text formats hold it: without empty lines around it, and spaces at its end.
fn bare(kind: CellKind, source: &str) -> String {
    let source = source.trim_matches('\n');
    match kind {
        CellKind::Code => source.trim_end(),
        _ => source,
    }
    .to_owned()
}

#[test]
fn cells_survive_another_format() {
    for run in 0..RUNS {
        for format in TEXTS {
            let json = notebook(&mut Chance::new(run), 5);
            let notebook = read(Format::Ipynb, &json.to_string());
            let written = notebook.write(format);
            let again = read(format, &written);
            let said = |notebook: &Notebook| {
                let cells = notebook.cells.iter();
                cells
                    .map(|it| (it.kind, bare(it.kind, &it.source)))
                    .collect::<Vec<_>>()
            };
            assert_eq!(
                said(&again),
                said(&notebook),
                "run {run}, {format:?}:\n{written}"
            );
            // And back, where the metadata have to be the same too.
            let back = Json::parse(&again.write(Format::Ipynb)).expect("JSON");
            for (old, new) in cells(&json).iter().zip(cells(&back)) {
                for name in ["tags", "title", "own", "jupyter"] {
                    let path = ["metadata", name];
                    assert_eq!(
                        old.at(&path),
                        new.at(&path),
                        "run {run}, {format:?}:\n{written}"
                    );
                }
            }
        }
    }
}

#[test]
fn cells_are_moved_added_and_deleted_in_a_text() {
    for (format, text, order, expected) in [
        // A file without marks gets them when there is another cell.
        (
            Format::Python,
            "a = 1\n",
            "+0",
            "# %%\nNEW\n\n# %%\na = 1\n",
        ),
        (Format::Python, "a = 1", "0+", "a = 1\n\n# %%\nNEW\n"),
        (
            Format::Python,
            "a\n\n# %% one\nb\n\n\n# %% [markdown]\n# c",
            "210",
            "# %% [markdown]\n# c\n\n# %% one\nb\n\n\n# %%\na\n\n",
        ),
        (
            Format::Python,
            "a\n# %%\nb\n# %%\nc\n",
            "02",
            "a\n\n# %%\nc\n",
        ),
        (
            Format::Markdown,
            "---\nt: u\n---\n\none\n\n```python\nb\n```\n\ntwo\n",
            "02+",
            "---\nt: u\n---\n\none\n\n\ntwo\n\n```python\nNEW\n```\n",
        ),
        (
            Format::Markdown,
            "one\n\n```{code-cell}\n:a: 1\n\nb\n```\n\ntwo\n",
            "2+01",
            "two\n\n```{code-cell} ipython3\nNEW\n```\n\none\n\n```{code-cell}\n:a: 1\n\nb\n```\n\n",
        ),
        (
            Format::Markdown,
            "one\n\n```{code-cell}\nb\n```\n\ntwo\n",
            "02",
            "one\n\n+++\n\ntwo\n",
        ),
    ] {
        let mut notebook = read(format, text);
        let old = notebook.cells.clone();
        notebook.cells.clear();
        for (position, place) in order.chars().enumerate() {
            match place.to_digit(10) {
                Some(at) => notebook.cells.push(old[at as usize].clone()),
                None => {
                    notebook.insert(freezeframe_base::CellId(90), position, CellKind::Code);
                    notebook.cells[position].source = "NEW".to_owned();
                }
            }
        }
        assert_eq!(notebook.write(format), expected, "{text:?} as {order}");
    }
}
