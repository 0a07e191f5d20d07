//! What can be done to a cell: a row for each tool.

use super::state::CellState;
use crate::app::store::Store;
use crate::notebook::CellKind;
use crate::testid;
use leptos::prelude::*;

/// Something that can be done to a cell.
struct Tool {
    label: &'static str,
    icon: &'static str,
    test: &'static str,
    /// Of cells of which kind it is, code or text; nothing where it is of all.
    kind: Option<CellKind>,
    act: fn(Store, CellState),
}

const TOOLS: [Tool; 5] = [
    Tool {
        label: "Edit this text",
        icon: "icon icon-edit",
        test: testid::EDIT,
        kind: Some(CellKind::Markdown),
        act: |_, cell| cell.editing.update(|it| *it = !*it),
    },
    Tool {
        label: "Run all cells up to this one",
        icon: "icon icon-run-to",
        test: testid::RUN_TO,
        kind: Some(CellKind::Code),
        act: |store, cell| store.run_to(cell.id),
    },
    Tool {
        label: "Move up",
        icon: "icon icon-up",
        test: testid::MOVE_UP,
        kind: None,
        act: |store, cell| store.move_by(cell.id, -1),
    },
    Tool {
        label: "Move down",
        icon: "icon icon-down",
        test: testid::MOVE_DOWN,
        kind: None,
        act: |store, cell| store.move_by(cell.id, 1),
    },
    Tool {
        label: "Delete",
        icon: "icon icon-delete",
        test: testid::DELETE,
        kind: None,
        act: |store, cell| store.delete(cell.id),
    },
];

/// The small bar at a cell's corner.
#[component]
pub fn CellTools(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_code = |kind| kind == CellKind::Code;
    let fits = |tool: &&Tool| {
        let kind = tool.kind;
        kind.is_none_or(|kind| is_code(kind) == is_code(cell.kind))
    };
    let button = |tool: &'static Tool| {
        view! {
            <button
                aria-label=tool.label
                title=tool.label
                data-testid=tool.test
                on:click=move |_| (tool.act)(store, cell)
            >
                <span class=tool.icon></span>
            </button>
        }
    };
    view! {
        <div class="cell-tools" role="toolbar" aria-label="Cell">
            {TOOLS.iter().filter(fits).map(button).collect_view()}
        </div>
    }
}
