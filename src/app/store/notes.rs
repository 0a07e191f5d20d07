//! What is said to the visitor about the whole notebook.

use super::{Part, Store};
use crate::app::storage::Kept;
use leptos::prelude::*;

/// What is said to the visitor.
#[derive(Clone, Copy, Default)]
pub struct Notes {
    /// What was done last, where it is offered to take it back.
    pub undo: RwSignal<Option<String>>,
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

    /// Says a sentence to those who hear the page. What is said again is another text, else nobody would hear it.
    pub fn announce(self, sentence: &str) {
        self.announcement.update(|said| {
            let again = if said == sentence { "\u{a0}" } else { "" };
            *said = format!("{sentence}{again}");
        });
    }
}
