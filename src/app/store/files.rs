//! Notebook files: opened in place of the cells on the page, and saved with what the cells put out.

use super::Store;
use crate::engine::LANES;
use crate::notebook::{CellKind, Format, Notebook};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlElement, HtmlInputElement};

impl Store {
    /// Opens the file that was chosen in a file input.
    pub fn open_file(self, event: &Event) {
        let input = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some((input, file)) = input.and_then(|it| it.files()?.get(0).map(|file| (it, file)))
        else {
            return;
        };
        leptos::task::spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            let text = text.ok().and_then(|text| text.as_string());
            if self.is_gone() {
                return;
            }
            // The same file can then be chosen again.
            input.set_value("");
            let format = Format::of_name(&file.name()).unwrap_or(Format::Ipynb);
            match text.map(|text| Notebook::read(format, &text)) {
                Some(Ok(notebook)) => self.open(&notebook, &file.name()),
                Some(Err(error)) => {
                    self.notes
                        .say(&format!("{} cannot be opened: {error}", file.name()));
                }
                None => self.notes.say(&format!("{} cannot be read.", file.name())),
            }
        });
    }

    /// Shows another notebook's cells in place of these; it can be taken back.
    fn open(self, notebook: &Notebook, name: &str) {
        let undo = self.remember(&format!("{name} is opened."));
        let cells = self.fresh_cells(&notebook.cells);
        self.follow_texts(notebook.compat);
        self.change_cells(|all| *all = cells);
        self.restart();
        self.notes.undo.set(Some(undo));
    }

    /// Gives the browser the notebook as a file to keep.
    pub fn save_file(self) {
        let mut notebook = untrack(|| self.notebook());
        for cell in &mut notebook.cells {
            if let Some(state) = self.cell(cell.id).filter(|it| it.kind == CellKind::Code) {
                state.replace_recorded(&mut cell.recorded, &LANES);
            }
        }
        let text = String::from(js_sys::encode_uri_component(&notebook.write(Format::Ipynb)));
        let address = format!("data:application/x-ipynb+json;charset=utf-8,{text}");
        let link = document().create_element("a");
        if let Ok(link) = link.and_then(|it| it.dyn_into::<HtmlElement>().map_err(JsValue::from)) {
            // Attributes of known names can be set.
            let _ = link.set_attribute("href", &address);
            let _ = link.set_attribute(
                "download",
                &self
                    .fixed
                    .with_value(|fixed| format!("{}.ipynb", fixed.names.file)),
            );
            link.click();
        }
    }
}
