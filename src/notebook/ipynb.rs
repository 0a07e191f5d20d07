//! Reads nbformat 4 notebooks.
//!
//! A code cell's `outputs` are those under `jit`, as any notebook has them; what plain Python put out is in the cell's
//! metadata as `freezeframe.python`, in the same form. Each `print` is one stream output of its own.

use super::model::{Cell, CellKind, Notebook};
use freezeframe_base::{
    CellId, ErrorReport, JaxCompat, Json, Lane, Output, Revision, Span, Stream,
};

/// Why a text is no notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(
    /// The sentence for people.
    pub String,
);

/// Reads a notebook.
///
/// # Errors
/// Where the text is not JSON, or has no list of cells.
pub fn parse_ipynb(text: &str) -> Result<Notebook, ReadError> {
    let json =
        Json::parse(text).map_err(|_| ReadError("not a notebook: it is not JSON".to_owned()))?;
    let cells = json.get("cells").and_then(Json::as_array);
    let cells =
        cells.ok_or_else(|| ReadError("not a notebook of format 4: it has no cells".to_owned()))?;
    let cells: Vec<Cell> = cells
        .iter()
        .enumerate()
        .filter_map(|(at, cell)| read_cell(at, cell))
        .collect();
    let title = cells
        .iter()
        .find_map(|cell| heading(&cell.source))
        .unwrap_or("Notebook")
        .to_owned();
    let compat = compat_of(json.at(&["metadata", "freezeframe", "jax"]))?;
    Ok(Notebook {
        title,
        compat,
        cells,
    })
}

/// Whose printed text a release follows: all before 0.4 count as 0.3.
fn compat_of(version: Option<&Json>) -> Result<JaxCompat, ReadError> {
    let Some(version) = version else {
        return Ok(JaxCompat::default());
    };
    let mut parts = version
        .as_str()
        .unwrap_or("")
        .split('.')
        .map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(0)), Some(Ok(..4))) => Ok(JaxCompat::V0_3),
        (Some(Ok(_)), Some(Ok(_))) => Ok(JaxCompat::V0_12),
        _ => Err(ReadError(
            "the notebook's metadata `freezeframe.jax` must be a release number such as \"0.3\""
                .into(),
        )),
    }
}

fn heading(source: &str) -> Option<&str> {
    source.lines().find_map(|line| line.strip_prefix("# "))
}

fn read_cell(at: usize, json: &Json) -> Option<Cell> {
    let kind = match json.get("cell_type")?.as_str()? {
        "code" => CellKind::Code,
        "markdown" => CellKind::Markdown,
        _ => return None,
    };
    let key = json
        .get("id")
        .and_then(Json::as_str)
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
        source: joined(json.get("source")?),
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
            traceback: lines(json.get("traceback")?),
            frames: Vec::new(),
            hint: None,
        })),
        _ => None,
    }
}

fn lines(json: &Json) -> String {
    json.as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect::<Vec<_>>()
        .join("\n")
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
        let notebook = parse_ipynb(
            r##"{"cells": [
                {"cell_type": "markdown", "id": "m", "source": ["# State\n", "text"]},
                {"cell_type": "raw", "source": "x"},
                {"cell_type": "code", "source": "print(1)", "outputs": [
                    {"output_type": "stream", "name": "stdout", "text": ["1\n"]},
                    {"output_type": "execute_result", "data": {"text/plain": "{ lambda ; . let  in () }"}}],
                 "metadata": {"freezeframe": {"python": [
                    {"output_type": "error", "ename": "E", "evalue": "m", "traceback": ["a", "b"]}]}}}]}"##,
        )
        .unwrap();
        assert_eq!(notebook.title, "State");
        assert_eq!(
            notebook
                .cells
                .iter()
                .map(|cell| cell.key.as_str())
                .collect::<Vec<_>>(),
            ["m", "cell-2"]
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
            assert_eq!(parse_ipynb(&text).unwrap().compat, expected, "{version}");
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
            ("{}", "not a notebook of format 4"),
        ] {
            let ReadError(message) = parse_ipynb(text).unwrap_err();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
