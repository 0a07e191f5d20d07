//! Notebooks of nbformat 3 and 2 as those of nbformat 4: their cells lie in worksheets, and outputs have other names.

use crate::json::{joined, lines, set, take};
use freezeframe_base::Json;

/// Takes the cells out of the worksheets of a file, which then says that it is of nbformat 4.5; they are to be upgraded.
pub fn cells_of_worksheets(file: &mut Json, version: u32) -> Option<Vec<Json>> {
    let mut all = Vec::new();
    for sheet in take(file, "worksheets")?.as_array_mut()? {
        if let Some(Json::Array(cells)) = take(sheet, "cells") {
            all.extend(cells);
        }
    }
    let mut metadata = take(file, "metadata")
        .filter(|it| matches!(it, Json::Object(_)))
        .unwrap_or_else(|| Json::object([]));
    // A signature says nothing of the new file.
    take(&mut metadata, "signature");
    if let Some(name) = take(&mut metadata, "name").filter(|name| name.as_str() != Some("")) {
        set(&mut metadata, "title", name);
    }
    set(&mut metadata, "orig_nbformat", version.into());
    set(file, "cells", Vec::new().into());
    set(file, "metadata", metadata);
    set(file, "nbformat", 4.into());
    set(file, "nbformat_minor", 5.into());
    Some(all)
}

fn rename(object: &mut Json, old: &str, new: &str) {
    if let Some(value) = take(object, old) {
        set(object, new, value);
    }
}

/// Makes a cell out of a worksheet one of nbformat 4.5.
pub fn upgrade_cell(cell: &mut Json) {
    let kind = cell.get("cell_type").and_then(Json::as_str);
    match kind.unwrap_or_default() {
        "code" => {
            rename(cell, "input", "source");
            rename(cell, "prompt_number", "execution_count");
            take(cell, "language");
            if let Some(collapsed) = take(cell, "collapsed")
                && let Some(metadata) = crate::json::object_in(cell, "metadata")
            {
                set(metadata, "collapsed", collapsed);
            }
            let outputs = cell.get_mut("outputs").and_then(Json::as_array_mut);
            outputs.into_iter().flatten().for_each(upgrade_output);
        }
        "heading" => {
            let level = take(cell, "level").and_then(|it| it.number::<usize>());
            let text = cell.get("source").map(joined).unwrap_or_default();
            let words: Vec<&str> = text.lines().collect();
            let marks = "#".repeat(level.unwrap_or(1).clamp(1, 6));
            let heading = format!("{marks} {}", words.join(" "));
            set(cell, "source", lines(&heading));
            set(cell, "cell_type", "markdown".into());
        }
        "html" => set(cell, "cell_type", "markdown".into()),
        _ => {}
    }
}

/// What the forms of an output are called, in nbformat 3 and now.
const FORMS: [(&str, &str); 9] = [
    ("text", "text/plain"),
    ("html", "text/html"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
    ("latex", "text/latex"),
    ("json", "application/json"),
    ("javascript", "application/javascript"),
    ("pdf", "application/pdf"),
];

fn upgrade_output(output: &mut Json) {
    let kind = output.get("output_type").and_then(Json::as_str);
    match kind.unwrap_or_default() {
        "stream" => {
            rename(output, "stream", "name");
            if output.get("name").is_none() {
                set(output, "name", "stdout".into());
            }
        }
        "pyerr" => set(output, "output_type", "error".into()),
        "pyout" => {
            set(output, "output_type", "execute_result".into());
            rename(output, "prompt_number", "execution_count");
            if output.get("execution_count").is_none() {
                set(output, "execution_count", Json::Null);
            }
            bundle(output);
        }
        "display_data" => bundle(output),
        _ => {}
    }
}

/// Puts the forms of an output into one object.
fn bundle(output: &mut Json) {
    let mut data = Json::object([]);
    for (old, new) in FORMS {
        if let Some(value) = take(output, old) {
            set(&mut data, new, value);
        }
    }
    set(output, "data", data);
    if output.get("metadata").is_none() {
        set(output, "metadata", Json::object([]));
    }
}
