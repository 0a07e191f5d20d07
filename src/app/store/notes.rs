//! What is said to the visitor about the whole notebook.

use super::file::File;
use super::{Part, Store};
use crate::app::storage::Kept;
use freezeframe_base::JaxCompat;
use leptos::prelude::*;

/// The last deletion or reset, which can be taken back.
#[derive(Clone)]
pub struct Undo {
    /// What happened.
    pub message: String,
    pub(super) compat: JaxCompat,
    pub(super) file: File,
}

/// What is said to the visitor.
#[derive(Clone, Copy, Default)]
pub struct Notes {
    /// What can be taken back.
    pub undo: RwSignal<Option<Undo>>,
    /// A sentence about the notebook, until it is closed.
    pub notice: RwSignal<Option<String>>,
    /// A sentence for those who hear the page.
    pub announcement: RwSignal<String>,
}

impl Part for Notes {
    fn new(_: &Kept) -> Self {
        Self::default()
    }
}

impl Store {
    /// What is said to the visitor.
    pub fn notes(self) -> Notes {
        self.part()
    }
}

impl Notes {
    /// Says a sentence at the foot of the notebook.
    pub fn say(self, sentence: &str) {
        self.notice.set(Some(sentence.to_owned()));
    }

    /// Says a sentence to those who hear the page.
    pub fn announce(self, sentence: &str) {
        self.announcement.set(sentence.to_owned());
    }
}
