//! Everything the page knows, as signals over plain data, and what can be done to it.

mod editing;
mod files;
mod inspecting;
mod running;

use super::reactive::effect;
use super::storage;
use crate::cells::CellState;
use crate::editor::{self, EditorModule};
use crate::inspector::findings::Findings;
use crate::inspector::link::Link;
use crate::inspector::scene::{Opened, Texts};
use crate::lanes::LaneNames;
use crate::notebook::{Notebook, save};
use freezeframe_base::{CellId, FrameReport, JaxCompat, Lane, Span};
use leptos::prelude::*;
use running::LaneControl;

/// The lanes that the page always runs.
pub const LANES: [Lane; 2] = [Lane::Python, Lane::Jit];

/// With the lane in which a rewrite is tried, once one is asked for.
pub const ALL_LANES: [Lane; 3] = [Lane::Python, Lane::Jit, Lane::Stateless];

/// The last deletion or reset, which can be taken back.
#[derive(Clone)]
pub struct Undo {
    /// What happened.
    pub message: String,
    cells: Vec<CellState>,
    compat: JaxCompat,
}

/// A frame of a traceback of the last run of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorFrame {
    /// The cell that ran.
    pub ran: CellId,
    /// In which lane.
    pub lane: Lane,
    /// Where the frame stood, maybe in another cell.
    pub frame: FrameReport,
}

/// The page's state. Cheap to copy: it holds handles of signals.
#[derive(Clone, Copy)]
pub struct Store {
    name: &'static str,
    owner: StoredValue<Owner>,
    original: StoredValue<Notebook>,
    lanes: StoredValue<Vec<LaneControl>, LocalStorage>,
    editors: StoredValue<Option<EditorModule>, LocalStorage>,
    next_cell: StoredValue<u32>,
    next_run: StoredValue<u32>,
    entropy: StoredValue<(u64, f64)>,
    /// Whose printed text is followed.
    compat: RwSignal<JaxCompat>,
    /// The cells in order.
    pub cells: RwSignal<Vec<CellState>>,
    /// The lanes that are shown.
    pub shown: RwSignal<Vec<Lane>>,
    /// For each lane, whether its engine takes commands and whether it has anything to do.
    pub engines: RwSignal<Vec<(bool, bool)>>,
    /// True once editors can be opened.
    pub editors_ready: RwSignal<bool>,
    /// The cell whose editor is to get the cursor.
    pub focus: RwSignal<Option<CellId>>,
    /// The frames of the tracebacks on the page.
    pub error_frames: RwSignal<Vec<ErrorFrame>>,
    /// What can be taken back.
    pub undo: RwSignal<Option<Undo>>,
    /// A sentence about the whole page.
    pub notice: RwSignal<Option<String>>,
    /// A sentence for those who hear the page.
    pub announcement: RwSignal<String>,
    /// True while the inspector is shown.
    pub inspector: RwSignal<bool>,
    /// What the jit lane's inspector has told.
    pub findings: RwSignal<Findings>,
    /// The texts that ran.
    pub texts: RwSignal<Texts>,
    /// What is opened in the inspector.
    pub opened: RwSignal<Opened>,
    /// The names of what is pointed at: frozen values, equations.
    pub hot: RwSignal<String>,
    /// The place that an editor is to show.
    pub reveal: RwSignal<Option<Span>>,
    /// The cells that have a stateless lane.
    pub stateless: RwSignal<Vec<CellId>>,
    link: StoredValue<Option<Link>>,
}

impl Store {
    /// A store for a notebook, to be made within the page's owner.
    pub fn new(name: &'static str, original: Notebook, notebook: &Notebook) -> Self {
        let cells: Vec<_> = notebook.cells.iter().map(CellState::new).collect();
        let next_cell = notebook
            .cells
            .iter()
            .map(|cell| cell.id.0 + 1)
            .max()
            .unwrap_or(0);
        let shown = storage::read("freezeframe:lanes")
            .map_or_else(|| LANES.to_vec(), |saved| lanes_named(&saved));
        let seed = (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64;
        Self {
            name,
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            original: StoredValue::new(original),
            lanes: StoredValue::new_local(Vec::new()),
            editors: StoredValue::new_local(None),
            next_cell: StoredValue::new(next_cell),
            next_run: StoredValue::new(0),
            entropy: StoredValue::new((seed, js_sys::Date::now() / 1000.0)),
            compat: RwSignal::new(notebook.compat),
            cells: RwSignal::new(cells),
            shown: RwSignal::new(shown),
            engines: RwSignal::new(vec![(false, false); LANES.len()]),
            editors_ready: RwSignal::new(false),
            focus: RwSignal::new(None),
            error_frames: RwSignal::new(Vec::new()),
            undo: RwSignal::new(None),
            notice: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            inspector: RwSignal::new(storage::read(INSPECTOR_KEY).as_deref() != Some("hidden")),
            findings: RwSignal::default(),
            texts: RwSignal::default(),
            opened: RwSignal::default(),
            hot: RwSignal::default(),
            reveal: RwSignal::new(None),
            stateless: RwSignal::default(),
            link: StoredValue::new(None),
        }
    }

    /// The notebook as it stands now.
    pub fn notebook(self) -> Notebook {
        let cells = self.cells.get().iter().map(|cell| cell.plain()).collect();
        let compat = self.compat.get();
        self.original.with_value(|original| Notebook {
            cells,
            compat,
            ..original.clone()
        })
    }

    /// Saves every edit from now on.
    pub fn save_edits(self) {
        effect(move || {
            let notebook = self.notebook();
            let saved = self
                .original
                .with_value(|original| save(&notebook, original));
            storage::write(&storage::lesson_key(self.name), saved.as_deref());
        });
    }

    /// True if the notebook is not as the lesson was written.
    pub fn is_edited(self) -> bool {
        let notebook = self.notebook();
        self.original
            .with_value(|original| save(&notebook, original).is_some())
    }

    /// Loads the editors; until then, and where it fails, code is plain text.
    pub fn load_editors(self) {
        leptos::task::spawn_local(async move {
            match editor::load().await {
                Ok(module) => {
                    self.editors.set_value(Some(module));
                    self.editors_ready.set(true);
                }
                Err(_) => {
                    self.notice.set(Some(
                        "The code editor could not be loaded. Cells run, but cannot be edited."
                            .into(),
                    ));
                }
            }
        });
    }

    /// Calls `use_module` with the editors, once they are there.
    pub fn with_editors<T>(self, use_module: impl FnOnce(&EditorModule) -> T) -> Option<T> {
        self.editors
            .with_value(|module| module.as_ref().map(use_module))
    }
}

/// Where it is remembered that the inspector is hidden.
const INSPECTOR_KEY: &str = "freezeframe:inspector";

fn lanes_named(names: &str) -> Vec<Lane> {
    let lanes: Vec<_> = LANES
        .into_iter()
        .filter(|lane| names.split(' ').any(|name| name == lane.slug()))
        .collect();
    if lanes.is_empty() {
        LANES.to_vec()
    } else {
        lanes
    }
}
