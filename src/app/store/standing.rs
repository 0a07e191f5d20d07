//! Where the visitor stands in the notebook, what is selected, and what can be pasted or taken back.

use crate::cells::CellState;
use crate::notebook::Cell;
use crate::text::find::Wanted;
use freezeframe_base::CellId;
use leptos::prelude::*;

/// What is open over the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// What can be done, and the keys for it.
    Commands,
    /// The headings.
    Contents,
}

/// The cells before a change, and the texts that it changed.
pub(super) struct Past {
    pub cells: Vec<CellState>,
    pub texts: Vec<(CellState, String)>,
}

/// Where the visitor stands.
#[derive(Clone, Copy, Default)]
pub struct Standing {
    /// The cell that keys act on; the first where there is none.
    pub(super) current: RwSignal<Option<CellId>>,
    /// The other end of the selection.
    pub(super) anchor: RwSignal<Option<CellId>>,
    /// A cell that is to get the focus once it is on the page.
    pub(super) wanted: RwSignal<Option<CellId>>,
    /// What is open over the notebook.
    pub panel: RwSignal<Option<Panel>>,
    /// The stroke that waits for its second, and when it was made.
    pub stroke: StoredValue<Option<(String, f64)>>,
    pub(super) clipboard: StoredValue<Vec<Cell>>,
    pub(super) past: StoredValue<Vec<Past>>,
}

/// What is looked for in the notebook.
#[derive(Clone, Copy, Default)]
pub struct Finding {
    /// True while the bar for it is open.
    pub open: RwSignal<bool>,
    /// What is looked for.
    pub wanted: RwSignal<Wanted>,
    /// What is to be put in its place.
    pub by: RwSignal<String>,
    /// Where it was found: the cell, and from where to where in its text, in bytes.
    pub found: RwSignal<Option<(CellId, usize, usize)>>,
    /// How that stands, in words.
    pub told: RwSignal<String>,
}
