//! Cells are moved by dragging them by their handles, with a pointer or a finger; the buttons and keys for it are beside that.

use super::state::CellState;
use crate::app::store::Store;
use freezeframe_base::CellId;
use freezeframe_base::texts::say;
use leptos::prelude::*;
use web_sys::{DragEvent, HtmlElement, PointerEvent};

/// What a dragged cell is called among other things that can be dragged.
const KIND: &str = "application/x-freezeframe-cell";
/// Marks where it would go.
const MARK: &str = "data-drop";
/// So near to the edge of the window a finger has the page scroll, in pixels, and so far at a time.
const EDGE: f64 = 72.0;
const STEP: f64 = 14.0;

/// What a cell is dragged by.
#[component]
pub fn Handle(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let begin = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            // A transfer that has just begun can be written to.
            let _ = data.set_data(KIND, &cell.id.0.to_string());
        }
    };
    // Browsers drag with a pointer only; a finger is followed here.
    let finger = StoredValue::new(None::<i32>);
    let node = NodeRef::<leptos::html::Span>::new();
    let touch = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            return;
        }
        event.prevent_default();
        finger.set_value(Some(event.pointer_id()));
        if let Some(handle) = node.get_untracked() {
            // Some browsers drag by a long press.
            handle.set_draggable(false);
            // Where the finger cannot be held, it drags for as long as it stays on the handle.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
    };
    let let_go = move || {
        finger.set_value(None);
        if let Some(handle) = node.get_untracked() {
            handle.set_draggable(true);
        }
        end_drag(store);
    };
    let is_ours = move |event: &PointerEvent| finger.get_value() == Some(event.pointer_id());
    let follow = move |event: PointerEvent| {
        if is_ours(&event) {
            scroll_near_edge(event.client_y().into());
            show_place(store, event.client_y().into());
        }
    };
    let drop = move |event: PointerEvent| {
        if is_ours(&event) {
            let_go();
            move_to(store, cell.id, event.client_y().into());
        }
    };
    view! {
        <span
            class="handle"
            draggable="true"
            title=say("Drag to move")
            aria-hidden="true"
            node_ref=node
            on:dragstart=begin
            on:pointerdown=touch
            on:pointermove=follow
            on:pointerup=drop
            on:pointercancel=move |_| let_go()
        >
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
    if show_place(store, event.client_y().into()) {
        event.prevent_default();
    }
}

/// Moves the cell that was dropped.
pub fn drop_cell(store: Store, event: &DragEvent) {
    end_drag(store);
    let data = event.data_transfer().and_then(|it| it.get_data(KIND).ok());
    if let Some(id) = data.and_then(|id| id.parse().ok()) {
        event.prevent_default();
        move_to(store, CellId(id), event.client_y().into());
    }
}

/// Nothing is dragged any more.
pub fn end_drag(store: Store) {
    if let Ok(Some(marked)) = store.root().query_selector(&format!("[{MARK}]")) {
        let _ = marked.remove_attribute(MARK);
    }
}

/// Marks where a cell would go that is dropped at a height; `false` where it would go nowhere.
fn show_place(store: Store, y: f64) -> bool {
    end_drag(store);
    let place = place(store, y);
    if let Some((_, section, behind)) = &place {
        let side = if *behind { "behind" } else { "before" };
        let _ = section.set_attribute(MARK, side);
    }
    place.is_some()
}

fn move_to(store: Store, id: CellId, y: f64) {
    if let Some((target, _, behind)) = place(store, y) {
        store.move_to(id, target, behind);
    }
}

/// The cell at a height of the window, and whether its lower half is.
fn place(store: Store, y: f64) -> Option<(CellId, HtmlElement, bool)> {
    let cells = store.cells.get_untracked();
    let mut shown = cells.iter().filter(|cell| !cell.hidden.get_untracked());
    shown.find_map(|cell| {
        let section: HtmlElement = cell.section.get_untracked()?;
        let outline = section.get_bounding_client_rect();
        let middle = outline.top() + outline.height() / 2.0;
        (y <= outline.bottom()).then_some((cell.id, section, y > middle))
    })
}

/// Has the page scroll where a finger has come to the edge of the window.
fn scroll_near_edge(y: f64) {
    let window = window();
    let height = window.inner_height().ok().and_then(|it| it.as_f64());
    match height {
        _ if y < EDGE => window.scroll_by_with_x_and_y(0.0, -STEP),
        Some(height) if y > height - EDGE => window.scroll_by_with_x_and_y(0.0, STEP),
        _ => {}
    }
}
