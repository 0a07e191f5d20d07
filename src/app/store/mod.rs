//! What one notebook on the page knows, as signals over plain data, and what can be done to it.
//!
//! The cells are here; whatever else it knows are parts, each with a file of its own: its signals, and what can be done
//! with them. A [`Part`] is made when it is first asked for, so that nothing here names one. What engines do and tell is
//! the session's.

mod arranging;
mod arriving;
mod carried;
mod editing;
mod exercises;
mod file;
mod files;
mod finding;
mod gone;
mod history;
pub mod inspector;
mod keeping;
pub mod lanes;
mod links;
mod marks;
mod member;
mod notes;
mod numbers;
mod opening;
mod outside;
mod panels;
mod running;
mod selecting;
mod server;
mod sharing;
mod states;

use super::session::Session;
use super::storage::{Firsts, Kept};
use crate::app::place::Place;
use crate::cells::CellState;
use crate::editor::{self, EditorModule};
use crate::inspector::link::Link;
use crate::notebook::Notebook;
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, JaxCompat};
use leptos::prelude::*;
use std::any::Any;
use web_sys::HtmlElement;

pub use file::File;
pub use opening::{file_of, notebook_of};
pub use panels::Panel;

/// How a notebook is called on its page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// What its edits and choices are kept under; without a name nothing is kept.
    pub kept_as: Option<String>,
    /// What it is called in the page's address, empty for the one that the page is about; without, it has no part there.
    pub address: Option<String>,
    /// What it is saved as, without the ending.
    pub file: String,
}

/// How a notebook was mounted.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// How it is called.
    pub names: Names,
    /// What it begins with where nothing is remembered.
    pub firsts: Firsts,
    /// It is one cell of someone's page, and nothing adds others.
    pub single: bool,
}

/// A notebook's state. Cheap to copy: it holds handles of signals.
#[derive(Clone, Copy)]
pub struct Store {
    /// Tells the notebooks of a page apart.
    pub id: u32,
    fixed: StoredValue<Fixed, LocalStorage>,
    /// Its engines, and what they tell.
    pub session: Session,
    /// Whose printed text the notebook was written for.
    compat: RwSignal<JaxCompat>,
    /// The file that it is of.
    file: RwSignal<File>,
    /// The cells in order.
    pub cells: RwSignal<Vec<CellState>>,
    /// True once editors can be opened.
    pub editors_ready: RwSignal<bool>,
    /// The cell whose editor is to get the cursor.
    pub focus: RwSignal<Option<CellId>>,
}

/// Something that a notebook knows besides its cells: signals, of which a copy is a handle.
pub trait Part: Copy + 'static {
    /// How it is at first, from what the browser keeps of the notebook.
    fn new(kept: &Kept) -> Self;
}

/// What nothing on the page follows.
struct Fixed {
    manner: Manner,
    place: Place,
    /// What the signals of cells and parts live in.
    owner: Owner,
    /// The parts that were asked for.
    parts: Vec<Box<dyn Any>>,
    /// The file that it was mounted with.
    original: File,
    editors: Option<EditorModule>,
    /// The link that is followed, and what is said of it besides.
    link: Option<(Link, String)>,
}

impl Store {
    /// A store for a notebook at a place, to be made within the owner that ends it; `notebook` is what is in `file` with
    /// the visitor's edits.
    pub fn new(
        (id, manner): (u32, Manner),
        place: Place,
        session: Session,
        (original, file): (File, File),
        notebook: &Notebook,
    ) -> Self {
        let store = Self {
            id,
            fixed: StoredValue::new_local(Fixed {
                manner,
                place,
                owner: Owner::current().unwrap_or_default(),
                parts: Vec::new(),
                original,
                editors: None,
                link: None,
            }),
            session,
            compat: RwSignal::new(notebook.compat),
            file: RwSignal::new(file),
            cells: RwSignal::default(),
            editors_ready: RwSignal::new(false),
            focus: RwSignal::new(None),
        };
        store.cells.set(store.fresh_cells(&notebook.cells));
        store
    }

    /// The part of this type.
    pub fn part<P: Part>(self) -> P {
        let known = self.fixed.with_value(|fixed| {
            let mut parts = fixed.parts.iter();
            parts.find_map(|part| part.downcast_ref::<P>().copied())
        });
        known.unwrap_or_else(|| {
            let owner = self.fixed.with_value(|fixed| fixed.owner.clone());
            let part = owner.with(|| P::new(&self.kept()));
            self.fixed
                .update_value(|fixed| fixed.parts.push(Box::new(part)));
            part
        })
    }

    /// What the notebook is in; whatever is looked for is looked for in it.
    pub fn root(self) -> HtmlElement {
        self.fixed.with_value(|fixed| fixed.place.root().clone())
    }

    /// The element of the page that shows the notebook.
    pub fn host(self) -> HtmlElement {
        self.fixed.with_value(|fixed| fixed.place.host().clone())
    }

    /// True if it is one cell of someone's page.
    pub fn is_single(self) -> bool {
        self.fixed.with_value(|fixed| fixed.manner.single)
    }

    /// True once it is taken off the page, which may be while something is awaited.
    pub fn is_gone(self) -> bool {
        self.fixed.try_with_value(|_| ()).is_none()
    }

    /// What the browser keeps of this notebook.
    fn kept(self) -> Kept {
        self.fixed.with_value(|Fixed { manner, .. }| {
            Kept::of(manner.names.kept_as.as_deref(), &manner.firsts)
        })
    }

    /// One of its own cells.
    pub fn cell(self, id: CellId) -> Option<CellState> {
        self.cells
            .with_untracked(|cells| cells.iter().find(|cell| cell.id == id).copied())
    }

    /// The notebook as it stands now.
    pub fn notebook(self) -> Notebook {
        let cells = self.all_cells().iter().map(|cell| cell.plain()).collect();
        Notebook {
            compat: self.compat.get(),
            cells,
            head: self.file.with(|file| file.notebook.head.clone()),
        }
    }

    /// Loads the editors; until then, and where it fails, code is plain text.
    pub fn load_editors(self) {
        leptos::task::spawn_local(async move {
            let loaded = editor::load().await;
            if self.is_gone() {
                return;
            }
            match loaded {
                Ok(module) => {
                    self.fixed
                        .update_value(|fixed| fixed.editors = Some(module));
                    self.editors_ready.set(true);
                }
                Err(_) => self.notes().say(say(
                    "The code editor could not be loaded. Cells run, but cannot be edited.",
                )),
            }
        });
    }

    /// Calls `use_module` with the editors, once they are there.
    pub fn with_editors<T>(self, use_module: impl FnOnce(&EditorModule) -> T) -> Option<T> {
        self.fixed
            .with_value(|fixed| fixed.editors.as_ref().map(use_module))
    }
}
