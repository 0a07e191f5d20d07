//! Reads Jupyter's notebooks.
//!
//! A code cell's `outputs` are those under `jit`, as any notebook has them. What plain Python put out is in the cell's
//! metadata as `freezeframe.python`, in the same form; a cell without it was run by something that knows no lanes.
//! `freezeframe.at` says of the outputs of each lane at which byte of the cell the call begins that made them.

use crate::json::{joined, lines, list, set, take};
use crate::model::{Cell, CellKind, Notebook, Recorded, compat_of};
use crate::origin::{CellForm, Head, HeadForm, Origin};
use crate::stretches::Stretches;
use crate::{outputs, upgrade};
use freezeframe_base::texts::{count, phrase, say, tell};
use freezeframe_base::{CellId, HashSet, JaxCompat, Json};

/// The minor version of nbformat 4 that gave cells ids.
pub const WITH_IDS: u32 = 5;

/// Reads a notebook; what was mended on the way is added to `notes`. The error is a sentence for people.
pub fn read(text: &str, notes: &mut Vec<String>) -> Result<Notebook, String> {
    let mut reading = Reading::new(text.to_owned());
    loop {
        if let Some((notebook, _)) = reading.step(usize::MAX, notes)? {
            return Ok(notebook);
        }
    }
}

/// A notebook that is read stretch by stretch.
#[derive(Debug)]
pub struct Reading {
    /// How many bytes the text has.
    size: usize,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Text(Stretches),
    Cells(Cells),
}

impl Reading {
    /// None of a text is read yet.
    pub fn new(mut text: String) -> Self {
        if text.starts_with(MARK) {
            text.drain(..MARK.len());
        }
        Self {
            size: text.len(),
            stage: Stage::Text(Stretches::new(text)),
        }
    }

    /// Of a hundred parts, how many were read.
    pub fn percent(&self) -> usize {
        // To make cells of what was read costs less than reading it.
        let (read, whole, from, part) = match &self.stage {
            Stage::Text(stretches) => (stretches.place().1, self.size, 0, 80),
            Stage::Cells(cells) => (cells.done.len(), cells.count, 80, 20),
        };
        from + read * part / whole.max(1)
    }

    /// Reads on for about so many bytes, up to the end of a cell; the notebook and its text once all was read.
    pub fn step(
        &mut self,
        bytes: usize,
        notes: &mut Vec<String>,
    ) -> Result<Option<(Notebook, String)>, String> {
        match &mut self.stage {
            Stage::Text(stretches) => {
                let read = stretches.step(bytes);
                match read.map_err(|at| not_json(stretches.place().0, at))? {
                    None => {}
                    Some(file) => {
                        let text = std::mem::replace(stretches, Stretches::new(String::new()));
                        self.stage = Stage::Cells(Cells::of(file, text.into_text(), notes)?);
                    }
                }
                Ok(None)
            }
            Stage::Cells(cells) => {
                // Of cells of one notebook so many bytes are about so many cells.
                let share = bytes.min(self.size) * cells.count / self.size.max(1);
                cells.read(share.max(1))?;
                let is_done = cells.left.len() == 0;
                Ok(is_done.then(|| (cells.notebook(notes), std::mem::take(&mut cells.text))))
            }
        }
    }
}

/// The byte order mark, with which a text may begin.
const MARK: &str = "\u{feff}";

/// The cells of a file that are read one by one.
#[derive(Debug)]
struct Cells {
    /// The text that was read.
    text: String,
    file: Json,
    compat: JaxCompat,
    /// True if the cells are of an older format.
    are_old: bool,
    count: usize,
    left: std::vec::IntoIter<Json>,
    keys: Keys,
    done: Vec<Cell>,
}

impl Cells {
    fn of(mut file: Json, text: String, notes: &mut Vec<String>) -> Result<Self, String> {
        let are_old = version_of(&file) < 4;
        let cells = take_cells(&mut file, notes)?;
        let compat = compat_of(file.get("metadata"))?;
        let has_ids = cells.iter().any(|cell| cell.get("id").is_some());
        let minor = file.get("nbformat_minor").and_then(Json::number::<u32>);
        let minor = if has_ids {
            minor.map(|it| it.max(WITH_IDS))
        } else {
            minor
        };
        set(
            &mut file,
            "nbformat_minor",
            minor.unwrap_or(WITH_IDS).into(),
        );
        Ok(Self {
            text,
            file,
            compat,
            are_old,
            count: cells.len(),
            left: cells.into_iter(),
            keys: Keys::default(),
            done: Vec::new(),
        })
    }

    /// Reads so many of the cells that are left.
    fn read(&mut self, count: usize) -> Result<(), String> {
        for mut json in self.left.by_ref().take(count) {
            if self.are_old {
                upgrade::upgrade_cell(&mut json);
            }
            let cell = read_cell(self.done.len(), json, &mut self.keys)?;
            self.done.push(cell);
        }
        Ok(())
    }

    /// The notebook of them, once all are read.
    fn notebook(&mut self, notes: &mut Vec<String>) -> Notebook {
        self.keys.tell(notes);
        Notebook {
            compat: self.compat,
            cells: std::mem::take(&mut self.done),
            head: Head::new(HeadForm::Json(std::mem::replace(
                &mut self.file,
                Json::Null,
            ))),
        }
    }
}

/// Says where a text ceases to be JSON.
fn not_json(text: &str, at: usize) -> String {
    let (before, rest) = text.split_at(text.floor_char_boundary(at));
    let line = before.matches('\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    // A cell's keys are sorted in nearly all files, and this one is the first.
    let cell = match before.matches("\"cell_type\"").count() {
        0 => String::new(),
        cell => tell(", in cell {number}", &[("number", &cell)]),
    };
    let what = match rest.chars().next() {
        None => say("the file ends too early").to_owned(),
        Some('"') => say("a string begins that is none").to_owned(),
        Some(found) => tell(
            "there is `{found}` where something else has to be",
            &[("found", &found)],
        ),
    };
    tell(
        "not a notebook: it is not JSON (line {line}, column {column}{cell}: {what})",
        &[
            ("line", &line),
            ("column", &column),
            ("cell", &cell),
            ("what", &what),
        ],
    )
}

/// The nbformat that a file is of.
fn version_of(file: &Json) -> u32 {
    let version = file.get("nbformat").and_then(Json::number);
    version.unwrap_or(if file.get("worksheets").is_some() {
        3
    } else {
        4
    })
}

/// The cells of a file, those of worksheets as they are there and others as nbformat 4 has them; what is left of the file is
/// of nbformat 4.
fn take_cells(file: &mut Json, notes: &mut Vec<String>) -> Result<Vec<Json>, String> {
    let version = version_of(file);
    if version == 2 || version == 3 {
        notes.push(tell(
            "It is of nbformat {version}, and will be saved as nbformat 4.5.",
            &[("version", &version)],
        ));
        return upgrade::cells_of_worksheets(file, version)
            .ok_or_else(|| say("not a notebook: it has no list of worksheets").to_owned());
    }
    if version != 4 {
        return Err(tell(
            "it is of nbformat {version}; notebooks of nbformat 2, 3 and 4 can be read",
            &[("version", &version)],
        ));
    }
    set(file, "nbformat", 4.into());
    if !matches!(file.get("metadata"), Some(Json::Object(_))) {
        set(file, "metadata", Json::object([]));
    }
    let empty = Json::Array(Vec::new());
    match file.get_mut("cells") {
        // The place of the cells among the file's entries is kept.
        Some(cells @ Json::Array(_)) => match std::mem::replace(cells, empty) {
            Json::Array(cells) => Ok(cells),
            _ => Ok(Vec::new()),
        },
        _ => Err(say("not a notebook: it has no list of cells").to_owned()),
    }
}

/// The names of cells that were read, and what was wrong with those in the file.
#[derive(Debug, Default)]
struct Keys {
    taken: HashSet<String>,
    doubled: usize,
    unfit: usize,
}

impl Keys {
    /// The name of a cell: its id in the file, unless that is taken or is none.
    fn of(&mut self, at: usize, id: Option<&Json>) -> String {
        let id = id.and_then(Json::as_str);
        let fit = id.filter(|id| is_id(id));
        self.unfit += usize::from(id.is_some() && fit.is_none());
        let wanted = fit.map_or_else(|| format!("cell-{at}"), str::to_owned);
        let mut key = wanted.clone();
        let mut number = at;
        while self.taken.contains(&key) {
            let base = wanted.get(..40).unwrap_or(&wanted);
            key = format!("{base}-{number}");
            number += 1;
        }
        self.doubled += usize::from(fit.is_some() && key != wanted);
        self.taken.insert(key.clone());
        key
    }

    fn tell(&self, notes: &mut Vec<String>) {
        if self.doubled > 0 {
            notes.push(count(
                "1 cell has a new id, since another cell had the same.|{n} cells have a new id, since another cell had the same.",
                self.doubled,
            ));
        }
        if self.unfit > 0 {
            notes.push(count(
                "1 cell has a new id, since the old one was not of letters, digits, `-` and `_`.|{n} cells have a new id, since the old one was not of letters, digits, `-` and `_`.",
                self.unfit,
            ));
        }
    }
}

/// What nbformat takes as an id.
fn is_id(id: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=64).contains(&id.len()) && id.bytes().all(part)
}

fn read_cell(at: usize, mut json: Json, keys: &mut Keys) -> Result<Cell, String> {
    let refused = |template| tell(template, &[("number", &(at + 1))]);
    let kind = match json.get("cell_type").and_then(Json::as_str) {
        Some("code") => CellKind::Code,
        Some("markdown") => CellKind::Markdown,
        Some(_) => CellKind::Raw,
        None => {
            return Err(refused(phrase(
                "not a notebook: cell {number} does not say what it is (`cell_type`)",
            )));
        }
    };
    let source = match json.get("source") {
        Some(source @ (Json::String(_) | Json::Array(_))) => joined(source),
        _ => {
            return Err(refused(phrase(
                "not a notebook: cell {number} has no text (`source`)",
            )));
        }
    };
    complete(&mut json, kind);
    let id = CellId(
        u32::try_from(at)
            .map_err(|_| refused(phrase("not a notebook: cell {number} is one too many")))?,
    );
    let key = keys.of(at, json.get("id"));
    let recorded = if kind == CellKind::Code {
        outputs::recorded(id, &json)
    } else {
        Recorded::default()
    };
    Ok(Cell {
        id,
        key,
        kind,
        source,
        recorded,
        origin: Origin::new(CellForm::Json(json)),
    })
}

/// Adds what nbformat asks of each cell, and takes out what it forbids and was written here once.
fn complete(cell: &mut Json, kind: CellKind) {
    if !matches!(cell.get("metadata"), Some(Json::Object(_))) {
        set(cell, "metadata", Json::object([]));
    }
    if kind != CellKind::Code {
        return;
    }
    if !matches!(cell.get("outputs"), Some(Json::Array(_))) {
        set(cell, "outputs", Vec::new().into());
    }
    if cell.get("execution_count").is_none() {
        set(cell, "execution_count", Json::Null);
    }
    let places: Vec<Json> = list(cell, &["outputs"])
        .iter()
        .map(|output| match output.at(outputs::OLD_PLACE) {
            Some(place) => place.clone(),
            None => Json::Null,
        })
        .collect();
    for output in cell
        .get_mut("outputs")
        .and_then(Json::as_array_mut)
        .into_iter()
        .flatten()
    {
        if output.get("output_type").and_then(Json::as_str) == Some("stream") {
            take(output, "metadata");
        }
    }
    if places.iter().any(|place| *place != Json::Null) {
        outputs::set_places(cell, "jit", places);
    }
}

/// A cell's text as it is to stand in the file; as it was written there, where it is the same.
pub fn source_json(old: Option<&Json>, source: &str) -> Json {
    match old {
        Some(old) if joined(old) == source => old.clone(),
        Some(Json::String(_)) => source.into(),
        _ => lines(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{JaxCompat, Lane, Output};

    fn read(text: &str) -> Result<Notebook, String> {
        super::read(text, &mut Vec::new())
    }

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
        assert_eq!(notebook.title(), "State");
        assert_eq!(
            notebook
                .cells
                .iter()
                .map(|cell| cell.key.as_str())
                .collect::<Vec<_>>(),
            ["m", "cell-1", "cell-2", "m-3"]
        );
        let recorded = &notebook.cells[2].recorded.lanes;
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
            (
                "{",
                "not a notebook: it is not JSON (line 1, column 2: the file ends too early)",
            ),
            (
                "{\"cells\": [\n {\"cell_type\": \"raw\",,",
                "not a notebook: it is not JSON (line 2, column 22, in cell 1: there is `,` where something else has to be)",
            ),
            (
                r#"{"cells": ["a]}"#,
                "not a notebook: it is not JSON (line 1, column 12: a string begins that is none)",
            ),
            (
                r#"{"cells": [{"source": ""}]}"#,
                "not a notebook: cell 1 does not say what it is (`cell_type`)",
            ),
            (
                r#"{"cells": [{"cell_type": "raw", "source": 1}]}"#,
                "not a notebook: cell 1 has no text (`source`)",
            ),
            (
                r#"{"nbformat": 5, "cells": []}"#,
                "it is of nbformat 5; notebooks of nbformat 2, 3 and 4 can be read",
            ),
            ("{}", "not a notebook: it has no list of cells"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.starts_with(expected), "{message}");
        }
    }

    #[test]
    fn outputs_from_elsewhere_are_of_no_lane() {
        for (cell, lanes) in [
            (r#""outputs": []"#, vec![]),
            (r#""outputs": [{"output_type": "update"}]"#, vec![Lane::Jit]),
            (
                r#""outputs": [], "metadata": {"freezeframe": {"python": []}}"#,
                vec![Lane::Python, Lane::Jit],
            ),
        ] {
            let text = format!(r#"{{"cells": [{{"cell_type": "code", "source": "", {cell}}}]}}"#);
            let notebook = read(&text).unwrap();
            let cell = &notebook.cells[0];
            let found: Vec<Lane> = cell.recorded.lanes.iter().map(|(lane, _)| *lane).collect();
            assert_eq!(found, lanes, "{text}");
            assert_eq!(cell.recorded.is_foreign(), lanes == [Lane::Jit], "{text}");
        }
    }

    #[test]
    fn what_was_mended_is_said() {
        let text = r#"{"cells": [
            {"cell_type": "raw", "id": "a", "source": ""}, {"cell_type": "raw", "id": "a", "source": ""},
            {"cell_type": "raw", "id": "a b", "source": ""}, {"cell_type": "raw", "id": "", "source": ""}]}"#;
        let mut notes = Vec::new();
        let notebook = super::read(text, &mut notes).unwrap();
        let keys: Vec<_> = notebook
            .cells
            .iter()
            .map(|cell| cell.key.as_str())
            .collect();
        assert_eq!(keys, ["a", "a-1", "cell-2", "cell-3"]);
        assert_eq!(
            notes,
            [
                "1 cell has a new id, since another cell had the same.",
                "2 cells have a new id, since the old one was not of letters, digits, `-` and `_`."
            ]
        );
    }
}
