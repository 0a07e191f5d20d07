//! Writes nbformat 4 notebooks, as `ipynb` reads them.

use super::model::{Cell, CellKind, Notebook};
use freezeframe_base::{JaxCompat, Lane, Output, Stream};
use serde_json::{Value, json};

/// The notebook as the text of an `.ipynb` file: the recorded outputs under `jit` are the cells' outputs, those of
/// plain Python stand in the metadata.
pub fn write_ipynb(notebook: &Notebook) -> String {
    let mut count = 0;
    let cells: Vec<Value> = notebook
        .cells
        .iter()
        .map(|cell| match cell.kind {
            CellKind::Markdown => json!({
                "cell_type": "markdown", "id": cell.key, "metadata": {}, "source": lines(&cell.source),
            }),
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
    let file = json!({
        "cells": cells,
        "metadata": {
            "freezeframe": {"jax": jax},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    });
    format!("{file:#}\n")
}

fn code_cell(cell: &Cell, count: usize) -> Value {
    let of_lane = |lane| -> Vec<Value> {
        let recorded = cell.recorded.iter().filter(|(it, _)| *it == lane);
        recorded
            .flat_map(|(_, outputs)| outputs)
            .map(|output| output_json(output, count))
            .collect()
    };
    let python = of_lane(Lane::Python);
    let metadata = if python.is_empty() {
        json!({})
    } else {
        json!({"freezeframe": {"python": python}})
    };
    json!({
        "cell_type": "code",
        "execution_count": if cell.recorded.is_empty() { Value::Null } else { count.into() },
        "id": cell.key,
        "metadata": metadata,
        "outputs": of_lane(Lane::Jit),
        "source": lines(&cell.source),
    })
}

fn output_json(output: &Output, count: usize) -> Value {
    match output {
        Output::Text {
            stream, text, span, ..
        } => {
            let name = match stream {
                Stream::Stdout => "stdout",
                Stream::Stderr => "stderr",
            };
            let metadata = match span {
                Some(span) => json!({"freezeframe": {"at": span.start}}),
                None => json!({}),
            };
            json!({"output_type": "stream", "name": name, "metadata": metadata, "text": lines(text)})
        }
        Output::Result { text, .. } => json!({
            "output_type": "execute_result", "execution_count": count, "metadata": {},
            "data": {"text/plain": lines(text)},
        }),
        Output::Figure { svg, alt } => json!({
            "output_type": "display_data", "metadata": {},
            "data": {"image/svg+xml": lines(svg), "text/plain": alt},
        }),
        Output::Error(report) => json!({
            "output_type": "error", "ename": report.class, "evalue": report.message,
            "traceback": report.traceback.trim_end().split('\n').collect::<Vec<_>>(),
        }),
    }
}

/// nbformat's multi-line string: the lines, each with its newline.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse_ipynb;
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let lesson = parse_ipynb(include_str!("../../www/lessons/state.ipynb")).unwrap();
        let again = parse_ipynb(&write_ipynb(&lesson)).unwrap();
        assert_eq!(again, lesson);
        assert!(lesson.cells.iter().any(|cell| cell.recorded.len() == 2));
    }
}
