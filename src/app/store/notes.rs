//! What is said to the visitor about the whole notebook.

use super::{Part, Store};
use crate::app::storage::Kept;
use leptos::prelude::*;
use std::time::Duration;

/// How long a sentence stays that says only that something went well.
const BRIEF: Duration = Duration::from_secs(12);

/// What is said to the visitor.
#[derive(Clone, Copy, Default)]
pub struct Notes {
    /// What was done last, where it is offered to take it back.
    pub undo: RwSignal<Option<String>>,
    /// A sentence about the notebook, until it is closed.
    pub notice: RwSignal<Option<String>>,
    /// True while a large file is opened; who closes what is said of that has had enough of it.
    pub opening: RwSignal<bool>,
    /// A sentence for those who hear the page.
    pub announcement: RwSignal<String>,
}

/// What is said once something was opened.
pub struct Said {
    /// The sentence.
    pub sentence: String,
    /// It says only that all went well.
    pub is_brief: bool,
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

    /// Says a sentence that needs no answer: it leaves by itself, unless someone is about to close it.
    pub fn say_briefly(self, sentence: &str) {
        self.notes().say(sentence);
        let said = Some(sentence.to_owned());
        let leave = move || {
            let held = ".page-notices :is(:hover, :focus)";
            if self.is_gone() || self.root().query_selector(held).ok().flatten().is_some() {
                return;
            }
            let notice = self.notes().notice;
            if notice.get_untracked() == said {
                notice.set(None);
            }
        };
        set_timeout(leave, BRIEF);
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
