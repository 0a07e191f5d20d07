//! Cells on the page: code with its editor and outputs, Markdown as prose.

mod asking;
mod choice;
mod code;
mod drag;
mod markup_view;
mod near;
mod outputs;
mod prose;
mod question;
mod seam;
mod state;
mod tools;

pub use drag::{drag_over, drop_cell, end_drag};
pub use markup_view::MarkupView;
pub use question::{Asking, Question};
pub use seam::Seam;
pub use state::{CellState, LaneRun};

use crate::notebook::CellKind;
use code::CodeCell;
use leptos::prelude::*;
use prose::ProseCell;

/// A cell.
#[component]
pub fn CellView(
    /// Its state.
    cell: CellState,
) -> impl IntoView {
    match cell.kind {
        CellKind::Code => view! { <CodeCell cell /> }.into_any(),
        CellKind::Markdown | CellKind::Raw => view! { <ProseCell cell /> }.into_any(),
    }
}
