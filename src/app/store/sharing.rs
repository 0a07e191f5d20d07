//! Links that carry the notebook, or a cell of it.

use super::Store;
use super::carried::IN_A_LINK;
use crate::address;
use crate::notebook::{CellKind, Format, Notebook, Recorded};
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, Json};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Shows a window in which a link is copied (`www/links/main.js`).
    #[wasm_bindgen(js_namespace = freezeframe, js_name = share, catch)]
    fn show(root: &HtmlElement, about: &str) -> Result<js_sys::Promise, JsValue>;
}

impl Store {
    /// Shows a window in which a link to the notebook is copied, or to the current cell alone.
    pub fn share(self) {
        leptos::task::spawn_local(async move {
            let mut notebook = untrack(|| self.notebook());
            let files = self.carry(&mut notebook, IN_A_LINK).await;
            if self.is_gone() {
                return;
            }
            let about = untrack(|| self.about_link(&notebook, &files)).to_string();
            let shown = match show(&self.root(), &about) {
                Ok(promise) => wasm_bindgen_futures::JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            if shown.is_err() && !self.is_gone() {
                self.notes().say(say("The link could not be made."));
            }
        });
    }

    /// What the window shows: the notebook and the current cell as links carry them; `files` is told of the files.
    fn about_link(self, notebook: &Notebook, files: &str) -> Json {
        let mut cell_alone = Json::Null;
        let current = self.current().filter(|cell| cell.kind == CellKind::Code);
        if let Some(cell) = current {
            let number = untrack(|| self.session.number(cell.id));
            let mut alone = carried(notebook, Some(cell.id), &self.lanes_part());
            if let Json::Object(entries) = &mut alone {
                entries.push(("number".to_owned(), (number as u32).into()));
            }
            cell_alone = alone;
        }
        Json::object([
            ("title", notebook.title().into()),
            ("notebook", carried(notebook, None, &self.address_parts())),
            ("cell", cell_alone),
            ("files", files.into()),
        ])
    }

    /// What stands in the page's address behind a notebook: the step that is open, and which lanes are shown.
    fn address_parts(self) -> Vec<String> {
        let hash = window().location().hash().unwrap_or_default();
        let name = self.address_name().unwrap_or_default();
        let step = address::read(&hash, &name, super::links::STEP);
        let step = step.map(|step| format!("{}/{step}", super::links::STEP));
        step.into_iter().chain(self.lanes_part()).collect()
    }

    /// The part of an address that says which lanes are shown, where not all are.
    fn lanes_part(self) -> Vec<String> {
        let names = untrack(|| self.hidden_lanes());
        names
            .map(|names| format!("{}/{names}", super::lanes::KEPT))
            .into_iter()
            .collect()
    }
}

/// A notebook, or one cell of it, as a link carries it: without outputs.
fn carried(notebook: &Notebook, only: Option<CellId>, parts: &[String]) -> Json {
    let mut carried = notebook.clone();
    carried
        .cells
        .retain(|cell| only.is_none_or(|id| cell.id == id));
    for cell in &mut carried.cells {
        cell.recorded = Recorded::default();
    }
    let code: Vec<&str> = carried
        .code_cells()
        .map(|cell| cell.source.trim_end())
        .collect();
    let parts: Vec<Json> = parts.iter().map(|it| it.as_str().into()).collect();
    Json::object([
        ("code", code.join("\n\n").as_str().into()),
        ("text", carried.write(Format::Ipynb).as_str().into()),
        ("parts", parts.into()),
    ])
}
