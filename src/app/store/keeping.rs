//! The visitor's edits, kept in the browser. What is typed is kept once there is time for it, so that a key costs what its
//! cell does, however long the notebook is.

use super::{Part, Store};
use crate::app::reactive::effect;
use crate::app::storage::Kept;
use crate::notebook::save;
use leptos::leptos_dom::helpers::{TimeoutHandle, request_idle_callback_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing is typed before edits are kept.
const PAUSE: Duration = Duration::from_millis(400);

/// What is to be kept.
#[derive(Clone, Copy, Default)]
struct Keeping {
    /// Counts the edits of texts.
    edits: RwSignal<u32>,
    /// True if the notebook, as it was kept last, is not as it was written.
    edited: RwSignal<bool>,
    /// Rings when there are edits to be kept.
    due: StoredValue<Option<TimeoutHandle>>,
}

impl Part for Keeping {
    fn new(_: &Kept) -> Self {
        Self::default()
    }
}

impl Store {
    fn keeping(self) -> Keeping {
        self.part()
    }

    /// Counts the edits of cells' texts.
    pub(super) fn edit_count(self) -> RwSignal<u32> {
        self.keeping().edits
    }

    /// Keeps every edit from now on.
    pub fn keep_edits(self) {
        // Where cells were added, moved or taken away, that is kept at once.
        effect(move || {
            self.cells.track();
            self.compat.track();
            self.file.track();
            self.save_edits();
        });
        let edits = self.edit_count();
        effect(move || {
            if edits.get() > 0 {
                self.save_soon();
            }
        });
        for leaving in ["pagehide", "visibilitychange"] {
            let heard = window_event_listener_untyped(leaving, move |_| self.save_what_is_due());
            on_cleanup(move || heard.remove());
        }
    }

    /// Keeps the edits at once, and says so.
    pub fn save_now(self) {
        self.save_edits();
        self.notes().announce("Kept in this browser.");
    }

    /// True if the notebook is not as the lesson was written.
    pub fn is_edited(self) -> bool {
        self.keeping().edited.get()
    }

    fn save_soon(self) {
        let save = move || {
            let idle = move || self.save_what_is_due();
            // Not every browser says when it has time.
            if request_idle_callback_with_handle(idle).is_err() {
                self.save_what_is_due();
            }
        };
        let timer = set_timeout_with_handle(save, PAUSE).ok();
        self.keeping().due.update_value(|due| {
            if let Some(earlier) = std::mem::replace(due, timer) {
                earlier.clear();
            }
        });
    }

    /// Keeps the edits that wait for it.
    pub fn save_what_is_due(self) {
        if self.is_gone() {
            return;
        }
        let due = self.keeping().due;
        let due = due.try_update_value(Option::take).flatten();
        if let Some(timer) = due {
            timer.clear();
            self.save_edits();
        }
    }

    fn save_edits(self) {
        untrack(|| self.write_edits());
    }

    fn write_edits(self) {
        let saved = self.edits();
        self.kept().write("lesson", saved.as_deref());
        let edited = saved.is_some() || !self.is_of_original();
        let known = self.keeping().edited;
        if known.get_untracked() != edited {
            known.set(edited);
        }
    }

    /// What the visitor changed, as text.
    fn edits(self) -> Option<String> {
        let notebook = self.notebook();
        let file = self.file.get();
        let base = if file.is_kept {
            file
        } else {
            self.fixed.with_value(|fixed| fixed.original.clone())
        };
        save(&notebook, &base.notebook)
    }
}
