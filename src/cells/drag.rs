//! Cells are moved by dragging them by their handles; the buttons and keys for it are beside that.

use super::state::CellState;
use crate::app::store::Store;
use freezeframe_base::CellId;
use freezeframe_base::texts::say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element};

/// What a dragged cell is called among other things that can be dragged.
const KIND: &str = "application/x-freezeframe-cell";
/// Marks where it would go.
const MARK: &str = "data-drop";

/// What a cell is dragged by.
#[component]
pub fn Handle(cell: CellState) -> impl IntoView {
    let begin = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            // A transfer that has just begun can be written to.
            let _ = data.set_data(KIND, &cell.id.0.to_string());
        }
    };
    view! {
        <span class="handle" draggable="true" title=say("Drag to move") aria-hidden="true" on:dragstart=begin>
            <span class="icon icon-drag"></span>
        </span>
    }
}

/// Shows where a dragged cell would go.
pub fn drag_over(store: Store, event: &DragEvent) {
    let kinds = event.data_transfer().map(|it| it.types());
    if kinds.is_none_or(|kinds| !kinds.includes(&KIND.into(), 0)) {
        return;
    }
    end_drag(store);
    if let Some((section, behind)) = place(event) {
        event.prevent_default();
        let side = if behind { "behind" } else { "before" };
        let _ = section.set_attribute(MARK, side);
    }
}

/// Moves the cell that was dropped.
pub fn drop_cell(store: Store, event: &DragEvent) {
    end_drag(store);
    let data = event.data_transfer().and_then(|it| it.get_data(KIND).ok());
    let id = data.and_then(|id| id.parse().ok());
    let target = place(event).and_then(|(section, behind)| {
        let id = section.get_attribute("data-cell")?.parse().ok()?;
        Some((CellId(id), behind))
    });
    if let (Some(id), Some((target, behind))) = (id, target) {
        event.prevent_default();
        store.move_to(CellId(id), target, behind);
    }
}

/// Nothing is dragged any more.
pub fn end_drag(store: Store) {
    if let Ok(Some(marked)) = store.root().query_selector(&format!("[{MARK}]")) {
        let _ = marked.remove_attribute(MARK);
    }
}

/// The cell that is pointed at, and whether its lower half is.
fn place(event: &DragEvent) -> Option<(Element, bool)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let section = target.closest("[data-cell]").ok()??;
    let outline = section.get_bounding_client_rect();
    let middle = outline.top() + outline.height() / 2.0;
    Some((section, f64::from(event.client_y()) > middle))
}
