//! Writes notebooks of nbformat 4, as `ipynb` reads them.

use crate::ipynb::{WITH_IDS, source_json};
use crate::json::{object_in, set, take};
use crate::model::{Cell, CellKind, Notebook, compat_of, version_of};
use crate::origin::{Head, HeadForm};
use crate::outputs;
use freezeframe_base::Json;

/// The notebook as the text of an `.ipynb` file: what each cell put out under `jit` are its outputs, what plain Python
/// put out stands in its metadata. Whatever else the notebook's file says stays as it was.
pub fn write_ipynb(notebook: &Notebook) -> String {
    let mut file = head(notebook);
    let minor = file.get("nbformat_minor").and_then(Json::number::<u32>);
    let with_ids = minor.unwrap_or_default() >= WITH_IDS;
    let mut count = 0;
    let cells = notebook.cells.iter().map(|cell| {
        count += u32::from(cell.kind == CellKind::Code);
        cell_json(cell, count, with_ids)
    });
    let cells: Vec<Json> = cells.collect();
    set(&mut file, "cells", cells.into());
    format!("{}\n", file.pretty())
}

impl Notebook {
    /// The files that it carries in its metadata, each path with its bytes in base64.
    pub fn files(&self) -> Option<&Json> {
        let file = self.head.json()?;
        file.at(&["metadata", "freezeframe", "files"])
    }

    /// Has it carry these files, and no others; one of another format is of nbformat 4 then.
    pub fn carry(&mut self, files: Option<Json>) {
        if files.is_none() && self.files().is_none() {
            return;
        }
        let mut file = head(self);
        if let Some(metadata) = object_in(&mut file, "metadata")
            && let Some(own) = object_in(metadata, "freezeframe")
        {
            take(own, "files");
            if let Some(files) = files {
                set(own, "files", files);
            }
        }
        self.head = Head::new(HeadForm::Json(file));
    }
}

/// All of a file but its cells.
fn head(notebook: &Notebook) -> Json {
    let mut file = match notebook.head.json() {
        Some(file) => file.clone(),
        None => fresh_head(notebook.head.metadata()),
    };
    let known = compat_of(file.get("metadata"));
    let says = file.at(&["metadata", "freezeframe", "jax"]).is_some();
    let of_a_file = notebook.head.json().is_some();
    if (known != Ok(notebook.compat) || !says && !of_a_file)
        && let Some(metadata) = object_in(&mut file, "metadata")
        && let Some(own) = object_in(metadata, "freezeframe")
    {
        set(own, "jax", version_of(notebook.compat).into());
    }
    file
}

fn fresh_head(metadata: Option<&Json>) -> Json {
    let kernel = Json::object([
        ("display_name", "Python 3".into()),
        ("language", "python".into()),
        ("name", "python3".into()),
    ]);
    let mut all = metadata.cloned().unwrap_or_else(|| Json::object([]));
    take(&mut all, "jupytext");
    for (name, value) in [
        ("kernelspec", kernel),
        ("language_info", Json::object([("name", "python".into())])),
    ] {
        if all.get(name).is_none() {
            set(&mut all, name, value);
        }
    }
    Json::object([
        ("cells", Vec::new().into()),
        ("metadata", all),
        ("nbformat", 4.into()),
        ("nbformat_minor", WITH_IDS.into()),
    ])
}

fn cell_json(cell: &Cell, count: u32, with_ids: bool) -> Json {
    let mut json = match cell.origin.json() {
        Some(json) => json.clone(),
        None => fresh_cell(cell),
    };
    if with_ids {
        set(&mut json, "id", cell.key.as_str().into());
    } else {
        take(&mut json, "id");
    }
    let source = source_json(json.get("source"), &cell.source);
    let edited = json.get("source") != Some(&source);
    set(&mut json, "source", source);
    if cell.kind == CellKind::Code
        && (edited && cell.recorded.is_empty()
            || !outputs::same(&outputs::recorded(cell.id, &json), &cell.recorded))
    {
        outputs::write(&mut json, &cell.recorded, count);
    }
    json
}

fn fresh_cell(cell: &Cell) -> Json {
    let metadata = cell.origin.metadata().cloned();
    let metadata = metadata.unwrap_or_else(|| Json::object([]));
    let entries = |name: &str| Json::object([("cell_type", name.into()), ("metadata", metadata)]);
    match cell.kind {
        CellKind::Markdown => entries("markdown"),
        CellKind::Raw => entries("raw"),
        CellKind::Code => {
            let mut json = entries("code");
            set(&mut json, "execution_count", Json::Null);
            set(&mut json, "outputs", Vec::new().into());
            json
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
        assert!(
            lesson
                .cells
                .iter()
                .any(|cell| cell.recorded.lanes.len() == 2)
        );
    }
}
