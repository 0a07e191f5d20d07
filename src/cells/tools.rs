//! What can be done to a cell: edit, move, delete.

use super::state::CellState;
use crate::app::store::Store;
use crate::notebook::CellKind;
use crate::testid;
use leptos::prelude::*;

/// The small bar at a cell's corner.
#[component]
pub fn CellTools(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let edit = (cell.kind == CellKind::Markdown).then(|| {
        view! {
            <Tool label="Edit this text" icon="icon-edit" test="edit" act=move || cell.editing.update(|it| *it = !*it) />
        }
    });
    view! {
        <div class="cell-tools" role="toolbar" aria-label="Cell">
            {edit}
            <Tool label="Move up" icon="icon-up" test=testid::MOVE_UP act=move || store.move_by(cell.id, -1) />
            <Tool label="Move down" icon="icon-down" test=testid::MOVE_DOWN act=move || store.move_by(cell.id, 1) />
            <Tool label="Delete" icon="icon-delete" test=testid::DELETE act=move || store.delete(cell.id) />
        </div>
    }
}

#[component]
fn Tool(
    label: &'static str,
    icon: &'static str,
    test: &'static str,
    act: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button aria-label=label title=label data-testid=test on:click=move |_| act()>
            <span class=format!("icon {icon}")></span>
        </button>
    }
}
