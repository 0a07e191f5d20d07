//! Reads nbformat 4 notebooks.
//!
//! A code cell's `outputs` are those under `jit`, as any notebook has them; what plain Python put out is in the cell's
//! metadata as `freezeframe.python`, in the same form. Each `print` is one stream output of its own.

use crate::model::{Cell, CellKind, Notebook, compat_of_version};
use freezeframe_base::{
    CellId, ErrorReport, JaxCompat, Json, Lane, Output, Revision, Span, Stream,
};

/// Reads a notebook; the error is a sentence for people.
pub fn read(text: &str) -> Result<Notebook, String> {
    let mut json = parse(text)?;
    let compat = compat_of(json.at(&["metadata", "freezeframe", "jax"]))?;
    let mut cells: Vec<Cell> = Vec::new();
    for (at, cell) in cells_mut(&mut json).into_iter().flatten().enumerate() {
        cells.extend(read_cell(at, cell, &cells));
    }
    Ok(Notebook::new(cells, compat))
}

/// The file's JSON, in which there is a list of cells.
pub fn parse(text: &str) -> Result<Json, String> {
    let mut json = Json::parse(text).map_err(|_| "not a notebook: it is not JSON")?;
    match cells_mut(&mut json) {
        Some(_) => Ok(json),
        None => Err("not a notebook: it has no list of cells".to_owned()),
    }
}

/// The cells of a file; nbformat 3 has them in worksheets, of which there never was more than one.
pub fn cells_mut(json: &mut Json) -> Option<&mut Vec<Json>> {
    let holder = match json.get("worksheets") {
        Some(_) => json.get_mut("worksheets")?.as_array_mut()?.first_mut()?,
        None => json,
    };
    holder.get_mut("cells")?.as_array_mut()
}

/// What a cell holds, if it is something that is shown.
pub fn kind_of(cell: &Json) -> Option<CellKind> {
    match cell.get("cell_type")?.as_str()? {
        "code" => Some(CellKind::Code),
        "markdown" => Some(CellKind::Markdown),
        _ => None,
    }
}

/// Whose printed text the notebook was written for.
fn compat_of(version: Option<&Json>) -> Result<JaxCompat, String> {
    let Some(version) = version else {
        return Ok(JaxCompat::default());
    };
    let compat = version.as_str().and_then(compat_of_version);
    compat.ok_or_else(|| {
        "the notebook's metadata `freezeframe.jax` must be a release number such as \"0.3\"".into()
    })
}

/// A cell; `before` are those in front of it, whose names are taken.
fn read_cell(at: usize, json: &Json, before: &[Cell]) -> Option<Cell> {
    let kind = kind_of(json)?;
    let key = json
        .get("id")
        .and_then(Json::as_str)
        .filter(|key| before.iter().all(|cell| cell.key != *key))
        .map_or_else(|| format!("cell-{at}"), str::to_owned);
    let id = CellId(u32::try_from(at).ok()?);
    let list = |path: &[&str]| json.at(path).and_then(Json::as_array).unwrap_or_default();
    let read = |outputs: &[Json]| {
        outputs
            .iter()
            .filter_map(|output| read_output(id, output))
            .collect::<Vec<_>>()
    };
    let python = read(list(&["metadata", "freezeframe", "python"]));
    let jit = read(list(&["outputs"]));
    let recorded = if python.is_empty() && jit.is_empty() {
        Vec::new()
    } else {
        vec![(Lane::Python, python), (Lane::Jit, jit)]
    };
    Some(Cell {
        id,
        key,
        kind,
        source: joined(json.get("source").or_else(|| json.get("input"))?),
        recorded,
    })
}

/// nbformat's multi-line string: one string, or the lines of one.
fn joined(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Array(lines) => lines.iter().filter_map(Json::as_str).collect(),
        _ => String::new(),
    }
}

fn read_output(cell: CellId, json: &Json) -> Option<Output> {
    let text_at = |path: &[&str]| json.at(path).map(joined);
    match json.get("output_type")?.as_str()? {
        "stream" => {
            let stream = if json.get("name")?.as_str()? == "stderr" {
                Stream::Stderr
            } else {
                Stream::Stdout
            };
            let place = json.at(&["metadata", "freezeframe", "at"]);
            let span = place
                .and_then(Json::number::<u32>)
                .map(|at| Span::new(cell, Revision(0), at, at.saturating_add(1)));
            let text = text_at(&["text"])?;
            let jaxpr = looks_like_jaxpr(&text);
            Some(Output::Text {
                stream,
                text,
                span,
                jaxpr,
            })
        }
        "execute_result" => {
            let text = text_at(&["data", "text/plain"])?;
            let jaxpr = looks_like_jaxpr(&text);
            Some(Output::Result { text, jaxpr })
        }
        "display_data" => {
            let alt = text_at(&["data", "text/plain"]).unwrap_or_default();
            Some(Output::Figure {
                svg: text_at(&["data", "image/svg+xml"])?,
                alt,
            })
        }
        "error" => Some(Output::Error(ErrorReport {
            class: text_at(&["ename"])?,
            message: text_at(&["evalue"])?,
            traceback: traceback(json.get("traceback")?),
            frames: Vec::new(),
            hint: None,
        })),
        _ => None,
    }
}

fn traceback(json: &Json) -> String {
    json.as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect::<Vec<_>>()
        .join("\n")
}

/// nbformat's multi-line string: the lines, each with its newline.
pub fn lines(text: &str) -> Json {
    text.split_inclusive('\n')
        .map(Json::from)
        .collect::<Vec<_>>()
        .into()
}

/// Recorded text carries no flag; a jaxpr is recognized by how it begins.
fn looks_like_jaxpr(text: &str) -> bool {
    text.contains("{ lambda ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cells_and_recorded_outputs() {
        let notebook = read(
            r##"{"cells": [
                {"cell_type": "markdown", "id": "m", "source": ["# State\n", "text"]},
                {"cell_type": "raw", "source": "x"},
                {"cell_type": "code", "source": "print(1)", "outputs": [
                    {"output_type": "stream", "name": "stdout", "text": ["1\n"]},
                    {"output_type": "execute_result", "data": {"text/plain": "{ lambda ; . let  in () }"}}],
                 "metadata": {"freezeframe": {"python": [
                    {"output_type": "error", "ename": "E", "evalue": "m", "traceback": ["a", "b"]}]}}},
                {"cell_type": "code", "id": "m", "source": "taken"}]}"##,
        )
        .unwrap();
        assert_eq!(notebook.title, "State");
        assert_eq!(
            notebook
                .cells
                .iter()
                .map(|cell| cell.key.as_str())
                .collect::<Vec<_>>(),
            ["m", "cell-2", "cell-3"]
        );
        let recorded = &notebook.cells[1].recorded;
        assert!(
            matches!(&recorded[0], (Lane::Python, it) if matches!(&it[..], [Output::Error(e)] if e.traceback == "a\nb"))
        );
        assert!(matches!(
            &recorded[1].1[..],
            [
                Output::Text { jaxpr: false, .. },
                Output::Result { jaxpr: true, .. }
            ]
        ));
    }

    #[test]
    fn follows_the_release_that_it_was_written_for() {
        for (version, expected) in [
            ("0.3", JaxCompat::V0_3),
            ("0.2.28", JaxCompat::V0_3),
            ("0.4.1", JaxCompat::V0_12),
            ("0.12.0.1", JaxCompat::V0_12),
        ] {
            let text = format!(
                r#"{{"cells": [], "metadata": {{"freezeframe": {{"jax": "{version}"}}}}}}"#
            );
            assert_eq!(read(&text).unwrap().compat, expected, "{version}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, expected) in [
            (
                r#"{"cells": [], "metadata": {"freezeframe": {"jax": "new"}}}"#,
                "the notebook's metadata `freezeframe.jax` must be a release number",
            ),
            ("{", "not a notebook: it is not JSON"),
            ("{}", "not a notebook: it has no list of cells"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
