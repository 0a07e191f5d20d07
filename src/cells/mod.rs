//! Cells on the page: code with its editor and outputs, Markdown as prose.

mod asking;
mod choice;
mod code;
mod drag;
mod exercise;
mod markup_view;
mod near;
mod outputs;
mod prose;
mod question;
mod seam;
mod state;
mod tools;

pub use drag::{drag_over, drop_cell, end_drag};
pub use exercise::ask;
pub use markup_view::MarkupView;
pub use near::ripen;
pub use question::{Asking, Question};
pub use seam::Seam;
pub use state::{CellState, LaneRun, RecordedOf, Shown};

use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::notebook::CellKind;
use crate::prerender::kind_name;
use crate::testid;
use code::CodeCell;
use freezeframe_base::texts::tell;
use leptos::prelude::*;
use prose::ProseCell;

/// A cell.
#[component]
pub fn CellView(
    /// Its state.
    cell: CellState,
) -> impl IntoView {
    let store = expect_context::<Store>();
    tell_of(store, cell);
    near::watch(store, cell);
    // A cell that was deleted can come back, as another element.
    on_cleanup(move || {
        if let Some(mut section) = cell.section.try_write() {
            *section = None;
        }
    });
    let is_live = Memo::new(move |_| cell.near.get() || cell.live.get());
    let class = match cell.kind {
        CellKind::Code => "cell code",
        CellKind::Markdown | CellKind::Raw => "cell markdown",
    };
    view! {
        <section
            class=class
            node_ref=cell.section
            data-testid=testid::CELL
            data-kind=kind_name(cell.kind)
            data-key=cell.key()
            data-cell=cell.id.0
            tabindex="-1"
        >
            {move || match (is_live.get(), cell.kind) {
                (false, _) => near::sketch(cell),
                (true, CellKind::Code) => view! { <CodeCell cell /> }.into_any(),
                (true, _) => view! { <ProseCell cell /> }.into_any(),
            }}
        </section>
    }
}

/// Has a cell's element say how the cell stands. One effect does all of it: of many cells each would cost.
fn tell_of(store: Store, cell: CellState) {
    effect(move || {
        let Some(section) = cell.section.get() else {
            return;
        };
        // Attributes of known names can be set.
        let set = |name: &str, value: &str| {
            if section.get_attribute(name).as_deref() != Some(value) {
                let _ = section.set_attribute(name, value);
            }
        };
        set("data-key", &cell.key.get());
        section.set_hidden(cell.hidden.get());
        let _ = section.toggle_attribute_with_force("data-far", !cell.near.get());
        if cell.kind == CellKind::Code {
            let status = cell.status();
            set("data-status", status);
            let number = store.session.number(cell.id);
            set(
                "aria-label",
                &tell("Code cell {number}", &[("number", &number)]),
            );
            if status != "idle" && !cell.live.get_untracked() {
                cell.live.set(true);
            }
        }
    });
}
