//! Writes nbformat 4 notebooks, as `ipynb` reads them.

use crate::ipynb::lines;
use crate::model::{Cell, CellKind, Notebook};
use freezeframe_base::{JaxCompat, Json, Lane, Output, Stream};

/// The notebook as the text of an `.ipynb` file: the recorded outputs under `jit` are the cells' outputs, those of
/// plain Python stand in the metadata.
pub fn write_ipynb(notebook: &Notebook) -> String {
    let mut count = 0;
    let cells: Vec<Json> = notebook
        .cells
        .iter()
        .map(|cell| match cell.kind {
            CellKind::Markdown => Json::object([
                ("cell_type", "markdown".into()),
                ("id", cell.key.as_str().into()),
                ("metadata", Json::object([])),
                ("source", lines(&cell.source)),
            ]),
            CellKind::Code => {
                count += 1;
                code_cell(cell, count)
            }
        })
        .collect();
    let jax = match notebook.compat {
        JaxCompat::V0_12 => "0.12",
        JaxCompat::V0_3 => "0.3",
    };
    let kernel = Json::object([
        ("display_name", "Python 3".into()),
        ("language", "python".into()),
        ("name", "python3".into()),
    ]);
    let metadata = Json::object([
        ("freezeframe", Json::object([("jax", jax.into())])),
        ("kernelspec", kernel),
        ("language_info", Json::object([("name", "python".into())])),
    ]);
    let file = Json::object([
        ("cells", cells.into()),
        ("metadata", metadata),
        ("nbformat", 4.into()),
        ("nbformat_minor", 5.into()),
    ]);
    format!("{}\n", file.pretty())
}

fn code_cell(cell: &Cell, count: u32) -> Json {
    let of_lane = |lane| -> Vec<Json> {
        let recorded = cell.recorded.iter().filter(|(it, _)| *it == lane);
        recorded
            .flat_map(|(_, outputs)| outputs)
            .map(|output| output_json(output, count))
            .collect()
    };
    let python = of_lane(Lane::Python);
    let metadata = if python.is_empty() {
        Json::object([])
    } else {
        Json::object([("freezeframe", Json::object([("python", python.into())]))])
    };
    let count = if cell.recorded.is_empty() {
        Json::Null
    } else {
        count.into()
    };
    Json::object([
        ("cell_type", "code".into()),
        ("execution_count", count),
        ("id", cell.key.as_str().into()),
        ("metadata", metadata),
        ("outputs", of_lane(Lane::Jit).into()),
        ("source", lines(&cell.source)),
    ])
}

fn output_json(output: &Output, count: u32) -> Json {
    match output {
        Output::Text {
            stream, text, span, ..
        } => {
            let name = match stream {
                Stream::Stdout => "stdout",
                Stream::Stderr => "stderr",
            };
            let metadata = match span {
                Some(span) => {
                    Json::object([("freezeframe", Json::object([("at", span.start.into())]))])
                }
                None => Json::object([]),
            };
            Json::object([
                ("output_type", "stream".into()),
                ("name", name.into()),
                ("metadata", metadata),
                ("text", lines(text)),
            ])
        }
        Output::Result { text, .. } => Json::object([
            ("output_type", "execute_result".into()),
            ("execution_count", count.into()),
            ("metadata", Json::object([])),
            ("data", Json::object([("text/plain", lines(text))])),
        ]),
        Output::Figure { svg, alt } => {
            let data = [
                ("image/svg+xml", lines(svg)),
                ("text/plain", alt.as_str().into()),
            ];
            Json::object([
                ("output_type", "display_data".into()),
                ("metadata", Json::object([])),
                ("data", Json::object(data)),
            ])
        }
        Output::Error(report) => {
            let traceback = report.traceback.trim_end().split('\n').map(Json::from);
            Json::object([
                ("output_type", "error".into()),
                ("ename", report.class.as_str().into()),
                ("evalue", report.message.as_str().into()),
                ("traceback", traceback.collect::<Vec<_>>().into()),
            ])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    #[test]
    fn what_is_written_is_read_again() {
        let lesson = Notebook::read(
            Format::Ipynb,
            include_str!("../../../www/lessons/state.ipynb"),
        )
        .unwrap();
        let again = Notebook::read(Format::Ipynb, &write_ipynb(&lesson)).unwrap();
        assert_eq!(again, lesson);
        assert!(lesson.cells.iter().any(|cell| cell.recorded.len() == 2));
    }
}
