//! What can be done to a cell: a row for each tool.

use super::drag::Handle;
use super::state::CellState;
use crate::app::store::Store;
use crate::notebook::CellKind;
use crate::testid::{self, Press, press};
use freezeframe_base::texts::say;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Something that can be done to a cell.
struct Tool {
    press: Press,
    /// Of cells of which kind it is, code or text; nothing where it is of all.
    kind: Option<CellKind>,
    act: fn(Store, CellState),
}

const TOOLS: [Tool; 7] = [
    Tool {
        press: press::EDIT,
        kind: Some(CellKind::Markdown),
        act: |_, cell| cell.editing.update(|it| *it = !*it),
    },
    Tool {
        press: press::RUN_TO,
        kind: Some(CellKind::Code),
        act: |store, cell| store.run_to(cell.id),
    },
    Tool {
        press: press::RUN_FROM,
        kind: Some(CellKind::Code),
        act: |store, cell| store.run_from(cell.id),
    },
    Tool {
        press: press::FOLD,
        kind: Some(CellKind::Code),
        act: |store, cell| store.turn_fold(cell),
    },
    Tool {
        press: press::MOVE_UP,
        kind: None,
        act: |store, cell| store.move_by(cell.id, -1),
    },
    Tool {
        press: press::MOVE_DOWN,
        kind: None,
        act: |store, cell| store.move_by(cell.id, 1),
    },
    Tool {
        press: press::DELETE,
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
    let button = |(at, tool): (usize, &'static Tool)| {
        let Press { test, words, icon } = tool.press;
        let words = say(words);
        let act = move |event: MouseEvent| {
            (tool.act)(store, cell);
            if [testid::MOVE_UP, testid::MOVE_DOWN].contains(&test) {
                stay_on(&event);
            }
        };
        view! {
            <button
                aria-label=words
                title=words
                data-testid=test
                tabindex=if at == 0 { "0" } else { "-1" }
                on:click=act
            >
                <span class=icon></span>
            </button>
        }
    };
    view! {
        <div class="cell-tools" role="toolbar" aria-label=say("Cell")>
            <Handle cell />
            {TOOLS.iter().filter(fits).enumerate().map(button).collect_view()}
        </div>
    }
}

/// Gives the focus back to the tool that was pressed, once its cell stands elsewhere, so that it can be pressed again.
fn stay_on(event: &MouseEvent) {
    let tool = event.current_target().and_then(|it| it.dyn_into().ok());
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some::<HtmlElement>(tool) = tool {
            let _ = tool.focus();
        }
    });
}
