//! What the user changed, as text for the browser's storage. A reload finds it again.

use super::{Cell, CellKind, Notebook, Origin};
use freezeframe_base::{CellId, JaxCompat, Json};
use std::collections::BTreeMap;

/// The notebook's cells as text; `None` where they are those of `original`.
pub fn save(notebook: &Notebook, original: &Notebook) -> Option<String> {
    let same = notebook.compat == original.compat
        && notebook.cells.len() == original.cells.len()
        && notebook
            .cells
            .iter()
            .zip(&original.cells)
            .all(|(a, b)| (&a.key, written(a)) == (&b.key, written(b)));
    if same {
        return None;
    }
    let known = original.cells.iter();
    let known: BTreeMap<&str, _> = known
        .map(|cell| (cell.key.as_str(), written(cell)))
        .collect();
    let cells: Vec<Json> = notebook
        .cells
        .iter()
        .map(|cell| {
            // Text that was not touched follows the lesson when the lesson is mended.
            let untouched = known.get(cell.key.as_str()) == Some(&written(cell));
            if untouched {
                Json::object([("key", cell.key.as_str().into())])
            } else {
                Json::object([
                    ("key", cell.key.as_str().into()),
                    ("kind", name_of(cell.kind).into()),
                    ("source", cell.source.as_str().into()),
                ])
            }
        })
        .collect();
    let mut saved = vec![
        ("version".to_owned(), 1.into()),
        ("cells".to_owned(), cells.into()),
    ];
    if notebook.compat != original.compat {
        let old = notebook.compat == JaxCompat::V0_3;
        saved.push(("old_texts".to_owned(), Json::Bool(old)));
    }
    Some(Json::Object(saved).to_string())
}

fn written(cell: &Cell) -> (CellKind, &str) {
    (cell.kind, &cell.source)
}

fn name_of(kind: CellKind) -> &'static str {
    match kind {
        CellKind::Code => "code",
        CellKind::Markdown => "markdown",
        CellKind::Raw => "raw",
    }
}

/// The notebook as it was saved; `original` where there is nothing to restore.
pub fn restore(original: &Notebook, saved: &str) -> Notebook {
    let Ok(json) = Json::parse(saved) else {
        return original.clone();
    };
    let Some(cells) = json.get("cells").and_then(Json::as_array) else {
        return original.clone();
    };
    let mut fresh = original
        .cells
        .iter()
        .map(|cell| cell.id.0 + 1)
        .max()
        .unwrap_or(0);
    let known = original.cells.iter().map(|cell| (cell.key.as_str(), cell));
    let known = known.collect();
    let cells = cells
        .iter()
        .filter_map(|cell| restore_cell(&known, cell, &mut fresh))
        .collect();
    let compat = match json.get("old_texts") {
        Some(Json::Bool(true)) => JaxCompat::V0_3,
        Some(Json::Bool(false)) => JaxCompat::V0_12,
        _ => original.compat,
    };
    Notebook {
        cells,
        compat,
        ..original.clone()
    }
}

fn restore_cell(known: &BTreeMap<&str, &Cell>, json: &Json, fresh: &mut u32) -> Option<Cell> {
    let key = json.get("key")?.as_str()?;
    let source = json.get("source").and_then(Json::as_str);
    let kind = json.get("kind").and_then(Json::as_str);
    let kind = kind.map(|name| match name {
        "code" => CellKind::Code,
        "raw" => CellKind::Raw,
        _ => CellKind::Markdown,
    });
    if let Some(cell) = known.get(key).copied() {
        let kind = kind.unwrap_or(cell.kind);
        let Some(source) = source.filter(|source| (kind, *source) != written(cell)) else {
            return Some(cell.clone());
        };
        // What was recorded belongs to another text.
        return Some(Cell {
            kind,
            source: source.to_owned(),
            recorded: Default::default(),
            ..cell.clone()
        });
    }
    let kind = kind?;
    let id = CellId(*fresh);
    *fresh += 1;
    Some(Cell {
        id,
        key: key.to_owned(),
        kind,
        source: source?.to_owned(),
        recorded: Default::default(),
        origin: Origin::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original() -> Notebook {
        let mut notebook = Notebook::default();
        for (at, source) in ["a", "b"].iter().enumerate() {
            notebook.insert(CellId(at as u32), at, CellKind::Code);
            notebook.cells[at].key = format!("k{at}");
            notebook.cells[at].source = (*source).to_owned();
        }
        notebook
    }

    #[test]
    fn a_reload_finds_edits_moves_additions_and_deletions() {
        let original = original();
        let mut edited = original.clone();
        edited.cells[1].source = "b2".to_owned();
        edited.cells.swap(0, 1);
        edited.insert(CellId(2), 1, CellKind::Markdown);
        edited.cells[1].source = "own".to_owned();
        let saved = save(&edited, &original).unwrap();
        assert_eq!(restore(&original, &saved), edited);

        edited.compat = JaxCompat::V0_3;
        let saved = save(&edited, &original).unwrap();
        assert_eq!(restore(&original, &saved), edited);

        edited.cells[0].kind = CellKind::Markdown;
        let saved = save(&edited, &original).unwrap();
        assert_eq!(restore(&original, &saved), edited, "code became text");

        edited.cells.retain(|cell| cell.id != CellId(0));
        let saved = save(&edited, &original).unwrap();
        assert_eq!(restore(&original, &saved).cells.len(), 2);
    }

    #[test]
    fn nothing_is_saved_for_an_untouched_notebook() {
        assert_eq!(save(&original(), &original()), None);
    }

    #[test]
    fn text_that_was_not_touched_follows_the_lesson() {
        let mut edited = original();
        edited.cells[0].source = "mine".to_owned();
        let saved = save(&edited, &original()).unwrap();
        let mut mended = original();
        mended.cells[1].source = "better".to_owned();
        let restored = restore(&mended, &saved);
        assert_eq!(
            restored
                .cells
                .iter()
                .map(|cell| cell.source.as_str())
                .collect::<Vec<_>>(),
            ["mine", "better"]
        );
    }

    #[test]
    fn damaged_storage_is_ignored() {
        for saved in ["", "{", "[]", "{\"cells\": 3}"] {
            assert_eq!(restore(&original(), saved), original());
        }
    }
}
