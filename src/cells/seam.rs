//! Between cells: a place to add one.

use crate::app::store::Store;
use crate::notebook::CellKind;
use crate::testid::{Press, press};
use freezeframe_base::CellId;
use freezeframe_base::texts::say;
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
    let button = move |press: Press, stop: &'static str, name: &'static str, kind| {
        view! {
            <button tabindex=stop data-testid=press.test on:click=move |_| store.add(kind, before) aria-label=say(press.words)>
                <span class=press.icon></span>
                {name}
            </button>
        }
    };
    view! {
        <div class=class role="toolbar" aria-label=say("Add a cell")>
            {button(press::ADD_CODE, "0", say("Code"), CellKind::Code)}
            {button(press::ADD_MARKDOWN, "-1", say("Text"), CellKind::Markdown)}
        </div>
    }
}
