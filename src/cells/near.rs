//! Cells that are far from the view are light: their texts and outputs are there, what acts on them comes when they are near.

use super::{choice::Choice, seam::Seam, state::CellState, tools::CellTools};
use crate::app::reactive::effect;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// From how far away a cell is made ready.
const MARGIN: &str = "1200px 0px";

/// An observer and what it calls.
type Watch = (IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>);

/// Has a cell be made ready when it comes near the view.
pub fn watch(cell: CellState) {
    if cell.near.get_untracked() {
        return;
    }
    let watching = StoredValue::new_local(None::<Watch>);
    let end = move || {
        if let Some((observer, _)) = watching.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    };
    effect(move || {
        let Some(section) = cell.section.get() else {
            return;
        };
        if cell.near.get() {
            return end();
        }
        let hear = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let mut entries = entries.iter().map(|it| it.unchecked_into());
            if entries.any(|it: IntersectionObserverEntry| it.is_intersecting()) {
                cell.near.set(true);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let heard = hear.as_ref().unchecked_ref();
        match IntersectionObserver::new_with_options(heard, &options) {
            Ok(observer) => {
                observer.observe(&section);
                watching.set_value(Some((observer, hear)));
            }
            // Where nothing tells, all cells are near.
            Err(_) => cell.near.set(true),
        }
    });
    on_cleanup(end);
}

/// What acts on a cell and stands around it.
#[component]
pub fn Around(cell: CellState) -> impl IntoView {
    view! {
        <Show when=move || cell.near.get()>
            <Seam before=Some(cell.id) />
            <CellTools cell />
            <Choice cell />
        </Show>
    }
}
