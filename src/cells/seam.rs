//! Between cells: a place to add one.

use crate::app::store::Store;
use crate::notebook::CellKind;
use crate::testid;
use freezeframe_base::CellId;
use leptos::prelude::*;

/// The seam before a cell, or at the end.
#[component]
pub fn Seam(before: Option<CellId>) -> impl IntoView {
    let store = expect_context::<Store>();
    let class = if before.is_some() {
        "seam between"
    } else {
        "seam last"
    };
    let add = move |kind| move |_| store.add(kind, before);
    view! {
        <div class=class>
            <button data-testid=testid::ADD_CODE on:click=add(CellKind::Code) aria-label="Add code here">
                <span class="icon icon-add"></span>
                "Code"
            </button>
            <button data-testid=testid::ADD_MARKDOWN on:click=add(CellKind::Markdown) aria-label="Add text here">
                <span class="icon icon-add"></span>
                "Text"
            </button>
        </div>
    }
}
