//! The texts that the editor has open, as it edits them: scripts, and the cells of notebooks.

use crate::results::{Position, offset};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What is open.
#[derive(Default)]
pub struct Documents {
    texts: BTreeMap<String, String>,
    /// The addresses of the code cells of each notebook, in order.
    notebooks: BTreeMap<String, Vec<String>>,
}

/// One program: what it is called, and its parts with their addresses; a script has one.
pub struct Open {
    /// The address of the file.
    pub uri: String,
    /// Each part's address and text.
    pub parts: Vec<(String, String)>,
    /// It is a notebook.
    pub is_notebook: bool,
}

fn text_at<'j>(json: &'j Json, path: &str) -> &'j str {
    json.pointer(path).and_then(Json::as_str).unwrap_or("")
}

fn items<'j>(json: &'j Json, path: &str) -> &'j [Json] {
    let items = json.pointer(path).and_then(Json::as_array);
    items.map_or(&[], Vec::as_slice)
}

/// A position as the protocol writes it.
pub fn position_of(json: &Json) -> Position {
    let number = |name: &str| {
        let number = json.get(name).and_then(Json::as_u64);
        number.and_then(|it| u32::try_from(it).ok()).unwrap_or(0)
    };
    Position {
        line: number("line"),
        column: number("character"),
    }
}

impl Documents {
    /// Takes in what a notification tells of texts; false if it is about something else.
    pub fn absorb(&mut self, method: &str, params: &Json) -> bool {
        match method {
            "textDocument/didOpen" => self.open(&params["textDocument"]),
            "textDocument/didChange" => {
                let uri = text_at(params, "/textDocument/uri");
                self.change(uri, items(params, "/contentChanges"));
            }
            "textDocument/didClose" => {
                self.texts.remove(text_at(params, "/textDocument/uri"));
            }
            "notebookDocument/didOpen" => {
                items(params, "/cellTextDocuments")
                    .iter()
                    .for_each(|it| self.open(it));
                let cells = items(params, "/notebookDocument/cells");
                let uri = text_at(params, "/notebookDocument/uri");
                self.notebooks.insert(uri.to_owned(), addresses(cells));
            }
            "notebookDocument/didChange" => self.change_notebook(params),
            "notebookDocument/didClose" => {
                self.notebooks
                    .remove(text_at(params, "/notebookDocument/uri"));
                for cell in items(params, "/cellTextDocuments") {
                    self.texts.remove(text_at(cell, "/uri"));
                }
            }
            _ => return false,
        }
        true
    }

    fn open(&mut self, document: &Json) {
        let (uri, text) = (text_at(document, "/uri"), text_at(document, "/text"));
        self.texts.insert(uri.to_owned(), text.to_owned());
    }

    fn change(&mut self, uri: &str, changes: &[Json]) {
        let Some(text) = self.texts.get_mut(uri) else {
            return;
        };
        for change in changes {
            let new = text_at(change, "/text");
            match change.get("range") {
                Some(range) => {
                    let start = offset(text, position_of(&range["start"]));
                    let end = offset(text, position_of(&range["end"])).max(start);
                    text.replace_range(start..end, new);
                }
                None => new.clone_into(text),
            }
        }
    }

    fn change_notebook(&mut self, params: &Json) {
        let uri = text_at(params, "/notebookDocument/uri");
        for opened in items(params, "/change/cells/structure/didOpen") {
            self.open(opened);
        }
        if let Some(array) = params.pointer("/change/cells/structure/array")
            && let Some(cells) = self.notebooks.get_mut(uri)
        {
            let number = |name: &str| array[name].as_u64().unwrap_or(0) as usize;
            let start = number("start").min(cells.len());
            let end = (start + number("deleteCount")).min(cells.len());
            cells.splice(start..end, addresses(items(array, "/cells")));
        }
        for closed in items(params, "/change/cells/structure/didClose") {
            self.texts.remove(text_at(closed, "/uri"));
        }
        for changed in items(params, "/change/cells/textContent") {
            let uri = text_at(changed, "/document/uri");
            self.change(uri, items(changed, "/changes"));
        }
    }

    /// The program that a text belongs to.
    pub fn program_of(&self, uri: &str) -> Option<Open> {
        let part = |uri: &String| Some((uri.clone(), self.texts.get(uri)?.clone()));
        let mut notebooks = self.notebooks.iter();
        let notebook =
            notebooks.find(|(name, cells)| *name == uri || cells.iter().any(|it| it == uri));
        match notebook {
            Some((name, cells)) => Some(Open {
                uri: name.clone(),
                parts: cells.iter().filter_map(part).collect(),
                is_notebook: true,
            }),
            None => Some(Open {
                uri: uri.to_owned(),
                parts: vec![part(&uri.to_owned())?],
                is_notebook: false,
            }),
        }
    }
}

/// The addresses of cells. Those of prose are among them, and have no text, since the editor opens code cells only.
fn addresses(cells: &[Json]) -> Vec<String> {
    cells
        .iter()
        .map(|cell| text_at(cell, "/document").to_owned())
        .collect()
}
